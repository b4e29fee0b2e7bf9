//! A team writes a question, changes it, or asks it no more.

use super::{found_team::checked_name, redefine::Draft};
use crate::domain::{
    criterion::Question, event::Event, ids::QuestionId, rejection::Rejection, wording::Wording,
};

#[derive(Clone, Debug, PartialEq)]
pub struct SetQuestion {
    pub question: QuestionId,
    pub to: Option<Question>,
}

impl SetQuestion {
    /// Whether a stage still asks it is looked at once the whole change is known.
    pub(super) fn decide(&self, draft: &Draft<'_>) -> Result<Vec<Event>, Rejection> {
        let from = draft.team.question(self.question).cloned();
        let to = self.to.as_ref().map(checked).transpose()?;
        Ok(vec![Event::QuestionWorded { team: draft.team.id, question: self.question, from, to }])
    }
}

pub(super) fn checked(question: &Question) -> Result<Question, Rejection> {
    let choice = |(id, wording): &(_, Wording)| Ok((*id, checked_wording(wording)?));
    Ok(Question {
        wording: checked_wording(&question.wording)?,
        choices: question.choices.iter().map(choice).collect::<Result<_, Rejection>>()?,
        ..question.clone()
    })
}

/// A language left empty shows the other one; leaving both empty is a slip.
pub(super) fn checked_wording(wording: &Wording) -> Result<Wording, Rejection> {
    let clean = |text: &str| if text.trim().is_empty() { Ok(String::new()) } else { checked_name(text) };
    let (fr, en) = (clean(&wording.fr)?, clean(&wording.en)?);
    if fr.is_empty() && en.is_empty() {
        Err(Rejection::NameMissing)
    } else {
        Ok(Wording { fr, en, beyond: wording.beyond.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{Command, Redefine, testing::Bench};

    fn set(to: Option<Wording>) -> impl Command {
        let to = to.map(Question::yes_or_no);
        Redefine::one(Bench::TEAM, SetQuestion { question: QuestionId::named("need"), to })
    }

    #[test]
    fn one_language_is_enough_and_none_is_not() {
        let mut bench = Bench::with_team();
        bench.done(set(Some(Wording::new(" Un besoin ? ", " "))));
        let known =
            bench.workspace.team(Bench::TEAM).unwrap().question(QuestionId::named("need")).unwrap().clone();
        assert_eq!(known.wording, Wording::new("Un besoin ?", ""));
        assert_eq!(bench.refused(set(Some(Wording::new(" ", "")))), Rejection::NameMissing);
        assert_eq!(
            bench.refused(set(Some(Wording::new("x".repeat(10_000), "")))),
            Rejection::NameTooLong { most: 200 }
        );
    }
}
