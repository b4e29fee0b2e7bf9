//! The persona and the score: what a team's rules say of a lead, point by point.

use std::collections::BTreeMap;

use super::{Because, Fit, Judge, Prepared};
use crate::domain::{
    criterion::{Holds, Points},
    field::Fact,
    ids::RuleId,
    lead::Lead,
    moment::Moment,
    rule::{Deed, HEAT, Rule, Test, Weight},
    text,
};

/// Points, with a line for each rule that gave some.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    pub fit: i32,
    pub engagement: i32,
    pub receipt: Vec<Receipt>,
    /// Points for fit that may still come once unknown facts are known.
    pub open: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub rule: RuleId,
    /// How often it counted.
    pub times: u8,
    pub points: i32,
}

impl Score {
    pub fn of(&self, points: Points) -> i32 {
        match points {
            Points::Fit => self.fit,
            Points::Engagement => self.engagement,
            Points::Total => self.fit.saturating_add(self.engagement),
        }
    }
}

impl Judge<'_> {
    pub fn score(&self, lead: &Lead) -> Score {
        let mut score = Score::default();
        for prepared in &self.rules {
            let (times, each) = match prepared.rule {
                Rule::Fit { test, weight: Weight::Points(points) } => match prepared.test(lead, test) {
                    Holds::Yes => (1, *points),
                    Holds::No => (0, 0),
                    Holds::Unknown => {
                        score.open = score.open.saturating_add(i32::from(*points).max(0));
                        (0, 0)
                    }
                },
                Rule::Fit { weight: Weight::Must, .. } | Rule::Heat(_) | Rule::Unreadable(_) => (0, 0),
                Rule::Engagement(deed) => (times(lead, deed, self.now), deed.points),
            };
            let points = i32::from(times) * i32::from(each);
            // Thousands of rules at the ends of their range must not turn a high score into a low one.
            let sum = match prepared.rule {
                Rule::Fit { .. } | Rule::Heat(_) | Rule::Unreadable(_) => &mut score.fit,
                Rule::Engagement(_) => &mut score.engagement,
            };
            *sum = sum.saturating_add(points);
            if points != 0 {
                score.receipt.push(Receipt { rule: prepared.id, times, points });
            }
        }
        score
    }

    /// What each rule about who somebody is says of the lead.
    pub fn fits(&self, lead: &Lead) -> BTreeMap<RuleId, Holds> {
        let verdict = |prepared: &Prepared<'_>| match prepared.rule {
            Rule::Fit { test, .. } => Some((prepared.id, prepared.test(lead, test))),
            Rule::Engagement(_) | Rule::Heat(_) | Rule::Unreadable(_) => None,
        };
        self.rules.iter().filter_map(verdict).collect()
    }

    /// What is not known of somebody may give points once it is asked; what they have not done is known today, so too
    /// little engagement fails, whatever may still come.
    pub(super) fn scored(&self, lead: &Lead, of: Points, needed: u16) -> (Holds, Because) {
        let score = self.score(lead);
        let points = score.of(of);
        let open = if of == Points::Engagement { 0 } else { score.open };
        let holds = if points >= i32::from(needed) {
            Holds::Yes
        } else if points.saturating_add(open) >= i32::from(needed) || self.has_unreadable_rules() {
            Holds::Unknown
        } else {
            Holds::No
        };
        (holds, Because::Points { of, points, needed })
    }

    /// Whether a newer version might come to more points, or insist on more. How hot somebody is is another matter.
    fn has_unreadable_rules(&self) -> bool {
        self.rules.iter().any(|rule| rule.id != HEAT && matches!(rule.rule, Rule::Unreadable(_)))
    }

    /// Everything that the persona insists on; a team that insists on nothing knows nothing.
    pub(super) fn persona(&self, lead: &Lead) -> (Holds, Because) {
        let musts = self.rules.iter().filter_map(|prepared| match prepared.rule {
            Rule::Fit { test, weight: Weight::Must } => Some((prepared, test)),
            _ => None,
        });
        let (mut all, mut misfits, mut open) = (true, Vec::new(), Vec::new());
        let mut any = false;
        for (prepared, test) in musts {
            any = true;
            let fit = || Fit { test: test.clone(), found: lead.fact(test.field()).cloned() };
            match prepared.test(lead, test) {
                Holds::Yes => {}
                Holds::No => misfits.push(fit()),
                Holds::Unknown => {
                    all = false;
                    open.push(fit());
                }
            }
        }
        if !misfits.is_empty() {
            (Holds::No, Because::Fits(misfits))
        } else {
            (
                if all && any && !self.has_unreadable_rules() { Holds::Yes } else { Holds::Unknown },
                Because::Fits(open),
            )
        }
    }
}

impl Prepared<'_> {
    fn test(&self, lead: &Lead, test: &Test) -> Holds {
        let Some(fact) = lead.fact(test.field()) else { return Holds::Unknown };
        let fits = match test {
            Test::Words { .. } => {
                let folded = format!(" {}", text::fold(&fact.to_string()));
                let begins = |word: &String| {
                    folded.match_indices(word.as_str()).any(|(at, _)| {
                        folded[..at].chars().next_back().is_some_and(|before| !before.is_alphanumeric())
                    })
                };
                self.words.iter().any(begins)
            }
            Test::Between { from, to, .. } => number(fact).is_some_and(|number| {
                from.is_none_or(|from| u64::from(from) <= number)
                    && to.is_none_or(|to| number <= u64::from(to))
            }),
        };
        if fits { Holds::Yes } else { Holds::No }
    }
}

/// Whole euros for an amount.
fn number(fact: &Fact) -> Option<u64> {
    match fact {
        Fact::Number(number) => Some(u64::from(*number)),
        Fact::Percent(hundredths) => Some(u64::from(*hundredths)),
        Fact::Money(amount) => u64::try_from(amount.0 / 100).ok(),
        _ => None,
    }
}

/// How often a deed counts.
fn times(lead: &Lead, deed: &Deed, now: Moment) -> u8 {
    let counts = lead.activities().filter(|(_, activity)| {
        (deed.channels.is_empty() || deed.channels.contains(&activity.channel))
            && deed.direction.is_none_or(|direction| direction == activity.direction)
            && deed.within.is_none_or(|days| now.days_since(activity.at) <= u32::from(days))
    });
    u8::try_from(counts.take(usize::from(deed.most)).count()).unwrap_or(u8::MAX)
}
