//! The published description of the file is true: what we write fits it, and what does not fit is not taken over.

use entonnoir::{domain::moment::Moment, sample, snapshot::file};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    cases,
    world::{NOON, World, steps},
};

const SCHEMA: &str = include_str!("../../schema/snapshot-1.schema.json");
const ID: &str = "00000000000000000000000000000001";
const GOLDEN: &str = include_str!("../fixtures/snapshot-1.json");
const PLAYBOOKS: &str = include_str!("../fixtures/snapshot-1-playbooks.json");
const JOINED: &str = include_str!("../fixtures/snapshot-1-joined.json");
const ERASED: &str = include_str!("../fixtures/snapshot-1-erased.json");
const GUESTS: &str = include_str!("../fixtures/snapshot-1-guests.json");
const BEYOND: &str = include_str!("../fixtures/snapshot-1-beyond.json");

fn schema() -> Validator {
    jsonschema::draft202012::new(&serde_json::from_str(SCHEMA).unwrap()).unwrap()
}

fn problems(schema: &Validator, text: &str) -> Vec<String> {
    let file: Value = serde_json::from_str(text).unwrap();
    schema.iter_errors(&file).map(|problem| format!("{}: {problem}", problem.instance_path())).collect()
}

#[test]
fn the_schema_is_one() {
    assert!(jsonschema::meta::is_valid(&serde_json::from_str(SCHEMA).unwrap()));
}

#[test]
fn the_sample_and_the_golden_files_fit() {
    let show = file::encode(&sample::show(Moment::utc(NOON)), NOON);
    for text in [show.as_str(), GOLDEN, PLAYBOOKS, JOINED, GUESTS, BEYOND, ERASED] {
        assert_eq!(problems(&schema(), text), [""; 0]);
    }
}

/// Each is the golden file with one thing changed. The schema refuses it, and so do we: the whole, or that record.
#[test]
fn what_does_not_fit_is_not_taken_over() {
    let schema = schema();
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let wrong: [(&str, Value); 22] = [
        ("/format", json!("entonnoir/playbook")),
        ("/version", json!(2)),
        ("/version", json!("1")),
        ("/leads/0/id", json!("claire")),
        ("/leads/0/created", json!("yesterday")),
        ("/leads/0/created", json!(1_762_084_800_000_i64)),
        ("/leads/0/trail", Value::Null),
        ("/leads/0/trail/0/1/rank", json!("first")),
        ("/leads/0/trail/0/1/entered", json!("noon")),
        ("/leads/0/trail/0/1/entered", json!(9_000_000_000_000_000_i64)),
        ("/leads/0/facts/amount", json!("lots")),
        ("/leads/0/facts/phone", json!(155_123_456)),
        ("/leads/0/tags", json!({"hot": "yes"})),
        ("/leads/0/removed", json!(1)),
        ("/leads/0/ties", json!([["1-0-1", {"into": ID}]])),
        ("/leads/0/ties", json!([["1-0-1", {"into": ID, "seen": "+000000000000001"}]])),
        ("/leads/0/ties", json!([["1-0-1", {"apart": ID, "alike": ID}]])),
        ("/teams/0/archived", json!("no")),
        ("/teams/0/stages/0/id", json!("")),
        ("/teams/0/stages/0/traits/0", json!({"probability": 120})),
        ("/teams/0/stages/0/traits/0", json!({"retired": true, "probability": 10})),
        ("/campaigns/0/named", json!("Salon")),
    ];
    for (place, value) in wrong {
        let mut file = golden.clone();
        let (parent, key) = place.rsplit_once('/').unwrap();
        let parent = file.pointer_mut(parent).unwrap();
        match (value.clone(), parent) {
            (Value::Null, Value::Object(fields)) => drop(fields.remove(key)),
            (value, Value::Object(fields)) => drop(fields.insert(key.to_owned(), value)),
            (value, parent) => parent[key.parse::<usize>().unwrap()] = value,
        }
        assert!(!schema.is_valid(&file), "the schema takes {value} at {place}");
        if let Ok(read) = file::decode(&file.to_string()) {
            assert_eq!(read.rejected.len(), 1, "we take {value} at {place}");
        }
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn every_file_that_is_written_fits_its_description(steps in steps(80)) {
        let schema = schema();
        for tablet in World::after(2, &steps).tablets {
            prop_assert_eq!(problems(&schema, &tablet.export()), [""; 0]);
        }
    }
}
