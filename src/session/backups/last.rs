//! The last file that was made: when, what it holds, whether it was read back; and how long ago is too long.

use crate::domain::{
    moment::{DAY, Millis},
    stamp::Stamp,
};

const HOUR: Millis = 3_600_000;
/// How often a backup is written into the folder while somebody works.
const PERIOD: Millis = 15 * 60_000;

/// How a file left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Handed to the browser, which does not say what became of it.
    Handed,
    /// Read back and found complete.
    ReadBack,
}

/// A file that holds everything up to a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastFile {
    pub at: Millis,
    /// The latest change that it holds.
    pub holds: Stamp,
    pub way: Way,
    pub name: String,
}

/// How urgent another file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    Green,
    Amber,
    Red,
}

/// How what is here stands to the last file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No leads yet.
    NothingToLose,
    /// The file holds everything.
    Covered { since: Millis },
    /// There are changes that no file holds; `since` is the last file, or the first change where there is none.
    Behind { since: Millis, was_made: bool },
}

impl LastFile {
    /// One line for storage: instant, stamp, way, name.
    pub fn written(&self) -> String {
        let way = match self.way {
            Way::Handed => "handed",
            Way::ReadBack => "read-back",
        };
        format!("{} {} {way} {}", self.at, self.holds, self.name)
    }

    /// `None` for what was never written so; then there is no last file.
    pub fn read(line: &str) -> Option<Self> {
        let mut parts = line.splitn(4, ' ');
        let (at, holds) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let way = match parts.next()? {
            "handed" => Way::Handed,
            "read-back" => Way::ReadBack,
            _ => return None,
        };
        Some(Self { at, holds, way, name: parts.next()?.to_owned() })
    }

    /// Of two, the one that holds more; of equals the one that was read back.
    pub fn better(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        one.into_iter().chain(other).max_by_key(|file| (file.holds, file.way == Way::ReadBack, file.at))
    }
}

impl Standing {
    /// `first` and `latest` are the oldest and the newest change that are known here.
    pub fn of(last: Option<&LastFile>, first: Stamp, latest: Stamp, has_leads: bool) -> Self {
        match last {
            _ if !has_leads => Standing::NothingToLose,
            Some(file) if file.holds >= latest => Standing::Covered { since: file.at },
            Some(file) => Standing::Behind { since: file.at, was_made: true },
            None => Standing::Behind { since: first.millis, was_made: false },
        }
    }

    /// Green below two hours, amber below a day, then red.
    pub fn tone(self, now: Millis) -> Tone {
        match self {
            Standing::NothingToLose | Standing::Covered { .. } => Tone::Green,
            Standing::Behind { since, .. } => match now.saturating_sub(since) {
                // Made in the future, by a clock that has been set right since: nobody knows how long ago.
                ..0 if since.saturating_sub(now) > DAY => Tone::Red,
                age if age < 2 * HOUR => Tone::Green,
                age if age < DAY => Tone::Amber,
                _ => Tone::Red,
            },
        }
    }
}

/// Whether the folder should get a backup now. `is_leaving`: the page goes out of sight, and may not come back.
pub fn is_due(
    last: Option<&LastFile>,
    latest: Stamp,
    has_leads: bool,
    now: Millis,
    is_leaving: bool,
) -> bool {
    let Some(last) = last else { return has_leads };
    let age = now.saturating_sub(last.at);
    // A clock that was set back must not put the next backup off.
    let is_time = is_leaving || !(0..PERIOD).contains(&age);
    has_leads && last.holds < latest && is_time
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = 1_773_576_000_000;

    fn stamp(millis: Millis) -> Stamp {
        Stamp { millis, counter: 3, writer: 7 }
    }

    fn made(at: Millis) -> LastFile {
        LastFile { at, holds: stamp(at), way: Way::Handed, name: "entonnoir 2026.json".into() }
    }

    #[test]
    fn a_file_is_remembered_in_one_line() {
        for way in [Way::Handed, Way::ReadBack] {
            let file = LastFile { way, ..made(NOW) };
            assert_eq!(LastFile::read(&file.written()), Some(file));
        }
        for odd in ["", "12", "x 1-1-1 handed n", "12 1-1-1 kept n", "12 1-1-1 handed", "12 1-1 handed n"] {
            assert_eq!(LastFile::read(odd), None, "{odd}");
        }
    }

    #[test]
    fn the_older_the_file_the_more_urgent_the_next() {
        for (age, tone) in [
            (0, Tone::Green),
            (2 * HOUR - 1, Tone::Green),
            (2 * HOUR, Tone::Amber),
            (DAY - 1, Tone::Amber),
            (DAY, Tone::Red),
            (-HOUR, Tone::Green),
            (-2 * DAY, Tone::Red),
        ] {
            let file = made(NOW - age);
            let standing = Standing::of(Some(&file), stamp(0), stamp(NOW + 3 * DAY), true);
            assert_eq!(standing.tone(NOW), tone, "{age}");
        }
    }

    #[test]
    fn an_old_file_that_holds_everything_is_no_reason_to_worry() {
        let file = made(NOW - 40 * DAY);
        let standing = Standing::of(Some(&file), stamp(0), file.holds, true);
        assert_eq!(standing, Standing::Covered { since: file.at });
        assert_eq!(standing.tone(NOW), Tone::Green);
    }

    #[test]
    fn without_a_file_time_runs_from_the_first_change() {
        let standing = Standing::of(None, stamp(NOW - DAY), stamp(NOW), true);
        assert_eq!(standing, Standing::Behind { since: NOW - DAY, was_made: false });
        assert_eq!(standing.tone(NOW), Tone::Red);
        assert_eq!(Standing::of(None, stamp(NOW - DAY), stamp(NOW), false), Standing::NothingToLose);
    }

    #[test]
    fn of_two_files_the_one_that_holds_more_counts() {
        let (old, new) = (made(NOW - DAY), made(NOW));
        assert_eq!(LastFile::better(Some(new.clone()), Some(old.clone())), Some(new.clone()));
        assert_eq!(LastFile::better(None, Some(old.clone())), Some(old));
        let checked = LastFile { way: Way::ReadBack, at: NOW - 5, ..new.clone() };
        assert_eq!(LastFile::better(Some(checked.clone()), Some(new)), Some(checked));
    }

    #[test]
    fn a_backup_is_due_every_quarter_of_an_hour_while_something_changes() {
        let last = made(NOW - PERIOD);
        let due = |last: &LastFile, latest, leaving| is_due(Some(last), stamp(latest), true, NOW, leaving);
        assert!(due(&last, NOW, false));
        assert!(!due(&last, last.at, false) && !due(&last, last.at, true), "nothing has changed");
        let young = made(NOW - PERIOD + 1);
        assert!(!due(&young, NOW, false));
        assert!(due(&young, NOW, true), "the page may not come back");
        assert!(due(&made(NOW + 1), NOW + DAY, false), "the clock was set back");
        assert!(is_due(None, stamp(NOW), true, NOW, false));
        assert!(!is_due(None, stamp(NOW), false, NOW, true), "an empty browser is no backup");
    }
}
