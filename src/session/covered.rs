//! The head of a checkpoint: which pieces went into it, and by what sums its own pieces are known.
//!
//! Piece by piece rather than "up to number n": a record that was missing when the checkpoint was made, and comes
//! back from the other store later, has not gone into it and must not go with those that have.

use super::storage::{PREFIX, Piece};
pub use crate::snapshot::head::sum;
use crate::snapshot::{
    head::{self, Head, Range},
    packing::Unreadable,
};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Covered(Head);

impl Covered {
    /// Of pieces in ascending order.
    pub fn of(pieces: impl IntoIterator<Item = Piece>) -> Self {
        let mut all: Vec<(String, Vec<Range>)> = Vec::new();
        // Each number begins a range or makes the last one longer.
        for (group, number) in pieces.into_iter().filter_map(place) {
            if all.last().is_none_or(|(last, _)| *last != group) {
                all.push((group, Vec::new()));
            }
            let Some((_, ranges)) = all.last_mut() else { continue };
            match ranges.last_mut() {
                Some((_, to)) if *to + 1 == number => *to = number,
                _ => ranges.push((number, number)),
            }
        }
        Self(Head { covers: all, sums: Vec::new() })
    }

    pub fn has(&self, piece: Piece) -> bool {
        place(piece).is_some_and(|(group, number)| {
            let within = |(from, to): &Range| (*from..=*to).contains(&number);
            self.0.covers.iter().any(|(of, ranges)| *of == group && ranges.iter().any(within))
        })
    }

    pub fn encode(&self) -> String {
        head::encode(&self.0)
    }

    /// # Errors
    /// Says whether the piece is damaged or from a newer version.
    pub fn decode(stored: &str) -> Result<Self, Unreadable> {
        head::decode(stored).map(Self)
    }

    /// Of the checkpoint's own pieces, in order.
    pub fn sums(&self) -> &[String] {
        &self.0.sums
    }

    /// One of those pieces has been written anew. Answers whether it was known.
    pub fn note_anew(&mut self, part: usize, before: &str, after: &str) -> bool {
        let known = part.checked_sub(1).and_then(|at| self.0.sums.get_mut(at));
        let known = known.filter(|known| **known == sum(before));
        known.map(|known| *known = sum(after)).is_some()
    }

    /// One more piece of the checkpoint itself. Answers how many there are.
    pub fn note(&mut self, sealed: &str) -> usize {
        self.0.sums.push(sum(sealed));
        self.0.sums.len()
    }
}

/// A key without its last number, and that number. `None` for what no checkpoint replaces.
fn place(held: Piece) -> Option<(String, u64)> {
    let (Piece::Journal { .. } | Piece::Part { .. } | Piece::Checkpoint { .. }) = held else { return None };
    let key = held.key();
    let (group, number) = key.strip_prefix(PREFIX)?.rsplit_once('/')?;
    Some((group.to_owned(), u64::from_str_radix(number, 16).ok()?))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_missing_number_is_not_covered() {
        let record = |sequence| Piece::Journal { writer: 7, sequence };
        let covered = Covered::of([0, 1, 2, 5].map(record));
        assert_eq!(covered.0.covers, [("j/0000000000000007".to_owned(), vec![(0, 2), (5, 5)])]);
        assert!(covered.has(record(1)) && !covered.has(record(3)) && !covered.has(record(6)));
        assert!(!covered.has(Piece::Journal { writer: 8, sequence: 1 }));
    }

    proptest! {
        #[test]
        fn what_is_covered_reads_back(numbers in proptest::collection::btree_set((0..3_u64, 0..40_u64), 0..60)) {
            let pieces: BTreeSet<Piece> = numbers
                .iter()
                .map(|(writer, number)| match number % 3 {
                    0 => Piece::Journal { writer: *writer, sequence: *number },
                    1 => Piece::Part { writer: *writer, sequence: 4, part: *number as usize },
                    _ => Piece::Checkpoint { writer: *writer, generation: 1, part: *number as usize },
                })
                .collect();
            let mut covered = Covered::of(pieces.clone());
            covered.note("1t.0a.");
            let read = Covered::decode(&covered.encode()).unwrap();
            prop_assert_eq!(read.sums(), covered.sums());
            for writer in 0..3 {
                for number in 0..40 {
                    for piece in [
                        Piece::Journal { writer, sequence: number },
                        Piece::Part { writer, sequence: 4, part: number as usize },
                        Piece::Checkpoint { writer, generation: 1, part: number as usize },
                    ] {
                        prop_assert_eq!(read.has(piece), pieces.contains(&piece));
                    }
                }
            }
        }
    }
}
