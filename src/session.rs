//! One person at work: asks are decided and carried out here, written to the journal, and undone by name.
//!
//! The only place that changes a [`Workspace`]. What must reach the disk is returned as [`Effect`]s, so that a
//! session runs in a test without a browser.

pub mod boot;
pub mod files;
pub mod storage;

use crate::{
    commands::Command,
    domain::{
        event::{Cause, Change, Event},
        moment::Moment,
        rejection::Rejection,
        stamp::Clock,
        workspace::Workspace,
    },
    snapshot::record,
};
use storage::Piece;

/// What the outside has to do about a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Write one new record; records are never overwritten.
    Write { key: String, value: String },
}

/// How many changes can be taken back one after the other.
const DEPTH: usize = 200;

#[derive(Debug)]
pub struct Session {
    workspace: Workspace,
    clock: Clock,
    /// What can be undone, latest last.
    done: Vec<Change>,
    /// What can be redone, latest last: the undoing changes.
    undone: Vec<Change>,
    /// The number of this writer's next record.
    sequence: u64,
}

impl Session {
    /// A session that goes on from what was read; `writer` is new for each tab and start.
    pub fn new(workspace: Workspace, writer: u64) -> Self {
        let mut clock = Clock::new(writer);
        clock.saw(workspace.latest());
        Self { workspace, clock, done: Vec::new(), undone: Vec::new(), sequence: 0 }
    }

    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Does what is asked, or says why not; then nothing has changed.
    ///
    /// # Errors
    /// The reason of the refusal.
    pub fn dispatch(&mut self, command: Command, now: Moment) -> Result<Vec<Effect>, Rejection> {
        let events = command.decide(&self.workspace, now)?;
        Ok(self.happen(Cause::Asked, events, now))
    }

    /// Takes back the latest change.
    ///
    /// # Errors
    /// [`Rejection::NothingToUndo`].
    pub fn undo(&mut self, now: Moment) -> Result<Vec<Effect>, Rejection> {
        let last = self.done.last().ok_or(Rejection::NothingToUndo)?;
        let (cause, events) = (Cause::Undo(last.stamp), last.inverse());
        Ok(self.happen(cause, events, now))
    }

    /// Brings back what was last taken back.
    ///
    /// # Errors
    /// [`Rejection::NothingToRedo`].
    pub fn redo(&mut self, now: Moment) -> Result<Vec<Effect>, Rejection> {
        let last = self.undone.last().ok_or(Rejection::NothingToRedo)?;
        let (cause, events) = (Cause::Redo(last.stamp), last.inverse());
        Ok(self.happen(cause, events, now))
    }

    /// The change that undo would take back.
    pub fn to_undo(&self) -> Option<&Change> {
        self.done.last()
    }

    /// The undoing change that redo would take back; what it took back names the deed.
    pub fn to_redo(&self) -> Option<&Change> {
        self.undone.last()
    }

    /// Takes in a record that another tab has written. Answers whether there was one: `false` for what is not a
    /// record, or cannot be read here (it is looked at again at the next start).
    ///
    /// `pieces` gives everything in storage, asked for only when the record brought a file in.
    pub fn hear_record(&mut self, key: &str, text: &str, pieces: impl FnOnce() -> Vec<(String, String)>) -> bool {
        let Some(Piece::Journal { writer, sequence }) = storage::piece(key) else { return false };
        let Ok(mut change) = record::decode(text, &Workspace::default()) else { return false };
        if change.events.iter().any(|event| matches!(event, Event::Joined { .. })) {
            let brought = boot::brought(pieces(), writer, sequence);
            let Ok(whole) = record::decode(text, &brought) else { return false };
            change = whole;
        }
        self.workspace.apply_change(&change);
        self.remember(change);
        true
    }

    fn happen(&mut self, cause: Cause, events: Vec<Event>, now: Moment) -> Vec<Effect> {
        let change = Change { stamp: self.clock.tick(now.millis), cause, events };
        self.workspace.apply_change(&change);
        // The record comes last: without it, pieces count for nothing, so an import is there whole or not at all.
        let (writer, sequence) = (self.clock.writer(), self.sequence);
        let pieces = Session::pieces_of(&change, writer, sequence);
        let record = (storage::journal_key(writer, sequence), record::encode(&change));
        self.sequence += 1;
        self.remember(change);
        pieces.into_iter().chain([record]).map(|(key, value)| Effect::Write { key, value }).collect()
    }

    /// Keeps the two stacks. The same steps rebuild them from the journal after a reload.
    fn remember(&mut self, change: Change) {
        self.clock.saw(change.stamp);
        if change.events.iter().any(|event| matches!(event, Event::Joined { .. })) {
            // What came in may be ahead of this tablet's clock; later edits must still come after it.
            self.clock.saw(self.workspace.latest());
        }
        match change.cause {
            Cause::Asked => {
                self.undone.clear();
                self.done.push(change);
            }
            Cause::Undo(stamp) => {
                self.done.retain(|done| done.stamp != stamp);
                self.undone.push(change);
            }
            Cause::Redo(stamp) => {
                self.undone.retain(|undone| undone.stamp != stamp);
                self.done.push(change);
            }
        }
        if self.done.len() > DEPTH {
            self.done.remove(0);
        }
    }
}
