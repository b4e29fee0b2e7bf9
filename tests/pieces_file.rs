//! Files of raw pieces: the page that writes them has none of our code, so what it writes is read for ever.
//!
//! Never edit the fixture, nor what it is expected to show.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "in a test a broken assumption should stop the test")]

use entonnoir::{
    commands::ImportSnapshot,
    domain::{moment::Moment, workspace::Workspace},
    sample,
    session::{
        Effect, Session,
        files::{Incoming, MOST_BYTES},
    },
    snapshot::pieces_file,
};

const NOW: Moment = Moment { millis: 1_770_000_000_000, offset_minutes: 0 };
const SCHEMA: &str = include_str!("../schema/pieces-1.schema.json");
/// As the recovery page handed it out: one piece in both stores, one in each alone.
const GOLDEN: &str = include_str!("fixtures/pieces-1.json");

fn problems(text: &str) -> Vec<String> {
    let schema = jsonschema::draft202012::new(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let file = serde_json::from_str(text).unwrap();
    schema.iter_errors(&file).map(|problem| format!("{}: {problem}", problem.instance_path())).collect()
}

fn stored(leads: usize) -> Vec<(String, String)> {
    let brought = Box::new(sample::workspace(leads, 7, NOW));
    let effects = Session::new(Workspace::default(), 1).dispatch(ImportSnapshot { brought }, NOW).unwrap();
    effects.into_iter().map(|Effect::Write { key, value }| (key, value)).collect()
}

#[test]
fn what_the_page_and_the_application_write_is_as_described() {
    assert!(jsonschema::meta::is_valid(&serde_json::from_str(SCHEMA).unwrap()));
    assert_eq!(problems(GOLDEN), [""; 0]);
    assert_eq!(problems(&pieces_file::encode(&stored(5), &[], 5)), [""; 0]);
    for (from, to) in [("\"version\":1", "\"version\":2"), ("\"mirror\":{\n", "\"other\":{\n")] {
        assert_ne!(problems(&GOLDEN.replacen(from, to, 1)), [""; 0], "the schema takes {to}");
    }
}

#[test]
fn the_file_of_version_1_shows_what_it_always_showed() {
    let file = Incoming { name: "pieces-1.json".into(), text: GOLDEN.into() };
    // A day after it was handed out.
    let later = Moment { millis: 1_795_433_000_000, ..NOW };
    let preview = Session::new(Workspace::default(), 2).look_at(&[file], later).preview.unwrap();
    assert_eq!(preview.ahead, None);
    assert_eq!(preview.rejected, []);
    let mut leads: Vec<&str> = preview.brought.all_leads().map(|lead| lead.called()).collect();
    leads.sort();
    assert_eq!(leads, ["Ana Petit", "Zoé Béranger"]);
    assert_eq!(preview.brought.teams().len(), 1);
}

#[test]
fn all_that_a_browser_has_to_hold_fits_in_a_file_twice() {
    // Of 20,000 leads; what they take grows with their number.
    const TENTH: usize = 2_000;
    let home = stored(TENTH);
    // The worst case: the second store holds everything otherwise than the first.
    let mirror: Vec<_> = home.iter().map(|(key, text)| (format!("{key}x"), text.clone())).collect();
    let text = pieces_file::encode(&home, &mirror, 5);
    let bytes = text.len() as u64 * 10;
    assert!(bytes < MOST_BYTES, "{bytes} of {MOST_BYTES} bytes");
}
