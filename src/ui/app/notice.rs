//! What is said to whoever is there: a sentence at the foot of the screen, and what is heard only.

use leptos::prelude::*;

use super::App;

/// A sentence at the foot of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    /// Something was refused, rather than done.
    pub is_problem: bool,
    /// There is a button beside it.
    pub offer: Option<Offer>,
}

/// What a notice leads on to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Teams have come along, whose leads can be seen in one's own columns.
    Guests,
    /// A file waits for the share sheet, in [`App::to_share`].
    Share,
}

/// Opens the share sheet for a file that is made.
pub type ToShare = Box<dyn FnOnce() + Send + Sync>;

impl App {
    pub fn announce(self, text: String) {
        self.spoken.set(text);
    }

    /// Shown and heard.
    pub fn tell(self, text: String) {
        self.announce(text.clone());
        self.notify(text);
    }

    pub fn notify(self, text: String) {
        self.notice.set(Some(Notice { text, is_problem: false, offer: None }));
    }

    pub fn notify_and_offer(self, text: String, offer: Offer) {
        self.notice.set(Some(Notice { text, is_problem: false, offer: Some(offer) }));
    }

    pub fn problem(self, text: String) {
        self.notice.set(Some(Notice { text, is_problem: true, offer: None }));
    }
}
