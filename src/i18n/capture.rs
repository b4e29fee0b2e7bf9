//! The words of the form for a new lead.

use super::{Locale, Words, words};

/// Short, so that both buttons stand side by side on a phone; what is heard says the whole.
pub const AND_NEXT: Words = words("Puis la suivante", "Save and next");
pub const SAVE_AND_NEXT: Words = words("Enregistrer, puis la suivante", "Save and next");
pub const ENOUGH: Words =
    words("Un nom suffit\u{a0}; le reste peut attendre.", "A name is enough; the rest can wait.");
pub const ALREADY_HERE: Words = words("Déjà là", "Already here");
pub const TAGS_HINT: Words = words("séparées par des virgules", "separated by commas");

/// Heard and shown once a lead is written down.
pub fn saved(locale: Locale, name: &str, stage: &str) -> String {
    match locale {
        Locale::Fr => format!("Fiche enregistrée\u{a0}: {name}, dans {stage}."),
        Locale::En => format!("Saved: {name}, in {stage}."),
    }
}

/// "Claire Morel, Acme — Prospect".
pub fn likeness(name: &str, company: &str, stage: &str) -> String {
    let who = [name, company].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    // A lead without a name is called by its company already.
    let who = if name == company { name.to_owned() } else { who.join(", ") };
    format!("{who} — {stage}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_likeness_names_each_thing_once() {
        assert_eq!(likeness("Claire Morel", "Acme", "Prospect"), "Claire Morel, Acme — Prospect");
        assert_eq!(likeness("Acme", "Acme", "Lead"), "Acme — Lead");
        assert_eq!(likeness("claire@acme.example", "", "Lead"), "claire@acme.example — Lead");
    }
}
