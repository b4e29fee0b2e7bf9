//! The words of the screen where a team defines its stages.

use super::{Locale, Words, counted, format, words};

pub const INTRO: Words = words(
    "Ce que chaque étape veut dire pour votre équipe, et ce qu’il faut pour y entrer. Chaque changement s’applique aussitôt et s’annule par son nom.",
    "What each stage means to your team, and what it takes to enter it. Each change holds at once and can be undone by name.",
);
pub const TEAM_NAME: Words = words("Nom de l’équipe", "Team name");
pub const STAGES: Words = words("Étapes", "Stages");
pub const UP: Words = words("Monter", "Move up");
pub const DOWN: Words = words("Descendre", "Move down");
pub const NAME_FR: Words = words("Nom en français", "Name in French");
pub const NAME_EN: Words = words("Nom en anglais", "Name in English");
pub const DEFINITION_FR: Words = words("Définition en français", "Definition in French");
pub const DEFINITION_EN: Words = words("Définition en anglais", "Definition in English");
pub const COLOUR: Words = words("Couleur", "Colour");
pub const KIND: Words = words("Sorte d’étape", "Kind of stage");
pub const PROBABILITY: Words = words("Chance de gagner, en %", "Chance of winning, in %");
pub const STALE: Words = words("Stagne après, en jours", "Goes stale after, in days");
pub const NEVER: Words = words("jamais", "never");
pub const NOT_DAYS: Words =
    words("Un nombre entier de jours, ou rien pour jamais.", "A whole number of days, or nothing for never.");

pub const GATE: Words = words("Conditions d’entrée", "Entry criteria");
pub const GATE_HINT: Words = words(
    "Une fiche entre quand tout ceci est rempli, ou avec une raison.",
    "A lead comes in when all of these hold, or with a reason.",
);
pub const NO_GATE: Words = words("Aucune\u{a0}: toute fiche peut entrer.", "None: any lead may come in.");
pub const ADD_CRITERION: Words = words("Ajouter un critère", "Add a criterion");
pub const REMOVE_CRITERION: Words = words("Retirer ce critère", "Remove this criterion");
pub const REWORD: Words = words("Reformuler", "Reword");
pub const CRITERION_KIND: Words = words("Que faut-il\u{a0}?", "What does it take?");
pub const FILLED: Words = words("Un champ rempli", "A field filled in");
pub const FILLED_HINT: Words = words("Au moins un de ces champs\u{a0}:", "At least one of these fields:");
pub const ANSWERED: Words = words("Un «\u{a0}oui\u{a0}» à une question", "A “yes” to a question");
pub const QUESTION: Words = words("Question", "Question");
pub const NEW_QUESTION: Words = words("Nouvelle question…", "New question…");
pub const QUESTION_TEXT: Words =
    words("La question, à laquelle on répond par oui ou non", "The question, to be answered with yes or no");
pub const HEARD: Words = words("Un signe de la personne", "Word from the person");
pub const HEARD_HINT: Words = words(
    "Par l’un de ces moyens (aucun choisi\u{a0}: tous)\u{a0}:",
    "Through one of these (none chosen: any):",
);
pub const TIMES: Words = words("Au moins combien de fois", "At least how many times");
pub const NO_FIELD: Words = words("Choisissez au moins un champ.", "Choose at least one field.");
pub const NOT_TIMES: Words = words("Un nombre de 1 à 99.", "A number from 1 to 99.");
pub const ALREADY_ASKED: Words = words("Cette étape le demande déjà.", "This stage asks for that already.");

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
pub fn position(locale: Locale, stage: &str, position: usize, of: usize) -> String {
    match locale {
        Locale::Fr => format!("{stage}, position {position} sur {of}"),
        Locale::En => format!("{stage}, position {position} of {of}"),
    }
}

/// A button that stands in each row needs the row's name in its own.
pub fn on_stage(locale: Locale, deed: Words, stage: &str) -> String {
    match locale {
        Locale::Fr => format!("{}\u{a0}: {stage}", deed.of(locale)),
        Locale::En => format!("{}: {stage}", deed.of(locale)),
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
