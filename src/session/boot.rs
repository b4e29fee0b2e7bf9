//! Opening: everything there is in storage becomes a session again, and what cannot be read is set aside.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    DEPTH, Session,
    covered::Covered,
    storage::{self, EDITION, Piece},
};
use crate::{
    domain::{event::Change, workspace::Workspace},
    snapshot::{packing::Unreadable, parts, record},
};

/// A piece that stays where it is: never overwritten, shown, and part of what can be taken away in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    pub key: String,
    pub text: String,
    pub why: Unreadable,
}

#[derive(Debug)]
pub struct Opened {
    pub session: Session,
    pub set_aside: Vec<SetAside>,
    /// What a checkpoint stands for: it can go once every store holds that checkpoint.
    pub replaced: Replaced,
    /// A later version of the application has been at work here: this one must not write.
    pub is_outdated: bool,
}

/// Pieces that are no longer needed where all pieces of one checkpoint are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replaced {
    pub by: Vec<Piece>,
    pub pieces: Vec<Piece>,
}

/// Pieces read so far, in any order and from any number of stores.
#[derive(Debug, Default)]
pub struct Reading {
    changes: BTreeMap<Piece, Change>,
    parts: BTreeMap<Piece, Workspace>,
    headers: BTreeMap<Piece, Covered>,
    /// The sums of the pieces of checkpoints, as their headers note them.
    sums: BTreeMap<Piece, String>,
    unread: Vec<SetAside>,
    edition: u64,
}

/// Reads every piece, in any order. Nothing is written, and nothing that can be read is left out because
/// something else cannot.
pub fn open(pieces: impl IntoIterator<Item = (String, String)>, writer: u64) -> Opened {
    let mut reading = Reading::default();
    pieces.into_iter().for_each(|(key, text)| reading.take(key, text));
    reading.open(writer)
}

impl Reading {
    /// Two stores may hand out two copies of one piece: any that can be read will do.
    pub fn take(&mut self, key: String, text: String) {
        if !key.starts_with(storage::PREFIX) || key == storage::BALLAST || self.has(&key) {
            return;
        }
        match self.read(&key, &text) {
            Ok(()) => self.unread.retain(|unread| unread.key != key),
            Err(why) => {
                let unread = SetAside { key, text, why };
                if !self.unread.contains(&unread) {
                    self.unread.push(unread);
                }
            }
        }
    }

    /// Whether a copy of this piece has been read.
    pub fn has(&self, key: &str) -> bool {
        match storage::piece(key) {
            Some(Piece::Edition(edition)) => edition <= self.edition,
            Some(piece) => {
                self.changes.contains_key(&piece)
                    || self.parts.contains_key(&piece)
                    || self.headers.contains_key(&piece)
            }
            None => false,
        }
    }

    fn read(&mut self, key: &str, text: &str) -> Result<(), Unreadable> {
        let piece = storage::piece(key).ok_or(Unreadable::Newer)?;
        match piece {
            Piece::Journal { .. } => {
                self.changes.insert(piece, record::decode(text)?);
            }
            Piece::Checkpoint { part: 0, .. } => {
                self.headers.insert(piece, Covered::decode(text)?);
            }
            Piece::Checkpoint { .. } => {
                self.parts.insert(piece, parts::decode(text)?);
                self.sums.insert(piece, super::covered::sum(text));
            }
            Piece::Part { .. } => {
                self.parts.insert(piece, parts::decode(text)?);
            }
            Piece::Edition(edition) => self.edition = self.edition.max(edition),
        }
        Ok(())
    }

    /// What has been read becomes a session of a new writer.
    pub fn open(self, writer: u64) -> Opened {
        let replaced = self.replaced();
        let Reading { changes, mut parts, headers, sums: _, unread: set_aside, edition } = self;
        // A piece of a file without a record belongs to an import that was never finished: it stays in storage,
        // unused. Where the record is there and cannot be read, the import was finished.
        let finished: BTreeSet<Piece> =
            set_aside.iter().filter_map(|unread| storage::piece(&unread.key)).collect();
        parts.retain(|piece, _| match *piece {
            Piece::Part { writer, sequence, .. } => {
                let record = Piece::Journal { writer, sequence };
                changes.contains_key(&record) || finished.contains(&record)
            }
            _ => true,
        });
        let taken = changes.keys().chain(parts.keys()).chain(headers.keys()).copied().collect();
        let mut workspace = Workspace::default();
        workspace.join_all(&parts.into_values().collect::<Vec<_>>());
        let mut changes: Vec<Change> = changes.into_values().collect();
        changes.sort_by_key(|change| change.stamp);
        workspace.apply_all(&changes);
        let mut session = Session::new(workspace, writer);
        session.taken = taken;
        changes.into_iter().for_each(|change| session.remember(change));
        Opened { session, set_aside, replaced, is_outdated: edition > EDITION }
    }

    /// What the checkpoint stands for that replaces most, among those that have been read whole. Only one: two that
    /// were made at the same time can each have taken up half of the other.
    ///
    /// The latest changes keep their records, by which they can be undone.
    fn replaced(&self) -> Replaced {
        let mut stamps: Vec<_> = self.changes.iter().map(|(piece, change)| (change.stamp, *piece)).collect();
        stamps.sort_unstable();
        let undoable: BTreeSet<Piece> = stamps.iter().rev().take(DEPTH).map(|(_, piece)| *piece).collect();
        let whole = self.headers.iter().filter_map(|(header, covered)| {
            let by = self.whole(*header, covered)?;
            let read = self.changes.keys().chain(self.parts.keys()).chain(self.headers.keys()).copied();
            let pieces = read.filter(|piece| covered.has(*piece) && !undoable.contains(piece)).collect();
            Some(Replaced { by, pieces })
        });
        whole.max_by_key(|replaced| replaced.pieces.len()).unwrap_or_default()
    }

    /// The pieces of a checkpoint, header first, when all of them have been read.
    fn whole(&self, header: Piece, covered: &Covered) -> Option<Vec<Piece>> {
        let Piece::Checkpoint { writer, generation, .. } = header else { return None };
        let own = (1..).map(|part| Piece::Checkpoint { writer, generation, part });
        let own =
            own.zip(&covered.sums).map(|(piece, sum)| (self.sums.get(&piece) == Some(sum)).then_some(piece));
        [Some(header)].into_iter().chain(own).collect()
    }
}
