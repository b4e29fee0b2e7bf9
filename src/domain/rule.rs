//! What a team looks for in a person, and what it counts: the persona and the score are made of these rules.
//!
//! A rule about who somebody is either must hold (the persona insists on it) or gives points for fit; a rule about what
//! somebody does gives points for engagement, as often as it says. How hot somebody is goes by what they answer while
//! they are captured, and by nothing else: whoever stands at the booth has to see why.

use super::{
    activity::{Channel, Direction},
    criterion::{Points, Said},
    field::{Field, FieldKind},
    ids::{QuestionId, RuleId},
};

/// A team has one rule of heat, under the same identity everywhere.
pub const HEAT: RuleId = RuleId::named("heat");

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Who the person is.
    Fit { test: Test, weight: Weight },
    /// What happened with the person.
    Engagement(Deed),
    /// How hot they are by their answers.
    Heat(Heat),
    /// Of a kind that only a newer version can reckon with; kept as it was written.
    Unreadable(String),
}

/// Hot from so many points, warm from so many, cold below.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Heat {
    pub hot: i16,
    pub warm: i16,
    /// What each answer is worth; fewer points than none speak against.
    pub answers: Vec<(QuestionId, Said, i16)>,
}

/// A look at one field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Test {
    /// One of these words begins a word of the field; capitals and accents make no difference.
    Words { field: Field, any_of: Vec<String> },
    /// The number in the field lies between these, both included; an amount counts in whole euros.
    Between { field: Field, from: Option<u32>, to: Option<u32> },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Without it the person is not the team's customer.
    Must,
    /// Points for fit when it holds; fewer than none speak against.
    Points(i16),
}

/// Something that counts each time it happens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deed {
    /// Any, when none is named.
    pub channels: Vec<Channel>,
    /// From the person or from us; either, when none is named.
    pub direction: Option<Direction>,
    /// Counts for so many days; for ever, when none is named.
    pub within: Option<u16>,
    pub points: i16,
    /// At most so many times.
    pub most: u8,
}

impl Rule {
    /// Whether the persona insists on it; others only give points.
    pub fn is_must(&self) -> bool {
        matches!(self, Rule::Fit { weight: Weight::Must, .. })
    }

    /// Whether it gives points of this kind.
    pub fn gives(&self, of: Points) -> bool {
        match self {
            Rule::Fit { .. } => !self.is_must() && of != Points::Engagement,
            Rule::Engagement(_) => of != Points::Fit,
            Rule::Heat(_) | Rule::Unreadable(_) => false,
        }
    }
}

impl Test {
    pub fn field(&self) -> Field {
        match self {
            Test::Words { field, .. } | Test::Between { field, .. } => *field,
        }
    }
}

/// The fields whose words a persona can look at.
pub fn word_fields() -> impl Iterator<Item = Field> {
    [Field::City, Field::Country, Field::Sector, Field::Title, Field::Company].into_iter()
}

/// The fields whose number a persona can look at.
pub fn number_fields() -> impl Iterator<Item = Field> {
    Field::ALL.into_iter().filter(|field| matches!(field.kind(), FieldKind::Number | FieldKind::Money))
}
