//! Closing the day, the folder for backups, and restoring one.

use super::super::{Locale, Words, common, words};
use super::{about_file, activities};

pub const CLOSE_DAY: Words = words("Clôturer la journée", "Close the day");
pub const CLOSE_DAY_HINT: Words = words(
    "Fait un fichier avec tout, puis le relit et compte ce qu’il contient. La journée n’est close qu’alors.",
    "Makes a file with everything, then reads it back and counts what it holds. Only then is the day closed.",
);
pub const CLOSE_DAY_HERE: Words = words("Télécharger à la place", "Download instead");
pub const AT_WORK: Words = words("Écriture et relecture…", "Writing and reading back…");
pub const READING_BACK: Words = words("Relecture du fichier…", "Reading the file back…");
pub const SHOW_FILE: Words = words("Choisir le fichier enregistré", "Choose the saved file");
pub const AGAIN: Words = words("Refaire le fichier", "Make the file again");
pub const EMPTY_DAY: Words = words(
    "Aucune fiche encore\u{a0}: il n’y a pas de journée à clôturer.",
    "No leads yet: there is no day to close.",
);

pub const FOLDER: Words = words("Dossier de sauvegarde", "Folder for backups");
pub const FOLDER_HINT: Words = words(
    "Choisissez un dossier une fois, sur une clé USB par exemple. Entonnoir y écrit une sauvegarde tous les quarts d’heure où quelque chose change, et la relit chaque fois.",
    "Choose a folder once, on a USB stick for instance. Entonnoir writes a backup there every quarter of an hour in which something changes, and reads it back each time.",
);
pub const FOLDER_KEEPS: Words = words(
    "Y restent les trois dernières sauvegardes du jour et une par jour d’avant, dix en tout. Vos autres fichiers ne sont jamais touchés.",
    "The last three backups of the day stay there, and one for each day before, ten in all. Your other files are never touched.",
);
pub const NO_FOLDERS: Words = words(
    "Ce navigateur ne laisse pas une page écrire dans un dossier\u{a0}; Chrome et Edge le permettent. Ici, clôturez la journée\u{a0}: le fichier est vérifié de la même façon.",
    "This browser lets no page write into a folder; Chrome and Edge do. Here, close the day: the file is checked in the same way.",
);
pub const CHOOSE_FOLDER: Words = words("Choisir un dossier", "Choose a folder");
pub const OTHER_FOLDER: Words = words("Autre dossier", "Another folder");
pub const FORGET_FOLDER: Words = words("Ne plus l’utiliser", "Stop using it");
pub const BACK_UP_NOW: Words = words("Sauvegarder maintenant", "Back up now");
pub const ALLOW_FOLDER: Words = words("Autoriser à nouveau", "Allow it again");
pub const TRY_FOLDER: Words = words("Réessayer", "Try again");
pub const NOT_REMEMBERED: Words = words(
    "Ce navigateur ne retient pas le dossier\u{a0}: il faudra le choisir à nouveau au prochain démarrage.",
    "This browser does not remember the folder: choose it again at the next start.",
);

// Why the folder did not take a backup, and what to do.
pub const NOT_ALLOWED: Words = words(
    "Le navigateur ne laisse plus écrire dans ce dossier\u{a0}: autorisez-le à nouveau.",
    "The browser no longer lets us write into this folder: allow it again.",
);
pub const GONE: Words = words(
    "Ce dossier n’est plus là\u{a0}: rebranchez la clé puis réessayez, ou choisissez un autre dossier.",
    "This folder is no longer there: plug the stick in and try again, or choose another folder.",
);
pub const FOLDER_FULL: Words = words(
    "Le disque de ce dossier est plein\u{a0}: faites de la place, ou choisissez un autre dossier.",
    "The disk of this folder is full: make room, or choose another folder.",
);
pub const ALTERED: Words = words(
    "Le fichier relu n’est pas celui qui a été écrit\u{a0}: choisissez un autre dossier.",
    "What was read back is not what was written: choose another folder.",
);
pub const FOLDER_REFUSED: Words = words(
    "Le navigateur a refusé d’écrire dans ce dossier\u{a0}: réessayez, ou choisissez-en un autre.",
    "The browser refused to write into this folder: try again, or choose another one.",
);

pub const SHARED: Words = words("Instantané partagé.", "Snapshot shared.");
pub const NOT_SHARED: Words = words(
    "Le partage n’a pas abouti\u{a0}: exportez l’instantané à la place.",
    "Sharing did not work: export the snapshot instead.",
);

