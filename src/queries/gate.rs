//! The gate sheet: what a stage asks of a lead on its way in, what holds already and what is missing.

use crate::{
    commands::{LeadForm, gate},
    domain::{
        criterion::Question,
        ids::{LeadId, StageId, TeamId},
        judge::Judgement,
        moment::Moment,
        team::Team,
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
    /// The team's question, where the criterion asks one.
    pub question: Option<Question>,
    /// Of a group: each of its criteria.
    pub parts: Vec<GateRow>,
}

impl GateSheet {
    pub fn holds(&self) -> bool {
        !self.rows.iter().any(|row| row.judgement.is_missing())
    }
}

/// Every row that a move asks, judged as things stand now. `None` when lead or stage are gone.
pub fn gate_sheet(workspace: &Workspace, lead: LeadId, to: StageId, now: Moment) -> Option<GateSheet> {
    let lead = workspace.lead(lead)?;
    let (team, _) = workspace.seat(lead)?;
    let stage = workspace.team(team)?.stage(to)?;
    let judgements = gate(workspace, lead, team, to, now);
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
    judgements.into_iter().map(|judgement| row(team, judgement)).collect()
}

fn row(team: Option<&Team>, mut judgement: Judgement) -> GateRow {
    let question = judgement.criterion.kind.question().and_then(|id| team?.question(id).cloned());
    let parts = std::mem::take(&mut judgement.parts).into_iter().map(|part| row(team, part)).collect();
    GateRow { judgement, question, parts }
}
