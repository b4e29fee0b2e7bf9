//! Everything there is, written down once more, so that the records it came from can go.
//!
//! Made slice by slice while people go on working: each slice is taken from the workspace as it is by then, which
//! holds at least what it held when the checkpoint was begun, and the join of all slices does too. The header comes
//! last; without it the slices replace nothing, and as pieces they are true all the same.

use super::{Session, covered::Covered, storage::Piece};
use crate::{
    domain::{ids::LeadId, lead::Lead},
    snapshot::parts,
};

/// Records in the journal that are worth a checkpoint, beyond those that undo goes back by.
const MANY: usize = 500;

/// A checkpoint under way.
#[derive(Debug)]
pub struct Checkpoint {
    writer: u64,
    generation: u64,
    covered: Covered,
    /// The leads that there were, less those already written, which come from the end.
    leads: Vec<LeadId>,
    /// Pieces that are made and not yet handed out, last first.
    made: Vec<String>,
    is_defined: bool,
    is_over: bool,
}

impl Session {
    /// A checkpoint of all that is in storage, if the journal has grown so long that one pays.
    pub fn checkpoint(&mut self) -> Option<Checkpoint> {
        let records = self.taken.iter().filter(|piece| matches!(piece, Piece::Journal { .. })).count();
        (records >= super::DEPTH + MANY).then(|| self.checkpoint_now())
    }

    /// The same, however short the journal.
    ///
    /// An import that can still be taken out again does not go into it, nor what was done since: their pieces stay
    /// beside it.
    pub fn checkpoint_now(&mut self) -> Checkpoint {
        self.settle();
        let covered = Covered::of(self.taken.iter().copied().filter(|piece| !self.is_apart(*piece)));
        let writer = self.clock.writer();
        let base = self.imports.base();
        let mut leads: Vec<_> = base.all_leads().map(|lead| (lead.created, lead.id)).collect();
        // Neighbours in time are alike, and pack well together.
        leads.sort_unstable_by(|one, other| other.cmp(one));
        let begun =
            |generation: &u64| self.has(Piece::Checkpoint { writer, generation: *generation, part: 1 });
        Checkpoint {
            writer,
            generation: (0..).take_while(begun).count() as u64,
            covered,
            leads: leads.into_iter().map(|(_, lead)| lead).collect(),
            made: Vec::new(),
            is_defined: false,
            is_over: false,
        }
    }

    /// Pieces that a checkpoint stands for are in storage no more.
    pub fn let_go(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            self.taken.remove(piece);
        }
    }
}

impl Checkpoint {
    /// The next piece to write; `None` when all are written.
    pub fn next(&mut self, session: &mut Session) -> Option<(String, String)> {
        if self.is_over {
            return None;
        }
        let (writer, generation) = (self.writer, self.generation);
        let (part, value) = match self.slice(session) {
            Some(value) => (self.covered.note(&value), value),
            None => {
                self.is_over = true;
                (0, self.covered.encode())
            }
        };
        let piece = Piece::Checkpoint { writer, generation, part };
        session.taken.insert(piece);
        Some((piece.key(), value))
    }

    fn slice(&mut self, session: &Session) -> Option<String> {
        let base = session.imports.base();
        if !self.is_defined {
            self.is_defined = true;
            return Some(parts::definitions(base));
        }
        if self.made.is_empty() {
            let next = self.leads.split_off(self.leads.len().saturating_sub(parts::LEADS));
            let leads: Vec<&Lead> = next.iter().rev().filter_map(|lead| base.known_lead(*lead)).collect();
            self.made = if leads.is_empty() { Vec::new() } else { parts::leads(&leads) };
            self.made.reverse();
        }
        self.made.pop()
    }
}
