//! How the journal lies in storage: immutable records, one a change, under a prefix of their writer.
//!
//! Keys are written once and never again, so tabs cannot overwrite each other; the state is the join of every
//! readable piece, so repeated or late ones do no harm. `c1` is the layout's version.

use std::fmt::Write as _;

/// Everything of ours in storage begins with this; other things of the same origin are left alone.
pub const PREFIX: &str = "entonnoir/c1/";

/// `entonnoir/c1/j/<writer>/<number>`: one change.
pub fn journal_key(writer: u64, sequence: u64) -> String {
    format!("{PREFIX}j/{writer:016x}/{sequence:08x}")
}

/// `entonnoir/c1/p/<writer>/<number>/<piece>`: what the change with that number brought in from a file.
pub fn part_key(writer: u64, sequence: u64, part: usize) -> String {
    let mut key = format!("{PREFIX}p/{writer:016x}/{sequence:08x}/");
    let _ = write!(key, "{part:04x}");
    key
}

/// What a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    Journal { writer: u64, sequence: u64 },
    Part { writer: u64, sequence: u64, part: usize },
}

impl Piece {
    fn key(self) -> String {
        match self {
            Piece::Journal { writer, sequence } => journal_key(writer, sequence),
            Piece::Part { writer, sequence, part } => part_key(writer, sequence, part),
        }
    }
}

/// `None` for keys that this version does not write.
pub fn piece(key: &str) -> Option<Piece> {
    let mut parts = key.strip_prefix(PREFIX)?.split('/');
    let kind = parts.next()?;
    let writer = u64::from_str_radix(parts.next()?, 16).ok()?;
    let sequence = u64::from_str_radix(parts.next()?, 16).ok()?;
    let piece = match (kind, parts.next(), parts.next()) {
        ("j", None, None) => Piece::Journal { writer, sequence },
        ("p", Some(part), None) => {
            Piece::Part { writer, sequence, part: usize::from_str_radix(part, 16).ok()? }
        }
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
        assert_eq!(piece(&journal_key(7, 300)), Some(Piece::Journal { writer: 7, sequence: 300 }));
        assert_eq!(piece(&part_key(7, 3, 12)), Some(Piece::Part { writer: 7, sequence: 3, part: 12 }));
        for foreign in ["", "theme", "entonnoir/c2/j/0/0", "entonnoir/c1/x/0/0", "entonnoir/c1/j/zz/0"] {
            assert_eq!(piece(foreign), None, "{foreign}");
        }
        for odd in ["entonnoir/c1/j/7/3", "entonnoir/c1/j/+000000000000007/00000003"] {
            assert_eq!(piece(odd), None, "{odd}");
        }
    }
}
