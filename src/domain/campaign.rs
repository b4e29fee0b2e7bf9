//! Where leads come from: a show, a mailing, a bought list.

/// A source of leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Campaign {
    pub name: String,
}
