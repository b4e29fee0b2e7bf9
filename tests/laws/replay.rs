//! What is on the screen is what the journal says: step by step or all at once, there is one result.

use std::collections::BTreeMap;

use entonnoir::domain::{
    event::{Back, Cause, Change, Event},
    ids::{LeadId, StageId, TeamId},
    imports::Imports,
    index::Index,
    rank::Rank,
    stamp::Stamp,
    trail::Visit,
    workspace::Workspace,
};
use proptest::prelude::*;

use crate::{
    joining::in_all_orders,
    law,
    world::{Tablet, World, stories},
};

/// The index made anew from the same parts.
fn rebuilt(workspace: &Workspace) -> Index {
    let campaigns = workspace.written_campaigns().map(|(id, written)| (id, written.clone()));
    let (teams, leads) = (workspace.all_teams().cloned(), workspace.all_leads().cloned());
    Workspace::from_parts(teams, campaigns, leads).whole_index().clone()
}

/// What comes of changes, one after the other.
fn replayed(changes: &[Change]) -> Workspace {
    let (mut shown, mut imports) = (Workspace::default(), Imports::default());
    for change in changes {
        imports.apply(&mut shown, change);
    }
    shown
}

/// What the next start makes of them.
fn anew(changes: &[Change]) -> Workspace {
    let mut imports = Imports::default();
    changes.iter().for_each(|change| imports.replay(change));
    imports.show()
}

/// Every lead that was neither removed nor joined into another stands in one column, and columns hold nobody else.
pub fn in_one_column_each(workspace: &Workspace) -> Result<(), TestCaseError> {
    let mut columns: BTreeMap<LeadId, usize> = BTreeMap::new();
    for team in workspace.all_teams() {
        for (_, column) in workspace.index().columns(team.id) {
            column.leads().for_each(|lead| *columns.entry(lead).or_default() += 1);
        }
    }
    // Without a team in use there is no board, and a lead that nobody's team knows waits for one.
    for lead in workspace.shown_leads() {
        let homeless = lead.visit().is_none_or(|visit| workspace.team(visit.team).is_none());
        let expected = usize::from(!(homeless && workspace.teams().is_empty()));
        prop_assert_eq!(columns.remove(&lead.id).unwrap_or(0), expected, "columns that show {}", lead.id);
    }
    prop_assert_eq!(columns, BTreeMap::new());
    for lead in workspace.all_leads().filter(|lead| !lead.is_removed()) {
        prop_assert!(workspace.lead(workspace.stand_in(lead.id)).is_some(), "nobody stands for {}", lead.id);
    }
    Ok(())
}

proptest! {
    #![proptest_config(law(48))]

    #[test]
    fn the_index_is_true_after_every_step(steps in stories(60)) {
        let mut world = World::new(2);
        for step in &steps {
            world.step(step);
            let tablet = &world.tablets[usize::from(step.who) % 2];
            prop_assert_eq!(tablet.workspace().whole_index(), &rebuilt(tablet.workspace()), "after {:?}", step);
            in_one_column_each(tablet.workspace())?;
        }
    }

    #[test]
    fn replaying_all_changes_gives_what_is_on_the_screen(steps in stories(80)) {
        for tablet in World::after(2, &steps).tablets {
            let replayed = replayed(&tablet.changes());
            prop_assert_eq!(&replayed, tablet.workspace());
            prop_assert_eq!(replayed.whole_index(), tablet.workspace().whole_index());
        }
    }

    /// One tab hears of what two others did, in any order: at any moment it shows what a start would.
    #[test]
    fn the_order_in_which_changes_arrive_makes_no_difference(steps in stories(60), order in any::<u64>(), some in any::<prop::sample::Index>()) {
        let mut all: Vec<Change> = World::after(2, &steps).tablets.iter().flat_map(Tablet::changes).collect();
        all.sort_by_key(|change| (change.stamp.millis as u64 ^ change.stamp.writer << 40).wrapping_mul(order | 1));
        let some = &all[..some.index(all.len())];
        prop_assert_eq!(replayed(some), anew(some));
        prop_assert_eq!(replayed(&all), anew(&all));
    }
}

