//! Somebody consents to one of the team's purposes, or withdraws it: written down with what shows it.

use super::{Command, answer_question};
use crate::domain::{
    consent::Proof,
    criterion::{Answer, Occasion, Question, Said},
    event::Event,
    field::{Basis, Fact, Field},
    ids::{LeadId, QuestionId},
    lead::Lead,
    moment::Moment,
    rejection::Rejection,
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct RecordConsent {
    pub lead: LeadId,
    pub purpose: QuestionId,
    pub is_given: bool,
    pub proof: Proof,
}

impl Command for RecordConsent {
    /// The legal basis follows where it is one with the consent: a lead without any basis is kept by consent from now
    /// on, and one that was kept by consent is not once the last is withdrawn. Whoever has objected has objected.
    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        let lead = workspace.lead(self.lead).ok_or(Rejection::NoLongerThere)?;
        let from = lead.answer(self.purpose).cloned();
        if is_yes(from.as_ref()) == self.is_given {
            return Err(Rejection::NothingChanged);
        }
        let to = Some(answer_question::accepted(self.proof.answer(self.is_given), now));
        let mut events = vec![Event::AnswerGiven { lead: lead.id, question: self.purpose, from, to }];
        let (basis, proof) = (lead.fact(Field::Basis), lead.fact(Field::BasisProof));
        let is_kept_by_consent = basis == Some(&Fact::Basis(Basis::Consent));
        let mut write = |field, from: Option<&Fact>, to| {
            if from != to {
                events.push(Event::FactChanged {
                    lead: lead.id,
                    field,
                    from: from.cloned(),
                    to: Option::<&Fact>::cloned(to),
                });
            }
        };
        if self.is_given && basis.is_none() {
            write(Field::Basis, None, Some(&Fact::Basis(Basis::Consent)));
            write(Field::BasisProof, proof, Some(&Fact::Text(self.proof.line())));
        } else if !self.is_given && is_kept_by_consent && !has_another(workspace, lead, self.purpose) {
            write(Field::Basis, basis, None);
            write(Field::BasisProof, proof, None);
        }
        Ok(events)
    }
}

fn is_yes(answer: Option<&Answer>) -> bool {
    answer.is_some_and(|answer| answer.said == Said::Yes)
}

/// Whether the lead consents to another purpose of any team: purposes that are no longer asked count by their proof.
fn has_another(workspace: &Workspace, lead: &Lead, purpose: QuestionId) -> bool {
    let is_purpose = |question: QuestionId| {
        let asks = |asked: &Question| asked.occasion == Some(Occasion::Consent);
        workspace.all_teams().any(|team| team.question(question).is_some_and(asks))
    };
    let mut others = lead.answers.keys().filter(|question| **question != purpose);
    others.any(|question| {
        lead.answer(*question).is_some_and(|answer| {
            answer.said == Said::Yes && (is_purpose(*question) || Proof::read(&answer.evidence).is_some())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{EditLead, LeadForm, Redefine, SetQuestion, testing::Bench},
        domain::{consent::Means, ids::CampaignId, wording::Wording},
    };

    const NEWS: QuestionId = QuestionId::named("news");
    const CALLS: QuestionId = QuestionId::named("calls");
    const CLAIRE: LeadId = LeadId::named("claire");

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        for purpose in [NEWS, CALLS] {
            let to = Question {
                occasion: Some(Occasion::Consent),
                ..Question::yes_or_no(Wording::same("You may write."))
            };
            let set = SetQuestion { question: purpose, to: Some(to) };
            bench.done(Redefine::one(Bench::TEAM, set));
        }
        bench.lead("claire", "Claire Morel");
        bench
    }

    fn says(purpose: QuestionId, is_given: bool) -> RecordConsent {
        let proof = Proof {
            means: Means::Oral,
            at: 1_762_084_805_000,
            language: "fr".into(),
            notice: None,
            words: "You may write.".into(),
            show: String::new(),
            device: String::new(),
        };
        RecordConsent { lead: CLAIRE, purpose, is_given, proof }
    }

    fn basis(bench: &Bench) -> Option<Basis> {
        match bench.workspace.lead(CLAIRE)?.fact(Field::Basis)? {
            Fact::Basis(basis) => Some(*basis),
            _ => None,
        }
    }

    #[test]
    fn the_basis_comes_with_the_first_consent_and_goes_with_the_last() {
        let mut bench = bench();
        let before = bench.seen();
        bench.done(says(NEWS, true));
        assert_eq!(basis(&bench), Some(Basis::Consent));
        let claire = bench.workspace.lead(CLAIRE).unwrap();
        assert_eq!(claire.text(Field::BasisProof), "oral 2025-11-02T12:00:05Z, fr");
        assert!(Proof::read(&claire.answer(NEWS).unwrap().evidence).is_some());
        bench.undo();
        assert_eq!(bench.seen(), before, "one change, undone whole");
        bench.redo();
        bench.later(1).done(says(CALLS, true));
        bench.later(1).done(says(NEWS, false));
        assert_eq!(basis(&bench), Some(Basis::Consent), "calls are still allowed");
        bench.later(1).done(says(CALLS, false));
        assert_eq!(basis(&bench), None);
        let claire = bench.workspace.lead(CLAIRE).unwrap();
        assert_eq!(claire.answer(NEWS).map(|answer| answer.said), Some(Said::No));
        assert!(claire.answers[&NEWS].writes().len() >= 2, "what was said before is kept");
    }

    #[test]
    fn another_basis_stays_and_an_objection_most_of_all() {
        for stays in [Basis::Interest, Basis::Objected] {
            let mut bench = bench();
            let form = LeadForm::default().with(Field::Basis, stays.key());
            bench.done(EditLead { lead: CLAIRE, form, fresh: CampaignId::named("no") });
            bench.done(says(NEWS, true));
            bench.later(1).done(says(NEWS, false));
            assert_eq!(basis(&bench), Some(stays));
        }
    }

    #[test]
    fn nothing_is_withdrawn_that_was_not_given() {
        let mut bench = bench();
        assert_eq!(bench.refused(says(NEWS, false)), Rejection::NothingChanged);
        bench.done(says(NEWS, true));
        assert_eq!(bench.refused(says(NEWS, true)), Rejection::NothingChanged);
    }
}
