//! How a built-in playbook is written down: as a table of stages that reads from top to bottom.

use crate::domain::{
    activity::Channel,
    criterion::{Criterion, CriterionKind, Question},
    field::Field,
    ids::{CriterionId, QuestionId, StageId},
    playbook::Playbook,
    rank::Rank,
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
    /// Names of the questions, in full because two playbooks may share one, and their wording.
    pub questions: &'static [(&'static str, Both)],
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
    /// The person got in touch at least so many times, through one of these channels; any, when none is named.
    Heard(u8, &'static [Channel]),
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
        let question =
            |(name, text): &(&str, Both)| (QuestionId::named(name), Question::yes_or_no(wording(*text)));
        Playbook {
            key: self.key.to_owned(),
            name: wording(self.name),
            summary: wording(self.summary),
            stages: stages.collect(),
            questions: self.questions.iter().map(question).collect(),
            rules: Vec::new(),
            version: Stamp::ORIGIN,
        }
    }
}

impl Ask {
    /// Named after what is asked, so that another order of the gate leaves identities alone.
    fn criterion(self, stage: &str) -> Criterion {
        let (asked, kind) = match self {
            Ask::Filled(fields) => (
                fields.iter().map(|field| field.key()).collect::<Vec<_>>().join("+"),
                CriterionKind::Filled(fields.to_vec()),
            ),
            Ask::Yes(question) => (question.to_owned(), CriterionKind::Answered(QuestionId::named(question))),
            Ask::Heard(at_least, channels) => (
                format!(
                    "heard {}",
                    channels.iter().map(|channel| channel.key()).collect::<Vec<_>>().join("+")
                ),
                CriterionKind::Inbound { channels: channels.to_vec(), at_least, within: None },
            ),
        };
        Criterion::required(CriterionId::named(&format!("{stage}/{asked}")), kind)
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
