//! Opening: everything there is in storage becomes a session again, and what cannot be read is set aside.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    DEPTH, Session,
    covered::{self, Covered},
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
    read: BTreeMap<Piece, Read>,
    unread: Vec<SetAside>,
}

#[derive(Debug)]
enum Read {
    Change(Change),
    /// With the sum by which a checkpoint's header knows it.
    Part(Workspace, String),
    Header(Covered),
    Edition,
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
        storage::piece(key).is_some_and(|piece| self.read.contains_key(&piece))
    }

    fn read(&mut self, key: &str, text: &str) -> Result<(), Unreadable> {
        let piece = storage::piece(key).ok_or(Unreadable::Newer)?;
        let read = match piece {
            Piece::Journal { .. } => Read::Change(record::decode(text)?),
            Piece::Checkpoint { part: 0, .. } => Read::Header(Covered::decode(text)?),
            Piece::Checkpoint { .. } | Piece::Part { .. } => {
                Read::Part(parts::decode(text)?, covered::sum(text))
            }
            Piece::Edition(_) => Read::Edition,
        };
        self.read.insert(piece, read);
        Ok(())
    }

    /// What has been read becomes a session of a new writer.
    pub fn open(self, writer: u64) -> Opened {
        let replaced = self.replaced();
        let holds_erased = self.holds_erased();
        let headers = self.read.iter().filter_map(|(header, read)| match read {
            Read::Header(covered) => Some((covered.clone(), self.whole(*header, covered).is_some())),
            _ => None,
        });
        let covered: Vec<(Covered, bool)> = headers.collect();
        let mut taken = BTreeSet::new();
        let (mut changes, mut parts, mut is_outdated) = (Vec::new(), Vec::new(), false);
        let mut records = Vec::new();
        for (piece, read) in self.read {
            // What a checkpoint stands for is in it, and an import that was undone for good is not.
            let is_in = covered.iter().any(|(covered, is_whole)| *is_whole && covered.has(piece));
            match (read, piece) {
                (Read::Change(change), _) => {
                    if !is_in {
                        records.push((piece, change.import().unwrap_or(change.stamp)));
                    }
                    changes.push((change, is_in));
                }
                (Read::Part(..), _) if is_in => {}
                (Read::Part(part, _), Piece::Part { writer, sequence, .. }) => {
                    let record = Piece::Journal { writer, sequence };
                    // In order, so records have been seen before what they brought. Without its record a piece belongs
                    // to an import that was never finished: it stays in storage, unused. Where the record is there and
                    // cannot be read, the import was finished.
                    let is_finished = taken.contains(&record)
                        || self.unread.iter().any(|unread| storage::piece(&unread.key) == Some(record))
                        || covered.iter().any(|(covered, _)| covered.has(record));
                    if !is_finished {
                        continue;
                    }
                    parts.push((piece, part));
                }
                (Read::Part(part, _), _) => parts.push((piece, part)),
                (Read::Header(_), _) => {}
                (Read::Edition, Piece::Edition(edition)) => is_outdated |= edition > EDITION,
                (Read::Edition, _) => {}
            }
            taken.insert(piece);
        }
        changes.sort_unstable_by_key(|(change, _)| change.stamp);
        let mut session = Session::new(Workspace::default(), writer);
        session.records = records;
        session.taken = taken;
        for (change, is_in) in changes {
            if !is_in {
                session.imports.replay(&change);
            }
            session.remember(change);
        }
        for (piece, part) in parts {
            session.imports.add(session.import_of(piece), &part);
        }
        session.workspace = session.imports.show();
        session.clock.saw(session.workspace.latest());
        session.forget_erased(0, |_| false);
        session.holds_erased = holds_erased;
        let mut set_aside = self.unread;
        set_aside.retain(|unread| {
            storage::piece(&unread.key).is_none_or(|piece| !replaced.pieces.contains(&piece))
        });
        Opened { session, set_aside, replaced, is_outdated }
    }

    /// Whether anything that has been read is about a lead that was erased.
    fn holds_erased(&self) -> bool {
        let mut gone = Workspace::default();
        for read in self.read.values() {
            match read {
                Read::Part(part, _) => gone.erase_all(part.erased()),
                Read::Change(change) if !change.can_be_undone() => gone.apply_change(change),
                _ => {}
            }
        }
        let erased = gone.erased();
        !erased.is_empty()
            && self.read.values().any(|read| match read {
                Read::Part(part, _) => part.holds_any(erased),
                Read::Change(change) => change.clone().forget(erased),
                _ => false,
            })
    }

    /// What the checkpoint stands for that replaces most, among those that have been read whole. Only one: two that
    /// were made at the same time can each have taken up half of the other.
    ///
    /// The latest changes keep their records, by which they can be undone.
    fn replaced(&self) -> Replaced {
        let changes = self.read.values().filter_map(|read| match read {
            Read::Change(change) => Some(change.stamp),
            _ => None,
        });
        let mut stamps = BTreeSet::new();
        stamps.extend(changes);
        let undoable = stamps.iter().rev().nth(DEPTH - 1);
        let can_be_undone = |change: &Change| undoable.is_none_or(|first| change.stamp >= *first);
        let stays = |read: &Read| matches!(read, Read::Change(change) if can_be_undone(change));
        let whole = self.read.iter().filter_map(|(header, read)| {
            let Read::Header(covered) = read else { return None };
            let by = self.whole(*header, covered)?;
            // A record may go only together with what it brought: a piece of that without its record says nothing.
            let loose = self.pieces().filter(|piece| !covered.has(*piece)).filter_map(Piece::record);
            let mut needed = BTreeSet::new();
            needed.extend(loose);
            let goes = |piece: &Piece| {
                covered.has(*piece) && !needed.contains(piece) && !self.read.get(piece).is_some_and(stays)
            };
            Some(Replaced { by, pieces: self.pieces().filter(goes).collect() })
        });
        whole.max_by_key(|replaced| replaced.pieces.len()).unwrap_or_default()
    }

    /// Everything that has been read, and what could not be: what went into a checkpoint is in it, even if it cannot be
    /// read any more.
    fn pieces(&self) -> impl Iterator<Item = Piece> {
        let unread = self.unread.iter().filter_map(|unread| storage::piece(&unread.key));
        self.read.keys().copied().chain(unread)
    }

    /// The pieces of a checkpoint, header first, when all of them have been read.
    fn whole(&self, header: Piece, covered: &Covered) -> Option<Vec<Piece>> {
        let Piece::Checkpoint { writer, generation, .. } = header else { return None };
        let own = (1..).map(|part| Piece::Checkpoint { writer, generation, part });
        let own = own.zip(covered.sums()).map(|(piece, sum)| {
            let is_read = matches!(self.read.get(&piece), Some(Read::Part(_, read)) if read == sum);
            is_read.then_some(piece)
        });
        [Some(header)].into_iter().chain(own).collect()
    }
}
