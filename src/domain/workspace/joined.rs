//! Leads of one person: which of them shows.

use super::Workspace;
use crate::domain::{ids::LeadId, lead::Lead};

/// More leads in a row, each joined into the next, are nobody's doing: those of a forged file show, and cost little.
const LONGEST: usize = 100;

impl Workspace {
    /// Whether a lead is on a board: neither removed nor joined into one that is there.
    pub fn shows(&self, lead: &Lead) -> bool {
        // Hardly any was joined, and this is asked of every lead.
        !lead.is_removed() && (lead.joined_into().is_none() || self.stand_in(lead.id) == lead.id)
    }

    /// Every lead that is on a board.
    pub fn shown_leads(&self) -> impl Iterator<Item = &Lead> {
        self.all_leads().filter(|lead| self.shows(lead))
    }

    /// The lead that stands for this one: itself, or the one that it was joined into, or the one which that was
    /// joined into.
    ///
    /// A lead that is not known here yet, or was removed by somebody who did not know of the joining, stands for
    /// nobody. Where two tablets have joined each into the other, the smallest identity stands for all. So whoever
    /// is not removed shows, or has exactly one who does.
    pub fn stand_in(&self, id: LeadId) -> LeadId {
        let (path, end) = self.path(id);
        let live = path[..end].iter().rev().find(|lead| !lead.is_removed());
        live.map_or(id, |lead| lead.id)
    }

    /// Whom this one stands for, by identity.
    pub fn joined_with(&self, id: LeadId) -> Vec<&Lead> {
        let hidden = self.index().hidden().iter().filter_map(|hidden| self.known_lead(*hidden));
        hidden.filter(|lead| !lead.is_removed() && self.stand_in(lead.id) == id).collect()
    }

    /// Whether joining led from one lead to another, and would again if nobody else stood between them.
    pub fn leads_to(&self, from: LeadId, to: LeadId) -> bool {
        from != to && self.path(from).0.iter().any(|lead| lead.id == to)
    }

    /// Whether who shows can depend on this lead.
    pub(in crate::domain) fn is_tied(&self, id: LeadId) -> bool {
        self.known_lead(id).is_some_and(|lead| lead.joined_into().is_some())
            || self.index().is_joined_into(id)
    }

