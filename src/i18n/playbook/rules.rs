//! The words for persona and score: each rule as a line that reads like a sentence.

use super::super::{Locale, Words, counted, fields, format, words};
use crate::domain::{
    activity::Direction,
    field::{Field, FieldKind},
    money::Money,
    rule::{Deed, Rule, Test, Weight},
};

pub const RULES: Words = words("Profil type et score", "Persona and score");
pub const HINT: Words = words(
    "Qui vous cherchez, et les gestes qui comptent. Le profil type est fait de ce qui est obligatoire\u{a0}; le score, des points.",
    "Whom you are looking for, and the steps that count. The persona is what must hold; the score is made of points.",
);
pub const GUESSWORK: Words = words(
    "Sous une centaine de nouvelles fiches par mois, ou une vingtaine de ventes gagnées, un score relève de la devinette\u{a0}: préférez des questions.",
    "Below about a hundred new leads a month, or twenty deals won, a score is guesswork: rather ask questions.",
);
pub const NONE: Words = words("Aucune règle.", "No rules yet.");
pub const ADD: Words = words("Ajouter une règle", "Add a rule");
pub const EDIT: Words = words("Modifier cette règle", "Edit this rule");
pub const REMOVE: Words = words("Retirer cette règle", "Remove this rule");
pub const KIND: Words = words("Que regarde-t-elle\u{a0}?", "What does it look at?");
pub const WORDS: Words = words("Des mots", "Words");
pub const WORDS_SAYS: Words =
    words("Un pays, un secteur, une fonction…", "A country, a sector, a job title…");
pub const NUMBER: Words = words("Un nombre", "A number");
pub const NUMBER_SAYS: Words = words("Un effectif, un âge, un montant…", "Employees, age, an amount…");
pub const DEED: Words = words("Un geste", "A step taken");
pub const DEED_SAYS: Words = words("Un appel, une visite, un rendez-vous…", "A call, a visit, a meeting…");
pub const FIELD: Words = words("Champ", "Field");
pub const ANY_OF: Words =
    words("L’un de ces mots, séparés par des virgules", "One of these words, separated by commas");
pub const FROM: Words = words("De", "From");
pub const TO: Words = words("À", "To");
pub const NO_LIMIT: Words = words("sans limite", "no limit");
pub const WEIGHT: Words = words("Ce qu’elle vaut", "What it is worth");
pub const MUST: Words = words("Obligatoire", "Must hold");
pub const GIVES: Words = words("Donne des points", "Gives points");
pub const POINTS: Words = words("Points", "Points");
pub const DIRECTION: Words = words("De qui", "From whom");
pub const EITHER: Words = words("L’un ou l’autre", "Either");
pub const CHANNELS: Words =
    words("Par quel moyen (aucun choisi\u{a0}: tous)", "Through what (none chosen: any)");
pub const WITHIN: Words = words("Compte pendant, en jours", "Counts for, in days");
pub const EVER: Words = words("toujours", "for ever");
pub const MOST: Words = words("Au plus combien de fois", "At most how many times");
pub const NOT_POINTS: Words = words(
    "Un nombre de points, de −1\u{202f}000 à 1\u{202f}000, autre que zéro.",
    "A number of points, from −1,000 to 1,000, other than nought.",
);
pub const NOT_NUMBER: Words = words(
    "Des nombres entiers\u{a0}; laissez vide pour ne pas borner.",
    "Whole numbers; leave one empty for no limit.",
);

/// "Country: France, Belgium: must hold"; "Employees: 10–250: +10".
pub fn rule(locale: Locale, rule: &Rule) -> String {
    let (what, worth) = match rule {
        Rule::Fit { test, weight } => (self::test(locale, test), self::weight(locale, *weight)),
        Rule::Engagement(deed) => (self::deed(locale, deed), engagement(locale, deed)),
    };
    super::about(locale, &what, &worth)
}

