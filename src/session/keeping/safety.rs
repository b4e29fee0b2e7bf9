//! How a person's data stands.

/// What the light says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    Saving,
    /// It survives a kill of the browser.
    Saved,
    /// It is in localStorage only: a kill of the browser can lose the last minute.
    Loose,
    /// It is on the screen only.
    NotSaved,
    /// A later version of the application is at work in this browser: nothing more is written here.
    ReadOnly,
}

impl Safety {
    /// As automation knows it: "saved" is said of nothing less than what survives.
    pub fn key(self) -> &'static str {
        match self {
            Safety::Saving => "saving",
            Safety::Saved => "saved",
            Safety::Loose | Safety::NotSaved => "not-saved",
            Safety::ReadOnly => "read-only",
        }
    }
}
