//! One visitor, two booths, two tablets: written down twice, and one person again in the evening.

use entonnoir::{
    commands::{ImportSnapshot, JoinLeads, SeparateLead, TellApart, Whose},
    domain::{activity::Channel, field::Field, ids::LeadId},
    queries::{
        board,
        duplicates::{Found, companies, found, pairs},
        joining::{join_sheet, same_person, stays},
        search::search,
    },
    session::files::{
        extract::{Detail, Which},
        table::out::Preset,
    },
    snapshot::file,
};

use super::{CLAIRE, MARC, desk::Desk};

/// Claire as the second tablet has her.
const MOREL: LeadId = LeadId::named("c. morel");

fn alike(desk: &Desk) -> Found {
    found(desk.session.workspace(), &pairs(desk.session.workspace()), 10)
}

/// Two tablets of one team: both met Claire, one of them her colleague Marc too.
fn two_tablets() -> (Desk, Desk) {
    let mut one = Desk::working_by("two-way");
    one.captures(
        CLAIRE,
        &[
            (Field::FullName, "Claire Morel"),
            (Field::Company, "Béton Lyon"),
            (Field::Phone, "01 99 00 12 34"),
        ],
    );
    let mut other = Desk::working_by("two-way");
    other.days_pass(1).captures(
        MOREL,
        &[
            (Field::FullName, "C. Morel"),
            (Field::Company, "Beton Lyon SARL"),
            (Field::Phone, "+33 1 99 00 12 34"),
            (Field::Email, "claire@beton.example"),
        ],
    );
    other.hears(MOREL, Channel::Show).captures(
        MARC,
        &[(Field::FullName, "Marc Petit"), (Field::Company, "Béton Lyon"), (Field::Phone, "0199001234")],
    );
    (one, other)
}

fn evening(one: &mut Desk, other: &Desk) {
    let brought = Box::new(other.session.workspace().clone());
    one.now = other.now;
    one.does(ImportSnapshot { brought });
}

#[test]
fn the_same_person_from_two_tablets_is_found_joined_and_parted_again() {
    let (mut desk, other) = two_tablets();
    evening(&mut desk, &other);
    assert_eq!(desk.column("lead").len(), 3);
    // Her colleague shares the switchboard, not the name: grouped, and not offered.
    let known = alike(&desk);
    assert_eq!(
        (
            known.count,
            companies(desk.session.workspace(), &pairs(desk.session.workspace()), 5).0[0].people.len()
        ),
        (1, 2)
    );
    let keep = stays(desk.session.workspace(), CLAIRE, MOREL);
    assert_eq!(keep, CLAIRE, "the elder");
    let sheet = join_sheet(desk.session.workspace(), CLAIRE, MOREL, desk.now).unwrap();
    let fields: Vec<Field> = sheet.rows.iter().map(|row| row.field).collect();
    assert_eq!(fields, [Field::FullName, Field::Company]);
    assert_eq!((sheet.brings.fields, sheet.brings.activities), (vec![Field::Email], 1));

    let chosen = vec![(Field::FullName, Whose::Kept)];
    desk.does(JoinLeads { keep: CLAIRE, other: MOREL, chosen }).reloads();
    assert_eq!(desk.column("lead"), [MARC, CLAIRE]);
    assert_eq!((desk.card(CLAIRE).name.as_str(), alike(&desk).count), ("Claire Morel", 0));
    let workspace = desk.session.workspace();
    assert_eq!(search(workspace, desk.team(), "morel", None, None).unwrap().count(), 1);
    let table = desk.session.export_table(Preset::Plain, None, desk.now).text;
    assert!(table.contains("Claire Morel") && !table.contains("C. Morel"));
    let part = desk.session.extract(&Which::All, Detail::Numbers);
    assert_eq!((part.shown_leads().count(), desk.session.count_of(&Which::All)), (2, 2));
    assert_eq!(desk.session.extract(&Which::Team(desk.team()), Detail::Whole).shown_leads().count(), 2);
    assert_eq!(
        file::decode(&file::encode(workspace, 0)).unwrap().workspace,
        *workspace,
        "the file keeps her twice"
    );

    desk.undoes().reloads();
    assert_eq!(desk.column("lead").len(), 3);
    assert!(desk.session.workspace().lead(CLAIRE).unwrap().text(Field::Email).is_empty());
    desk.does(JoinLeads { keep: CLAIRE, other: MOREL, chosen: Vec::new() });
    desk.does(SeparateLead { lead: MOREL });
    assert_eq!(desk.column("lead").len(), 3);
    desk.does(TellApart { one: CLAIRE, other: MOREL });
    assert_eq!(alike(&desk).count, 0);
}

#[test]
fn what_the_other_tablet_writes_meanwhile_is_not_lost_behind_the_join() {
    let (mut desk, mut other) = two_tablets();
    evening(&mut desk, &other);
    desk.does(JoinLeads { keep: CLAIRE, other: MOREL, chosen: Vec::new() });
    let told = |desk: &Desk| {
        let workspace = desk.session.workspace();
        same_person(workspace, workspace.lead(CLAIRE).unwrap()).joined[0].is_news
    };
    assert!(!told(&desk));
    // Nobody told the other tablet.
    other.writes_down(MOREL, Field::NextStep, "Send the offer").hears(MOREL, Channel::Call);
    evening(&mut desk, &other);
    assert!(told(&desk));
    assert!(
        !board::cards(desk.session.workspace(), desk.team(), desk.stage("lead"), None, 0..9, desk.now)
            .iter()
            .any(|card| card.lead == MOREL)
    );
    desk.does(JoinLeads { keep: CLAIRE, other: MOREL, chosen: Vec::new() });
    let claire = desk.session.workspace().lead(CLAIRE).unwrap();
    assert_eq!((claire.text(Field::NextStep), claire.activities().count()), ("Send the offer", 2));
    assert!(!told(&desk));
}

/// Undoing the import that brought a colleague's join brings both back, and keeps what we wrote.
#[test]
fn a_join_that_came_with_a_file_goes_with_it() {
    let (mut ours, other) = two_tablets();
    evening(&mut ours, &other);
    let mut theirs = Desk::working_by("two-way");
    theirs.now = ours.now;
    theirs.does(ImportSnapshot { brought: Box::new(ours.session.workspace().clone()) });
    theirs.days_pass(1).does(JoinLeads { keep: MOREL, other: CLAIRE, chosen: Vec::new() });
    ours.writes_down(CLAIRE, Field::City, "Lyon");
    let before = file::encode(ours.session.workspace(), 0);
    evening(&mut ours, &theirs);
    assert_eq!(ours.column("lead").len(), 2);
    ours.reloads().undoes().reloads();
    assert_eq!(ours.column("lead").len(), 3);
    assert_eq!(file::encode(ours.session.workspace(), 0), before);
}
