//! A team's own words, in the languages that the team wrote them in.

use super::beyond::Beyond;

/// What a team calls something. Data, not translation: a language that the team left empty shows the other one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wording {
    pub fr: String,
    pub en: String,
    /// Other languages, for one.
    pub beyond: Beyond,
}

/// The languages of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    Fr,
    #[default]
    En,
}

impl Locale {
    /// As in `<html lang>`.
    pub fn key(self) -> &'static str {
        match self {
            Locale::Fr => "fr",
            Locale::En => "en",
        }
    }
}

impl Wording {
    pub fn new(fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self { fr: fr.into(), en: en.into(), beyond: Beyond::default() }
    }

    /// One wording whatever the language.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::new(text.clone(), text)
    }

    pub fn text(&self, locale: Locale) -> &str {
        match self.shown_in(locale) {
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
        }
    }

    /// In which language it is shown to whoever would read it in another.
    pub fn shown_in(&self, locale: Locale) -> Locale {
        match locale {
            Locale::Fr if self.fr.is_empty() => Locale::En,
            Locale::En if self.en.is_empty() => Locale::Fr,
            own => own,
        }
    }
}
