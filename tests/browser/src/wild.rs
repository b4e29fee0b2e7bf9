//! Browsers that are killed, crashed, damaged and starved while somebody writes down leads, and a count of what the
//! page had called saved and is missing afterwards.
//!
//! In reading order: [`Chromium`] is a browser started as people start it, never through its driver, which would have
//! it save within a second what it otherwise keeps for a minute; [`Tab`] is a hand that writes leads without pause, and
//! tells each acknowledgement the moment it shows; [`Booth`] is a tablet that outlives its browsers, with a ledger of
//! what was called saved; `trials` are what happens to it. Each trial takes how often, and answers with a [`Count`]:
//! the tests ask for little of it, the program `endure` for a lot.
//!
//! An edit counts as acknowledged once the data-safety light says `saved` after it. Whether it is there later is asked
//! of the application, in the file it exports, and never of the browser's storage.

mod booth;
mod chromium;
mod damage;
mod devtools;
mod disk;
mod tab;
pub mod trials;

use std::fmt;

pub use booth::{Booth, Ledger, Profile, Sitting};
pub use chromium::Chromium;
pub use damage::{Damage, Store};
pub use devtools::{DevTools, Unanswered};
pub use tab::{Outcome, Tab};

/// What a trial has counted.
#[derive(Clone, Debug)]
pub struct Count {
    pub what: String,
    pub tries: usize,
    pub acknowledged: usize,
    pub lost: Vec<String>,
    /// Sentences about what else went wrong.
    pub faults: Vec<String>,
}

impl Count {
    pub fn new(what: impl Into<String>, tries: usize, ledger: Ledger) -> Self {
        Self {
            what: what.into(),
            tries,
            acknowledged: ledger.acknowledged.len(),
            lost: ledger.lost.into_iter().collect(),
            faults: Vec::new(),
        }
    }

    pub fn is_clean(&self) -> bool {
        self.lost.is_empty() && self.faults.is_empty()
    }

    /// # Panics
    /// When anything was lost or went wrong.
    #[track_caller]
    pub fn assert_clean(&self) {
        assert!(self.is_clean(), "{self}");
    }
}

impl fmt::Display for Count {
    /// A line of the table.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, tries, acknowledged, .. } = self;
        write!(out, "{what:<58} {tries:>6} {acknowledged:>12} {:>6}", self.lost.len())?;
        const SHOWN: usize = 5;
        let more = |all: &[String]| if all.len() > SHOWN { " …" } else { "" };
        if !self.lost.is_empty() {
            let first: Vec<&str> = self.lost.iter().take(SHOWN).map(String::as_str).collect();
            write!(out, "  {}{}", first.join(" "), more(&self.lost))?;
        }
        self.faults.iter().take(SHOWN).try_for_each(|fault| write!(out, "\n    {fault}"))?;
        out.write_str(more(&self.faults))
    }
}
