//! How a built-in playbook is written down: as a table of stages that reads from top to bottom.

use crate::domain::{
    activity::{Channel, Direction},
    beyond::Beyond,
    criterion::{Criterion, CriterionKind, Occasion, Points, Question, Said, Topic},
    field::Field,
    ids::{ChoiceId, CriterionId, QuestionId, RuleId, StageId},
    playbook::Playbook,
    rank::Rank,
    rule::{Deed, Heat, Rule, Test, Weight},
    stage::{Colour, Kind, Trait},
    stamp::Stamp,
    wording::Wording,
};

/// A text in French and in English.
pub(super) type Both = (&'static str, &'static str);

pub(super) struct Table {
    pub key: &'static str,
    pub name: Both,
    pub summary: Both,
    pub stages: &'static [Row],
    /// With their names in full, because two playbooks may share one.
    pub questions: &'static [Asked],
    pub rules: &'static [&'static [Given]],
    /// Counts the times that the table has changed since it was first shipped: a later edition wins over an earlier
    /// one, and whatever a team writes wins over both.
    pub edition: u8,
}

/// A question.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub name: &'static str,
    pub wording: Both,
    pub topic: Option<Topic>,
    /// None: yes or no.
    pub choices: &'static [(&'static str, Both)],
    pub occasion: Option<Occasion>,
}

/// Who is hot, by what is answered at capture.
pub(super) const fn heat(rule: Gives) -> Given {
    Given { name: "heat", rule }
}

/// A rule of persona, score or heat.
#[derive(Clone, Copy)]
pub(super) struct Given {
    pub name: &'static str,
    pub rule: Gives,
}

#[derive(Clone, Copy)]
pub(super) enum Gives {
    /// The persona insists on a number in this field, from and to.
    Insists(Field, Option<u32>, Option<u32>),
    /// Points when one of these words is in the field.
    Words(Field, &'static [&'static str], i16),
    /// Points when the number in the field lies between.
    Between(Field, Option<u32>, Option<u32>, i16),
    /// Points each time the person does one of these, so often at most, for so many days.
    Does(&'static [Channel], i16, u8, Option<u16>),
    /// Hot and warm from so many points, and what answers are worth.
    Warms(i16, i16, &'static [(&'static str, Answered, i16)]),
}

