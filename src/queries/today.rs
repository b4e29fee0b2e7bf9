//! Whom the team met today, and what is left to do about them before the evening.

use super::heat::{self, Degree};
use crate::domain::{
    criterion::Occasion,
    field::Field,
    ids::{LeadId, QuestionId, TeamId},
    lead::Lead,
    moment::{DAY, Millis, Moment},
    team::Team,
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

/// What the day leaves to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Today {
    /// How many were met.
    pub met: usize,
    /// Those of whom not all was asked, the last one first.
    pub unqualified: Vec<Met>,
    /// Who is hot and has not heard from us since they were met, today or the day before: the first one first, whose
    /// twenty-four hours end first.
    pub hot: Vec<Met>,
}

/// The team's leads that were first written down at a moment or later, on whatever tablet.
fn met_since<'a>(
    workspace: &'a Workspace,
    team: TeamId,
    since: Millis,
) -> impl Iterator<Item = &'a Lead> + use<'a> {
    workspace
        .all_leads()
        .filter(move |lead| lead.created.millis >= since)
        .filter(move |lead| workspace.shows(lead))
        .filter(move |lead| workspace.seat(lead).is_some_and(|(of, _)| of == team))
}

/// How many were met today. One comparison for each lead that there is.
pub fn count(workspace: &Workspace, team: TeamId, now: Moment) -> usize {
    met_since(workspace, team, now.midnight()).count()
}

pub fn today(workspace: &Workspace, team: TeamId, now: Moment) -> Today {
    let Some(asking) = workspace.team(team) else { return Today::default() };
    let began = now.midnight();
    let qualifiers: Vec<QuestionId> = asking.questions_put(Occasion::Capture).map(|(id, _)| id).collect();
    let open = |lead: &Lead| qualifiers.iter().filter(|question| lead.answer(**question).is_none()).count();
    let told = |lead: &&Lead| Met {
        lead: lead.id,
        name: lead.called().to_owned(),
        company: lead.text(Field::Company).to_owned(),
        open: open(lead),
    };
    let mut leads: Vec<&Lead> = met_since(workspace, team, began.saturating_sub(DAY)).collect();
    leads.sort_by_key(|lead| lead.created);
    let of_today = || leads.iter().rev().filter(|lead| lead.created.millis >= began);
    Today {
        met: of_today().count(),
        unqualified: of_today().map(told).filter(|met| met.open > 0).collect(),
        hot: leads.iter().filter(|lead| is_hot(asking, lead) && !has_heard(lead)).map(told).collect(),
    }
}

fn is_hot(team: &Team, lead: &Lead) -> bool {
    let said = |question| lead.answer(question).map(|answer| answer.said);
    heat::reading(team, said).is_some_and(|read| read.degree == Degree::Hot)
}

/// From us, in person: one message to many is no answer.
fn has_heard(lead: &Lead) -> bool {
    lead.activities().any(|(_, what)| what.is_attempt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{AnswerQuestion, LogActivity, Redefine, RemoveLead, SetQuestion, SetRule, testing::Bench},
        domain::{
            activity::{Activity, Channel, Direction},
            criterion::{Answer, Question, Said},
            ids::ActivityId,
            rule::{HEAT, Heat, Rule},
        },
    };

    const CLAIRE: LeadId = LeadId::named("claire");
    const NEED: QuestionId = QuestionId::named("need");

    fn now(bench: &Bench) -> Today {
        let today = today(&bench.workspace, Bench::TEAM, bench.now);
        assert_eq!(today.met, count(&bench.workspace, Bench::TEAM, bench.now));
        today
    }

    fn names(met: &[Met]) -> Vec<&str> {
        met.iter().map(|met| met.name.as_str()).collect()
    }

    /// A yes to the need, which is asked at capture, makes hot.
    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        let asked = bench.workspace.team(Bench::TEAM).unwrap().question(NEED).unwrap().clone();
        let to = Some(Question { occasion: Some(Occasion::Capture), ..asked });
        let heat = Heat { hot: 50, warm: 20, answers: vec![(NEED, Said::Yes, 50)] };
        let set = SetRule { rule: HEAT, to: Some(Rule::Heat(heat)) };
        bench.done(Redefine::one(Bench::TEAM, SetQuestion { question: NEED, to }).and(set));
        bench
    }

    fn answered(said: Said) -> AnswerQuestion {
        AnswerQuestion { lead: CLAIRE, question: NEED, to: Some(Answer::new(said, "")) }
    }

    #[test]
    fn whoever_was_met_today_counts_until_midnight() {
        let mut bench = bench();
        bench.lead("old", "Old Friend").later(1);
        bench.lead("claire", "Claire Morel").lead("marc", "Marc Petit");
        assert_eq!(now(&bench).met, 2);
        bench.done(RemoveLead { lead: LeadId::named("marc") });
        assert_eq!(now(&bench).met, 1);
        bench.later(1);
        assert_eq!(now(&bench), Today::default());
    }

    #[test]
    fn unqualified_is_who_was_not_asked_everything_the_last_one_first() {
        let mut bench = bench();
        bench.lead("claire", "Claire Morel").lead("marc", "Marc Petit");
        assert_eq!(names(&now(&bench).unqualified), ["Marc Petit", "Claire Morel"]);
        assert_eq!(now(&bench).unqualified[0].open, 1);
        bench.done(answered(Said::No));
        assert_eq!(names(&now(&bench).unqualified), ["Marc Petit"]);
    }

    #[test]
    fn who_is_hot_waits_for_our_answer_until_the_day_after() {
        let mut bench = bench();
        bench.lead("claire", "Claire Morel").lead("marc", "Marc Petit").done(answered(Said::Yes));
        assert_eq!(names(&now(&bench).hot), ["Claire Morel"]);
        bench.later(1);
        assert_eq!(names(&now(&bench).hot), ["Claire Morel"]);
        let log = |channel, id: &str| {
            let what = Activity::new(channel, Direction::Outbound, bench.now.millis, String::new());
            LogActivity { lead: CLAIRE, activity: ActivityId::named(id), what }
        };
        let (mailing, call) = (log(Channel::Mailing, "mailing"), log(Channel::Call, "call"));
        bench.done(mailing);
        assert_eq!(now(&bench).hot.len(), 1, "a mailing is no answer");
        bench.done(call);
        assert_eq!(now(&bench).hot, []);
    }
}
