//! What taking a table over would do, row by row: who is new, who is known already, and what stays out.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use super::{Arrived, Mapping, Row, Target, Wrong, rows::Said};
use crate::{
    commands::{How, IfKnown, LeadForm, Taken},
    domain::{field::Field, ids::LeadId, text, workspace::Workspace},
    session::{
        badge,
        files::bringing::{Brings, Destination, Last, Planning},
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
    gathered: Gathered,
    outcomes: Vec<Outcome>,
    last: Option<Last>,
}

/// Everybody whom the rows so far are about.
struct Gathered {
    here: Workspace,
    wish: Wish,
    /// Whose badges were read here, by their numbers; empty where no column holds any.
    badges: BTreeMap<String, BTreeSet<LeadId>>,
    taken: Vec<Taken>,
    /// Where a lead stands in `taken`.
    places: BTreeMap<LeadId, usize>,
    /// By what later rows know those of this table again.
    keys: BTreeMap<String, Vec<LeadId>>,
    /// Whom rows name by their identity: each is a lead of its own, however alike.
    carried: BTreeSet<LeadId>,
    /// The leads here that look like one of those, and like which: no second one is put onto them.
    matched: BTreeMap<LeadId, LeadId>,
}

impl TablePlanning {
    /// `here`: as it is now.
    pub fn begin(arrived: Arc<Arrived>, here: Workspace, asked: Asked) -> Self {
        let badges = badges(&here, &asked.mapping);
        let gathered = Gathered {
            here,
            wish: asked.wish,
            badges,
            taken: Vec::new(),
            places: BTreeMap::new(),
            keys: BTreeMap::new(),
            carried: BTreeSet::new(),
            matched: BTreeMap::new(),
        };
        Self { arrived, asked, said: VecDeque::new(), gathered, outcomes: Vec::new(), last: None }
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
                let carried = self.said.iter().filter_map(|said| said.identity);
                self.gathered.carried = carried.map(|id| self.gathered.here.stand_in(id)).collect();
            }
            return most.min(rows - read);
        }
        if let Some(last) = &mut self.last {
            last.go_on(most, &self.gathered.here);
            return most;
        }
        let next = most.min(self.said.len());
        for said in self.said.drain(..next) {
            let fresh = self.asked.into.fresh.derived(self.outcomes.len() as u64 + 1);
            self.outcomes.push(self.gathered.take(said, fresh));
        }
        if self.said.is_empty() {
            let taken = std::mem::take(&mut self.gathered.taken);
            self.last = Some(Last::begin(taken, &self.gathered.here, self.asked.into));
        }
        next
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
        let fates: Vec<Fate> = self.outcomes.into_iter().map(|outcome| outcome.fate(&touched)).collect();
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

/// What was found out about one row.
enum Outcome {
    New,
    Onto(Vec<LeadId>),
    Skipped,
    Rejected(Vec<Wrong>),
}

impl Outcome {
    /// `touched`: the leads of which anything comes in.
    fn fate(self, touched: &[BTreeSet<LeadId>; 2]) -> Fate {
        let is_touched = |lead: &LeadId| touched.iter().any(|some| some.contains(lead));
        match self {
            Outcome::New => Fate::New,
            Outcome::Onto(leads) if leads.iter().any(is_touched) => Fate::Filled,
            Outcome::Onto(_) | Outcome::Skipped => Fate::Left,
            Outcome::Rejected(wrong) => Fate::Rejected(wrong),
        }
    }
}

impl Gathered {
    fn take(&mut self, said: Said, fresh: LeadId) -> Outcome {
        // Of a lead that was joined into another, the other is meant.
        let identity = said.identity.map(|id| self.here.stand_in(id));
        let named = identity.and_then(|id| self.here.known_lead(id));
        let keys = said.form.duplicate_keys();
        let known = self.known(identity, &said, &keys);
        if known.is_empty() && !self.wish.takes_new {
            return Outcome::Skipped;
        }
        if !said.wrong.is_empty() {
            return Outcome::Rejected(said.wrong);
        }
        if named.is_some_and(|lead| lead.is_removed()) {
            return Outcome::Rejected(vec![Wrong::Removed]);
        }
        if said.identity.is_some_and(|id| self.here.erased().has(id)) {
            return Outcome::Rejected(vec![Wrong::Erased]);
        }
        let Some(first) = known.first().copied() else {
            let is_free = |id: &LeadId| named.is_none() && !self.places.contains_key(id);
            let lead = identity.filter(is_free).unwrap_or(fresh);
            self.add(lead, said.form, How::New, keys);
            return Outcome::New;
        };
        if let Some(identity) = identity {
            for lead in &known {
                self.matched.entry(*lead).or_insert(identity);
            }
        }
        let how = match self.wish.if_known {
            IfKnown::Overwrite => How::Overwrite,
            IfKnown::Fill | IfKnown::KeepBoth => How::Fill,
            IfKnown::Skip => return Outcome::Skipped,
        };
        for lead in &known {
            match self.places.get(lead) {
                Some(at) => fill(&mut self.taken[*at].form, said.form.clone(), how),
                None => self.add(*lead, said.form.clone(), how, Vec::new()),
            }
        }
        // What this row is known by, a later one may be known by too.
        for key in keys {
            self.note(key, first);
        }
        Outcome::Onto(known)
    }

    /// Whom a row is about. Only a badge can be several leads': each tablet that read it made one.
    fn known(&self, identity: Option<LeadId>, said: &Said, keys: &[String]) -> Vec<LeadId> {
        if self.wish.if_known == IfKnown::KeepBoth {
            return Vec::new();
        }
        if let Some(badge) = said.badge.as_ref().and_then(|number| self.badges.get(number)) {
            return badge.iter().copied().collect();
        }
        let is_here = |id: &LeadId| {
            let lead = self.here.known_lead(*id);
            lead.is_some_and(|lead| !lead.is_removed()) || self.places.contains_key(id)
        };
        let known = identity
            .filter(is_here)
            .or_else(|| self.in_workspace(identity, &said.form, keys))
            .or_else(|| if identity.is_none() { self.earlier(&said.form, keys) } else { None });
        known.into_iter().collect()
    }

    fn add(&mut self, lead: LeadId, form: LeadForm, how: How, keys: Vec<String>) {
        self.places.insert(lead, self.taken.len());
        self.taken.push(Taken { lead, form, how });
        for key in keys {
            self.note(key, lead);
        }
    }

    fn note(&mut self, key: String, lead: LeadId) {
        let leads = self.keys.entry(key).or_default();
        if !leads.contains(&lead) {
            leads.push(lead);
        }
    }

    /// Somebody in the workspace.
    fn in_workspace(&self, identity: Option<LeadId>, form: &LeadForm, keys: &[String]) -> Option<LeadId> {
        let index = self.here.index();
        let found = keys.iter().flat_map(|key| index.with_key(key, &self.here).map(move |id| (key, id)));
        let is_other =
            |id: &LeadId| identity.is_some() && self.matched.get(id).is_some_and(|of| Some(*of) != identity);
        let free = found.filter(|(_, id)| !self.carried.contains(id) && !is_other(id));
        let mut same = free.filter(|(key, id)| {
            self.here
                .lead(*id)
                .is_some_and(|lead| is_same(key, form, lead.text(Field::FullName), lead.text(Field::Email)))
        });
        same.next().map(|(_, id)| id)
    }

    /// Somebody of an earlier row.
    fn earlier(&self, form: &LeadForm, keys: &[String]) -> Option<LeadId> {
        let found =
            keys.iter().flat_map(|key| self.keys.get(key).into_iter().flatten().map(move |id| (key, *id)));
        let mut same = found.filter(|(key, id)| {
            let earlier = self.places.get(id).and_then(|at| self.taken.get(*at));
            earlier.is_some_and(|taken| {
                is_same(key, form, typed(&taken.form, Field::FullName), typed(&taken.form, Field::Email))
            })
        });
        same.next().map(|(_, id)| id)
    }
}

fn typed(form: &LeadForm, field: Field) -> &str {
    form.fields.get(&field).map_or("", String::as_str)
}

/// Whether a shared key means the same person: two names at one line are colleagues, and one name without a company
/// may be two people's.
fn is_same(key: &str, form: &LeadForm, name: &str, email: &str) -> bool {
    let differ = |one: &str, other: &str| {
        let (one, other) = (text::fold(one.trim()), text::fold(other.trim()));
        !one.is_empty() && !other.is_empty() && one != other
    };
    match key.as_bytes() {
        [b'+', ..] => !differ(typed(form, Field::FullName), name),
        [b'=', .., b'|'] => !differ(typed(form, Field::Email), email),
        _ => true,
    }
}

/// A further row about somebody of an earlier one.
fn fill(form: &mut LeadForm, further: LeadForm, how: How) {
    for (field, text) in further.fields {
        match how {
            How::Overwrite => drop(form.fields.insert(field, text)),
            How::New | How::Fill => drop(form.fields.entry(field).or_insert(text)),
        }
    }
    if let Some(tags) = further.tags {
        let tags = [form.tags.take(), Some(tags)].into_iter().flatten().collect::<Vec<_>>();
        form.tags = Some(tags.join(", "));
    }
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
