//! Of two values somebody chooses one while taking a file over; the choice is one with the import, and holds everywhere.

use entonnoir::{
    commands::{Choice, EditLead, Future, ImportSnapshot, LeadForm, TakeOver, differences},
    domain::{field::Field, ids::CampaignId},
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

use crate::{
    cases,
    seen::seen,
    world::{Step, World, steps},
};

/// Two tablets after some work, which then write different things about every lead that both know.
fn at_odds(steps: &[Step]) -> World {
    let mut world = World::after(2, steps);
    let [here, there] = [0, 1].map(|tablet: usize| world.tablets[tablet].workspace());
    let both: Vec<_> =
        here.all_leads().map(|lead| lead.id).filter(|lead| there.lead(*lead).is_some()).collect();
    for (n, lead) in both.into_iter().enumerate() {
        for tablet in [n % 2, (n + 1) % 2] {
            let form = LeadForm::default().with(Field::City, ["Ici", "Ailleurs"][tablet]);
            // Refused where the lead was removed.
            let _ = world.tablets[tablet].ask(EditLead { lead, form, fresh: CampaignId::named("unused") });
        }
    }
    world
}

proptest! {
    #![proptest_config(cases(64))]

    /// What somebody chose of two values is chosen everywhere, whoever opens whose file first from then on.
    #[test]
    fn what_was_chosen_of_two_values_shows_on_both_tablets_afterwards(steps in steps(90), which in any::<u64>()) {
        let mut world = at_odds(&steps);
        let theirs = world.tablets[1].workspace().clone();
        let found = differences(world.tablets[0].workspace(), &theirs);
        let choices: Vec<Choice> = found
            .conflicts
            .iter()
            .enumerate()
            .map(|(n, conflict)| {
                let value = if which >> (n % 64) & 1 == 1 { &conflict.there } else { &conflict.here };
                Choice { lead: conflict.lead, field: conflict.field, value: value.clone() }
            })
            .collect();
        let agreed = found.stake(world.tablets[0].workspace()).map(|stake| stake.leads());
        let brought = Box::new(theirs.clone());
        let before = world.tablets[0].workspace().clone();
        let taken = TakeOver { brought, choices: choices.clone(), future: Future::Take, agreed };
        let is_taken = world.tablets[0].ask(taken).is_ok();
        let shows = |tablet: usize, world: &World| {
            let now = world.tablets[tablet].workspace();
            choices.iter().all(|choice| now.lead(choice.lead).unwrap().fact(choice.field) == choice.value.as_ref())
        };
        prop_assert!(shows(0, &world));
        // They open ours, we open their older one again; in the other order nothing else comes of it.
        let chosen = world.tablets[0].workspace().clone();
        let (mut one, mut other) = (chosen.clone(), theirs.clone());
        one.join(&theirs);
        other.join(&chosen);
        prop_assert_eq!(one, other);
        let _ = world.tablets[1].ask(ImportSnapshot { brought: Box::new(chosen) });
        let _ = world.tablets[0].ask(ImportSnapshot { brought: Box::new(theirs) });
        prop_assert_eq!(world.tablets[0].workspace(), world.tablets[1].workspace());
        prop_assert!(shows(1, &world));
        if is_taken {
            let after = seen(world.tablets[0].workspace());
            // Nobody takes an erasure back.
            let before = seen(&before.without(world.tablets[0].workspace().erased().each()));
            world.tablets[0].reload();
            world.tablets[0].undo();
            prop_assert_eq!(&seen(world.tablets[0].workspace()), &before);
            world.tablets[0].reload();
            world.tablets[0].redo();
            prop_assert_eq!(&seen(world.tablets[0].workspace()), &after);
        }
    }
}

/// Were they never at odds, there would be nothing to choose, and the law about choosing would be about nothing.
#[test]
fn the_made_up_tablets_are_often_at_odds() {
    let mut runner = TestRunner::deterministic();
    let disagree = (0..80).filter(|_| {
        let world = at_odds(&steps(90).new_tree(&mut runner).unwrap().current());
        let [here, there] = [0, 1].map(|tablet: usize| world.tablets[tablet].workspace());
        !differences(here, there).conflicts.is_empty()
    });
    let disagree = disagree.count();
    assert!(disagree >= 24, "{disagree} of 80");
}
