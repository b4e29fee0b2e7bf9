//! Tables go out and come back: without loss where they are meant to, in one word where they cannot be read, and never
//! with a crash.

use std::{
    env, fs,
    path::PathBuf,
    process::{Command as Process, Stdio},
    sync::Arc,
};

use entonnoir::{
    commands::{FoundTeam, IfKnown, ImportSnapshot},
    domain::{
        field::{Fact, Field},
        ids::{LeadId, TeamId},
        lead::Lead,
        moment::Moment,
        playbooks,
        rejection::Rejection,
        workspace::Workspace,
    },
    sample,
    session::{
        Session,
        files::{
            Destination, Planning,
            table::{Arrived, Asked, Delimiter, Fate, Plan, TablePlanning, Written, Wrong, out::Preset},
        },
    },
};
use proptest::prelude::*;

use crate::{
    cases, law,
    world::{NOON, Tablet, World, steps, stories},
};

pub const NOW: Moment = Moment { millis: NOON, offset_minutes: 0 };
const FRESH: LeadId = LeadId::named("fresh");

pub fn open(bytes: impl AsRef<[u8]>) -> Arrived {
    Arrived::open("table.csv", bytes.as_ref(), Written::default()).unwrap()
}

fn plan(arrived: &Arrived, workspace: &Workspace, if_known: IfKnown, team: TeamId) -> Plan {
    let mapping = arrived.mapping(None);
    let into = Destination { team, fresh: FRESH, now: NOW };
    let asked = Asked { mapping, wish: if_known.into(), into };
    TablePlanning::begin(Arc::new(arrived.clone()), workspace.clone(), asked).end()
}

fn import(plan: Plan) -> ImportSnapshot {
    ImportSnapshot { brought: Box::new(plan.brought) }
}

/// Somebody with one team and nothing else.
pub fn newcomer() -> (Session, TeamId) {
    let mut session = Session::new(Workspace::default(), 7);
    let playbook = Box::new(playbooks::all().remove(0));
    let found = FoundTeam { fresh: TeamId::named("new"), name: "Sales".into(), playbook };
    session.dispatch(found, NOW).unwrap();
    let team = session.workspace().teams()[0].id;
    (session, team)
}

/// What is known of a lead, with its campaign by name: two tablets may know one campaign under two identities. One whose
/// name never came here says nothing.
fn facts(lead: &Lead, workspace: &Workspace) -> (Vec<(Field, String)>, Vec<String>) {
    let name = |fact: &Fact| match fact {
        Fact::Campaign(id) => workspace.campaign(*id).map(|campaign| campaign.name.clone()),
        other => Some(other.to_string()),
    };
    let facts = Field::ALL.into_iter().filter_map(|field| Some((field, name(lead.fact(field)?)?)));
    (facts.collect(), lead.tags().map(str::to_owned).collect())
}

fn comes_back(workspace: &Workspace) -> Result<(), TestCaseError> {
    let session = Session::new(workspace.clone(), 99);
    let Some(team) = workspace.teams().first().map(|team| team.id) else { return Ok(()) };
    let live: Vec<&Lead> = workspace.shown_leads().collect();
    if live.is_empty() {
        return Ok(());
    }
    for preset in [Preset::Plain, Preset::Excel] {
        let arrived = open(session.export_table(preset, None, NOW).text);
        let plan = plan(&arrived, workspace, IfKnown::Overwrite, team);
        prop_assert_eq!(plan.counts.left, live.len(), "{:?} {:?}", preset, plan.fates);
        prop_assert!(plan.brought.is_empty());
    }
    let arrived = open(session.export_table(Preset::Plain, None, NOW).text);
    let (mut other, team) = newcomer();
    let plan = plan(&arrived, other.workspace(), IfKnown::Fill, team);
    prop_assert_eq!(plan.counts.new, live.len(), "{:?}", plan.fates);
    prop_assert!(other.dispatch(import(plan), NOW).is_ok());
    for lead in live {
        let there = other.workspace().lead(lead.id).unwrap();
        prop_assert_eq!(facts(there, other.workspace()), facts(lead, workspace));
    }
    Ok(())
}

