//! A value that remembers every time it was written, so that joining two tablets loses nothing.

use super::stamp::Stamp;

/// One value over time: the latest write is what the screen shows, earlier and losing ones are its history.
///
/// A set of writes ordered by stamp, then by value; joining two is the union, so the order and number of times
/// that writes arrive make no difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<T> {
    /// Ascending; the last is the value. Most values are written once.
    writes: Vec<(Stamp, T)>,
}

impl<T> Default for Written<T> {
    fn default() -> Self {
        Self { writes: Vec::new() }
    }
}

impl<T: Ord + Clone> Written<T> {
    pub fn once(stamp: Stamp, value: T) -> Self {
        Self { writes: vec![(stamp, value)] }
    }

    /// From writes in any order.
    pub fn from_writes(writes: impl IntoIterator<Item = (Stamp, T)>) -> Self {
        let mut written = Self::default();
        for (stamp, value) in writes {
            written.write(stamp, value);
        }
        written
    }

    pub fn get(&self) -> Option<&T> {
        self.writes.last().map(|(_, value)| value)
    }

    /// When the present value was written.
    pub fn stamp(&self) -> Stamp {
        self.writes.last().map_or(Stamp::ORIGIN, |(stamp, _)| *stamp)
    }

    /// Every write, oldest first.
    pub fn writes(&self) -> &[(Stamp, T)] {
        &self.writes
    }

    pub fn write(&mut self, stamp: Stamp, value: T) {
        let write = (stamp, value);
        // Most are written once; growing by itself, a vector makes room for four.
        self.writes.reserve_exact(1);
        if self.writes.last().is_none_or(|last| *last < write) {
            self.writes.push(write);
        } else if let Err(at) = self.writes.binary_search(&write) {
            self.writes.insert(at, write);
        }
    }

    pub fn join(&mut self, other: &Self) {
        for (stamp, value) in &other.writes {
            self.write(*stamp, value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Stamp {
        Stamp { millis, counter: 0, writer: 1 }
    }

    #[test]
    fn the_latest_write_is_the_value_whatever_order_writes_arrive_in() {
        let mut name = Written::once(at(2), "Morel");
        name.write(at(1), "Morell");
        name.write(at(2), "Morel");
        assert_eq!(name.get(), Some(&"Morel"));
        assert_eq!(name.writes(), [(at(1), "Morell"), (at(2), "Morel")]);
    }

    #[test]
    fn equal_stamps_are_settled_by_the_value() {
        let mut one = Written::once(at(1), "a");
        let mut other = Written::once(at(1), "b");
        one.join(&other.clone());
        other.join(&Written::once(at(1), "a"));
        assert_eq!(one, other);
        assert_eq!(one.get(), Some(&"b"));
    }
}
