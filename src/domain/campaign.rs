//! Where leads come from: a show, a mailing, a bought list.

use super::beyond::Beyond;

/// A source of leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Campaign {
    pub name: String,
    pub beyond: Beyond,
}

impl Campaign {
    pub fn new(name: String) -> Self {
        Self { name, beyond: Beyond::default() }
    }
}
