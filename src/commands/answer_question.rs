//! A question about a lead is answered, or the answer is taken back.

use crate::domain::{
    criterion::Answer,
    event::Event,
    ids::{LeadId, QuestionId},
    rejection::Rejection,
    text,
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct AnswerQuestion {
    pub lead: LeadId,
    pub question: QuestionId,
    /// `None`: not known after all.
    pub yes: Option<bool>,
    pub evidence: String,
}

impl AnswerQuestion {
    pub(super) fn decide(self, workspace: &Workspace) -> Result<Vec<Event>, Rejection> {
        let lead = workspace.lead(self.lead).ok_or(Rejection::NoLongerThere)?;
        let evidence: String = text::clean_lines(&self.evidence).chars().take(2_000).collect();
        let from = lead.answer(self.question).cloned();
        let to = self.yes.map(|yes| Answer { yes, evidence });
        if from == to {
            return Err(Rejection::NothingChanged);
        }
        Ok(vec![Event::AnswerGiven { lead: lead.id, question: self.question, from, to }])
    }
}
