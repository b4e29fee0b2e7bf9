//! What the rules of persona and score come to for a lead.

use crate::{
    domain::moment::Moment,
    i18n::{Locale, format, rules::signed},
    queries::gate::RuleLine,
};

/// What was found, or how often it counted, and what may still come; empty where there is nothing to say.
pub fn comes_to(locale: Locale, line: &RuleLine, now: Moment) -> String {
    let found = line.found.as_ref().map(|found| format::fact(locale, found, now));
    let times = (line.holds.is_none() && line.times > 0).then(|| format!("×\u{202f}{}", line.times));
    let open = (line.open > 0).then(|| {
        let points = signed(locale, line.open);
        match (locale, line.holds) {
            (Locale::Fr, Some(_)) => format!("{points} si c’est le cas"),
            (Locale::En, Some(_)) => format!("{points} if so"),
            (Locale::Fr, None) => format!("encore {points} possibles"),
            (Locale::En, None) => format!("{points} more possible"),
        }
    });
    [found, times, open].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// "35 points: 20 for fit, 15 for engagement".
pub fn total(locale: Locale, fit: i32, engagement: i32) -> String {
    let number = |points: i32| {
        let sign = if points < 0 { "−" } else { "" };
        format!("{sign}{}", format::number(locale, u64::from(points.unsigned_abs())))
    };
    let (all, fit, engagement) = (number(fit + engagement), number(fit), number(engagement));
    match locale {
        Locale::Fr => format!("{all} points\u{a0}: {fit} de profil, {engagement} d’engagement"),
        Locale::En => format!("{all} points: {fit} for fit, {engagement} for engagement"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        activity::{Channel, Direction},
        criterion::Holds,
        field::Field,
        ids::RuleId,
        rule::{Deed, Rule, Test, Weight},
    };

    #[test]
    fn what_a_rule_comes_to_says_what_may_still_come() {
        let calls = Deed {
            channels: vec![Channel::Call],
            direction: Some(Direction::Inbound),
            within: Some(30),
            points: 10,
            most: 3,
        };
        let line = RuleLine {
            id: RuleId::named("calls"),
            rule: Rule::Engagement(calls),
            holds: None,
            found: None,
            times: 1,
            points: 10,
            open: 20,
        };
        let now = Moment::utc(1_762_084_800_000);
        assert_eq!(comes_to(Locale::En, &line, now), "×\u{202f}1 · +20 more possible");
        let sector = Test::Words { field: Field::Sector, any_of: vec!["transport".into()] };
        let rule = Rule::Fit { test: sector, weight: Weight::Points(-5) };
        let line = RuleLine { holds: Some(Holds::Unknown), rule, times: 0, points: 0, open: 0, ..line };
        assert_eq!(comes_to(Locale::En, &line, now), "");
    }
}
