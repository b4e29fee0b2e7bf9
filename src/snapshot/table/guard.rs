//! Texts that a spreadsheet would take for something else: formulas, which could do harm, and numbers, which would lose
//! their zeros. A leading `'` keeps them what they are.
//!
//! The signs are those of [OWASP's CSV injection page](https://owasp.org/www-community/attacks/CSV_Injection). The mark
//! alters values such as `+33…`, so only files for spreadsheets have it, and reading those takes it off.

/// A text as a spreadsheet keeps it.
pub fn guarded(text: &str) -> String {
    let inside = text.trim_start_matches('\'');
    let is_marked = inside.len() < text.len();
    let needs =
        inside.starts_with(is_sign) || inside.starts_with(is_digit) && (is_marked || is_number(inside));
    if needs { format!("'{text}") } else { text.to_owned() }
}

/// What stood there before it was guarded.
pub fn unguarded(cell: &str) -> &str {
    let Some(rest) = cell.strip_prefix('\'') else { return cell };
    if rest.trim_start_matches('\'').starts_with(|c| is_sign(c) || is_digit(c)) { rest } else { cell }
}

fn is_sign(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Digits that would be counted, in a number or in a date.
fn is_number(text: &str) -> bool {
    text.replace(',', ".").parse::<f64>().is_ok()
        || (text.len() <= 10 && text.chars().all(|c| is_digit(c) || matches!(c, '/' | '-' | '.' | ':')))
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
            ("", ""),
        ] {
            assert_eq!(guarded(text), cell);
            assert_eq!(unguarded(cell), text);
        }
    }

    proptest! {
        #[test]
        fn guarding_is_undone_to_the_letter(text in "['=+@\t0-9a -]{0,6}|.*") {
            let cell = guarded(&text);
            prop_assert_eq!(unguarded(&cell), text);
            prop_assert!(!cell.starts_with(is_sign));
        }
    }
}
