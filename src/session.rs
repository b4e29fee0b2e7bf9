//! One person at work: asks are decided and carried out here, written to the journal, and undone by name.
//!
//! The only place that changes a [`Workspace`]. What must reach the disk is returned as [`Effect`]s, so that a
//! session runs in a test without a browser.

pub mod backups;
pub mod badge;
pub mod boot;
mod checkpoint;
mod covered;
pub mod day;
pub mod draft;
mod erasing;
pub mod files;
mod hearing;
pub mod keeping;
pub mod kiosk;
pub mod place;
pub mod room;
mod standings;
pub mod storage;

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    commands::Command,
    domain::{
        event::{Cause, Change, Event},
        imports::Imports,
        moment::Moment,
        rejection::Rejection,
        stamp::{Clock, Stamp},
        standings::Standings,
        workspace::Workspace,
    },
    snapshot::{parts::Packing, record},
};
pub use checkpoint::Checkpoint;
pub use hearing::Heard;
use storage::Piece;

/// What the outside has to do about a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Write one new piece; pieces are never overwritten.
    Write { key: String, value: String },
}

/// How many changes can be taken back one after the other.
const DEPTH: usize = 200;

/// Something that was done, however often it has been taken back and brought back since.
#[derive(Clone, Debug)]
struct Step {
    /// As it was asked for: it gives the step its name.
    asked: Arc<Change>,
    /// As it was last done or taken back: its inverse is the next change.
    latest: Arc<Change>,
}

#[derive(Clone, Debug)]
pub struct Session {
    /// What is shown.
    workspace: Workspace,
    /// What it is put together from: the imports that can still be taken out or put back in, and every change that no
    /// checkpoint stands for.
    imports: Imports,
    /// The records of all changes that no checkpoint stands for, with the import that each is about or its own stamp.
    records: Vec<(Piece, Stamp)>,
    clock: Clock,
    /// What can be undone, latest last.
    done: Vec<Step>,
    /// What can be redone, latest last.
    undone: Vec<Step>,
    /// Every change by now, so that one which is heard of twice is offered for undoing once.
    known: BTreeSet<Stamp>,
    /// The number of this writer's next record.
    sequence: u64,
    /// The pieces of storage that are in the workspace.
    taken: BTreeSet<Piece>,
    /// Where the leads of one team stand, once somebody asked.
    standings: Option<Standings>,
    /// Whether storage may still hold something of erased leads.
    holds_erased: bool,
    /// What is about to come in, in pieces already: making them takes longest, and somebody is looking at it meanwhile.
    packed: Option<Packing>,
}

impl Session {
    /// A session that goes on from what was read; `writer` is new for each tab and start.
    pub fn new(workspace: Workspace, writer: u64) -> Self {
        let mut clock = Clock::new(writer);
        clock.saw(workspace.latest());
        Self {
            imports: Imports::on(&workspace),
            workspace,
            records: Vec::new(),
            clock,
            done: Vec::new(),
            undone: Vec::new(),
            known: BTreeSet::new(),
            sequence: 0,
            taken: BTreeSet::new(),
            standings: None,
            holds_erased: false,
            packed: None,
        }
    }

    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The latest change that is known here, whoever made it.
    pub fn latest(&self) -> Stamp {
        self.clock.latest()
    }

    /// The earliest change that this browser still has by itself; the latest where it has none.
    pub fn earliest(&self) -> Stamp {
        self.known.first().copied().unwrap_or(self.clock.latest())
    }

    /// Does what is asked, or says why not; then nothing has changed.
    ///
    /// # Errors
    /// The reason of the refusal.
    pub fn dispatch<C: Command>(&mut self, command: C, now: Moment) -> Result<Vec<Effect>, Rejection> {
        let events = command.decide(&self.workspace, now)?;
        if events.is_empty() {
            return Err(Rejection::NothingChanged);
        }
        let brought = if C::BRINGS { self.encode_brought(&events) } else { Vec::new() };
        Ok(self.happen(Cause::Asked, events, brought, now))
    }

    /// Takes back the latest change.
    ///
    /// # Errors
    /// [`Rejection::NothingToUndo`].
    pub fn undo(&mut self, now: Moment) -> Result<Vec<Effect>, Rejection> {
        let last = &self.done.last().ok_or(Rejection::NothingToUndo)?.latest;
        let (cause, events) = (Cause::Undo(last.stamp), last.inverse());
        Ok(self.happen(cause, events, Vec::new(), now))
    }

    /// Brings back what was last taken back.
    ///
    /// # Errors
    /// [`Rejection::NothingToRedo`].
    pub fn redo(&mut self, now: Moment) -> Result<Vec<Effect>, Rejection> {
        let last = &self.undone.last().ok_or(Rejection::NothingToRedo)?.latest;
        let (cause, events) = (Cause::Redo(last.stamp), last.inverse());
        Ok(self.happen(cause, events, Vec::new(), now))
    }

    /// The change that undo would take back, as it was asked for.
    pub fn to_undo(&self) -> Option<&Change> {
        self.done.last().map(|step| &*step.asked)
    }

    /// The change that redo would bring back, as it was asked for.
    pub fn to_redo(&self) -> Option<&Change> {
        self.undone.last().map(|step| &*step.asked)
    }

