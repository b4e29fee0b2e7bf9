//! A lead is taken off the board. It leaves a mark behind, so that a colleague's older file does not bring it back.

use super::Command;
use crate::domain::{event::Event, ids::LeadId, moment::Moment, rejection::Rejection, workspace::Workspace};

#[derive(Clone, Debug)]
pub struct RemoveLead {
    pub lead: LeadId,
}

impl Command for RemoveLead {
    fn decide(self, workspace: &Workspace, _: Moment) -> Result<Vec<Event>, Rejection> {
        workspace.lead(self.lead).ok_or(Rejection::NoLongerThere)?;
        Ok(vec![Event::LeadRemoved { lead: self.lead, from: false, to: true }])
    }
}
