//! The tablet turned to a visitor: kept as a choice of this browser, so that it stays turned after a reload.

use leptos::{prelude::*, task::spawn_local};

use super::App;
use crate::{
    platform::{clock, storage, whole_screen},
    session::kiosk::{Lock, Tried},
};

const CHOICE: &str = "kiosk";

/// Whether this browser was left so.
pub(super) fn is_turned() -> bool {
    turned().unwrap_or_default()
}

/// `None` where nobody can say.
fn turned() -> Option<bool> {
    storage::chosen(CHOICE).map(|kept| !kept.is_empty())
}

impl App {
    /// Turns the tablet to the visitor, until the PIN turns it back. Answers whether that is remembered: where nothing
    /// can be, a reload would show everything, so it is not turned at all.
    pub fn turn(self, pin: &str) -> bool {
        let lock = Lock::new(pin, clock::chance(), clock::now().millis);
        let Some(text) = lock.map(|lock| lock.text()) else { return false };
        storage::choose(CHOICE, &text);
        let is_kept = storage::chosen(CHOICE).as_deref() == Some(&text);
        if is_kept {
            self.notice.set(None);
            self.spoken.set(String::new());
            self.above.set(None);
            self.is_turned.set(true);
            spawn_local(whole_screen::enter());
        }
        is_kept
    }

    /// Turns it back, if the PIN is right. What cannot be read locks nothing.
    pub fn turn_back(self, pin: &str) -> Tried {
        let tried = self.lock().map_or(Tried::Right, |lock| lock.open(pin, clock::now().millis));
        match &tried {
            Tried::Right => {
                storage::choose(CHOICE, "");
                self.is_turned.set(false);
                spawn_local(whole_screen::leave());
            }
            Tried::Wrong(lock) => storage::choose(CHOICE, &lock.text()),
            Tried::TooSoon(_) => {}
        }
        tried
    }

    /// Turns with another tab of this browser, there and back: no tab is left that shows everybody. Where nothing can
    /// be read, it stays as it is.
    pub fn turn_along(self) {
        if let Some(is_turned) = turned().filter(|turned| *turned != self.is_turned.get_untracked()) {
            self.above.set(None);
            self.is_turned.set(is_turned);
        }
    }

    /// As it was turned, and what was tried since.
    pub fn lock(self) -> Option<Lock> {
        Lock::read(&storage::chosen(CHOICE)?)
    }
}
