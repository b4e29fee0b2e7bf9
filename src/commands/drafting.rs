//! A change of definitions grows step by step while it is being tried out, and stays as short as it can.

use super::{Definition, Redefine};
use crate::domain::{ids::StageId, stage::TraitKey};

impl Redefine {
    /// The change with one step more. What the step says anew is said once only, so that a name typed five times is one
    /// step.
    pub fn and(mut self, step: impl Into<Definition>) -> Self {
        let step = step.into();
        if let Definition::RetireStage(retired) = &step
            && self.adds_for_nothing(retired.stage)
        {
            self.steps.retain(|known| about(known) != Some(retired.stage));
            return self;
        }
        if let Definition::RestoreStage(restored) = &step
            && let Some(at) = self.retires(restored.stage)
        {
            self.steps.remove(at);
            return self;
        }
        match &step {
            Definition::MoveStage(_) => self.forget_last_move(&step),
            _ => self.forget_what_is_said_anew(&step),
        }
        self.steps.push(step);
        self
    }

    /// Unless something in between went by it.
    fn forget_what_is_said_anew(&mut self, step: &Definition) {
        let last = self.steps.iter().rposition(orders).unwrap_or(0);
        let mut at = 0..;
        self.steps.retain(|known| {
            let went_by = at.next().is_some_and(|at| at < last) && is_gone_by(known);
            went_by || !says_anew(step, known)
        });
    }

    /// How many things a person would say were changed: a new stage is one, with all that is said of it.
    pub fn changes(&self) -> usize {
        let is_new = |stage| {
            let adds = |known: &Definition| matches!(known, Definition::AddStage(add) if add.stage == stage);
            self.steps.iter().any(adds)
        };
        let counts = |step: &&Definition| match step {
            Definition::ReshapeStage(step) => !is_new(step.stage),
            _ => true,
        };
        self.steps.iter().filter(counts).count()
    }

    /// Where a stage stands depends on the moves in between, so only moves in a row are one.
    fn forget_last_move(&mut self, step: &Definition) {
        let last = self.steps.iter().rposition(orders);
        if let Some(last) = last
            && matches!(self.steps[last], Definition::MoveStage(_))
            && about(&self.steps[last]) == about(step)
        {
            self.steps.remove(last);
        }
    }

    /// Where this change retires a stage. Bringing it back takes that back, and its leads stay where they are.
    fn retires(&self, stage: StageId) -> Option<usize> {
        let retires =
            |known: &Definition| matches!(known, Definition::RetireStage(known) if known.stage == stage);
        self.steps.iter().rposition(retires)
    }

    /// Whether a stage is new in this change, and no other step speaks of it.
    fn adds_for_nothing(&self, stage: StageId) -> bool {
        let is_new = |known: &Definition| matches!(known, Definition::AddStage(add) if add.stage == stage);
        self.steps.iter().any(is_new) && !self.steps.iter().any(|known| leans_on(known, stage))
    }
}

fn says_anew(step: &Definition, known: &Definition) -> bool {
    match (step, known) {
        (Definition::ReshapeStage(step), Definition::ReshapeStage(known)) => {
            step.stage == known.stage && step.to.key() == known.to.key()
        }
        (Definition::SetQuestion(step), Definition::SetQuestion(known)) => step.question == known.question,
        (Definition::SetRule(step), Definition::SetRule(known)) => step.rule == known.rule,
        _ => false,
    }
}

/// Whether it says what a stage that is added or split off later takes over, or where that one stands.
fn is_gone_by(known: &Definition) -> bool {
    let Definition::ReshapeStage(known) = known else { return false };
    matches!(known.to.key(), TraitKey::Kind | TraitKey::Colour | TraitKey::Probability | TraitKey::StaleAfter)
}

/// The stage that a step changes.
fn about(step: &Definition) -> Option<StageId> {
    match step {
        Definition::AddStage(step) => Some(step.stage),
        Definition::SplitStage(step) => Some(step.stage),
        Definition::MoveStage(step) => Some(step.stage),
        Definition::ReshapeStage(step) => Some(step.stage),
        Definition::RetireStage(step) => Some(step.stage),
        Definition::RestoreStage(step) => Some(step.stage),
        Definition::SetQuestion(_) | Definition::SetRule(_) => None,
    }
}

/// Whether a step that changes something else needs this stage.
fn leans_on(step: &Definition, stage: StageId) -> bool {
    match step {
        Definition::SplitStage(step) => step.stage == stage,
        Definition::MoveStage(step) => step.before == Some(stage),
        Definition::RetireStage(step) => step.stage == stage || step.into == Some(stage),
        _ => false,
    }
}

