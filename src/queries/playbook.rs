//! A team's definitions as its editor shows them.

use crate::domain::{
    criterion::{Criterion, CriterionKind},
    ids::{QuestionId, StageId, TeamId},
    stage::{Colour, Kind, Stage},
    wording::Wording,
    workspace::Workspace,
};

#[derive(Clone, Debug, PartialEq)]
pub struct PlaybookView {
    pub team: TeamId,
    pub name: String,
    pub stages: Vec<StageView>,
    pub retired: Vec<(StageId, Wording)>,
    pub questions: Vec<(QuestionId, Wording)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StageView {
    pub stage: StageId,
    pub name: Wording,
    pub definition: Wording,
    pub kind: Kind,
    pub colour: Colour,
    pub probability: u8,
    pub stale_after: Option<u16>,
    pub leads: usize,
    pub gate: Vec<CriterionView>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct CriterionView {
    pub criterion: Criterion,
    pub question: Option<Wording>,
}

pub fn playbook(workspace: &Workspace, team: TeamId) -> Option<PlaybookView> {
    let team = workspace.team(team)?;
    let criterion = |criterion: &Criterion| CriterionView {
        question: match criterion.kind {
            CriterionKind::Answered(id) => team.question(id).map(|question| question.wording.clone()),
            _ => None,
        },
        criterion: criterion.clone(),
    };
    let stage = |stage: &Stage| StageView {
        stage: stage.id,
        name: stage.name(),
        definition: stage.definition(),
        kind: stage.kind(),
        colour: stage.colour(),
        probability: stage.probability(),
        stale_after: stage.stale_after(),
        leads: workspace.index().column(team.id, stage.id).len(),
        gate: stage.gate().iter().map(criterion).collect(),
    };
    let retired = team.stages.values().filter(|stage| stage.is_retired());
    let known = |id: &QuestionId| Some((*id, team.question(*id)?.wording.clone()));
    Some(PlaybookView {
        team: team.id,
        name: team.name().to_owned(),
        stages: team.stages_in_order().into_iter().map(stage).collect(),
        retired: retired.map(|stage| (stage.id, stage.name())).collect(),
        questions: team.questions.keys().filter_map(known).collect(),
    })
}
