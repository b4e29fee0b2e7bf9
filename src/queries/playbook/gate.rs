//! A gate with one thing changed, ready to be asked for.

use crate::domain::{
    criterion::{Criterion, CriterionKind},
    ids::CriterionId,
    stage::Trait,
};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gate(pub Vec<Criterion>);

impl Gate {
    pub fn into_trait(self) -> Trait {
        Trait::Gate(self.0)
    }

    /// Whether it asks just this, alone or within a group.
    pub fn asks(&self, kind: &CriterionKind) -> bool {
        self.0.iter().any(|known| known.kind.asks_the_same(kind) || known.kind.leaves().contains(&kind))
    }

    pub fn with(mut self, criterion: Criterion) -> Self {
        self.0.push(criterion);
        self
    }

    /// With this criterion in place of the one of the same identity, wherever it stands.
    pub fn replaced(mut self, criterion: Criterion) -> Self {
        for known in self.each_mut() {
            if known.id == criterion.id {
                *known = criterion.clone();
            }
        }
        self
    }

    /// Without a criterion. A group that is left with one is none.
    pub fn without(mut self, id: CriterionId) -> Self {
        self.0.retain(|known| known.id != id);
        for known in &mut self.0 {
            let CriterionKind::AtLeast { needed, of } = &mut known.kind else { continue };
            let before = of.len();
            of.retain(|part| part.id != id);
            if of.len() == before {
                continue;
            }
            *needed = (*needed).min(u8::try_from(of.len()).unwrap_or(u8::MAX));
            if let [last] = of.as_slice() {
                *known = Criterion { advised: known.advised, ..last.clone() };
            }
        }
        self
    }

    /// With the criterion from one place at another, both counted from nought.
    pub fn moved(mut self, from: usize, to: usize) -> Self {
        if from < self.0.len() {
            let criterion = self.0.remove(from);
            self.0.insert(to.min(self.0.len()), criterion);
        }
        self
    }

    /// With these criteria in one group, where the first of them stood. Fewer than two are no group, and groups hold no
    /// groups.
    pub fn grouped(self, ids: &[CriterionId], fresh: CriterionId, needed: u8) -> Self {
        let is_chosen = |known: &Criterion| {
            ids.contains(&known.id) && !matches!(known.kind, CriterionKind::AtLeast { .. })
        };
        let Some(at) = self.0.iter().position(is_chosen) else { return self };
        let (of, mut rest): (Vec<Criterion>, Vec<Criterion>) =
            self.0.iter().cloned().partition(|known| is_chosen(known));
        if of.len() < 2 {
            return self;
        }
        let advised = of.iter().all(|part| part.advised);
        // Within a group each counts alike: the group as a whole is required or advised.
        let of = of.into_iter().map(|part| Criterion { advised: false, ..part }).collect();
        rest.insert(at, Criterion { id: fresh, kind: CriterionKind::AtLeast { needed, of }, advised });
        Self(rest)
    }

    /// With the criteria of a group for themselves.
    pub fn ungrouped(self, id: CriterionId) -> Self {
        let each = self.0.into_iter().flat_map(|known| match known {
            Criterion { id: group, kind: CriterionKind::AtLeast { of, .. }, advised } if group == id => {
                of.into_iter().map(|part| Criterion { advised, ..part }).collect()
            }
            known => vec![known],
        });
        Self(each.collect())
    }

    /// With a group asking so many of its criteria.
    pub fn needing(mut self, id: CriterionId, so_many: u8) -> Self {
        for known in self.0.iter_mut().filter(|known| known.id == id) {
            if let CriterionKind::AtLeast { needed, .. } = &mut known.kind {
                *needed = so_many;
            }
        }
        self
    }

    pub fn advising(mut self, id: CriterionId, advised: bool) -> Self {
        for known in self.0.iter_mut().filter(|known| known.id == id) {
            known.advised = advised;
        }
        self
    }

    fn each_mut(&mut self) -> impl Iterator<Item = &mut Criterion> {
        let mut all: Vec<&mut Criterion> = Vec::new();
        for known in &mut self.0 {
            match known {
                Criterion { kind: CriterionKind::AtLeast { of, .. }, .. } => all.extend(of),
                known => all.push(known),
            }
        }
        all.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Field;

    const FIELDS: [Field; 4] = [Field::Email, Field::Phone, Field::City, Field::Amount];

    fn id(n: u128) -> CriterionId {
        CriterionId::new(n)
    }

    fn one(n: u128) -> Criterion {
        Criterion::required(id(n), CriterionKind::Filled(vec![FIELDS[n as usize]]))
    }

    fn gate() -> Gate {
        Gate((0..4).map(one).collect())
    }

    /// The identities, those of a group in brackets.
    fn shape(gate: &Gate) -> String {
        let one = |known: &Criterion| match &known.kind {
            CriterionKind::AtLeast { needed, of } => {
                format!("{needed}{:?}", of.iter().map(|part| part.id.bits()).collect::<Vec<_>>())
            }
            _ => known.id.bits().to_string(),
        };
        gate.0.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_group_stands_where_its_first_one_stood_and_comes_apart_again() {
        let grouped = gate().grouped(&[id(1), id(3)], id(9), 1);
        assert_eq!(shape(&grouped), "0 1[1, 3] 2");
        assert_eq!(shape(&grouped.clone().needing(id(9), 2)), "0 2[1, 3] 2");
        assert_eq!(shape(&grouped.clone().ungrouped(id(9))), "0 1 3 2");
        assert_eq!(gate().grouped(&[id(1)], id(9), 1), gate());
        assert_eq!(grouped.clone().grouped(&[id(9), id(0)], id(8), 1), grouped);
        assert!(grouped.asks(&one(3).kind) && !grouped.asks(&CriterionKind::Basis));
    }

    #[test]
    fn a_group_that_loses_one_asks_no_more_than_it_has() {
        let grouped = gate().grouped(&[id(0), id(1), id(2)], id(9), 3);
        assert_eq!(shape(&grouped.clone().without(id(1))), "2[0, 2] 3");
        assert_eq!(shape(&grouped.clone().without(id(1)).without(id(2))), "0 3");
        assert_eq!(shape(&grouped.without(id(9))), "3");
    }

    #[test]
    fn criteria_change_places_and_are_replaced_wherever_they_stand() {
        assert_eq!(shape(&gate().moved(0, 2)), "1 2 0 3");
        assert_eq!(shape(&gate().moved(3, 0)), "3 0 1 2");
        assert_eq!(gate().moved(7, 0), gate());
        let other = Criterion::required(id(1), CriterionKind::Basis);
        let grouped = gate().grouped(&[id(0), id(1)], id(9), 1).replaced(other.clone());
        assert!(grouped.asks(&CriterionKind::Basis) && !grouped.asks(&one(1).kind));
        assert!(gate().advising(id(2), true).0[2].advised);
        assert_eq!(gate().with(other).0.len(), 5);
    }
}
