//! Looking at another team's leads in one's own columns leaves every lead as it is, on every board.

use entonnoir::{
    commands::MapStages,
    domain::{
        ids::{LeadId, StageId, TeamId},
        money::Money,
        team::Seat,
        workspace::Workspace,
    },
    queries::{
        board::{card, columns, lead_at, place_of, tally},
        search::search,
    },
    snapshot::file,
};
use proptest::prelude::*;

use crate::{
    invention::pick,
    law,
    world::{Asked, World, stories},
};

/// Every lead, letter by letter.
fn leads(workspace: &Workspace) -> String {
    file::encode(&Workspace::from_parts([], [], workspace.all_leads().cloned()), 0)
}

/// What each team's columns hold of their own leads, and what those are worth.
fn own_columns(workspace: &Workspace) -> Vec<(TeamId, StageId, Vec<LeadId>, Money)> {
    let column = |team: TeamId, stage: StageId| {
        let tally = tally(workspace, team, stage, None);
        let leads: Vec<LeadId> = workspace.index().column(team, stage).leads().collect();
        assert_eq!(leads.len(), tally.count);
        (team, stage, leads, tally.value)
    };
    let all = |team: TeamId| columns(workspace, team).into_iter().map(move |head| (team, head.stage));
    let teams = workspace.teams().into_iter().flat_map(|team| all(team.id));
    teams.map(|(team, stage)| column(team, stage)).collect()
}

/// Every stage of every other team, each in one of the team's own.
fn all_others(workspace: &Workspace, team: TeamId, choice: u8) -> Vec<(Seat, Option<StageId>)> {
    let own: Vec<StageId> = columns(workspace, team).into_iter().map(|head| head.stage).collect();
    let seats = |other: TeamId| columns(workspace, other).into_iter().map(move |head| (other, head.stage));
    let others = workspace.teams().into_iter().filter(|other| other.id != team);
    let there =
        |stage: StageId, of: TeamId| workspace.team(of).is_some_and(|team| team.stage(stage).is_some());
    others
        .flat_map(|other| seats(other.id))
        .filter(|(other, stage)| there(*stage, *other))
        .enumerate()
        .map(|(at, seat)| (seat, pick(&own, choice.wrapping_add(at as u8)).filter(|goal| there(*goal, team))))
        .collect()
}

/// Each position of a board has a lead, and each of those knows its position; nobody stands there twice.
fn board_is_true(workspace: &Workspace, team: TeamId, now: entonnoir::domain::moment::Moment) {
    let everyone =
        search(workspace, team, "", Some(&workspace.all_leads().map(|lead| lead.id).collect()), None);
    let mut seen = Vec::new();
    for stage in columns(workspace, team).into_iter().map(|head| head.stage) {
        for found in [None, everyone.as_ref()] {
            let counted = tally(workspace, team, stage, found);
            assert_eq!(counted, tally(workspace, team, stage, None));
            for at in 0..counted.cards() {
                let lead = lead_at(workspace, team, stage, found, at).unwrap();
                assert_eq!(place_of(workspace, team, found, lead), Some((stage, at)));
                let card = card(workspace, team, lead, now).unwrap();
                assert_eq!(card.home.is_some(), at >= counted.count);
                seen.extend(found.is_none().then_some(lead));
            }
            assert_eq!(lead_at(workspace, team, stage, found, counted.cards()), None);
        }
    }
    let many = seen.len();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), many, "a lead stands on one board twice");
}

proptest! {
    #![proptest_config(law(48))]

    #[test]
    fn looking_at_another_teams_leads_leaves_every_lead_as_it_is(steps in stories(60), choice in any::<u8>()) {
        for mut tablet in World::after(2, &steps).tablets {
            let teams: Vec<TeamId> = tablet.workspace().teams().iter().map(|team| team.id).collect();
            for team in teams {
                let (before, seats) = (leads(tablet.workspace()), own_columns(tablet.workspace()));
                board_is_true(tablet.workspace(), team, tablet.now);
                let mapping = all_others(tablet.workspace(), team, choice);
                let is_asked = tablet.ask(Asked::of(MapStages { team, mapping: mapping.clone() })).is_ok();
                if is_asked {
                    tablet.undo();
                    tablet.redo();
                }
                prop_assert_eq!(&leads(tablet.workspace()), &before);
                prop_assert_eq!(&own_columns(tablet.workspace()), &seats);
                board_is_true(tablet.workspace(), team, tablet.now);
                let known = tablet.workspace().team(team).unwrap().clone();
                for (seat, goal) in &mapping {
                    prop_assert_eq!(known.hosts(*seat), *goal);
                }
                tablet.reload();
                prop_assert_eq!(tablet.workspace().team(team).unwrap(), &known);
                let _ = tablet.ask(Asked::of(MapStages::none(&known)));
                prop_assert_eq!(&leads(tablet.workspace()), &before);
                prop_assert_eq!(&own_columns(tablet.workspace()), &seats);
                let none = tablet.workspace().team(team).unwrap();
                prop_assert_eq!(tablet.workspace().guests(none), []);
            }
        }
    }
}
