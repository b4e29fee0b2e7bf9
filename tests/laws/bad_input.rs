//! Files from anywhere: whatever stands in them, the answer comes at once, in one word, and without a crash.

use std::time::{Duration, Instant};

use entonnoir::{
    commands::{CaptureLead, ImportSnapshot, LeadForm, MoveLead, Spot},
    domain::{
        field::Field,
        ids::{LeadId, StageId, TeamId},
        rejection::Rejection,
        text::TextProblem,
    },
    session::boot,
    snapshot::{
        file::{self, NotASnapshot},
        parts, record,
    },
};
use proptest::prelude::*;

use crate::{
    cases,
    world::{NOON, Tablet, World, steps},
};

fn refused(text: &str) -> NotASnapshot {
    file::decode(text).unwrap_err()
}

/// A file with one lead, of which one thing can be set.
fn with_lead(set: &str) -> String {
    let id = LeadId::named("forged");
    format!(
        r#"{{"format":"entonnoir/snapshot","version":1,"teams":[],"campaigns":[],"leads":[
{{"id":"{id}","created":"19a0c0e5a00-0-1","trail":[]{set}}}]}}"#
    )
}

fn at_once(what: &str, deed: impl FnOnce()) {
    let start = Instant::now();
    deed();
    assert!(start.elapsed() < Duration::from_secs(10), "{what} took {:?}", start.elapsed());
}

#[test]
fn what_is_not_ours_is_called_by_its_name() {
    for empty in ["", " ", "\n\t\r\n", "\u{feff}", "\u{feff}  \n"] {
        assert_eq!(refused(empty), NotASnapshot::Empty, "{empty:?}");
    }
    for foreign in [
        "null",
        "true",
        "12",
        "1e999",
        "\"\"",
        "[]",
        "[[]]",
        "{}",
        "{",
        "}",
        "hello",
        "\0",
        "\0\0\0\0",
        "name;phone\nClaire;0155123456\n",
        "BEGIN:VCARD\nVERSION:4.0\nFN:Claire\nEND:VCARD\n",
        "<!doctype html><title>Wi-Fi login</title>",
        r#"{"format":"nullboard/board","version":1}"#,
        r#"{"format":"entonnoir/snapshot","version":0,"leads":[]}"#,
        r#"{"format":"entonnoir/snapshot","version":"1","leads":[]}"#,
        r#"{"format":"entonnoir/snapshot","leads":[]}"#,
        r#"{"format":"entonnoir/snapshot","format":"entonnoir/snapshot","version":1}"#,
    ] {
        assert_eq!(refused(foreign), NotASnapshot::Foreign, "{foreign:?}");
    }
    assert_eq!(refused(r#"{"format":"entonnoir/playbook","version":1,"stages":[]}"#), NotASnapshot::Playbook);
}

#[test]
fn a_file_from_a_newer_version_is_newer_whatever_it_holds() {
    for newer in [
        r#"{"format":"entonnoir/snapshot","version":2,"teams":[],"campaigns":[],"leads":[]}"#,
        r#"{"format":"entonnoir/snapshot","version":2,"leads":{"claire":1},"teams":"elsewhere"}"#,
        r#"{"format":"entonnoir/snapshot","version":99999999999999999999999}"#,
        r#"{"version":4294967296,"format":"entonnoir/snapshot"}"#,
        "{\n  \"format\": \"entonnoir/snapshot\",\n  \"version\": 7,\n  \"leads\": 3\n}",
        // Cut off on the way.
        r#"{"format":"entonnoir/snapshot","version":2,"leads":[{"id":"#,
        r#"{"format": "entonnoir/snapshot", "version": 12, "leads":["#,
    ] {
        assert_eq!(refused(newer), NotASnapshot::Newer, "{newer}");
    }
}

#[test]
fn pictures_and_programs_are_foreign() {
    let png: Vec<u8> = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &[0x5a; 4_000]].concat();
    let wasm = b"\0asm\x01\0\0\0\x01\x05\x01\x60";
    let utf16: Vec<u8> =
        "{\"format\":\"entonnoir/snapshot\"}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [png.as_slice(), wasm, &utf16, &[0xff; 100], &[0; 100]] {
        assert_eq!(refused(&String::from_utf8_lossy(bytes)), NotASnapshot::Foreign);
    }
}

#[test]
fn files_beyond_the_limit_are_not_even_read() {
    let huge = " ".repeat(file::MOST_BYTES as usize + 1);
    at_once("refusing a huge file", || assert_eq!(refused(&huge), NotASnapshot::TooLarge));
}

#[test]
fn depth_bombs_do_not_go_off() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let bomb = open.repeat(1_000_000);
        at_once("a bomb", || assert_eq!(refused(&bomb), NotASnapshot::Foreign));
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        at_once("a bomb that closes", || assert_eq!(refused(&deep), NotASnapshot::Foreign));
        let inside = with_lead(&format!(",\"facts\":{deep}"));
        at_once("a bomb in a lead", || {
            let read = file::decode(&inside).unwrap();
            assert_eq!((read.workspace.all_leads().count(), read.rejected.len()), (0, 1));
            assert!(read.rejected[0].excerpt.chars().count() <= 200);
        });
    }
}

