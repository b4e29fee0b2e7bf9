//! Joining is a union: whatever the order and the number of times, nothing is lost and nobody comes back.

use entonnoir::{commands::ImportSnapshot, domain::workspace::Workspace, snapshot::file};
use proptest::{prelude::*, test_runner::TestRunner};

use crate::{
    cases,
    replay::in_one_column_each,
    world::{World, steps},
};

type Join = fn(&Workspace, &Workspace) -> Workspace;

fn union(one: &Workspace, other: &Workspace) -> Workspace {
    let mut joined = one.clone();
    joined.join(other);
    joined
}

/// What most applications do: the lead from the file that was opened last replaces the one that is there.
fn last_file_wins(one: &Workspace, other: &Workspace) -> Workspace {
    let kept = one.all_leads().filter(|lead| other.known_lead(lead.id).is_none());
    let teams = one.all_teams().filter(|team| other.team(team.id).is_none());
    Workspace::from_parts(
        teams.chain(other.all_teams()).cloned(),
        one.written_campaigns().chain(other.written_campaigns()).map(|(id, written)| (id, written.clone())),
        kept.chain(other.all_leads()).cloned(),
    )
}

/// What a way of joining must hold to.
fn is_a_union(join: Join, world: &World) -> Result<(), TestCaseError> {
    let [a, b, c] = [0, 1, 2].map(|tablet: usize| world.tablets[tablet].workspace());
    prop_assert_eq!(join(a, b), join(b, a), "which file comes first");
    prop_assert_eq!(join(&join(a, b), c), join(a, &join(b, c)), "which two come first");
    prop_assert_eq!(&join(a, a), a, "the same file again");
    prop_assert_eq!(&join(a, &Workspace::default()), a, "an empty file");
    let all = join(&join(a, b), c);
    for (file, older) in world.files.iter().map(|file| (file, file::decode(file).unwrap().workspace)) {
        prop_assert_eq!(&join(&all, &older), &all, "an older file: {}", file);
    }
    for lead in [a, b, c].into_iter().flat_map(Workspace::all_leads) {
        prop_assert!(all.known_lead(lead.id).is_some(), "lost {}", lead.id);
    }
    let backwards = join(c, &join(b, a));
    prop_assert_eq!(all.whole_index(), backwards.whole_index());
    in_one_column_each(&all)
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn the_order_and_number_of_files_make_no_difference(steps in steps(90)) {
        is_a_union(union, &World::after(3, &steps))?;
    }

    #[test]
    fn a_removed_lead_stays_removed_whatever_older_file_is_opened(steps in steps(90)) {
        let world = World::after(2, &steps);
        for tablet in &world.tablets {
            let mut tablet_now = tablet.workspace().clone();
            let removed: Vec<_> =
                tablet_now.all_leads().filter(|lead| lead.is_removed()).map(|lead| lead.id).collect();
            // Everything that this tablet itself ever was, and every file that it took over.
            let mut older = Workspace::default();
            for change in &tablet.changes {
                older.apply_change(change);
                tablet_now.join(&older);
            }
            prop_assert_eq!(&tablet_now, tablet.workspace());
            prop_assert!(removed.into_iter().all(|lead| tablet_now.lead(lead).is_none()));
        }
    }

    #[test]
    fn two_tablets_that_exchange_their_files_know_the_same(steps in steps(90)) {
        let mut world = World::after(2, &steps);
        let files = [world.tablets[0].export(), world.tablets[1].export()];
        for (tablet, file) in world.tablets.iter_mut().zip(files.iter().rev()) {
            let brought = Box::new(file::decode(file).unwrap().workspace);
            // Refused where there is nothing new.
            let _ = tablet.ask(ImportSnapshot { brought });
            tablet.reload();
        }
        prop_assert_eq!(world.tablets[0].workspace(), world.tablets[1].workspace());
        let [one, other] = [0, 1].map(|tablet: usize| file::encode(world.tablets[tablet].workspace(), 0));
        prop_assert_eq!(one, other);
    }
}

/// The control: were the made-up tablets too tame, the law above would let anything pass.
#[test]
fn a_naive_merge_is_caught() {
    let mut runner = TestRunner::new_with_rng(cases(64), TestRunner::deterministic().rng().clone());
    let caught = runner.run(&steps(90), |steps| is_a_union(last_file_wins, &World::after(3, &steps)));
    assert!(caught.is_err());
}
