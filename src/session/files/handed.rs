//! Who was handed a file, and up to which change: next time only the news has to go.

use crate::domain::{stamp::Stamp, text};

/// Colleagues whom one still remembers; older ones get everything again.
const MOST: usize = 30;

/// Latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handed(Vec<(String, Stamp)>);

impl Handed {
    /// From its lines in storage; what was never written so is left out.
    pub fn read(lines: &str) -> Self {
        let line = |line: &str| {
            let (stamp, name) = line.split_once(' ')?;
            Some((name.to_owned(), stamp.parse().ok()?))
        };
        Self(lines.lines().filter_map(line).collect())
    }

    pub fn written(&self) -> String {
        self.0.iter().map(|(name, stamp)| format!("{stamp} {name}\n")).collect()
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// Those whose files go further than a change.
    pub fn had(&self, change: Stamp) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(_, holds)| *holds >= change).map(|(name, _)| name.as_str())
    }

    /// The latest change that somebody has been handed.
    pub fn since(&self, name: &str) -> Option<Stamp> {
        let name = key(name);
        self.0.iter().find(|(known, _)| key(known) == name).map(|(_, stamp)| *stamp)
    }

    /// Nobody is noted for a file that was made for nobody.
    pub fn note(&mut self, name: &str, holds: Stamp) {
        let name = text::clean_line(name);
        if name.is_empty() {
            return;
        }
        self.0.retain(|(known, _)| key(known) != key(&name));
        self.0.insert(0, (name, holds));
        self.0.truncate(MOST);
    }
}

fn key(name: &str) -> String {
    text::fold(&text::clean_line(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Stamp {
        Stamp { millis, counter: 0, writer: 1 }
    }

    #[test]
    fn the_latest_file_of_each_person_counts() {
        let mut handed = Handed::default();
        handed.note("Zoé  Béranger", at(1));
        handed.note("Marc", at(2));
        handed.note("zoe beranger", at(3));
        handed.note("  ", at(4));
        assert_eq!(handed.names().collect::<Vec<_>>(), ["zoe beranger", "Marc"]);
        assert_eq!(handed.since("ZOÉ BÉRANGER"), Some(at(3)));
        assert_eq!(handed.since("Léa"), None);
        assert_eq!(handed.had(at(3)).collect::<Vec<_>>(), ["zoe beranger"]);
        assert_eq!(Handed::read(&handed.written()), handed);
    }

    #[test]
    fn what_was_never_written_so_is_left_out() {
        assert_eq!(Handed::read("x\n\n1-2 Marc\n1-0-1 Léa\n").names().collect::<Vec<_>>(), ["Léa"]);
    }

    #[test]
    fn only_so_many_are_remembered() {
        let mut handed = Handed::default();
        (0..100).for_each(|n| handed.note(&format!("Person {n}"), at(n)));
        assert_eq!(handed.names().count(), MOST);
        assert_eq!(handed.names().next(), Some("Person 99"));
    }
}
