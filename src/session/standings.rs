//! Where the leads of the team that shows really stand: judged once, then kept true change by change.

use super::Session;
use crate::domain::{ids::TeamId, moment::Moment, standings::Standings};

impl Session {
    /// Where a team's leads stand; `None` until [`Session::judge_all`], and again after a change of definitions.
    pub fn standings(&self, team: TeamId) -> Option<&Standings> {
        self.standings.as_ref().filter(|standings| standings.team() == team)
    }

    /// Judges every lead of a team, unless it is known already where they stand today. Answers whether it had to.
    pub fn judge_all(&mut self, team: TeamId, now: Moment) -> bool {
        let known = self.standings.as_ref().is_some_and(|standings| standings.is_about(team, now));
        if !known {
            self.standings = Some(Standings::of(&self.workspace, team, now));
        }
        !known
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        commands::{
            AddStage, AnswerQuestion, CaptureLead, Definition, LeadForm, NameDecisionMaker, Redefine,
            RemoveLead, ReshapeStage, testing::Bench,
        },
        domain::{
            criterion::{Answer, Criterion, CriterionKind, Said},
            field::Field,
            ids::{CriterionId, LeadId, QuestionId, StageId},
            moment::DAY,
            stage::Trait,
        },
    };

    const MARC: LeadId = LeadId::named("marc");
    const LEA: LeadId = LeadId::named("lea");

    /// Marc is known, and the board has asked where everybody stands.
    fn session(now: Moment) -> Session {
        let mut bench = Bench::with_team();
        bench.lead("marc", "Marc");
        let mut session = Session::new(bench.workspace, 1);
        session.judge_all(Bench::TEAM, now);
        session
    }

    fn now() -> Moment {
        Moment::utc(1_762_084_800_000)
    }

    fn ready(session: &Session) -> Option<Vec<LeadId>> {
        session.standings(Bench::TEAM).map(|standings| standings.ready().iter().copied().collect())
    }

    fn answer(session: &mut Session) {
        let (lead, question) = (MARC, QuestionId::named("need"));
        let to = Some(Answer::new(Said::Yes, ""));
        session.dispatch(AnswerQuestion { lead, question, to }, now()).unwrap();
    }

    fn redefine(session: &mut Session, step: Definition) {
        let asked = Redefine { team: Bench::TEAM, steps: vec![step], spare: false };
        session.dispatch(asked, now()).unwrap();
    }

    #[test]
    fn an_edit_and_its_undo_are_followed_at_once() {
        let mut session = session(now());
        assert_eq!(ready(&session), Some(vec![]));
        answer(&mut session);
        assert_eq!(ready(&session), Some(vec![MARC]));
        session.undo(now()).unwrap();
        assert_eq!(ready(&session), Some(vec![]));
        assert!(!session.judge_all(Bench::TEAM, now()));
    }

    #[test]
    fn other_definitions_and_another_day_ask_for_judging_anew() {
        let mut session = session(now());
        redefine(&mut session, AddStage { stage: StageId::named("new"), name: "New".into() }.into());
        assert_eq!(ready(&session), None);
        assert!(session.judge_all(Bench::TEAM, now()));
        assert!(session.judge_all(Bench::TEAM, Moment::utc(now().millis + DAY)));
        assert_eq!(session.standings(TeamId::named("other")).map(|known| known.team()), None);
    }

    #[test]
    fn whoever_lost_the_decision_maker_is_judged_again() {
        let mut session = session(now());
        let gate = Trait::Gate(vec![Criterion::required(
            CriterionId::named("decides"),
            CriterionKind::DecisionMaker,
        )]);
        redefine(&mut session, ReshapeStage { stage: StageId::named("prospect"), to: gate }.into());
        session.judge_all(Bench::TEAM, now());
        let form = LeadForm::default().with(Field::FullName, "Léa");
        let link = NameDecisionMaker { lead: MARC, fresh: LEA, form: form.clone() };
        session.dispatch(link, now()).unwrap();
        assert_eq!(ready(&session), Some(vec![MARC]));
        session.dispatch(RemoveLead { lead: LEA }, now()).unwrap();
        assert_eq!(ready(&session), Some(vec![]));
        session.undo(now()).unwrap();
        assert_eq!(ready(&session), Some(vec![MARC]));
        let other = CaptureLead { lead: LeadId::named("ana"), team: Bench::TEAM, form };
        session.dispatch(other, now()).unwrap();
        assert_eq!(ready(&session), Some(vec![MARC]));
        let ahead = session.standings(Bench::TEAM).map(|standings| standings.ahead().clone());
        assert_eq!(ahead, Some(BTreeSet::new()));
    }
}
