//! What a newer version wrote about leads survives the older one: through its files, its storage and its joins.

use std::collections::BTreeMap;

use entonnoir::{
    domain::{lead::Lead, workspace::Workspace},
    snapshot::{file, parts},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    law,
    world::{World, stories},
};

/// Whatever a field of tomorrow may hold.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,4}", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Fields by the number of the lead in the file, and by name.
type Further = BTreeMap<(usize, String), Value>;

fn further() -> impl Strategy<Value = Further> {
    prop::collection::btree_map((0..4_usize, "[a-z_é]{1,6}x"), value(), 0..6)
}

/// The file of a newer version: the same, with fields that this one does not know.
fn written(workspace: &Workspace, further: &Further) -> Value {
    let mut file: Value = serde_json::from_str(&file::encode(workspace, 0)).unwrap();
    for ((lead, name), value) in further {
        if let Some(lead) = file["leads"].get_mut(lead) {
            lead[name] = value.clone();
        }
    }
    file
}

fn read(file: &Value) -> Workspace {
    let read = file::decode(&file.to_string()).unwrap();
    assert_eq!(read.rejected, []);
    read.workspace
}

proptest! {
    #![proptest_config(law(48))]

    #[test]
    fn what_a_newer_version_wrote_survives_files_storage_and_joins(
        steps in stories(30),
        one in further(),
        other in further(),
    ) {
        let world = World::after(2, &steps);
        let newer = written(world.tablets[0].workspace(), &one);
        let kept = read(&newer);
        let again: Value = serde_json::from_str(&file::encode(&kept, 0)).unwrap();
        prop_assert_eq!(&again, &newer, "handed on in a file");
        let pieces = parts::encode(&kept);
        let pieces: Vec<Workspace> = pieces.iter().map(|piece| parts::decode(piece).unwrap()).collect();
        let mut stored = Workspace::default();
        stored.join_all(&pieces);
        prop_assert_eq!(&stored, &kept, "stored");
        // Another tablet has heard otherwise.
        let there = read(&written(world.tablets[1].workspace(), &other));
        let same = read(&written(world.tablets[0].workspace(), &other));
        for there in [there, same] {
            let (mut forward, mut backward) = (kept.clone(), there.clone());
            forward.join(&there);
            backward.join(&kept);
            prop_assert_eq!(&forward, &backward, "whose file comes first");
            forward.join(&kept);
            prop_assert_eq!(&forward, &backward, "the same file again");
            for lead in kept.all_leads().chain(there.all_leads()) {
                let joined = forward.known_lead(lead.id).unwrap();
                let knows = |name: &str| joined.beyond.fields().iter().any(|(known, _)| known == name);
                prop_assert!(lead.beyond.fields().iter().all(|(name, _)| knows(name)));
            }
        }
    }
}

/// Once this version knows a field, what was stored by one that did not is read as what it is.
#[test]
fn what_was_not_known_when_it_was_stored_is_known_once_it_is_read_by_a_newer_version() {
    let mut tablet = World::new(1).tablets.remove(0);
    let form = entonnoir::commands::LeadForm::default()
        .with(entonnoir::domain::field::Field::FullName, "Claire Morel");
    let team = tablet.workspace().teams()[0].id;
    let lead = entonnoir::domain::ids::LeadId::named("claire");
    tablet.ask(entonnoir::commands::CaptureLead { lead, team, form }).unwrap();
    let claire = tablet.workspace().lead(lead).unwrap();
    // As a version would have kept them that knew no tags.
    let mut before = claire.clone();
    before.beyond.put("tags", &json!({"hot": true}).to_string());
    let pieces = parts::leads(&[&before]);
    let read: Vec<Lead> = parts::decode(&pieces[0]).unwrap().all_leads().cloned().collect();
    assert_eq!((read[0].tags().collect::<Vec<_>>(), read[0].beyond.fields().len()), (vec!["hot"], 0));
}
