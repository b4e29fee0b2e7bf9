//! When and on which tablet something was written down, so that two tablets always agree on what came last.
//!
//! A hybrid logical clock (Kulkarni et al., 2014): wall time where the wall clock behaves, a counter where it
//! stands still or runs backwards, and the writer's number to break ties. Stamps are totally ordered.

use std::{fmt, str::FromStr};

use super::moment::{LAST, Millis};

/// One point in the order of all writes. Every change has exactly one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970, UTC; never negative in a stamp that a clock made.
    pub millis: Millis,
    pub counter: u16,
    /// The browser tab that wrote.
    pub writer: u64,
}

impl Stamp {
    /// Older than anything a person does: built-in definitions carry it, so that any edit beats them.
    pub const ORIGIN: Stamp = Stamp { millis: 0, counter: 0, writer: 0 };

    /// Later than any that a clock makes.
    pub const LAST: Stamp = Stamp { millis: Millis::MAX, counter: u16::MAX, writer: u64::MAX };

    /// The stamp of a built-in playbook's edition: later than the editions before, older than anything a person does.
    pub const fn edition(edition: u8) -> Self {
        Stamp { millis: edition as Millis, ..Stamp::ORIGIN }
    }

    /// Whether it was made by us and not by a tablet.
    pub fn is_built_in(self) -> bool {
        self.writer == 0 && self.millis <= Millis::from(u8::MAX)
    }

    /// Whether a clock of some tablet can have made it. Files from outside are held to this, or one forged stamp
    /// would push every clock to the end of all numbers.
    pub fn is_on_the_calendar(self) -> bool {
        self.millis <= LAST
    }

    /// How a stamp is written: three hexadecimal numbers, `millis-counter-writer`.
    fn parts(text: &str) -> Option<Stamp> {
        let mut parts = text.split('-');
        let millis = Millis::from_str_radix(parts.next()?, 16).ok()?;
        let counter = u16::from_str_radix(parts.next()?, 16).ok()?;
        let writer = u64::from_str_radix(parts.next()?, 16).ok()?;
        // Far below the largest number, so that a clock which has seen it can still go on.
        let fits = (0..=Millis::MAX / 2).contains(&millis);
        (parts.next().is_none() && fits).then_some(Stamp { millis, counter, writer })
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{:x}-{:x}", self.millis.max(0), self.counter, self.writer)
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not three hexadecimal numbers.
#[derive(Debug, PartialEq, Eq)]
pub struct NotAStamp;

impl FromStr for Stamp {
    type Err = NotAStamp;

    fn from_str(text: &str) -> Result<Self, NotAStamp> {
        Stamp::parts(text).ok_or(NotAStamp)
    }
}

/// Makes stamps that only ever grow, whatever the wall clock does.
#[derive(Clone, Debug)]
pub struct Clock {
    latest: Stamp,
    writer: u64,
}

impl Clock {
    pub fn new(writer: u64) -> Self {
        Self { latest: Stamp::ORIGIN, writer }
    }

    /// A stamp after every stamp made or seen so far.
    pub fn tick(&mut self, now: Millis) -> Stamp {
        let now = now.min(LAST);
        self.latest = if now > self.latest.millis {
            Stamp { millis: now, counter: 0, writer: self.writer }
        } else {
            // A full counter moves into the next millisecond rather than wrapping.
            match self.latest.counter.checked_add(1) {
                Some(counter) => Stamp { millis: self.latest.millis, counter, writer: self.writer },
                None => Stamp { millis: self.latest.millis + 1, counter: 0, writer: self.writer },
            }
        };
        self.latest
    }

    /// Takes note of a stamp from elsewhere, so that the next tick comes after it.
    pub fn saw(&mut self, stamp: Stamp) {
        self.latest = self.latest.max(stamp);
    }

    pub fn latest(&self) -> Stamp {
        self.latest
    }

    pub fn writer(&self) -> u64 {
        self.writer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_grow_under_any_wall_clock() {
        let mut clock = Clock::new(7);
        let mut last = Stamp::ORIGIN;
        for now in [100, 100, 50, 0, -5, 101, i64::from(u16::MAX)] {
            let stamp = clock.tick(now);
            assert!(stamp > last);
            last = stamp;
        }
    }

    #[test]
    fn a_full_counter_moves_into_the_next_millisecond() {
        let mut clock = Clock::new(7);
        clock.saw(Stamp { millis: 100, counter: u16::MAX, writer: 9 });
        assert_eq!(clock.tick(1), Stamp { millis: 101, counter: 0, writer: 7 });
    }

    #[test]
    fn a_stamp_survives_being_written_down() {
        let stamp = Stamp { millis: 1_762_074_000_123, counter: 3, writer: u64::MAX };
        assert_eq!(stamp.to_string().parse(), Ok(stamp));
        for wrong in ["", "1-2", "1-2-3-4", "-1-2-3", "x-0-0", "7fffffffffffffff-ffff-1"] {
            assert_eq!(wrong.parse::<Stamp>(), Err(NotAStamp), "{wrong}");
        }
    }
}
