//! Whether two leads are one person: what people have said about that.
//!
//! Two tablets write down the same visitor, each as a lead of its own. Somebody then joins one into the other: it
//! stays whole, and the other stands for both. All that is said is kept in one set of writes a lead, so that tablets
//! agree whatever each of them said, and any of it can be taken back.

use super::{ids::LeadId, lead::Lead, stamp::Stamp, written::Written};

/// What somebody said of one lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// It stands for itself.
    Free,
    /// It is the same person as another lead, which stands for both.
    Joined {
        into: LeadId,
        /// What this one said then: see [`Lead::print`].
        seen: u64,
    },
    /// It may be the same person as that one; so may any two leads of which nobody said otherwise.
    Alike(LeadId),
    /// It is another person than that one, however alike they are.
    Apart(LeadId),
}

impl Lead {
    /// Whether it was joined into another, as was last said: when, and how.
    pub fn tie(&self) -> (Stamp, Tie) {
        let said = self.ties.writes().iter().rev();
        let mut said = said.filter(|(_, tie)| matches!(tie, Tie::Free | Tie::Joined { .. }));
        said.next().copied().unwrap_or((Stamp::ORIGIN, Tie::Free))
    }

    /// The lead that it was joined into. That one may be unknown here, or have been joined into others: who shows is
    /// for the workspace to say.
    pub fn joined_into(&self) -> Option<LeadId> {
        match self.tie() {
            (_, Tie::Joined { into, .. }) => Some(into),
            _ => None,
        }
    }

    /// Whether somebody said that it is another person than that one.
    pub fn is_apart_from(&self, other: LeadId) -> bool {
        let said = self.ties.writes().iter().rev().map(|(_, tie)| tie);
        let about = |tie: &&Tie| **tie == Tie::Apart(other) || **tie == Tie::Alike(other);
        said.into_iter().find(about) == Some(&Tie::Apart(other))
    }

    /// Tells what a lead says now from what it said at another time: two with the same number hold the same values.
    /// Made of when each was written, which is the same on every tablet.
    pub fn print(&self) -> u64 {
        let mut print = mixed(self.trail.stamp());
        let mut add = |stamp: Stamp| print = print.wrapping_add(mixed(stamp));
        self.facts.values().map(Written::stamp).for_each(&mut add);
        self.tags.values().map(Written::stamp).for_each(&mut add);
        self.answers.values().map(Written::stamp).for_each(&mut add);
        self.activities.values().map(Written::stamp).for_each(&mut add);
        print
    }
}

/// The finisher of SplitMix64 (Steele, Lea, Flood, 2014): stamps that are alike become numbers that are not.
fn mixed(stamp: Stamp) -> u64 {
    let mut bits = (stamp.millis as u64) << 16 ^ u64::from(stamp.counter) ^ stamp.writer.rotate_left(32);
    bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ bits >> 31
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::{Fact, Field};

    const CLAIRE: LeadId = LeadId::named("claire");
    const MARC: LeadId = LeadId::named("marc");

    fn at(millis: i64) -> Stamp {
        Stamp { millis, counter: 0, writer: 1 }
    }

    #[test]
    fn what_was_said_last_counts_of_joining_and_of_each_other_lead() {
        let mut lead = Lead::new(LeadId::named("c. morel"), at(1));
        assert_eq!((lead.joined_into(), lead.is_apart_from(MARC)), (None, false));
        let joined = Tie::Joined { into: CLAIRE, seen: 1 };
        for (millis, tie) in [(2, joined), (3, Tie::Apart(MARC)), (4, Tie::Apart(CLAIRE))] {
            lead.ties.write(at(millis), tie);
        }
        assert_eq!(lead.tie(), (at(2), joined));
        assert!(lead.is_apart_from(MARC) && lead.is_apart_from(CLAIRE));
        lead.ties.write(at(5), Tie::Free);
        lead.ties.write(at(6), Tie::Alike(MARC));
        assert_eq!(lead.joined_into(), None);
        assert!(!lead.is_apart_from(MARC) && lead.is_apart_from(CLAIRE));
    }

    #[test]
    fn the_print_tells_every_new_value() {
        let mut lead = Lead::new(CLAIRE, at(1));
        let mut prints = vec![lead.print()];
        let city = |name: &str| Some(Fact::Text(name.into()));
        lead.facts.entry(Field::City).or_default().write(at(3), city("Lyon"));
        prints.push(lead.print());
        lead.tags.entry("hot".into()).or_default().write(at(3), true);
        prints.push(lead.print());
        let known = lead.print();
        // An earlier value that lost says nothing new, nor does what is said about likeness.
        lead.facts.entry(Field::City).or_default().write(at(2), city("Nice"));
        lead.ties.write(at(9), Tie::Apart(MARC));
        assert_eq!(lead.print(), known);
        lead.facts.entry(Field::City).or_default().write(at(4), city("Paris"));
        prints.push(lead.print());
        prints.sort_unstable();
        prints.dedup();
        assert_eq!(prints.len(), 4);
    }
}
