//! A team writes a question, or changes its wording.

use super::found_team::checked_name;
use crate::domain::{
    criterion::Question,
    event::Event,
    ids::{QuestionId, TeamId},
    rejection::Rejection,
    wording::Wording,
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct WordQuestion {
    pub team: TeamId,
    pub question: QuestionId,
    pub text: String,
}

impl WordQuestion {
    pub(super) fn decide(self, workspace: &Workspace) -> Result<Vec<Event>, Rejection> {
        let team = workspace.team(self.team).ok_or(Rejection::NoLongerThere)?;
        let to = Some(Question { wording: Wording::same(checked_name(&self.text)?) });
        let from = team.question(self.question).cloned();
        if from == to {
            return Err(Rejection::NothingChanged);
        }
        Ok(vec![Event::QuestionWorded { team: team.id, question: self.question, from, to }])
    }
}
