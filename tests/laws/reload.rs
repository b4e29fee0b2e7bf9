//! Storage hands its pieces out in any order, some of them twice: the application opens to the same thing.

use std::collections::BTreeSet;

use entonnoir::session::{Heard, boot, storage};
use proptest::prelude::*;

use crate::{
    law,
    seen::seen,
    undo::reloads_to_the_same,
    world::{Deed, Step, World, stories},
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

    /// Two tabs, each hearing the other's records late, twice, backwards and in bursts, come to show the same.
    #[test]
    fn two_tabs_that_hear_each_other_show_the_same(steps in stories(60)) {
        let mut world = World::after(2, &steps);
        hear_each_other(&mut world);
        let [one, other] = [0, 1].map(|tablet: usize| world.tablets[tablet].workspace());
        prop_assert_eq!(one, other);
        // What was heard of twice is undone once.
        let mut undone = BTreeSet::new();
        while let Some(change) = world.tablets[0].session.to_undo().map(|change| change.stamp) {
            prop_assert!(undone.insert(change) && world.tablets[0].undo());
        }
    }

    /// They hear of each other while they work, undo what the other did, and are closed and opened: in the end both show
    /// what the next start shows.
    #[test]
    fn tabs_that_hear_while_they_work_show_what_the_next_start_shows(steps in stories(60), rng in Just(()).prop_perturb(|(), rng| rng)) {
        let mut rng = rng;
        let mut world = World::new(2);
        for step in &steps {
            world.step(step);
            if rng.random_bool(0.3) {
                let listener = usize::from(rng.random_bool(0.5));
                let some = |_: &String| rng.random_bool(0.4);
                hear(&mut world, listener, some);
            }
        }
        for _ in 0..2 {
            [0, 1].into_iter().for_each(|listener| hear(&mut world, listener, |_| true));
        }
        let [one, other] = [0, 1].map(|tablet: usize| &world.tablets[tablet]);
        prop_assert_eq!(&one.pieces, &other.pieces);
        prop_assert_eq!(one.workspace(), other.workspace());
        let next = boot::open(one.pieces.clone(), 99).session;
        prop_assert_eq!(one.workspace(), next.workspace());
        prop_assert_eq!(one.workspace().whole_index(), next.workspace().whole_index());
    }
}

fn hear_each_other(world: &mut World) {
    for (one, other) in [(0, 1), (1, 0)] {
        let heard = world.tablets[other].pieces.clone();
        for (key, text) in heard.iter().rev().chain(&heard).chain(&heard) {
            let record = matches!(storage::piece(key), Some(storage::Piece::Journal { .. }));
            let known = world.tablets[one].session.knows(key);
            let read = |piece: storage::Piece| heard.get(&piece.key()).cloned();
            let took = world.tablets[one].session.hear(key, text, read);
            assert_eq!(took == Heard::New, record && !known, "{key}");
        }
    }
}

/// One of two tabs hears some of what the other's storage holds, which then lies in its own as well.
fn hear(world: &mut World, listener: usize, mut some: impl FnMut(&String) -> bool) {
    let there = world.tablets[1 - listener].pieces.clone();
    let tablet = &mut world.tablets[listener];
    for (key, text) in there.iter().filter(|(key, _)| some(key)) {
        tablet.pieces.insert(key.clone(), text.clone());
        let here = &tablet.pieces;
        tablet.session.hear(key, text, |piece| here.get(&piece.key()).cloned());
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
