//! Whatever was done can be taken back and brought again, also after the browser was closed in between.

use entonnoir::domain::{
    event::{Change, Event},
    workspace::Workspace,
};
use proptest::prelude::*;

use crate::{
    law,
    seen::seen,
    world::{Deed, Step, Tablet, World, forward_steps},
};

/// What one tablet showed before each of its changes that can be undone, and in the end; without whom it erased since,
/// for that cannot be undone.
fn watched(steps: &[Step]) -> (Tablet, Vec<String>) {
    let mut world = World::new(2);
    let mut shown = vec![world.tablets[0].workspace().clone()];
    for step in steps {
        let before = world.tablets[0].order.len();
        world.step(step);
        if world.tablets[0].order.len() > before {
            shown.push(world.tablets[0].workspace().clone());
        }
    }
    let tablet = world.tablets.remove(0);
    let changes = tablet.changes();
    let erased = tablet.workspace().erased();
    let is_left = |change: &Change| {
        let mut left = change.clone();
        left.forget(erased);
        left.can_be_undone()
    };
    let shown = changes.iter().zip(shown).filter(|(change, _)| is_left(change));
    let shown = shown.map(|(_, shown)| seen(&shown.without(erased.each())));
    let shown = [seen(&Workspace::default())].into_iter().chain(shown).collect();
    (tablet, shown)
}

/// Undoes everything, then redoes everything; closes and opens the browser after every so many steps.
fn there_and_back(
    (mut tablet, shown): (Tablet, Vec<String>),
    reload_every: usize,
) -> Result<(), TestCaseError> {
    for (at, before) in shown.iter().enumerate().rev().skip(1) {
        prop_assert!(tablet.undo(), "{at} changes left");
        prop_assert_eq!(&seen(tablet.workspace()), before, "after undoing change {}", at);
        if at % reload_every == 0 {
            reloads_to_the_same(&mut tablet)?;
        }
    }
    prop_assert!(!tablet.undo());
    for (at, after) in shown.iter().enumerate().skip(1) {
        prop_assert!(tablet.redo(), "{at} changes brought back");
        prop_assert_eq!(&seen(tablet.workspace()), after, "after redoing change {}", at - 1);
        if at % reload_every == 0 {
            reloads_to_the_same(&mut tablet)?;
        }
    }
    prop_assert!(!tablet.redo());
    Ok(())
}

/// The same is seen, and undo and redo offer the same by name.
pub fn reloads_to_the_same(tablet: &mut Tablet) -> Result<(), TestCaseError> {
    let workspace = tablet.workspace().clone();
    let (undo, redo) = (tablet.session.to_undo().cloned(), tablet.session.to_redo().cloned());
    tablet.reload();
    prop_assert_eq!(&workspace, tablet.workspace());
    prop_assert_eq!(seen(&workspace), seen(tablet.workspace()));
    prop_assert_eq!(undo.as_ref(), tablet.session.to_undo());
    prop_assert_eq!(redo.as_ref(), tablet.session.to_redo());
    Ok(())
}

proptest! {
    #![proptest_config(law(48))]

    #[test]
    fn undoing_everything_returns_to_the_start_and_redoing_to_the_end(steps in forward_steps(60)) {
        let own: Vec<Step> = steps.into_iter().filter(|step| step.what != Deed::ImportSnapshot).collect();
        there_and_back(watched(&own), usize::MAX)?;
    }

    #[test]
    fn undo_and_redo_go_on_where_they_were_after_a_reload(steps in forward_steps(50)) {
        there_and_back(watched(&steps), 5)?;
    }

    #[test]
    fn every_event_has_an_inverse_that_undoes_it_alone(steps in forward_steps(60)) {
        // What is erased for ever goes from the changes before it as well.
        let kept: Vec<Step> = steps.into_iter().filter(|step| step.what != Deed::EraseLead).collect();
        let (tablet, shown) = watched(&kept);
        let mut workspace = Workspace::default();
        let latest = tablet.workspace().latest();
        for (at, change) in tablet.changes().iter().enumerate() {
            workspace.apply_change(change);
            let mut undone = workspace.clone();
            // Its own moment, after all that came in with a file.
            let mut clock = entonnoir::domain::stamp::Clock::new(9);
            clock.saw(latest);
            // What a file brought is taken out by the session, which knows it apart.
            if change.import().is_some() {
                continue;
            }
            change.inverse().iter().for_each(|event| undone.apply(event, clock.tick(0)));
            prop_assert_eq!(&seen(&undone), &shown[at], "after {:?}", change.events.first().map(kind));
        }
    }

    /// One undo takes back the import and leaves everything that was done before and since on other tablets.
    #[test]
    fn an_import_is_one_step(steps in forward_steps(60)) {
        let mut world = World::after(2, &steps);
        let file = world.tablets[1].export();
        let tablet = &mut world.tablets[0];
        let brought = entonnoir::snapshot::file::decode(&file).unwrap().workspace;
        // Whom it erases for ever, no undo brings back.
        let before = seen(&tablet.workspace().clone().without(brought.erased().each()));
        let import = entonnoir::commands::ImportSnapshot { brought: Box::new(brought) };
        if tablet.ask(import).is_ok() {
            let after = seen(tablet.workspace());
            tablet.undo();
            prop_assert_eq!(&seen(tablet.workspace()), &before);
            tablet.redo();
            prop_assert_eq!(&seen(tablet.workspace()), &after);
        }
    }
}

fn kind(event: &Event) -> String {
    format!("{event:?}").chars().take_while(|c| c.is_alphanumeric()).collect()
}