#[test]
fn the_sample_comes_back_without_loss() {
    comes_back(&sample::workspace(300, 7, NOW)).unwrap();
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn our_own_table_comes_back_onto_the_same_leads_without_loss(steps in steps(80)) {
        for tablet in World::after(2, &steps).tablets {
            comes_back(tablet.workspace())?;
        }
    }

    #[test]
    fn a_table_taken_twice_adds_nothing_and_one_undo_takes_it_back(seed in 0..40_u64) {
        let session = Session::new(sample::workspace(30, seed, NOW), 99);
        for preset in Preset::ALL {
            let (mut other, team) = newcomer();
            let before = other.workspace().clone();
            let arrived = open(session.export_table(preset, None, NOW).text);
            let first = plan(&arrived, other.workspace(), IfKnown::Fill, team);
            prop_assert_eq!(first.counts.rejected, 0, "{:?} {:?}", preset, first.fates);
            prop_assert!(other.dispatch(import(first), NOW).is_ok());
            let again = plan(&arrived, other.workspace(), IfKnown::Fill, team);
            prop_assert_eq!((again.counts.new, again.counts.filled), (0, 0), "{:?}", preset);
            prop_assert_eq!(other.dispatch(import(again), NOW), Err(Rejection::NothingChanged));
            prop_assert!(other.undo(NOW).is_ok());
            prop_assert_eq!(other.workspace(), &before, "as if it had never come");
        }
    }
}

/// The last import taken back, here and after a start, and once more after it came again.
pub fn leaves_no_trace(tablet: &mut Tablet, before: &Workspace) -> Result<(), TestCaseError> {
    let after = tablet.workspace().clone();
    tablet.undo();
    prop_assert_eq!(tablet.workspace(), before);
    tablet.reload();
    prop_assert_eq!(tablet.workspace(), before);
    tablet.redo();
    prop_assert_eq!(tablet.workspace(), &after);
    tablet.undo();
    Ok(())
}

proptest! {
    #![proptest_config(law(48))]

    /// Whatever it fills in or writes over, of whomever: here and after a start.
    #[test]
    fn a_table_that_is_undone_leaves_no_trace(steps in stories(60)) {
        let mut world = World::after(2, &steps);
        let table = Session::new(world.tablets[1].workspace().clone(), 99).export_table(Preset::Plain, None, NOW);
        let tablet = &mut world.tablets[0];
        let Some(team) = tablet.workspace().teams().first().map(|team| team.id) else { return Ok(()) };
        let Ok(arrived) = Arrived::open("a.csv", table.text.as_bytes(), Written::default()) else { return Ok(()) };
        for if_known in [IfKnown::Fill, IfKnown::Overwrite, IfKnown::KeepBoth] {
            let before = tablet.workspace().clone();
            let plan = plan(&arrived, &before, if_known, team);
            let counts = plan.counts;
            if tablet.ask(import(plan)).is_err() {
                prop_assert_eq!(counts.new + counts.filled, 0);
                continue;
            }
            prop_assert_eq!(self::plan(&arrived, tablet.workspace(), IfKnown::Fill, team).counts.new, 0);
            leaves_no_trace(tablet, &before)?;
        }
    }
}

/// Files that went wrong somewhere, by name.
fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<(String, Vec<u8>)> = entries
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn of_corpus(name: &str) -> Arrived {
    let (_, bytes) = corpus().into_iter().find(|(known, _)| known == name).unwrap();
    open(bytes)
}

