//! How everything lies in storage: immutable pieces under a prefix of their writer.
//!
//! Keys are written once and never again, so tabs cannot overwrite each other; the state is the join of every
//! readable piece, so repeated or late ones do no harm. `c1` is the layout's version.

use std::fmt::Write as _;

/// Everything of ours in storage begins with this; other things of the same origin are left alone.
pub const PREFIX: &str = "entonnoir/c1/";

/// Kept free at home for the last saves: see [`super::keeping`]. The only key that is not a piece.
pub const BALLAST: &str = "entonnoir/c1/b";

/// What this version writes and understands. 1: journal and imports; 2: checkpoints; 3: imports that are taken out; 4:
/// leads that are joined, and what of them only a newer version knows; 5: when a question is put, rules of heat, and
/// information notices; 6: leads that are erased for ever.
pub const EDITION: u64 = 6;

/// `entonnoir/c1/j/<writer>/<number>`: one change.
pub fn journal_key(writer: u64, sequence: u64) -> String {
    Piece::Journal { writer, sequence }.key()
}

/// `entonnoir/c1/p/<writer>/<number>/<piece>`: what the change with that number brought in from a file.
pub fn part_key(writer: u64, sequence: u64, part: usize) -> String {
    Piece::Part { writer, sequence, part }.key()
}

/// What a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// One change.
    Journal { writer: u64, sequence: u64 },
    /// A piece of what a change brought in from a file.
    Part { writer: u64, sequence: u64, part: usize },
    /// A piece of everything there was at one moment; the first says which pieces went into it.
    Checkpoint { writer: u64, generation: u64, part: usize },
    /// A version of the application with this edition has written here.
    Edition(u64),
}

impl Piece {
    /// The record of the change that brought this piece in.
    pub fn record(self) -> Option<Piece> {
        match self {
            Piece::Part { writer, sequence, .. } => Some(Piece::Journal { writer, sequence }),
            Piece::Journal { .. } | Piece::Checkpoint { .. } | Piece::Edition(_) => None,
        }
    }

    pub fn key(self) -> String {
        let mut key = String::from(PREFIX);
        // Writing to a string cannot fail.
        let _ = match self {
            Piece::Journal { writer, sequence } => write!(key, "j/{writer:016x}/{sequence:08x}"),
            Piece::Part { writer, sequence, part } => {
                write!(key, "p/{writer:016x}/{sequence:08x}/{part:04x}")
            }
            Piece::Checkpoint { writer, generation, part } => {
                write!(key, "k/{writer:016x}/{generation:08x}/{part:04x}")
            }
            Piece::Edition(edition) => write!(key, "v/{edition:08x}"),
        };
        key
    }
}

/// `None` for keys that this version does not write.
pub fn piece(key: &str) -> Option<Piece> {
    let mut parts = key.strip_prefix(PREFIX)?.split('/');
    let kind = parts.next()?;
    let number = |text: Option<&str>| u64::from_str_radix(text?, 16).ok();
    let first = number(parts.next())?;
    let piece = match (kind, parts.next(), parts.next(), parts.next()) {
        ("j", sequence, None, None) => Piece::Journal { writer: first, sequence: number(sequence)? },
        ("p", sequence, part, None) => {
            Piece::Part { writer: first, sequence: number(sequence)?, part: number(part)? as usize }
        }
        ("k", generation, part, None) => {
            Piece::Checkpoint { writer: first, generation: number(generation)?, part: number(part)? as usize }
        }
        ("v", None, None, None) => Piece::Edition(first),
        _ => return None,
    };
    // One piece, one key: another way of writing the same numbers is not ours.
    (piece.key() == key).then_some(piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_say_what_they_hold() {
        for held in [
            Piece::Journal { writer: 7, sequence: 300 },
            Piece::Part { writer: 7, sequence: 3, part: 12 },
            Piece::Checkpoint { writer: u64::MAX, generation: 1, part: 0 },
            Piece::Edition(2),
        ] {
            assert_eq!(piece(&held.key()), Some(held));
        }
        assert_eq!(journal_key(7, 3), "entonnoir/c1/j/0000000000000007/00000003");
        assert_eq!(part_key(7, 3, 12), "entonnoir/c1/p/0000000000000007/00000003/000c");
        for foreign in
            ["", "theme", "entonnoir/c2/j/0/0", "entonnoir/c1/x/0/0", "entonnoir/c1/j/zz/0", BALLAST]
        {
            assert_eq!(piece(foreign), None, "{foreign}");
        }
        for odd in ["entonnoir/c1/j/7/3", "entonnoir/c1/j/+000000000000007/00000003", "entonnoir/c1/v/2"] {
            assert_eq!(piece(odd), None, "{odd}");
        }
    }
}
