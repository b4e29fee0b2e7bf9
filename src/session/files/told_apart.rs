//! Who is who among the people of a foreign file: told from each other, and from those who are here.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    commands::{How, IfKnown, LeadForm, Taken},
    domain::{field::Field, ids::LeadId, text, workspace::Workspace},
};

/// Everybody whom the file is about, as far as it has been gone through.
pub(super) struct ToldApart {
    here: Workspace,
    if_known: IfKnown,
    taken: Vec<Taken>,
    /// Where a lead stands in `taken`.
    places: BTreeMap<LeadId, usize>,
    /// By what those who come later know whoever came before.
    keys: BTreeMap<String, Vec<LeadId>>,
    /// Whom the file names by their identity: each is a lead of its own, however alike.
    carried: BTreeSet<LeadId>,
    /// The leads here that look like one of those, and like which: no second one is put onto them.
    matched: BTreeMap<LeadId, LeadId>,
}

/// Somebody in the file.
pub(super) struct Somebody {
    /// The lead that the file says this is: only files that we wrote say so.
    identity: Option<LeadId>,
    form: LeadForm,
    keys: Vec<String>,
}

/// What somebody was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whom {
    New,
    /// Leads that are here, or came before.
    Known(Vec<LeadId>),
    /// The same, who are to stay as they are.
    Skipped,
}

impl ToldApart {
    /// `here`: as it is now.
    pub fn begin(here: Workspace, if_known: IfKnown) -> Self {
        Self {
            here,
            if_known,
            taken: Vec::new(),
            places: BTreeMap::new(),
            keys: BTreeMap::new(),
            carried: BTreeSet::new(),
            matched: BTreeMap::new(),
        }
    }

    /// Whom the file names by identity, told before anybody is taken in.
    pub fn names(&mut self, named: impl Iterator<Item = LeadId>) {
        self.carried.extend(named.map(|id| self.here.stand_in(id)));
    }

    pub fn here(&self) -> &Workspace {
        &self.here
    }

    /// Each lead once, in the order of the file.
    pub fn end(&mut self) -> Vec<Taken> {
        std::mem::take(&mut self.taken)
    }

    pub fn somebody(&self, identity: Option<LeadId>, form: LeadForm) -> Somebody {
        // Of a lead that was joined into another, the other is meant.
        let identity = identity.map(|id| self.here.stand_in(id));
        Somebody { identity, keys: form.duplicate_keys(), form }
    }

    /// Who that is: what the file says comes first, then mail, phone, and name with company.
    pub fn known(&self, who: &Somebody) -> Option<LeadId> {
        if self.if_known == IfKnown::KeepBoth {
            return None;
        }
        let is_here = |id: &LeadId| self.here.lead(*id).is_some() || self.places.contains_key(id);
        let named = who.identity.filter(is_here);
        // Two that the file names by identity were told from each other where it was written.
        let earlier = || if who.identity.is_none() { self.earlier(who) } else { None };
        named.or_else(|| self.in_workspace(who)).or_else(earlier)
    }

    /// Takes somebody in who is one of the leads `known`, or new. Whoever is new is called by the file's identity, so
    /// that a later file finds them, unless somebody here is; and by `fresh` otherwise.
    pub fn take(&mut self, who: Somebody, known: Vec<LeadId>, fresh: LeadId) -> Whom {
        let Somebody { identity, form, keys } = who;
        let Some(first) = known.first().copied() else {
            let is_free = |id: &LeadId| self.here.known_lead(*id).is_none() && !self.places.contains_key(id);
            self.add(identity.filter(is_free).unwrap_or(fresh), form, How::New, keys);
            return Whom::New;
        };
        if let Some(identity) = identity {
            for lead in &known {
                self.matched.entry(*lead).or_insert(identity);
            }
        }
        let how = match self.if_known {
            IfKnown::Overwrite => How::Overwrite,
            IfKnown::Fill | IfKnown::KeepBoth => How::Fill,
            IfKnown::Skip => return Whom::Skipped,
        };
        for lead in &known {
            match self.places.get(lead) {
                Some(at) => fill(&mut self.taken[*at].form, form.clone(), how),
                None => self.add(*lead, form.clone(), how, Vec::new()),
            }
        }
        // What this one is known by, a later one may be known by too.
        for key in keys {
            self.note(key, first);
        }
        Whom::Known(known)
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
    fn in_workspace(&self, who: &Somebody) -> Option<LeadId> {
        let index = self.here.index();
        let found = who.keys.iter().flat_map(|key| index.with_key(key, &self.here).map(move |id| (key, id)));
        let of_another = |id: &LeadId| {
            who.identity.is_some() && self.matched.get(id).is_some_and(|of| Some(*of) != who.identity)
        };
        let free = found.filter(|(_, id)| !self.carried.contains(id) && !of_another(id));
        let mut same = free.filter(|(key, id)| {
            self.here.lead(*id).is_some_and(|lead| {
                is_same(key, &who.form, lead.text(Field::FullName), lead.text(Field::Email))
            })
        });
        same.next().map(|(_, id)| id)
    }

    /// Somebody who came before.
    fn earlier(&self, who: &Somebody) -> Option<LeadId> {
        let found = who
            .keys
            .iter()
            .flat_map(|key| self.keys.get(key).into_iter().flatten().map(move |id| (key, *id)));
        let mut same = found.filter(|(key, id)| {
            let earlier = self.places.get(id).and_then(|at| self.taken.get(*at));
            earlier.is_some_and(|taken| {
                let [name, email] = [Field::FullName, Field::Email].map(|field| typed(&taken.form, field));
                is_same(key, &who.form, name, email)
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
    match key.as_bytes() {
        [b'+', ..] => !text::is_other_name(typed(form, Field::FullName), name),
        [b'=', .., b'|'] => {
            let [one, other] = [typed(form, Field::Email), email].map(|email| text::fold(email.trim()));
            one.is_empty() || other.is_empty() || one == other
        }
        _ => true,
    }
}

/// More about somebody who came before.
fn fill(form: &mut LeadForm, further: LeadForm, how: How) {
    for (field, text) in further.fields {
        match how {
            How::Overwrite => drop(form.fields.insert(field, text)),
            How::New | How::Fill => drop(form.fields.entry(field).or_insert(text)),
        }
    }
    if let Some(tags) = further.tags {
        let tags = [form.tags.take(), Some(tags)].into_iter().flatten().collect::<Vec<_>>();
        form.tags = Some(tags.join("\n"));
    }
}

#[cfg(test)]
mod tests;
