//! The words for hot, warm and cold.

use super::{Locale, Words, common, counted, format, rules, words};
use crate::{
    domain::criterion::{Question, Said},
    queries::heat::{Degree, Reading},
};

pub const HEAT: Words = words("Chaud, tiède, froid", "Hot, warm, cold");
pub const HINT: Words = words(
    "Ce que valent les réponses données à la saisie. Le total se voit aussitôt, avec ses raisons.",
    "What the answers given while capturing are worth. The total shows at once, with its reasons.",
);
pub const NO_QUALIFIERS: Words = words(
    "Choisissez d’abord, plus haut, les questions posées à la saisie d’une fiche.",
    "First choose, above, which questions are put while a lead is captured.",
);
pub const HOT_FROM: Words = words("Chaud dès, en points", "Hot from, in points");
pub const WARM_FROM: Words = words("Tiède dès, en points", "Warm from, in points");
pub const FORGET: Words = words("Ne plus classer", "Stop grading");

fn degree(degree: Degree) -> Words {
    match degree {
        Degree::Hot => words("Chaud", "Hot"),
        Degree::Warm => words("Tiède", "Warm"),
        Degree::Cold => words("Froid", "Cold"),
    }
}

/// "Hot: 80 points (from 60)".
pub fn reading(locale: Locale, reading: &Reading) -> String {
    let name = degree(reading.degree).of(locale);
    let points = points(locale, reading.points);
    let bound = format::number(locale, u64::from(reading.bound.unsigned_abs()));
    let bound = if reading.bound < 0 { format!("−{bound}") } else { bound };
    match (reading.degree, locale) {
        (Degree::Cold, Locale::Fr) => format!("{name}\u{a0}: {points} (moins de {bound})"),
        (Degree::Cold, Locale::En) => format!("{name}: {points} (below {bound})"),
        (_, Locale::Fr) => format!("{name}\u{a0}: {points} (dès {bound})"),
        (_, Locale::En) => format!("{name}: {points} (from {bound})"),
    }
}

fn points(locale: Locale, points: i32) -> String {
    let sign = if points < 0 { "−" } else { "" };
    let of = usize::try_from(points.unsigned_abs()).unwrap_or(usize::MAX);
    format!("{sign}{}", counted(locale, of, words("point", "point"), words("points", "points")))
}

/// "Within three months +40", "Need: is it one that we can meet? Yes +30".
pub fn because(locale: Locale, (question, said, points): &(Question, Said, i16)) -> String {
    format!("{} {}", answer(locale, question, *said), rules::signed(locale, i32::from(*points)))
}

fn answer(locale: Locale, question: &Question, said: Said) -> String {
    let asked = question.wording.text(locale);
    match said {
        Said::Yes => format!("{asked} {}", common::YES.of(locale)),
        Said::No => format!("{asked} {}", common::NO.of(locale)),
        Said::Unreadable => format!("{asked} {}", common::BEYOND.of(locale)),
        Said::Choice(choice) => {
            question.choice(choice).map(|wording| wording.text(locale)).unwrap_or(asked).to_owned()
        }
    }
}

/// "Hot from 60 points, warm from 30".
pub fn bounds(locale: Locale, hot: i16, warm: i16) -> String {
    let (hot, warm) =
        (points(locale, i32::from(hot)), rules::signed(locale, i32::from(warm)).replace('+', ""));
    match locale {
        Locale::Fr => format!("Chaud dès {hot}, tiède dès {warm}"),
        Locale::En => format!("Hot from {hot}, warm from {warm}"),
    }
}

/// "3 answers count".
pub fn counting(locale: Locale, n: usize) -> String {
    counted(
        locale,
        n,
        words("réponse comptée", "answer counted"),
        words("réponses comptées", "answers counted"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::wording::Wording;

    #[test]
    fn a_reading_says_its_bound_and_its_reasons() {
        let read = |degree, points, bound| Reading { degree, points, bound, because: Vec::new() };
        assert_eq!(reading(Locale::En, &read(Degree::Hot, 80, 60)), "Hot: 80\u{a0}points (from 60)");
        assert_eq!(
            reading(Locale::Fr, &read(Degree::Cold, -5, 30)),
            "Froid\u{a0}: −5\u{a0}points (moins de 30)"
        );
        let need = Question::yes_or_no(Wording::same("A need?"));
        assert_eq!(because(Locale::En, &(need, Said::Yes, 30)), "A need? Yes +30");
        assert_eq!(bounds(Locale::En, 60, 30), "Hot from 60\u{a0}points, warm from 30");
    }
}
