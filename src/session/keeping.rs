//! Two stores keep every piece, and what is called saved is in the one that survives.
//!
//! *Home* is localStorage: it answers at once, and at a start everything is read from it. But a browser that is
//! killed loses what it was given in the last minute (measured in Chromium: 5 s after an idle minute, 60 s in a busy
//! one), and a full disk is never reported. So a *mirror* stands beside it, a database that says when a piece is on
//! the disk; only then is an edit called saved. Both hold the same map from keys to sealed texts, so each repairs
//! the other, and neither is ever read as "empty" while the other holds anything.
//!
//! The mirror is a [`Pair`] of databases: see there for why two. Why a database and not a file of our own: it is in
//! every engine and on `file://` pages, several tabs share it without a lock, one transaction is one change, and nothing
//! has to run in a worker. It can be wiped by damage as a whole; then the others fill it again. Why no canary as well:
//! comparing the keys says what is missing, piece by piece, where a canary only says that something is.
//!
//! Everything here is asked of two traits, so that tests can refuse any call and kill the browser between any two.

mod ballast;
mod cleaning;
mod compacting;
mod mending;
mod pair;
mod safety;

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
};

use super::{
    Effect,
    boot::{Opened, Reading, Replaced},
    room::{Measure, Room},
    storage::{EDITION, Piece},
};
use crate::snapshot::packing;
pub use pair::Pair;
pub use safety::Safety;

/// A key and its sealed text.
pub type Kept = (String, String);

/// A store did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No room is left.
    Full,
    /// It is not there, or not allowed, or broken.
    Away,
}

/// Answers at once.
pub trait Home {
    /// Everything of ours, in any order.
    fn all(&self) -> Vec<Kept>;
    /// How much is used, by ours and by others, in what the browser counts.
    fn used(&self) -> usize;
    fn keys(&self) -> Vec<String>;
    fn read(&self, key: &str) -> Option<String>;
    /// Writes one text and reads it back.
    ///
    /// # Errors
    /// Then the store is as it was.
    fn write(&self, key: &str, text: &str) -> Result<(), Refused>;
    /// # Errors
    /// Then the store is as it was.
    fn remove(&self, key: &str) -> Result<(), Refused>;
}

/// The keys in a mirror that may consist of several copies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Those that can be read.
    pub by_any: BTreeSet<String>,
    /// Those that no copy lacks.
    pub by_all: BTreeSet<String>,
}

impl Held {
    pub fn new(keys: BTreeSet<String>) -> Self {
        Self { by_any: keys.clone(), by_all: keys }
    }

    /// What two mirrors hold together.
    pub fn and(mut self, other: Self) -> Self {
        self.by_all.retain(|key| other.by_all.contains(key));
        self.by_any.extend(other.by_any);
        self
    }
}

/// Answers later; what it has acknowledged survives a kill.
pub trait Mirror {
    /// Begins to ask at once, even before anybody waits for the answer.
    fn keys(&self) -> impl Future<Output = Result<Held, Refused>>;
    /// Those of the texts that are there.
    fn read(&self, keys: &[String]) -> impl Future<Output = Result<Vec<Kept>, Refused>>;
    /// Writes and removes, all of it or nothing.
    fn change(&self, write: &[Kept], remove: &[String]) -> impl Future<Output = Result<(), Refused>>;
    /// The last session may have ended in the midst of a write.
    fn doubt(&self) {}
    /// Whether this browser can have it at all.
    fn is_possible(&self) -> bool {
        true
    }
    /// Whether a copy that this browser can have is not asked any more.
    fn lacks_copy(&self) -> bool {
        false
    }
}

/// Bytes that are handed to the mirror in one go, unless one piece is longer.
const AT_ONCE: usize = 1 << 20;

/// How much of what waited has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sent {
    All,
    Some,
}

/// Keeps pieces in two stores. Shared by whoever saves and whoever waits.
pub struct Keeper<H, M> {
    home: H,
    mirror: M,
    measure: Measure,
    /// Counted a while after the start: it takes a look at every text.
    used: Cell<usize>,
    /// Whether the mirror's keys have been compared with home's: before that, nothing can be said of its whole.
    is_compared: Cell<bool>,
    /// What the mirror has not acknowledged yet.
    waiting: RefCell<Vec<Kept>>,
    is_sending: Cell<bool>,
    /// Pieces that home did not take, or only part of them.
    is_home_complete: Cell<bool>,
    /// What the mirror has and home lacks, found when they were compared.
    missing_at_home: RefCell<Vec<Kept>>,
    replaced: RefCell<Replaced>,
}

