//! Joining is a union: whatever the order and the number of times, nothing is lost and nobody comes back.

use std::collections::{BTreeMap, BTreeSet};

use entonnoir::{
    commands::{CaptureLead, EditLead, FoundTeam, ImportSnapshot, LeadForm, RemoveLead},
    domain::{
        event::{Change, Event},
        field::Field,
        ids::{CampaignId, LeadId, TeamId},
        imports::Imports,
        playbooks,
        workspace::Workspace,
    },
    snapshot::file,
};
use proptest::{prelude::*, test_runner::TestRunner};

use crate::{
    cases, law,
    replay::in_one_column_each,
    world::{Tablet, World, steps, stories},
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

/// All that imports had brought which were taken out on one of these tablets.
fn parted(tablets: &[Tablet]) -> Workspace {
    let mut all = Workspace::default();
    let changes: Vec<Change> = tablets.iter().flat_map(Tablet::changes).collect();
    for change in &changes {
        if let Some(Event::Parted { import, .. }) = change.events.first() {
            let is_it = |known: &&Change| known.stamp == *import;
            let import = changes.iter().find(is_it);
            import.into_iter().for_each(|import| all.apply_change(import));
        }
    }
    all
}

/// Whether one knew already what an older state said: all of it, but for leads, teams and campaigns that an import had
/// brought which was taken out since.
fn is_known(now: &Workspace, joined: &Workspace, parted: &Workspace) -> Result<(), TestCaseError> {
    for lead in joined.all_leads().filter(|lead| parted.known_lead(lead.id).is_none()) {
        prop_assert_eq!(Some(lead), now.known_lead(lead.id));
    }
    for team in joined.all_teams().filter(|team| parted.team(team.id).is_none()) {
        prop_assert_eq!(Some(team), now.team(team.id));
    }
    let campaigns: BTreeMap<_, _> = now.written_campaigns().collect();
    for (id, campaign) in joined.written_campaigns().filter(|(id, _)| !parted.has_campaign(*id)) {
        prop_assert_eq!(Some(&campaign), campaigns.get(&id));
    }
    Ok(())
}

/// What a way of joining must hold to.
fn is_a_union(join: Join, world: &World) -> Result<(), TestCaseError> {
    let [a, b, c] = [0, 1, 2].map(|tablet: usize| world.tablets[tablet].workspace());
    prop_assert_eq!(join(a, b), join(b, a), "which file comes first");
    prop_assert_eq!(join(&join(a, b), c), join(a, &join(b, c)), "which two come first");
    prop_assert_eq!(&join(a, a), a, "the same file again");
    prop_assert_eq!(&join(a, &Workspace::default()), a, "an empty file");
    let all = join(&join(a, b), c);
    let parted = parted(&world.tablets);
    for file in &world.files {
        let older = file::decode(file).unwrap().workspace;
        is_known(&all, &join(&all, &older), &parted)?;
    }
    for lead in [a, b, c].into_iter().flat_map(Workspace::all_leads) {
        let is_there = all.known_lead(lead.id).is_some() || all.erased().has(lead.id);
        prop_assert!(is_there, "lost {}", lead.id);
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

proptest! {
    #![proptest_config(law(64))]

    #[test]
    fn the_order_and_number_of_files_make_no_difference(steps in stories(90)) {
        is_a_union(union, &World::after(3, &steps))?;
    }

    #[test]
    fn a_removed_lead_stays_removed_whatever_older_file_is_opened(steps in stories(90)) {
        let world = World::after(2, &steps);
        for tablet in &world.tablets {
            let mut tablet_now = tablet.workspace().clone();
            let removed: Vec<_> =
                tablet_now.all_leads().filter(|lead| lead.is_removed()).map(|lead| lead.id).collect();
            // Everything that this tablet itself ever was.
            let (mut older, mut imports) = (Workspace::default(), Imports::default());
            for change in &tablet.changes() {
                imports.apply(&mut older, change);
                tablet_now.join(&older);
            }
            let parted = parted(std::slice::from_ref(tablet));
            is_known(tablet.workspace(), &tablet_now, &parted)?;
            let mut removed = removed.into_iter().filter(|lead| parted.known_lead(*lead).is_none());
            prop_assert!(removed.all(|lead| tablet_now.lead(lead).is_none()));
        }
    }

    #[test]
    fn two_tablets_that_exchange_their_files_know_the_same(steps in stories(90)) {
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
}

/// The control: were the made-up tablets too tame, the law above would let anything pass.
#[test]
fn a_naive_merge_is_caught() {
    let mut runner = TestRunner::new_with_rng(cases(64), TestRunner::deterministic().rng().clone());
    let caught = runner.run(&steps(90), |steps| is_a_union(last_file_wins, &World::after(3, &steps)));
    assert!(caught.is_err());
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
            let form = LeadForm::default().with(Field::FullName, format!("Lead {n}"));
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
pub fn in_all_orders(order: &mut [usize], of: usize, each: &mut impl FnMut(&[usize])) {
    if of <= 1 {
        return each(order);
    }
    for at in 0..of {
        in_all_orders(order, of - 1, each);
        order.swap(if of.is_multiple_of(2) { at } else { 0 }, of - 1);
    }
}
