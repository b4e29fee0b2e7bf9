//! What a team tells people whose data it is about to write down: who asks, what for, for how long, and their rights.

use super::{beyond::Beyond, wording::Wording};

/// A team's short information notice (GDPR, article 13). Each version is kept under the moment it was written, so that
/// what somebody was told years ago can be shown again.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    pub text: Wording,
    /// Where the full notice stands on the web; empty where there is none.
    pub link: String,
    pub beyond: Beyond,
}

/// The most characters a notice may have in each language.
pub const MOST: usize = 4_000;

impl Notice {
    /// Nothing to read in any language.
    pub fn is_blank(&self) -> bool {
        self.text.fr.is_empty() && self.text.en.is_empty()
    }
}
