//! A question about a lead is answered, or the answer is taken back.

use super::Command;
use crate::domain::{
    criterion::Answer,
    event::Event,
    ids::{LeadId, QuestionId},
    moment::Moment,
    rejection::Rejection,
    text,
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct AnswerQuestion {
    pub lead: LeadId,
    pub question: QuestionId,
    /// `None`: not known after all.
    pub to: Option<Answer>,
}

impl Command for AnswerQuestion {
    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        let lead = workspace.lead(self.lead).ok_or(Rejection::NoLongerThere)?;
        let from = lead.answer(self.question).cloned();
        let to = self.to.map(|answer| accepted(answer, now));
        if from == to {
            return Err(Rejection::NothingChanged);
        }
        Ok(vec![Event::AnswerGiven { lead: lead.id, question: self.question, from, to }])
    }
}

/// An answer as it is written down.
pub(super) fn accepted(answer: Answer, now: Moment) -> Answer {
    Answer {
        evidence: text::clean_lines(&answer.evidence).chars().take(2_000).collect(),
        who: text::clean_line(&answer.who).chars().take(200).collect(),
        // Nobody has answered tomorrow.
        on: answer.on.map(|on| on.min(now.today())),
        ..answer
    }
}
