//! Leads that go for ever.

use std::sync::OnceLock;

use super::Workspace;
use crate::domain::{erased::Erased, ids::LeadId, stamp::Stamp};

impl Workspace {
    /// The same without some leads, for ever.
    pub fn without(mut self, erased: impl IntoIterator<Item = (LeadId, Stamp)>) -> Self {
        erased.into_iter().for_each(|(lead, at)| self.erase(lead, at));
        self
    }

    pub fn erased(&self) -> &Erased {
        &self.erased
    }

    /// Erases what was erased elsewhere.
    pub fn erase_all(&mut self, erased: &Erased) {
        erased.each().for_each(|(lead, at)| self.erase(lead, at));
    }

    pub(super) fn erase(&mut self, lead: LeadId, at: Stamp) {
        self.erased.note(lead, at);
        if self.leads.remove(&lead).is_some() {
            self.index = OnceLock::new();
        }
    }

    /// Whether there is anything here of leads that were erased elsewhere.
    pub fn holds_any(&self, erased: &Erased) -> bool {
        erased.each().any(|(lead, _)| self.leads.contains_key(&lead))
    }

    /// Lets go of the erasures that another workspace knows as well.
    pub fn keep_new_erasures(&mut self, known: &Workspace) {
        self.erased.less(&known.erased);
    }

    /// Everybody who was joined with a lead, in whatever way, removed ones too, and the lead itself: one person, as far
    /// as anybody here has said. By identity. Looks at every lead.
    pub fn one_person(&self, lead: LeadId) -> Vec<LeadId> {
        let tied: Vec<(LeadId, LeadId)> =
            self.all_leads().filter_map(|lead| Some((lead.id, lead.joined_into()?))).collect();
        let mut person = vec![lead];
        let mut looked = 0;
        while let Some(one) = person.get(looked).copied() {
            looked += 1;
            for (joined, into) in &tied {
                for (this, other) in [(*joined, *into), (*into, *joined)] {
                    if this == one && !person.contains(&other) {
                        person.push(other);
                    }
                }
            }
        }
        person.retain(|lead| self.known_lead(*lead).is_some());
        person.sort_unstable();
        person
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{
        event::Event,
        field::{Fact, Field},
        tie::Tie,
    };

    fn at(millis: i64) -> Stamp {
        Stamp { millis, counter: 0, writer: 1 }
    }

    fn id(n: u8) -> LeadId {
        LeadId::new(u128::from(n))
    }

    fn named(workspace: &mut Workspace, lead: u8, name: &str, millis: i64) {
        let to = Some(Fact::Text(name.into()));
        workspace.apply(
            &Event::FactChanged { lead: id(lead), field: Field::FullName, from: None, to },
            at(millis),
        );
    }

    #[test]
    fn an_erased_lead_comes_back_by_no_way() {
        let mut here = Workspace::default();
        named(&mut here, 1, "Claire", 1);
        named(&mut here, 2, "Marc", 1);
        let before = here.clone();
        here.apply(&Event::LeadErased { lead: id(1) }, at(5));
        assert!(here.known_lead(id(1)).is_none() && here.known_lead(id(2)).is_some());
        let erased = here.clone();
        here.join(&before);
        assert_eq!(here, erased);
        named(&mut here, 1, "Claire again", 9);
        let from_parts = Workspace::from_parts([], [], before.all_leads().cloned()).without([(id(1), at(5))]);
        assert_eq!((&here, &from_parts), (&erased, &erased));
        // The other way round as well, and the earlier of two erasures is kept.
        let mut there = before;
        there.apply(&Event::LeadErased { lead: id(1) }, at(7));
        there.join(&here);
        assert_eq!(there, erased);
        assert_eq!((there.latest(), there.erased().latest()), (at(5), at(5)));
    }

    #[test]
    fn a_person_is_everybody_who_was_joined_in_whatever_way() {
        let mut workspace = Workspace::default();
        for (lead, into) in [(1, 2), (3, 2), (2, 1), (5, 6)] {
            let to = Tie::Joined { into: id(into), seen: 0 };
            workspace.apply(&Event::LeadTied { lead: id(lead), from: Tie::Free, to }, at(1));
        }
        named(&mut workspace, 4, "Alone", 1);
        workspace.apply(&Event::LeadRemoved { lead: id(3), from: false, to: true }, at(2));
        for lead in [1, 2, 3] {
            assert_eq!(workspace.one_person(id(lead)), [1, 2, 3].map(id));
        }
        // Nobody has heard of number six.
        assert_eq!((workspace.one_person(id(5)), workspace.one_person(id(4))), (vec![id(5)], vec![id(4)]));
    }

    proptest! {
        #[test]
        fn joins_with_erasures_are_the_same_in_any_order(
            deeds in prop::collection::vec((0..3_usize, 0..4_u8, any::<bool>(), 0..9_i64), 1..24),
        ) {
            let mut tablets: [Workspace; 3] = Default::default();
            for (who, lead, erases, millis) in deeds {
                if erases {
                    tablets[who].apply(&Event::LeadErased { lead: id(lead) }, at(millis));
                } else {
                    named(&mut tablets[who], lead, "Somebody", millis);
                }
            }
            let joined = |order: [usize; 3]| {
                let mut all = Workspace::default();
                order.iter().for_each(|who| all.join(&tablets[*who]));
                all
            };
            let all = joined([0, 1, 2]);
            for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
                prop_assert_eq!(&joined(order), &all);
            }
            let mut grouped = tablets[1].clone();
            grouped.join(&tablets[2]);
            let mut first = tablets[0].clone();
            first.join(&grouped);
            first.join(&grouped);
            prop_assert_eq!(&first, &all);
            prop_assert!(all.erased().each().all(|(lead, _)| all.known_lead(lead).is_none()));
        }
    }
}
