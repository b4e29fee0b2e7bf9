//! Tables go out and come back: without loss where they are meant to, in one word where they cannot be read, and never
//! with a crash.

use std::{
    env, fs,
    path::PathBuf,
    process::{Command as Process, Stdio},
};

use entonnoir::{
    commands::{Command, FoundTeam, IfKnown},
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
        files::table::{Arrived, Delimiter, Fate, Plan, Written, Wrong, out::Preset},
    },
};
use proptest::prelude::*;

use crate::{
    cases,
    world::{NOON, World, steps},
};

pub const NOW: Moment = Moment { millis: NOON, offset_minutes: 0 };
const FRESH: LeadId = LeadId::named("fresh");

pub fn open(bytes: impl AsRef<[u8]>) -> Arrived {
    Arrived::open("table.csv", bytes.as_ref(), Written::default()).unwrap()
}

fn plan(arrived: &Arrived, workspace: &Workspace, if_known: IfKnown, team: TeamId) -> Plan {
    arrived.plan(workspace, &arrived.mapping(None), if_known, team, FRESH, NOW)
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
        prop_assert_eq!(plan.command.decide(workspace, NOW), Ok(Vec::new()));
    }
    let arrived = open(session.export_table(Preset::Plain, None, NOW).text);
    let (mut other, team) = newcomer();
    let plan = plan(&arrived, other.workspace(), IfKnown::Fill, team);
    prop_assert_eq!(plan.counts.new, live.len(), "{:?}", plan.fates);
    prop_assert!(other.dispatch(plan.command, NOW).is_ok());
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
            prop_assert!(other.dispatch(first.command, NOW).is_ok());
            let again = plan(&arrived, other.workspace(), IfKnown::Fill, team);
            prop_assert_eq!((again.counts.new, again.counts.filled), (0, 0), "{:?}", preset);
            prop_assert_eq!(other.dispatch(again.command, NOW), Err(Rejection::NothingChanged));
            prop_assert!(other.undo(NOW).is_ok());
            prop_assert!(other.workspace().all_leads().all(Lead::is_removed));
            prop_assert_eq!(other.workspace().teams().len(), before.teams().len());
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
        let arrived = of_corpus(name);
        let plan = plan(&arrived, session.workspace(), IfKnown::Fill, team);
        (plan.fates, plan.command.taken.into_iter().map(|taken| taken.form).collect::<Vec<_>>())
    };
    let (fates, forms) = read("french-excel.csv");
    let typed = |at: usize, field| forms[at].fields.get(&field).map_or("", String::as_str);
    assert_eq!(typed(0, Field::FullName), "Hélène Morel");
    assert_eq!((typed(0, Field::Amount), typed(0, Field::ExpectedOn)), ("1234.50", "2026-03-15"));
    assert_eq!(typed(0, Field::Notes), "Rappeler « mardi »\r\nà 9 h");
    assert_eq!(forms[0].tags.as_deref(), Some("chaud, salon"));
    let Fate::Rejected(wrong) = &fates[1] else { panic!("{:?}", fates[1]) };
    assert_eq!(wrong.iter().filter_map(Wrong::column).collect::<Vec<_>>(), [3, 6]);
    assert_eq!((typed(1, Field::FullName), typed(1, Field::Phone)), ("Zoé Œuvre", "+33 1 99 00 12 36"));

    let (fates, forms) = read("hubspot.csv");
    let typed = |at: usize, field| forms[at].fields.get(&field).map_or("", String::as_str);
    assert_eq!((typed(0, Field::Email), typed(0, Field::Basis)), ("ana@acme.example", ""));
    assert_eq!((typed(1, Field::FullName), typed(1, Field::Basis)), ("Bruno Stein", "objected"));
    assert_eq!(fates[2], Fate::Rejected(vec![Wrong::Nameless]));

    let (_, forms) = read("atomic-crm.csv");
    let typed = |field| forms[0].fields.get(&field).map_or("", String::as_str);
    assert_eq!((typed(Field::Phone), typed(Field::Title)), ("0155123456", "Buyer"));
    // What a second column adds is not lost.
    assert_eq!(typed(Field::Notes), "met at show\nemail_home: ana@home.example\nphone_home: 0155123457");

    let (_, forms) = read("pipedrive.csv");
    let typed = |field| forms[0].fields.get(&field).map_or("", String::as_str);
    assert_eq!((typed(Field::Amount), typed(Field::ExpectedOn)), ("12500", "2026-03-25"));
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
    let filled = plan(&arrived, session.workspace(), IfKnown::Fill, team).command.taken;
    assert_eq!(filled[0].form.fields[&Field::Phone], "0199001234");
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
    session.dispatch(plan.command, NOW).unwrap();
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