impl<H: Home, M: Mirror> Keeper<H, M> {
    pub fn new(home: H, mirror: M, measure: Measure) -> Self {
        Self {
            home,
            mirror,
            measure,
            used: Cell::new(0),
            is_compared: Cell::new(false),
            waiting: RefCell::default(),
            is_sending: Cell::new(false),
            is_home_complete: Cell::new(true),
            missing_at_home: RefCell::default(),
            replaced: RefCell::default(),
        }
    }

    /// Reads everything there is, and writes nothing: from home all of it, from the mirror what home lacks or cannot
    /// read.
    pub async fn open(&self, writer: u64) -> Opened {
        let theirs = self.mirror.keys();
        let mut reading = Reading::default();
        let all = self.home.all();
        let ours = set(all.iter().map(|(key, _)| key.clone()));
        all.into_iter().for_each(|(key, text)| reading.take(key, text));
        if let Ok(theirs) = theirs.await {
            let wanted: Vec<String> = theirs.by_any.iter().filter(|key| !reading.has(key)).cloned().collect();
            if let Ok(mut read) = self.mirror.read(&wanted).await {
                read.iter().for_each(|(key, text)| reading.take(key.clone(), text.clone()));
                // What neither can read stays as it is in both.
                read.retain(|(key, _)| !ours.contains(key) || reading.has(key));
                self.compare(&ours, &theirs.by_all, read);
            }
        }
        let mut opened = reading.open(writer);
        self.replaced.replace(std::mem::take(&mut opened.replaced));
        opened
    }

    /// Writes what a change asks for at home, and puts it where [`Keeper::settle`] finds it. In order: the record of
    /// a change comes last, so pieces before it count for nothing by themselves.
    pub fn save(&self, effects: Vec<Effect>) {
        let mut pieces: Vec<Kept> =
            effects.into_iter().map(|Effect::Write { key, value }| (key, value)).collect();
        let edition = Piece::Edition(EDITION).key();
        if self.home.read(&edition).is_none() {
            pieces.insert(0, (edition, String::new()));
        }
        self.put(pieces);
    }

    fn put(&self, pieces: Vec<Kept>) {
        let at_home = pieces.iter().try_for_each(|(key, text)| self.write_at_home(key, text));
        if at_home.is_err() {
            self.is_home_complete.set(false);
        }
        self.waiting.borrow_mut().extend(pieces);
    }

    /// Hands the mirror what waits for it, until nothing does or it has refused twice. `None` when that is under way
    /// already: whoever asked first will say how it ended.
    pub async fn settle(&self) -> Option<Safety> {
        if self.is_sending.replace(true) {
            return None;
        }
        let mut refusals = 0;
        let safety = loop {
            let sent = if self.is_compared.get() { self.send().await } else { self.compare_anew().await };
            match sent {
                Ok(Sent::All) => break Safety::Saved,
                Ok(Sent::Some) => {}
                Err(_) if refusals == 0 => {
                    refusals += 1;
                    // It may have lost what it had: a browser throws a database away that it cannot read.
                    self.is_compared.set(false);
                }
                Err(_) if self.is_home_complete.get() => break Safety::Loose,
                Err(_) => break Safety::NotSaved,
            }
        };
        self.is_sending.set(false);
        Some(safety)
    }

    /// Whether somebody waits for the mirror.
    pub fn is_sending(&self) -> bool {
        self.is_sending.get()
    }

    /// Whether the mirror has said what it holds.
    pub fn is_compared(&self) -> bool {
        self.is_compared.get()
    }

    /// One round; what is written down meanwhile waits for the next.
    async fn send(&self) -> Result<Sent, Refused> {
        let mut length = 0;
        let fits = |piece: &&Kept| {
            length += piece.1.len();
            length <= AT_ONCE || length == piece.1.len()
        };
        let batch: Vec<Kept> = self.waiting.borrow().iter().take_while(fits).cloned().collect();
        if batch.is_empty() {
            return Ok(Sent::All);
        }
        self.mirror.change(&batch, &[]).await?;
        self.waiting.borrow_mut().retain(|piece| !batch.contains(piece));
        Ok(Sent::Some)
    }

    pub fn room(&self) -> Room {
        Room::new(self.used.get())
    }

    /// One piece as it lies at home.
    pub fn read(&self, piece: Piece) -> Option<String> {
        self.home.read(&piece.key())
    }
}

/// Loads with what comes after the first view: see [`packing`].
pub fn make_small_from_now_on() {
    packing::make_small_from_now_on();
}

/// Key by key: `collect` would bring a sorting of its own into the first view.
pub fn set(keys: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    all.extend(keys);
    all
}
