//! Maturity: marketing lets an interest ripen, and hands the person over to sales when they are ready.

use super::{
    rules::{ENGAGEMENT, FIT},
    table::{Answered, Ask::*, Given, Gives, Row, Table, asked, choosing, heat},
};
use crate::domain::{
    activity::Channel,
    criterion::{Points, Topic},
    field::Field,
    stage::Colour,
};

pub(super) const TABLE: Table = Table {
    key: "maturity",
    name: ("Maturité", "Maturity"),
    summary: (
        "Pour deux équipes qui se relaient : le marketing fait mûrir, puis un vendeur prend la suite.",
        "For two teams in relay: marketing lets interest ripen, then a salesperson takes over.",
    ),
    stages: &[
        Row::open("contact", ("Contact", "Contact"), Colour::Slate, 5)
            .means(
                "On sait où joindre la personne. Elle n’a encore rien demandé.",
                "We know where to reach the person. They have not asked for anything yet.",
            )
            .stale_after(60)
            .asks(&[Filled(&[Field::Email, Field::Phone]), Advised(&Grounds)]),
        Row::open("lead", ("Lead", "Lead"), Colour::Blue, 20)
            .means(
                "La personne s’est présentée d’elle-même et s’intéresse à ce que nous vendons.",
                "The person has come forward and is interested in what we sell.",
            )
            .stale_after(30)
            .asks(&[
                Filled(&[Field::FullName]),
                Heard(1, &[Channel::Form, Channel::Call, Channel::Show]),
                Advised(&OneOf("maturity/warmth", &["warm"])),
            ]),
        Row::open("prospect", ("Prospect", "Prospect"), Colour::Violet, 50)
            .means(
                "La personne ressemble à nos clients et songe à acheter. Un vendeur s’en occupe désormais.",
                "The person is like our customers and thinks of buying. A salesperson now looks after them.",
            )
            .stale_after(21)
            // The persona tells a stranger; whoever has talked with the person may know better. An owner is what
            // makes the hand-over a fact.
            .asks(&[
                AnyOf(&[Yes("maturity/fit"), Fits]),
                Filled(&[Field::Owner]),
                Advised(&Scores(Points::Total, 20)),
            ]),
        Row::customer(),
        Row::lost(),
    ],
    questions: &[
        asked(
            "maturity/fit",
            Some(Topic::Fit),
            (
                "Profil : est-ce le genre de client que nous visons (lieu, profil, taille de l’entreprise) ?",
                "Fit: are they the kind of customer we aim at (place, profile, company size)?",
            ),
        )
        .at_capture(),
        choosing(
            "maturity/warmth",
            ("Chaud ou froid ?", "Warm or cold?"),
            &[
                ("cold", ("Froid : s’informe", "Cold: looks around")),
                ("warm", ("Chaud : a un projet", "Warm: has a project")),
            ],
        )
        .at_capture(),
    ],
    // The persona to start from: each team puts its own countries, sectors and sizes here.
    rules: &[
        &[Given { name: "maturity/size", rule: Gives::Insists(Field::Employees, Some(10), None) }],
        FIT,
        ENGAGEMENT,
        &[heat(Gives::Warms(
            60,
            30,
            &[("maturity/fit", Answered::Positively, 30), ("maturity/warmth", Answered::With("warm"), 40)],
        ))],
    ],
    edition: 2,
};
