//! A lead is taken off the board. It leaves a mark behind, so that a colleague's older file does not bring it back.

use super::Command;
use crate::domain::{
    event::Event, ids::LeadId, lead::Lead, moment::Moment, rejection::Rejection, workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct RemoveLead {
    pub lead: LeadId,
}

impl Command for RemoveLead {
    fn decide(self, workspace: &Workspace, _: Moment) -> Result<Vec<Event>, Rejection> {
        let lead = workspace.lead(self.lead).ok_or(Rejection::NoLongerThere)?;
        // Whom it stands for goes along, or would come back to the board.
        let with = workspace.joined_with(lead.id);
        let removed = |lead: &Lead| Event::LeadRemoved { lead: lead.id, from: false, to: true };
        Ok([lead].into_iter().chain(with).map(removed).collect())
    }
}
