//! A lead is taken off the board. It leaves a mark behind, so that a colleague's older file does not bring it back.

use crate::domain::{event::Event, ids::LeadId, rejection::Rejection, workspace::Workspace};

#[derive(Clone, Debug)]
pub struct RemoveLead {
    pub lead: LeadId,
}

impl RemoveLead {
    pub(super) fn decide(self, workspace: &Workspace) -> Result<Vec<Event>, Rejection> {
        workspace.lead(self.lead).ok_or(Rejection::NoLongerThere)?;
        Ok(vec![Event::LeadRemoved { lead: self.lead, from: false, to: true }])
    }
}
