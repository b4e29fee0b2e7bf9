//! A lead goes from one team to another, and back if it was not theirs: with its owner, the reason, and all that is
//! known of it.

use super::{Command, move_lead::checked_reason};
use crate::domain::{
    event::Event,
    field::{Fact, Field},
    ids::{LeadId, StageId, TeamId},
    judge::Judge,
    lead::Lead,
    moment::Moment,
    rank::Rank,
    rejection::Rejection,
    stage::Stage,
    standing::Way,
    team::Team,
    text,
    trail::{HandedOver, Visit},
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct HandOver {
    pub lead: LeadId,
    pub to: TeamId,
    /// Who looks after the lead there; empty: as before.
    pub owner: String,
    pub reason: String,
}

impl Command for HandOver {
    /// The lead arrives where the receiving team's criteria put it. No gate asks: what is missing there is shown.
    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        let lead = workspace.lead(self.lead).ok_or(Rejection::NoLongerThere)?;
        let team = workspace.team_in_use(self.to).ok_or(Rejection::NoLongerThere)?;
        let from = lead.visit().ok_or(Rejection::NoLongerThere)?;
        if from.team == team.id {
            return Err(Rejection::SameTeam);
        }
        let owner = match text::clean_line(&self.owner) {
            owner if owner.is_empty() => lead.text(Field::Owner).to_owned(),
            owner => owner.chars().take(Field::Owner.most()).collect(),
        };
        let stage =
            Way::new(&Judge::new(workspace, team, now)).arrival(lead).ok_or(Rejection::LastOpenStage)?;
        handed_over(workspace, lead, (team.id, stage), owner, &self.reason, now)
    }
}

#[derive(Clone, Debug)]
pub struct SendBack {
    pub lead: LeadId,
    pub reason: String,
}

impl Command for SendBack {
    /// To where it was before, and to who looked after it then.
    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        let lead = workspace.lead(self.lead).ok_or(Rejection::NoLongerThere)?;
        let (before, handed) = came_from(lead).ok_or(Rejection::NotHandedOver)?;
        let (team, stage) = way_back(workspace, before).ok_or(Rejection::NoLongerThere)?;
        let stage = stage.ok_or(Rejection::LastOpenStage)?.id;
        handed_over(workspace, lead, (team.id, stage), handed.owner_before.clone(), &self.reason, now)
    }
}

/// The last stay with the team that a lead came from, and how it came.
pub fn came_from(lead: &Lead) -> Option<(&Visit, &HandedOver)> {
    let path = lead.trail.path();
    let team = path.last()?.team;
    let came = path.iter().rposition(|visit| visit.team != team)?;
    Some((path[came], path.get(came + 1)?.handed_over.as_ref()?))
}

/// Where a lead goes back to that came from a stay: the team, while it is in use, and the same stage or else its first.
pub fn way_back<'a>(workspace: &'a Workspace, stay: &Visit) -> Option<(&'a Team, Option<&'a Stage>)> {
    let team = workspace.team_in_use(stay.team)?;
    Some((team, team.stage_in_use(stay.stage).or_else(|| team.first_stage())))
}

fn handed_over(
    workspace: &Workspace,
    lead: &Lead,
    (team, stage): (TeamId, StageId),
    owner: String,
    reason: &str,
    now: Moment,
) -> Result<Vec<Event>, Rejection> {
    let reason = checked_reason(reason)?;
    let from = lead.visit().cloned().ok_or(Rejection::NoLongerThere)?;
    let rank = Rank::between(None, workspace.index().column(team, stage).rank(0));
    let to = Visit {
        judged_by: workspace.team(team).map(|team| team.version()),
        handed_over: Some(HandedOver::new(reason, lead.text(Field::Owner).to_owned())),
        ..Visit::new(from.next_entered(now.millis), team, stage, rank)
    };
    let mut events = vec![Event::LeadMoved { lead: lead.id, from, to }];
    let before = lead.fact(Field::Owner).cloned();
    let after = (!owner.is_empty()).then_some(Fact::Text(owner));
    if before != after {
        events.push(Event::FactChanged { lead: lead.id, field: Field::Owner, from: before, to: after });
    }
    Ok(events)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{AnswerQuestion, Command, EditLead, FoundTeam, LeadForm, testing::Bench},
        domain::{
            criterion::{Answer, Said},
            ids::{CampaignId, QuestionId},
            playbooks,
        },
    };

    const CLAIRE: LeadId = LeadId::named("claire");
    const SALES: TeamId = TeamId::named("bant");

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        let playbook = Box::new(playbooks::named("bant").unwrap());
        bench.done(FoundTeam { fresh: SALES, name: "Sales".into(), playbook });
        bench.lead("claire", "Claire Morel");
        let form = LeadForm::default().with(Field::Owner, "Mia");
        bench.done(EditLead { lead: CLAIRE, form, fresh: CampaignId::named("new") });
        bench
    }

    fn hand_over(reason: &str) -> impl Command {
        HandOver { lead: CLAIRE, to: SALES, owner: "Sam".into(), reason: reason.into() }
    }

    fn seat(bench: &Bench) -> (TeamId, StageId) {
        bench.workspace.seat(bench.workspace.lead(CLAIRE).unwrap()).unwrap()
    }

    #[test]
    fn a_lead_arrives_where_the_other_team_would_have_put_it() {
        let mut bench = bench();
        for question in ["budget", "authority", "need", "timeline"] {
            bench.done(AnswerQuestion {
                lead: CLAIRE,
                question: QuestionId::named(&format!("bant/{question}")),
                to: Some(Answer::new(Said::Yes, "on the phone")),
            });
        }
        bench.done(hand_over("ripe"));
        assert_eq!(seat(&bench), (SALES, StageId::named("bant/prospect")));
        assert_eq!(bench.workspace.lead(CLAIRE).unwrap().text(Field::Owner), "Sam");
    }

    #[test]
    fn sent_back_it_is_where_it_was_and_with_whom() {
        let mut bench = bench();
        let before = seat(&bench);
        bench.done(hand_over("ripe"));
        assert_eq!(seat(&bench), (SALES, StageId::named("bant/lead")));
        let back = SendBack { lead: CLAIRE, reason: "not yet".into() };
        bench.done(back.clone());
        assert_eq!(seat(&bench), before);
        assert_eq!(bench.workspace.lead(CLAIRE).unwrap().text(Field::Owner), "Mia");
        // And once more the other way: whoever gets it can always send it back.
        bench.done(back);
        assert_eq!(seat(&bench).0, SALES);
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        let bench = bench();
        assert_eq!(bench.refused(hand_over(" ")), Rejection::ReasonMissing);
        let here = HandOver { lead: CLAIRE, to: Bench::TEAM, owner: String::new(), reason: "why not".into() };
        assert_eq!(bench.refused(here), Rejection::SameTeam);
        let back = SendBack { lead: CLAIRE, reason: "not ours".into() };
        assert_eq!(bench.refused(back), Rejection::NotHandedOver);
    }

    #[test]
    fn one_undo_takes_the_hand_over_back() {
        let mut bench = bench();
        let before = bench.seen();
        bench.done(hand_over("ripe"));
        bench.undo();
        assert_eq!(bench.seen(), before);
    }
}
