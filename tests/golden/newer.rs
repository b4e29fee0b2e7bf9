//! What a newer version might write, in each place where it could.

use entonnoir::{commands::ImportSnapshot, snapshot::file};
use serde_json::{Value, json};

use super::{
    EXPORTED,
    story::{self, Tablet},
};

/// The same as the last of the stories, and a file from a tablet that was updated before this one.
pub fn beyond() -> Tablet {
    let mut tablet = story::consents();
    let mut newer: Value = serde_json::from_str(&file::encode(tablet.session.workspace(), EXPORTED)).unwrap();
    let stamp = "19a52f5a400-0-9";
    let id = "000000000000000000000000000000b1";
    newer["templates"] = json!([{"id": id, "text": [[stamp, {"fr": "Bonjour"}]]}]);
    let team = &mut newer["teams"][0];
    team["calendar"] = json!([[stamp, {"from": "08:30"}]]);
    team["rules"][id] = json!([[stamp, {"weather": "sun", "weight": precise()}]]);
    team["questions"][id] =
        json!([[stamp, {"fr": "Quand ?", "de": "Wann?", "occasion": "leaving", "scale": 5}]]);
    team["stages"][0]["room"] = json!(12);
    team["stages"][0]["traits"].as_array_mut().unwrap().push(json!([[stamp, {"tune": precise()}]]));
    newer["campaigns"][0]["place"] = json!([[stamp, "Hall 3"]]);
    let lead = &mut newer["leads"][0];
    lead["photos"] = json!({id: [[stamp, {"width": 640}]]});
    lead["facts"]["shoe_size"] = json!([[stamp, precise()]]);
    lead["facts"]["basis"] = json!([[stamp, "vital"]]);
    lead["answers"][id] = json!([[stamp, {"scale": precise(), "who": "Claire"}]]);
    lead["activities"][id] =
        json!([[stamp, {"channel": "pigeon", "direction": "inbound", "at": EXPORTED, "wings": 2}]]);
    lead["trail"][0][1]["weather"] = json!("rain");
    let ties = lead.as_object_mut().unwrap().entry("ties").or_insert_with(|| json!([]));
    ties.as_array_mut().unwrap().push(json!([stamp, {"twin": id}]));
    let brought = Box::new(file::decode(&newer.to_string()).unwrap().workspace);
    tablet.ask(ImportSnapshot { brought });
    tablet
}

/// More digits than a number of any machine has.
fn precise() -> Value {
    serde_json::from_str("0.12345678901234567890123456789012345678900").unwrap()
}
