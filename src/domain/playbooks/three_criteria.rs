//! Three criteria: in our market, willing to buy and able to decide; whoever stays silent goes cold, not lost.

use super::{
    rules::{ENGAGEMENT, FIT},
    table::{Answered, Ask::*, Gives, Row, Table, asked, choosing, heat},
};
use crate::domain::{criterion::Topic, field::Field, stage::Colour};

pub(super) const TABLE: Table = Table {
    key: "three-criteria",
    name: ("Trois critères", "Three criteria"),
    summary: (
        "Pour qui part d’inconnus, de listes ou de réseaux : cible, intention et pouvoir font le tri.",
        "For teams that start from strangers, lists or networks: target, intent and authority sort them.",
    ),
    stages: &[
        Row::open("stranger", ("Inconnu", "Stranger"), Colour::Slate, 1)
            .means(
                "Un nom trouvé quelque part. La personne ne nous connaît pas.",
                "A name found somewhere. The person does not know us.",
            )
            .stale_after(90),
        Row::open("lead", ("Lead", "Lead"), Colour::Teal, 10)
            .means(
                "La personne est peut-être de notre marché et peut être jointe. Reste à savoir si elle veut acheter.",
                "The person may be in our market and can be reached. Whether they want to buy is not known.",
            )
            .stale_after(30)
            .asks(&[Filled(&[Field::FullName, Field::Company]), Filled(&[Field::Email, Field::Phone])]),
        Row::open("prospect", ("Prospect", "Prospect"), Colour::Blue, 50)
            .means(
                "La personne a une raison d’acheter, compte le faire et en décide elle-même.",
                "The person has a reason to buy, means to do so and decides for themselves.",
            )
            .stale_after(30)
            // An assistant who cannot decide is a way to the person who can: once the two are linked, that will do.
            .asks(&[
                Yes("three-criteria/target"),
                Yes("three-criteria/intent"),
                AnyOf(&[Yes("three-criteria/authority"), Decides]),
                Advised(&OneOf("three-criteria/price", &["fine"])),
            ]),
        Row::customer(),
        Row::recycled("cold", ("Froid", "Cold"), 2).means(
            "La personne ne répond plus, ou dit « pas maintenant ». On garde le lien sans insister.",
            "The person no longer answers, or says “not now”. We keep in touch without pressing.",
        ),
        Row::lost(),
    ],
    questions: &[
        asked(
            "three-criteria/target",
            Some(Topic::Need),
            (
                "Cible : a-t-elle une raison de vouloir ce que nous proposons ?",
                "Target: do they have a reason to want what we offer?",
            ),
        )
        .at_capture(),
        asked(
            "three-criteria/intent",
            Some(Topic::Intent),
            ("Intention : compte-t-elle acheter ?", "Intent: do they mean to buy?"),
        )
        .at_capture(),
        asked(
            "three-criteria/authority",
            Some(Topic::Authority),
            ("Pouvoir : est-ce elle qui décide de l’achat ?", "Authority: is the purchase theirs to decide?"),
        )
        .at_capture(),
        choosing(
            "three-criteria/price",
            ("Que dit-elle du prix ?", "What do they say about the price?"),
            &[
                ("fine", ("Il convient", "It suits them")),
                ("not-now", ("Pas maintenant", "Not now")),
                ("never", ("Jamais à ce prix", "Never at that price")),
            ],
        ),
    ],
    // All three make a prospect; two are worth going after tomorrow.
    rules: &[
        FIT,
        ENGAGEMENT,
        &[heat(Gives::Warms(
            60,
            30,
            &[
                ("three-criteria/target", Answered::Positively, 30),
                ("three-criteria/intent", Answered::Positively, 30),
                ("three-criteria/authority", Answered::Positively, 30),
            ],
        ))],
    ],
    edition: 2,
};
