//! Two leads of one person become one: what one lacks comes from the other, and one of them stands for both.
//!
//! Nothing is joined by itself: somebody says that two leads are one person, which of them stays, and which value
//! counts where they differ. The other lead is kept whole and only no longer shows, so it can come back as it was;
//! and what somebody writes there meanwhile on another tablet can be taken over by joining again.

mod agreement;

use super::Command;
use crate::domain::{
    event::Event, field::Field, ids::LeadId, lead::Lead, moment::Moment, rejection::Rejection, stamp::Stamp,
    tie::Tie, workspace::Workspace, written::Written,
};
pub use agreement::{Disagreement, Whose, disagreements};

#[derive(Clone, Debug)]
pub struct JoinLeads {
    /// Stays on the board, where it is.
    pub keep: LeadId,
    pub other: LeadId,
    /// Whose value counts where both say something and differ; of the rest the usual ones count.
    pub chosen: Vec<(Field, Whose)>,
}

/// The other comes back to the board, where it was. What was taken over from it stays.
#[derive(Clone, Debug)]
pub struct SeparateLead {
    pub lead: LeadId,
}

/// Two leads are different people, however alike they look: they are not offered for joining again.
#[derive(Clone, Debug)]
pub struct TellApart {
    pub one: LeadId,
    pub other: LeadId,
}

impl Command for JoinLeads {
    fn decide(self, workspace: &Workspace, _: Moment) -> Result<Vec<Event>, Rejection> {
        let (keep, other) = pair(workspace, self.keep, self.other).ok_or(Rejection::NoLongerThere)?;
        let from = other.tie().1;
        let to = Tie::Joined { into: keep.id, seen: other.print() };
        // The first event names the change.
        let mut events = Vec::new();
        events.extend((from != to).then_some(Event::LeadTied { lead: other.id, from, to }));
        events.extend(agreement::facts(workspace, keep, other, &self.chosen)?);
        let since = since(workspace, keep, other);
        events.extend(tags(keep, other, since));
        events.extend(answers(keep, other, since));
        events.extend(activities(keep, other, since));
        Ok(events)
    }
}

impl Command for SeparateLead {
    fn decide(self, workspace: &Workspace, _: Moment) -> Result<Vec<Event>, Rejection> {
        let lead = workspace.known_lead(self.lead).filter(|lead| !lead.is_removed());
        let lead = lead.ok_or(Rejection::NoLongerThere)?;
        let stands = workspace.stand_in(lead.id);
        if stands == lead.id {
            return Err(Rejection::NothingChanged);
        }
        let free = |lead: &Lead| Event::LeadTied { lead: lead.id, from: lead.tie().1, to: Tie::Free };
        let mut events = vec![free(lead)];
        // Two tablets may have joined each into the other: then it would take its stand-in along.
        let back = workspace.known_lead(stands).filter(|stands| workspace.leads_to(stands.id, lead.id));
        events.extend(back.map(free));
        Ok(events)
    }
}

impl Command for TellApart {
    fn decide(self, workspace: &Workspace, _: Moment) -> Result<Vec<Event>, Rejection> {
        // Said of the smaller, so that whoever says it says the same.
        let (one, other) = (self.one.min(self.other), self.one.max(self.other));
        let lead = workspace.lead(one).filter(|_| workspace.lead(other).is_some() && one != other);
        let lead = lead.ok_or(Rejection::NoLongerThere)?;
        if lead.is_apart_from(other) {
            return Err(Rejection::NothingChanged);
        }
        Ok(vec![Event::LeadTied { lead: one, from: Tie::Alike(other), to: Tie::Apart(other) }])
    }
}

/// Which of two leads stays when nobody says: the one that is further on its way, else the elder.
pub fn usual_keep(workspace: &Workspace, one: LeadId, other: LeadId) -> LeadId {
    let worth = |id: LeadId| {
        let lead = workspace.known_lead(id)?;
        Some((progress(workspace, lead), std::cmp::Reverse((lead.created, id))))
    };
    if worth(other) > worth(one) { other } else { one }
}

