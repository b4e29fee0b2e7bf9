//! A team writes a question, or changes its wording.

use super::found_team::checked_name;
use crate::domain::{
    criterion::Question,
    event::Event,
    ids::{QuestionId, TeamId},
    rejection::Rejection,
    wording::{Locale, Wording},
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct WordQuestion {
    pub team: TeamId,
    pub question: QuestionId,
    /// The language in which it was typed.
    pub locale: Locale,
    pub text: String,
}

impl WordQuestion {
    /// A question that has its own words in each language keeps those of the other one.
    pub(super) fn decide(self, workspace: &Workspace) -> Result<Vec<Event>, Rejection> {
        let team = workspace.team(self.team).ok_or(Rejection::NoLongerThere)?;
        let text = checked_name(&self.text)?;
        let from = team.question(self.question).cloned();
        let known =
            from.as_ref().map(|question| &question.wording).filter(|wording| wording.fr != wording.en);
        let wording = match (known, self.locale) {
            (None, _) => Wording::same(text),
            (Some(known), Locale::Fr) => Wording::new(text, known.en.clone()),
            (Some(known), Locale::En) => Wording::new(known.fr.clone(), text),
        };
        let to = Some(Question { wording });
        if from == to {
            return Err(Rejection::NothingChanged);
        }
        Ok(vec![Event::QuestionWorded { team: team.id, question: self.question, from, to }])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{Command, FoundTeam, testing::Bench},
        domain::playbooks,
    };

    #[test]
    fn rewording_in_one_language_keeps_the_other() {
        let playbook = playbooks::named("bant").unwrap();
        let (question, before) = playbook.questions[0].clone();
        let mut bench = Bench::empty();
        let team = TeamId::named("bant");
        bench.done(Command::FoundTeam(FoundTeam {
            fresh: team,
            name: "Sales".into(),
            playbook: Box::new(playbook),
        }));
        let text = "Un budget ?".into();
        bench.done(Command::WordQuestion(WordQuestion { team, question, locale: Locale::Fr, text }));
        let after = bench.workspace.team(team).unwrap().question(question).unwrap().wording.clone();
        assert_eq!((after.fr.as_str(), &after.en), ("Un budget ?", &before.wording.en));
    }
}
