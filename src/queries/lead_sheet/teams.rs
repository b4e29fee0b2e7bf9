//! What other teams have to do with a lead: what they were told of it, and who handed it over.

use crate::{
    commands::{came_from, way_back},
    domain::{
        consent::Proof, criterion::Question, ids::QuestionId, judge::Given, lead::Lead, stage::Stage,
        team::Team, wording::Wording, workspace::Workspace,
    },
};

/// An answer to a question that the lead's present team does not ask: kept, and shown under the name of who asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub question: Question,
    pub given: Given,
}

/// The team that handed the lead over, and where it would go back to.
#[derive(Clone, Debug, PartialEq)]
pub struct Back {
    pub team: String,
    pub stage: Wording,
    /// In the words of whoever handed it over.
    pub reason: String,
    /// Who looked after the lead there; empty where nobody did.
    pub owner: String,
}

/// Every answer that `team` has no question for, by the team that has, in the order in which that team asks. A question
/// that nobody has any more still shows its answer.
pub(in crate::queries) fn elsewhere(
    workspace: &Workspace,
    lead: &Lead,
    team: &Team,
) -> Vec<(String, Vec<Told>)> {
    let own: Vec<QuestionId> = team.questions_asked().into_iter().map(|(id, _)| id).collect();
    let mut by_team: Vec<(String, Vec<(usize, Told)>)> = Vec::new();
    let is_elsewhere = |id: &QuestionId| !own.contains(id) && !is_consent(lead, *id);
    for id in lead.answers.keys().copied().filter(is_elsewhere) {
        let Some(told) = told(workspace, lead, id) else { continue };
        let asking = asking(workspace, id);
        let place = asking.and_then(|team| team.questions_asked().iter().position(|(asked, _)| *asked == id));
        let told = (place.unwrap_or(usize::MAX), told);
        let name = asking.map(Team::name).unwrap_or_default();
        match by_team.iter_mut().find(|(known, _)| known == name) {
            Some((_, all)) => all.push(told),
            None => by_team.push((name.to_owned(), vec![told])),
        }
    }
    by_team.sort_by(|a, b| a.0.cmp(&b.0));
    let in_order = |mut all: Vec<(usize, Told)>| {
        all.sort_by_key(|(place, _)| *place);
        all.into_iter().map(|(_, told)| told).collect()
    };
    by_team.into_iter().map(|(name, all)| (name, in_order(all))).collect()
}

/// Consents stand by themselves, whoever asked for them.
fn is_consent(lead: &Lead, id: QuestionId) -> bool {
    lead.answer(id).is_some_and(|answer| Proof::read(&answer.evidence).is_some())
}

/// The team that asks a question: one in use, or else an archived one.
fn asking(workspace: &Workspace, question: QuestionId) -> Option<&Team> {
    let asks = |team: &&Team| team.question(question).is_some();
    workspace.teams().into_iter().find(asks).or_else(|| workspace.all_teams().find(asks))
}

fn told(workspace: &Workspace, lead: &Lead, id: QuestionId) -> Option<Told> {
    let answer = lead.answer(id)?;
    let question = asking(workspace, id).and_then(|team| team.question(id)).cloned().unwrap_or_default();
    let given = Given::of(lead, id, answer, &question);
    Some(Told { question, given })
}

/// `None` where no other team handed it over, or the one that did is gone.
pub(super) fn back(workspace: &Workspace, lead: &Lead) -> Option<Back> {
    let (before, handed) = came_from(lead)?;
    let (team, stage) = way_back(workspace, before)?;
    Some(Back {
        team: team.name().to_owned(),
        stage: stage.map(Stage::name).unwrap_or_default(),
        reason: handed.reason.clone(),
        owner: handed.owner_before.clone(),
    })
}
