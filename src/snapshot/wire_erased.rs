//! How it is written that a lead was erased for ever.

use super::{
    json::Value,
    wire::{Wire, object, parsed, text},
};
use crate::domain::{ids::LeadId, stamp::Stamp};

/// Which, and when.
pub type ErasedLead = (LeadId, Stamp);

/// Borrows nothing: a workspace hands these out one by one.
pub fn erased((lead, at): ErasedLead) -> Value<'static> {
    object([("erased", text(&lead)), ("at", text(&at))])
}

impl Wire for ErasedLead {
    fn write(&self) -> Value<'_> {
        erased(*self)
    }

    /// What a newer version may say beside it is let go: nothing is kept of whoever is erased.
    fn read(record: &Value) -> Option<Self> {
        Some((parsed(record.get("erased")?)?, parsed(record.get("at")?)?))
    }
}
