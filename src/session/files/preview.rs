//! What taking files over would do, worked out once before anything changes.

use crate::{
    commands::{Choice, DAY_AHEAD, Differences, Future, Stake, TakeOver, differences},
    domain::{
        dated::{self, Later},
        ids::LeadId,
        lead::Lead,
        moment::{Millis, Moment},
        workspace::{TO_SORT, Workspace},
    },
    session::Session,
    snapshot::file::Rejected,
};

#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// What would come in.
    pub brought: Workspace,
    /// What would be here afterwards.
    pub joined: Workspace,
    /// The leads of each list by what they are called.
    pub differences: Differences,
    pub rejected: Vec<Rejected>,
    /// Leads of the files that were taken off the board here since, and so stay off it.
    pub removed_here: usize,
    /// Leads that come to stand among those to sort, because nobody here knows their stage.
    pub unplaced: Vec<LeadId>,
    /// Whether the workspace would be the same afterwards.
    pub is_known: bool,
    /// So many losses that it takes their number to agree to them.
    pub stake: Option<Stake>,
    /// Set where a file comes from a tablet whose clock runs ahead.
    pub ahead: Option<Ahead>,
}

/// Writes that are dated in the future.
#[derive(Clone, Debug, PartialEq)]
pub struct Ahead {
    /// Everything in the files.
    pub(super) everything: Workspace,
    /// What the present choice is; by itself they are left out.
    pub future: Future,
    /// How far ahead of this tablet's clock the latest of them is, in milliseconds.
    pub by: Millis,
    /// How many there are.
    pub values: usize,
    pub leads: Vec<LeadId>,
}

impl Preview {
    /// What is asked for once somebody decided; `typed` is what they typed where there are too many losses.
    pub fn take_over(&self, choices: Vec<Choice>, typed: &str) -> TakeOver {
        let (brought, future) = match &self.ahead {
            Some(ahead) => (&ahead.everything, ahead.future),
            None => (&self.brought, Future::LeaveOut),
        };
        TakeOver { brought: Box::new(brought.clone()), choices, future, agreed: number(typed) }
    }

    /// Whether nothing more has to be typed.
    pub fn is_agreed(&self, typed: &str) -> bool {
        self.stake.is_none_or(|stake| number(typed) == Some(stake.leads()))
    }
}

/// A number as people write it: 1204, 1 204, 1,204.
fn number(typed: &str) -> Option<usize> {
    let parts = |c: char| !(c.is_whitespace() || matches!(c, ',' | '.' | '’' | '\''));
    typed.chars().filter(|c| parts(*c)).collect::<String>().parse().ok()
}

impl Session {
    pub(super) fn preview(&self, brought: Workspace, rejected: Vec<Rejected>, now: Moment) -> Preview {
        let (credible, later) = dated::until(&brought, now.millis + DAY_AHEAD);
        let ahead = ahead(&brought, later, now);
        Preview { ahead, ..self.compared(credible, rejected) }
    }

    /// The same files looked at again: with another choice about the future, or after something changed here.
    pub fn look_again(&self, preview: &Preview, future: Future, now: Moment) -> Preview {
        let rejected = preview.rejected.clone();
        let Some(ahead) = &preview.ahead else { return self.preview(preview.brought.clone(), rejected, now) };
        match future {
            Future::LeaveOut => self.preview(ahead.everything.clone(), rejected, now),
            Future::Take => {
                let ahead = Some(Ahead { future, ..ahead.clone() });
                let everything = preview.ahead.as_ref().map(|ahead| ahead.everything.clone());
                Preview { ahead, ..self.compared(everything.unwrap_or_default(), rejected) }
            }
        }
    }

    fn compared(&self, brought: Workspace, rejected: Vec<Rejected>) -> Preview {
        let here = &self.workspace;
        let mut joined = here.clone();
        joined.join(&brought);
        let mut found = differences(here, &brought);
        let called = |lead: &LeadId| {
            joined.known_lead(*lead).map(|lead| lead.called().to_lowercase()).unwrap_or_default()
        };
        found.new.sort_by_cached_key(called);
        found.erased.sort_by_cached_key(called);
        found.changed.sort_by_cached_key(|(lead, _)| called(lead));
        found.conflicts.sort_by_cached_key(|conflict| called(&conflict.lead));
        let theirs = brought.all_leads().filter(|lead| !lead.is_removed());
        let removed_here = theirs.filter(|lead| joined.lead(lead.id).is_none()).count();
        let to_sort = |known: &Workspace, lead: &Lead| known.seat(lead).is_some_and(|(_, at)| at == TO_SORT);
        let comes_unplaced = |id: &LeadId| {
            joined.lead(*id).is_some_and(|lead| to_sort(&joined, lead))
                && !here.lead(*id).is_some_and(|lead| to_sort(here, lead))
        };
        let touched = found.new.iter().chain(found.changed.iter().map(|(lead, _)| lead)).copied();
        let unplaced = touched.filter(comes_unplaced).collect();
        let stake = found.stake(here);
        let is_known = joined == *here;
        Preview {
            brought,
            joined,
            differences: found,
            rejected,
            removed_here,
            unplaced,
            is_known,
            stake,
            ahead: None,
        }
    }
}

fn ahead(everything: &Workspace, later: Later, now: Moment) -> Option<Ahead> {
    let Later { leads, values, latest } = later;
    let by = latest - now.millis;
    (values > 0).then(|| Ahead {
        everything: everything.clone(),
        future: Future::LeaveOut,
        by,
        values,
        leads,
    })
}
