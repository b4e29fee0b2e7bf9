//! Whom the board is narrowed down to: those who may move on, or those who moved on too early.

use std::collections::BTreeSet;

use crate::domain::{ids::LeadId, standings::Standings};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// The conditions of a later stage hold.
    Ready,
    /// The card is further than its conditions.
    Ahead,
}

impl Filter {
    pub fn key(self) -> &'static str {
        match self {
            Filter::Ready => "ready",
            Filter::Ahead => "ahead",
        }
    }

    pub fn leads(self, standings: &Standings) -> &BTreeSet<LeadId> {
        match self {
            Filter::Ready => standings.ready(),
            Filter::Ahead => standings.ahead(),
        }
    }
}
