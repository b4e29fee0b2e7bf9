//! A change of many steps is one change: it comes out as it was tried out, and goes back and comes again whole.

use entonnoir::{
    commands::{
        AddStage, Definition, MoveStage, Redefine, ReshapeStage, RestoreStage, RetireStage, SetQuestion,
        SetRule, SplitStage,
    },
    domain::{
        criterion::Question,
        ids::{QuestionId, RuleId, StageId},
        playbook::Playbook,
        stamp::Stamp,
        team::Team,
        wording::Wording,
    },
};
use proptest::prelude::*;

use crate::{
    cases,
    invention::{a_rule, a_trait},
    seen::seen,
    world::{Asked, World, steps},
};

fn definition(what: u8, [a, b, c]: [u8; 3], stages: &[StageId]) -> Definition {
    let stage = |n: u8| stages[usize::from(n) % stages.len()];
    let (name, question) =
        (format!("Stage {a}"), QuestionId::named(["budget", "two-way/needs"][usize::from(a) % 2]));
    match what % 8 {
        0 => AddStage { stage: stage(a), name }.into(),
        1 => SplitStage { stage: stage(a), fresh: stage(b), name, take_leads: c % 2 == 0 }.into(),
        2 => MoveStage { stage: stage(a), before: (b % 4 > 0).then(|| stage(c)) }.into(),
        3 => ReshapeStage { stage: stage(a), to: a_trait(b, c, &[question]) }.into(),
        4 => RetireStage { stage: stage(a), into: Some(stage(b)) }.into(),
        5 => RestoreStage { stage: stage(a) }.into(),
        6 => {
            let to = (b % 4 > 0).then(|| Question::yes_or_no(Wording::same(format!("Question {c}?"))));
            SetQuestion { question, to }.into()
        }
        _ => {
            let rule = RuleId::named(["one", "other"][usize::from(a) % 2]);
            SetRule { rule, to: (b % 4 > 0).then(|| a_rule(b, c)) }.into()
        }
    }
}

/// What the team's definitions say, whenever they were written.
fn says(team: &Team) -> Playbook {
    Playbook { version: Stamp::ORIGIN, ..Playbook::of(team) }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn a_draft_comes_out_as_it_was_tried_out(
        steps in steps(60), wanted in prop::collection::vec(any::<(u8, [u8; 3])>(), 1..40), spare: bool,
    ) {
        let mut world = World::after(1, &steps);
        let tablet = &mut world.tablets[0];
        let Some(team) = tablet.workspace().teams().first().map(|team| team.id) else { return Ok(()) };
        let known = tablet.workspace().team(team).unwrap().stages.keys().copied();
        let fresh = (0..4).map(|n| StageId::named(&format!("drafted {n}")));
        let stages: Vec<StageId> = known.chain(fresh).collect();
        let mut draft = Redefine { team, steps: Vec::new(), spare };
        for (what, choices) in wanted {
            // As in the editor: a step that is refused is no step.
            let tried = draft.clone().and(definition(what, choices, &stages));
            if tried.outcome(tablet.workspace(), tablet.now).is_ok() {
                draft = tried;
            }
        }
        let before = seen(tablet.workspace());
        tablet.now.millis += 1;
        let outcome = draft.outcome(tablet.workspace(), tablet.now).unwrap();
        tablet.now.millis -= 1;
        if outcome.events.is_empty() {
            return Ok(());
        }
        tablet.ask(Asked::of(draft)).unwrap();
        let after = tablet.workspace().team(team).unwrap();
        prop_assert_eq!(says(&outcome.team), says(after));
        for stage in after.stages.values() {
            prop_assert_eq!(stage.spared(), outcome.team.stage(stage.id).unwrap().spared());
        }
        for (lead, visit) in &outcome.moved {
            prop_assert_eq!(tablet.workspace().lead(*lead).unwrap().visit(), Some(visit));
        }
        let shown = seen(tablet.workspace());
        prop_assert!(tablet.undo());
        prop_assert_eq!(seen(tablet.workspace()), before);
        prop_assert!(tablet.redo());
        prop_assert_eq!(&seen(tablet.workspace()), &shown);
        tablet.reload();
        prop_assert_eq!(seen(tablet.workspace()), shown);
    }
}
