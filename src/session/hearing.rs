//! What another tab has written comes to this one, piece by piece, in any order and any number of times.

use super::{
    Session,
    storage::{self, EDITION, Piece},
};
use crate::{
    domain::{stamp::Stamp, workspace::Workspace},
    snapshot::{packing::Unreadable, parts, record},
};

/// What came of a piece that another tab wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It is in the workspace now.
    New,
    /// It was known, or says nothing by itself, or cannot be read here: the next start looks at it again.
    Nothing,
    /// A later version of the application is at work: this one must not write any more.
    Newer,
}

impl Session {
    /// Takes in a piece that another tab has written. `read` gives any piece from storage; it is asked only for what
    /// a record says that a file brought in.
    pub fn hear(&mut self, key: &str, text: &str, read: impl Fn(Piece) -> Option<String>) -> Heard {
        if !key.starts_with(storage::PREFIX) || key == storage::BALLAST {
            return Heard::Nothing;
        }
        let Some(piece) = storage::piece(key) else { return Heard::Newer };
        if self.has(piece) {
            return Heard::Nothing;
        }
        let heard = match piece {
            Piece::Journal { .. } => self.hear_record(piece, text, read),
            Piece::Checkpoint { part: 1.., .. } => parts::decode(text).map(|part| self.join(&[part], None)),
            // Late, after its record.
            Piece::Part { writer, sequence, .. } if self.has(Piece::Journal { writer, sequence }) => {
                parts::decode(text).map(|part| self.join(&[part], self.import_of(piece)))
            }
            Piece::Checkpoint { part: 0, .. } | Piece::Part { .. } => return Heard::Nothing,
            Piece::Edition(edition) if edition > EDITION => Err(Unreadable::Newer),
            Piece::Edition(_) => return Heard::Nothing,
        };
        match heard {
            Ok(()) => {
                self.taken.insert(piece);
                Heard::New
            }
            Err(Unreadable::Newer) => Heard::Newer,
            Err(Unreadable::Damaged) => Heard::Nothing,
        }
    }

    fn hear_record(
        &mut self,
        piece: Piece,
        text: &str,
        read: impl Fn(Piece) -> Option<String>,
    ) -> Result<(), Unreadable> {
        let change = record::decode(text)?;
        self.apply(piece, &change);
        if let Piece::Journal { writer, sequence } = piece
            && change.brings()
        {
            let part = |part| Piece::Part { writer, sequence, part };
            let read = (0..).map(part).map_while(|part| Some((part, read(part)?)));
            let (pieces, brought): (Vec<Piece>, Vec<Workspace>) =
                read.filter_map(|(part, text)| Some((part, parts::decode(&text).ok()?))).unzip();
            let import = pieces.first().and_then(|part| self.import_of(*part));
            self.join(&brought, import);
            self.taken.extend(pieces);
        }
        self.remember(change);
        Ok(())
    }

    /// `import`: that they are parts of.
    fn join(&mut self, parts: &[Workspace], import: Option<Stamp>) {
        if !parts.is_empty() {
            let erased = self.workspace.erased().len();
            self.imports.join(&mut self.workspace, parts, import);
            self.forget_erased(erased, |erased| parts.iter().any(|part| part.holds_any(erased)));
            self.clock.saw(self.workspace.latest());
            // Too much has changed to follow it lead by lead.
            self.standings = None;
        }
    }
}