#[test]
fn files_of_other_programs_are_understood_to_the_letter() {
    let (session, team) = newcomer();
    let read = |name: &str| {
        let plan = plan(&of_corpus(name), session.workspace(), IfKnown::Fill, team);
        (plan.fates, plan.brought)
    };
    // The lead that came of a row.
    let typed = |brought: &Workspace, row: u64, field| {
        brought.known_lead(FRESH.derived(row)).map(|lead| lead.text(field).to_owned()).unwrap_or_default()
    };
    let fact = |brought: &Workspace, row: u64, field| {
        brought.known_lead(FRESH.derived(row)).and_then(|lead| lead.fact(field)).map(Fact::to_string)
    };
    let (fates, brought) = read("french-excel.csv");
    assert_eq!(typed(&brought, 1, Field::FullName), "Hélène Morel");
    assert_eq!(fact(&brought, 1, Field::Amount).as_deref(), Some("1234.50"));
    assert_eq!(fact(&brought, 1, Field::ExpectedOn).as_deref(), Some("2026-03-15"));
    assert_eq!(typed(&brought, 1, Field::Notes), "Rappeler « mardi »\nà 9 h");
    let tags: Vec<&str> = brought.known_lead(FRESH.derived(1)).unwrap().tags().collect();
    assert_eq!(tags, ["chaud", "salon"]);
    let Fate::Rejected(wrong) = &fates[1] else { panic!("{:?}", fates[1]) };
    assert_eq!(wrong.iter().filter_map(Wrong::column).collect::<Vec<_>>(), [3, 6]);
    assert_eq!(typed(&brought, 3, Field::FullName), "Zoé Œuvre");
    assert_eq!(typed(&brought, 3, Field::Phone), "+33 1 99 00 12 36");

    let (fates, brought) = read("hubspot.csv");
    assert_eq!(typed(&brought, 1, Field::Email), "ana@acme.example");
    assert_eq!(fact(&brought, 1, Field::Basis), None);
    assert_eq!(typed(&brought, 2, Field::FullName), "Bruno Stein");
    assert_eq!(fact(&brought, 2, Field::Basis).as_deref(), Some("objected"));
    assert_eq!(fates[2], Fate::Rejected(vec![Wrong::Nameless]));

    let (_, brought) = read("atomic-crm.csv");
    assert_eq!(
        (typed(&brought, 1, Field::Phone).as_str(), typed(&brought, 1, Field::Title).as_str()),
        ("0155123456", "Buyer")
    );
    // What a second column adds is not lost.
    assert_eq!(
        typed(&brought, 1, Field::Notes),
        "met at show\nemail_home: ana@home.example\nphone_home: 0155123457"
    );

    let (_, brought) = read("pipedrive.csv");
    assert_eq!(fact(&brought, 1, Field::Amount).as_deref(), Some("12500"));
    assert_eq!(fact(&brought, 1, Field::ExpectedOn).as_deref(), Some("2026-03-25"));
}

#[test]
fn people_who_stand_in_a_table_twice_come_in_once_and_colleagues_stay_two() {
    let (session, team) = newcomer();
    let arrived = of_corpus("same-people.csv");
    let fates = |if_known| plan(&arrived, session.workspace(), if_known, team).fates;
    // A namesake without a company and with another address is somebody else, and so is who shares a line.
    assert_eq!(fates(IfKnown::Fill), [Fate::New, Fate::Filled, Fate::New, Fate::New, Fate::Filled]);
    assert_eq!(fates(IfKnown::Skip), [Fate::New, Fate::Left, Fate::New, Fate::New, Fate::Left]);
    assert!(fates(IfKnown::KeepBoth).iter().all(|fate| *fate == Fate::New));
    let brought = plan(&arrived, session.workspace(), IfKnown::Fill, team).brought;
    assert_eq!(brought.known_lead(FRESH.derived(1)).unwrap().text(Field::Phone), "0199001234");
}

#[test]
fn the_rows_that_stay_out_come_back_as_a_table_with_their_reason() {
    let arrived = of_corpus("french-excel.csv");
    let file = arrived.rejected(&[(1, "Cette date n’existe pas.".into())], "Raison");
    assert_eq!(file.name, "table-rejected.csv");
    let again = open(&file.text);
    assert_eq!((again.rows().len(), again.columns().len(), again.delimiter()), (1, 10, Delimiter::Semicolon));
    assert_eq!(again.rows()[0].cell(9), "Cette date n’existe pas.");
    assert!(again.rows()[0].cells().take(9).eq(arrived.rows()[1].cells()));
}

