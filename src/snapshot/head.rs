//! The head of a checkpoint as a text: numbers of pieces as ranges, under the keys they share, and sums.

use super::{
    json::{Map, Value},
    packing::{Unreadable, seal, unseal},
    wire::{Wire, list, object},
};

/// From one number to another, both included.
pub type Range = (u64, u64);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    pub covers: Vec<(String, Vec<Range>)>,
    pub sums: Vec<String>,
}

/// What tells one sealed text from another: see [`seal`].
pub fn sum(sealed: &str) -> String {
    sealed.split('.').nth(1).unwrap_or_default().to_owned()
}

pub fn encode(head: &Head) -> String {
    let range = |(from, to): &Range| Value::Array(vec![(*from).into(), (*to).into()]);
    let mut covers = Map::default();
    for (group, ranges) in &head.covers {
        covers.insert(group, list(ranges, range));
    }
    seal(&object([("covers", Value::Object(covers)), ("sums", head.sums.write())]).to_string())
}

/// # Errors
/// Says whether the piece is damaged or from a newer version.
pub fn decode(stored: &str) -> Result<Head, Unreadable> {
    let text = unseal(stored)?;
    serde_json::from_str(&text).ok().and_then(|head| read(&head)).ok_or(Unreadable::Damaged)
}

fn read(head: &Value) -> Option<Head> {
    let number = |range: &Value, at: usize| range.at(at)?.as_u64();
    let ranges = |ranges: &Value| -> Option<Vec<Range>> {
        ranges.as_array()?.iter().map(|range| Some((number(range, 0)?, number(range, 1)?))).collect()
    };
    let sums = head.get("sums")?.as_array()?.iter();
    let mut covers = Vec::new();
    for (group, of) in head.get("covers")?.as_object()?.iter() {
        covers.push((group.to_owned(), ranges(of)?));
    }
    Some(Head { covers, sums: sums.map(|sum| Some(sum.as_str()?.to_owned())).collect::<Option<_>>()? })
}
