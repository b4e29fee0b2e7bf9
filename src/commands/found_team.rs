//! A team takes up a way of working.

use crate::domain::{
    event::Event, ids::TeamId, playbook::Playbook, rejection::Rejection, text, workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct FoundTeam {
    /// Used where the playbook's own team is taken already.
    pub fresh: TeamId,
    pub name: String,
    pub playbook: Box<Playbook>,
}

impl FoundTeam {
    /// The first team with a playbook has an identity that follows from it, so that two tablets which choose the
    /// same one share a team once their files are joined.
    pub fn shared_id(playbook: &Playbook) -> TeamId {
        TeamId::named(&playbook.key)
    }

    pub(super) fn decide(self, workspace: &Workspace) -> Result<Vec<Event>, Rejection> {
        let name = checked_name(&self.name)?;
        let shared = FoundTeam::shared_id(&self.playbook);
        let team = if workspace.team(shared).is_none() { shared } else { self.fresh };
        Ok(vec![Event::TeamFounded { team, name, playbook: self.playbook }])
    }
}

/// A name of a team, stage or question, clean and not empty.
pub(super) fn checked_name(typed: &str) -> Result<String, Rejection> {
    const MOST: usize = 200;
    let name = text::clean_line(typed);
    if name.is_empty() {
        Err(Rejection::NameMissing)
    } else if name.chars().count() > MOST {
        Err(Rejection::NameTooLong { most: MOST })
    } else {
        Ok(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{Command, testing::Bench};

    fn found(fresh: &str, name: &str) -> Command {
        let playbook = Box::new(crate::commands::testing::playbook());
        Command::FoundTeam(FoundTeam { fresh: TeamId::named(fresh), name: name.into(), playbook })
    }

    #[test]
    fn a_second_team_with_the_same_playbook_is_another_team() {
        let mut bench = Bench::empty();
        bench.done(found("a", "Sales")).done(found("b", "Sales South"));
        assert_eq!(bench.workspace.teams().len(), 2);
        assert!(bench.workspace.team(TeamId::named("b")).is_some());
    }

    #[test]
    fn a_team_needs_a_name() {
        let bench = Bench::empty();
        assert_eq!(bench.refused(found("a", " \n ")), Rejection::NameMissing);
        assert_eq!(bench.refused(found("a", &"x".repeat(10_000))), Rejection::NameTooLong { most: 200 });
    }
}
