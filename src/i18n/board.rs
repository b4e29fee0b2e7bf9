//! The board's words, those that are heard by a screen reader included.

use super::{Locale, Words, counted, words};

pub const MOVE_TO: Words = words("Déplacer vers…", "Move to…");
/// A guest's menu.
pub const TAKE_IN: Words = words("Prendre dans cette équipe…", "Take over into this team…");
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

/// Beside a column's own leads.
pub fn guests(locale: Locale, guests: usize) -> String {
    let (one, many) = (
        words("fiche d’une autre équipe", "lead of another team"),
        words("fiches d’autres équipes", "leads of other teams"),
    );
    counted(locale, guests, one, many)
}

/// The conditions of a later stage hold.
pub fn ready_for(locale: Locale, stage: &str) -> String {
    match locale {
        Locale::Fr => format!("Prête pour {stage}"),
        Locale::En => format!("Ready for {stage}"),
    }
}

/// The card is further than its conditions, which hold up to a stage, if any.
pub fn ahead(locale: Locale, holds_up_to: Option<&str>) -> String {
    match (locale, holds_up_to) {
        (Locale::Fr, Some(stage)) => {
            format!("En avance sur sa définition\u{a0}: les conditions tiennent jusqu’à {stage}")
        }
        (Locale::Fr, None) => "En avance sur sa définition\u{a0}: aucune étape n’est remplie".to_owned(),
        (Locale::En, Some(stage)) => format!("Ahead of its definition: conditions hold up to {stage}"),
        (Locale::En, None) => "Ahead of its definition: no stage’s conditions hold".to_owned(),
    }
}

/// How many leads a team can look after in one stage, and whether there are more.
pub fn at_most(locale: Locale, most: usize, is_over: bool) -> String {
    match (locale, is_over) {
        (Locale::Fr, true) => format!("Plus de fiches que l’équipe ne peut en suivre ici\u{a0}: {most}"),
        (Locale::Fr, false) => format!("L’équipe peut suivre ici {most} fiches à la fois"),
        (Locale::En, true) => format!("More leads than the team can look after here: {most}"),
        (Locale::En, false) => format!("The team can look after {most} leads here at a time"),
    }
}

/// Over the columns: narrows the board down to those who may move on.
pub const READY: Words = words("Prêtes", "Ready");
pub const READY_HINT: Words = words(
    "Tout ce qu’une étape suivante demande à ces fiches est rempli.",
    "Everything that a later stage asks of these leads holds.",
);
/// The same for those who moved on too early.
pub const AHEAD: Words = words("En avance", "Ahead");
pub const AHEAD_HINT: Words = words(
    "Ces fiches sont plus loin que leurs conditions ne le permettent.",
    "These leads are further than their conditions allow.",
);
pub const ALL_SETTLED: Words =
    words("Chaque fiche est à la bonne étape.", "Every card is at the right stage.");

/// Moves all that were found.
pub fn move_ready(locale: Locale, leads: usize) -> String {
    match locale {
        Locale::Fr if leads == 1 => "Faire avancer la fiche".to_owned(),
        Locale::Fr => format!("Faire avancer les {leads}"),
        Locale::En if leads == 1 => "Move it on".to_owned(),
        Locale::En => format!("Move all {leads} on"),
    }
}

pub fn moved_on(locale: Locale, leads: usize) -> String {
    match locale {
        Locale::Fr if leads == 1 => "1 fiche a avancé. Annuler la ramène.".to_owned(),
        Locale::Fr => format!("{leads} fiches ont avancé. Annuler les ramène."),
        Locale::En if leads == 1 => "1 lead moved on. Undo brings it back.".to_owned(),
        Locale::En => format!("{leads} leads moved on. Undo brings them back."),
    }
}

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
