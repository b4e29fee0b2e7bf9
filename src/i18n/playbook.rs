//! The words of the screen where a team defines its stages.

pub mod criteria;
pub mod draft;
pub mod questions;
pub mod rules;

use super::{Locale, Words, counted, format, words};

pub const INTRO: Words = words(
    "Ce que chaque étape veut dire pour votre équipe, et ce qu’il faut pour y entrer. Essayez\u{a0}: vos changements restent un brouillon, dont l’effet s’affiche en bas, jusqu’à ce que vous les appliquiez.",
    "What each stage means to your team, and what it takes to enter it. Try things out: your changes stay a draft, whose effect shows at the foot, until you apply them.",
);
pub const TEAM_NAME: Words = words("Nom de l’équipe", "Team name");
pub const AT_ONCE: Words =
    words("Ceci change aussitôt, sans passer par le brouillon.", "This changes at once, outside the draft.");
pub const STAGES: Words = words("Étapes", "Stages");
pub const STAGES_HINT: Words = words(
    "De l’inconnu au client. Ouvrez une étape pour la définir\u{a0}; pour la déplacer, glissez sa poignée, touchez-la, ou prenez les flèches ↑ et ↓.",
    "From stranger to customer. Open a stage to define it; to move it, drag its handle, tap it, or use the arrow keys ↑ and ↓.",
);
pub const MOVE: Words = words("Déplacer", "Move");
pub const MOVE_KEYS: Words =
    words("Déplacer\u{a0}: glisser, toucher, ou flèches ↑ et ↓", "Move: drag, tap, or arrow keys ↑ and ↓");
pub const MOVE_UP: Words = words("Monter", "Move up");
pub const MOVE_DOWN: Words = words("Descendre", "Move down");
pub const CHANGED: Words = words("modifiée", "changed");
pub const NAME_FR: Words = words("Nom en français", "Name in French");
pub const NAME_EN: Words = words("Nom en anglais", "Name in English");
pub const DEFINITION_FR: Words = words("Définition en français", "Definition in French");
pub const DEFINITION_EN: Words = words("Définition en anglais", "Definition in English");
pub const COLOUR: Words = words("Couleur", "Colour");
pub const KIND: Words = words("Sorte d’étape", "Kind of stage");
pub const PROBABILITY: Words = words("Chance de gagner, en %", "Chance of winning, in %");
pub const STALE: Words = words("Stagne après, en jours", "Goes stale after, in days");
pub const NEVER: Words = words("jamais", "never");
pub const NOT_DAYS: Words = words(
    "Un nombre entier de jours, de 1 à 65\u{202f}535, ou rien pour jamais.",
    "A whole number of days, from 1 to 65,535, or nothing for never.",
);
pub const WIP: Words = words("Fiches suivies à la fois", "Leads looked after at a time");
pub const WIP_HINT: Words = words(
    "Autant que l’équipe peut en suivre ici. Un repère, jamais un refus.",
    "As many as the team can look after here. A hint only, never a refusal.",
);
pub const ANY_NUMBER: Words = words("sans limite", "any number");
pub const NOT_LEADS: Words = words(
    "Un nombre entier de fiches, de 1 à 65\u{202f}535, ou rien.",
    "A whole number of leads, from 1 to 65,535, or nothing.",
);

