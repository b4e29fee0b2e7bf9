//! Handing a lead over: to whom it can go, where it would arrive there and why, and what would be kept though nobody asks.

use super::{
    gate::{GateRow, rows},
    lead_sheet::{Told, elsewhere},
};
use crate::domain::{
    criterion::{Criterion, Holds, Question},
    field::Field,
    ids::{LeadId, QuestionId, TeamId},
    judge::Judge,
    lead::Lead,
    moment::Moment,
    standing::Way,
    team::Team,
    wording::Wording,
    workspace::Workspace,
};

#[derive(Clone, Debug, PartialEq)]
pub struct HandOverSheet {
    pub called: String,
    /// Where the lead is now.
    pub team: String,
    pub owner: String,
    /// The teams that can receive it, by name.
    pub teams: Vec<(TeamId, String)>,
}

/// What the receiving team would make of the lead.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    pub team: String,
    pub stage: Wording,
    pub definition: Wording,
    /// The next stage on the way there, if it asks anything.
    pub next: Option<Wording>,
    /// What the next stage asks and is not known yet.
    pub lacking: Vec<GateRow>,
    /// What any stage there requires and is not so.
    pub refused: Vec<GateRow>,
    /// Answers that nobody asks for there.
    pub kept: Vec<Told>,
}

/// `None` when the lead is gone.
pub fn hand_over_sheet(workspace: &Workspace, lead: LeadId) -> Option<HandOverSheet> {
    let lead = workspace.lead(lead)?;
    let (here, _) = workspace.seat(lead)?;
    let others = workspace.teams().into_iter().filter(|team| team.id != here);
    Some(HandOverSheet {
        called: lead.called().to_owned(),
        team: workspace.team(here).map(|team| team.name().to_owned()).unwrap_or_default(),
        owner: lead.text(Field::Owner).to_owned(),
        teams: others.map(|team| (team.id, team.name().to_owned())).collect(),
    })
}

/// `None` when lead or team are gone, or the team has no stage to take it in.
pub fn arrival(workspace: &Workspace, lead: LeadId, team: TeamId, now: Moment) -> Option<Arrival> {
    let lead = workspace.lead(lead)?;
    let team = workspace.team_in_use(team)?;
    let judge = Judge::new(workspace, team, now);
    let here = Way::new(&judge).arrival(lead)?;
    let way = team.way();
    let next = way.iter().skip_while(|stage| **stage != here).nth(1).copied();
    let asked = next.map(|next| team.entry_criteria(Some(here), next)).unwrap_or_default();
    let everything = way.last().map(|last| team.entry_criteria(None, *last)).unwrap_or_default();
    let stage = team.stage(here)?;
    let judged = |criteria: Vec<&Criterion>, holds| judged(&judge, lead, criteria, holds);
    Some(Arrival {
        team: team.name().to_owned(),
        stage: stage.name(),
        definition: stage.definition(),
        next: next.filter(|_| !asked.is_empty()).and_then(|next| team.stage(next)).map(|stage| stage.name()),
        lacking: judged(asked, Holds::Unknown),
        refused: judged(everything, Holds::No),
        kept: kept(workspace, lead, team),
    })
}

/// An answer on a topic that the receiving team asks about in its own words counts there, so it is asked for.
fn kept(workspace: &Workspace, lead: &Lead, team: &Team) -> Vec<Told> {
    let is_yes_or_no = |question: &Question| question.choices.is_empty() && question.topic.is_some();
    let counts = |told: &Told| {
        let asked = |(_, own): (QuestionId, &Question)| is_yes_or_no(own) && own.topic == told.question.topic;
        is_yes_or_no(&told.question) && team.questions().any(asked)
    };
    let told = elsewhere(workspace, lead, team).into_iter().flat_map(|(_, told)| told);
    told.filter(|told| !counts(told)).collect()
}

/// The required criteria of which this can be said.
fn judged(judge: &Judge<'_>, lead: &Lead, criteria: Vec<&Criterion>, holds: Holds) -> Vec<GateRow> {
    let required = criteria.into_iter().filter(|criterion| !criterion.advised);
    let judgements = required.map(|criterion| judge.judge(lead, criterion));
    rows(judge, lead, judgements.filter(|judgement| judgement.holds == holds).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{AnswerQuestion, FoundTeam, HandOver, testing::Bench},
        domain::{
            criterion::{Answer, Said},
            ids::StageId,
            playbooks,
        },
    };

    const CLAIRE: LeadId = LeadId::named("claire");
    const SALES: TeamId = TeamId::named("bant");

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        let playbook = Box::new(playbooks::named("bant").unwrap());
        bench.done(FoundTeam { fresh: SALES, name: "Closers".into(), playbook });
        bench.lead("claire", "Claire Morel");
        bench
    }

    fn answer(bench: &mut Bench, question: &str, said: Said) {
        let (question, to) = (QuestionId::named(question), Some(Answer::new(said, "said so")));
        bench.done(AnswerQuestion { lead: CLAIRE, question, to });
    }

    fn arrives(bench: &Bench) -> Arrival {
        arrival(&bench.workspace, CLAIRE, SALES, bench.now).unwrap()
    }

    #[test]
    fn alone_there_is_nobody_to_hand_over_to() {
        let mut alone = Bench::with_team();
        alone.lead("claire", "Claire Morel");
        assert_eq!(hand_over_sheet(&alone.workspace, CLAIRE).unwrap().teams, []);
        let two = hand_over_sheet(&bench().workspace, CLAIRE).unwrap();
        assert_eq!((two.team.as_str(), two.teams), ("Sales", vec![(SALES, "Closers".to_owned())]));
    }

    #[test]
    fn what_lacks_what_is_refused_and_what_is_kept_are_told_apart() {
        let mut bench = bench();
        answer(&mut bench, "need", Said::Yes);
        answer(&mut bench, "bant/budget", Said::No);
        answer(&mut bench, "bant/need", Said::Yes);
        let there = arrives(&bench);
        assert_eq!(there.stage, playbooks_stage("bant/lead"));
        assert_eq!(there.next, Some(playbooks_stage("bant/prospect")));
        let questions = |rows: &[GateRow]| -> Vec<QuestionId> {
            rows.iter().filter_map(|row| row.judgement.criterion.kind.question()).collect()
        };
        assert_eq!(questions(&there.lacking), ["bant/authority", "bant/timeline"].map(QuestionId::named));
        assert_eq!(questions(&there.refused), [QuestionId::named("bant/budget")]);
        assert_eq!(there.kept.len(), 1);
    }

    fn playbooks_stage(name: &str) -> Wording {
        bench().workspace.team(SALES).unwrap().stage(StageId::named(name)).unwrap().name()
    }

    #[test]
    fn it_arrives_where_the_sheet_said() {
        let mut bench = bench();
        for question in ["budget", "authority", "need", "timeline"] {
            answer(&mut bench, &format!("bant/{question}"), Said::Yes);
        }
        let said = arrives(&bench).stage;
        let (owner, reason) = (String::new(), "ripe".into());
        bench.done(HandOver { lead: CLAIRE, to: SALES, owner, reason });
        let lead = bench.workspace.lead(CLAIRE).unwrap();
        assert_eq!(bench.workspace.stage_of(lead).unwrap().name(), said);
        assert_eq!(said, playbooks_stage("bant/prospect"));
    }
}