#[test]
fn odd_records_are_handed_back_and_the_rest_is_kept() {
    let whole = with_lead("");
    assert_eq!(file::decode(&whole).unwrap().workspace.all_leads().count(), 1);
    for odd in [
        r#","facts":{"full_name":"\ud800"}"#,
        r#","facts":{"full_name":12}"#,
        r#","facts":{"amount":"lots"}"#,
        r#","facts":{"amount":1e999}"#,
        r#","facts":{"full_name":["x"]}"#,
        r#","facts":{"full_name":[["yesterday","x"]]}"#,
        r#","activities":{"x":null}"#,
        r#","activities":{"00000000000000000000000000000001":{"channel":7,"direction":"inbound","at":1}}"#,
        r#","activities":{"00000000000000000000000000000001":{"direction":"inbound","at":1}}"#,
        r#","answers":{"00000000000000000000000000000001":{"evidence":"she said"}}"#,
        r#","answers":{"00000000000000000000000000000001":{"yes":"yes","scale":4}}"#,
        r#","activities":{"00000000000000000000000000000001":{"channel":"call","direction":"inbound","at":99999999999999999999}}"#,
        r#","removed":"yes""#,
        r#","created":null"#,
        r#","facts":{"basis":7}"#,
        r#","ties":[["yesterday",{"twin":"x"}]]"#,
    ] {
        let read = file::decode(&with_lead(odd)).unwrap();
        assert_eq!((read.workspace.all_leads().count(), read.rejected.len()), (0, 1), "{odd}");
    }
}

