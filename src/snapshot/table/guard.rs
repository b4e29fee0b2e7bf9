//! Texts that a spreadsheet would take for something else: formulas, which could do harm; numbers, which would lose
//! their zeros; days and hours, of which only a count would be left. A leading `'` keeps them what they are.
//!
//! The signs are those of [OWASP's CSV injection page](https://owasp.org/www-community/attacks/CSV_Injection); the rest is
//! what LibreOffice and Excel make of a text that somebody types into a cell. The mark alters values such as `+33…`,
//! so only files for spreadsheets have it, and reading those takes it off.

use crate::domain::text::fold;

/// Months and days of the week, as [`fold`] leaves them.
const CALENDAR: &str = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre \
    january february march april may june july august september october november december \
    lundi mardi mercredi jeudi vendredi samedi dimanche \
    monday tuesday wednesday thursday friday saturday sunday";

/// A text as a spreadsheet keeps it.
pub fn guarded(text: &str) -> String {
    let inside = text.trim_start_matches('\'');
    let is_marked = inside.len() < text.len();
    let needs = inside.starts_with(is_sign) || is_marked && inside.starts_with(is_digit) || is_value(inside);
    if needs { format!("'{text}") } else { text.to_owned() }
}

/// What stood there before it was guarded.
pub fn unguarded(cell: &str) -> &str {
    let Some(rest) = cell.strip_prefix('\'') else { return cell };
    let inside = rest.trim_start_matches('\'');
    if inside.starts_with(|c| is_sign(c) || is_digit(c)) || is_value(inside) { rest } else { cell }
}

fn is_sign(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// What comes out of a cell as something else than it went in.
fn is_value(text: &str) -> bool {
    let folded = fold(text);
    let text = folded.trim();
    is_number(text)
        || is_moment(text)
        || is_named_day(text)
        || matches!(text, "vrai" | "faux" | "true" | "false")
}

/// Digits that would be counted: alone, in threes, of some money, as a share.
fn is_number(text: &str) -> bool {
    let is_beside = |c: char| c.is_whitespace() || matches!(c, '%' | '€' | '$' | '£' | '(' | ')');
    let mut groups = text.trim_matches(is_beside).split(char::is_whitespace);
    let mut joined = groups.next().unwrap_or_default().to_owned();
    for group in groups {
        // Otherwise it is a telephone number: in twos, it stays what it is.
        if group.chars().take_while(|c| is_digit(*c)).count() != 3 {
            return false;
        }
        joined.push_str(group);
    }
    joined.contains(is_digit) && joined.replace(',', ".").parse::<f64>().is_ok()
}

/// A day, an hour, both, or a fraction; without letters but those between and behind.
fn is_moment(text: &str) -> bool {
    let bare = text.strip_suffix("am").or_else(|| text.strip_suffix("pm")).unwrap_or(text);
    let is_part = |part: &str| {
        part.len() <= 10 && part.chars().all(|c| is_digit(c) || matches!(c, '/' | '-' | '.' | ':'))
    };
    let mut parts = bare.split(|c: char| c.is_whitespace() || c == 't').filter(|part| !part.is_empty());
    let is_told = bare.len() < text.len() || bare.contains(['/', '-', '.', ':']);
    bare.starts_with(is_digit) && is_told && parts.all(is_part)
}

/// A day or a month by its name, with nothing but numbers beside it: "12 mars", "sept. 2026".
fn is_named_day(text: &str) -> bool {
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_name = |word: &str| word.len() > 2 && CALENDAR.split(' ').any(|name| name.starts_with(word));
    let is_count = |word: &str| word == "1er" || word.chars().all(is_digit);
    words().any(is_name) && words().any(is_count) && words().all(|word| is_name(word) || is_count(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_and_telling_zeros_are_kept_and_names_are_left_alone() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+33 1 99 00 12 34", "'+33 1 99 00 12 34"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("0155123456", "'0155123456"),
            ("69001", "'69001"),
            ("1-2", "'1-2"),
            ("'=x", "''=x"),
            ("01 55 12 34 56", "01 55 12 34 56"),
            ("Claire", "Claire"),
            ("'t Hooft", "'t Hooft"),
            ("3D Béton", "3D Béton"),
            ("552 081 317", "'552 081 317"),
            ("1\u{a0}234,50 €", "'1\u{a0}234,50 €"),
            ("12 %", "'12 %"),
            ("1e5", "'1e5"),
            ("(123)", "'(123)"),
            ("15/03/2026", "'15/03/2026"),
            ("2026-03-15T10:00", "'2026-03-15T10:00"),
            ("1 1/2", "'1 1/2"),
            ("3 pm", "'3 pm"),
            ("1er mars", "'1er mars"),
            ("Lundi 12 févr. 2026", "'Lundi 12 févr. 2026"),
            ("VRAI", "'VRAI"),
            ("'mars 2026", "''mars 2026"),
            ("Avril Martin", "Avril Martin"),
            ("May", "May"),
            ("Infinity", "Infinity"),
            ("12 rue de Mars", "12 rue de Mars"),
            ("01.55.12.34.56", "01.55.12.34.56"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), cell);
            assert_eq!(unguarded(cell), text);
        }
    }

    proptest! {
        #[test]
        fn guarding_is_undone_to_the_letter(text in "['=+@\t0-9a -]{0,6}|'{0,2}[0-9]{1,2} (mars|pm|VRAI|%)|.*") {
            let cell = guarded(&text);
            prop_assert_eq!(unguarded(&cell), text);
            prop_assert!(!cell.starts_with(is_sign));
        }
    }
}