pub const READY_TO_SHARE: Words = words("Le fichier est prêt.", "The file is ready.");

pub const RESTORE_TITLE: Words = words("Restaurer une sauvegarde", "Restore a backup");
pub const RESTORE: Words = words("Ouvrir une sauvegarde", "Open a backup");
pub const RESTORE_HINT: Words = words(
    "L’état présent est d’abord enregistré dans un fichier. La sauvegarde s’y ajoute ensuite\u{a0}: rien d’ici ne se perd, une valeur plus récente reste, et une fiche supprimée depuis reste supprimée.",
    "The present state is saved to a file first. The backup is then joined to it: nothing here is lost, a later value stays, and a lead that was removed since stays removed.",
);
pub const NOT_SAVED_FIRST: Words = words(
    "L’état présent n’a pas pu être enregistré d’abord\u{a0}: rien n’a été restauré. Autorisez les téléchargements pour ce site, puis réessayez.",
    "The present state could not be saved first: nothing was restored. Allow downloads for this site, then try again.",
);

pub const RECOVERY: Words = words(
    "Page de secours\u{a0}: exporter tout ce que garde ce navigateur",
    "Recovery page: export all that this browser keeps",
);

/// What to do while the day waits for its file.
pub fn show_file(locale: Locale, file: &str) -> String {
    let sentence = words(
        "Le navigateur ne dit pas ce qu’est devenu «\u{a0}{file}\u{a0}». Choisissez-le là où il a été enregistré, ou déposez-le ici\u{a0}: Entonnoir le relit.",
        "The browser does not say what became of “{file}”. Choose it where it was saved, or drop it here: Entonnoir reads it back.",
    );
    about_file(locale, sentence, file)
}

/// "1,204 leads, 3,310 activities: complete."
pub fn complete(locale: Locale, leads: usize, held: usize) -> String {
    let (leads, held) = (common::leads(locale, leads), activities(locale, held));
    match locale {
        Locale::Fr => format!("{leads}, {held}\u{a0}: complet. La journée est close."),
        Locale::En => format!("{leads}, {held}: complete. The day is closed."),
    }
}

pub const DAMAGED_FILE: Words = words(
    "«\u{a0}{file}\u{a0}» est coupé ou abîmé\u{a0}: refaites le fichier.",
    "“{file}” is cut short or damaged: make the file again.",
);
pub const OTHER_FILE: Words = words(
    "«\u{a0}{file}\u{a0}» contient autre chose que cet espace\u{a0}: choisissez le fichier qui vient d’être enregistré.",
    "“{file}” holds something other than this workspace: choose the file that was just saved.",
);
pub const BEHIND_FILE: Words = words(
    "«\u{a0}{file}\u{a0}» date d’avant les derniers changements\u{a0}: choisissez le plus récent, ou refaites-le.",
    "“{file}” is from before the last changes: choose the latest one, or make it again.",
);

/// A file that lacks leads, or their last changes.
pub fn behind(locale: Locale, file: &str, leads: usize) -> String {
    if leads == 0 {
        return about_file(locale, BEHIND_FILE, file);
    }
    let lacks = match (locale, leads) {
        (Locale::Fr, _) => {
            "Dans «\u{a0}{file}\u{a0}», il manque {leads} ou leurs derniers changements\u{a0}: choisissez le fichier le plus récent, ou refaites-le."
        }
        (Locale::En, _) => {
            "“{file}” lacks {leads} or their last changes: choose the latest file, or make it again."
        }
    };
    lacks.replace("{leads}", &common::leads(locale, leads)).replace("{file}", file)
}

/// "Backups go to “USB”."
pub fn goes_to(locale: Locale, folder: &str) -> String {
    match locale {
        Locale::Fr => format!("Les sauvegardes vont dans «\u{a0}{folder}\u{a0}»."),
        Locale::En => format!("Backups go to “{folder}”."),
    }
}

/// "Last one 5 minutes ago, read back."
pub fn last_backup(locale: Locale, ago: &str) -> String {
    match locale {
        Locale::Fr => format!("La dernière {ago}, relue."),
        Locale::En => format!("The last one {ago}, read back."),
    }
}

/// Before a restore: where the present state went.
pub fn saved_first(locale: Locale, file: &str) -> String {
    let sentence = words(
        "L’état présent a d’abord été enregistré\u{a0}: «\u{a0}{file}\u{a0}».",
        "The present state was saved first: “{file}”.",
    );
    about_file(locale, sentence, file)
}
