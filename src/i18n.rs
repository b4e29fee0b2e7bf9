//! The two languages of the screen.
//!
//! Every text stands here once, French and English side by side, so that one cannot be written without the other
//! and whoever reads them sees both. Texts with something in them are functions of the language.

pub mod board;
pub mod capture;
pub mod codes;
pub mod common;
pub mod consent;
pub mod data;
pub mod deeds;
pub mod dictionary;
pub mod erase;
pub mod fields;
pub mod first;
pub mod format;
pub mod gate;
pub mod guests;
pub mod hand_over;
pub mod heat;
pub mod handed_out;
pub mod install;
pub mod join;
pub mod kiosk;
pub mod lead;
pub mod offline;
pub mod people;
pub mod playbook;
pub mod playbook_file;
pub mod rejections;
pub mod rules;
pub mod scan;
pub mod tables;

pub use crate::domain::wording::Locale;

/// One text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    pub fr: &'static str,
    pub en: &'static str,
}

/// Both languages of one text, French first.
pub const fn words(fr: &'static str, en: &'static str) -> Words {
    Words { fr, en }
}

impl Words {
    pub const fn of(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Fr => self.fr,
            Locale::En => self.en,
        }
    }
}

/// "A, B ou C".
pub(crate) fn either(locale: Locale, these: impl Iterator<Item = impl Into<String>>) -> String {
    listed(these.map(Into::into).collect(), words(" ou ", " or ").of(locale))
}

/// "A, B et C".
pub(crate) fn listed(these: Vec<String>, before_last: &str) -> String {
    match these.as_slice() {
        [others @ .., last] if !others.is_empty() => format!("{}{before_last}{last}", others.join(", ")),
        these => these.concat(),
    }
}

/// ", in the last 30 days".
pub(crate) fn in_days(locale: Locale, days: u16) -> String {
    match locale {
        Locale::Fr => format!(", ces {days} derniers jours"),
        Locale::En => format!(", in the last {days} days"),
    }
}

/// "1 lead", "3 leads": French counts zero as singular, English does not.
pub(crate) fn counted(locale: Locale, n: usize, one: Words, many: Words) -> String {
    let singular = match locale {
        Locale::Fr => n < 2,
        Locale::En => n == 1,
    };
    let number = format::number(locale, n as u64);
    format!("{number}\u{a0}{}", if singular { one.of(locale) } else { many.of(locale) })
}
