//! The words that a visitor reads, in the visitor's language. One file a language: to add one, write its file and name
//! it here, and nothing else changes.
//!
//! The team's own texts, its notice and its purposes, are in French and English: in any other language they are shown
//! in English, or in French where the team has written only that.

mod de;
mod en;
mod es;
mod fr;
mod it;

use super::Locale;

/// In the order of the buttons.
pub const LANGUAGES: [&Texts; 5] = [&fr::TEXTS, &en::TEXTS, &de::TEXTS, &es::TEXTS, &it::TEXTS];

/// Every text of the visitor's screen in one language.
#[derive(Debug, PartialEq, Eq)]
pub struct Texts {
    /// As in `lang=""`.
    pub key: &'static str,
    /// What the language calls itself.
    pub language: &'static str,
    /// In which of the team's languages its own texts are shown.
    pub team_texts: Locale,
    /// What a screen reader calls the row of languages.
    pub languages: &'static str,
    pub title: &'static str,
    pub intro: &'static str,
    pub name: &'static str,
    pub company: &'static str,
    pub mail: &'static str,
    pub phone: &'static str,
    pub notice: &'static str,
    /// Stands before the day of the notice, such as 2026-11-22.
    pub version: &'static str,
    /// Stands before the address of the full notice.
    pub full_notice: &'static str,
    pub consents: &'static str,
    pub consents_hint: &'static str,
    pub send: &'static str,
    pub start_over: &'static str,
    pub nobody: &'static str,
    pub not_a_mail: &'static str,
    pub not_a_phone: &'static str,
    pub too_long: &'static str,
    pub not_saved: &'static str,
    pub thanks: &'static str,
    pub thanks_more: &'static str,
    pub next: &'static str,
    pub still_there: &'static str,
    /// `{n}` stands for the seconds that are left.
    pub emptied_in: &'static str,
    pub still_here: &'static str,
    pub for_the_team: &'static str,
}

/// The texts in the language of the team's own screens, with which each visit begins.
pub fn of(locale: Locale) -> &'static Texts {
    LANGUAGES.into_iter().find(|texts| texts.key == locale.key()).unwrap_or(&en::TEXTS)
}

impl Texts {
    pub fn emptied_in(&self, seconds: u32) -> String {
        self.emptied_in.replace("{n}", &seconds.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(texts: &Texts) -> [&'static str; 28] {
        [
            texts.key,
            texts.language,
            texts.languages,
            texts.title,
            texts.intro,
            texts.name,
            texts.company,
            texts.mail,
            texts.phone,
            texts.notice,
            texts.version,
            texts.full_notice,
            texts.consents,
            texts.consents_hint,
            texts.send,
            texts.start_over,
            texts.nobody,
            texts.not_a_mail,
            texts.not_a_phone,
            texts.too_long,
            texts.not_saved,
            texts.thanks,
            texts.thanks_more,
            texts.next,
            texts.still_there,
            texts.emptied_in,
            texts.still_here,
            texts.for_the_team,
        ]
    }

    /// That none is missing the compiler sees; that none is empty or was left in another language, this.
    #[test]
    fn every_language_says_everything_in_its_own_words() {
        for texts in LANGUAGES {
            assert!(all(texts).iter().all(|text| !text.trim().is_empty()), "{}", texts.key);
            assert!(texts.emptied_in.contains("{n}"), "{}", texts.key);
            for other in LANGUAGES.into_iter().filter(|other| other.key != texts.key) {
                let shared = all(texts).into_iter().filter(|text| all(other).contains(text));
                let shared: Vec<&str> = shared.filter(|text| text.chars().count() > 12).collect();
                assert_eq!(shared, Vec::<&str>::new(), "{} and {}", texts.key, other.key);
            }
        }
    }

    #[test]
    fn each_visit_begins_in_the_language_of_the_screen() {
        for locale in [Locale::Fr, Locale::En] {
            assert_eq!((of(locale).key, of(locale).team_texts), (locale.key(), locale));
        }
    }

    #[test]
    fn french_keeps_its_signs_with_their_words() {
        for text in all(&fr::TEXTS) {
            for sign in [" :", " ;", " ?", " !", "« ", " »", "'"] {
                assert!(!text.contains(sign), "{text}");
            }
        }
    }
}
