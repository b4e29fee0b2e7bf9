//! Released formats keep opening: files written once by each version, and what they must show for ever.
//!
//! Never edit a fixture of a released version, nor what it is expected to show. A new version gets its own beside
//! them; what an old one holds may only ever be read in new ways.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "in a test a broken assumption should stop the test")]

mod newer;
mod story;
mod told;

use std::{collections::BTreeSet, fs, path::PathBuf};

use entonnoir::{
    domain::{
        event::{Back, Cause, Change, Event},
        moment::DAY,
        workspace::Workspace,
    },
    session::{boot, storage},
    snapshot::{file, parts, record},
};
use told::told;

const NOON: i64 = 1_762_084_800_000; // 2025-11-02T12:00:00Z
const EXPORTED: i64 = NOON + 30 * DAY;

/// Each a file and a journal of version 1: the second was written once there were playbooks to change, the third once
/// imports could be taken out, then once leads could be joined, once a team could look at the leads of another, once people
/// were met and asked at a booth, once they were told what for and asked for their consent,
/// once a file was kept that a newer version might write, and once somebody could be erased for ever.
const WRITTEN: [&str; 9] =
    ["1", "1-playbooks", "1-imports", "1-joined", "1-guests", "1-met", "1-consents", "1-beyond", "1-erased"];

fn fixture(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "fixtures", name].iter().collect()
}

fn read(name: &str) -> String {
    fs::read_to_string(fixture(name)).unwrap()
}

/// In the order of the journal, one a line: the key, a tab, the text.
fn pieces(written: &str) -> Vec<(String, String)> {
    let text = read(&format!("journal-{written}/pieces.txt"));
    let piece = |line: &str| line.split_once('\t').map(|(key, text)| (key.to_owned(), text.to_owned()));
    text.lines().map(|line| piece(line).unwrap()).collect()
}

#[test]
fn a_file_of_version_1_shows_what_it_always_showed() {
    for written in WRITTEN {
        let decoded = file::decode(&read(&format!("snapshot-{written}.json"))).unwrap();
        assert_eq!(decoded.rejected, []);
        assert_eq!(told(&decoded.workspace), read(&format!("snapshot-{written}.shown.txt")));
    }
}

#[test]
fn a_file_of_version_1_is_written_again_as_it_was() {
    for written in WRITTEN {
        let text = read(&format!("snapshot-{written}.json"));
        assert_eq!(file::encode(&file::decode(&text).unwrap().workspace, EXPORTED), text);
    }
}

#[test]
fn a_journal_of_version_1_shows_what_it_always_showed() {
    for written in WRITTEN {
        let opened = boot::open(pieces(written), 99);
        assert_eq!(opened.set_aside, []);
        assert_eq!(told(opened.session.workspace()), read(&format!("journal-{written}/shown.txt")));
    }
}

/// Pieces whose leads lie in columns, of the same story as the journal.
#[test]
fn pieces_in_columns_show_what_they_always_showed() {
    let mut joined = Workspace::default();
    for piece in read("pieces-1-columns.txt").lines() {
        joined.join(&parts::decode(piece).unwrap());
    }
    assert_eq!(told(&joined), read("journal-1-playbooks/shown.txt"));
    assert_eq!(&joined, boot::open(pieces("1-playbooks"), 99).session.workspace());
}

#[test]
fn the_journal_holds_every_kind_of_event_and_cause() {
    let mut kinds = BTreeSet::new();
    for (key, text) in WRITTEN.into_iter().flat_map(pieces) {
        if !matches!(storage::piece(&key), Some(storage::Piece::Journal { .. })) {
            kinds.insert("a piece of an import");
            continue;
        }
        let change = record::decode(&text).unwrap();
        // Written again as it was.
        assert_eq!(record::encode(&change), text);
        kinds.insert(cause(&change));
        kinds.extend(change.events.iter().map(kind));
    }
    assert_eq!(kinds.len(), 22 + 3 + 1, "{kinds:?}");
}

/// Without `_`, so that a new event asks for a journal that holds it.
fn kind(event: &Event) -> &'static str {
    match event {
        Event::TeamFounded { .. } => "team founded",
        Event::TeamRenamed { .. } => "team renamed",
        Event::TeamArchived { .. } => "team archived",
        Event::StageAdded { .. } => "stage added",
        Event::StageReshaped { .. } => "stage reshaped",
        Event::QuestionWorded { .. } => "question worded",
        Event::RuleSet { .. } => "rule set",
        Event::StageMapped { .. } => "stage mapped",
        Event::NoticeWritten { .. } => "notice written",
        Event::CampaignNamed { .. } => "campaign named",
        Event::LeadCaptured { .. } => "lead captured",
        Event::LeadRemoved { .. } => "lead removed",
        Event::LeadErased { .. } => "lead erased",
        Event::LeadTied { .. } => "lead tied",
        Event::LeadMoved { .. } => "lead moved",
        Event::FactChanged { .. } => "fact changed",
        Event::TagChanged { .. } => "tag changed",
        Event::AnswerGiven { .. } => "answer given",
        Event::ActivityLogged { .. } => "activity logged",
        Event::Joined { brought: _, back: Back::Writes(_) } => "joined, and undone by writes",
        Event::Joined { brought: _, back: Back::Parting { .. } } => "joined",
        Event::Parted { .. } => "parted",
    }
}

fn cause(change: &Change) -> &'static str {
    match change.cause {
        Cause::Asked => "asked",
        Cause::Undo(_) => "undo",
        Cause::Redo(_) => "redo",
    }
}

#[test]
#[ignore = "writes a fixture that is not released yet"]
fn write_the_pieces_in_columns() {
    let opened = boot::open(pieces("1-playbooks"), 99);
    let pieces = parts::encode(opened.session.workspace()).join("\n");
    fs::write(fixture("pieces-1-columns.txt"), pieces + "\n").unwrap();
}

/// How the fixtures of the last name were made. Once they are released, this no longer runs.
#[test]
#[ignore = "writes fixtures that are not released yet"]
fn write_the_fixtures() {
    for (written, tablet) in [
        ("1-met", story::met()),
        ("1-consents", story::consents()),
        ("1-beyond", newer::beyond()),
        ("1-erased", story::erased()),
    ] {
        let workspace = tablet.session.workspace();
        fs::create_dir_all(fixture(&format!("journal-{written}"))).unwrap();
        let pieces: String = tablet.pieces.iter().map(|(key, text)| format!("{key}\t{text}\n")).collect();
        for (name, text) in [
            (format!("snapshot-{written}.json"), file::encode(workspace, EXPORTED)),
            (format!("snapshot-{written}.shown.txt"), told(workspace)),
            (format!("journal-{written}/pieces.txt"), pieces),
            (format!("journal-{written}/shown.txt"), told(workspace)),
        ] {
            fs::write(fixture(&name), text).unwrap();
        }
    }
}
