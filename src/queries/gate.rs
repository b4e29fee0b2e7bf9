//! The gate sheet: what a stage asks of a lead on its way in, what holds already and what is missing.

use crate::{
    commands::{LeadForm, gate},
    domain::{
        criterion::{CriterionKind, Holds, Judgement},
        ids::{LeadId, StageId, TeamId},
        wording::Wording,
        workspace::Workspace,
    },
};

#[derive(Clone, Debug, PartialEq)]
pub struct GateSheet {
    pub lead: LeadId,
    pub called: String,
    pub team: TeamId,
    pub to: StageId,
    pub stage_name: Wording,
    pub definition: Wording,
    pub rows: Vec<GateRow>,
    /// What is known so far, for filling in what is missing on the spot.
    pub form: LeadForm,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GateRow {
    pub judgement: Judgement,
    /// The team's wording, where the criterion is a question.
    pub question: Option<Wording>,
}

impl GateSheet {
    pub fn holds(&self) -> bool {
        self.rows.iter().all(|row| row.judgement.holds == Holds::Yes)
    }
}

/// Every row that a move asks, judged as things stand now. `None` when lead or stage are gone.
pub fn gate_sheet(workspace: &Workspace, lead: LeadId, to: StageId) -> Option<GateSheet> {
    let lead = workspace.lead(lead)?;
    let (team, _) = workspace.seat(lead)?;
    let stage = workspace.team(team)?.stage(to)?;
    let judgements = gate(workspace, lead, team, to);
    Some(GateSheet {
        lead: lead.id,
        called: lead.called().to_owned(),
        team,
        to,
        stage_name: stage.name(),
        definition: stage.definition(),
        rows: rows(workspace, team, judgements),
        form: LeadForm::of(lead, workspace),
    })
}

pub(super) fn rows(workspace: &Workspace, team: TeamId, judgements: Vec<Judgement>) -> Vec<GateRow> {
    let team = workspace.team(team);
    let question = |judgement: &Judgement| match judgement.criterion.kind {
        CriterionKind::Answered(id) => Some(team?.question(id)?.wording.clone()),
        _ => None,
    };
    judgements.into_iter().map(|judgement| GateRow { question: question(&judgement), judgement }).collect()
}
