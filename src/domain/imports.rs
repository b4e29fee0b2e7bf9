//! What came in files, kept apart from everything else for as long as it can be taken out again.
//!
//! A workspace is a set of writes that does not tell who brought which of them, and some of what was there before
//! goes under in a join. So undoing an import does not take anything away: what is shown is put together anew from
//! the imports that are in and from everything else. Nothing is written down for it but that it was done, and a file
//! that is handed out afterwards is what it would have been without the import.
//!
//! What is shown follows from which changes are known, and not from the order in which they were heard of: so they are
//! kept until a checkpoint stands for them.
//!
//! What was done since to a lead that an import had brought, and was undone before the import was, goes with it: to
//! undo an edit is to write the value that was there before, and that value came with the import.

use super::{
    erased::Erased,
    event::{Cause, Change, Event},
    field::Field,
    stamp::Stamp,
    workspace::Workspace,
};

#[derive(Clone, Debug, Default)]
pub struct Imports {
    /// What there was before all changes that are known one by one.
    base: Workspace,
    /// By stamp.
    all: Vec<Import>,
    /// The other changes, by stamp.
    log: Vec<Change>,
    /// Whether a team or a campaign of an import that is out is shown because a lead needs it.
    is_leaned_on: bool,
}

#[derive(Clone, Debug)]
struct Import {
    at: Stamp,
    /// With what was chosen in the same change. Empty while only its undoing has been heard of.
    brought: Workspace,
    /// When it was last taken out or put back in.
    turned: Stamp,
    is_out: bool,
}

impl Imports {
    /// None yet, on top of this.
    pub fn on(workspace: &Workspace) -> Self {
        Self { base: unindexed(workspace), ..Self::default() }
    }

    /// One of the changes that lead to what [`Imports::show`] will show.
    pub fn replay(&mut self, change: &Change) {
        if !self.note(change) {
            self.log(change);
        }
    }

    /// Something else that leads there: a part of an import, if it is of one of these.
    pub fn add(&mut self, import: Option<Stamp>, part: &Workspace) {
        // Nobody takes an erasure back, whatever becomes of the file that it came in.
        self.base.erase_all(part.erased());
        match self.all.iter_mut().find(|known| Some(known.at) == import) {
            Some(known) => known.brought.join(part),
            None => self.base.join(part),
        }
    }

    /// Puts together what is shown.
    pub fn show(&mut self) -> Workspace {
        let mut shown = unindexed(&self.base);
        self.is_leaned_on = self.add_up(&mut shown, Stamp::LAST);
        shown
    }

    /// Carries a change out on what is shown. Answers whether that was put together anew.
    pub fn apply(&mut self, shown: &mut Workspace, change: &Change) -> bool {
        let is_told_elsewhere = if self.note(change) {
            change.import() != Some(change.stamp) || self.was_any_out()
        } else {
            self.log(change);
            false
        };
        if !is_told_elsewhere {
            shown.apply_change(change);
        }
        let is_anew = is_told_elsewhere || change.import().is_none() && self.is_told_elsewhere(shown, change);
        if is_anew {
            *shown = self.show();
        }
        is_anew
    }

    /// Something that was read elsewhere: parts of an import, if it is one of these.
    pub fn join(&mut self, shown: &mut Workspace, parts: &[Workspace], import: Option<Stamp>) {
        parts.iter().for_each(|part| self.add(import, part));
        if self.was_any_out() {
            *shown = self.show();
        } else {
            shown.join_all(parts);
        }
    }

    /// Makes one with the base what was there before the first import that `is_held` says, by its stamp and by when
    /// it was last taken out or put back in. What is shown is to be put together anew.
    pub fn settle(&mut self, is_held: impl Fn(Stamp, Stamp) -> bool) {
        let first = self.all.iter().find(|import| is_held(import.at, import.turned));
        let first = first.map_or(Stamp::LAST, |import| import.at);
        let mut base = std::mem::take(&mut self.base);
        self.add_up(&mut base, first);
        self.base = base;
        self.log.retain(|change| change.stamp >= first);
        self.all.retain(|import| import.at >= first);
    }

    /// Everything before the changes that are known one by one.
    pub fn base(&self) -> &Workspace {
        &self.base
    }

    /// Whether an import with this stamp is among them.
    pub fn has(&self, import: Stamp) -> bool {
        self.all.iter().any(|known| known.at == import)
    }

    /// Whether the base does not know of the change with this stamp.
    pub fn is_apart(&self, stamp: Stamp) -> bool {
        self.has(stamp) || self.logged(stamp).is_some()
    }

