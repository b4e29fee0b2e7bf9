//! Words that stand on more than one screen.

use super::{Locale, Words, counted, words};

pub const SAVE: Words = words("Enregistrer", "Save");
pub const SHOW_GUESTS: Words =
    words("Montrer ces fiches dans mes colonnes…", "Show these leads in my columns…");
pub const SHARE: Words = words("Partager", "Share");
pub const CANCEL: Words = words("Annuler", "Cancel");
pub const CLOSE: Words = words("Fermer", "Close");
pub const DELETE: Words = words("Supprimer", "Delete");
pub const ADD: Words = words("Ajouter", "Add");
pub const UNDO: Words = words("Annuler", "Undo");
pub const REDO: Words = words("Rétablir", "Redo");
pub const YES: Words = words("Oui", "Yes");
pub const NO: Words = words("Non", "No");
pub const UNKNOWN: Words = words("Pas encore su", "Not known yet");
/// Where something stands that only a newer version can show.
pub const BEYOND: Words = words(
    "Écrit par une version plus récente, et gardé tel quel",
    "Written by a newer version, and kept as it is",
);
pub const TEAM: Words = words("Équipe", "Team");
pub const BOARD: Words = words("Tableau", "Board");
pub const PLAYBOOK: Words = words("Méthode", "Playbook");
pub const DICTIONARY: Words = words("Dictionnaire", "Dictionary");
pub const DATA: Words = words("Données", "Data");
pub const SEARCH: Words = words("Rechercher", "Search");
pub const NEW_LEAD: Words = words("Nouvelle fiche", "New lead");
pub const THEME: Words = words("Thème", "Theme");
pub const THEME_AUTO: Words = words("Comme l’appareil", "As the device");
pub const THEME_LIGHT: Words = words("Clair", "Light");
pub const THEME_DARK: Words = words("Sombre", "Dark");
pub const TO_SORT: Words = words("À trier", "To sort");
pub const MENU: Words = words("Menu", "Menu");
pub const NOTHING_TO_UNDO: Words = words("Rien à annuler", "Nothing to undo");
pub const NOTHING_TO_REDO: Words = words("Rien à rétablir", "Nothing to redo");
pub const SKIP: Words = words("Aller au contenu", "Skip to content");

pub const DID_NOT_LOAD: Words = words(
    "Cette partie n’a pas pu se charger : vérifiez la connexion ; vos données restent intactes.",
    "This part could not load: check the connection; your data is untouched.",
);
pub const TRY_AGAIN: Words = words("Réessayer", "Try again");

pub const SAVED: Words = words("Enregistré sur cet appareil", "Saved on this device");
pub const SAVING: Words = words("Enregistrement…", "Saving…");
pub const NOT_SAVED: Words =
    words("PAS enregistré\u{a0}: exportez maintenant, depuis Données", "NOT saved: export now, from Data");
pub const LOOSE: Words =
    words("PAS encore à l’abri\u{a0}: exportez, depuis Données", "NOT safe yet: export, from Data");
pub const READ_ONLY: Words = words("Lecture seule\u{a0}: rechargez la page", "Read-only: reload the page");
// Saved, but: what the light asks for then.
pub const LAMP_FOLDER: Words = words(
    "Enregistré, mais le dossier de sauvegarde ne répond plus\u{a0}: voyez Données",
    "Saved, but the folder for backups is out of reach: see Data",
);
pub const LAMP_ROOM: Words = words(
    "Enregistré, mais ce navigateur est presque plein\u{a0}: voyez Données",
    "Saved, but this browser is almost full: see Data",
);
pub const LAMP_NO_FILE: Words = words(
    "Enregistré, mais dans aucun fichier depuis plus d’un jour\u{a0}: voyez Données",
    "Saved, but in no file for more than a day: see Data",
);
pub const OUTDATED: Words = words(
    "Lecture seule\u{a0}: une version plus récente d’Entonnoir travaille dans ce navigateur. Rechargez cette page pour continuer.",
    "Read-only: a newer version of Entonnoir is at work in this browser. Reload this page to go on.",
);
pub const RELOAD: Words = words("Recharger", "Reload");

pub fn leads(locale: Locale, n: usize) -> String {
    counted(locale, n, words("fiche", "lead"), words("fiches", "leads"))
}

pub fn days_here(locale: Locale, days: u32) -> String {
    match (locale, days) {
        (Locale::Fr, 0) => "Arrivée aujourd’hui".into(),
        (Locale::En, 0) => "Arrived today".into(),
        (Locale::Fr, _) => format!(
            "{} dans cette étape",
            counted(locale, days as usize, words("jour", "day"), words("jours", "days"))
        ),
        (Locale::En, _) => format!(
            "{} in this stage",
            counted(locale, days as usize, words("jour", "day"), words("jours", "days"))
        ),
    }
}
