//! A team looks at the leads of other teams in its own columns, or no longer does. Their cards stay where they are.

use super::Command;
use crate::domain::{
    event::Event,
    ids::{StageId, TeamId},
    moment::Moment,
    rejection::Rejection,
    team::{Seat, Team},
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct MapStages {
    /// The team that looks.
    pub team: TeamId,
    /// For stages of other teams: in which of its own it shows their leads, or that it does not. The last word on a
    /// stage counts.
    pub mapping: Vec<(Seat, Option<StageId>)>,
}

impl MapStages {
    /// Shows no guest any more.
    pub fn none(team: &Team) -> Self {
        Self { team: team.id, mapping: team.guest_seats().into_iter().map(|seat| (seat, None)).collect() }
    }
}

impl Command for MapStages {
    fn decide(self, workspace: &Workspace, _: Moment) -> Result<Vec<Event>, Rejection> {
        let team = workspace.team_in_use(self.team).ok_or(Rejection::NoLongerThere)?;
        let mut events: Vec<Event> = Vec::new();
        for (place, (of, to)) in self.mapping.iter().enumerate() {
            let (home, stage) = *of;
            if home == team.id {
                return Err(Rejection::OwnStage);
            }
            if let Some(goal) = to {
                let is_there = |home: &Team| home.stage_in_use(stage).is_some();
                if team.stage_in_use(*goal).is_none() || !workspace.team_in_use(home).is_some_and(is_there) {
                    return Err(Rejection::NoLongerThere);
                }
            }
            let is_last = !self.mapping[place + 1..].iter().any(|(later, _)| later == of);
            let from = team.chosen_for(*of);
            if is_last && from != *to {
                events.push(Event::StageMapped { team: team.id, of: *of, from, to: *to });
            }
        }
        Ok(events)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{
            ArchiveTeam, FoundTeam, Redefine, RetireStage,
            testing::{Bench, playbook},
        },
        domain::{ids::LeadId, playbooks},
    };

    const BANT: TeamId = TeamId::named("bant");
    /// Works by the same playbook as the bench's own team, so its stages have the same identities.
    const TWIN: TeamId = TeamId::named("twin");

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        let named = Box::new(playbooks::named("bant").unwrap());
        bench.done(FoundTeam { fresh: TeamId::named("fresh"), name: "Mission 2".into(), playbook: named });
        bench.done(FoundTeam { fresh: TWIN, name: "Twin".into(), playbook: Box::new(playbook()) });
        bench.lead("claire", "Claire Morel");
        bench
    }

    fn show(of: (TeamId, &str), to: Option<&str>) -> MapStages {
        let mapping = vec![((of.0, StageId::named(of.1)), to.map(StageId::named))];
        MapStages { team: Bench::TEAM, mapping }
    }

    fn hosts(bench: &Bench, of: (TeamId, &str)) -> Option<StageId> {
        bench.workspace.team(Bench::TEAM).unwrap().hosts((of.0, StageId::named(of.1)))
    }

    #[test]
    fn it_is_shown_undone_and_shown_again() {
        let mut bench = bench();
        let lead = bench.workspace.lead(LeadId::named("claire")).cloned();
        let of = (BANT, "bant/lead");
        bench.done(show(of, Some("prospect")));
        assert_eq!(hosts(&bench, of), Some(StageId::named("prospect")));
        assert_eq!(bench.refused(show(of, Some("prospect"))), Rejection::NothingChanged);
        bench.undo();
        assert_eq!(hosts(&bench, of), None);
        bench.redo();
        assert_eq!(hosts(&bench, of), Some(StageId::named("prospect")));
        let none = MapStages::none(bench.workspace.team(Bench::TEAM).unwrap());
        bench.done(none.clone());
        assert_eq!(hosts(&bench, of), None);
        assert_eq!(bench.refused(none), Rejection::NothingChanged);
        assert_eq!(bench.workspace.lead(LeadId::named("claire")).cloned(), lead);
    }

    #[test]
    fn a_stage_of_the_same_identity_is_another_teams_all_the_same() {
        let mut bench = bench();
        bench.done(show((TWIN, "lead"), Some("lead")));
        assert_eq!(hosts(&bench, (TWIN, "lead")), Some(StageId::named("lead")));
        assert_eq!(hosts(&bench, (Bench::TEAM, "lead")), None);
        assert_eq!(bench.refused(show((Bench::TEAM, "lead"), Some("lead"))), Rejection::OwnStage);
    }

    #[test]
    fn what_is_not_there_is_refused() {
        let mut bench = bench();
        let gone = Rejection::NoLongerThere;
        assert_eq!(bench.refused(show((BANT, "nowhere"), Some("lead"))), gone);
        assert_eq!(bench.refused(show((TeamId::named("nobody"), "lead"), Some("lead"))), gone);
        assert_eq!(bench.refused(show((BANT, "bant/lead"), Some("bant/lead"))), gone);
        let retire = RetireStage { stage: StageId::named("lost"), into: None };
        bench.done(Redefine::one(Bench::TEAM, retire));
        assert_eq!(bench.refused(show((BANT, "bant/lead"), Some("lost"))), gone);
        bench.done(ArchiveTeam { team: BANT });
        assert_eq!(bench.refused(show((BANT, "bant/lead"), Some("lead"))), gone);
    }

    #[test]
    fn the_last_word_on_a_stage_counts() {
        let mut bench = bench();
        let of = (TWIN, "lead");
        let mut twice = show(of, Some("lead"));
        twice.mapping.extend(show(of, Some("prospect")).mapping);
        bench.done(twice);
        assert_eq!(hosts(&bench, of), Some(StageId::named("prospect")));
        assert_eq!(bench.changes.last().unwrap().events.len(), 1);
    }

    #[test]
    fn two_tablets_settle_it_like_any_other_value() {
        let mut one = bench();
        let mut other = one.other_tablet();
        let of = (BANT, "bant/lead");
        one.done(show(of, Some("lead")));
        other.later(1).done(show(of, Some("prospect")));
        one.workspace.join(&other.workspace);
        other.workspace.join(&one.workspace);
        assert_eq!(one.workspace, other.workspace);
        assert_eq!(hosts(&one, of), Some(StageId::named("prospect")));
    }
}
