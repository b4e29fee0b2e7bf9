//! The data screen's words, and those of files that come in.

pub mod backups;
pub mod part;
pub mod preview;
pub mod safety;
pub mod today;

use super::{Locale, Words, common, counted, format, words};

pub const INTRO: Words = words(
    "Tout ce que vous notez vit dans ce navigateur, sur cet appareil, et nulle part ailleurs.",
    "Everything you write down lives in this browser, on this device, and nowhere else.",
);
pub const SAFETY: Words = words("Ce qui est enregistré", "What is saved");
pub const ALL_SAVED: Words = words("Tout est enregistré.", "Everything is saved.");
pub const ALL_SAVED_MORE: Words = words(
    "Chaque changement est écrit deux fois, et n’est dit enregistré qu’une fois sur le disque. Effacer les données du site l’effacerait\u{a0}: les fichiers exportés sont la sauvegarde.",
    "Each change is written twice, and called saved only once it is on the disk. Clearing the site’s data would clear it: exported files are the backup.",
);
pub const BEING_SAVED: Words = words("Enregistrement en cours…", "Saving…");
pub const NOT_SAVED: Words = words(
    "Le dernier changement n’est PAS enregistré\u{a0}: il n’existe qu’à l’écran.",
    "The last change is NOT saved: it is on the screen only.",
);
pub const NOT_SAVED_MORE: Words = words(
    "Ce navigateur a refusé d’écrire, le plus souvent parce que son espace est plein. Exportez un instantané maintenant, sans fermer cet onglet\u{a0}; libérez ensuite de la place, ou ouvrez le fichier dans un autre navigateur.",
    "This browser refused to write, most often because its space is full. Export a snapshot now, without closing this tab; then free some space, or open the file in another browser.",
);
pub const LOOSE: Words = words(
    "Le dernier changement n’est PAS encore à l’abri\u{a0}: si le navigateur s’arrêtait net, la dernière minute serait perdue.",
    "The last change is NOT safe yet: if the browser were killed now, the last minute would be lost.",
);
pub const OUTDATED_MORE: Words = words(
    "Rien n’est perdu\u{a0}: ce que vous avez noté ici est enregistré, et la nouvelle version le montre.",
    "Nothing is lost: what you wrote down here is saved, and the new version shows it.",
);

pub const EXPORT_TITLE: Words = words("Sauvegarder, partager", "Back up, share");
pub const EXPORT: Words = words("Exporter un instantané", "Export a snapshot");
pub const EXPORT_HINT: Words = words(
    "Un fichier avec tout l’espace, historique compris. Gardez-le comme sauvegarde, ou donnez-le à un collègue\u{a0}: ses changements et les vôtres s’ajoutent.",
    "One file with the whole workspace, history included. Keep it as a backup, or hand it to a colleague: their changes and yours add up.",
);
pub const MAKING: Words = words("Préparation du fichier…", "Making the file…");
pub const EXPORTED: Words = words(
    "Instantané remis au navigateur\u{a0}: voyez vos téléchargements.",
    "Snapshot handed to the browser: see your downloads.",
);
pub const NOT_EXPORTED: Words = words(
    "Ce navigateur a refusé le téléchargement\u{a0}: autorisez-le pour ce site, puis réessayez.",
    "This browser refused the download: allow it for this site, then try again.",
);
pub const IMPORT_TITLE: Words = words("Réunir", "Bring together");
pub const DROP: Words = words("Déposez le fichier pour l’examiner", "Drop the file to look at it");

pub const PREVIEW: Words = words("Avant d’importer", "Before importing");
pub const PREVIEW_HINT: Words = words(
    "Rien n’a encore changé. Une seule annulation reprendra tout l’import.",
    "Nothing has changed yet. One undo will take the whole import back.",
);
pub const CONFIRM: Words = words("Importer", "Import");
// For the figures, which have little room.
pub const NEW: Words = words("Nouvelles", "New");
pub const CHANGED: Words = words("Modifiées", "Changed");
pub const ERASED: Words = words("Supprimées", "Removed");
pub const NEW_LEADS: Words = words("Nouvelles fiches", "New leads");
pub const CHANGED_LEADS: Words = words("Fiches modifiées", "Changed leads");
pub const CONFLICTS: Words = words("Conflits", "Conflicts");
pub const ERASED_LEADS: Words = words("Fiches supprimées par le fichier", "Leads that the file removes");
pub const REJECTED: Words = words("Illisibles", "Unreadable");
pub const NEW_TEAMS: Words = words("Nouvelles équipes", "New teams");
pub const CHANGED_TEAMS: Words = words("Méthodes modifiées", "Changed playbooks");
pub const HERE: Words = words("Ici", "Here");
pub const THERE: Words = words("Dans le fichier", "In the file");
pub const NO_VALUE: Words = words("(vide)", "(empty)");
pub const ONLY_DAMAGE: Words = words(
    "Le reste du fichier est déjà ici\u{a0}: il n’y a rien à importer.",
    "The rest of the file is already here: there is nothing to import.",
);

