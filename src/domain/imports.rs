//! What came in files, kept apart from everything else for as long as it can be taken out again.
//!
//! A workspace is a set of writes that does not tell who brought which of them, and some of what was there before
//! goes under in a join. So undoing an import does not take anything away: what is shown is put together anew from
//! the imports that are in and from the *base*, which is everything else. Nothing is written down for it but that it
//! was done, and a file that is handed out afterwards is what it would have been without the import.

use super::{
    event::{Change, Event},
    stamp::Stamp,
    workspace::Workspace,
};

#[derive(Debug, Default)]
pub struct Imports {
    /// Everything but the imports; of no meaning while there are none.
    base: Workspace,
    /// By stamp.
    all: Vec<Import>,
}

#[derive(Debug)]
struct Import {
    at: Stamp,
    /// With what was chosen in the same change. Empty while only its undoing has been heard of.
    brought: Workspace,
    /// When it was last taken out or put back in.
    turned: Stamp,
    is_out: bool,
}

impl Imports {
    /// None yet, on a base that nothing is shown of before [`Imports::show`].
    pub fn on(base: Workspace) -> Self {
        Self { base, all: Vec::new() }
    }

    /// A change of those that lead to what will be shown.
    pub fn replay(&mut self, change: &Change) {
        if !self.note(change) {
            self.base.apply_change(change);
        }
    }

    /// What belongs to an import that was replayed. Answers whether it is known.
    pub fn add(&mut self, import: Stamp, part: &Workspace) -> bool {
        let known = self.all.iter_mut().find(|known| known.at == import);
        known.map(|known| known.brought.join(part)).is_some()
    }

    /// Puts together what is shown.
    pub fn show(&mut self) -> Workspace {
        if self.all.is_empty() { std::mem::take(&mut self.base) } else { self.put_together() }
    }

    /// Carries a change out on what is shown.
    pub fn apply(&mut self, shown: &mut Workspace, change: &Change) {
        if change.import().is_none() {
            shown.apply_change(change);
            if !self.all.is_empty() {
                self.base.apply_change(change);
                if self.all.iter().any(|import| import.is_out && touches(change, &import.brought)) {
                    *shown = self.put_together();
                }
            }
            return;
        }
        if self.all.is_empty() {
            // Without its index, which nobody asks for.
            self.base = Workspace::default();
            self.base.join(shown);
        }
        self.note(change);
        if change.import() == Some(change.stamp) && !self.is_any_out() {
            shown.apply_change(change);
        } else {
            *shown = self.put_together();
        }
    }

    /// Something that was read elsewhere: a part of an import, if it is of one that is kept apart.
    pub fn join(&mut self, shown: &mut Workspace, parts: &[Workspace], import: Option<Stamp>) {
        for part in parts {
            if !import.is_some_and(|import| self.add(import, part)) && !self.all.is_empty() {
                self.base.join(part);
            }
        }
        if self.is_any_out() {
            *shown = self.put_together();
        } else {
            shown.join_all(parts);
        }
    }

    /// Keeps only those apart that `is_held` says, by their stamp and by when they were last taken out or put back in.
    /// What is shown is to be put together anew.
    pub fn settle(&mut self, is_held: impl Fn(Stamp, Stamp) -> bool) {
        let held = |import: &Import| is_held(import.at, import.turned);
        for import in self.all.iter().filter(|import| !held(import) && !import.is_out) {
            self.base.join(&import.brought);
        }
        for import in self.all.iter().filter(|import| !held(import) && import.is_out) {
            self.base.part_from(&import.brought, import.at);
        }
        self.all.retain(held);
    }

    /// Everything but what is kept apart.
    pub fn base<'a>(&'a self, shown: &'a Workspace) -> &'a Workspace {
        if self.all.is_empty() { shown } else { &self.base }
    }

    /// Whether this import is kept apart.
    pub fn holds(&self, import: Stamp) -> bool {
        self.all.iter().any(|known| known.at == import)
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    fn is_any_out(&self) -> bool {
        self.all.iter().any(|import| import.is_out)
    }

    /// Takes note of an import, or of one that is taken out or put back in, in any order. Answers whether it is one.
    fn note(&mut self, change: &Change) -> bool {
        let Some(at) = change.import() else { return false };
        let place = self.all.partition_point(|known| known.at < at);
        if self.all.get(place).is_none_or(|known| known.at != at) {
            let import = Import { at, brought: Workspace::default(), turned: at, is_out: false };
            self.all.insert(place, import);
        }
        let import = &mut self.all[place];
        match change.events.first() {
            Some(Event::Parted { to, .. }) if change.stamp > import.turned => {
                import.turned = change.stamp;
                import.is_out = *to;
            }
            Some(Event::Parted { .. }) => {}
            _ => import.brought.apply_change(change),
        }
        true
    }

    fn put_together(&self) -> Workspace {
        let mut shown = Workspace::default();
        shown.join(&self.base);
        for import in self.all.iter().filter(|import| !import.is_out) {
            shown.join(&import.brought);
        }
        for import in self.all.iter().filter(|import| import.is_out) {
            shown.part_from(&import.brought, import.at);
        }
        shown
    }
}

fn touches(change: &Change, brought: &Workspace) -> bool {
    change.events.iter().any(|event| {
        event.lead().is_some_and(|lead| brought.known_lead(lead).is_some())
            || event.team().is_some_and(|team| brought.team(team).is_some())
    })
}