    /// The leads from this one on, each joined into the next, and how many of them count: in a ring the way ends at
    /// the smallest.
    fn path(&self, id: LeadId) -> (Vec<&Lead>, usize) {
        let mut path: Vec<&Lead> = Vec::new();
        let mut next = self.known_lead(id);
        while let Some(lead) = next {
            if let Some(ring) = path.iter().position(|known| known.id == lead.id) {
                let smallest = (ring..path.len()).min_by_key(|at| path[*at].id);
                return (path, smallest.unwrap_or(ring) + 1);
            }
            if path.len() == LONGEST {
                return (path, 1);
            }
            path.push(lead);
            next = lead.joined_into().and_then(|into| self.known_lead(into));
        }
        let end = path.len();
        (path, end)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::domain::{event::Event, ids::LeadId, stamp::Stamp, tie::Tie, workspace::Workspace};

    /// So many leads of numbers from 0 on. `said`: who was joined into whom, or parted again, in their order.
    fn workspace(leads: u8, said: &[(u8, Option<u8>)], removed: &[bool]) -> Workspace {
        let mut workspace = Workspace::default();
        let stamp = |millis: usize| Stamp { millis: millis as i64, counter: 0, writer: 1 };
        let id = |n: u8| LeadId::new(u128::from(n % leads));
        for n in 0..leads {
            let to = removed.get(usize::from(n)).copied().unwrap_or_default();
            workspace.apply(&Event::LeadRemoved { lead: id(n), from: !to, to }, stamp(1));
        }
        for (at, (lead, into)) in said.iter().enumerate() {
            let to = into.map_or(Tie::Free, |into| Tie::Joined { into: id(into), seen: 0 });
            workspace.apply(&Event::LeadTied { lead: id(*lead), from: Tie::Free, to }, stamp(2 + at));
        }
        workspace
    }

    fn shown(workspace: &Workspace) -> Vec<u128> {
        workspace.shown_leads().map(|lead| lead.id.bits()).collect()
    }

    #[test]
    fn of_each_group_one_shows_whatever_two_tablets_said() {
        for (said, expected) in [
            (vec![(0, Some(1))], vec![1, 2, 3]),
            (vec![(1, Some(0)), (0, Some(1))], vec![0, 2, 3]),
            (vec![(0, Some(1)), (1, Some(2)), (3, Some(2))], vec![2]),
            (vec![(3, Some(1)), (1, Some(2)), (2, Some(1))], vec![0, 1]),
            (vec![(0, Some(0))], vec![0, 1, 2, 3]),
            (vec![(0, Some(1)), (0, None)], vec![0, 1, 2, 3]),
        ] {
            assert_eq!(shown(&workspace(4, &said, &[])), expected, "{said:?}");
        }
    }

    #[test]
    fn who_was_removed_by_somebody_who_did_not_know_stands_for_nobody() {
        let chain = [(0, Some(1)), (1, Some(2))];
        assert_eq!(shown(&workspace(3, &chain, &[false, true, false])), [2]);
        assert_eq!(shown(&workspace(3, &chain, &[false, false, true])), [1]);
        assert_eq!(shown(&workspace(3, &chain, &[false, true, true])), [0]);
        let ring = [(0, Some(1)), (1, Some(0))];
        assert_eq!(shown(&workspace(2, &ring, &[true, false])), [1]);
    }

    #[test]
    fn a_lead_that_has_not_come_yet_hides_nobody() {
        let whole = workspace(2, &[(0, Some(1))], &[]);
        let mut half = whole.clone();
        half.keep_leads(|lead| lead.id.bits() == 0);
        assert_eq!(shown(&half), [0]);
        half.join(&whole);
        assert_eq!(shown(&half), [1]);
    }

    #[test]
    fn a_forged_row_of_a_thousand_costs_little_and_hides_nobody_for_good() {
        let mut row = Workspace::default();
        for n in 0..1_000 {
            let to = Tie::Joined { into: LeadId::new(n + 1), seen: 0 };
            row.apply(&Event::LeadTied { lead: LeadId::new(n), from: Tie::Free, to }, Stamp::LAST);
        }
        assert!(shown(&row).contains(&999) && shown(&row).contains(&0));
    }

    proptest! {
        /// Everybody who is not removed shows, or has exactly one who does; and the stand-in stands for itself.
        #[test]
        fn every_group_has_somebody_who_shows(
            said in prop::collection::vec((0..8_u8, prop::option::of(0..8_u8)), 0..16),
            removed in prop::collection::vec(prop::bool::weighted(0.2), 8),
        ) {
            let workspace = workspace(8, &said, &removed);
            for lead in workspace.all_leads() {
                let stand_in = workspace.stand_in(lead.id);
                prop_assert_eq!(workspace.stand_in(stand_in), stand_in);
                if !lead.is_removed() {
                    prop_assert!(workspace.shows(workspace.known_lead(stand_in).unwrap()));
                    let with = workspace.joined_with(stand_in);
                    prop_assert_eq!(with.iter().any(|with| with.id == lead.id), lead.id != stand_in);
                }
            }
            // Without removals each group, however it hangs together, has exactly one.
            let live = self::workspace(8, &said, &[]);
            let mut group: Vec<u8> = (0..8).collect();
            for lead in live.all_leads() {
                if let Some(into) = lead.joined_into() {
                    let (one, other) = (group[lead.id.bits() as usize], group[into.bits() as usize]);
                    group.iter_mut().filter(|of| **of == one).for_each(|of| *of = other);
                }
            }
            let mut of_shown: Vec<u8> = shown(&live).into_iter().map(|id| group[id as usize]).collect();
            of_shown.sort_unstable();
            group.sort_unstable();
            group.dedup();
            prop_assert_eq!(of_shown, group);
        }
    }
}