pub const SET_ASIDE: Words = words("Mis de côté", "Set aside");
pub const SET_ASIDE_HINT: Words = words(
    "Ces morceaux n’ont pas pu être lus au démarrage. Ils restent à leur place, intacts\u{a0}; tout le reste a été lu. Téléchargez-les avant de demander de l’aide.",
    "These pieces could not be read at the start. They stay where they are, untouched; everything else was read. Download them before you ask for help.",
);
pub const SET_ASIDE_DOWNLOAD: Words = words("Télécharger les morceaux", "Download the pieces");
pub const DAMAGED: Words = words("Endommagé", "Damaged");
pub const FROM_NEWER: Words = words(
    "Écrit par une version plus récente\u{a0}: rechargez la page",
    "Written by a newer version: reload the page",
);

pub fn teams(locale: Locale, n: usize) -> String {
    counted(locale, n, words("équipe", "team"), words("équipes", "teams"))
}

pub fn activities(locale: Locale, n: usize) -> String {
    counted(locale, n, words("échange", "activity"), words("échanges", "activities"))
}

pub fn campaigns(locale: Locale, n: usize) -> String {
    counted(locale, n, words("campagne", "campaign"), words("campagnes", "campaigns"))
}

pub fn pieces(locale: Locale, n: usize) -> String {
    counted(
        locale,
        n,
        words("morceau illisible", "unreadable piece"),
        words("morceaux illisibles", "unreadable pieces"),
    )
}

/// "and 950 more".
pub fn more(locale: Locale, n: usize) -> String {
    let n = format::number(locale, n as u64);
    match locale {
        Locale::Fr => format!("et {n} de plus"),
        Locale::En => format!("and {n} more"),
    }
}

/// `12 Ko`, `12 KB`.
pub fn size(locale: Locale, bytes: usize) -> String {
    let kilo = format::number(locale, bytes.div_ceil(1_024) as u64);
    match locale {
        Locale::Fr => format!("{kilo}\u{a0}Ko"),
        Locale::En => format!("{kilo}\u{a0}KB"),
    }
}

// Why a file was not taken over, and what to do; `{file}` stands for its name.
pub const EMPTY: Words = words(
    "«\u{a0}{file}\u{a0}» est vide\u{a0}: exportez-le à nouveau.",
    "“{file}” is empty: export it again.",
);
pub const TOO_LARGE: Words = words(
    "«\u{a0}{file}\u{a0}» dépasse 32\u{a0}Mo\u{a0}: ce n’est sans doute pas un instantané.",
    "“{file}” is larger than 32\u{a0}MB: it is probably not a snapshot.",
);
pub const FOREIGN: Words = words(
    "«\u{a0}{file}\u{a0}» n’est pas un instantané d’Entonnoir, ou il est trop abîmé pour être lu\u{a0}; rien n’a changé.",
    "“{file}” is no Entonnoir snapshot, or too damaged to be read; nothing has changed.",
);
pub const PLAYBOOK_FILE: Words = words(
    "«\u{a0}{file}\u{a0}» contient une méthode, sans aucune fiche\u{a0}: choisissez-le seul, pour la comparer.",
    "“{file}” holds a playbook and no leads: choose it alone, to compare it.",
);
pub const PLAYBOOK_DAMAGED: Words = words(
    "«\u{a0}{file}\u{a0}» contient une méthode, trop abîmée pour être lue\u{a0}: exportez-la à nouveau.",
    "“{file}” holds a playbook that is too damaged to be read: export it again.",
);
pub const PIECES_EMPTY: Words = words(
    "«\u{a0}{file}\u{a0}» ne contient aucune donnée\u{a0}: il n’y avait rien d’enregistré là où il a été fait.",
    "“{file}” holds nothing: nothing was saved where it was made.",
);
pub const PIECES_DAMAGED: Words = words(
    "Rien de ce que contient «\u{a0}{file}\u{a0}» n’a pu être lu\u{a0}: gardez ce fichier, et ouvrez votre dernière sauvegarde.",
    "Nothing that “{file}” holds could be read: keep this file, and open your last backup.",
);
pub const SNAPSHOT_FILE: Words = words(
    "«\u{a0}{file}\u{a0}» contient tout un espace, fiches comprises\u{a0}: importez-le depuis Données.",
    "“{file}” holds a whole workspace, leads included: import it from Data.",
);
pub const NEWER_FILE: Words = words(
    "«\u{a0}{file}\u{a0}» vient d’une version plus récente d’Entonnoir\u{a0}: rechargez cette page, puis réessayez.",
    "“{file}” comes from a newer version of Entonnoir: reload this page, then try again.",
);
pub const OUT_OF_REACH: Words = words(
    "Ce navigateur n’a pas pu ouvrir «\u{a0}{file}\u{a0}»\u{a0}: copiez-le sur cet appareil, puis réessayez.",
    "This browser could not open “{file}”: copy it to this device, then try again.",
);
pub const NOTHING_NEW: Words = words(
    "«\u{a0}{file}\u{a0}» ne change rien\u{a0}: tout ce qu’il contient est déjà ici.",
    "“{file}” changes nothing: everything in it is already here.",
);

