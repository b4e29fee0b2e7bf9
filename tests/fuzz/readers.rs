//! The readers, each with honest files to begin from, and with what must hold of all that it takes.

use std::{cell::LazyCell, fs, io::Write as _, path::Path, sync::Arc};

use age::{
    Encryptor,
    armor::{ArmoredWriter, Format},
    scrypt::Recipient,
    secrecy::SecretString,
};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use entonnoir::{
    commands::{CaptureLead, Command, IfKnown, ImportSnapshot},
    domain::{
        badge as badges,
        ids::{LeadId, TeamId},
        moment::Moment,
        workspace::Workspace,
    },
    sample,
    session::{
        Session,
        badge::{self, Layouts},
        files::{
            CardFile, CardPlanning, Destination, FoundPeople, Incoming, Planning,
            table::{Arrived, Asked, Plan, TablePlanning},
        },
    },
    snapshot::{
        age::{Locked, unlock},
        file, playbook_file,
        table::Written,
    },
};

const NOW: Moment = Moment { millis: 1_770_000_000_000, offset_minutes: 60 };
const PASSPHRASE: &str = "six words that nobody else has";
const SECRET: &[u8] = b"Claire Morel";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    Snapshot,
    Playbook,
    Table,
    Cards,
    Badges,
    Locked,
}

/// One badge of each kind that is no card.
const BADGES: [&[u8]; 8] = [
    b"MECARD:N:Doe,John;ORG:Acme;TEL:+33199001234;EMAIL:john@example.com;ADR:,,1 rue X,Lyon,,69003,France;;",
    b"BIZCARD:N:Sean;X:Owen;T:Engineer;C:Acme;A:76 9th Avenue;B:+12125551212;E:sean@example.com;;",
    b"VQC:ID:0012345;FN:Claire;LN:Morel;CO:ACME SA;",
    b"MATMSG:TO:claire@acme.example;SUB:Hello;BODY:See you\\; soon;;",
    b"https://www.linkedin.com/in/h%C3%A9l%C3%A8ne-morel-4b7a12/?trk=qr",
    b"mailto:claire@acme.example?subject=Show%20offer",
    b"4711;Claire;Morel;ACME SA;claire@acme.example;+33 1 99 00 12 34",
    b"4711|MOREL|Claire|ACME SA|FR",
];

thread_local! {
    /// Somebody who knows some of the people in the files.
    static AT_WORK: LazyCell<Session> = LazyCell::new(|| Session::new(sample::workspace(12, 7, NOW), 1));
}

impl Reader {
    pub const ALL: [Reader; 6] =
        [Reader::Snapshot, Reader::Playbook, Reader::Table, Reader::Cards, Reader::Badges, Reader::Locked];

    pub fn name(self) -> &'static str {
        match self {
            Reader::Snapshot => "snapshots",
            Reader::Playbook => "playbooks",
            Reader::Table => "tables",
            Reader::Cards => "cards",
            Reader::Badges => "badges",
            Reader::Locked => "locked",
        }
    }

    /// Honest files.
    pub fn seeds(self) -> Vec<Vec<u8>> {
        match self {
            Reader::Snapshot => {
                let small = |leads| file::encode(&sample::workspace(leads, 7, NOW), NOW.millis).into_bytes();
                let known = ["snapshot-1.json", "pieces-1.json"].map(fixture);
                known.into_iter().chain([small(0), small(2), small(5)]).collect()
            }
            Reader::Playbook => vec![fixture("playbook-1.json")],
            Reader::Table => folder("tables"),
            Reader::Cards => folder("cards"),
            Reader::Badges => BADGES.map(<[u8]>::to_vec).into_iter().chain(folder("cards")).collect(),
            Reader::Locked => vec![locked(Format::Binary), locked(Format::AsciiArmor)],
        }
    }

    /// Reads an input as far as the application does; says whether there was anything in it.
    pub fn takes(self, input: &[u8]) -> bool {
        AT_WORK.with(|session| match self {
            Reader::Snapshot => takes_snapshot(session, input),
            Reader::Playbook => takes_playbook(input),
            Reader::Table => takes_table(session, input),
            Reader::Cards => takes_cards(session, input),
            Reader::Badges => takes_badge(session, input),
            Reader::Locked => takes_locked(input),
        })
    }
}

/// Whatever is taken out of a file can be written, and is read again as the same.
fn takes_snapshot(session: &Session, input: &[u8]) -> bool {
    let text = String::from_utf8_lossy(input);
    session.look_at(&[Incoming { name: "a.json".into(), text: text.clone().into_owned() }], NOW);
    let Ok(read) = file::decode(&text) else { return false };
    let again = file::decode(&file::encode(&read.workspace, NOW.millis)).unwrap();
    assert!(again.rejected.is_empty(), "what was written is not read again: {:?}", again.rejected);
    assert!(again.workspace == read.workspace, "what was written is read as something else");
    !read.workspace.is_empty()
}

fn takes_playbook(input: &[u8]) -> bool {
    let Ok(read) = playbook_file::decode(&String::from_utf8_lossy(input)) else { return false };
    let again = playbook_file::decode(&playbook_file::encode(&read, NOW.millis)).unwrap();
    assert!(again == read, "what was written is read as something else");
    true
}

