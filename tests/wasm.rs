//! The browser's own pieces, in a real browser: what a session writes to localStorage is there again, whole.
//!
//! `cargo test --target wasm32-unknown-unknown --no-default-features --features platform --test wasm`; natively this
//! file is empty.

#![cfg(target_arch = "wasm32")]
#![cfg_attr(
    target_arch = "wasm32",
    expect(clippy::unwrap_used, reason = "in a test a broken assumption should stop the test")
)]

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use entonnoir::{
    commands::{CaptureLead, FoundTeam, ImportSnapshot, LeadForm},
    domain::{field::Field, ids::LeadId, moment::Moment, playbooks, workspace::Workspace},
    platform::{
        clock,
        database::{Database, Place},
        failure,
        storage::{self, LocalHome},
    },
    sample,
    session::{
        Effect, boot,
        keeping::{Home, Mirror, Refused},
        storage::PREFIX,
    },
    snapshot::packing::{seal, unseal},
};
use wasm_bindgen::{JsCast, prelude::Closure};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn local_storage() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

/// Every test begins with nothing: they share one page.
fn empty() -> web_sys::Storage {
    let storage = local_storage();
    storage.clear().unwrap();
    storage
}

fn keep(effects: Vec<Effect>) {
    for Effect::Write { key, value } in effects {
        assert_eq!(LocalHome.write(&key, &value), Ok(()));
    }
}

fn opened() -> boot::Opened {
    boot::open(LocalHome.all(), clock::chance() as u64)
}

#[wasm_bindgen_test]
fn what_a_session_does_is_there_after_a_new_start() {
    empty();
    let mut session = opened().session;
    let playbook = playbooks::named("bant").unwrap();
    let team = FoundTeam::shared_id(&playbook);
    let found = FoundTeam { fresh: team, name: "Équipe".into(), playbook: Box::new(playbook) };
    keep(session.dispatch(found, clock::now()).unwrap());
    for (number, name) in
        ["Zoé Béranger", "Łukasz 🧑\u{200d}🌾", "李小龍", "\u{202e}desrever"].into_iter().enumerate()
    {
        let form =
            LeadForm::default().with(Field::FullName, name).with(Field::Notes, "x\u{0}y\r\n".repeat(400));
        let lead = LeadId::new(number as u128 + 1);
        keep(session.dispatch(CaptureLead { lead, team, form }, clock::now()).unwrap());
    }
    keep(session.undo(clock::now()).unwrap());

    let mut again = opened();
    assert_eq!(again.set_aside, []);
    assert_eq!(again.session.workspace(), session.workspace());
    assert_eq!(again.session.workspace().lead(LeadId::new(2)).unwrap().called(), "Łukasz 🧑\u{200d}🌾");
    keep(again.session.redo(clock::now()).unwrap());
    assert_eq!(opened().session.workspace(), again.session.workspace());
}

#[wasm_bindgen_test]
fn an_import_is_there_after_a_new_start() {
    empty();
    let mut session = opened().session;
    let brought =
        Box::new(sample::workspace(500, 7, Moment { millis: 1_793_610_000_000, offset_minutes: 60 }));
    keep(session.dispatch(ImportSnapshot { brought }, clock::now()).unwrap());
    let again = opened();
    assert_eq!(again.set_aside, []);
    assert_eq!(again.session.workspace(), session.workspace());
}

#[wasm_bindgen_test]
fn localstorage_alters_no_packed_letter() {
    let storage = empty();
    let mut noise = 1_u64;
    let text: String = std::iter::repeat_with(|| {
        noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        char::from_u32((noise >> 40) as u32 % 0x1_1000).unwrap_or('é')
    })
    .take(200_000)
    .collect();
    let sealed = seal(&text);
    // Otherwise this would show nothing: most of the letters that packing uses are in it.
    assert!(sealed.chars().collect::<BTreeSet<_>>().len() > 30_000);
    storage.set_item("packed", &sealed).unwrap();
    let read = storage.get_item("packed").unwrap().unwrap();
    assert_eq!(read, sealed);
    assert_eq!(unseal(&read).unwrap(), text);
}

#[wasm_bindgen_test]
fn what_belongs_to_others_is_neither_read_nor_touched() {
    let storage = empty();
    storage.set_item("theirs", "1").unwrap();
    storage.set_item("entonnoir/c2/j/0/0", "from a later layout").unwrap();
    storage::choose("language", "fr");
    assert_eq!(storage::chosen("language").as_deref(), Some("fr"));
    assert_eq!(LocalHome.all(), []);
    assert_eq!(opened().session.workspace(), &Workspace::default());
    assert_eq!(storage.length().unwrap(), 3);
}

#[wasm_bindgen_test]
fn a_full_storage_refuses_and_leaves_what_was_there() {
    let storage = empty();
    let key = format!("{PREFIX}j/0000000000000001/00000000");
    assert_eq!(LocalHome.write(&key, "first"), Ok(()));
    assert_eq!(LocalHome.write(&key, &"x".repeat(6 << 20)), Err(Refused::Full));
    assert_eq!(storage.get_item(&key).unwrap().as_deref(), Some("first"));
    storage.clear().unwrap();
}

#[wasm_bindgen_test]
async fn both_databases_keep_what_they_acknowledge_and_know_nothing_of_each_other() {
    let (usual, bucket) = (Database::at(Place::Usual), Database::at(Place::Bucket));
    let piece = |key: &str| (format!("{PREFIX}{key}"), seal(&"Łukasz 李 ".repeat(1_000)));
    let (one, other) = (piece("one"), piece("other"));
    usual.change(&[one.clone(), other.clone()], &[]).await.unwrap();
    bucket.change(std::slice::from_ref(&other), &[]).await.unwrap();
    usual.change(&[], std::slice::from_ref(&other.0)).await.unwrap();
    let wanted = [one.0.clone(), other.0.clone()];
    // As after a new start: nothing is remembered but what lies there.
    for (place, held) in [(Place::Usual, &one), (Place::Bucket, &other)] {
        let database = Database::at(place);
        assert!(database.keys().await.unwrap().by_all.contains(&held.0), "{place:?}");
        assert_eq!(database.read(&wanted).await.unwrap(), std::slice::from_ref(held), "{place:?}");
        database.change(&[], &wanted).await.unwrap();
    }
}

#[wasm_bindgen_test]
fn time_goes_on_and_chance_does_not_repeat() {
    let (before, after) = (clock::now(), clock::now());
    assert!(before.millis > 1_700_000_000_000 && before.millis <= after.millis);
    assert!(before.offset_minutes.abs() <= 14 * 60);
    let drawn: BTreeSet<u128> = std::iter::repeat_with(clock::chance).take(1_000).collect();
    assert_eq!(drawn.len(), 1_000);
}

#[wasm_bindgen_test]
fn a_failure_is_told_to_the_page_with_what_was_said() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listener = {
        let heard = Rc::clone(&heard);
        Closure::<dyn FnMut(web_sys::CustomEvent)>::new(move |event: web_sys::CustomEvent| {
            // The page takes it up by cancelling it.
            heard.borrow_mut().push((event.detail().as_string(), event.cancelable()));
        })
    };
    let window = web_sys::window().unwrap();
    window.add_event_listener_with_callback("entonnoir:failed", listener.as_ref().unchecked_ref()).unwrap();
    failure::tell("panicked at src/a.rs:1:2");
    assert_eq!(*heard.borrow(), [(Some("panicked at src/a.rs:1:2".to_owned()), true)]);
}
