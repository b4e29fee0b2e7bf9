//! A team changes its definitions: one thing or many, tried out first, taken up in one step that one undo takes back.

mod collapse;
mod spared;

use std::collections::BTreeMap;

use super::{
    AddStage, Command, MoveStage, ReshapeStage, RestoreStage, RetireStage, SetQuestion, SetRule, SplitStage,
};
use crate::domain::{
    contradiction::contradictions,
    event::Event,
    ids::{LeadId, StageId, TeamId},
    moment::{LAST, Millis, Moment},
    rejection::Rejection,
    stage::Stage,
    stamp::Stamp,
    team::Team,
    trail::Visit,
    workspace::Workspace,
};

use collapse::collapse;
use spared::spared;

/// One change of a definition.
#[derive(Clone, Debug, PartialEq)]
pub enum Definition {
    AddStage(AddStage),
    SplitStage(SplitStage),
    MoveStage(MoveStage),
    ReshapeStage(ReshapeStage),
    RetireStage(RetireStage),
    RestoreStage(RestoreStage),
    SetQuestion(SetQuestion),
    SetRule(SetRule),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Redefine {
    pub team: TeamId,
    pub steps: Vec<Definition>,
    /// Leads that are past a changed gate already keep the judgement that let them in.
    pub spare: bool,
}

/// What a change of definitions comes to.
#[derive(Clone, Debug)]
pub struct Redefined {
    pub events: Vec<Event>,
    /// The team as it would be.
    pub team: Team,
    /// Where leads of retired and split stages would go.
    pub moved: BTreeMap<LeadId, Visit>,
}

impl Command for Redefine {
    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        self.outcome(workspace, now).map(|outcome| outcome.events)
    }
}

impl Redefine {
    pub fn one(team: TeamId, step: impl Into<Definition>) -> Self {
        Self { team, steps: vec![step.into()], spare: false }
    }

    /// Tries it out. Each step sees what the ones before it have done.
    ///
    /// # Errors
    /// What the first step that cannot be done is refused for, or what would contradict itself afterwards.
    pub fn outcome(&self, workspace: &Workspace, now: Moment) -> Result<Redefined, Rejection> {
        let team = workspace.team(self.team).ok_or(Rejection::NoLongerThere)?;
        let mut draft = Draft { team: team.clone(), moved: BTreeMap::new(), workspace, now, steps: 0 };
        let mut events = Vec::new();
        for step in &self.steps {
            match step.decide(&draft) {
                Ok(news) => {
                    draft.take(&news);
                    events.extend(news);
                }
                // Within a longer change a step that changes nothing is no reason to refuse the others.
                Err(Rejection::NothingChanged) => {}
                Err(refused) => return Err(refused),
            }
        }
        let known = contradictions(team);
        if let Some(new) = contradictions(&draft.team).into_iter().find(|found| !known.contains(found)) {
            return Err(Rejection::Contradiction(new));
        }
        // There and back again judges nobody otherwise.
        let mut events = collapse(events);
        // Those that this very change moves are there already, too.
        let before = self.spare.then(|| now.millis.saturating_add(1).min(LAST));
        let spared = spared(team, &draft.team, &events, before);
        draft.take(&spared);
        events.extend(spared);
        Ok(Redefined { events: collapse(events), team: draft.team, moved: draft.moved })
    }
}

/// The team while it is being changed, and where its leads have gone so far.
pub(super) struct Draft<'a> {
    pub team: Team,
    pub workspace: &'a Workspace,
    pub now: Moment,
    moved: BTreeMap<LeadId, Visit>,
    steps: u64,
}

impl Draft<'_> {
    pub fn stage(&self, stage: StageId) -> Result<&Stage, Rejection> {
        self.team.stage(stage).ok_or(Rejection::NoLongerThere)
    }

    /// A stage that leads can be put into.
    pub fn stage_in_use(&self, stage: StageId) -> Result<&Stage, Rejection> {
        self.team.stage_in_use(stage).ok_or(Rejection::NoLongerThere)
    }

    /// The leads that stand in a stage by now, in order, each with its stay.
    pub fn leads_in(&self, stage: StageId) -> Vec<(LeadId, Visit)> {
        let column = self.workspace.index().column(self.team.id, stage).leads();
        let stays = column.filter(|lead| !self.moved.contains_key(lead));
        let stays = stays.filter_map(|lead| Some((lead, self.workspace.lead(lead)?.visit()?.clone())));
        let came = self.moved.iter().filter(|(_, visit)| visit.stage == stage);
        let mut leads: Vec<_> = stays.chain(came.map(|(lead, visit)| (*lead, visit.clone()))).collect();
        leads.sort_by(|(a, here), (b, there)| (&here.rank, a).cmp(&(&there.rank, b)));
        leads
    }

    fn take(&mut self, events: &[Event]) {
        for event in events {
            self.steps += 1;
            // Later than anything the team has, and in order; it is only tried out, so it need not be a real time.
            self.team.apply(event, Stamp { millis: Millis::MAX, counter: 0, writer: self.steps });
            if let Event::LeadMoved { lead, from: _, to } = event {
                self.moved.insert(*lead, to.clone());
            }
        }
    }
}

impl Definition {
    fn decide(&self, draft: &Draft<'_>) -> Result<Vec<Event>, Rejection> {
        match self {
            Definition::AddStage(asked) => asked.decide(draft),
            Definition::SplitStage(asked) => asked.decide(draft),
            Definition::MoveStage(asked) => asked.decide(draft),
            Definition::ReshapeStage(asked) => asked.decide(draft),
            Definition::RetireStage(asked) => asked.decide(draft),
            Definition::RestoreStage(asked) => asked.decide(draft),
            Definition::SetQuestion(asked) => asked.decide(draft),
            Definition::SetRule(asked) => asked.decide(draft),
        }
    }
}

