//! What has been chosen so far for a rule, of every kind: going back and forth between kinds loses nothing.

use leptos::prelude::*;

use crate::{
    domain::{
        activity::{Channel, Direction},
        field::Field,
        rule::{Deed, Rule, Test, Weight, number_fields, word_fields},
    },
    i18n::{
        Words,
        playbook::{criteria, rules},
    },
    ui::playbook::criterion::days,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Words,
    Number,
    Deed,
}

#[derive(Clone, Copy)]
pub struct Wanted {
    pub kind: RwSignal<Kind>,
    pub word_field: RwSignal<Field>,
    pub any_of: RwSignal<String>,
    pub number_field: RwSignal<Field>,
    pub from: RwSignal<String>,
    pub to: RwSignal<String>,
    pub is_must: RwSignal<bool>,
    pub points: RwSignal<String>,
    pub channels: RwSignal<Vec<Channel>>,
    pub direction: RwSignal<Option<Direction>>,
    pub within: RwSignal<String>,
    pub most: RwSignal<String>,
}

impl Wanted {
    pub fn new(known: Option<&Rule>) -> Self {
        let wanted = Self {
            kind: RwSignal::new(Kind::Words),
            word_field: RwSignal::new(word_fields().next().unwrap_or(Field::City)),
            any_of: RwSignal::new(String::new()),
            number_field: RwSignal::new(number_fields().next().unwrap_or(Field::Employees)),
            from: RwSignal::new(String::new()),
            to: RwSignal::new(String::new()),
            is_must: RwSignal::new(true),
            points: RwSignal::new("10".into()),
            channels: RwSignal::new(Vec::new()),
            direction: RwSignal::new(Some(Direction::Inbound)),
            within: RwSignal::new("90".into()),
            most: RwSignal::new("3".into()),
        };
        match known {
            Some(Rule::Fit { test, weight }) => wanted.begin_from(test, *weight),
            Some(Rule::Engagement(deed)) => wanted.begin_from_deed(deed),
            Some(Rule::Heat(_) | Rule::Unreadable(_)) | None => {}
        }
        wanted
    }

    fn begin_from(self, test: &Test, weight: Weight) {
        match test {
            Test::Words { field, any_of } => {
                self.kind.set(Kind::Words);
                self.word_field.set(*field);
                self.any_of.set(any_of.join(", "));
            }
            Test::Between { field, from, to } => {
                self.kind.set(Kind::Number);
                self.number_field.set(*field);
                let typed =
                    |number: &Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
                self.from.set(typed(from));
                self.to.set(typed(to));
            }
        }
        match weight {
            Weight::Must => self.is_must.set(true),
            Weight::Points(points) => {
                self.is_must.set(false);
                self.points.set(points.to_string());
            }
        }
    }

    fn begin_from_deed(self, deed: &Deed) {
        self.kind.set(Kind::Deed);
        self.channels.set(deed.channels.clone());
        self.direction.set(deed.direction);
        self.within.set(deed.within.map(|days| days.to_string()).unwrap_or_default());
        self.points.set(deed.points.to_string());
        self.most.set(deed.most.to_string());
    }

    /// The rule, or the sentence that says what is wrong.
    pub fn rule(self) -> Result<Rule, Words> {
        let fit = |test| Ok(Rule::Fit { test, weight: self.weight()? });
        match self.kind.get_untracked() {
            Kind::Words => {
                let any_of = self
                    .any_of
                    .with_untracked(|typed| typed.split([',', ';', '\n']).map(str::to_owned).collect());
                fit(Test::Words { field: self.word_field.get_untracked(), any_of })
            }
            Kind::Number => {
                let (from, to) = (
                    self.from.with_untracked(|typed| limit(typed))?,
                    self.to.with_untracked(|typed| limit(typed))?,
                );
                fit(Test::Between { field: self.number_field.get_untracked(), from, to })
            }
            Kind::Deed => Ok(Rule::Engagement(self.deed()?)),
        }
    }

    fn deed(self) -> Result<Deed, Words> {
        let most = self.most.with_untracked(|typed| typed.trim().parse().ok());
        Ok(Deed {
            channels: self.channels.get_untracked(),
            direction: self.direction.get_untracked(),
            within: self.within.with_untracked(|typed| days(typed))?,
            points: self.points()?,
            most: most.filter(|most| (1..=99).contains(most)).ok_or(criteria::NOT_TIMES)?,
        })
    }

    fn weight(self) -> Result<Weight, Words> {
        if self.is_must.get_untracked() { Ok(Weight::Must) } else { self.points().map(Weight::Points) }
    }

    fn points(self) -> Result<i16, Words> {
        // People type a minus as they know it.
        let typed = self.points.with_untracked(|typed| typed.trim().replace('−', "-"));
        let points = typed.parse().ok().filter(|points| (-1_000..=1_000).contains(points) && *points != 0);
        points.ok_or(rules::NOT_POINTS)
    }
}

/// A whole number, or (nothing typed) no limit.
fn limit(typed: &str) -> Result<Option<u32>, Words> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() {
        return Ok(None);
    }
    digits.parse().map(Some).map_err(|_| rules::NOT_NUMBER)
}
