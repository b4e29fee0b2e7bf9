//! The words at the foot of the playbook: what the draft would do, and the ways on.

use super::super::{Locale, Words, common, counted, format, words};
use crate::domain::{money::Money, wording::Wording};

pub const DRAFT: Words = words("Brouillon", "Draft");
pub const WOULD: Words = words("Si vous l’appliquiez aujourd’hui\u{a0}:", "If you applied it today:");
pub const FALL_BACK: Words = words("reculeraient", "would fall back");
pub const FALL_BACK_HINT: Words = words(
    "Leur carte ne bouge pas, mais elles ne rempliraient plus la définition de leur étape.",
    "Their card does not move, but they would no longer meet the definition of their stage.",
);
pub const READY: Words = words("deviendraient prêtes", "would become ready");
pub const READY_HINT: Words = words(
    "Elles rempliraient les conditions d’une étape plus loin.",
    "They would meet the criteria of a later stage.",
);
pub const LEAVE: Words = words("changeraient d’étape", "would change stage");
pub const LEAVE_HINT: Words = words("Leur étape est retirée ou scindée.", "Their stage is retired or split.");
pub const NOBODY: Words = words("Aucune fiche ne serait touchée.", "No lead would be touched.");
pub const FORECAST: Words = words("Prévision", "Forecast");
pub const FORECAST_HINT: Words = words(
    "Somme des montants en jeu, chacun multiplié par sa chance d’être gagné.",
    "The sum of all amounts in play, each times its chance of being won.",
);
pub const APPLY: Words = words("Appliquer", "Apply");
pub const SPARE: Words = words("Appliquer sans rejuger le passé", "Apply, and keep old judgements");
pub const SPARE_HINT: Words = words(
    "Les fiches déjà passées gardent le jugement d’alors\u{a0}; les nouvelles conditions ne valent que pour les suivantes.",
    "Leads already past keep the judgement of then; the new criteria count for those still to come.",
);
pub const DISCARD: Words = words("Abandonner", "Discard");
pub const DISCARDED: Words =
    words("Brouillon abandonné\u{a0}: rien n’a changé.", "Draft discarded: nothing has changed.");
pub const NO_LONGER: Words = words(
    "Ce brouillon n’est plus possible, car la méthode a changé entre-temps.",
    "This draft is no longer possible, for the playbook has changed meanwhile.",
);
pub const OTHER_TEAM: Words = words(
    "Une autre équipe a un brouillon en attente\u{a0}: appliquez-le ou abandonnez-le d’abord, en bas de l’écran.",
    "Another team has a draft waiting: apply or discard it first, at the foot of the screen.",
);
pub const NOWHERE: Words = words("aucune étape", "no stage");

/// "Draft, 3 changes".
pub fn title(locale: Locale, changes: usize) -> String {
    let changes = counted(locale, changes, words("changement", "change"), words("changements", "changes"));
    format!("{}, {changes}", DRAFT.of(locale))
}

/// "3 changes applied to the playbook of Sales. Undo brings the old one back."
pub fn applied(locale: Locale, team: &str, changes: usize, spare: bool) -> String {
    let one = words("changement appliqué", "change applied");
    let applied = counted(locale, changes, one, words("changements appliqués", "changes applied"));
    let spared = match (locale, spare) {
        (_, false) => "",
        (Locale::Fr, true) => " Les fiches déjà passées gardent leur jugement.",
        (Locale::En, true) => " Leads already past keep their judgement.",
    };
    match locale {
        Locale::Fr => format!("{applied} à la méthode de {team}.{spared} Annuler rétablit l’ancienne."),
        Locale::En => {
            format!("{applied} to the playbook of {team}.{spared} Undo brings the old one back.")
        }
    }
}

/// "3 leads would fall back".
pub fn count(locale: Locale, n: usize, would: Words) -> String {
    let would = match (locale, n, would) {
        // French agrees with its number.
        (Locale::Fr, 0 | 1, FALL_BACK) => "reculerait",
        (Locale::Fr, 0 | 1, READY) => "deviendrait prête",
        (Locale::Fr, 0 | 1, LEAVE) => "changerait d’étape",
        _ => would.of(locale),
    };
    format!("{} {would}", common::leads(locale, n))
}

/// "€12,000 → €15,000 (+€3,000)".
pub fn forecast(locale: Locale, now: Money, then: Money) -> String {
    let (now, then) = (rounded(now), rounded(then));
    let difference = then - now;
    let now = format::money(locale, now);
    if difference == Money::ZERO {
        return match locale {
            Locale::Fr => format!("{now}, inchangée"),
            Locale::En => format!("{now}, unchanged"),
        };
    }
    let sign = if difference.0 > 0 { "+" } else { "" };
    let (then, by) = (format::money(locale, then), format::money(locale, difference));
    format!("{now} → {then} ({sign}{by})")
}

/// Cents would claim more than a forecast knows.
fn rounded(money: Money) -> Money {
    Money::whole(money.0.div_euclid(100))
}

/// "Prospect → Lead": where the card is, and where the definitions put it.
pub fn way(locale: Locale, here: &Wording, there: Option<&Wording>) -> String {
    let there = there.map_or(NOWHERE.of(locale), |there| there.text(locale));
    format!("{} → {there}", here.text(locale))
}

/// "Sales has a draft waiting."
pub fn waiting(locale: Locale, team: &str) -> String {
    match locale {
        Locale::Fr => format!("{team} a un brouillon en attente."),
        Locale::En => format!("{team} has a draft waiting."),
    }
}

/// "Go to Sales".
pub fn go_to(locale: Locale, team: &str) -> String {
    match locale {
        Locale::Fr => format!("Voir {team}"),
        Locale::En => format!("Go to {team}"),
    }
}

/// "and 120 more".
pub fn more(locale: Locale, n: usize) -> String {
    let number = format::number(locale, n as u64);
    match locale {
        Locale::Fr => format!("et {number} de plus"),
        Locale::En => format!("and {number} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_sentences() {
        assert_eq!(count(Locale::En, 1, FALL_BACK), "1\u{a0}lead would fall back");
        assert_eq!(count(Locale::Fr, 1, READY), "1\u{a0}fiche deviendrait prête");
        assert_eq!(count(Locale::Fr, 3, READY), "3\u{a0}fiches deviendraient prêtes");
        let money = Money::whole;
        assert_eq!(forecast(Locale::En, money(500), money(700)), "€500 → €700 (+€200)");
        assert_eq!(forecast(Locale::En, money(700), Money(50_050)), "€700 → €500 (−€200)");
        assert_eq!(forecast(Locale::Fr, money(500), money(500)), "500\u{a0}€, inchangée");
    }
}
