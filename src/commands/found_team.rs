//! A team takes up a way of working.

use super::Command;
use crate::domain::{
    contradiction::contradictions, event::Event, ids::TeamId, moment::Moment, playbook::Playbook,
    rejection::Rejection, stage::Kind, stamp::Stamp, team::Team, text, workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct FoundTeam {
    /// Used where the playbook's own team is taken already.
    pub fresh: TeamId,
    pub name: String,
    pub playbook: Box<Playbook>,
}

impl Command for FoundTeam {
    fn decide(self, workspace: &Workspace, _: Moment) -> Result<Vec<Event>, Rejection> {
        let name = checked_name(&self.name)?;
        let playbook = Box::new(checked(&self.playbook)?);
        let shared = FoundTeam::shared_id(&playbook);
        let team = if workspace.team(shared).is_none() { shared } else { self.fresh };
        Ok(vec![Event::TeamFounded { team, name, playbook }])
    }
}

impl FoundTeam {
    /// The first team with a playbook has an identity that follows from it, so that two tablets which choose the
    /// same one share a team once their files are joined.
    pub fn shared_id(playbook: &Playbook) -> TeamId {
        // A playbook that a team has made its own carries that team's identity.
        playbook.key.parse().unwrap_or(TeamId::named(&playbook.key))
    }
}

/// The team that a playbook makes.
pub fn team_of(playbook: &Playbook) -> Team {
    let team = FoundTeam::shared_id(playbook);
    let mut founded = Team::new(team);
    let playbook = Box::new(playbook.clone());
    founded.apply(&Event::TeamFounded { team, name: String::new(), playbook }, Stamp::ORIGIN);
    founded
}

/// A playbook that a team could work by, wherever it comes from: each text as clean as if it had been typed here, or
/// it would differ for ever from what the team takes of it.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn checked(playbook: &Playbook) -> Result<Playbook, Rejection> {
    let mut clean = playbook.clone();
    for value in clean.stages.iter_mut().flat_map(|(_, traits)| traits) {
        *value = super::reshape_stage::checked(value)?;
    }
    for (_, question) in &mut clean.questions {
        *question = super::set_question::checked(question)?;
    }
    for (_, rule) in &mut clean.rules {
        *rule = super::set_rule::clean(rule);
    }
    let team = team_of(&clean);
    if team.first_stage().is_none_or(|stage| stage.kind() != Kind::Open) {
        return Err(Rejection::LastOpenStage);
    }
    match contradictions(&team).into_iter().next() {
        Some(found) => Err(Rejection::Contradiction(found)),
        None => Ok(clean),
    }
}

/// A name of a team, stage or question, clean and not empty.
pub(super) fn checked_name(typed: &str) -> Result<String, Rejection> {
    const MOST: usize = 200;
    let name = text::clean_wording(typed);
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

    fn found(fresh: &str, name: &str) -> impl Command {
        let playbook = Box::new(crate::commands::testing::playbook());
        FoundTeam { fresh: TeamId::named(fresh), name: name.into(), playbook }
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
