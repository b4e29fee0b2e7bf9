//! One change as one value in storage: whole or not at all.

use super::{
    packing::{Unreadable, seal, unseal},
    wire_event,
};
use crate::domain::{erased::Erased, event::Change};

pub fn encode(change: &Change) -> String {
    seal(&wire_event::write(change).to_string())
}

/// What an import brought stands in pieces of its own, and is empty here.
///
/// # Errors
/// Says whether the record is damaged or from a newer version.
pub fn decode(stored: &str) -> Result<Change, Unreadable> {
    let text = unseal(stored)?;
    let record = serde_json::from_str(&text).map_err(|_| Unreadable::Damaged)?;
    wire_event::read(&record).ok_or(Unreadable::Damaged)
}

/// A record without what it says about erased leads; `None` where it says nothing of any, or cannot be read.
pub fn without(stored: &str, erased: &Erased) -> Option<String> {
    let mut change = decode(stored).ok()?;
    change.forget(erased).then(|| encode(&change))
}
