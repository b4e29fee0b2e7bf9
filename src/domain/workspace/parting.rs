//! What is left of an import that is taken out: what somebody still wants of the leads and teams that it had brought.

use std::sync::{Arc, OnceLock};

use super::Workspace;
use crate::domain::{lead::Lead, stamp::Stamp};

impl Workspace {
    /// Sees to it that nothing is here by halves after an import made at `at`, which had brought `gone`, was taken out:
    /// what somebody has written on since stays whole, and what was here before stays as it is.
    pub fn part_from(&mut self, gone: &Workspace, at: Stamp) {
        for (id, lead) in &gone.leads {
            // An import comes after all that it brings: what is older was brought by somebody else as well.
            if let Some(left) = self.leads.get_mut(id).filter(|left| left.created >= at) {
                Arc::make_mut(left).join(lead);
            }
        }
        let leads = || self.leads.values().map(|lead| &**lead).filter(|lead: &&Lead| !lead.is_removed());
        let mut teams = Vec::new();
        for (id, team) in &gone.teams {
            let is_here = self.teams.get(id).map(|left| {
                let first = left.name.writes().first();
                first.is_some_and(|(stamp, _)| *stamp < at)
            });
            let mut visits = leads().filter_map(Lead::visit);
            match is_here {
                Some(true) => {}
                Some(false) => teams.push(team),
                None if visits.any(|visit| visit.team == *id) => teams.push(team),
                None => {}
            }
        }
        let is_missed =
            |id| !self.campaigns.contains_key(id) && leads().any(|lead| lead.source() == Some(*id));
        let campaigns: Vec<_> = gone.campaigns.iter().filter(|(id, _)| is_missed(id)).collect();
        teams.into_iter().for_each(|team| self.team_mut(team.id).join(team));
        for (id, campaign) in campaigns {
            self.campaigns.insert(*id, campaign.clone());
        }
        self.index = OnceLock::new();
    }
}
