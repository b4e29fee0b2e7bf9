//! What is on the screen is what the journal says: step by step or all at once, there is one result.

use entonnoir::domain::{event::Change, ids::LeadId, imports::Imports, index::Index, workspace::Workspace};
use proptest::prelude::*;
use std::collections::BTreeMap;

use crate::{
    law,
    world::{World, stories},
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

    #[test]
    fn the_order_in_which_changes_arrive_makes_no_difference(steps in stories(60), order in any::<u64>()) {
        for tablet in World::after(2, &steps).tablets {
            let mut shuffled = tablet.changes();
            shuffled.sort_by_key(|change| (change.stamp.millis as u64).wrapping_mul(order | 1));
            prop_assert_eq!(&replayed(&shuffled), tablet.workspace());
        }
    }
}
