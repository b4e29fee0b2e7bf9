//! The head of a checkpoint: which pieces went into it, and by what sums its own pieces are known.
//!
//! Piece by piece rather than "up to number n": a record that was missing when the checkpoint was made, and comes
//! back from the other store later, has not gone into it and must not go with those that have.

use std::collections::BTreeSet;

use serde_json::Value;

use super::storage::{PREFIX, Piece};
use crate::snapshot::packing::{Unreadable, seal, unseal};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Covered {
    /// The numbers of the pieces under each key without its last number, as ranges.
    ranges: Vec<(String, Vec<(u64, u64)>)>,
    /// Of the checkpoint's own pieces, in order.
    pub sums: Vec<String>,
}

/// What tells one sealed text from another: see [`seal`].
pub fn sum(sealed: &str) -> String {
    sealed.split('.').nth(1).unwrap_or_default().to_owned()
}

impl Covered {
    pub fn of(pieces: &BTreeSet<Piece>, sums: Vec<String>) -> Self {
        let mut all: Vec<(String, Vec<(u64, u64)>)> = Vec::new();
        // In ascending order, as the set gives them: each number begins a range or makes the last one longer.
        for (group, number) in pieces.iter().filter_map(|piece| place(*piece)) {
            if all.last().is_none_or(|(last, _)| *last != group) {
                all.push((group, Vec::new()));
            }
            let Some((_, ranges)) = all.last_mut() else { continue };
            match ranges.last_mut() {
                Some((_, to)) if *to + 1 == number => *to = number,
                _ => ranges.push((number, number)),
            }
        }
        Self { ranges: all, sums }
    }

    pub fn has(&self, piece: Piece) -> bool {
        place(piece).is_some_and(|(group, number)| {
            let within = |(from, to): &(u64, u64)| (*from..=*to).contains(&number);
            self.ranges.iter().any(|(of, ranges)| *of == group && ranges.iter().any(within))
        })
    }

    pub fn encode(&self) -> String {
        let range = |(from, to): &(u64, u64)| Value::from([*from, *to]);
        let ranges =
            self.ranges.iter().map(|(group, ranges)| (group.clone(), ranges.iter().map(range).collect()));
        let ranges: serde_json::Map<String, Value> = ranges.collect();
        seal(
            &Value::from_iter([("covers", Value::Object(ranges)), ("sums", self.sums.clone().into())])
                .to_string(),
        )
    }

    /// # Errors
    /// Says whether the piece is damaged or from a newer version.
    pub fn decode(stored: &str) -> Result<Self, Unreadable> {
        let text = unseal(stored)?;
        serde_json::from_str(&text).ok().and_then(|head| read(&head)).ok_or(Unreadable::Damaged)
    }
}

fn read(head: &Value) -> Option<Covered> {
    let number = |range: &Value, at: usize| range.get(at)?.as_u64();
    let ranges = |ranges: &Value| -> Option<Vec<(u64, u64)>> {
        ranges.as_array()?.iter().map(|range| Some((number(range, 0)?, number(range, 1)?))).collect()
    };
    let sums = head.get("sums")?.as_array()?.iter();
    let mut covered = Covered {
        ranges: Vec::new(),
        sums: sums.map(|sum| Some(sum.as_str()?.to_owned())).collect::<Option<_>>()?,
    };
    for (group, of) in head.get("covers")?.as_object()? {
        covered.ranges.push((group.clone(), ranges(of)?));
    }
    Some(covered)
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
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_missing_number_is_not_covered() {
        let record = |sequence| Piece::Journal { writer: 7, sequence };
        let covered = Covered::of(&[0, 1, 2, 5].map(record).into(), Vec::new());
        assert_eq!(covered.ranges, [("j/0000000000000007".to_owned(), vec![(0, 2), (5, 5)])]);
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
            let covered = Covered::of(&pieces, vec!["0a".into()]);
            let read = Covered::decode(&covered.encode()).unwrap();
            prop_assert_eq!(&read.sums, &covered.sums);
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
