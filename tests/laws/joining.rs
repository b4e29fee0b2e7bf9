//! Joining is a union: whatever the order and the number of times, nothing is lost and nobody comes back.

use std::collections::BTreeSet;

use entonnoir::{
    commands::{
        CaptureLead, Choice, EditLead, FoundTeam, Future, ImportSnapshot, LeadForm, RemoveLead, TakeOver,
        differences,
    },
    domain::{
        event::{Change, Event},
        field::Field,
        ids::{CampaignId, LeadId, TeamId},
        imports::Imports,
        playbooks,
        stamp::Stamp,
        workspace::Workspace,
    },
    snapshot::file,
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

use crate::{
    cases,
    replay::in_one_column_each,
    seen::seen,
    world::{Step, Tablet, World, steps},
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
    for team in [a, b, c].into_iter().flat_map(Workspace::all_teams) {
        let known = all.team(team.id).unwrap();
        prop_assert!(
            team.stages.keys().all(|stage| known.stage(*stage).is_some()),
            "lost a stage of {}",
            team.id
        );
    }
    let backwards = join(c, &join(b, a));
    prop_assert_eq!(all.whole_index(), backwards.whole_index());
    in_one_column_each(&all)
}

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
            // Everything that this tablet itself ever was, with the files that it still has.
            let out = |import: Stamp, changes: &[Change]| {
                let of = changes.iter().filter(|change| change.import() == Some(import));
                matches!(of.last().map(|last| &last.events[0]), Some(Event::Parted { to: true, .. }))
            };
            let (mut older, mut imports) = (Workspace::default(), Imports::default());
            for (at, change) in tablet.changes.iter().enumerate() {
                imports.apply(&mut older, change);
                let past = &tablet.changes[..=at];
                let mut brought = past.iter().filter_map(Change::import);
                if brought.all(|import| out(import, past) || !out(import, &tablet.changes)) {
                    tablet_now.join(&older);
                }
            }
            prop_assert_eq!(&tablet_now, tablet.workspace());
            prop_assert!(removed.into_iter().all(|lead| tablet_now.lead(lead).is_none()));
        }
    }

    #[test]
    fn two_tablets_that_exchange_their_files_know_the_same(steps in steps(90)) {
        let mut world = World::after(2, &steps);
        // Twice: who edited a lead, and undid that and its import, has something to tell once the lead is there again.
        for _ in 0..2 {
            let files = [world.tablets[0].export(), world.tablets[1].export()];
            for (tablet, file) in world.tablets.iter_mut().zip(files.iter().rev()) {
                let brought = Box::new(file::decode(file).unwrap().workspace);
                // Refused where there is nothing new.
                let _ = tablet.ask(ImportSnapshot { brought });
                tablet.reload();
            }
        }
        prop_assert_eq!(world.tablets[0].workspace(), world.tablets[1].workspace());
        let [one, other] = [0, 1].map(|tablet: usize| file::encode(world.tablets[tablet].workspace(), 0));
        prop_assert_eq!(one, other);
    }

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
        let before = seen(world.tablets[0].workspace());
        let taken = TakeOver { brought, choices: choices.clone(), future: Future::Take, agreed };
        let is_taken = world.tablets[0].ask(taken).is_ok();
        let shows = |tablet: usize, world: &World| {
            let now = world.tablets[tablet].workspace();
            choices.iter().all(|choice| now.lead(choice.lead).unwrap().fact(choice.field) == choice.value.as_ref())
        };
        prop_assert!(shows(0, &world));
        // They open ours, we open their older one again; in the other order nothing else comes of it.
        let chosen = world.tablets[0].workspace().clone();
        prop_assert_eq!(union(&chosen, &theirs), union(&theirs, &chosen));
        let _ = world.tablets[1].ask(ImportSnapshot { brought: Box::new(chosen) });
        let _ = world.tablets[0].ask(ImportSnapshot { brought: Box::new(theirs) });
        prop_assert_eq!(world.tablets[0].workspace(), world.tablets[1].workspace());
        prop_assert!(shows(1, &world));
        if is_taken {
            let after = seen(world.tablets[0].workspace());
            world.tablets[0].reload();
            world.tablets[0].undo();
            prop_assert_eq!(&seen(world.tablets[0].workspace()), &before);
            world.tablets[0].reload();
            world.tablets[0].redo();
            prop_assert_eq!(&seen(world.tablets[0].workspace()), &after);
        }
    }
}

