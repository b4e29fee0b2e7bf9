//! One checkable condition, as a team writes it down, and what is answered to the questions among them.
//!
//! What can be said of a lead under a criterion is in [`super::judge`].

use chrono::NaiveDate;

use super::{
    activity::Channel,
    beyond::Beyond,
    field::Field,
    ids::{ChoiceId, CriterionId, QuestionId},
    wording::Wording,
};

/// A condition that a team sets for entering a stage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Criterion {
    pub id: CriterionId,
    pub kind: CriterionKind,
    /// Only recommended: shown at the gate, and never a reason to keep a card out.
    pub advised: bool,
}

impl Criterion {
    pub const fn required(id: CriterionId, kind: CriterionKind) -> Self {
        Self { id, kind, advised: false }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CriterionKind {
    /// At least one of these fields is filled in.
    Filled(Vec<Field>),
    /// The team's question is answered with yes.
    Answered(QuestionId),
    /// The team's question is answered with one of these choices.
    Chosen { question: QuestionId, among: Vec<ChoiceId> },
    /// The person has got in touch at least so many times, through one of these channels (any, when none is named),
    /// in so many days up to today (ever, when none is named).
    Inbound { channels: Vec<Channel>, at_least: u8, within: Option<u16> },
    /// A meeting has been held; or booked, where that is enough.
    Meeting { booked: bool },
    /// Everything that the team's persona insists on is true of the lead.
    Persona,
    /// At least so many points.
    Score { of: Points, at_least: u16 },
    /// There is a ground for keeping the person's data: consent or another legal basis.
    Basis,
    /// The lead is linked to the person who decides.
    DecisionMaker,
    /// At least so many of these hold. Groups hold no groups, so judging one always comes to an end.
    AtLeast { needed: u8, of: Vec<Criterion> },
    /// Of a kind that only a newer version can judge; kept as it was written.
    Unreadable(String),
}

/// Which points of a score count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Points {
    /// How well the lead fits the persona.
    Fit,
    /// What the person does.
    Engagement,
    Total,
}

impl Points {
    pub const ALL: [Points; 3] = [Points::Fit, Points::Engagement, Points::Total];

    pub fn key(self) -> &'static str {
        match self {
            Points::Fit => "fit",
            Points::Engagement => "engagement",
            Points::Total => "total",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Points::ALL.into_iter().find(|points| points.key() == key)
    }
}

impl CriterionKind {
    /// The question that this asks, if it asks one.
    pub fn question(&self) -> Option<QuestionId> {
        match self {
            CriterionKind::Answered(question) | CriterionKind::Chosen { question, .. } => Some(*question),
            _ => None,
        }
    }

    /// Whether both ask the same of a lead; the identities of a group's criteria make no difference.
    pub fn asks_the_same(&self, other: &CriterionKind) -> bool {
        match (self, other) {
            (
                CriterionKind::AtLeast { needed, of },
                CriterionKind::AtLeast { needed: theirs, of: others },
            ) => {
                let same = |(one, other): (&Criterion, &Criterion)| one.kind == other.kind;
                needed == theirs && of.len() == others.len() && of.iter().zip(others).all(same)
            }
            _ => self == other,
        }
    }

    /// Whether it looks at persona or score, which the team's rules decide.
    pub fn goes_by_rules(&self) -> bool {
        matches!(self, CriterionKind::Persona | CriterionKind::Score { .. })
    }

    /// The criteria of a group, and this one alone otherwise.
    pub fn leaves(&self) -> Vec<&CriterionKind> {
        match self {
            CriterionKind::AtLeast { of, .. } => of.iter().map(|part| &part.kind).collect(),
            kind => vec![kind],
        }
    }
}

/// A question of a team: to be answered with yes or no, or with one of its choices.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Question {
    pub wording: Wording,
    /// None: yes or no.
    pub choices: Vec<(ChoiceId, Wording)>,
    /// What the question is about, where it is one of the things that every team asks in its own words. An answer to
    /// another yes-or-no question on the same topic counts, whichever team asks it.
    pub topic: Option<Topic>,
    /// When it is put of its own accord, whether or not a stage asks it.
    pub occasion: Option<Occasion>,
    pub beyond: Beyond,
}

impl Question {
    pub fn yes_or_no(wording: Wording) -> Self {
        Self { wording, ..Self::default() }
    }

    pub fn choice(&self, choice: ChoiceId) -> Option<&Wording> {
        self.choices.iter().find(|(id, _)| *id == choice).map(|(_, wording)| wording)
    }

    /// The wording of what was chosen, where the answer is a choice.
    pub fn chosen(&self, answer: &Answer) -> Option<&Wording> {
        match answer.said {
            Said::Choice(choice) => self.choice(choice),
            Said::Yes | Said::No | Said::Unreadable => None,
        }
    }
}

/// What teams ask under different words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    Need,
    Budget,
    Authority,
    Timeline,
    Intent,
    Fit,
}

impl Topic {
    pub const ALL: [Topic; 6] =
        [Topic::Need, Topic::Budget, Topic::Authority, Topic::Timeline, Topic::Intent, Topic::Fit];

    pub fn key(self) -> &'static str {
        match self {
            Topic::Need => "need",
            Topic::Budget => "budget",
            Topic::Authority => "authority",
            Topic::Timeline => "timeline",
            Topic::Intent => "intent",
            Topic::Fit => "fit",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Topic::ALL.into_iter().find(|topic| topic.key() == key)
    }
}

/// When a question is put without waiting for a stage that asks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// A qualifier: answered by a tap while a lead is captured.
    Capture,
    /// A purpose to which visitors consent, or not, by themselves: a box on the screen that is turned to them.
    Consent,
}

impl Occasion {
    pub const ALL: [Occasion; 2] = [Occasion::Capture, Occasion::Consent];

    pub fn key(self) -> &'static str {
        match self {
            Occasion::Capture => "capture",
            Occasion::Consent => "consent",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Occasion::ALL.into_iter().find(|occasion| occasion.key() == key)
    }
}

/// What was answered, and on what grounds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    pub said: Said,
    /// How we know: a remark, a quotation.
    pub evidence: String,
    /// Who told us; empty where that was not written down.
    pub who: String,
    /// When they did; where that was not written down, the answer itself is dated.
    pub on: Option<NaiveDate>,
    pub beyond: Beyond,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    No,
    Yes,
    Choice(ChoiceId),
    /// Something that only a newer version can read; kept in [`Answer::beyond`].
    Unreadable,
}

impl Said {
    /// `yes`, `no`, or the choice.
    pub fn key(self) -> String {
        match self {
            Said::Yes => "yes".to_owned(),
            Said::No => "no".to_owned(),
            Said::Choice(choice) => choice.to_string(),
            Said::Unreadable => "unreadable".to_owned(),
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "yes" => Some(Said::Yes),
            "no" => Some(Said::No),
            choice => choice.parse().ok().map(Said::Choice),
        }
    }
}

impl Answer {
    pub fn new(said: Said, evidence: impl Into<String>) -> Self {
        Self { said, evidence: evidence.into(), who: String::new(), on: None, beyond: Beyond::default() }
    }
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
