//! The words for what the day brought and leaves to do.

use super::super::{Locale, Words, counted, words};

pub const TODAY: Words = words("Les fiches du jour", "Today’s leads");
pub const TO_QUALIFY: Words = words("À qualifier", "To qualify");
pub const ALL_QUALIFIED: Words = words(
    "Les questions posées à la saisie ont toutes leur réponse.",
    "Every question that is put while capturing has its answer.",
);

pub const TO_ANSWER: Words =
    words("Chaudes, à rappeler sous 24 heures", "Hot, to be answered within 24 hours");

/// "14 leads met today".
pub fn met(locale: Locale, n: usize) -> String {
    counted(
        locale,
        n,
        words("fiche saisie aujourd’hui", "lead captured today"),
        words("fiches saisies aujourd’hui", "leads captured today"),
    )
}

/// "2 questions open".
pub fn open(locale: Locale, n: usize) -> String {
    counted(
        locale,
        n,
        words("question ouverte", "question open"),
        words("questions ouvertes", "questions open"),
    )
}

/// "and 3 more".
pub fn more(locale: Locale, n: usize) -> String {
    match locale {
        Locale::Fr => format!("et {}", counted(locale, n, words("autre", ""), words("autres", ""))),
        Locale::En => format!("and {}", counted(locale, n, words("", "more"), words("", "more"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_agree() {
        assert_eq!(met(Locale::En, 1), "1\u{a0}lead captured today");
        assert_eq!(open(Locale::Fr, 2), "2\u{a0}questions ouvertes");
        assert_eq!(more(Locale::Fr, 1), "et 1\u{a0}autre");
        assert_eq!(more(Locale::En, 3), "and 3\u{a0}more");
    }
}
