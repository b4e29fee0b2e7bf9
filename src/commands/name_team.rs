//! A team gets another name, or leaves the board.

use super::{Command, found_team::checked_name};
use crate::domain::{event::Event, ids::TeamId, moment::Moment, rejection::Rejection, workspace::Workspace};

#[derive(Clone, Debug)]
pub struct RenameTeam {
    pub team: TeamId,
    pub name: String,
}

impl Command for RenameTeam {
    fn decide(self, workspace: &Workspace, _: Moment) -> Result<Vec<Event>, Rejection> {
        let from = workspace.team(self.team).ok_or(Rejection::NoLongerThere)?.name().to_owned();
        let to = checked_name(&self.name)?;
        if from == to {
            return Err(Rejection::NothingChanged);
        }
        Ok(vec![Event::TeamRenamed { team: self.team, from, to }])
    }
}

/// The team and its leads are kept and can be brought back; they no longer show.
#[derive(Clone, Debug)]
pub struct ArchiveTeam {
    pub team: TeamId,
}

impl Command for ArchiveTeam {
    fn decide(self, workspace: &Workspace, _: Moment) -> Result<Vec<Event>, Rejection> {
        let from = workspace.team(self.team).ok_or(Rejection::NoLongerThere)?.is_archived();
        Ok(vec![Event::TeamArchived { team: self.team, from, to: !from }])
    }
}
