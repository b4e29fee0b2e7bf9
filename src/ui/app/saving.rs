//! What was done reaches the two stores, and what other tabs did reaches the screen.

use std::{rc::Rc, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use super::{App, Safety};
use crate::{
    platform::Stores,
    session::{
        Effect, Heard,
        storage::{Piece, piece},
    },
};

/// Until what could not be saved is tried again.
const AGAIN: Duration = Duration::from_secs(5);

impl App {
    pub fn stores(self) -> Rc<Stores> {
        self.stores.get_value()
    }

    /// Stores what has changed.
    pub(super) fn keep(self, effects: Vec<Effect>) {
        self.stores().save(effects);
        self.settle();
        self.notice.set(None);
    }

    /// Tells everybody who looks.
    pub(super) fn changed(self) {
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
    }

    /// Waits for the mirror, and says how it went.
    pub fn settle(self) {
        if self.safety.get_untracked() != Safety::ReadOnly {
            self.safety.set(Safety::Saving);
        }
        spawn_local(self.settled());
    }

    /// The same, without a word while it lasts. Whoever asks while somebody else waits leaves the answer to them.
    pub async fn settled(self) {
        let Some(safety) = self.stores().settle().await else { return };
        self.room.set(self.stores().room());
        let is_saved = safety == Safety::Saved;
        let was_bad = self.is_unsafe.try_update_value(|bad| std::mem::replace(bad, !is_saved)) == Some(true);
        // What was done before a later version came is saved all the same.
        if self.safety.get_untracked() != Safety::ReadOnly {
            self.safety.set(safety);
        }
        if is_saved && was_bad {
            // What the mirror holds may be news: it did not answer before.
            self.catch_up();
        } else if !is_saved {
            set_timeout(move || self.try_again(), AGAIN);
        }
    }

    /// Where several saves were refused, only one goes on trying.
    fn try_again(self) {
        if self.safety.get_untracked() != Safety::Saving && self.is_unsafe.get_value() {
            self.settle();
        }
    }

    /// A piece that another tab wrote.
    pub fn hear(self, key: &str, text: &str) {
        let stores = self.stores();
        let read = |piece: Piece| stores.read(piece);
        match self.session.try_update_value(|session| session.hear(key, text, read)) {
            Some(Heard::New) => self.changed(),
            Some(Heard::Newer) => self.safety.set(Safety::ReadOnly),
            Some(Heard::Nothing) | None => {}
        }
    }

    /// Looks for what other tabs wrote while this one slept.
    pub fn catch_up(self) {
        spawn_local(async move {
            for (key, text) in self.news().await {
                self.hear(&key, &text);
            }
        });
    }

    /// Comes back after the browser had put the page away as it was. Where another tab wrote a checkpoint meanwhile, it
    /// may have let go of records that this one never heard of, the end of an import among them: a start reads what
    /// there is, and everything of this tab is in it.
    pub fn wake(self) {
        spawn_local(async move {
            let news = self.news().await;
            let is_header =
                |(key, _): &(String, String)| matches!(piece(key), Some(Piece::Checkpoint { part: 0, .. }));
            if news.iter().any(is_header) && !self.is_unsafe.get_value() {
                // A browser that refuses leaves the page as it was.
                drop(window().location().reload());
                return;
            }
            news.iter().for_each(|(key, text)| self.hear(key, text));
        });
    }

    async fn news(self) -> Vec<(String, String)> {
        let set_aside = self.set_aside();
        let knows = |key: &str| {
            self.with_session(|session| session.knows(key)) || set_aside.iter().any(|piece| piece.key == key)
        };
        self.stores().news(knows).await
    }
}
