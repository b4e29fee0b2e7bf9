//! One person at work: asks are decided and carried out here, written to the journal, and undone by name.
//!
//! The only place that changes a [`Workspace`]. What must reach the disk is returned as [`Effect`]s, so that a
//! session runs in a test without a browser.

pub mod backups;
pub mod boot;
pub mod files;
pub mod place;
pub mod room;
mod standings;
pub mod storage;

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    commands::Command,
    domain::{
        event::{Cause, Change, Event},
        moment::Moment,
        rejection::Rejection,
        stamp::{Clock, Stamp},
        standings::Standings,
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

/// Something that was done, however often it has been taken back and brought back since.
#[derive(Debug)]
struct Step {
    /// As it was asked for: it gives the step its name.
    asked: Arc<Change>,
    /// As it was last done or taken back: its inverse is the next change.
    latest: Arc<Change>,
}

#[derive(Debug)]
pub struct Session {
    workspace: Workspace,
    clock: Clock,
    /// What can be undone, latest last.
    done: Vec<Step>,
    /// What can be redone, latest last.
    undone: Vec<Step>,
    /// Every change by now, so that one which is heard of twice is offered for undoing once.
    known: BTreeSet<Stamp>,
    /// The number of this writer's next record.
    sequence: u64,
    /// Where the leads of one team stand, once somebody asked.
    standings: Option<Standings>,
}

impl Session {
    /// A session that goes on from what was read; `writer` is new for each tab and start.
    pub fn new(workspace: Workspace, writer: u64) -> Self {
        let mut clock = Clock::new(writer);
        clock.saw(workspace.latest());
        Self {
            workspace,
            clock,
            done: Vec::new(),
            undone: Vec::new(),
            known: BTreeSet::new(),
            sequence: 0,
            standings: None,
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
    pub fn dispatch(&mut self, command: impl Command, now: Moment) -> Result<Vec<Effect>, Rejection> {
        let events = command.decide(&self.workspace, now)?;
        if events.is_empty() {
            return Err(Rejection::NothingChanged);
        }
        Ok(self.happen(Cause::Asked, events, now))
    }

    /// Takes back the latest change.
    ///
    /// # Errors
    /// [`Rejection::NothingToUndo`].
    pub fn undo(&mut self, now: Moment) -> Result<Vec<Effect>, Rejection> {
        let last = &self.done.last().ok_or(Rejection::NothingToUndo)?.latest;
        let (cause, events) = (Cause::Undo(last.stamp), last.inverse());
        Ok(self.happen(cause, events, now))
    }

    /// Brings back what was last taken back.
    ///
    /// # Errors
    /// [`Rejection::NothingToRedo`].
    pub fn redo(&mut self, now: Moment) -> Result<Vec<Effect>, Rejection> {
        let last = &self.undone.last().ok_or(Rejection::NothingToRedo)?.latest;
        let (cause, events) = (Cause::Redo(last.stamp), last.inverse());
        Ok(self.happen(cause, events, now))
    }

    /// The change that undo would take back, as it was asked for.
    pub fn to_undo(&self) -> Option<&Change> {
        self.done.last().map(|step| &*step.asked)
    }

    /// The change that redo would bring back, as it was asked for.
    pub fn to_redo(&self) -> Option<&Change> {
        self.undone.last().map(|step| &*step.asked)
    }

    /// Takes in a record that another tab has written. Answers whether there was one: `false` for what is not a
    /// record, or cannot be read here (it is looked at again at the next start).
    ///
    /// `pieces` gives everything in storage, asked for only when the record brought a file in.
    pub fn hear_record(
        &mut self,
        key: &str,
        text: &str,
        pieces: impl FnOnce() -> Vec<(String, String)>,
    ) -> bool {
        let Some(Piece::Journal { writer, sequence }) = storage::piece(key) else { return false };
        let Ok(mut change) = record::decode(text, &Workspace::default()) else { return false };
        if change.events.iter().any(|event| matches!(event, Event::Joined { .. })) {
            let brought = boot::brought(pieces(), writer, sequence);
            let Ok(whole) = record::decode(text, &brought) else { return false };
            change = whole;
        }
        self.apply(&change);
        self.remember(change);
        true
    }

    fn happen(&mut self, cause: Cause, events: Vec<Event>, now: Moment) -> Vec<Effect> {
        let change = Change { stamp: self.clock.tick(now.millis), cause, events };
        self.apply(&change);
        // The record comes last: without it, pieces count for nothing, so an import is there whole or not at all.
        let (writer, sequence) = (self.clock.writer(), self.sequence);
        let pieces = Session::pieces_of(&change, writer, sequence);
        let record = (storage::journal_key(writer, sequence), record::encode(&change));
        self.sequence += 1;
        self.remember(change);
        pieces.into_iter().chain([record]).map(|(key, value)| Effect::Write { key, value }).collect()
    }

    /// Everything that follows from the workspace follows here.
    fn apply(&mut self, change: &Change) {
        self.workspace.apply_change(change);
        self.standings = self.standings.take().and_then(|known| known.after(&self.workspace, change));
    }

    /// Keeps the two stacks. The same steps rebuild them from the journal after a reload.
    fn remember(&mut self, change: Change) {
        self.clock.saw(change.stamp);
        let brings = |event: &Event| matches!(event, Event::Joined { .. } | Event::TeamFounded { .. });
        if change.events.iter().any(brings) {
            // What came in may be ahead of this tablet's clock; later edits must still come after it.
            self.clock.saw(self.workspace.latest());
        }
        if !self.known.insert(change.stamp) {
            return;
        }
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
                self.done.push(Step { asked: Arc::clone(&latest), latest: Arc::clone(&latest) });
            }
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