    /// Lets go of all there is about erased leads.
    pub fn forget(&mut self, erased: &Erased) {
        self.base.erase_all(erased);
        self.all.iter_mut().for_each(|import| import.brought.erase_all(erased));
        for change in &mut self.log {
            change.forget(erased);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    fn was_any_out(&self) -> bool {
        self.all.iter().any(Import::was_out)
    }

    fn log(&mut self, change: &Change) {
        let place = self.log.partition_point(|known| known.stamp < change.stamp);
        self.log.insert(place, change.clone());
    }

    fn logged(&self, stamp: Stamp) -> Option<&Change> {
        let place = self.log.partition_point(|known| known.stamp < stamp);
        self.log.get(place).filter(|known| known.stamp == stamp)
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
            _ => {
                import.brought.apply_change(change);
                self.base.erase_all(import.brought.erased());
            }
        }
        true
    }

    /// Puts on a base what came later, up to a moment. Answers whether a lead needs something of an import that is out.
    fn add_up(&self, into: &mut Workspace, end: Stamp) -> bool {
        for change in self.log.iter().filter(|change| change.stamp < end) {
            for event in &change.events {
                if !self.is_gone(change, event) {
                    into.apply(event, change.stamp);
                }
            }
        }
        for import in self.all.iter().filter(|import| import.at < end && !import.is_out) {
            into.join(&import.brought);
        }
        let mut is_leaned_on = false;
        for import in self.all.iter().filter(|import| import.at < end && import.is_out) {
            is_leaned_on |= into.part_from(&import.brought, import.at);
        }
        is_leaned_on
    }

    /// Whether a change does more to what is shown than it says: it is about what went with an import, or undoes or
    /// redoes something from before its end. Hardly any does, and most are told by a look at one lead.
    fn is_told_elsewhere(&self, shown: &Workspace, change: &Change) -> bool {
        self.is_leaned_on && change.events.iter().any(lets_go)
            || self.all.iter().filter(|import| import.was_out()).any(|import| {
                let is_early = self.asked(change) < import.turned;
                let is_told = |event: &Event| {
                    import.concerns(event) && (is_early || import.is_by_halves(shown, event))
                        || import.is_out && import.is_missed(shown, event)
                };
                change.events.iter().any(is_told)
            })
    }

    /// Whether something that happened counts for nothing: what was done to what an import had brought, and was undone
    /// before the import was; and the undoing and redoing, while the import was out, of what had been done before it.
    /// For what is redone is written later than before, and would come after what the import brought.
    fn is_gone(&self, change: &Change, event: &Event) -> bool {
        self.all.iter().filter(|import| import.was_out() && import.concerns(event)).any(|import| {
            let asked = self.asked(change);
            let is_about = |other: &&Change| {
                other.stamp == asked || other.cause != Cause::Asked && self.asked(other) == asked
            };
            let last = self.log.iter().rev().find(is_about);
            if last.is_some_and(|last| matches!(last.cause, Cause::Undo(_))) {
                import.is_out && import.at < asked && asked < import.turned
            } else {
                asked < import.at && import.at < change.stamp
            }
        })
    }

    /// The change that this one does, undoes or redoes, as it was first asked for; the earliest that is known here.
    fn asked(&self, change: &Change) -> Stamp {
        let mut change = change;
        loop {
            match change.cause {
                Cause::Asked => return change.stamp,
                // Always an earlier one, whatever a record says.
                Cause::Undo(of) | Cause::Redo(of) => match self.logged(of).filter(|_| of < change.stamp) {
                    Some(known) => change = known,
                    None => return of,
                },
            }
        }
    }
}

/// The same without its index, which is made when somebody asks.
fn unindexed(workspace: &Workspace) -> Workspace {
    let mut same = Workspace::default();
    same.join(workspace);
    same
}

/// Whether a lead may need a team or campaign no more, or one that was only spared is there by itself now.
fn lets_go(event: &Event) -> bool {
    matches!(
        event,
        Event::LeadCaptured { .. }
            | Event::LeadMoved { .. }
            | Event::LeadRemoved { .. }
            | Event::LeadErased { .. }
            | Event::FactChanged { field: Field::Source, .. }
            | Event::CampaignNamed { .. }
    )
}

impl Import {
    /// Whether it has ever been taken out.
    fn was_out(&self) -> bool {
        self.turned > self.at
    }

    /// Whether what something happened to is shown without what was brought.
    fn is_by_halves(&self, shown: &Workspace, event: &Event) -> bool {
        let lead = event.lead().and_then(|lead| shown.known_lead(lead));
        let team = event.team().and_then(|team| shown.team(team));
        lead.is_some_and(|lead| lead.created >= self.at)
            || team.is_some_and(|team| team.is_later_than(self.at))
    }

    /// Whether what something happened to needs a team or a campaign that is not shown, and that it had brought.
    fn is_missed(&self, shown: &Workspace, event: &Event) -> bool {
        let Some(lead) = event.lead().and_then(|lead| shown.known_lead(lead)) else { return false };
        let is_team = |team| shown.team(team).is_none() && self.brought.team(team).is_some();
        let is_campaign = |campaign| !shown.has_campaign(campaign) && self.brought.has_campaign(campaign);
        lead.visit().is_some_and(|visit| is_team(visit.team)) || lead.source().is_some_and(is_campaign)
    }

    /// Whether something happened to what it brought.
    fn concerns(&self, event: &Event) -> bool {
        event.lead().is_some_and(|lead| self.brought.known_lead(lead).is_some())
            || event.team().is_some_and(|team| self.brought.team(team).is_some())
            || matches!(event, Event::CampaignNamed { campaign, .. } if self.brought.has_campaign(*campaign))
    }
}
