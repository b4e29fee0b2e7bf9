//! The words of the form for a new lead.

use super::{Locale, Words, format, words};

/// Short, so that both buttons stand side by side on a phone; what is heard says the whole.
pub const AND_NEXT: Words = words("Puis la suivante", "Save and next");
pub const SAVE_AND_NEXT: Words = words("Enregistrer, puis la suivante", "Save and next");
pub const ENOUGH: Words =
    words("Un nom suffit\u{a0}; le reste peut attendre.", "A name is enough; the rest can wait.");
pub const ALREADY_HERE: Words = words("Déjà là", "Already here");
pub const TAGS_HINT: Words = words("séparées par des virgules", "separated by commas");

pub const QUALIFIERS: Words = words("À demander", "To ask");
pub const AT_A_SHOW: Words = words("À un salon aujourd’hui\u{a0}?", "At a show today?");
pub const NO_SHOW: Words = words("Pas de salon aujourd’hui", "No show today");
pub const CHANGE_DAY: Words = words("Changer", "Change");
pub const NEW_DAY: Words =
    words("Nouvelle journée\u{a0}: êtes-vous toujours ici\u{a0}?", "A new day: are you still here?");
pub const DAY_HINT: Words = words(
    "À dire une fois\u{a0}: chaque fiche de la journée porte alors cette campagne, et son passage au stand.",
    "To be said once: each lead of the day then carries this campaign, and its visit to the booth.",
);
pub const DAY_CAMPAIGN: Words = words("Salon ou campagne", "Show or campaign");
pub const DAY_BOOTH: Words = words("Stand", "Booth");
pub const DAY_DEVICE: Words = words("Cet appareil", "This device");
pub const SET_DAY: Words = words("Valider pour la journée", "Set for today");
pub const CAME_BACK: Words = words(
    "La page s’était fermée sans enregistrer\u{a0}: voici ce qui était saisi.",
    "The page had closed without saving: here is what was typed.",
);
pub const START_AFRESH: Words = words("Effacer", "Clear");

/// "14 today".
pub fn met_today(locale: Locale, n: usize) -> String {
    let number = format::number(locale, n as u64);
    match locale {
        Locale::Fr => format!("{number} aujourd’hui"),
        Locale::En => format!("{number} today"),
    }
}

/// Heard and shown once a lead is written down.
pub fn saved(locale: Locale, name: &str, stage: &str) -> String {
    match locale {
        Locale::Fr => format!("Fiche enregistrée\u{a0}: {name}, dans {stage}."),
        Locale::En => format!("Saved: {name}, in {stage}."),
    }
}

/// "Claire Morel, Acme — Prospect".
pub fn likeness(name: &str, company: &str, stage: &str) -> String {
    format!("{} — {stage}", who(name, company))
}

/// "Claire Morel, Acme".
pub fn who(name: &str, company: &str) -> String {
    let who = [name, company].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    // A lead without a name is called by its company already.
    if name == company { name.to_owned() } else { who.join(", ") }
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
