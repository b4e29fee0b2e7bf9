//! Somebody is met: captured together with what they answered and how they were met, in one change.

use super::{CaptureLead, Command, answer_question, log_activity};
use crate::domain::{
    activity::Activity,
    criterion::Answer,
    event::Event,
    ids::{ActivityId, QuestionId},
    moment::Moment,
    rejection::Rejection,
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct MeetLead {
    pub captured: CaptureLead,
    /// Each question once.
    pub answers: Vec<(QuestionId, Answer)>,
    /// What has happened with them by now, the first meeting first.
    pub met: Vec<Activity>,
}

/// From here on the identities of a new lead's activities are derived; the ones before are of other parts.
const FIRST_ACTIVITY: u64 = 100;

impl Command for MeetLead {
    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        let lead = self.captured.lead;
        let mut events = self.captured.decide(workspace, now)?;
        for (question, answer) in self.answers {
            let to = Some(answer_question::accepted(answer, now));
            events.push(Event::AnswerGiven { lead, question, from: None, to });
        }
        for (what, part) in self.met.into_iter().zip(FIRST_ACTIVITY..) {
            let activity = ActivityId::new(lead.derived(part).bits());
            let to = Some(log_activity::accepted(what, now));
            events.push(Event::ActivityLogged { lead, activity, from: None, to });
        }
        Ok(events)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{LeadForm, testing::Bench},
        domain::{
            activity::{Channel, Direction},
            criterion::Said,
            field::Field,
            ids::LeadId,
        },
    };

    #[test]
    fn a_meeting_is_one_change_with_its_answers_and_is_undone_whole() {
        let mut bench = Bench::with_team();
        let before = bench.seen();
        let (lead, need) = (LeadId::named("claire"), QuestionId::named("need"));
        let form = LeadForm::default().with(Field::FullName, "Claire Morel");
        let met = |note: &str, at| Activity::new(Channel::Show, Direction::Inbound, at, note);
        bench.done(MeetLead {
            captured: CaptureLead { lead, team: Bench::TEAM, form },
            answers: vec![(need, Answer::new(Said::Yes, " said so\u{7} "))],
            met: vec![met("Hall 3", 0), met("", i64::MAX)],
        });
        let claire = bench.workspace.lead(lead).unwrap();
        assert_eq!(claire.answer(need), Some(&Answer::new(Said::Yes, "said so")));
        let mut times: Vec<i64> = claire.activities().map(|(_, what)| what.at).collect();
        times.sort_unstable();
        assert_eq!(times[0], 0);
        assert!(times[1] < i64::MAX, "nobody was met tomorrow");
        bench.undo();
        assert_eq!(bench.seen(), before);
    }

    #[test]
    fn nobody_is_met_without_a_name() {
        let captured =
            CaptureLead { lead: LeadId::named("claire"), team: Bench::TEAM, form: LeadForm::default() };
        let met = MeetLead { captured, answers: Vec::new(), met: Vec::new() };
        assert!(matches!(Bench::with_team().refused(met), Rejection::Form(_)));
    }
}
