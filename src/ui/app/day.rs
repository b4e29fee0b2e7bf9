//! What this browser keeps about the day and about the lead that is being typed in.

use super::App;
use crate::{
    platform::{clock, storage},
    session::{day::Day, draft::KeptDraft},
};

impl App {
    /// Who stands where, as it was last said: perhaps on another day.
    pub fn day(self) -> Day {
        storage::chosen("day").map(|kept| Day::read(&kept)).unwrap_or_default()
    }

    /// At which show this device stands today, and what it is called: nothing of what was said on another day.
    pub fn stand(self) -> Day {
        self.day().today(clock::now()).cloned().unwrap_or_default()
    }

    pub fn choose_day(self, day: &Day) {
        storage::choose("day", &day.written());
    }

    /// What was typed and not saved, perhaps before a crash.
    pub fn kept_draft(self) -> KeptDraft {
        storage::chosen("draft").map(|kept| KeptDraft::read(&kept)).unwrap_or_default()
    }

    pub fn keep_draft(self, draft: &KeptDraft) {
        if draft.is_empty() {
            storage::forget("draft");
        } else {
            storage::choose("draft", &draft.written());
        }
    }
}