pub fn about_file(locale: Locale, sentence: Words, file: &str) -> String {
    sentence.of(locale).replace("{file}", file)
}

pub const STAGE: Words = words("Étape", "Stage");
pub const ANSWERS: Words = words("Réponses", "Answers");
pub const ACTIVITIES: Words = words("Échanges", "Activities");
pub const RESTORED: Words = words("Rétablie", "Restored");
pub const TIED: Words = words("Réunie ou séparée", "Joined or separated");

/// How many records could not be read.
pub fn unreadable(locale: Locale, n: usize) -> String {
    let count = format::number(locale, n as u64);
    match (locale, n) {
        (Locale::Fr, 1) => {
            "Un enregistrement de ce fichier n’a pas pu être lu\u{a0}; les autres sont là.".into()
        }
        (Locale::En, 1) => "One record of this file could not be read; the others are here.".into(),
        (Locale::Fr, _) => {
            format!("{count} enregistrements de ce fichier n’ont pas pu être lus\u{a0}; les autres sont là.")
        }
        (Locale::En, _) => format!("{count} records of this file could not be read; the others are here."),
    }
}

/// Leads that stay off the board, so that nobody waits for them.
pub fn removed_here(locale: Locale, n: usize) -> String {
    let leads = common::leads(locale, n);
    match (locale, n) {
        (Locale::Fr, 1) => format!("{leads} du fichier a été supprimée ici depuis, et le reste."),
        (Locale::En, 1) => format!("{leads} of the file was removed here since, and stays so."),
        (Locale::Fr, _) => format!("{leads} du fichier ont été supprimées ici depuis, et le restent."),
        (Locale::En, _) => format!("{leads} of the file were removed here since, and stay so."),
    }
}

/// "Done. Undo takes it back."
pub fn and_undo(locale: Locale, done: &str) -> String {
    match locale {
        Locale::Fr => format!("{done}. Annuler reprend le tout."),
        Locale::En => format!("{done}. Undo takes it back."),
    }
}

/// "42 leads imported, 3 changed. Undo takes it back."
pub fn imported(locale: Locale, new: usize, changed: usize) -> String {
    let (came, others) = (common::leads(locale, new), common::leads(locale, changed));
    let changed_alone = format::number(locale, changed as u64);
    let plural = |n: usize| if n < 2 { "" } else { "s" };
    let done = match (locale, new, changed) {
        (Locale::Fr, 0, 0) => "Fichier importé".to_owned(),
        (Locale::En, 0, 0) => "File imported".to_owned(),
        (Locale::Fr, _, 0) => format!("{came} importée{}", plural(new)),
        (Locale::En, _, 0) => format!("{came} imported"),
        (Locale::Fr, 0, _) => format!("{others} modifiée{}", plural(changed)),
        (Locale::En, 0, _) => format!("{others} changed"),
        (Locale::Fr, ..) => {
            format!("{came} importée{}, {changed_alone} modifiée{}", plural(new), plural(changed))
        }
        (Locale::En, ..) => format!("{came} imported, {changed_alone} changed"),
    };
    and_undo(locale, &done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_is_told_by_what_it_brought() {
        let said = |new, changed| imported(Locale::Fr, new, changed);
        assert_eq!(said(42, 1), "42\u{a0}fiches importées, 1 modifiée. Annuler reprend le tout.");
        assert_eq!(said(1, 0), "1\u{a0}fiche importée. Annuler reprend le tout.");
        assert_eq!(said(0, 3), "3\u{a0}fiches modifiées. Annuler reprend le tout.");
        assert_eq!(imported(Locale::En, 0, 0), "File imported. Undo takes it back.");
    }
}
