//! One change as one value in storage: whole or not at all.

use super::{
    packing::{Unreadable, seal, unseal},
    wire_event,
};
use crate::domain::{event::Change, workspace::Workspace};

pub fn encode(change: &Change) -> String {
    // A map with text keys and plain values always has a JSON form; an empty record would be noticed as damage.
    seal(&serde_json::to_string(&wire_event::Change::of(change)).unwrap_or_default())
}

/// `brought` is what stands in the pieces beside the record, empty for all but imports.
///
/// # Errors
/// Says whether the record is damaged or from a newer version.
pub fn decode(stored: &str, brought: &Workspace) -> Result<Change, Unreadable> {
    let text = unseal(stored)?;
    let change: wire_event::Change = serde_json::from_str(&text).map_err(|_| Unreadable::Damaged)?;
    change.read(brought).ok_or(Unreadable::Damaged)
}
