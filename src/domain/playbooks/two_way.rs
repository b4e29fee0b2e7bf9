//! Two-way dialogue: somebody is a prospect from the moment they answer us, and not before.

use super::{
    rules::ENGAGEMENT,
    table::{Answered, Ask::*, Gives, Row, Table, asked, choosing, heat},
};
use crate::domain::{activity::Channel, criterion::Topic, field::Field, stage::Colour};

pub(super) const TABLE: Table = Table {
    key: "two-way",
    name: ("Dialogue à double sens", "Two-way dialogue"),
    summary: (
        "Pour qui écrit à beaucoup de monde : une fiche avance quand la personne répond.",
        "For teams that write to many people: a card moves on when the person answers.",
    ),
    stages: &[
        Row::open("lead", ("Lead", "Lead"), Colour::Slate, 10)
            .means(
                "On peut joindre la personne, sans savoir ce qu’elle cherche. Nous sommes seuls à parler.",
                "The person can be reached, but we do not know what they look for. We do all the talking.",
            )
            .stale_after(30)
            // A name and an e-mail address, or a telephone where that is what they left; with luck a little more.
            .asks(&[
                Filled(&[Field::FullName]),
                Filled(&[Field::Email, Field::Phone]),
                Advised(&Filled(&[Field::Title, Field::City])),
            ]),
        Row::open("prospect", ("Prospect", "Prospect"), Colour::Blue, 40)
            .means(
                "La personne nous a répondu. Le dialogue est ouvert : notez ses besoins et ses problèmes.",
                "The person has answered us. The dialogue is open: write down their needs and problems.",
            )
            .stale_after(30)
            // A form sent in or a badge scanned says that somebody was there; an answer is more than that.
            .asks(&[
                Heard(1, &[Channel::Mail, Channel::Call, Channel::Letter, Channel::Meeting]),
                Advised(&OneOf("two-way/label", &["mql", "sql"])),
            ]),
        // Needs come to light in the dialogue, so they are asked for at its end, not at its beginning.
        Row::customer().asks(&[Yes("two-way/needs"), Filled(&[Field::Amount])]),
        Row::lost(),
    ],
    questions: &[
        asked(
            "two-way/needs",
            Some(Topic::Need),
            (
                "Besoins : sait-on ce qu’il lui faut, et ce qui la gêne aujourd’hui ?",
                "Needs: do we know what they need, and what troubles them today?",
            ),
        )
        .at_capture(),
        choosing(
            "two-way/label",
            ("Qui l’a qualifiée ?", "Who has qualified them?"),
            &[
                ("mql", ("Le marketing (MQL)", "Marketing (MQL)")),
                ("sql", ("Les ventes (SQL)", "Sales (SQL)")),
                ("nobody", ("Personne encore", "Nobody yet")),
            ],
        ),
        // How the dialogue that begins here goes on.
        choosing(
            "two-way/wants",
            ("Qu’attend la personne de nous ?", "What do they expect from us?"),
            &[
                ("call", ("Un appel", "A call")),
                ("mail", ("Un message", "A message")),
                ("quote", ("Un devis", "A quote")),
                ("nothing", ("Rien pour l’instant", "Nothing for now")),
            ],
        )
        .at_capture(),
    ],
    rules: &[
        ENGAGEMENT,
        // Whoever waits for us to speak is the one to answer first.
        &[heat(Gives::Warms(
            60,
            20,
            &[
                ("two-way/needs", Answered::Positively, 20),
                ("two-way/wants", Answered::With("quote"), 50),
                ("two-way/wants", Answered::With("call"), 40),
                ("two-way/wants", Answered::With("mail"), 20),
            ],
        ))],
    ],
    edition: 2,
};
