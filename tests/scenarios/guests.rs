//! Another team's file comes in, and its leads are looked at in one's own columns.

use entonnoir::{
    commands::{FoundTeam, HandOver, MapStages, MoveLead, Spot},
    domain::{
        field::Field,
        ids::{StageId, TeamId},
        playbooks,
        rejection::Rejection,
        standing::Standing,
    },
    queries::{
        board::{self, Home, Tally},
        guests::{Mapping, could_show, mapping},
        search::search,
    },
    session::files::Incoming,
};

use crate::{CLAIRE, MARC, desk::Desk};

/// What a column of the desk's own team shows.
fn column(desk: &Desk, stage: &str) -> Tally {
    board::tally(desk.session.workspace(), desk.team(), desk.stage(stage), None)
}

fn offered(desk: &Desk) -> Mapping {
    mapping(desk.session.workspace(), desk.team()).unwrap()
}

fn show_what_is_offered(desk: &mut Desk) {
    let offered = offered(desk);
    let each = offered
        .others
        .iter()
        .flat_map(|other| other.stages.iter().map(|stage| ((other.team, stage.stage), stage.offered)));
    desk.does(MapStages { team: offered.team, mapping: each.collect() });
}

/// Ours works by Two-way dialogue and has Marc; Mission 2 works by BANT and has Claire among its prospects.
fn with_their_file() -> Desk {
    let mut ours = Desk::working_by("two-way");
    ours.captures(MARC, &[(Field::FullName, "Marc Petit"), (Field::Amount, "500")]);
    let mut theirs = Desk::working_by("bant");
    theirs.captures(CLAIRE, &[(Field::FullName, "Claire Morel"), (Field::Amount, "900")]);
    theirs.drags(CLAIRE, "prospect", Some("met at the show")).unwrap();
    let text = theirs.session.export(theirs.now).text;
    let looked = ours.session.look_at(&[Incoming { name: "mission-2.json".into(), text }], ours.now);
    let preview = looked.preview.unwrap();
    // Before anything has changed one sees what is like what.
    let known = mapping(&preview.joined, ours.team()).unwrap();
    let like = |key: &str| {
        let of = StageId::named(&format!("bant/{key}"));
        known.others[0].stages.iter().find(|stage| stage.stage == of).unwrap().offered
    };
    assert_eq!(like("lead"), Some(ours.stage("lead")));
    assert_eq!(like("prospect"), Some(ours.stage("prospect")));
    let view = preview.view(ours.session.workspace());
    let came: Vec<TeamId> = view.new_teams.iter().map(|team| team.team).collect();
    ours.does(preview.take_over(Vec::new(), ""));
    assert_eq!(could_show(ours.session.workspace(), ours.team(), &came), came);
    ours
}

#[test]
fn their_leads_are_seen_found_handed_over_and_gone_again() {
    let mut desk = with_their_file();
    let alone = column(&desk, "prospect");
    assert_eq!((alone.count, alone.guests), (0, 0));
    show_what_is_offered(&mut desk);

    // Counted apart, worth nothing here, marked with whose it is, and not judged.
    let shown = column(&desk, "prospect");
    assert_eq!((shown.count, shown.guests, shown.value), (0, 1, alone.value));
    let (workspace, team) = (desk.session.workspace(), desk.team());
    let card = board::card(workspace, team, CLAIRE, desk.now).unwrap();
    let their_name =
        workspace.team(TeamId::named("bant")).unwrap().stage(StageId::named("bant/prospect")).unwrap();
    assert_eq!(card.home, Some(Home { team: "Sales".into(), stage: their_name.name() }));
    assert_eq!(card.standing, Standing::Settled);
    let found = search(workspace, team, "morel", None, None).unwrap();
    assert_eq!(found.count(), 1);
    let place = board::place_of(workspace, team, Some(&found), CLAIRE);
    assert_eq!(place, Some((desk.stage("prospect"), 0)));

    // Nobody moves it here, and the sentence says whose it is.
    let to = desk.stage("client");
    let moved = desk.asks(MoveLead { lead: CLAIRE, team, to, spot: Spot::TOP, reason: Some("mine".into()) });
    assert_eq!(moved, Err(Rejection::OfAnotherTeam { team: "Sales".into() }));

    // Handed over it is one's own, in its own right.
    let reason = "we know them".into();
    desk.does(HandOver { lead: CLAIRE, to: team, owner: String::new(), reason });
    let stage = desk.session.workspace().seat(desk.session.workspace().lead(CLAIRE).unwrap()).unwrap();
    assert_eq!(stage.0, team);
    assert_eq!(column(&desk, "prospect").guests, 0);
    desk.session.undo(desk.now).unwrap();
    assert_eq!(column(&desk, "prospect").guests, 1);

    desk.does(MapStages::none(desk.session.workspace().team(team).unwrap()));
    assert_eq!(column(&desk, "prospect"), alone);
    assert!(!offered(&desk).is_on());
}

#[test]
fn a_guest_is_not_led_on_to_a_third_team() {
    let mut desk = with_their_file();
    let playbook = Box::new(playbooks::named("maturity").unwrap());
    desk.does(FoundTeam { fresh: TeamId::named("fresh"), name: "Third".into(), playbook });
    show_what_is_offered(&mut desk);
    // The third looks at our prospects, among whom Claire is a guest.
    let (third, ours) = (TeamId::named("maturity"), desk.team());
    let to = StageId::named("maturity/prospect");
    let mapping = vec![((ours, desk.stage("prospect")), Some(to)), ((ours, desk.stage("lead")), Some(to))];
    desk.does(MapStages { team: third, mapping });
    let there = board::tally(desk.session.workspace(), third, to, None);
    // Marc alone, who is ours.
    assert_eq!((there.count, there.guests), (0, 1));
    assert_eq!(board::lead_at(desk.session.workspace(), third, to, None, 0), Some(MARC));
}
