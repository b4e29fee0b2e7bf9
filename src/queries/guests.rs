//! Leads of other teams in one's own columns: which stages there are, what they would be called here, and what is shown.

mod suggestion;

use crate::domain::{
    ids::{StageId, TeamId},
    team::Team,
    wording::Wording,
    workspace::Workspace,
};

/// The stages of other teams beside a team's own, for choosing which of their leads it shows, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    pub team: TeamId,
    pub name: String,
    /// The team's own stages, in order.
    pub stages: Vec<(StageId, Wording)>,
    /// By name.
    pub others: Vec<OtherTeam>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct OtherTeam {
    pub team: TeamId,
    pub name: String,
    /// In its own order.
    pub stages: Vec<OtherStage>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct OtherStage {
    pub stage: StageId,
    pub name: Wording,
    pub leads: usize,
    /// Where they show now.
    pub shown: Option<StageId>,
    /// What is offered: what shows now, or where nothing of that team does, the stage that is most like it.
    pub offered: Option<StageId>,
}

impl Mapping {
    /// Whether any guests show.
    pub fn is_on(&self) -> bool {
        self.others.iter().any(OtherTeam::is_on)
    }

    /// What one of the team's own stages is called.
    pub fn name_of(&self, stage: StageId) -> Option<&Wording> {
        self.stages.iter().find(|(known, _)| *known == stage).map(|(_, name)| name)
    }
}

impl OtherTeam {
    pub fn is_on(&self) -> bool {
        self.stages.iter().any(|stage| stage.shown.is_some())
    }
}

/// `None` when the team is gone.
pub fn mapping(workspace: &Workspace, team: TeamId) -> Option<Mapping> {
    let team = workspace.team_in_use(team)?;
    let others = workspace.teams().into_iter().filter(|other| other.id != team.id);
    Some(Mapping {
        team: team.id,
        name: team.name().to_owned(),
        stages: team.stages_in_order().into_iter().map(|stage| (stage.id, stage.name())).collect(),
        others: others.map(|other| other_team(workspace, team, other)).collect(),
    })
}

/// Those of these teams whose leads a team could look at in its own columns.
pub fn could_show(workspace: &Workspace, team: TeamId, others: &[TeamId]) -> Vec<TeamId> {
    let has_leads = |other: TeamId| workspace.index().columns(other).any(|(_, column)| !column.is_empty());
    others.iter().copied().filter(|other| *other != team && has_leads(*other)).collect()
}

fn other_team(workspace: &Workspace, team: &Team, other: &Team) -> OtherTeam {
    let stages = other.stages_in_order().into_iter().map(|stage| OtherStage {
        stage: stage.id,
        name: stage.name(),
        leads: workspace.index().column(other.id, stage.id).len(),
        shown: team.hosts((other.id, stage.id)),
        offered: None,
    });
    let mut found = OtherTeam { team: other.id, name: other.name().to_owned(), stages: stages.collect() };
    let is_on = found.is_on();
    for (stage, likest) in found.stages.iter_mut().zip(suggestion::for_each(team, other)) {
        stage.offered = if is_on { stage.shown } else { likest };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{
            FoundTeam, MapStages, Redefine, RetireStage,
            testing::{Bench, playbook},
        },
        domain::playbooks,
    };

    const BANT: TeamId = TeamId::named("bant");

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        let named = Box::new(playbooks::named("bant").unwrap());
        bench.done(FoundTeam { fresh: TeamId::named("fresh"), name: "Mission 2".into(), playbook: named });
        bench
    }

    fn seen(bench: &Bench) -> Mapping {
        mapping(&bench.workspace, Bench::TEAM).unwrap()
    }

    fn offered(mapping: &Mapping) -> Vec<(String, Option<String>)> {
        let named = |stage: StageId| mapping.name_of(stage).map(|name| name.en.clone());
        let stages = mapping.others.iter().flat_map(|other| &other.stages);
        stages.map(|stage| (stage.name.en.clone(), stage.offered.and_then(named))).collect()
    }

    #[test]
    fn what_is_alike_is_offered() {
        let found = offered(&seen(&bench()));
        let expected = [
            ("Lead", Some("Lead")),
            ("Prospect", Some("Prospect")),
            ("Opportunity", None),
            ("Customer", Some("Client")),
        ];
        for (theirs, ours) in expected {
            let row = found.iter().find(|(name, _)| name == theirs);
            assert_eq!(row.map(|(_, ours)| ours.as_deref()), Some(ours), "{theirs} in {found:?}");
        }
    }

    #[test]
    fn once_some_are_shown_that_is_what_is_offered() {
        let mut bench = bench();
        let lead = StageId::named("bant/lead");
        let to = StageId::named("prospect");
        let mapping = vec![((BANT, lead), Some(to))];
        bench.done(MapStages { team: Bench::TEAM, mapping });
        let shown = seen(&bench);
        assert!(shown.is_on());
        let goals: Vec<_> = shown.others[0].stages.iter().map(|stage| stage.offered).collect();
        assert_eq!(goals.iter().flatten().collect::<Vec<_>>(), [&to]);
        // The stage where they showed goes: they show nowhere, and the suggestions are back.
        bench.done(Redefine::one(Bench::TEAM, RetireStage { stage: to, into: None }));
        assert!(!seen(&bench).is_on());
        assert!(seen(&bench).others[0].stages.iter().any(|stage| stage.offered.is_some()));
    }

    #[test]
    fn a_team_with_the_same_playbook_has_the_same_stages() {
        let mut bench = Bench::with_team();
        let twin =
            FoundTeam { fresh: TeamId::named("twin"), name: "Twin".into(), playbook: playbook().into() };
        bench.done(twin);
        bench.lead("claire", "Claire Morel");
        let there = mapping(&bench.workspace, TeamId::named("twin")).unwrap();
        assert_eq!((there.name.as_str(), there.others[0].name.as_str()), ("Twin", "Sales"));
        assert!(there.others[0].stages.iter().all(|stage| stage.offered == Some(stage.stage)));
        assert_eq!(there.others[0].stages[0].leads, 1);
        let could = |others: &[&str]| {
            let others: Vec<TeamId> = others.iter().map(|name| TeamId::named(name)).collect();
            could_show(&bench.workspace, TeamId::named("twin"), &others)
        };
        assert_eq!(could(&["nobody", "test"]), [Bench::TEAM]);
        assert_eq!(could(&["twin", "nobody"]), []);
    }

    #[test]
    fn alone_there_is_nobody_to_show() {
        assert_eq!(seen(&Bench::with_team()).others, []);
        assert_eq!(mapping(&Bench::empty().workspace, Bench::TEAM), None);
    }
}