/// The control: were the made-up tablets too tame, the law above would let anything pass.
#[test]
fn a_naive_merge_is_caught() {
    let mut runner = TestRunner::new_with_rng(cases(64), TestRunner::deterministic().rng().clone());
    let caught = runner.run(&steps(90), |steps| is_a_union(last_file_wins, &World::after(3, &steps)));
    assert!(caught.is_err());
}

/// Were they never at odds, there would be nothing to choose, and the law about choosing would be about nothing.
#[test]
fn the_made_up_tablets_are_often_at_odds() {
    let mut runner = TestRunner::deterministic();
    let disagree = (0..40).filter(|_| {
        let world = at_odds(&steps(90).new_tree(&mut runner).unwrap().current());
        let [here, there] = [0, 1].map(|tablet: usize| world.tablets[tablet].workspace());
        !differences(here, there).conflicts.is_empty()
    });
    let disagree = disagree.count();
    assert!(disagree >= 15, "{disagree} of 40");
}

/// Five tablets of 200 leads each, who have seen half of each other and work by three playbooks: whoever's file is
/// opened first, second or last, the same text comes of it.
#[test]
fn five_tablets_come_to_the_same_in_all_orders() {
    let mut tablets: Vec<Tablet> = (1..=5).map(Tablet::new).collect();
    for (at, tablet) in tablets.iter_mut().enumerate() {
        for key in ["two-way", "bant", "maturity"] {
            let playbook = Box::new(playbooks::named(key).unwrap());
            tablet.ask(FoundTeam { fresh: TeamId::named("unused"), name: key.into(), playbook }).unwrap();
        }
        let teams: Vec<TeamId> = tablet.workspace().all_teams().map(|team| team.id).collect();
        for n in 0..200 {
            // One in four has been met on all tablets.
            let lead = LeadId::named(&if n % 4 == 0 { format!("{n}") } else { format!("{at}/{n}") });
            let form = LeadForm::default().with(Field::FullName, &format!("Lead {n}"));
            tablet.ask(CaptureLead { lead, team: teams[n % 3], form }).unwrap();
        }
    }
    let first = tablets[0].workspace().clone();
    for (at, tablet) in tablets.iter_mut().enumerate().skip(1) {
        if at % 2 == 0 {
            tablet.ask(ImportSnapshot { brought: Box::new(first.clone()) }).unwrap();
        }
        let leads: Vec<LeadId> = tablet.workspace().all_leads().map(|lead| lead.id).collect();
        for (n, lead) in leads.into_iter().enumerate() {
            let form = LeadForm::default().with(Field::City, ["Lyon", "Paris", "Lille"][(n + at) % 3]);
            match (n + at) % 7 {
                0 => tablet.ask(RemoveLead { lead }).unwrap(),
                1..=3 => tablet.ask(EditLead { lead, form, fresh: CampaignId::named("new") }).unwrap(),
                _ => {}
            }
        }
    }
    let mut texts = BTreeSet::new();
    let mut order = [0, 1, 2, 3, 4];
    let mut orders = 0;
    in_all_orders(&mut order, 5, &mut |order| {
        let mut all = Workspace::default();
        order.iter().for_each(|at| all.join(tablets[*at].workspace()));
        in_one_column_each(&all).unwrap();
        orders += 1;
        texts.insert(file::encode(&all, 0));
    });
    assert_eq!((orders, texts.len()), (120, 1));
    let leads = file::decode(texts.first().unwrap()).unwrap().workspace.all_leads().count();
    assert_eq!(leads, 50 + 5 * 150);
}

/// Heap's way through all orders.
fn in_all_orders(order: &mut [usize; 5], of: usize, each: &mut impl FnMut(&[usize; 5])) {
    if of <= 1 {
        return each(order);
    }
    for at in 0..of {
        in_all_orders(order, of - 1, each);
        order.swap(if of % 2 == 0 { at } else { 0 }, of - 1);
    }
}
