//! One card: a person, and perhaps a company, on the way from stranger to customer.

use std::collections::BTreeMap;

use super::{
    activity::Activity,
    beyond::Beyond,
    criterion::Answer,
    field::{Fact, Field},
    ids::{ActivityId, CampaignId, LeadId, QuestionId},
    money::Money,
    stamp::Stamp,
    tie::Tie,
    trail::{Trail, Visit},
    written::Written,
};

/// Everything that was ever written down about one lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    pub id: LeadId,
    /// The earliest write.
    pub created: Stamp,
    pub facts: BTreeMap<Field, Written<Option<Fact>>>,
    /// One write a tag: true where it was put on, false where it was taken off.
    pub tags: BTreeMap<String, Written<bool>>,
    pub answers: BTreeMap<QuestionId, Written<Option<Answer>>>,
    pub activities: BTreeMap<ActivityId, Written<Option<Activity>>>,
    pub trail: Trail,
    /// True marks a removed lead: kept, so that an older file cannot bring it back and undo can.
    pub removed: Written<bool>,
    /// Whether it is the same person as others: all that was said.
    pub ties: Written<Tie>,
    /// What this version does not know.
    pub beyond: Beyond,
}

impl Lead {
    pub fn new(id: LeadId, created: Stamp) -> Self {
        Self {
            id,
            created,
            facts: BTreeMap::new(),
            tags: BTreeMap::new(),
            answers: BTreeMap::new(),
            activities: BTreeMap::new(),
            trail: Trail::default(),
            removed: Written::default(),
            ties: Written::default(),
            beyond: Beyond::default(),
        }
    }

    pub fn fact(&self, field: Field) -> Option<&Fact> {
        self.facts.get(&field)?.get()?.as_ref()
    }

    /// The text of a field that holds text; empty where nothing is known.
    pub fn text(&self, field: Field) -> &str {
        match self.fact(field) {
            Some(Fact::Text(text)) => text,
            _ => "",
        }
    }

    pub fn amount(&self) -> Option<Money> {
        match self.fact(Field::Amount) {
            Some(Fact::Money(amount)) => Some(*amount),
            _ => None,
        }
    }

    pub fn source(&self) -> Option<CampaignId> {
        match self.fact(Field::Source) {
            Some(Fact::Campaign(campaign)) => Some(*campaign),
            _ => None,
        }
    }

    /// Name, or else whatever else tells this lead from others.
    pub fn called(&self) -> &str {
        [Field::FullName, Field::Company, Field::Email, Field::Phone]
            .into_iter()
            .map(|field| self.text(field))
            .find(|text| !text.is_empty())
            .unwrap_or("…")
    }

    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.tags.iter().filter(|(_, on)| on.get() == Some(&true)).map(|(tag, _)| tag.as_str())
    }

    pub fn answer(&self, question: QuestionId) -> Option<&Answer> {
        self.answers.get(&question)?.get()?.as_ref()
    }

    /// What happened and was not taken back, by identity.
    pub fn activities(&self) -> impl Iterator<Item = (ActivityId, &Activity)> {
        self.activities.iter().filter_map(|(id, written)| Some((*id, written.get()?.as_ref()?)))
    }

    pub fn activity(&self, activity: ActivityId) -> Option<&Activity> {
        self.activities.get(&activity)?.get()?.as_ref()
    }

    pub fn is_removed(&self) -> bool {
        self.removed.get() == Some(&true)
    }

    /// The latest write of any part.
    pub fn latest(&self) -> Stamp {
        let mut latest =
            self.created.max(self.trail.stamp()).max(self.removed.stamp()).max(self.ties.stamp());
        // Asked of every lead at each start: a loop each takes a fraction of one over all of them chained.
        self.facts.values().for_each(|written| latest = latest.max(written.stamp()));
        self.tags.values().for_each(|written| latest = latest.max(written.stamp()));
        self.answers.values().for_each(|written| latest = latest.max(written.stamp()));
        self.activities.values().for_each(|written| latest = latest.max(written.stamp()));
        latest
    }

    /// Where the card is.
    pub fn visit(&self) -> Option<&Visit> {
        self.trail.now()
    }

    /// The union of what both know; loses nothing and does not care which comes first.
    pub fn join(&mut self, other: &Lead) {
        self.created = self.created.min(other.created);
        join_each(&mut self.facts, &other.facts);
        join_each(&mut self.tags, &other.tags);
        join_each(&mut self.answers, &other.answers);
        join_each(&mut self.activities, &other.activities);
        self.trail.join(&other.trail);
        self.removed.join(&other.removed);
        self.ties.join(&other.ties);
        self.beyond.join(&other.beyond);
    }
}

/// Joins two maps of written values, key by key.
pub(super) fn join_each<K: Ord + Clone, T: Ord + Clone>(
    into: &mut BTreeMap<K, Written<T>>,
    from: &BTreeMap<K, Written<T>>,
) {
    for (key, written) in from {
        into.entry(key.clone()).or_default().join(written);
    }
}
