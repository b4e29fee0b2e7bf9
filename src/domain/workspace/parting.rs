//! What is left of an import that is taken out: what somebody still wants of the leads and teams that it had brought.

use std::sync::{Arc, OnceLock};

use super::Workspace;
use crate::domain::{field::Field, stamp::Stamp, written::Written};

impl Workspace {
    /// Sees to it that nothing is here by halves after an import made at `at`, which had brought `gone`, was taken out:
    /// what somebody has written on since stays whole, with what it leans on, and what was here before stays as it is.
    /// Answers whether a lead leans on a team or a campaign that came with it.
    pub fn part_from(&mut self, gone: &Workspace, at: Stamp) -> bool {
        let mut whole = Vec::new();
        for (id, lead) in &gone.leads {
            // An import comes after all that it brings: what is older was brought by somebody else as well.
            if let Some(left) = self.leads.get_mut(id).filter(|left| left.created >= at) {
                Arc::make_mut(left).join(lead);
                whole.push(*id);
            }
        }
        let (mut teams, mut campaigns) = (Vec::new(), Vec::new());
        for lead in self.leads.values().filter(|lead| !lead.is_removed()) {
            let is_since = |stamp: Stamp| stamp >= at || whole.contains(&lead.id);
            if let Some(visit) = lead.visit()
                && !self.teams.contains_key(&visit.team)
                && is_since(lead.trail.stamp())
            {
                teams.push(visit.team);
            }
            if let Some(source) = lead.source()
                && !self.campaigns.contains_key(&source)
                && is_since(lead.facts.get(&Field::Source).map_or(Stamp::ORIGIN, Written::stamp))
            {
                campaigns.push(source);
            }
        }
        let mut is_leaned_on = false;
        for team in gone.teams.values() {
            is_leaned_on |= teams.contains(&team.id);
            let is_half = self.team(team.id).is_some_and(|left| left.is_later_than(at));
            if is_half || teams.contains(&team.id) {
                self.team_mut(team.id).join(team);
            }
        }
        for (id, campaign) in gone.campaigns.iter().filter(|(id, _)| campaigns.contains(id)) {
            self.campaigns.entry(*id).or_default().join(campaign);
            is_leaned_on = true;
        }
        self.index = OnceLock::new();
        is_leaned_on
    }
}