fn test(locale: Locale, test: &Test) -> String {
    let field = fields::field(test.field()).of(locale);
    match test {
        Test::Words { any_of, .. } => super::about(locale, field, &any_of.join(", ")),
        Test::Between { field: of, from, to } => format!("{field} {}", range(locale, *of, *from, *to)),
    }
}

fn range(locale: Locale, field: Field, from: Option<u32>, to: Option<u32>) -> String {
    let number = |n: u32| match field.kind() {
        FieldKind::Money => format::money(locale, Money::whole(i64::from(n))),
        FieldKind::Percent => format::percent(locale, n),
        _ => format::number(locale, u64::from(n)),
    };
    match (from, to) {
        (Some(from), Some(to)) => format!("{}–{}", number(from), number(to)),
        (Some(from), None) => format!("≥\u{a0}{}", number(from)),
        (None, Some(to)) => format!("≤\u{a0}{}", number(to)),
        (None, None) => "–".into(),
    }
}

fn weight(locale: Locale, weight: Weight) -> String {
    match weight {
        Weight::Must => words("obligatoire", "must hold").of(locale).to_owned(),
        Weight::Points(points) => signed(points),
    }
}

fn signed(points: i16) -> String {
    if points < 0 { format!("−{}", points.unsigned_abs()) } else { format!("+{points}") }
}

/// "Call or e-mail from the person".
fn deed(locale: Locale, deed: &Deed) -> String {
    let or = words(" ou ", " or ").of(locale);
    let channels: Vec<String> = deed
        .channels
        .iter()
        .enumerate()
        .map(|(at, channel)| {
            let name = fields::channel(*channel).of(locale);
            if at == 0 { name.to_owned() } else { name.to_lowercase() }
        })
        .collect();
    let channels = match channels.split_last() {
        None => words("Tout échange", "Any contact").of(locale).to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{}{or}{last}", others.join(", ")),
    };
    let from = match deed.direction {
        Some(Direction::Inbound) => words(" de la personne", " from the person").of(locale),
        Some(Direction::Outbound) => words(" de nous", " from us").of(locale),
        None => "",
    };
    format!("{channels}{from}")
}

/// "+5 each, at most 3 times, in the last 90 days".
fn engagement(locale: Locale, deed: &Deed) -> String {
    let times = counted(locale, usize::from(deed.most), words("fois", "time"), words("fois", "times"));
    let within = match (locale, deed.within) {
        (_, None) => String::new(),
        (Locale::Fr, Some(days)) => format!(", ces {days}\u{a0}derniers jours"),
        (Locale::En, Some(days)) => format!(", in the last {days}\u{a0}days"),
    };
    let points = signed(deed.points);
    match locale {
        Locale::Fr => format!("{points}, {times} au plus{within}"),
        Locale::En => format!("{points}, at most {times}{within}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::activity::Channel;

    #[test]
    fn rules_read_as_lines() {
        let words = Test::Words { field: Field::Country, any_of: vec!["France".into(), "Belgique".into()] };
        let must = Rule::Fit { test: words, weight: Weight::Must };
        assert_eq!(rule(Locale::En, &must), "Country: France, Belgique: must hold");
        assert_eq!(rule(Locale::Fr, &must), "Pays\u{a0}: France, Belgique\u{a0}: obligatoire");
        let between = |from, to| Rule::Fit {
            test: Test::Between { field: Field::Employees, from, to },
            weight: Weight::Points(-10),
        };
        assert_eq!(rule(Locale::En, &between(Some(10), Some(2_500))), "Employees 10–2,500: −10");
        assert_eq!(rule(Locale::Fr, &between(None, Some(10))), "Effectif ≤\u{a0}10\u{a0}: −10");
        let deed = Deed {
            channels: vec![Channel::Call, Channel::Mail],
            direction: Some(Direction::Inbound),
            within: Some(90),
            points: 5,
            most: 3,
        };
        assert_eq!(
            rule(Locale::En, &Rule::Engagement(deed)),
            "Call or e-mail from the person: +5, at most 3\u{a0}times, in the last 90\u{a0}days"
        );
    }
}