#[test]
fn a_mapping_is_remembered_for_the_same_columns_and_no_others() {
    let arrived = of_corpus("hubspot.csv");
    let mut mapping = arrived.mapping(None);
    mapping.targets.reverse();
    assert_eq!(arrived.mapping(Some(&mapping.kept())).targets, mapping.targets);
    for unfit in ["", "email", "no-such-field", "email,email"] {
        assert_eq!(arrived.mapping(Some(unfit)), arrived.mapping(None));
    }
    assert_eq!(arrived.signature(), of_corpus("hubspot.csv").signature());
    assert_ne!(arrived.signature(), of_corpus("pipedrive.csv").signature());
}

#[test]
fn what_a_program_would_refuse_is_known_beforehand() {
    let (mut session, team) = newcomer();
    let text =
        "Nom;Entreprise;E-mail\nClaire Morel;Acme;c@acme.fr\n;Béton;\nMarc Petit;;C@acme.fr\n;;x@acme.fr\n";
    let plan = plan(&open(text), session.workspace(), IfKnown::KeepBoth, team);
    session.dispatch(import(plan), NOW).unwrap();
    let lacking = |preset| {
        let named = |(_, name): &(LeadId, String)| name.clone();
        let lacks = session.lacks(preset, None);
        lacks.iter().map(|lack| lack.leads.iter().map(named).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    assert_eq!(lacking(Preset::Salesforce), [vec!["Béton", "x@acme.fr"], vec!["Marc Petit", "x@acme.fr"]]);
    assert_eq!(lacking(Preset::HubSpot), [vec!["Béton"], vec!["Claire Morel", "Marc Petit"]]);
    assert_eq!(lacking(Preset::Pipedrive), [vec!["x@acme.fr"]]);
    assert!(lacking(Preset::Excel).is_empty() && lacking(Preset::Plain).is_empty());
}

/// Reads a table as Python does, and says its cells as JSON.
const PYTHON: &str = "import csv, io, json, sys
text = sys.stdin.buffer.read().decode('utf-8-sig')
rows = csv.reader(io.StringIO(text, newline=''), delimiter=sys.argv[1], strict=True)
json.dump(list(rows), sys.stdout)";

#[test]
fn a_reader_that_is_not_ours_reads_the_same_cells() {
    use std::io::Write as _;
    let session = Session::new(sample::workspace(120, 7, NOW), 99);
    for preset in Preset::ALL {
        let text = session.export_table(preset, None, NOW).text;
        let arrived = open(&text);
        let delimiter = if arrived.delimiter() == Delimiter::Semicolon { ";" } else { "," };
        let started = Process::new("python3")
            .args(["-c", PYTHON, delimiter])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let mut python = match started {
            Ok(python) => python,
            // Where every check must run, leaving it out is a failure.
            Err(reason) if env::var("CI").is_ok_and(|ci| ci == "true") => panic!("no Python: {reason}"),
            Err(reason) => return eprintln!("skipped: there is no Python ({reason})"),
        };
        python.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let output = python.wait_with_output().unwrap();
        let rows: Vec<Vec<String>> = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(rows.len(), arrived.rows().len() + 1);
        assert_eq!(rows[0], arrived.columns().into_iter().map(|column| column.name).collect::<Vec<_>>());
        for (theirs, ours) in rows[1..].iter().zip(arrived.rows()) {
            assert!(ours.cells().eq(theirs.iter().map(String::as_str)), "{preset:?} {theirs:?}");
        }
        // Nothing that a spreadsheet would run.
        if preset == Preset::Excel {
            let runs = |cell: &String| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            assert!(!rows.iter().flatten().any(runs));
        }
    }
}
