//! Scoring: what people do tells how interested they are, and only a meeting with figures makes them qualified.

use super::{
    rules::{ENGAGEMENT, FIT},
    table::{Answered, Ask::*, Gives, Row, Table, choosing, heat},
};
use crate::domain::{criterion::Points, field::Field, stage::Colour};

pub(super) const TABLE: Table = Table {
    key: "scoring",
    name: ("Scoring", "Scoring"),
    summary: (
        "Pour qui attire des visiteurs en ligne : chaque geste compte, un rendez-vous chiffré qualifie.",
        "For teams that draw visitors online: every step they take counts, a meeting with figures qualifies.",
    ),
    stages: &[
        Row::open("visitor", ("Visiteur", "Visitor"), Colour::Slate, 1)
            .means(
                "Quelqu’un regarde ce que nous faisons, presque sans se faire connaître.",
                "Somebody looks at what we do, and is hardly known yet.",
            )
            .stale_after(90),
        Row::open("contact", ("Contact", "Contact"), Colour::Teal, 5)
            .means(
                "La personne nous a laissé un moyen de lui écrire ou de l’appeler.",
                "The person has left us a way to write to them or call them.",
            )
            .stale_after(60)
            .asks(&[Filled(&[Field::Email, Field::Phone]), Advised(&Grounds)]),
        Row::open("lead", ("Lead", "Lead"), Colour::Blue, 20)
            .means(
                "La personne revient vers nous : son intérêt est réel. Rien ne presse.",
                "The person keeps coming back to us: the interest is real. There is no hurry.",
            )
            .stale_after(45)
            // Once may be chance: one form alone, or one mail, is not enough.
            .asks(&[Scores(Points::Engagement, 15)]),
        Row::open("qualified", ("Prospect qualifié", "Qualified prospect"), Colour::Violet, 60)
            .means(
                "La personne nous a rencontrés ; on sait pour combien elle achèterait, et avec quelle chance.",
                "The person has met us; we know how much they would buy, and how likely it is.",
            )
            .stale_after(30)
            .asks(&[
                Scores(Points::Total, 30),
                Meets,
                Filled(&[Field::Probability]),
                Filled(&[Field::Amount]),
            ]),
        Row::customer(),
        Row::nurturing(),
        Row::lost(),
    ],
    // What makes somebody qualified later, asked as far as a first talk goes: a meeting, and how likely a purchase is.
    questions: &[
        choosing(
            "scoring/next",
            ("Quelle suite souhaite la personne ?", "What do they want next?"),
            &[
                ("meeting", ("Un rendez-vous", "A meeting")),
                ("papers", ("Des informations", "Information")),
                ("nothing", ("Rien pour l’instant", "Nothing for now")),
            ],
        )
        .at_capture(),
        choosing(
            "scoring/when",
            ("Achat envisagé ?", "When might they buy?"),
            &[
                ("soon", ("D’ici trois mois", "Within three months")),
                ("year", ("Dans l’année", "Within a year")),
                ("open", ("Pas de date", "No date")),
            ],
        )
        .at_capture(),
    ],
    rules: &[
        FIT,
        ENGAGEMENT,
        &[heat(Gives::Warms(
            60,
            30,
            &[
                ("scoring/next", Answered::With("meeting"), 50),
                ("scoring/next", Answered::With("papers"), 10),
                ("scoring/when", Answered::With("soon"), 40),
                ("scoring/when", Answered::With("year"), 20),
            ],
        ))],
    ],
    edition: 2,
};