macro_rules! definitions {
    ($($name:ident),*) => {$(
        impl From<$name> for Definition {
            fn from(asked: $name) -> Self {
                Definition::$name(asked)
            }
        }
    )*};
}

definitions!(AddStage, SplitStage, MoveStage, ReshapeStage, RetireStage, RestoreStage, SetQuestion, SetRule);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{Command, testing::Bench},
        domain::{
            contradiction::Contradiction,
            criterion::{Criterion, CriterionKind, Question},
            ids::{CriterionId, QuestionId},
            stage::Trait,
            wording::Wording,
        },
    };

    const PROSPECT: StageId = StageId::named("prospect");

    fn redefine(steps: Vec<Definition>, spare: bool) -> impl Command {
        Redefine { team: Bench::TEAM, steps, spare }
    }

    fn named(name: &str) -> Definition {
        ReshapeStage { stage: PROSPECT, to: Trait::Name(Wording::same(name)) }.into()
    }

    fn gate(kinds: Vec<CriterionKind>) -> Definition {
        let criteria = kinds
            .into_iter()
            .enumerate()
            .map(|(at, kind)| Criterion::required(CriterionId::new(at as u128), kind));
        ReshapeStage { stage: PROSPECT, to: Trait::Gate(criteria.collect()) }.into()
    }

    #[test]
    fn the_last_of_several_changes_stands_and_one_undo_takes_all_back() {
        let mut bench = Bench::with_team();
        let before = bench.seen();
        let demo = StageId::named("demo");
        let add = AddStage { stage: demo, name: "Demo".into() };
        let rename = ReshapeStage { stage: demo, to: Trait::Name(Wording::same("Show")) };
        // In the order of the alphabet the last name would lose.
        bench.done(redefine(vec![named("Z"), add.into(), named("A"), rename.into()], false));
        let team = bench.workspace.team(Bench::TEAM).unwrap();
        assert_eq!(team.stage(PROSPECT).unwrap().name().en, "A");
        assert_eq!(team.stage(demo).unwrap().name().en, "Show");
        bench.undo();
        assert_eq!(bench.seen(), before);
    }

    #[test]
    fn going_there_and_back_changes_nothing() {
        let bench = Bench::with_team();
        assert_eq!(
            bench.refused(redefine(vec![named("Z"), named("Prospect")], false)),
            Rejection::NothingChanged
        );
    }

    #[test]
    fn leads_follow_through_two_retired_stages() {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel");
        let retire = |stage: &str, into: &str| {
            Definition::from(RetireStage { stage: StageId::named(stage), into: Some(StageId::named(into)) })
        };
        let add = AddStage { stage: StageId::named("new"), name: "New".into() };
        bench.done(redefine(vec![add.into(), retire("lead", "prospect"), retire("prospect", "new")], false));
        assert_eq!(bench.stage_of("claire"), StageId::named("new"));
    }

    /// The draft's own stamps are no times: a version that a lead is judged by is one that people know.
    #[test]
    fn leads_remember_the_version_that_moved_them() {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel");
        let version = bench.workspace.team(Bench::TEAM).unwrap().version();
        let into = Some(PROSPECT);
        bench.done(redefine(
            vec![named("Z"), RetireStage { stage: StageId::named("lead"), into }.into()],
            false,
        ));
        let visit = bench.workspace.lead(LeadId::named("claire")).unwrap().visit().unwrap();
        assert_eq!(visit.judged_by, Some(version));
    }

    #[test]
    fn a_stage_that_came_and_went_in_one_change_stays_away_when_it_is_redone() {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel");
        let demo = StageId::named("demo");
        let add = AddStage { stage: demo, name: "Demo".into() };
        let over = RetireStage { stage: StageId::named("lead"), into: Some(demo) };
        let on = RetireStage { stage: demo, into: Some(PROSPECT) };
        bench.done(redefine(vec![add.into(), over.into(), on.into()], false));
        let after = bench.seen();
        bench.undo();
        bench.redo();
        assert_eq!(bench.seen(), after);
    }

    #[test]
    fn a_contradiction_is_refused_unless_it_was_there_before() {
        let mut bench = Bench::with_team();
        let gone = CriterionKind::Answered(QuestionId::named("gone"));
        assert_eq!(
            bench.refused(redefine(vec![gate(vec![gone.clone()])], false)),
            Rejection::Contradiction(Contradiction::NoSuchQuestion { stage: PROSPECT })
        );
        // The question may come later in the same change.
        let question = Question::yes_or_no(Wording::same("Really?"));
        let ask = SetQuestion { question: QuestionId::named("gone"), to: Some(question) };
        bench.done(redefine(vec![gate(vec![gone]), ask.into()], false));
        let forget = SetQuestion { question: QuestionId::named("gone"), to: None };
        assert_eq!(
            bench.refused(redefine(vec![forget.into()], false)),
            Rejection::Contradiction(Contradiction::NoSuchQuestion { stage: PROSPECT })
        );
    }

    #[test]
    fn old_judgements_are_kept_where_the_team_says_so() {
        let mut bench = Bench::with_team();
        bench.done(redefine(vec![gate(vec![CriterionKind::Basis])], true));
        let spared =
            |bench: &Bench| bench.workspace.team(Bench::TEAM).unwrap().stage(PROSPECT).unwrap().spared();
        assert!(spared(&bench).is_some());
        bench.done(redefine(vec![gate(vec![CriterionKind::DecisionMaker])], false));
        assert_eq!(spared(&bench), None);
    }
}
