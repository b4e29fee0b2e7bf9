//! One step of a team's way of working: what it is called, what it takes to enter it, what it is worth.

use std::collections::BTreeMap;

use super::{
    beyond::Beyond,
    criterion::{Criterion, CriterionKind},
    ids::StageId,
    moment::Millis,
    rank::Rank,
    stamp::Stamp,
    wording::Wording,
    written::Written,
};

/// What it means for a lead to be here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// On the way.
    #[default]
    Open,
    Won,
    Lost,
    /// Set aside to be nurtured: a way back in, not an end.
    Recycled,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Open, Kind::Won, Kind::Lost, Kind::Recycled];

    pub fn key(self) -> &'static str {
        match self {
            Kind::Open => "open",
            Kind::Won => "won",
            Kind::Lost => "lost",
            Kind::Recycled => "recycled",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Kind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether leads pass through here from stranger to customer, rather than leave the way.
    pub fn is_on_the_way(self) -> bool {
        matches!(self, Kind::Open | Kind::Won)
    }
}

/// The hue of a stage; what it looks like in light and dark is the style sheet's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colour {
    #[default]
    Slate,
    Blue,
    Teal,
    Green,
    Amber,
    Orange,
    Rose,
    Violet,
}

impl Colour {
    pub const ALL: [Colour; 8] = [
        Colour::Slate,
        Colour::Blue,
        Colour::Teal,
        Colour::Green,
        Colour::Amber,
        Colour::Orange,
        Colour::Rose,
        Colour::Violet,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Colour::Slate => "slate",
            Colour::Blue => "blue",
            Colour::Teal => "teal",
            Colour::Green => "green",
            Colour::Amber => "amber",
            Colour::Orange => "orange",
            Colour::Rose => "rose",
            Colour::Violet => "violet",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Colour::ALL.into_iter().find(|colour| colour.key() == key)
    }
}

/// One thing that a team decides about a stage; each is written, joined and undone on its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    Name(Wording),
    /// What it means to be here, in the team's words.
    Definition(Wording),
    Rank(Rank),
    Kind(Kind),
    Colour(Colour),
    /// Chance of winning a lead that is here, in hundredths.
    Probability(u8),
    /// Days in this stage after which a lead goes stale; `None`: never.
    StaleAfter(Option<u16>),
    /// As many leads as the team can look after here at a time; `None`: any number. A hint, never a refusal.
    WipHint(Option<u16>),
    /// What must hold to enter.
    Gate(Vec<Criterion>),
    /// Leads that came in or further before this moment keep the judgement of then until they go back; `None`: all are
    /// judged by the present gate.
    Spared(Option<Millis>),
    Retired(bool),
    /// Something that only a newer version knows of, as JSON: an object with one field, its name.
    Unreadable(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TraitKey {
    Name,
    Definition,
    Rank,
    Kind,
    Colour,
    Probability,
    StaleAfter,
    WipHint,
    Gate,
    Spared,
    Retired,
    /// By the first letters of its name.
    Unreadable([u8; 16]),
}

impl Trait {
    pub fn key(&self) -> TraitKey {
        match self {
            Trait::Name(_) => TraitKey::Name,
            Trait::Definition(_) => TraitKey::Definition,
            Trait::Rank(_) => TraitKey::Rank,
            Trait::Kind(_) => TraitKey::Kind,
            Trait::Colour(_) => TraitKey::Colour,
            Trait::Probability(_) => TraitKey::Probability,
            Trait::StaleAfter(_) => TraitKey::StaleAfter,
            Trait::WipHint(_) => TraitKey::WipHint,
            Trait::Gate(_) => TraitKey::Gate,
            Trait::Spared(_) => TraitKey::Spared,
            Trait::Retired(_) => TraitKey::Retired,
            Trait::Unreadable(json) => {
                // Two with the same beginning are told apart by their stamps and values, and none is lost.
                let mut name = [0; 16];
                let letters = json.bytes().skip(2).take_while(|letter| *letter != b'"');
                name.iter_mut().zip(letters).for_each(|(known, letter)| *known = letter);
                TraitKey::Unreadable(name)
            }
        }
    }
}

/// A stage is never removed, only retired: a colleague's file may still speak of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    pub id: StageId,
    traits: BTreeMap<TraitKey, Written<Trait>>,
    pub beyond: Beyond,
}

impl Stage {
    pub fn new(id: StageId) -> Self {
        Self { id, traits: BTreeMap::new(), beyond: Beyond::default() }
    }