    /// An import comes after all that it brings, whatever clocks others have: what is written on it since is later.
    fn encode_brought(&mut self, events: &[Event]) -> Vec<String> {
        let mut encoded = Vec::new();
        for event in events {
            if let Event::Joined { brought, back: _ } = event {
                self.clock.saw(brought.latest());
                encoded.extend(self.packed(brought).pieces);
            }
        }
        encoded
    }

    /// Whether a piece is part of what is shown.
    fn has(&self, piece: Piece) -> bool {
        self.taken.contains(&piece)
    }

    /// Whether there is nothing new to hear in what lies under this key.
    pub fn knows(&self, key: &str) -> bool {
        match storage::piece(key) {
            Some(Piece::Edition(edition)) => edition <= storage::EDITION,
            Some(piece) => self.has(piece),
            None => key == storage::BALLAST,
        }
    }

    /// `brought`: what the events bring in from a file, in pieces.
    fn happen(&mut self, cause: Cause, events: Vec<Event>, brought: Vec<String>, now: Moment) -> Vec<Effect> {
        let mut change = Change { stamp: self.clock.tick(now.millis), cause, events };
        let (writer, sequence) = (self.clock.writer(), self.sequence);
        self.sequence += 1;
        let record = Piece::Journal { writer, sequence };
        self.apply(record, &change);
        change.let_go();
        let parts = brought.into_iter().enumerate();
        let parts = parts.map(|(part, value)| (Piece::Part { writer, sequence, part }, value));
        // The record comes last: without it, pieces count for nothing, so an import is there whole or not at all.
        let record = (record, record::encode(&change));
        self.remember(change);
        let pieces: Vec<_> = parts.chain([record]).collect();
        self.taken.extend(pieces.iter().map(|(piece, _)| *piece));
        pieces.into_iter().map(|(piece, value)| Effect::Write { key: piece.key(), value }).collect()
    }

    /// Everything that follows from the workspace follows here.
    fn apply(&mut self, record: Piece, change: &Change) {
        let erased = self.workspace.erased().len();
        let is_anew = self.imports.apply(&mut self.workspace, change);
        self.forget_erased(erased, |erased| change.clone().forget(erased));
        self.records.push((record, change.import().unwrap_or(change.stamp)));
        if change.brings() {
            // What came in may be ahead of this tablet's clock; later edits must still come after it.
            self.clock.saw(self.workspace.latest());
        }
        let known = self.standings.take().filter(|_| !is_anew);
        self.standings = known.and_then(|known| known.after(&self.workspace, change));
    }

    /// The import that a piece is a part of, if it is still kept apart.
    fn import_of(&self, piece: Piece) -> Option<Stamp> {
        let about = self.about(piece.record()?)?;
        self.imports.has(about).then_some(about)
    }

    /// Whether a piece is known by itself, and no checkpoint stands for it.
    fn is_apart(&self, piece: Piece) -> bool {
        let about = self.about(piece.record().unwrap_or(piece));
        about.is_some_and(|about| self.imports.is_apart(about))
    }

    fn about(&self, record: Piece) -> Option<Stamp> {
        self.records.iter().find(|(known, _)| *known == record).map(|(_, about)| *about)
    }

    /// Makes one what is known change by change, up to the first import that can still be taken out or put back in.
    fn settle(&mut self) {
        // By what this browser does and by what its storage keeps, which need not be the same.
        let undoable = self.known.iter().rev().nth(DEPTH - 1).copied().unwrap_or(Stamp::ORIGIN);
        let steps = || self.done.iter().chain(&self.undone);
        let had_imports = !self.imports.is_empty();
        self.imports.settle(|import, turned| {
            turned >= undoable || steps().any(|step| step.latest.import() == Some(import))
        });
        let imports = &self.imports;
        self.records.retain(|(_, about)| imports.is_apart(*about));
        if had_imports {
            self.workspace = self.imports.show();
        }
    }

    /// Keeps the two stacks. The same steps rebuild them from the journal after a reload.
    fn remember(&mut self, mut change: Change) {
        self.clock.saw(change.stamp);
        if !self.known.insert(change.stamp) {
            return;
        }
        change.forget(self.workspace.erased());
        let can_be_undone = change.can_be_undone();
        let latest = Arc::new(change);
        // A step whose beginning this browser never read is named by what is left of it.
        let take = |steps: &mut Vec<Step>, stamp: Stamp| {
            let at = steps.iter().position(|step| step.latest.stamp == stamp);
            let asked = at.map_or_else(|| Arc::clone(&latest), |at| steps.remove(at).asked);
            Step { asked, latest: Arc::clone(&latest) }
        };
        match latest.cause {
            Cause::Asked => {
                self.undone.clear();
                if can_be_undone {
                    self.done.push(Step { asked: Arc::clone(&latest), latest: Arc::clone(&latest) });
                }
            }
            // All that it did was about leads that were erased since.
            Cause::Undo(_) | Cause::Redo(_) if !can_be_undone => {}
            Cause::Undo(stamp) => {
                let step = take(&mut self.done, stamp);
                self.undone.push(step);
            }
            Cause::Redo(stamp) => {
                let step = take(&mut self.undone, stamp);
                self.done.push(step);
            }
        }
        if self.done.len() > DEPTH {
            self.done.remove(0);
        }
    }
}
