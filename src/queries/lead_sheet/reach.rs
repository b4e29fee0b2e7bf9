//! Ways to reach a person, and where a click on each may lead.

use crate::domain::{field::Field, lead::Lead, text};

/// An address, number or site, and where a click on it may lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    pub field: Field,
    pub text: String,
    /// `None` where following it would not be safe; it is shown all the same.
    pub link: Option<String>,
}

pub(super) fn reach(lead: &Lead) -> Vec<Reach> {
    [Field::Email, Field::Phone, Field::Website]
        .into_iter()
        .map(|field| (field, lead.text(field)))
        .filter(|(_, text)| !text.is_empty())
        .map(|(field, text)| Reach { field, text: text.to_owned(), link: link(field, text) })
        .collect()
}

/// Where a click may lead. What came in by file was not checked at the door, so it is here: an address must not
/// smuggle in a second recipient, nor a link run code.
fn link(field: Field, text: &str) -> Option<String> {
    match field {
        Field::Email => {
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+' | '\'');
            (text::is_email(text) && text.chars().all(plain)).then(|| format!("mailto:{text}"))
        }
        Field::Phone => {
            // What follows an "x" or a comma is an extension, which a dialler would take for more digits.
            let line = text.split(['x', ',']).next().unwrap_or_default();
            let dialled: String = line.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            text::is_phone(text).then(|| format!("tel:{dialled}"))
        }
        Field::Website => text.starts_with("https://").then(|| text.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_smuggle_something_in_is_shown_but_not_followed() {
        for (field, text) in [
            (Field::Email, "x?bcc=spy@acme.example"),
            (Field::Email, "claire@acme.example%0a"),
            (Field::Phone, "javascript:1"),
            (Field::Website, "javascript:alert(1)"),
            (Field::Website, "http://acme.example"),
        ] {
            assert_eq!(link(field, text), None, "{text}");
        }
    }
}