    pub fn write(&mut self, stamp: Stamp, value: Trait) {
        self.traits.entry(value.key()).or_default().write(stamp, value);
    }

    pub fn join(&mut self, other: &Stage) {
        for (key, written) in &other.traits {
            self.traits.entry(*key).or_default().join(written);
        }
        self.beyond.join(&other.beyond);
    }

    /// Every trait with all its writes, in a fixed order.
    pub fn written(&self) -> impl Iterator<Item = &Written<Trait>> {
        self.traits.values()
    }

    /// The present value; a stage of which nothing was written yet has the plainest one.
    pub fn get(&self, key: TraitKey) -> Trait {
        self.traits.get(&key).and_then(Written::get).cloned().unwrap_or_else(|| match key {
            TraitKey::Name => Trait::Name(Wording::default()),
            TraitKey::Definition => Trait::Definition(Wording::default()),
            TraitKey::Rank => Trait::Rank(Rank::middle()),
            TraitKey::Kind => Trait::Kind(Kind::default()),
            TraitKey::Colour => Trait::Colour(Colour::default()),
            TraitKey::Probability => Trait::Probability(0),
            TraitKey::StaleAfter => Trait::StaleAfter(None),
            TraitKey::WipHint => Trait::WipHint(None),
            TraitKey::Gate => Trait::Gate(Vec::new()),
            TraitKey::Spared => Trait::Spared(None),
            TraitKey::Retired => Trait::Retired(false),
            TraitKey::Unreadable(_) => Trait::Unreadable(String::new()),
        })
    }

    /// The present values of what only a newer version knows of.
    pub fn unreadable(&self) -> impl Iterator<Item = &Trait> {
        self.traits.values().filter_map(Written::get).filter(|value| matches!(value, Trait::Unreadable(_)))
    }

    fn now(&self, key: TraitKey) -> Option<&Trait> {
        self.traits.get(&key).and_then(Written::get)
    }

    pub fn name(&self) -> Wording {
        match self.now(TraitKey::Name) {
            Some(Trait::Name(name)) => name.clone(),
            _ => Wording::default(),
        }
    }

    pub fn definition(&self) -> Wording {
        match self.now(TraitKey::Definition) {
            Some(Trait::Definition(definition)) => definition.clone(),
            _ => Wording::default(),
        }
    }

    pub fn rank(&self) -> Option<&Rank> {
        match self.now(TraitKey::Rank) {
            Some(Trait::Rank(rank)) => Some(rank),
            _ => None,
        }
    }

    pub fn kind(&self) -> Kind {
        match self.now(TraitKey::Kind) {
            Some(Trait::Kind(kind)) => *kind,
            _ => Kind::default(),
        }
    }

    pub fn colour(&self) -> Colour {
        match self.now(TraitKey::Colour) {
            Some(Trait::Colour(colour)) => *colour,
            _ => Colour::default(),
        }
    }

    pub fn probability(&self) -> u8 {
        match self.now(TraitKey::Probability) {
            Some(Trait::Probability(probability)) => *probability,
            _ => 0,
        }
    }

    pub fn stale_after(&self) -> Option<u16> {
        match self.now(TraitKey::StaleAfter) {
            Some(Trait::StaleAfter(days)) => *days,
            _ => None,
        }
    }

    pub fn wip_hint(&self) -> Option<u16> {
        match self.now(TraitKey::WipHint) {
            Some(Trait::WipHint(most)) => *most,
            _ => None,
        }
    }

    pub fn spared(&self) -> Option<Millis> {
        match self.now(TraitKey::Spared) {
            Some(Trait::Spared(before)) => *before,
            _ => None,
        }
    }

    /// Everything that the gate asks, with each criterion of a group for itself.
    pub fn asks(&self) -> impl Iterator<Item = &CriterionKind> {
        self.gate().iter().flat_map(|criterion| criterion.kind.leaves())
    }

    /// The part of the gate that keeps a card out; the rest is advice.
    pub fn required(&self) -> impl Iterator<Item = &Criterion> {
        self.gate().iter().filter(|criterion| !criterion.advised)
    }

    pub fn gate(&self) -> &[Criterion] {
        match self.now(TraitKey::Gate) {
            Some(Trait::Gate(criteria)) => criteria,
            _ => &[],
        }
    }

    pub fn is_retired(&self) -> bool {
        matches!(self.now(TraitKey::Retired), Some(Trait::Retired(true)))
    }
}
