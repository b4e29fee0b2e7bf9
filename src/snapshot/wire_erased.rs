//! How it is written that a lead was erased for ever.

use serde_json::Value;

use super::wire::{Wire, object, parsed, text};
use crate::domain::{ids::LeadId, stamp::Stamp};

/// Which, and when.
pub type ErasedLead = (LeadId, Stamp);

impl Wire for ErasedLead {
    fn write(&self) -> Value {
        object([("erased", text(&self.0)), ("at", text(&self.1))])
    }

    /// What a newer version may say beside it is let go: nothing is kept of whoever is erased.
    fn read(record: &Value) -> Option<Self> {
        Some((parsed(record.get("erased")?)?, parsed(record.get("at")?)?))
    }
}
