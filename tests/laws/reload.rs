//! Storage hands its pieces out in any order, some of them twice: the application opens to the same thing.

use entonnoir::session::{Heard, boot, storage};
use proptest::prelude::*;

use crate::{
    law,
    seen::seen,
    undo::reloads_to_the_same,
    world::{Deed, Step, Tablet, World, stories},
};

proptest! {
    #![proptest_config(law(48))]

    #[test]
    fn closing_and_opening_the_browser_changes_nothing(steps in stories(80)) {
        for mut tablet in World::after(2, &steps).tablets {
            reloads_to_the_same(&mut tablet)?;
        }
    }

    #[test]
    fn pieces_may_come_in_any_order_and_twice(steps in stories(60), order in Just(()).prop_perturb(|(), rng| rng)) {
        let mut order = order;
        for tablet in World::after(2, &steps).tablets {
            let mut pieces: Vec<(String, String)> = tablet.pieces.clone().into_iter().collect();
            let again: Vec<_> = pieces.iter().filter(|_| order.random_bool(0.3)).cloned().collect();
            pieces.extend(again);
            let mut shuffled: Vec<(u32, (String, String))> = pieces.into_iter().map(|piece| (order.next_u32(), piece)).collect();
            shuffled.sort();
            let opened = boot::open(shuffled.into_iter().map(|(_, piece)| piece), 99);
            prop_assert_eq!(opened.session.workspace(), tablet.workspace());
            prop_assert_eq!(opened.session.to_undo(), tablet.session.to_undo());
            prop_assert_eq!(opened.session.to_redo(), tablet.session.to_redo());
            prop_assert_eq!(opened.set_aside, []);
        }
    }

    /// Of two copies of one record, one damaged, the good one counts: whichever comes first.
    #[test]
    fn a_good_copy_beats_a_damaged_one(steps in stories(40), first in any::<bool>(), which in any::<prop::sample::Index>()) {
        let tablet = World::after(1, &steps).tablets.remove(0);
        let mut pieces: Vec<(String, String)> = tablet.pieces.clone().into_iter().collect();
        let (key, text) = pieces[which.index(pieces.len())].clone();
        let damaged = (key, text.chars().take(text.chars().count() - 1).collect());
        pieces.insert(if first { 0 } else { pieces.len() }, damaged);
        let opened = boot::open(pieces, 99);
        prop_assert_eq!(seen(opened.session.workspace()), seen(tablet.workspace()));
        prop_assert_eq!(opened.session.to_undo(), tablet.session.to_undo());
    }

    /// Two tabs, each hearing the other's records late, twice and in bursts, come to show the same.
    #[test]
    fn two_tabs_that_hear_each_other_show_the_same(steps in stories(60)) {
        let mut world = World::new(2);
        for step in steps.iter().filter(|step| step.what != Deed::Reload) {
            world.step(step);
        }
        hear_each_other(&mut world);
        let [one, other] = [0, 1].map(|tablet: usize| world.tablets[tablet].workspace());
        if world.tablets.iter().any(Tablet::took_out) {
            prop_assert_eq!(seen(one), seen(other));
        } else {
            prop_assert_eq!(one, other);
        }
        // What was heard of twice is undone once.
        let mut undone = std::collections::BTreeSet::new();
        while let Some(change) = world.tablets[0].session.to_undo().map(|change| change.stamp) {
            prop_assert!(undone.insert(change) && world.tablets[0].undo());
        }
    }
}

/// Backwards first, unless an import was taken out: what hangs on one that nobody has heard of yet cannot be told from
/// the rest, and a browser tells of writes in their order.
fn hear_each_other(world: &mut World) {
    let took_out = world.tablets.iter().any(Tablet::took_out);
    for (one, other) in [(0, 1), (1, 0)] {
        let heard = world.tablets[other].pieces.clone();
        let backwards = heard.iter().rev().filter(|_| !took_out);
        for (key, text) in backwards.chain(&heard).chain(&heard) {
            let record = matches!(storage::piece(key), Some(storage::Piece::Journal { .. }));
            let known = world.tablets[one].session.knows(key);
            let read = |piece: storage::Piece| heard.get(&piece.key()).cloned();
            let took = world.tablets[one].session.hear(key, text, read);
            assert_eq!(took == Heard::New, record && !known, "{key}");
        }
    }
}

/// A lead that keeps something of an import which is out, such as its campaign, is removed: that goes, too, at once and
/// not at the next start.
#[test]
fn what_only_a_removed_lead_kept_of_an_undone_import_goes_with_it() {
    let mut world = World::new(2);
    let steps = [
        (0, Deed::CaptureLead, [0, 0, 0, 2]),
        (1, Deed::CaptureLead, [0, 1, 0, 2]),
        (74, Deed::EditLead, [0, 14, 187, 0]),
        (223, Deed::ImportSnapshot, [0; 4]),
        (223, Deed::Undo, [0; 4]),
        (223, Deed::Redo, [0; 4]),
        (125, Deed::Undo, [0; 4]),
        (73, Deed::NameDecisionMaker, [0, 24, 8, 3]),
        (19, Deed::RemoveLead, [90, 0, 0, 0]),
        (0, Deed::FoundTeam, [0; 4]),
    ];
    steps.into_iter().for_each(|(who, what, choices)| world.step(&Step { who, what, choices }));
    world.tablets.iter_mut().for_each(|tablet| reloads_to_the_same(tablet).unwrap());
}