/// Each row has its fate, and whatever the plan lets through, the command takes whole.
fn takes_table(session: &Session, input: &[u8]) -> bool {
    let Ok(arrived) = Arrived::open("a.csv", input, Written::default()).map(Arc::new) else { return false };
    let workspace = session.workspace();
    for if_known in [IfKnown::Fill, IfKnown::Overwrite, IfKnown::Skip, IfKnown::KeepBoth] {
        let (mapping, team) = (arrived.mapping(None), a_team(session));
        let into = Destination { team, fresh: LeadId::named("new"), now: NOW };
        let asked = Asked { mapping, wish: if_known.into(), into };
        let Plan { counts, brought, .. } =
            TablePlanning::begin(Arc::clone(&arrived), workspace.clone(), asked).end();
        assert_eq!(counts.new + counts.filled + counts.left + counts.rejected, arrived.rows().len());
        // What a table fills in may concern several leads, and several rows one.
        let is_any = counts.new + counts.filled > 0;
        assert_eq!(brought.all_leads().next().is_some(), is_any);
        takes_over(workspace, brought);
    }
    true
}

/// All of it comes in.
fn takes_over(here: &Workspace, brought: Workspace) {
    if !brought.is_empty() {
        let import = ImportSnapshot { brought: Box::new(brought) };
        assert!(import.decide(here, NOW).is_ok());
    }
}

fn takes_cards(session: &Session, input: &[u8]) -> bool {
    let file = CardFile { name: "a.vcf".into(), bytes: input.to_vec() };
    let FoundPeople { people, .. } = session.look_at_cards(&[file]);
    let into = Destination { team: a_team(session), fresh: LeadId::named("new"), now: NOW };
    for if_known in [IfKnown::Fill, IfKnown::Overwrite, IfKnown::Skip, IfKnown::KeepBoth] {
        let here = session.workspace().clone();
        let plan = CardPlanning::begin(Arc::clone(&people), here, if_known, into).end();
        assert_eq!(plan.brought.all_leads().count(), plan.new + plan.changed);
        takes_over(session.workspace(), plan.brought);
    }
    !people.is_empty()
}

/// Whoever a badge is about can be written down, as it is read and as its parts are guessed; and it is read again as the
/// same out of the note that keeps it.
fn takes_badge(session: &Session, input: &[u8]) -> bool {
    let Some(badge) = badge::read(input, &Layouts::default(), "") else { return false };
    let kept = badges::read_at(&badges::met(&badge.raw, NOW.millis)).unwrap();
    assert_eq!(kept, badge.raw);
    let mut taught = Layouts::default();
    let layout = badge.shape().and_then(|_| taught.suggested("A show", &badge.raw));
    layout.into_iter().for_each(|layout| taught.teach(layout));
    assert_eq!(Layouts::read(&taught.written()), taught);
    let again = badge::read(kept.as_bytes(), &taught, "A show").unwrap();
    for badge in [badge, again] {
        let form = badge::whole_form(&badge);
        let captured = CaptureLead { lead: LeadId::named("new"), team: a_team(session), form };
        captured.decide(session.workspace(), NOW).unwrap();
    }
    true
}

/// Nothing opens as something else. What would take long to try is left to the tests of the format.
fn takes_locked(input: &[u8]) -> bool {
    /// Powers of two beyond which a try is no longer done in no time, and beyond which it is refused.
    const SLOW: std::ops::RangeInclusive<u64> = 4..=18;
    let head = head(input);
    let numbers = head.split_ascii_whitespace().filter_map(|word| word.parse::<u64>().ok());
    if numbers.into_iter().any(|work| SLOW.contains(&work)) {
        return false;
    }
    match unlock(input, PASSPHRASE) {
        Ok(opened) => {
            assert_eq!(opened, SECRET);
            true
        }
        Err(why) => matches!(why, Locked::WrongPassphrase | Locked::TooCostly),
    }
}

/// The lines before the contents, out of their armour where they are in one.
fn head(input: &[u8]) -> String {
    let text = String::from_utf8_lossy(input);
    let letters = text.lines().filter(|line| !line.starts_with("--")).flat_map(str::chars);
    let letters: String = letters.filter(|letter| !letter.is_ascii_whitespace()).collect();
    let bare = BASE64.decode(letters).unwrap_or_else(|_| input.to_vec());
    String::from_utf8_lossy(&bare[..bare.len().min(600)]).into_owned()
}

/// As another tool writes it, with the least work there is.
fn locked(format: Format) -> Vec<u8> {
    let mut recipient = Recipient::new(SecretString::from(PASSPHRASE.to_owned()));
    recipient.set_work_factor(1);
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as _)).unwrap();
    let armour = ArmoredWriter::wrap_output(Vec::new(), format).unwrap();
    let mut writer = encryptor.wrap_output(armour).unwrap();
    writer.write_all(SECRET).unwrap();
    writer.finish().and_then(ArmoredWriter::finish).unwrap()
}

fn a_team(session: &Session) -> TeamId {
    session.workspace().teams()[0].id
}

fn fixtures() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(fixtures().join(name)).unwrap()
}

fn folder(name: &str) -> Vec<Vec<u8>> {
    let mut files: Vec<_> =
        fs::read_dir(fixtures().join(name)).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}
