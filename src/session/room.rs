//! How much of the browser's storage is used, by our own count: the browser itself does not say (it answers 0 for a
//! full localStorage).
//!
//! Two rules follow from it. A file that comes in is refused when it would leave less than a tenth of the room; a
//! lead that somebody writes down never is, whatever this count says.

use super::storage;

/// What one browser gives one address, in what it counts: UTF-16 units, or bytes. Measured in Chromium (keys are
/// included); Firefox documents the same 5 MiB, and so does WebKit.
const QUOTA: usize = 5 * 1024 * 1024;

/// What a browser counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// UTF-16 units, whatever they say: Chromium and Firefox.
    #[default]
    Units,
    /// Bytes: WebKit keeps a text of Latin letters at one byte a unit, and any other at two.
    Bytes,
}

/// How much is used, and of how much; in what the browser counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub used: usize,
    pub of: usize,
}

/// How much is used, by what there is to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing to do.
    Plenty,
    /// Good to know.
    Sixty,
    /// Time to make a file, and to make room.
    Eighty,
    /// No more files come in; leads still do.
    Ninety,
    /// The next save may be refused.
    Full,
}

impl Measure {
    /// What a piece takes, its key included.
    pub fn cost(self, key: &str, value: &str) -> usize {
        self.of_text(key) + self.of_text(value)
    }

    /// What one text takes, by itself.
    fn of_text(self, text: &str) -> usize {
        let units = text.encode_utf16().count();
        match self {
            Measure::Bytes if text.chars().any(|letter| letter > '\u{ff}') => 2 * units,
            Measure::Units | Measure::Bytes => units,
        }
    }
}

impl Room {
    /// Of what browsers give.
    pub fn new(used: usize) -> Self {
        Self { used, of: QUOTA }
    }

    /// What is used, in per cent: rounded down, and never more than 100.
    pub fn share(self) -> u32 {
        let share = self.used.saturating_mul(100).checked_div(self.of).unwrap_or(100);
        u32::try_from(share).unwrap_or(100).min(100)
    }

    pub fn level(self) -> Level {
        match self.share() {
            ..60 => Level::Plenty,
            60..80 => Level::Sixty,
            80..90 => Level::Eighty,
            // The last hundredth and a half holds some hundred changes.
            90..98 => Level::Ninety,
            98.. => Level::Full,
        }
    }

    /// Whether something of this size may come in from a file: nine tenths are for files, the rest is for leads.
    pub fn takes_import(self, cost: usize) -> bool {
        self.used.saturating_add(cost).saturating_mul(10) <= self.of.saturating_mul(9)
    }
}

impl Level {
    /// Whether a file should be made now, and room.
    pub fn asks_for_a_file(self) -> bool {
        self >= Level::Eighty
    }
}

/// What the pieces of a file that comes in would take here.
pub fn cost_of_import(pieces: &[String], measure: Measure) -> usize {
    pieces.iter().enumerate().map(|(at, piece)| measure.cost(&storage::part_key(0, 0, at), piece)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::moment::Moment, sample, snapshot::parts};

    fn filled(per_mille: usize) -> Room {
        let full = Room::new(0);
        Room { used: (full.of * per_mille).div_ceil(1_000), ..full }
    }

    #[test]
    fn chromium_counts_units_and_webkit_bytes() {
        // A letter of the Latin alphabets, one of another, and a sign that takes two units.
        for (key, value, units, bytes) in [
            ("ab", "cdé", 5, 5),
            ("ab", "€uro", 6, 10),
            ("né€", "ab", 5, 8),
            ("k", "😀", 3, 5),
            ("", "", 0, 0),
            ("k", "\u{ff}", 2, 2),
            ("k", "\u{100}", 2, 3),
        ] {
            assert_eq!(Measure::Units.cost(key, value), units, "{key} {value}");
            assert_eq!(Measure::Bytes.cost(key, value), bytes, "{key} {value}");
        }
    }

    #[test]
    fn each_level_begins_at_its_figure() {
        for (per_mille, share, level) in [
            (0, 0, Level::Plenty),
            (599, 59, Level::Plenty),
            (600, 60, Level::Sixty),
            (799, 79, Level::Sixty),
            (800, 80, Level::Eighty),
            (900, 90, Level::Ninety),
            (980, 98, Level::Full),
            (1_000, 100, Level::Full),
            (2_300, 100, Level::Full),
        ] {
            let room = filled(per_mille);
            assert_eq!((room.share(), room.level()), (share, level), "{per_mille} of 1,000");
        }
        assert_eq!(Room { used: 3, of: 0 }.level(), Level::Full);
    }

    #[test]
    fn a_file_is_asked_for_before_files_are_refused() {
        assert!(!filled(700).level().asks_for_a_file());
        assert!(filled(800).level().asks_for_a_file() && filled(800).takes_import(1));
    }

    #[test]
    fn a_file_comes_in_up_to_nine_tenths() {
        let room = Room { used: 800, of: 1_000 };
        assert!(room.takes_import(100));
        assert!(!room.takes_import(101));
        assert!(!room.takes_import(usize::MAX));
        assert!(!filled(901).takes_import(0));
    }

    #[test]
    fn what_an_import_takes_is_counted_before_it_is_written() {
        let brought = sample::show(Moment::utc(1_770_000_000_000));
        let pieces = parts::encode(&brought);
        let units: usize = pieces.iter().map(|piece| piece.encode_utf16().count()).sum();
        let cost = cost_of_import(&pieces, Measure::Units);
        assert!(cost > units && cost < units + 1_000, "{cost} for {units}");
        // Packed text is no Latin text.
        assert!(cost_of_import(&pieces, Measure::Bytes) > cost);
    }
}
