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
/// Says whether the record is damaged or from a newer version: one that is whole, and still says what nobody here
/// understands, in a field even, is set aside rather than carried out by halves.
pub fn decode(stored: &str) -> Result<Change, Unreadable> {
    let text = unseal(stored)?;
    let record = serde_json::from_str(&text).map_err(|_| Unreadable::Damaged)?;
    wire_event::read(&record).ok_or(Unreadable::Newer)
}

/// A record without what it says about erased leads; `None` where it says nothing of any, or cannot be read.
pub fn without(stored: &str, erased: &Erased) -> Option<String> {
    let mut change = decode(stored).ok()?;
    change.forget(erased).then(|| encode(&change))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = r#"{"at":"5-0-1","undo":"4-0-1","events":[{"did":"team_renamed","team":"00000000000000000000000000000001","from":"Ventes","to":"Sales"}]}"#;

    #[test]
    fn what_only_a_newer_version_understands_is_set_aside_whole() {
        assert!(decode(&seal(RECORD)).is_ok());
        for (ours, newer) in [
            ("\"at\"", "\"by\":\"Ana\",\"at\""),
            ("\"did\"", "\"why\":\"a typo\",\"did\""),
            ("team_renamed", "team_painted"),
        ] {
            assert_eq!(decode(&seal(&RECORD.replace(ours, newer))), Err(Unreadable::Newer), "{newer}");
        }
        assert_eq!(decode(&seal(&RECORD[1..])), Err(Unreadable::Damaged));
    }
}