/// Whether a step changes which stage stands where.
fn orders(step: &Definition) -> bool {
    matches!(
        step,
        Definition::AddStage(_)
            | Definition::SplitStage(_)
            | Definition::MoveStage(_)
            | Definition::RetireStage(_)
            | Definition::RestoreStage(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{
            AddStage, MoveStage, ReshapeStage, RestoreStage, RetireStage, SplitStage, testing::Bench,
        },
        domain::{stage::Trait, wording::Wording},
    };

    fn named(stage: &str, name: &str) -> Definition {
        ReshapeStage { stage: StageId::named(stage), to: Trait::Name(Wording::same(name)) }.into()
    }

    fn put(stage: &str, before: Option<&str>) -> Definition {
        MoveStage { stage: StageId::named(stage), before: before.map(StageId::named) }.into()
    }

    fn draft(steps: Vec<Definition>) -> Redefine {
        let none = Redefine { team: Bench::TEAM, steps: Vec::new(), spare: false };
        steps.into_iter().fold(none, Redefine::and)
    }

    fn order(draft: &Redefine) -> Vec<StageId> {
        let bench = Bench::with_team();
        let team = draft.outcome(&bench.workspace, bench.now).unwrap().team;
        team.stages_in_order().iter().map(|stage| stage.id).collect()
    }

    #[test]
    fn a_name_typed_twice_is_one_step() {
        let draft = draft(vec![named("lead", "A"), named("prospect", "B"), named("lead", "C")]);
        assert_eq!(draft.steps, [named("prospect", "B"), named("lead", "C")]);
    }

    /// The new stage takes over the chance of winning that was there when it was split off.
    #[test]
    fn what_a_split_went_by_is_kept() {
        let fresh = StageId::named("fresh");
        let likely = |chance| -> Definition {
            ReshapeStage { stage: StageId::named("lead"), to: Trait::Probability(chance) }.into()
        };
        let split =
            SplitStage { stage: StageId::named("lead"), fresh, name: "Second".into(), take_leads: false };
        let draft = draft(vec![likely(40), split.into(), likely(60), likely(70)]);
        let bench = Bench::with_team();
        let team = draft.outcome(&bench.workspace, bench.now).unwrap().team;
        assert_eq!(team.stage(fresh).unwrap().probability(), 40);
        assert_eq!(draft.steps.len(), 3);
    }

    #[test]
    fn a_new_stage_with_all_that_is_said_of_it_is_one_change() {
        let demo = StageId::named("demo");
        let add: Definition = AddStage { stage: demo, name: "Demo".into() }.into();
        assert_eq!(draft(vec![add, named("demo", "Show"), named("lead", "A")]).changes(), 2);
    }

    /// Short or long, the stages stand in the same order.
    #[test]
    fn moves_come_out_as_if_each_had_been_done() {
        let steps = vec![
            put("lead", Some("client")),
            put("lead", None),
            put("prospect", Some("lead")),
            put("lead", Some("client")),
            put("lost", Some("client")),
        ];
        let long = Redefine { team: Bench::TEAM, steps: steps.clone(), spare: false };
        let short = draft(steps);
        assert_eq!(order(&short), order(&long));
        assert_eq!(short.steps.len(), 4);
    }

    #[test]
    fn a_stage_retired_and_brought_back_keeps_its_leads() {
        let lead = StageId::named("lead");
        let retire = RetireStage { stage: lead, into: Some(StageId::named("prospect")) };
        let steps = vec![named("lead", "A"), retire.into(), RestoreStage { stage: lead }.into()];
        assert_eq!(draft(steps).steps, [named("lead", "A")]);
    }

    #[test]
    fn a_stage_added_and_retired_again_was_never_there() {
        let demo = StageId::named("demo");
        let add: Definition = AddStage { stage: demo, name: "Demo".into() }.into();
        let retire: Definition = RetireStage { stage: demo, into: None }.into();
        let steps = vec![add.clone(), named("demo", "Show"), named("lead", "A"), retire.clone()];
        assert_eq!(draft(steps).steps, [named("lead", "A")]);
        let into: Definition = RetireStage { stage: StageId::named("lead"), into: Some(demo) }.into();
        let steps = vec![add, into, retire];
        assert_eq!(draft(steps.clone()).steps, steps);
    }
}
