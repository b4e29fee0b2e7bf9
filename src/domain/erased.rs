//! Leads that were erased for ever: which, and when.
//!
//! A set that only grows. It stands beside the leads and takes them in: whatever is heard of an erased lead, from an
//! older file, another tab or a piece of storage, is not let in. It says nothing but an identity that chance has
//! made, and a moment.
//!
//! What happened to a lead lies inside it. Were the activities of all leads one map, filtered by this set, joining
//! three files could depend on which two came first; whole leads that are there or not are the same in any order.

use std::collections::BTreeMap;

use super::{ids::LeadId, stamp::Stamp};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased(BTreeMap<LeadId, Stamp>);

impl Erased {
    pub fn has(&self, lead: LeadId) -> bool {
        self.0.contains_key(&lead)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// By identity.
    pub fn each(&self) -> impl Iterator<Item = (LeadId, Stamp)> {
        self.0.iter().map(|(lead, at)| (*lead, *at))
    }

    pub fn latest(&self) -> Stamp {
        self.0.values().copied().max().unwrap_or(Stamp::ORIGIN)
    }

    /// Of two moments the first stays.
    pub(super) fn note(&mut self, lead: LeadId, at: Stamp) {
        self.0.entry(lead).and_modify(|known| *known = at.min(*known)).or_insert(at);
    }

    /// Lets go of what `known` says as well.
    pub(super) fn less(&mut self, known: &Self) {
        self.0.retain(|lead, at| known.0.get(lead).is_none_or(|known| known > at));
    }
}