#[test]
fn moments_beyond_any_calendar_are_handed_back() {
    let id = LeadId::named("forged");
    let visit =
        |entered: &str| format!(r#"{{"entered":{entered},"team":"{id}","stage":"{id}","rank":"V00000"}}"#);
    for (created, trail) in [
        ("7fffffffffffffff-ffff-ffffffffffffffff", String::new()),
        ("19a0c0e5a00-0-1", format!(r#"["7fffffffffffffff-ffff-1",{}]"#, visit("1"))),
        ("19a0c0e5a00-0-1", format!(r#"["19a0c0e5a00-0-1",{}]"#, visit("9223372036854775807"))),
        ("19a0c0e5a00-0-1", format!(r#"["19a0c0e5a00-0-1",{}]"#, visit("-9223372036854775808"))),
    ] {
        let text = format!(
            "{{\"format\":\"entonnoir/snapshot\",\"version\":1,\"teams\":[],\"campaigns\":[],\"leads\":[\n{{\"id\":\"{id}\",\"created\":\"{created}\",\"trail\":[{trail}]}}]}}"
        );
        let read = file::decode(&text).unwrap();
        assert_eq!((read.workspace.all_leads().count(), read.rejected.len()), (0, 1), "{text}");
    }
}

/// Duplicates are joined where they are records, and settled the same way every time where they are keys.
#[test]
fn the_same_thing_twice_is_there_once() {
    let id = LeadId::named("forged");
    let lead = format!(r#"{{"id":"{id}","created":"19a0c0e5a00-0-1","trail":[]}}"#);
    let text = format!(
        "{{\"format\":\"entonnoir/snapshot\",\"version\":1,\"teams\":[],\"campaigns\":[],\"leads\":[\n{lead},\n{lead}]}}"
    );
    let read = file::decode(&text).unwrap();
    assert_eq!((read.workspace.all_leads().count(), read.rejected.len()), (1, 0));
    let twice = with_lead(r#","facts":{"city":"Lyon","city":"Paris"}"#);
    assert_eq!(file::decode(&twice), file::decode(&twice));
}

#[test]
fn odd_letters_pass_as_text_and_unseen_ones_go() {
    let name = "\\u0000Claire\\u202e \\u200d👩‍🚀 <script>alert(1)</script> __proto__";
    let read = file::decode(&with_lead(&format!(",\"facts\":{{\"full_name\":\"{name}\"}}"))).unwrap();
    let lead = read.workspace.lead(LeadId::named("forged")).unwrap();
    assert_eq!(lead.called(), "Claire \u{200d}👩‍🚀 <script>alert(1)</script> __proto__");
}

#[test]
fn a_name_of_ten_thousand_letters_is_refused_at_the_form() {
    let mut tablet = World::new(1).tablets.remove(0);
    let team = tablet.workspace().teams()[0].id;
    let capture = |name: String| {
        let form = LeadForm::default().with(Field::FullName, name);
        CaptureLead { lead: LeadId::named("long"), team, form }
    };
    let too_long = Rejection::Form(vec![(Field::FullName, TextProblem::TooLong { most: 200 })]);
    assert_eq!(tablet.ask(capture("x".repeat(10_000))), Err(too_long));
    assert_eq!(tablet.ask(capture("🦀".repeat(200))), Ok(()));
}

/// What one can take over, one can also keep: it is still there when the browser is opened again.
#[test]
fn what_a_forged_file_brings_in_can_be_stored_and_read_again() {
    let id = TeamId::named("forged");
    let stage = StageId::named("forged");
    for depth in [1, 10, 50, 100, 105, 110, 115, 118, 120, 125] {
        let criterion = format!(r#"{{"id":"{id}","x":{}1{}}}"#, "[".repeat(depth), "]".repeat(depth));
        let text = format!(
            "{{\"format\":\"entonnoir/snapshot\",\"version\":1,\"campaigns\":[],\"leads\":[],\"teams\":[\n{{\"id\":\"{id}\",\"name\":\"Deep\",\"archived\":false,\"stages\":[{{\"id\":\"{stage}\",\"traits\":[[[\"19a0c0e5a00-0-1\",{{\"gate\":[{criterion}]}}]]]}}]}}]}}"
        );
        let Ok(read) = file::decode(&text) else { continue };
        let mut tablet = Tablet::new(1);
        if tablet.ask(ImportSnapshot { brought: Box::new(read.workspace) }).is_ok() {
            let before = tablet.workspace().clone();
            tablet.reload();
            assert_eq!(tablet.workspace(), &before, "depth {depth}");
        }
    }
}

/// A card that is always dropped in the second place makes its rank a little longer each time.
#[test]
fn a_card_dropped_in_the_same_gap_thousands_of_times_is_still_stored() {
    let mut tablet = World::new(1).tablets.remove(0);
    let team = tablet.workspace().teams()[0];
    let (team, stage) = (team.id, team.first_stage().unwrap().id);
    for name in ["one", "two", "three"] {
        let form = LeadForm::default().with(Field::FullName, name);
        tablet.ask(CaptureLead { lead: LeadId::named(name), team, form }).unwrap();
    }
    for turn in 0..2_500 {
        let column: Vec<LeadId> = tablet.workspace().index().column(team, stage).leads().collect();
        let spot = Spot { after: Some(column[0]), before: Some(column[1]) };
        let last = MoveLead { lead: column[2], team, to: stage, spot, reason: None };
        // Once the gap is full, a card may already be where its rank says.
        assert!(matches!(tablet.ask(last), Ok(()) | Err(Rejection::NothingChanged)), "turn {turn}");
    }
    tablet.reload();
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn nothing_that_is_read_can_crash(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = file::decode(&text);
        let _ = parts::decode(&text);
        let _ = record::decode(&text);
        let key = |kind: &str| format!("entonnoir/c1/{kind}/0000000000000001/00000000");
        boot::open([(key("j"), text.to_string()), (format!("{}/0000", key("p")), text.to_string()), (text.to_string(), String::new())], 1);
    }

    #[test]
    fn nothing_that_looks_like_ours_can_crash(lead in json(), team in json(), version in 0_u64..3) {
        let text = format!("{{\"format\":\"entonnoir/snapshot\",\"version\":{version},\"teams\":[{team}],\"campaigns\":[{team}],\"leads\":[\n{lead}\n]}}");
        let _ = file::decode(&text);
        if let Ok(read) = file::decode(&with_lead(&format!(",\"facts\":{lead}"))) {
            prop_assert_eq!(read.workspace.all_leads().count() + read.rejected.len(), 1);
        }
    }
}

/// Made-up JSON out of our own words.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|yes| yes.to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        prop::sample::select(vec![
            "1e999",
            "-0",
            "1.5",
            "\"\"",
            "\"19a0c0e5a00-0-1\"",
            "\"V00000\"",
            "\"00000000000000000000000000000001\""
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let keys = prop::sample::select(vec![
            "id",
            "created",
            "facts",
            "tags",
            "trail",
            "removed",
            "name",
            "archived",
            "stages",
            "traits",
            "gate",
            "full_name",
            "amount",
            "named",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(|values| format!("[{}]", values.join(","))),
            prop::collection::vec((keys, inner), 0..6).prop_map(|pairs| {
                let pairs: Vec<String> =
                    pairs.into_iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
                format!("{{{}}}", pairs.join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(cases(48))]

    /// Lines of a real file in another order, twice or left out: everything that is taken over can be worked with,
    /// stored and read again.
    #[test]
    fn whatever_can_be_taken_over_can_be_worked_with(steps in steps(40), more in steps(20), mix in prop::collection::vec(any::<prop::sample::Index>(), 1..12)) {
        let text = World::after(1, &steps).tablets[0].export();
        let lines: Vec<&str> = text.lines().collect();
        let mixed: Vec<&str> = [lines[0]].into_iter().chain(mix.iter().map(|at| *at.get(&lines))).collect();
        if let Ok(read) = file::decode(&mixed.join("\n")) {
            let mut world = World::new(1);
            let _ = world.tablets[0].ask(ImportSnapshot { brought: Box::new(read.workspace) });
            more.iter().for_each(|step| world.step(step));
            world.tablets[0].reload();
            let text = file::encode(world.tablets[0].workspace(), NOON);
            prop_assert_eq!(&file::decode(&text).unwrap().workspace, world.tablets[0].workspace());
        }
    }
}
