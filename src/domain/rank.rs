//! The place of a card between its neighbours, as a fraction: moving one card never rewrites another.

use std::{fmt, str::FromStr};

/// Letters in ascending order; between any two ranks there is always a third.
///
/// A number of [`HEAD`] digits in base 62, then a fraction. Adding at an end counts the number up or down, so a
/// column that only ever grows at its top keeps ranks of six letters; only a place between two cards makes the
/// fraction longer. The fraction never ends in the smallest digit, so that there is always room before it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(String);

/// Ascending in ASCII, so that comparing text compares numbers.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE: u64 = DIGITS.len() as u64;
const HEAD: usize = 6;
const NUMBERS: u64 = BASE.pow(HEAD as u32);

/// The most letters of a rank; [`Rank::between`] makes none longer.
const LONGEST: usize = 256;

fn digit(byte: u8) -> usize {
    DIGITS.iter().position(|d| *d == byte).unwrap_or(0)
}

impl Rank {
    /// The rank of the first card in an empty column.
    pub fn middle() -> Self {
        Rank::number(NUMBERS / 2)
    }

    /// A rank after `before` and ahead of `after`; `None` is the column's end.
    ///
    /// Neighbours in the wrong order (two tablets, one position) give a rank after the first: still a place, and
    /// the same one everywhere.
    pub fn between(before: Option<&Rank>, after: Option<&Rank>) -> Self {
        match (before, after) {
            (None, None) => Rank::middle(),
            (None, Some(after)) if after.head() > 1 => Rank::number(after.head() - 1),
            (Some(before), None) if before.head() + 1 < NUMBERS => Rank::number(before.head() + 1),
            _ => {
                let after = after.filter(|after| before.is_none_or(|before| before < *after));
                let rank = Rank::fraction(before, after);
                // A gap that was halved a thousand times is full. A shared rank is settled by identity, which is
                // less wrong than one that could not be read back.
                match before.or(after) {
                    Some(neighbour) if rank.0.len() > LONGEST => neighbour.clone(),
                    _ => rank,
                }
            }
        }
    }

    fn number(mut number: u64) -> Self {
        let mut digits = [DIGITS[0]; HEAD];
        for place in digits.iter_mut().rev() {
            *place = DIGITS[(number % BASE) as usize];
            number /= BASE;
        }
        Rank(digits.into_iter().map(char::from).collect())
    }

    fn head(&self) -> u64 {
        self.0.bytes().take(HEAD).fold(0, |number, byte| number * BASE + digit(byte) as u64)
    }

    /// The shortest text half-way between two; `before < after` where both are given.
    fn fraction(before: Option<&Rank>, after: Option<&Rank>) -> Self {
        let low = before.map_or(&[][..], |rank| rank.0.as_bytes());
        let mut high = after.map(|rank| rank.0.as_bytes());
        let mut text = String::with_capacity(low.len() + 1);
        for at in 0.. {
            let from = low.get(at).map_or(0, |byte| digit(*byte));
            let to = high.map_or(DIGITS.len(), |high| high.get(at).map_or(0, |byte| digit(*byte)));
            // The number's digits are never cut short, or texts would not compare as numbers.
            if to > from + 1 && (at >= HEAD) {
                text.push(char::from(DIGITS[from + (to - from) / 2]));
                break;
            }
            text.push(char::from(DIGITS[from]));
            if to > from {
                // Already below `high`: anything longer than `low` will do.
                high = None;
            }
        }
        Rank(text)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text is not a number and fraction in base 62.
#[derive(Debug, PartialEq, Eq)]
pub struct NotARank;

impl FromStr for Rank {
    type Err = NotARank;

    fn from_str(text: &str) -> Result<Self, NotARank> {
        let fits = (HEAD..=LONGEST).contains(&text.len())
            && text.bytes().all(|b| DIGITS.contains(&b))
            && (text.len() == HEAD || !text.ends_with('0'))
            // Nothing could come before it.
            && text != "000000";
        fits.then(|| Rank(text.to_owned())).ok_or(NotARank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_that_grow_at_an_end_keep_short_ranks() {
        let (mut first, mut last) = (Rank::middle(), Rank::middle());
        for _ in 0..10_000 {
            let (before, after) = (Rank::between(None, Some(&first)), Rank::between(Some(&last), None));
            assert!(before < first && last < after);
            (first, last) = (before, after);
        }
        assert_eq!((first.0.len(), last.0.len()), (HEAD, HEAD));
    }

    #[test]
    fn there_is_room_beyond_the_outermost_numbers() {
        let (first, last) = (Rank("000001".into()), Rank("zzzzzz".into()));
        assert!(Rank::between(None, Some(&first)) < first);
        assert!(Rank::between(Some(&last), None) > last);
    }

    #[test]
    fn a_gap_that_is_full_gives_a_rank_that_still_reads_back() {
        let (top, mut second) = (Rank::middle(), Rank::between(Some(&Rank::middle()), None));
        for _ in 0..3_000 {
            second = Rank::between(Some(&top), Some(&second));
            assert!(second >= top);
            assert_eq!(second.to_string().parse(), Ok(second.clone()));
        }
    }

    proptest! {
        #[test]
        fn there_is_always_room_between(choices in proptest::collection::vec(0usize..1000, 1..200)) {
            let mut ranks = vec![Rank::middle()];
            for choice in choices {
                let at = choice % (ranks.len() + 1);
                let rank = Rank::between(at.checked_sub(1).map(|i| &ranks[i]), ranks.get(at));
                prop_assert!(at == 0 || ranks[at - 1] < rank);
                prop_assert!(at == ranks.len() || rank < ranks[at]);
                prop_assert_eq!(rank.to_string().parse(), Ok(rank.clone()));
                ranks.insert(at, rank);
            }
        }
    }
}
