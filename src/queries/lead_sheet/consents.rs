//! To what a person consents: each of the team's purposes, what was said about it, and what shows it.

use crate::domain::{
    consent::Proof,
    criterion::{Occasion, Question, Said},
    field::{Basis, Fact, Field},
    ids::QuestionId,
    lead::Lead,
    notice::Notice,
    stamp::Stamp,
    team::Team,
    wording::Wording,
};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Consents {
    /// Those that are asked for first, then those that no longer are.
    pub purposes: Vec<Consent>,
    /// The person has objected: then no consent counts.
    pub has_objected: bool,
    /// What people are told now, with its version.
    pub notice: Option<(Stamp, Notice)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Consent {
    pub purpose: QuestionId,
    /// As it is worded now; of one that is no longer asked, as it was put.
    pub wording: Wording,
    /// Whether it can still be given.
    pub is_asked: bool,
    /// Whether it was given or withdrawn, and when that was written down.
    pub said: Option<(Said, Stamp)>,
    pub proof: Option<Proof>,
    /// What somebody typed instead of a proof.
    pub remark: String,
    /// What the person was told, where that is known here.
    pub told: Option<Notice>,
}

pub(super) fn consents(lead: &Lead, team: &Team) -> Consents {
    let mut purposes: Vec<Consent> = purposes(team)
        .map(|(id, asked)| Consent {
            wording: asked.wording.clone(),
            is_asked: true,
            ..consent(lead, team, id)
        })
        .collect();
    let asked = purposes.len();
    for id in lead.answers.keys() {
        let known = &purposes[..asked];
        if known.iter().all(|purpose| purpose.purpose != *id) {
            let past = consent(lead, team, *id);
            purposes.extend(past.proof.is_some().then_some(past));
        }
    }
    Consents {
        purposes,
        has_objected: lead.fact(Field::Basis) == Some(&Fact::Basis(Basis::Objected)),
        notice: team.notice_in_force().map(|(version, notice)| (version, notice.clone())),
    }
}

/// What a team asks people's consent for.
pub fn purposes(team: &Team) -> impl Iterator<Item = (QuestionId, &Question)> {
    team.questions().filter(|(_, asked)| asked.occasion == Some(Occasion::Consent))
}

fn consent(lead: &Lead, team: &Team, purpose: QuestionId) -> Consent {
    let answer = lead.answer(purpose);
    let proof = answer.and_then(|answer| Proof::read(&answer.evidence));
    let version = proof.as_ref().and_then(|proof| proof.notice.as_ref()).map(|(version, _)| *version);
    let words = proof.as_ref().map(|proof| proof.words.clone()).unwrap_or_default();
    let at = lead.answers.get(&purpose).map(|written| written.stamp()).unwrap_or(Stamp::ORIGIN);
    Consent {
        purpose,
        wording: Wording::same(words),
        is_asked: false,
        said: answer.map(|answer| (answer.said, at)),
        remark: answer.filter(|_| proof.is_none()).map(|answer| answer.evidence.clone()).unwrap_or_default(),
        proof,
        told: version.and_then(|version| team.notice_of(version)).cloned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        commands::{EditLead, LeadForm, RecordConsent, Redefine, SetQuestion, WriteNotice, testing::Bench},
        domain::{
            consent::{Means, Proof},
            criterion::{Occasion, Question, Said},
            field::Field,
            ids::{CampaignId, LeadId, QuestionId},
            notice::Notice,
            wording::Wording,
        },
        queries::lead_sheet::{Consents, lead_sheet},
    };

    const NEWS: QuestionId = QuestionId::named("news");
    const CLAIRE: LeadId = LeadId::named("claire");

    fn seen(bench: &Bench) -> Consents {
        lead_sheet(&bench.workspace, CLAIRE, bench.now).unwrap().consents
    }

    fn write(bench: &mut Bench, text: &str) {
        let to = Notice { text: Wording::same(text), link: String::new(), ..Notice::default() };
        bench.later(1).done(WriteNotice { team: Bench::TEAM, to });
    }

    fn says(bench: &mut Bench, is_given: bool) {
        let notice = seen(bench).notice.map(|(version, _)| (version, "fr".to_owned()));
        let proof = Proof {
            means: Means::Oral,
            at: 1_762_084_805_000,
            language: "fr".into(),
            notice,
            words: "You may write.".into(),
            show: String::new(),
            device: String::new(),
        };
        bench.later(1).done(RecordConsent { lead: CLAIRE, purpose: NEWS, is_given, proof });
    }

    #[test]
    fn what_was_said_stands_with_the_notice_of_that_day() {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel");
        let asked = Question {
            occasion: Some(Occasion::Consent),
            ..Question::yes_or_no(Wording::same("You may write."))
        };
        bench.done(Redefine::one(Bench::TEAM, SetQuestion { question: NEWS, to: Some(asked) }));
        write(&mut bench, "For three years.");
        assert_eq!(seen(&bench).purposes[0].said, None, "nobody has said anything");
        says(&mut bench, true);
        write(&mut bench, "For ten years.");
        let consent = &seen(&bench).purposes[0];
        assert_eq!(consent.said.map(|(said, _)| said), Some(Said::Yes));
        assert_eq!(consent.told.as_ref().map(|told| told.text.fr.as_str()), Some("For three years."));
        bench.later(1).done(Redefine::one(Bench::TEAM, SetQuestion { question: NEWS, to: None }));
        let past = &seen(&bench).purposes[0];
        assert_eq!((past.is_asked, past.wording.fr.as_str()), (false, "You may write."));
        assert_eq!(lead_sheet(&bench.workspace, CLAIRE, bench.now).unwrap().elsewhere, [], "it is told once");
        says(&mut bench, false);
        assert_eq!(seen(&bench).purposes[0].said.map(|(said, _)| said), Some(Said::No));
    }

    #[test]
    fn an_objection_is_told() {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel");
        assert!(!seen(&bench).has_objected);
        let form = LeadForm::default().with(Field::Basis, "objected");
        bench.done(EditLead { lead: CLAIRE, form, fresh: CampaignId::named("no") });
        assert!(seen(&bench).has_objected);
    }
}
