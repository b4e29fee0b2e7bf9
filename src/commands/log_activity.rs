//! Something that happened with a lead is written down, or struck out.

use super::Command;
use crate::domain::{
    activity::Activity,
    event::Event,
    ids::{ActivityId, LeadId},
    moment::Moment,
    rejection::Rejection,
    text,
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct LogActivity {
    pub lead: LeadId,
    /// A new identity, or that of the activity to correct.
    pub activity: ActivityId,
    pub what: Activity,
}

impl Command for LogActivity {
    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        let lead = workspace.lead(self.lead).ok_or(Rejection::NoLongerThere)?;
        let to = Some(accepted(self.what, now));
        let from = lead.activity(self.activity).cloned();
        if from == to {
            return Err(Rejection::NothingChanged);
        }
        Ok(vec![Event::ActivityLogged { lead: lead.id, activity: self.activity, from, to }])
    }
}

#[derive(Clone, Debug)]
pub struct RemoveActivity {
    pub lead: LeadId,
    pub activity: ActivityId,
}

impl Command for RemoveActivity {
    fn decide(self, workspace: &Workspace, _: Moment) -> Result<Vec<Event>, Rejection> {
        let lead = workspace.lead(self.lead).ok_or(Rejection::NoLongerThere)?;
        let from = lead.activity(self.activity).cloned().ok_or(Rejection::NoLongerThere)?;
        Ok(vec![Event::ActivityLogged { lead: lead.id, activity: self.activity, from: Some(from), to: None }])
    }
}

/// What happened as it is written down. What has not happened yet cannot open a gate: a time in the future is a slip,
/// and counts as now.
pub(super) fn accepted(what: Activity, now: Moment) -> Activity {
    let note: String = text::clean_lines(&what.note).chars().take(20_000).collect();
    Activity { note, at: what.at.min(now.millis), ..what }
}
