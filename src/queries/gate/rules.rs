//! What a team's rules say of one lead, rule by rule: the persona's verdict, and the receipt of a score.

use crate::domain::{
    criterion::{Holds, Points},
    field::{Fact, Field},
    ids::RuleId,
    judge::Judge,
    lead::Lead,
    rule::{Rule, Weight},
};

/// One rule, and what it comes to for the lead.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleLine {
    pub id: RuleId,
    pub rule: Rule,
    /// Of a rule about who somebody is.
    pub holds: Option<Holds>,
    /// What stands in the field that it looks at.
    pub found: Option<Fact>,
    /// How often it counted.
    pub times: u8,
    pub points: i32,
    /// Points that may still come: a fact that is not known yet, a deed that may happen again.
    pub open: i32,
}

impl RuleLine {
    /// Whether the persona insists on it; others only give points.
    pub fn is_must(&self) -> bool {
        self.rule.is_must()
    }

    /// The field that it looks at.
    pub fn field(&self) -> Option<Field> {
        match &self.rule {
            Rule::Fit { test, .. } => Some(test.field()),
            Rule::Engagement(_) | Rule::Heat(_) | Rule::Unreadable(_) => None,
        }
    }
}

/// What the persona insists on.
pub(in crate::queries) fn persona(judge: &Judge<'_>, lead: &Lead) -> Vec<RuleLine> {
    lines(judge, lead, Rule::is_must)
}

/// What gives points; those of fit first.
pub(in crate::queries) fn scored(judge: &Judge<'_>, lead: &Lead, of: Points) -> Vec<RuleLine> {
    let mut lines = lines(judge, lead, |rule| rule.gives(of));
    lines.sort_by_key(|line| line.holds.is_none());
    lines
}

fn lines(judge: &Judge<'_>, lead: &Lead, counts: impl Fn(&Rule) -> bool) -> Vec<RuleLine> {
    let (fits, receipt) = (judge.fits(lead), judge.score(lead).receipt);
    let line = |(id, rule): (RuleId, &Rule)| {
        let given = receipt.iter().find(|line| line.rule == id);
        let holds = fits.get(&id).copied();
        let times = given.map_or(0, |line| line.times);
        RuleLine {
            id,
            holds,
            found: match rule {
                Rule::Fit { test, .. } => lead.fact(test.field()).cloned(),
                Rule::Engagement(_) | Rule::Heat(_) | Rule::Unreadable(_) => None,
            },
            times,
            points: given.map_or(0, |line| line.points),
            open: match rule {
                Rule::Fit { weight: Weight::Points(points), .. } if holds == Some(Holds::Unknown) => {
                    i32::from(*points).max(0)
                }
                Rule::Fit { .. } | Rule::Heat(_) | Rule::Unreadable(_) => 0,
                Rule::Engagement(deed) => {
                    i32::from(deed.most.saturating_sub(times)) * i32::from(deed.points).max(0)
                }
            },
            rule: rule.clone(),
        }
    };
    judge.team().rules().filter(|(_, rule)| counts(rule)).map(line).collect()
}