pub const ADD_STAGE: Words = words("Ajouter une étape", "Add a stage");
pub const NEW_STAGE: Words = words("Nom de la nouvelle étape", "Name of the new stage");
pub const RETIRE: Words = words("Retirer l’étape", "Retire the stage");
pub const RETIRE_INTO: Words = words("Où vont ses fiches\u{a0}?", "Where do its leads go?");
pub const CHOOSE_STAGE: Words = words("Choisir une étape…", "Choose a stage…");
pub const RETIRED: Words = words("Étapes retirées", "Retired stages");
pub const RETIRED_HINT: Words = words(
    "Elles ne se perdent pas\u{a0}: le fichier d’un collègue peut encore en parler.",
    "They are not lost: a colleague’s file may still speak of them.",
);
pub const RESTORE: Words = words("Rétablir", "Restore");
pub const SPLIT: Words = words("Scinder l’étape", "Split the stage");
pub const SPLIT_HINT: Words = words(
    "Une nouvelle étape se place juste après, pareille à celle-ci mais sans condition d’entrée.",
    "A new stage stands right behind, like this one but with no entry criteria yet.",
);
pub const SPLIT_LEADS: Words = words("Ses fiches", "Its leads");
pub const SPLIT_STAY: Words = words("Restent ici", "Stay here");
pub const SPLIT_GO: Words = words("Passent dans la nouvelle", "Go on to the new one");

pub const CONTRADICTIONS: Words = words("Cette méthode se contredit", "This playbook contradicts itself");

pub const TEAMS: Words = words("Équipes", "Teams");
pub const ADD_TEAM: Words = words("Ajouter une équipe", "Add a team");
pub const ADD_TEAM_HINT: Words = words(
    "Une autre équipe, avec ses propres étapes et ses propres fiches.",
    "Another team, with stages and leads of its own.",
);
pub const ARCHIVE: Words = words("Archiver cette équipe", "Archive this team");
pub const ARCHIVE_HINT: Words = words(
    "L’équipe et ses fiches quittent l’écran\u{a0}; elles sont gardées et reviennent d’un geste.",
    "The team and its leads leave the screen; they are kept and come back at a touch.",
);

pub fn probability(locale: Locale, hundredths: u8) -> String {
    format::percent(locale, u32::from(hundredths))
}

pub fn stale_after(locale: Locale, days: Option<u16>) -> String {
    days.map(|days| format::days(locale, u32::from(days))).unwrap_or_else(|| "–".into())
}

/// The same for a screen reader: a dash says nothing.
pub fn stale_heard(locale: Locale, days: Option<u16>) -> String {
    let says = |days: u16| {
        let days = counted(locale, usize::from(days), words("jour", "day"), words("jours", "days"));
        match locale {
            Locale::Fr => format!("stagne après {days}"),
            Locale::En => format!("stale after {days}"),
        }
    };
    days.map(says).unwrap_or_else(|| words("ne stagne jamais", "never stale").of(locale).to_owned())
}

pub fn criteria(locale: Locale, n: usize) -> String {
    counted(locale, n, words("critère", "criterion"), words("critères", "criteria"))
}

/// "Prospect, position 2 of 6".
pub fn position(locale: Locale, named: &str, position: usize, of: usize) -> String {
    match locale {
        Locale::Fr => format!("{named}, position {position} sur {of}"),
        Locale::En => format!("{named}, position {position} of {of}"),
    }
}

/// "Retire the stage: Prospect". A button that stands in each row needs the row's name in its own.
pub fn on_stage(locale: Locale, deed: Words, stage: &str) -> String {
    about(locale, deed.of(locale), stage)
}

/// "Prospect: a stage asks …".
pub fn about(locale: Locale, first: &str, then: &str) -> String {
    match locale {
        Locale::Fr => format!("{first}\u{a0}: {then}"),
        Locale::En => format!("{first}: {then}"),
    }
}

/// "Retire, and move its 12 leads".
pub fn retire_and_move(locale: Locale, leads: usize) -> String {
    let leads = super::common::leads(locale, leads);
    match locale {
        Locale::Fr => format!("Retirer et déplacer {leads}"),
        Locale::En => format!("Retire and move {leads}"),
    }
}

/// "Team 3": a name to start from.
pub fn next_team(locale: Locale, n: usize) -> String {
    match locale {
        Locale::Fr => format!("Équipe {n}"),
        Locale::En => format!("Team {n}"),
    }
}

pub fn archived(locale: Locale, team: &str) -> String {
    match locale {
        Locale::Fr => format!("{team} est archivée. Annuler la ramène."),
        Locale::En => format!("{team} is archived. Undo brings it back."),
    }
}