/// What is answered.
#[derive(Clone, Copy)]
pub(super) enum Answered {
    Positively,
    With(&'static str),
}

/// One stage.
#[derive(Clone, Copy)]
pub(super) struct Row {
    key: &'static str,
    name: Both,
    definition: Both,
    kind: Kind,
    colour: Colour,
    probability: u8,
    stale_after: Option<u16>,
    gate: &'static [Ask],
}

/// One criterion of a gate.
#[derive(Clone, Copy)]
pub(super) enum Ask {
    /// One of these fields is filled in.
    Filled(&'static [Field]),
    /// This question is answered with yes.
    Yes(&'static str),
    /// One of these choices is the answer.
    OneOf(&'static str, &'static [&'static str]),
    /// The person got in touch at least so many times, through one of these channels; any, when none is named.
    Heard(u8, &'static [Channel]),
    /// The same, in so many days.
    HeardLately(u8, &'static [Channel], u16),
    /// A meeting was held, or is booked.
    Meets,
    Fits,
    Scores(Points, u16),
    Grounds,
    Decides,
    /// At least one of these holds.
    AnyOf(&'static [Ask]),
    /// Good to have, and never a reason to keep a card out.
    Advised(&'static Ask),
}

/// A yes-or-no question.
pub(super) const fn asked(name: &'static str, topic: Option<Topic>, wording: Both) -> Asked {
    Asked { name, wording, topic, choices: &[], occasion: None }
}

/// A question with choices.
pub(super) const fn choosing(
    name: &'static str,
    wording: Both,
    choices: &'static [(&'static str, Both)],
) -> Asked {
    Asked { name, wording, topic: None, choices, occasion: None }
}

impl Row {
    pub const fn open(key: &'static str, name: Both, colour: Colour, probability: u8) -> Self {
        let (definition, stale_after, gate): (Both, Option<u16>, &[Ask]) = (("", ""), None, &[]);
        Row { key, name, definition, kind: Kind::Open, colour, probability, stale_after, gate }
    }

    /// The same end of the way for all: without an amount nobody could say what was won.
    pub const fn customer() -> Self {
        let row = Row::open("customer", ("Client", "Customer"), Colour::Green, 100);
        Row { kind: Kind::Won, ..row }
            .means(
                "La personne a dit oui : la commande est passée ou le contrat signé.",
                "The person has said yes: the order is placed or the contract signed.",
            )
            .asks(&[Ask::Filled(&[Field::Amount])])
    }

    pub const fn lost() -> Self {
        let row = Row::open("lost", ("Perdu", "Lost"), Colour::Rose, 0);
        Row { kind: Kind::Lost, ..row }.means(
            "La personne a dit non, ou n’achètera pas. Notez pourquoi : cela servira pour les suivantes.",
            "The person has said no, or will not buy. Note why: it will help with the next ones.",
        )
    }

    /// Set aside with a way back in; it goes stale so that nobody is forgotten there.
    pub const fn recycled(key: &'static str, name: Both, probability: u8) -> Self {
        let row = Row::open(key, name, Colour::Orange, probability);
        Row { kind: Kind::Recycled, ..row }.stale_after(90)
    }

    pub const fn nurturing() -> Self {
        Row::recycled("nurturing", ("À faire mûrir", "Nurturing"), 5).means(
            "La personne n’est pas prête. Elle reçoit de quoi avancer à son rythme, et pourra revenir.",
            "The person is not ready. They get something useful now and then, and may come back.",
        )
    }

    pub const fn means(self, fr: &'static str, en: &'static str) -> Self {
        Row { definition: (fr, en), ..self }
    }

    pub const fn stale_after(self, days: u16) -> Self {
        Row { stale_after: Some(days), ..self }
    }

    pub const fn asks(self, gate: &'static [Ask]) -> Self {
        Row { gate, ..self }
    }
}

impl Table {
    /// Identities follow from the names here, so these never change once they have been shipped.
    pub fn playbook(&self) -> Playbook {
        let mut last = None;
        let stages = self.stages.iter().map(|row| {
            let rank = Rank::between(last.as_ref(), None);
            last = Some(rank.clone());
            let name = format!("{}/{}", self.key, row.key);
            let traits = vec![
                Trait::Name(wording(row.name)),
                Trait::Definition(wording(row.definition)),
                Trait::Rank(rank),
                Trait::Kind(row.kind),
                Trait::Colour(row.colour),
                Trait::Probability(row.probability),
                Trait::StaleAfter(row.stale_after),
                Trait::Gate(row.gate.iter().map(|ask| ask.criterion(&name)).collect()),
            ];
            (StageId::named(&name), traits)
        });
        Playbook {
            key: self.key.to_owned(),
            name: wording(self.name),
            summary: wording(self.summary),
            stages: stages.collect(),
            questions: self.questions.iter().map(Asked::question).collect(),
            rules: self.rules.iter().copied().flatten().map(Given::rule).collect(),
            version: Stamp::edition(self.edition),
            beyond: Beyond::default(),
        }
    }
}

impl Asked {
    /// A qualifier: what can be heard and tapped in the three sentences that a booth leaves time for.
    pub const fn at_capture(self) -> Self {
        Asked { occasion: Some(Occasion::Capture), ..self }
    }

    fn question(&self) -> (QuestionId, Question) {
        let choice = |(name, text): &(&str, Both)| (choice(self.name, name), wording(*text));
        let choices = self.choices.iter().map(choice).collect();
        (
            QuestionId::named(self.name),
            Question {
                choices,
                topic: self.topic,
                occasion: self.occasion,
                ..Question::yes_or_no(wording(self.wording))
            },
        )
    }
}

fn choice(question: &str, name: &str) -> ChoiceId {
    ChoiceId::named(&format!("{question}/{name}"))
}

impl Given {
    fn rule(&self) -> (RuleId, Rule) {
        let rule = match self.rule {
            Gives::Insists(field, from, to) => {
                Rule::Fit { test: Test::Between { field, from, to }, weight: Weight::Must }
            }
            Gives::Words(field, words, points) => {
                let any_of = words.iter().map(|word| (*word).to_owned()).collect();
                Rule::Fit { test: Test::Words { field, any_of }, weight: Weight::Points(points) }
            }
            Gives::Between(field, from, to, points) => {
                Rule::Fit { test: Test::Between { field, from, to }, weight: Weight::Points(points) }
            }
            Gives::Does(channels, points, most, within) => {
                let (channels, direction) = (channels.to_vec(), Some(Direction::Inbound));
                Rule::Engagement(Deed { channels, direction, within, points, most })
            }
            Gives::Warms(hot, warm, answers) => {
                let answers = answers.iter().map(|(question, answered, points)| {
                    let said = match answered {
                        Answered::Positively => Said::Yes,
                        Answered::With(name) => Said::Choice(choice(question, name)),
                    };
                    (QuestionId::named(question), said, *points)
                });
                Rule::Heat(Heat { hot, warm, answers: answers.collect() })
            }
        };
        (RuleId::named(self.name), rule)
    }
}

impl Ask {
    /// Named after what is asked, so that another order of the gate leaves identities alone.
    fn criterion(self, stage: &str) -> Criterion {
        if let Ask::Advised(asked) = self {
            return Criterion { advised: true, ..asked.criterion(stage) };
        }
        let (asked, kind) = self.named(stage);
        Criterion::required(CriterionId::named(&format!("{stage}/{asked}")), kind)
    }

    fn named(self, stage: &str) -> (String, CriterionKind) {
        let through =
            |channels: &[Channel]| channels.iter().map(|channel| channel.key()).collect::<Vec<_>>().join("+");
        match self {
            Ask::Filled(fields) => (
                fields.iter().map(|field| field.key()).collect::<Vec<_>>().join("+"),
                CriterionKind::Filled(fields.to_vec()),
            ),
            Ask::Yes(question) => (question.to_owned(), CriterionKind::Answered(QuestionId::named(question))),
            Ask::OneOf(name, choices) => {
                let among = choices.iter().map(|one| choice(name, one)).collect();
                (name.to_owned(), CriterionKind::Chosen { question: QuestionId::named(name), among })
            }
            Ask::Heard(at_least, channels) => (
                format!("heard {}", through(channels)),
                CriterionKind::Inbound { channels: channels.to_vec(), at_least, within: None },
            ),
            Ask::HeardLately(at_least, channels, days) => (
                format!("heard lately {}", through(channels)),
                CriterionKind::Inbound { channels: channels.to_vec(), at_least, within: Some(days) },
            ),
            Ask::Meets => ("meeting".to_owned(), CriterionKind::Meeting { booked: true }),
            Ask::Fits => ("persona".to_owned(), CriterionKind::Persona),
            Ask::Scores(of, at_least) => {
                (format!("score {}", of.key()), CriterionKind::Score { of, at_least })
            }
            Ask::Grounds => ("basis".to_owned(), CriterionKind::Basis),
            Ask::Decides => ("decision maker".to_owned(), CriterionKind::DecisionMaker),
            Ask::AnyOf(parts) => {
                let of: Vec<Criterion> = parts.iter().map(|part| part.criterion(stage)).collect();
                let names: Vec<String> = parts.iter().map(|part| part.named(stage).0).collect();
                (format!("any of {}", names.join(" or ")), CriterionKind::AtLeast { needed: 1, of })
            }
            Ask::Advised(asked) => asked.named(stage),
        }
    }
}

/// French sets blanks beside some marks, at which no line may break.
fn wording((fr, en): Both) -> Wording {
    let fr = [" ?", " :", " ;", "« ", " »"]
        .into_iter()
        .fold(fr.to_owned(), |text, mark| text.replace(mark, &mark.replace(' ', "\u{a0}")));
    Wording::new(fr, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_french_begins_with_a_mark() {
        assert_eq!(
            wording(("« Oui » : quand ?", "Yes: when?")),
            Wording::new("«\u{a0}Oui\u{a0}»\u{a0}: quand\u{a0}?", "Yes: when?")
        );
    }
}