/// How far on the way of its team, in thousandths; nothing for whoever has left the way.
fn progress(workspace: &Workspace, lead: &Lead) -> Option<usize> {
    let visit = lead.visit()?;
    let way = workspace.team(visit.team)?.way();
    let at = way.iter().position(|stage| *stage == visit.stage)?;
    Some((at + 1) * 1_000 / way.len())
}

/// Two that can be joined: both on a board, or the other joined into the one before.
fn pair(workspace: &Workspace, keep: LeadId, other: LeadId) -> Option<(&Lead, &Lead)> {
    let stands = workspace.stand_in(other);
    let (keep, other) = (workspace.lead(keep)?, workspace.known_lead(other)?);
    let is_open = stands == other.id || stands == keep.id;
    (keep.id != other.id && is_open && !other.is_removed()).then_some((keep, other))
}

/// When the other was last joined into the one that stays, or into another that it stands for; nothing the first time.
fn since(workspace: &Workspace, keep: &Lead, other: &Lead) -> Option<Stamp> {
    (workspace.stand_in(other.id) == keep.id).then(|| other.tie().0)
}

/// Whether something that only the other says now comes over: the first time whatever it is; later, what is newer than
/// all that was said of it where it would come, so that nothing comes back that was taken away there.
fn comes<T: Ord + Clone>(theirs: &Written<T>, ours: Option<&Written<T>>, since: Option<Stamp>) -> bool {
    since.is_none() || is_later(theirs, ours)
}

fn is_later<T: Ord + Clone>(theirs: &Written<T>, ours: Option<&Written<T>>) -> bool {
    ours.is_none_or(|ours| theirs.stamp() > ours.stamp())
}

fn tags(keep: &Lead, other: &Lead, since: Option<Stamp>) -> Vec<Event> {
    let mut events = Vec::new();
    for (tag, theirs) in &other.tags {
        let ours = keep.tags.get(tag);
        let is_on = |written: &Written<bool>| written.get() == Some(&true);
        if is_on(theirs) && !ours.is_some_and(is_on) && comes(theirs, ours, since) {
            events.push(Event::TagChanged { lead: keep.id, tag: tag.clone(), from: false, to: true });
        }
    }
    events
}

/// Where both answered, the later answer counts.
fn answers(keep: &Lead, other: &Lead, since: Option<Stamp>) -> Vec<Event> {
    let mut events = Vec::new();
    for (question, theirs) in &other.answers {
        let ours = keep.answers.get(question);
        let (from, to) = (keep.answer(*question).cloned(), other.answer(*question).cloned());
        let wins = if from.is_none() { comes(theirs, ours, since) } else { is_later(theirs, ours) };
        if to.is_some() && to != from && wins {
            events.push(Event::AnswerGiven { lead: keep.id, question: *question, from, to });
        }
    }
    events
}

/// Each keeps its identity, so that two tablets which both join come to the same.
fn activities(keep: &Lead, other: &Lead, since: Option<Stamp>) -> Vec<Event> {
    let mut events = Vec::new();
    for (activity, theirs) in &other.activities {
        let ours = keep.activities.get(activity);
        let (from, to) = (keep.activity(*activity).cloned(), other.activity(*activity).cloned());
        let wins = match (&from, &to) {
            (None, Some(_)) => comes(theirs, ours, since),
            (Some(_), Some(_)) => is_later(theirs, ours),
            // Struck out there since it was taken over.
            (Some(_), None) => since.is_some() && is_later(theirs, ours),
            (None, None) => false,
        };
        if from != to && wins {
            events.push(Event::ActivityLogged { lead: keep.id, activity: *activity, from, to });
        }
    }
    events
}

#[cfg(test)]
mod tests;
