//! Whom the team met today, and what is left to do about them before the evening.

use crate::domain::{
    criterion::Occasion,
    field::Field,
    ids::{LeadId, QuestionId, TeamId},
    lead::Lead,
    moment::Moment,
    workspace::Workspace,
};

/// Somebody who was met today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    pub lead: LeadId,
    pub name: String,
    pub company: String,
    /// The qualifiers that nobody has answered.
    pub open: usize,
}

/// The team's leads that were first written down today, on whatever tablet.
fn met<'a>(workspace: &'a Workspace, team: TeamId, now: Moment) -> impl Iterator<Item = &'a Lead> {
    let began = now.midnight();
    workspace
        .all_leads()
        .filter(move |lead| lead.created.millis >= began)
        .filter(move |lead| workspace.shows(lead))
        .filter(move |lead| workspace.seat(lead).is_some_and(|(of, _)| of == team))
}

/// How many they are. One comparison for each lead that there is.
pub fn count(workspace: &Workspace, team: TeamId, now: Moment) -> usize {
    met(workspace, team, now).count()
}

/// All of them, the last one first.
pub fn met_today(workspace: &Workspace, team: TeamId, now: Moment) -> Vec<Met> {
    let Some(asking) = workspace.team(team) else { return Vec::new() };
    let qualifiers: Vec<QuestionId> = asking.questions_put(Occasion::Capture).map(|(id, _)| id).collect();
    let mut leads: Vec<&Lead> = met(workspace, team, now).collect();
    leads.sort_by_key(|lead| std::cmp::Reverse(lead.created));
    let told = |lead: &Lead| Met {
        lead: lead.id,
        name: lead.called().to_owned(),
        company: lead.text(Field::Company).to_owned(),
        open: qualifiers.iter().filter(|question| lead.answer(**question).is_none()).count(),
    };
    leads.into_iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{AnswerQuestion, Redefine, RemoveLead, SetQuestion, testing::Bench},
        domain::criterion::{Answer, Question, Said},
    };

    const CLAIRE: LeadId = LeadId::named("claire");

    fn today(bench: &Bench) -> Vec<(String, usize)> {
        let met = met_today(&bench.workspace, Bench::TEAM, bench.now);
        assert_eq!(met.len(), count(&bench.workspace, Bench::TEAM, bench.now));
        met.into_iter().map(|met| (met.name, met.open)).collect()
    }

    #[test]
    fn whoever_was_met_today_is_there_until_midnight_the_last_one_first() {
        let mut bench = Bench::with_team();
        bench.lead("old", "Old Friend").later(1);
        bench.lead("claire", "Claire Morel").lead("marc", "Marc Petit");
        assert_eq!(today(&bench), [("Marc Petit".into(), 0), ("Claire Morel".into(), 0)]);
        bench.done(RemoveLead { lead: LeadId::named("marc") });
        assert_eq!(today(&bench), [("Claire Morel".into(), 0)]);
        bench.later(1);
        assert_eq!(today(&bench), []);
    }

    #[test]
    fn open_is_each_qualifier_without_an_answer() {
        let mut bench = Bench::with_team();
        let question = QuestionId::named("need");
        let asked = bench.workspace.team(Bench::TEAM).unwrap().question(question).unwrap();
        let to = Question { occasion: Some(Occasion::Capture), ..asked.clone() };
        bench
            .done(Redefine::one(Bench::TEAM, SetQuestion { question, to: Some(to) }))
            .lead("claire", "Claire Morel");
        assert_eq!(today(&bench), [("Claire Morel".into(), 1)]);
        let to = Some(Answer::new(Said::No, ""));
        bench.done(AnswerQuestion { lead: CLAIRE, question, to });
        assert_eq!(today(&bench), [("Claire Morel".into(), 0)]);
    }
}
