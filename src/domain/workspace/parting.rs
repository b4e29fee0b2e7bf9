//! What is left of an import that is taken out: what somebody did since to the leads and teams that it had brought.
//!
//! Such a lead is half a lead: its name and its place went with the import. It goes too, unless something about it
//! still differs from what was brought; then somebody's work is in it, and it stays whole.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    sync::{Arc, OnceLock},
};

use super::Workspace;
use crate::domain::{lead::Lead, stamp::Stamp, team::Team, written::Written};

impl Workspace {
    /// Sees to it that nothing is here by halves after an import made at `at`, which had brought `gone`, was taken out.
    /// What was here before that moment is left as it is.
    pub fn part_from(&mut self, gone: &Workspace, at: Stamp) {
        for (id, lead) in &gone.leads {
            let Entry::Occupied(mut left) = self.leads.entry(*id) else { continue };
            // An import comes after all that it brings: what is older was brought by somebody else as well.
            if left.get().created < at {
                continue;
            }
            let mut whole = Lead::clone(lead);
            whole.join(left.get());
            if is_same_lead(&whole, lead) {
                left.remove();
            } else {
                left.insert(Arc::new(whole));
            }
        }
        for (id, team) in &gone.teams {
            let left = self.teams.get(id);
            if left.is_some_and(|left| is_before(&left.name, at)) {
                continue;
            }
            let mut whole = team.clone();
            left.into_iter().for_each(|left| whole.join(left));
            let stands_there = |lead: &Arc<Lead>| lead.visit().is_some_and(|visit| visit.team == *id);
            if !is_same_team(&whole, team) || self.leads.values().any(stands_there) {
                self.teams.insert(*id, whole);
            } else {
                self.teams.remove(id);
            }
        }
        for (id, campaign) in &gone.campaigns {
            let came_from = |lead: &Arc<Lead>| lead.source() == Some(*id);
            if !self.campaigns.contains_key(id) && self.leads.values().any(came_from) {
                self.campaigns.insert(*id, campaign.clone());
            }
        }
        self.index = OnceLock::new();
    }
}

fn is_before(name: &Written<String>, at: Stamp) -> bool {
    name.writes().first().is_some_and(|(stamp, _)| *stamp < at)
}

/// Whether a lead shows the same as one that it grew from.
fn is_same_lead(grown: &Lead, lead: &Lead) -> bool {
    grown.visit() == lead.visit()
        && grown.is_removed() == lead.is_removed()
        && is_same(&grown.facts, &lead.facts, &None)
        && is_same(&grown.tags, &lead.tags, &false)
        && is_same(&grown.answers, &lead.answers, &None)
        && is_same(&grown.activities, &lead.activities, &None)
}

/// Whether a team shows the same as one that it grew from.
fn is_same_team(grown: &Team, team: &Team) -> bool {
    grown.name() == team.name()
        && grown.is_archived() == team.is_archived()
        && is_same(&grown.questions, &team.questions, &None)
        && is_same(&grown.rules, &team.rules, &None)
        && grown.stages.values().all(|stage| match team.stage(stage.id) {
            Some(known) => stage.written().filter_map(Written::get).all(|now| *now == known.get(now.key())),
            None => stage.is_retired(),
        })
}

/// What was never written and what was taken back show the same: `nothing`.
fn is_same<K: Ord, T: Ord + Clone>(
    grown: &BTreeMap<K, Written<T>>,
    from: &BTreeMap<K, Written<T>>,
    nothing: &T,
) -> bool {
    grown.iter().all(|(key, written)| {
        let before = from.get(key).and_then(Written::get).unwrap_or(nothing);
        written.get().unwrap_or(nothing) == before
    })
}
