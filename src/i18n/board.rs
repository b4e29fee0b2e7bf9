//! The board's words, those that are heard by a screen reader included.

use super::{Locale, Words, words};

pub const MOVE_TO: Words = words("Déplacer vers…", "Move to…");
pub const HELP: Words = words(
    "Entrée ouvre la fiche, Espace la saisit, M la déplace par menu.",
    "Enter opens the card, Space picks it up, M moves it by menu.",
);
pub const CANCELLED: Words = words("Déplacement abandonné.", "Move cancelled.");
pub const EMPTY_STAGE: Words = words("Glissez une fiche ici", "Drop a card here");
pub const EMPTY_BOARD: Words = words("Votre entonnoir est prêt", "Your funnel is ready");
pub const EMPTY_BOARD_HINT: Words = words(
    "Notez votre première fiche\u{a0}: un nom suffit. Vous la ferez glisser d’étape en étape.",
    "Write down your first lead: a name is enough. Then drag it from stage to stage.",
);
pub const NOTHING_FOUND: Words = words("Aucune fiche ne correspond", "No lead matches");
pub const OVERDUE: Words = words("En retard", "Overdue");
pub const STALE: Words = words("Ici depuis trop longtemps", "Here for too long");
pub const PASSED: Words = words("Passée avec une raison", "Passed with a reason");
pub const GATED: Words = words("Étape avec conditions d’entrée", "Stage with entry conditions");

/// Over the stages to choose from.
pub fn move_title(locale: Locale, name: &str) -> String {
    match locale {
        Locale::Fr => format!("Déplacer {name} vers…"),
        Locale::En => format!("Move {name} to…"),
    }
}

pub fn picked_up(locale: Locale, name: &str, stage: &str, position: usize, of: usize) -> String {
    match locale {
        Locale::Fr => format!(
            "{name} saisie, {stage}, position {position} sur {of}. Flèches pour déplacer, Espace pour poser, Échap pour abandonner."
        ),
        Locale::En => format!(
            "{name} picked up, {stage}, position {position} of {of}. Arrows to move, Space to drop, Escape to cancel."
        ),
    }
}

pub fn over(locale: Locale, stage: &str, position: usize, of: usize) -> String {
    match locale {
        Locale::Fr => format!("{stage}, position {position} sur {of}"),
        Locale::En => format!("{stage}, position {position} of {of}"),
    }
}

pub fn dropped(locale: Locale, name: &str, stage: &str) -> String {
    match locale {
        Locale::Fr => format!("{name} est maintenant dans {stage}."),
        Locale::En => format!("{name} is now in {stage}."),
    }
}

/// Why a card's stage asks for more, heard when the gate sheet opens.
pub fn gate_opened(locale: Locale, stage: &str) -> String {
    match locale {
        Locale::Fr => format!("{stage} demande des conditions."),
        Locale::En => format!("{stage} has conditions."),
    }
}

/// "12 of 40 came on (30 %)", under a stage's head.
pub fn came_on(locale: Locale, reached: usize, of: usize, rate: Option<u32>) -> String {
    let rate = rate.map(|rate| format!(" ({})", super::format::percent(locale, rate))).unwrap_or_default();
    match locale {
        Locale::Fr => format!("{reached} venues jusqu’ici, sur {of}{rate}"),
        Locale::En => format!("{reached} of {of} came on{rate}"),
    }
}
