//! One checkable condition, and what can be said of a lead under it.

use super::{
    activity::{Channel, Direction},
    field::Field,
    ids::{CriterionId, QuestionId},
    lead::Lead,
    moment::Millis,
    wording::Wording,
};

/// A condition that a team sets for entering a stage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Criterion {
    pub id: CriterionId,
    pub kind: CriterionKind,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CriterionKind {
    /// At least one of these fields is filled in.
    Filled(Vec<Field>),
    /// The team's question is answered with yes.
    Answered(QuestionId),
    /// The person has got in touch at least so many times, through one of these channels (any, when none is named).
    Inbound { channels: Vec<Channel>, at_least: u8 },
    /// Of a kind that only a newer version can judge; kept as it was written.
    Unreadable(String),
}

/// A yes-or-no question of a team.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question {
    pub wording: Wording,
}

/// What was answered, and on what grounds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    pub yes: bool,
    /// How we know: a remark, a quotation.
    pub evidence: String,
}

/// What can be said of a criterion today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    Yes,
    No,
    Unknown,
}

impl Holds {
    pub fn key(self) -> &'static str {
        match self {
            Holds::Yes => "yes",
            Holds::No => "no",
            Holds::Unknown => "unknown",
        }
    }
}

/// Why a criterion holds or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// The fields that are filled.
    FilledIn(Vec<Field>),
    /// None of these fields is.
    Empty(Vec<Field>),
    Answered {
        yes: bool,
        evidence: String,
    },
    NotAsked,
    /// How often the person got in touch, of how often they must, and when last.
    Heard {
        times: usize,
        needed: u8,
        last: Option<Millis>,
    },
    /// This version cannot read the criterion.
    NotReadable,
}

/// A criterion judged for one lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    pub criterion: Criterion,
    pub holds: Holds,
    pub because: Because,
}

/// Judges one criterion. Depends on the lead alone, so the same lead gets the same judgement everywhere.
pub fn judge(lead: &Lead, criterion: &Criterion) -> Judgement {
    let (holds, because) = match &criterion.kind {
        CriterionKind::Filled(fields) => judge_fields(lead, fields),
        CriterionKind::Answered(question) => judge_answer(lead, *question),
        CriterionKind::Inbound { channels, at_least } => judge_inbound(lead, channels, *at_least),
        CriterionKind::Unreadable(_) => (Holds::Unknown, Because::NotReadable),
    };
    Judgement { criterion: criterion.clone(), holds, because }
}

fn judge_fields(lead: &Lead, fields: &[Field]) -> (Holds, Because) {
    let filled: Vec<Field> = fields.iter().copied().filter(|field| lead.fact(*field).is_some()).collect();
    if filled.is_empty() {
        (Holds::Unknown, Because::Empty(fields.to_vec()))
    } else {
        (Holds::Yes, Because::FilledIn(filled))
    }
}

fn judge_answer(lead: &Lead, question: QuestionId) -> (Holds, Because) {
    match lead.answer(question) {
        Some(answer) => (
            if answer.yes { Holds::Yes } else { Holds::No },
            Because::Answered { yes: answer.yes, evidence: answer.evidence.clone() },
        ),
        None => (Holds::Unknown, Because::NotAsked),
    }
}

fn judge_inbound(lead: &Lead, channels: &[Channel], needed: u8) -> (Holds, Because) {
    let heard = || {
        lead.activities()
            .map(|(_, activity)| activity)
            .filter(|activity| activity.direction == Direction::Inbound)
            .filter(|activity| channels.is_empty() || channels.contains(&activity.channel))
    };
    let times = heard().count();
    let last = heard().map(|activity| activity.at).max();
    let holds = if times >= usize::from(needed) { Holds::Yes } else { Holds::No };
    (holds, Because::Heard { times, needed, last })
}
