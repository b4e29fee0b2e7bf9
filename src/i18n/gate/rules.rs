//! How the rules of persona and score read, and what they come to.

use super::{either, in_days};
use crate::{
    domain::{
        activity::Direction,
        field::Field,
        moment::Moment,
        money::Money,
        rule::{Deed, Rule, Test},
    },
    i18n::{Locale, Words, fields, format, words},
    queries::gate::RuleLine,
};

const ANY_CONTACT: Words = words("Tout échange", "Any contact");

/// "Sector: logistics or transport", "E-mail or Call, from the person, in the last 30 days".
pub fn rule(locale: Locale, rule: &Rule) -> String {
    match rule {
        Rule::Fit { test, .. } => self::test(locale, test),
        Rule::Engagement(deed) => self::deed(locale, deed),
    }
}

pub fn test(locale: Locale, test: &Test) -> String {
    let name = fields::field(test.field()).of(locale);
    let colon = words("\u{a0}: ", ": ").of(locale);
    let wanted = match test {
        Test::Words { any_of, .. } => either(locale, any_of.iter().map(String::as_str)),
        Test::Between { field, from, to } => between(locale, *field, *from, *to),
    };
    format!("{name}{colon}{wanted}")
}

fn between(locale: Locale, field: Field, from: Option<u32>, to: Option<u32>) -> String {
    let number = |number: u32| match field {
        Field::Amount => format::money(locale, Money::whole(i64::from(number))),
        _ => format::number(locale, u64::from(number)),
    };
    match (from.map(number), to.map(number), locale) {
        (Some(from), Some(to), Locale::Fr) => format!("de {from} à {to}"),
        (Some(from), Some(to), Locale::En) => format!("{from} to {to}"),
        (Some(from), None, Locale::Fr) => format!("{from} ou plus"),
        (Some(from), None, Locale::En) => format!("{from} or more"),
        (None, Some(to), Locale::Fr) => format!("{to} au plus"),
        (None, Some(to), Locale::En) => format!("{to} at most"),
        (None, None, _) => "…".to_owned(),
    }
}

fn deed(locale: Locale, deed: &Deed) -> String {
    let channels = deed.channels.iter().map(|channel| fields::channel(*channel).of(locale));
    let channels = match deed.channels.len() {
        0 => ANY_CONTACT.of(locale).to_owned(),
        _ => either(locale, channels),
    };
    let direction = match deed.direction {
        Some(Direction::Inbound) => words(", de la personne", ", from the person").of(locale),
        Some(Direction::Outbound) => words(", de nous", ", from us").of(locale),
        None => "",
    };
    let within = deed.within.map(|days| in_days(locale, days)).unwrap_or_default();
    format!("{channels}{direction}{within}")
}

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

/// `+20`, `−5`, `0`.
pub fn signed(locale: Locale, points: i32) -> String {
    let sign = match points {
        ..0 => "−",
        0 => "",
        1.. => "+",
    };
    format!("{sign}{}", format::number(locale, u64::from(points.unsigned_abs())))
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
    use crate::domain::{activity::Channel, criterion::Holds, ids::RuleId, rule::Weight};

    #[test]
    fn rules_read_as_sentences_do() {
        let sector =
            Test::Words { field: Field::Sector, any_of: vec!["logistique".into(), "transport".into()] };
        assert_eq!(test(Locale::Fr, &sector), "Secteur\u{a0}: logistique ou transport");
        let size = |from, to| Test::Between { field: Field::Employees, from, to };
        assert_eq!(test(Locale::En, &size(Some(50), Some(1500))), "Employees: 50 to 1,500");
        assert_eq!(test(Locale::Fr, &size(None, Some(50))), "Effectif\u{a0}: 50 au plus");
        let calls = Deed {
            channels: vec![Channel::Call],
            direction: Some(Direction::Inbound),
            within: Some(30),
            points: 10,
            most: 3,
        };
        assert_eq!(deed(Locale::En, &calls), "Call, from the person, in the last 30 days");
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
        let rule = Rule::Fit { test: sector, weight: Weight::Points(-5) };
        let line = RuleLine { holds: Some(Holds::Unknown), rule, times: 0, points: 0, open: 0, ..line };
        assert_eq!(comes_to(Locale::En, &line, now), "");
    }
}
