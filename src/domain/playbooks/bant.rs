//! BANT: budget, authority, need and timeline are all there, or the person is not ready for a salesperson's time.
//!
//! There are two vocabularies for the same four steps, and authors who use both in one article. The questions are
//! the same ones, so an answer given under one vocabulary counts under the other.

use super::{
    rules::{ENGAGEMENT, FIT},
    table::{Answered, Ask, Ask::*, Asked, Both, Given, Gives, Row, Table, asked, choosing, heat},
};
use crate::domain::{criterion::Topic, field::Field, stage::Colour};

pub(super) const TABLE: Table = Table {
    key: "bant",
    name: ("BANT", "BANT"),
    summary: (
        "Pour les achats réfléchis : budget, pouvoir, besoin et délai sont vérifiés avant d’y passer du temps.",
        "For considered purchases: budget, authority, need and timeline are checked before time is spent.",
    ),
    stages: &[
        first("lead", ("Lead", "Lead")),
        qualified("prospect", ("Prospect", "Prospect")),
        OPPORTUNITY,
        Row::customer(),
        Row::nurturing(),
        Row::lost(),
    ],
    questions: QUESTIONS,
    rules: RULES,
    edition: 2,
};

pub(super) const REVERSED: Table = Table {
    key: "bant-reversed",
    name: ("BANT, vocabulaire inversé", "BANT, reversed vocabulary"),
    summary: (
        "Les mêmes étapes que BANT, pour qui dit « prospect » d’abord et « client potentiel » ensuite.",
        "The same steps as BANT, for those who say “prospect” first and “potential customer” later.",
    ),
    stages: &[
        first("prospect", ("Prospect", "Prospect")),
        qualified("potential", ("Client potentiel", "Potential customer")),
        OPPORTUNITY,
        Row::customer(),
        Row::nurturing(),
        Row::lost(),
    ],
    questions: QUESTIONS,
    rules: RULES,
    edition: 2,
};

const fn first(key: &'static str, name: Both) -> Row {
    Row::open(key, name, Colour::Slate, 10)
        .means(
            "La personne montre un premier intérêt. On ne sait pas encore si elle veut et peut acheter.",
            "The person shows a first interest. Whether they want to buy, and can, is still open.",
        )
        .stale_after(21)
        .asks(&[Filled(&[Field::FullName, Field::Company])])
}

const fn qualified(key: &'static str, name: Both) -> Row {
    Row::open(key, name, Colour::Blue, 40)
        .means(
            "La personne a un besoin, de quoi payer, son mot à dire et une date en tête.",
            "The person has a need, the money, a say in the matter and a date in mind.",
        )
        .stale_after(30)
        .asks(FOUR_ANSWERS)
}

const OPPORTUNITY: Row = Row::open("opportunity", ("Opportunité", "Opportunity"), Colour::Violet, 60)
    .means(
        "La personne discute avec nous d’un achat précis, pour un montant et une date.",
        "The person discusses a definite purchase with us, for an amount and a date.",
    )
    .stale_after(30)
    // Before, messages explain; from here on they are personal and call for something.
    .asks(&[
        Filled(&[Field::Amount]),
        Filled(&[Field::ExpectedOn]),
        Advised(&OneOf("bant/offer", &["demo", "consultation", "quote"])),
    ]);

const FOUR_ANSWERS: &[Ask] =
    &[Yes("bant/budget"), Yes("bant/authority"), Yes("bant/need"), Yes("bant/timeline"), Advised(&TALKING)];

/// Interactions are tracked: answers that are a season old have to be asked again.
const TALKING: Ask = HeardLately(1, &[], 90);

const RULES: &[&[Given]] = &[FIT, ENGAGEMENT, HEAT];

/// Two of the three make it worth a call tomorrow.
const HEAT: &[Given] = &[heat(Gives::Warms(
    60,
    30,
    &[
        ("bant/authority", Answered::Positively, 30),
        ("bant/need", Answered::Positively, 30),
        ("bant/timeline", Answered::Positively, 30),
    ],
))];

/// Money is not asked about on a booth: the three others are.
const QUESTIONS: &[Asked] = &[
    asked(
        "bant/budget",
        Some(Topic::Budget),
        ("Budget : a-t-elle de quoi payer ?", "Budget: do they have the money?"),
    ),
    asked(
        "bant/authority",
        Some(Topic::Authority),
        (
            "Pouvoir : décide-t-elle, ou pèse-t-elle sur la décision ?",
            "Authority: do they decide, or have a say?",
        ),
    )
    .at_capture(),
    asked(
        "bant/need",
        Some(Topic::Need),
        ("Besoin : pouvons-nous y répondre ?", "Need: is it one that we can meet?"),
    )
    .at_capture(),
    asked(
        "bant/timeline",
        Some(Topic::Timeline),
        (
            "Délai : veut-elle acheter à une échéance connue ?",
            "Timeline: do they want to buy by a known date?",
        ),
    )
    .at_capture(),
    choosing(
        "bant/offer",
        ("Que lui a-t-on proposé ?", "What has been offered?"),
        &[
            ("demo", ("Une démonstration", "A demonstration")),
            ("consultation", ("Un entretien-conseil", "A consultation")),
            ("quote", ("Un devis", "A quote")),
            ("nothing", ("Rien encore", "Nothing yet")),
        ],
    ),
];
