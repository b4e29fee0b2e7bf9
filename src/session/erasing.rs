//! Leads that are erased for ever leave nothing behind in a session: neither among what was done, nor in what came in
//! files. What their erasure costs in storage is for [`Keeper::clean`](super::keeping::Keeper::clean).

use std::sync::Arc;

use super::{Session, Step};
use crate::domain::erased::Erased;

impl Session {
    /// Whether storage may hold something of erased leads.
    pub fn holds_erased(&self) -> bool {
        self.holds_erased
    }

    /// Whose traces are to be taken out of storage now. What is heard of them from here on asks for it again.
    pub fn begin_cleaning(&mut self) -> Erased {
        self.holds_erased = false;
        self.workspace.erased().clone()
    }

    /// After something came in. `known`: how many had been erased before it; `is_about`: whether it is about any.
    pub(super) fn forget_erased(&mut self, known: usize, is_about: impl Fn(&Erased) -> bool) {
        let erased = self.workspace.erased();
        if erased.len() == known && !is_about(erased) {
            return;
        }
        self.holds_erased = true;
        self.imports.forget(erased);
        for steps in [&mut self.done, &mut self.undone] {
            steps.retain_mut(|Step { asked, latest }| {
                for change in [asked, &mut *latest] {
                    Arc::make_mut(change).forget(erased);
                }
                latest.can_be_undone()
            });
        }
        self.packed = None;
    }
}
