//! What taking a table over would do, row by row: who is new, who is known already, and what stays out.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use super::{Arrived, Mapping, Row, Target, Wrong, rows::Said};
use crate::{
    commands::IfKnown,
    domain::{ids::LeadId, workspace::Workspace},
    session::{
        badge,
        files::{
            bringing::{Brings, Destination, Last, Planning},
            told_apart::{ToldApart, Whom},
        },
    },
};

/// What is wanted of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    pub if_known: IfKnown,
    /// Whether those who are not here yet come in. An organiser's list names everybody who was at the show.
    pub takes_new: bool,
}

/// What becomes of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    New,
    /// It adds something to somebody known here, or to an earlier row.
    Filled,
    /// Nothing comes of it: somebody known, and nothing to add.
    Left,
    Rejected(Vec<Wrong>),
}

/// How many rows of each fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub new: usize,
    pub filled: usize,
    pub left: usize,
    pub rejected: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// One a row, in order.
    pub fates: Vec<Fate>,
    pub counts: Counts,
    /// What would be joined.
    pub brought: Workspace,
}

/// What is wanted, and of whom.
#[derive(Clone, Debug)]
pub struct Asked {
    pub mapping: Mapping,
    pub wish: Wish,
    pub into: Destination,
}

/// A plan that is being made: every row is read, then it is found out whom each is about, and then those are brought.
pub struct TablePlanning {
    arrived: Arc<Arrived>,
    asked: Asked,
    /// What the rows say, until somebody is found whom each is about.
    said: VecDeque<Said>,
    /// Whose badges were read here, by their numbers; empty where no column holds any.
    badges: BTreeMap<String, BTreeSet<LeadId>>,
    told_apart: ToldApart,
    outcomes: Vec<Outcome>,
    last: Option<Last>,
}

impl TablePlanning {
    /// `here`: as it is now.
    pub fn begin(arrived: Arc<Arrived>, here: Workspace, asked: Asked) -> Self {
        let badges = badges(&here, &asked.mapping);
        let told_apart = ToldApart::begin(here, asked.wish.if_known);
        let (said, outcomes) = (VecDeque::new(), Vec::new());
        Self { arrived, asked, said, badges, told_apart, outcomes, last: None }
    }

    fn is_over(&self) -> bool {
        self.last.as_ref().is_some_and(Last::is_over)
    }

    /// Answers how much of `most` it was.
    fn step(&mut self, most: usize) -> usize {
        let rows = self.arrived.rows().len();
        let read = self.said.len() + self.outcomes.len();
        if read < rows {
            let next = self.arrived.rows()[read..].iter().take(most);
            self.said.extend(next.map(|row| self.arrived.said(row, &self.asked.mapping)));
            if self.said.len() == rows {
                self.told_apart.names(self.said.iter().filter_map(|said| said.identity));
            }
            return most.min(rows - read);
        }
        if let Some(last) = &mut self.last {
            last.go_on(most, self.told_apart.here());
            return most;
        }
        let mut next = 0;
        while next < most
            && let Some(said) = self.said.pop_front()
        {
            let outcome = self.find(said);
            self.outcomes.push(outcome);
            next += 1;
        }
        if self.said.is_empty() {
            self.last = Some(Last::begin(self.told_apart.end(), self.told_apart.here(), self.asked.into));
        }
        next
    }

    /// Whom the next row is about.
    fn find(&mut self, said: Said) -> Outcome {
        let Said { identity, badge, form, wrong } = said;
        let Wish { if_known, takes_new } = self.asked.wish;
        let somebody = self.told_apart.somebody(identity, form);
        let badge = badge.filter(|_| if_known != IfKnown::KeepBoth);
        // Only a badge can be several leads': each tablet that read it made one.
        let known = match badge.and_then(|number| self.badges.get(&number)) {
            Some(leads) => leads.iter().copied().collect(),
            None => self.told_apart.known(&somebody).into_iter().collect::<Vec<_>>(),
        };
        if known.is_empty() && !takes_new {
            return Ok(Whom::Skipped);
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        if let Some(gone) = identity.and_then(|id| gone(id, self.told_apart.here())) {
            return Err(vec![gone]);
        }
        let fresh = self.asked.into.fresh.derived(self.outcomes.len() as u64 + 1);
        Ok(self.told_apart.take(somebody, known, fresh))
    }
}

impl Planning for TablePlanning {
    type Plan = Plan;

