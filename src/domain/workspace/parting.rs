//! What is left of an import that is taken out: what somebody still wants of the leads and teams that it had brought.

use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

use super::Workspace;
use crate::domain::{field::Field, lead::Lead, stamp::Stamp, written::Written};

impl Workspace {
    /// Sees to it that nothing is here by halves after an import made at `at`, which had brought `gone`, was taken out:
    /// what somebody has written on since stays whole, and what was here before stays as it is.
    pub fn part_from(&mut self, gone: &Workspace, at: Stamp) {
        let mut whole = BTreeSet::new();
        for (id, lead) in &gone.leads {
            // An import comes after all that it brings: what is older was brought by somebody else as well.
            if let Some(left) = self.leads.get_mut(id).filter(|left| left.created >= at) {
                Arc::make_mut(left).join(lead);
                whole.insert(*id);
            }
        }
        let leads = || self.leads.values().map(|lead| &**lead).filter(|lead| !lead.is_removed());
        let mut teams = Vec::new();
        for (id, team) in &gone.teams {
            let moved_there = |lead: &Lead| {
                lead.visit().is_some_and(|visit| visit.team == *id)
                    && (lead.trail.stamp() >= at || whole.contains(&lead.id))
            };
            let is_missed = match self.teams.get(id) {
                Some(left) => left.is_later_than(at),
                None => leads().any(moved_there),
            };
            teams.extend(is_missed.then_some(team));
        }
        let came_from = |lead: &Lead, id| {
            let written = lead.facts.get(&Field::Source).map_or(Stamp::ORIGIN, Written::stamp);
            lead.source() == Some(id) && (written >= at || whole.contains(&lead.id))
        };
        let is_missed = |id| !self.campaigns.contains_key(&id) && leads().any(|lead| came_from(lead, id));
        let campaigns: Vec<_> = gone.campaigns.iter().filter(|(id, _)| is_missed(**id)).collect();
        teams.into_iter().for_each(|team| self.team_mut(team.id).join(team));
        for (id, campaign) in campaigns {
            self.campaigns.insert(*id, campaign.clone());
        }
        self.index = OnceLock::new();
    }
}
