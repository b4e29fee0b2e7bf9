//! What made-up people type and choose: sensible, odd and wrong, out of a few numbers.

use entonnoir::{
    commands::LeadForm,
    domain::{
        activity::Channel,
        criterion::{Criterion, CriterionKind, Points, Said},
        field::Field,
        ids::{ChoiceId, CriterionId, QuestionId},
        rank::Rank,
        rule::{Deed, Heat, Rule, Test, Weight},
        stage::{Colour, Kind, Trait},
        wording::Wording,
    },
};

pub const LEADS: [&str; 8] = ["claire", "marc", "ana", "li", "otto", "eve", "jean", "zoé"];
pub const NAMES: [&str; 6] =
    ["Sales", "Ventes – Été", "Claire said \"yes\"", "  ", "Salon\u{202e}", "O'Neil & Cie"];
pub const NOTES: [&str; 4] = ["", "rang twice\nno answer", "« À rappeler »", "💬 tab\there"];

/// One of several; beyond their number now and then, so that people also ask for what is not there.
pub fn pick<T: Clone>(among: &[T], choice: u8) -> Option<T> {
    if choice >= 240 {
        return None;
    }
    among.get(usize::from(choice) % among.len().max(1)).cloned()
}

pub fn form(one: u8, other: u8) -> LeadForm {
    let typed: [(Field, [&str; 4]); 18] = [
        (Field::FullName, ["Claire Morel", "Marc Petit", "Ana Łukasz", ""]),
        (Field::Company, ["Béton Lyon", "Acme", "", "Acme"]),
        (Field::Email, ["claire@acme.fr", "", "nobody", "m.petit@acme.fr"]),
        (Field::Phone, ["01 55 12 34 56", "0155123456", "", "call me"]),
        (Field::Amount, ["500", "12k", "", "-1"]),
        (Field::Source, ["Salon", "salon de l’été", "", "Mailing"]),
        (Field::Probability, ["40", "", "100 %", "400"]),
        (Field::ExpectedOn, ["2026-03-15", "", "0001-01-01", "2026-13-01"]),
        (Field::Notes, ["two\nlines", "", "=cmd()", "<b>bold</b>"]),
        (Field::Website, ["acme.fr", "", "javascript:alert(1)", "https://é.fr/a?b#c"]),
        (Field::Owner, ["Eve", "", "Otto", "Eve"]),
        (Field::NextStepOn, ["2025-11-03", "", "2025-11-01", "soon"]),
        (Field::Title, ["Directrice", "", "Sales manager", "x"]),
        (Field::Employees, ["120", "", "3", "many"]),
        (Field::MeetingOn, ["2025-11-20", "", "2025-10-01", "never"]),
        (Field::Basis, ["consent", "", "objected", "because"]),
        (Field::BasisProof, ["signed", "", "mail", "signed"]),
        (
            Field::DecisionMaker,
            ["696f8f6e9d757277b806e9764cb20a27", "", "00000000000000000000000000000001", "boss"],
        ),
    ];
    let mut form = LeadForm::default().with(Field::FullName, typed[0].1[usize::from(one / 64)]);
    for (at, (field, texts)) in typed.into_iter().enumerate().skip(1) {
        // A third of the fields at most, and the wrong texts seldom, or nothing would be granted.
        let hash = usize::from(one)
            .wrapping_mul(31)
            .wrapping_add(usize::from(other).wrapping_mul(17))
            .wrapping_add(at * 7);
        if hash % 4 == 0 {
            form = form.with(field, texts[if hash % 60 == 0 { 3 } else { hash / 4 % 3 }]);
        }
    }
    form.tags =
        ["hot, salon", "", "#vip;hot", "salon"].get(usize::from(other) % 9).map(|tags| (*tags).to_owned());
    form
}

pub fn a_trait(choice: u8, value: u8, questions: &[QuestionId]) -> Trait {
    let name = NAMES[usize::from(value) % NAMES.len()];
    match choice % 11 {
        9 => Trait::WipHint((value > 30).then_some(u16::from(value))),
        0 => Trait::Name(Wording::new(name, NAMES[usize::from(value / 7) % NAMES.len()])),
        1 => Trait::Definition(Wording::same(NOTES[usize::from(value) % NOTES.len()])),
        2 => Trait::Rank(Rank::between(None, Some(&Rank::middle()))),
        3 => Trait::Kind(Kind::ALL[usize::from(value) % 4]),
        4 => Trait::Colour(Colour::ALL[usize::from(value) % 8]),
        5 => Trait::Probability(value % 110),
        6 => Trait::StaleAfter((value > 30).then_some(u16::from(value))),
        7 => Trait::Retired(value.is_multiple_of(2)),
        _ => Trait::Gate((0..value % 4).map(|n| criterion(value.wrapping_add(n), questions)).collect()),
    }
}

pub fn criterion(choice: u8, questions: &[QuestionId]) -> Criterion {
    let id = CriterionId::named(&format!("criterion {}", choice % 16));
    let kind = match choice % 11 {
        0 => CriterionKind::Filled(vec![Field::ALL[usize::from(choice) % 23], Field::Amount]),
        1 => CriterionKind::Answered(pick(questions, choice).unwrap_or(QuestionId::named("gone"))),
        2 => CriterionKind::Inbound {
            within: (choice > 90).then_some(u16::from(choice)),
            channels: vec![Channel::ALL[usize::from(choice) % 9]],
            at_least: choice % 5,
        },
        3 => CriterionKind::Meeting { booked: choice > 90 },
        4 => CriterionKind::Persona,
        5 => CriterionKind::Score {
            of: Points::ALL[usize::from(choice) % 3],
            at_least: u16::from(choice % 40),
        },
        6 => CriterionKind::Basis,
        7 => CriterionKind::DecisionMaker,
        8 => CriterionKind::Chosen {
            question: QuestionId::named("two-way/label"),
            among: vec![ChoiceId::named(["two-way/label/mql", "gone"][usize::from(choice) % 2])],
        },
        9 => CriterionKind::AtLeast {
            needed: choice % 3,
            of: [choice.wrapping_add(1), choice.wrapping_add(3)]
                .map(|part| criterion(part, questions))
                .to_vec(),
        },
        _ => {
            let moon = format!(r#"{{"id":"{id}","moon_phase":{{"at_least":0.5}}}}"#);
            CriterionKind::Unreadable(moon)
        }
    };
    Criterion { advised: choice.is_multiple_of(5), ..Criterion::required(id, kind) }
}

pub fn a_rule(choice: u8, value: u8) -> Rule {
    let weight = if value.is_multiple_of(3) { Weight::Must } else { Weight::Points(i16::from(value) - 40) };
    if choice % 7 == 6 {
        let said = [Said::Yes, Said::No, Said::Choice(ChoiceId::named("soon"))][usize::from(value) % 3];
        let answers = vec![(QuestionId::named("bant/need"), said, i16::from(value) - 40)];
        return Rule::Heat(Heat { hot: i16::from(value), warm: 20, answers });
    }
    let test = match choice % 3 {
        0 => {
            Test::Words { field: Field::Title, any_of: vec![NAMES[usize::from(value) % NAMES.len()].into()] }
        }
        1 => Test::Between {
            field: Field::Employees,
            from: (value > 30).then_some(u32::from(value)),
            to: (value < 200).then_some(100),
        },
        _ => {
            let channels = vec![Channel::ALL[usize::from(value) % 9]];
            let within = (value > 90).then_some(u16::from(value));
            return Rule::Engagement(Deed { channels, direction: None, within, points: 5, most: value % 4 });
        }
    };
    Rule::Fit { test, weight }
}