    fn go_on(&mut self, most: usize) -> Option<usize> {
        let mut left = most;
        while left > 0 && !self.is_over() {
            left -= self.step(left);
        }
        let rows = self.arrived.rows().len();
        let (brought, taken) = self.last.as_ref().map_or((0, rows), Last::done);
        let done = self.said.len() + 2 * self.outcomes.len() + brought;
        (!self.is_over()).then(|| 100 * done / (2 * rows + taken).max(1))
    }

    fn end(mut self) -> Plan {
        while self.go_on(usize::MAX).is_some() {}
        let (brought, touched) = self.last.map(Last::end).unwrap_or_default();
        let fates: Vec<Fate> = self.outcomes.into_iter().map(|outcome| fate(outcome, &touched)).collect();
        Plan { counts: Counts::of(&fates), fates, brought }
    }
}

impl Brings for Plan {
    fn brought(&self) -> &Workspace {
        &self.brought
    }
}

impl Arrived {
    /// What is wanted unless somebody says otherwise: where a list names people whose badges were read here, the others
    /// on it were not met.
    pub fn usual_wish(&self, workspace: &Workspace, mapping: &Mapping) -> Wish {
        let badges = badges(workspace, mapping);
        let is_met =
            |row: &Row| self.said(row, mapping).badge.is_some_and(|number| badges.contains_key(&number));
        let names_met = !badges.is_empty() && self.rows().iter().any(is_met);
        Wish { if_known: IfKnown::default(), takes_new: !names_met }
    }
}

/// Read for a table only that has any.
fn badges(workspace: &Workspace, mapping: &Mapping) -> BTreeMap<String, BTreeSet<LeadId>> {
    if mapping.targets.contains(&Target::Badge) { badge::numbers(workspace) } else { BTreeMap::new() }
}

/// What was found out about one row: whom it is about, or why it stays out.
type Outcome = Result<Whom, Vec<Wrong>>;

/// `touched`: the leads of which anything comes in.
fn fate(outcome: Outcome, touched: &[BTreeSet<LeadId>; 2]) -> Fate {
    let is_touched = |lead: &LeadId| touched.iter().any(|some| some.contains(lead));
    match outcome {
        Ok(Whom::New) => Fate::New,
        Ok(Whom::Known(leads)) if leads.iter().any(is_touched) => Fate::Filled,
        Ok(Whom::Known(_) | Whom::Skipped) => Fate::Left,
        Err(wrong) => Fate::Rejected(wrong),
    }
}

/// How a lead that a row names is no longer here, unless it is.
fn gone(id: LeadId, here: &Workspace) -> Option<Wrong> {
    let named = here.known_lead(here.stand_in(id));
    let removed = named.filter(|lead| lead.is_removed()).map(|_| Wrong::Removed);
    removed.or_else(|| here.erased().has(id).then_some(Wrong::Erased))
}

impl From<IfKnown> for Wish {
    fn from(if_known: IfKnown) -> Self {
        Wish { if_known, takes_new: true }
    }
}

impl Counts {
    fn of(fates: &[Fate]) -> Self {
        let mut counts = Counts::default();
        for fate in fates {
            *match fate {
                Fate::New => &mut counts.new,
                Fate::Filled => &mut counts.filled,
                Fate::Left => &mut counts.left,
                Fate::Rejected(_) => &mut counts.rejected,
            } += 1;
        }
        counts
    }
}

#[cfg(test)]
mod tests;
