//! How a rule of persona and score reads, wherever it stands: in the editor, in a comparison, on a card.

use super::{Locale, Words, common, counted, either, fields, format, heat, in_days, words};
use crate::domain::{
    activity::Direction,
    field::{Field, FieldKind},
    money::Money,
    rule::{Deed, Heat, Rule, Test, Weight},
};

const ANY_CONTACT: Words = words("Tout échange", "Any contact");

/// The rule and what it is worth: "Employees: 10 to 250 (+10)".
pub fn rule(locale: Locale, rule: &Rule) -> String {
    match rule {
        Rule::Unreadable(_) => looks_at(locale, rule),
        rule => format!("{} ({})", looks_at(locale, rule), worth(locale, rule)),
    }
}

/// "Sector: logistics or transport", "E-mail or call, from the person, in the last 30 days".
pub fn looks_at(locale: Locale, rule: &Rule) -> String {
    match rule {
        Rule::Fit { test, .. } => self::test(locale, test),
        Rule::Engagement(deed) => self::deed(locale, deed),
        Rule::Heat(Heat { hot, warm, .. }) => heat::bounds(locale, *hot, *warm),
        Rule::Unreadable(_) => common::BEYOND.of(locale).to_owned(),
    }
}

fn test(locale: Locale, test: &Test) -> String {
    let name = fields::field(test.field()).of(locale);
    let colon = words("\u{a0}: ", ": ").of(locale);
    let wanted = match test {
        Test::Words { any_of, .. } => either(locale, any_of.iter().cloned()),
        Test::Between { field, from, to } => between(locale, *field, *from, *to),
    };
    format!("{name}{colon}{wanted}")
}

fn between(locale: Locale, field: Field, from: Option<u32>, to: Option<u32>) -> String {
    let number = |number: u32| match field.kind() {
        FieldKind::Money => format::money(locale, Money::whole(i64::from(number))),
        FieldKind::Percent => format::percent(locale, number),
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
    let name = |(at, channel)| {
        let name = fields::channel(channel).of(locale);
        if at == 0 { name.to_owned() } else { name.to_lowercase() }
    };
    let channels = match deed.channels.as_slice() {
        [] => ANY_CONTACT.of(locale).to_owned(),
        channels => either(locale, channels.iter().copied().enumerate().map(name)),
    };
    let direction = match deed.direction {
        Some(Direction::Inbound) => words(", de la personne", ", from the person").of(locale),
        Some(Direction::Outbound) => words(", de nous", ", from us").of(locale),
        Some(Direction::Unreadable) | None => "",
    };
    let within = deed.within.map(|days| in_days(locale, days)).unwrap_or_default();
    format!("{channels}{direction}{within}")
}

/// "must hold", "+10", "+5, at most 3 times".
fn worth(locale: Locale, rule: &Rule) -> String {
    match rule {
        Rule::Fit { weight: Weight::Must, .. } => words("obligatoire", "must hold").of(locale).to_owned(),
        Rule::Fit { weight: Weight::Points(points), .. } => signed(locale, i32::from(*points)),
        Rule::Engagement(Deed { points, most, .. }) => {
            let times = counted(locale, usize::from(*most), words("fois", "time"), words("fois", "times"));
            let points = signed(locale, i32::from(*points));
            match locale {
                Locale::Fr => format!("{points}, {times} au plus"),
                Locale::En => format!("{points}, at most {times}"),
            }
        }
        Rule::Heat(Heat { answers, .. }) => heat::counting(locale, answers.len()),
        Rule::Unreadable(_) => String::new(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::activity::Channel;

    #[test]
    fn rules_read_as_sentences_do() {
        let words = |words: &[&str]| Test::Words {
            field: Field::Sector,
            any_of: words.iter().map(|word| (*word).into()).collect(),
        };
        let must = |test| Rule::Fit { test, weight: Weight::Must };
        let sector = must(words(&["logistique", "transport", "négoce"]));
        assert_eq!(rule(Locale::Fr, &sector), "Secteur\u{a0}: logistique, transport ou négoce (obligatoire)");
        assert_eq!(looks_at(Locale::En, &must(words(&["a", "b"]))), "Sector: a or b");
        let between = |field, from, to| Rule::Fit {
            test: Test::Between { field, from, to },
            weight: Weight::Points(-10),
        };
        let employees = |from, to| between(Field::Employees, from, to);
        assert_eq!(rule(Locale::En, &employees(Some(10), Some(2_500))), "Employees: 10 to 2,500 (−10)");
        assert_eq!(rule(Locale::Fr, &employees(None, Some(50))), "Effectif\u{a0}: 50 au plus (−10)");
        assert_eq!(looks_at(Locale::En, &between(Field::Amount, Some(500), None)), "Amount: €500 or more");
        let deed = Rule::Engagement(Deed {
            channels: vec![Channel::Call, Channel::Mail],
            direction: Some(Direction::Inbound),
            within: Some(90),
            points: 5,
            most: 3,
        });
        assert_eq!(
            rule(Locale::En, &deed),
            "Call or e-mail, from the person, in the last 90 days (+5, at most 3\u{a0}times)"
        );
    }
}