/// In all orders in which so many changes can be heard, and after each of them.
fn shows_what_a_start_would(changes: &[Change]) {
    let mut order: Vec<usize> = (0..changes.len()).collect();
    in_all_orders(&mut order, changes.len(), &mut |order| {
        let heard: Vec<Change> = order.iter().map(|at| changes[*at].clone()).collect();
        let (mut shown, mut imports) = (Workspace::default(), Imports::default());
        for (at, change) in heard.iter().enumerate() {
            imports.apply(&mut shown, change);
            assert_eq!(shown, anew(&heard[..=at]), "{order:?}, after {at}");
        }
    });
}

const OURS: TeamId = TeamId::named("ours");
const THEIRS: TeamId = TeamId::named("theirs");
const LEAD: LeadId = LeadId::named("lead");

fn change(millis: i64, cause: Cause, event: Event) -> Change {
    Change { stamp: at(millis), cause, events: vec![event] }
}

fn at(millis: i64) -> Stamp {
    Stamp { millis, counter: 0, writer: 1 }
}

fn in_team(team: TeamId) -> Visit {
    let (stage, rank) = (StageId::named("prospect"), Rank::middle());
    Visit::new(0, team, stage, rank)
}

fn named(team: TeamId) -> Event {
    Event::TeamRenamed { team, from: String::new(), to: "Sales".into() }
}

fn captured(team: TeamId) -> Event {
    Event::LeadCaptured { lead: LEAD, facts: Vec::new(), tags: Vec::new(), visit: in_team(team) }
}

/// A file with another team, imported and taken out again.
fn import(brought: Event) -> [Change; 2] {
    let mut file = Workspace::default();
    file.apply(&named(THEIRS), at(3));
    file.apply(&brought, at(4));
    let joined = Event::Joined { brought: Box::new(file), back: Back::Parting { leads: 1 } };
    let import = change(5, Cause::Asked, joined);
    let out = change(8, Cause::Undo(at(5)), import.inverse().remove(0));
    [import, out]
}

fn inverse(millis: i64, cause: fn(Stamp) -> Cause, of: &Change) -> Change {
    Change { stamp: at(millis), cause: cause(of.stamp), events: of.inverse() }
}

/// The team of an import that is out shows for as long as a lead stands in it.
#[test]
fn a_lead_that_is_moved_on_lets_go_of_the_team_that_only_it_kept() {
    let [import, out] = import(named(THEIRS));
    let to = Event::LeadMoved { lead: LEAD, from: in_team(OURS), to: in_team(THEIRS) };
    let moved = change(6, Cause::Asked, to);
    let back = inverse(9, Cause::Undo, &moved);
    let again = inverse(10, Cause::Redo, &back);
    let before = change(2, Cause::Asked, captured(OURS));
    shows_what_a_start_would(&[before, import, moved, out, back, again]);
}

/// The same, of a lead that comes and goes.
#[test]
fn a_lead_that_is_taken_back_lets_go_of_the_team_that_only_it_kept() {
    let [import, out] = import(named(THEIRS));
    let came = change(6, Cause::Asked, captured(THEIRS));
    let gone = inverse(9, Cause::Undo, &came);
    let back = inverse(10, Cause::Redo, &gone);
    let before = change(2, Cause::Asked, named(OURS));
    shows_what_a_start_would(&[before, import, came, out, gone, back]);
}

/// What was done to a lead before a file brought it as well, and was taken back and done again afterwards.
#[test]
fn what_was_done_again_after_an_import_counts_once() {
    let [import, out] = import(captured(THEIRS));
    let came = change(2, Cause::Asked, captured(OURS));
    let gone = inverse(6, Cause::Undo, &came);
    let back = inverse(7, Cause::Redo, &gone);
    let put_in = inverse(9, Cause::Redo, &out);
    shows_what_a_start_would(&[came, import, gone, back, out, put_in]);
}
