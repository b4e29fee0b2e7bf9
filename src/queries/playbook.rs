//! A team's definitions as its editor shows them.

use crate::domain::{
    criterion::{Criterion, CriterionKind, Question},
    ids::{CriterionId, QuestionId, StageId, TeamId},
    stage::{Colour, Kind, Stage, Trait},
    wording::Wording,
    workspace::Workspace,
};

#[derive(Clone, Debug, PartialEq)]
pub struct PlaybookView {
    pub team: TeamId,
    pub name: String,
    pub stages: Vec<StageView>,
    pub retired: Vec<(StageId, Wording)>,
    pub questions: Vec<(QuestionId, Question)>,
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
    pub question: Option<Question>,
}

impl PlaybookView {
    pub fn stage(&self, stage: StageId) -> Option<&StageView> {
        self.stages.iter().find(|seen| seen.stage == stage)
    }

    /// Counted from one.
    pub fn position(&self, stage: StageId) -> Option<usize> {
        self.stages.iter().position(|seen| seen.stage == stage).map(|at| at + 1)
    }

    /// Before which stage one stands after a step up; `None` for the first.
    pub fn one_up(&self, stage: StageId) -> Option<StageId> {
        let at = self.stages.iter().position(|seen| seen.stage == stage)?;
        Some(self.stages.get(at.checked_sub(1)?)?.stage)
    }

    /// Before which stage one stands after a step down (`Some(None)`: behind all); `None` for the last.
    pub fn one_down(&self, stage: StageId) -> Option<Option<StageId>> {
        let at = self.stages.iter().position(|seen| seen.stage == stage)?;
        self.stages.get(at + 1)?;
        Some(self.stages.get(at + 2).map(|next| next.stage))
    }

    /// Where the leads of a stage could go.
    pub fn others(&self, stage: StageId) -> Vec<(StageId, Wording)> {
        let others = self.stages.iter().filter(|seen| seen.stage != stage);
        others.map(|seen| (seen.stage, seen.name.clone())).collect()
    }

    /// Questions that a stage does not ask yet.
    pub fn questions_beside(&self, stage: StageId) -> Vec<(QuestionId, Question)> {
        let asks = |id: QuestionId| {
            let kind = CriterionKind::Answered(id);
            self.stage(stage).is_some_and(|seen| seen.asks(&kind))
        };
        self.questions.iter().filter(|(id, _)| !asks(*id)).cloned().collect()
    }
}

impl StageView {
    pub fn asks(&self, kind: &CriterionKind) -> bool {
        self.gate.iter().any(|seen| seen.criterion.kind == *kind)
    }

    /// The gate with one criterion more.
    pub fn gate_with(&self, criterion: Criterion) -> Trait {
        let kept = self.gate.iter().map(|seen| seen.criterion.clone());
        Trait::Gate(kept.chain([criterion]).collect())
    }

    /// The gate with one criterion less.
    pub fn gate_without(&self, criterion: CriterionId) -> Trait {
        let kept = self.gate.iter().map(|seen| &seen.criterion).filter(|kept| kept.id != criterion);
        Trait::Gate(kept.cloned().collect())
    }
}

pub fn playbook(workspace: &Workspace, team: TeamId) -> Option<PlaybookView> {
    let team = workspace.team(team)?;
    let criterion = |criterion: &Criterion| CriterionView {
        question: criterion.kind.question().and_then(|id| team.question(id).cloned()),
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
    Some(PlaybookView {
        team: team.id,
        name: team.name().to_owned(),
        stages: team.stages_in_order().into_iter().map(stage).collect(),
        retired: retired.map(|stage| (stage.id, stage.name())).collect(),
        questions: team.questions().map(|(id, question)| (id, question.clone())).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::testing::Bench;

    fn seen() -> PlaybookView {
        playbook(&Bench::with_team().workspace, Bench::TEAM).unwrap()
    }

    #[test]
    fn a_step_up_or_down_ends_at_the_ends() {
        let [lead, prospect, client, lost] = ["lead", "prospect", "client", "lost"].map(StageId::named);
        let seen = seen();
        assert_eq!((seen.one_up(lead), seen.one_up(prospect)), (None, Some(lead)));
        assert_eq!(seen.one_down(lead), Some(Some(client)));
        assert_eq!(seen.one_down(client), Some(None));
        assert_eq!(seen.one_down(lost), None);
        assert_eq!(seen.position(lost), Some(4));
    }

    #[test]
    fn a_gate_grows_and_shrinks_by_one() {
        let mut stage = seen().stages.remove(0);
        let before = stage.gate_without(CriterionId::named("none of them"));
        let added = Criterion::required(CriterionId::named("new"), CriterionKind::Filled(Vec::new()));
        let Trait::Gate(gate) = stage.gate_with(added.clone()) else { unreachable!() };
        assert_eq!(gate.last(), Some(&added));
        stage.gate.push(CriterionView { criterion: added.clone(), question: None });
        assert!(stage.asks(&added.kind));
        assert_eq!(stage.gate_without(added.id), before);
    }
}
