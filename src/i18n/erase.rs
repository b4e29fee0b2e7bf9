//! The words of erasing somebody for ever, and of the receipt.

use super::{Locale, Words, format, listed, words};
use crate::domain::moment::{Millis, Moment};

pub const OPEN: Words = words("Effacer pour toujours…", "Erase for ever…");
pub const TITLE: Words = words("Effacer pour toujours\u{a0}?", "Erase for ever?");
pub const WHAT_GOES: Words = words(
    "Tout ce qui est noté sur cette personne disparaît\u{a0}: coordonnées, réponses, échanges, parcours, preuves de consentement, historique.",
    "All that is written about this person goes: contact details, answers, activities, stages, proofs of consent, history.",
);
pub const NO_WAY_BACK: Words = words(
    "Cela ne s’annule pas. Aucun fichier ne la ramènera ici, et les appareils qui ouvriront vos prochains fichiers l’effaceront aussi.",
    "It cannot be undone. No file will bring them back here, and devices that open your next files will erase them too.",
);
pub const ELSEWHERE: Words = words(
    "Ce que d’autres fiches disent de cette personne reste.",
    "What other leads say about this person stays.",
);
pub const SURE: Words = words("Oui, pour toujours", "Yes, for ever");
pub const CONFIRM: Words = words("Effacer", "Erase");

// The receipt.
pub const DONE_TITLE: Words = words("Effacée pour toujours", "Erased for ever");
pub const CLEANING: Words = words(
    "Les copies de ce navigateur sont en cours de nettoyage…",
    "The copies in this browser are being cleaned…",
);
pub const CLEAN: Words = words(
    "Ce navigateur ne garde plus rien de cette personne.",
    "This browser keeps nothing of this person any more.",
);
pub const NOT_YET: Words = words(
    "Une des copies de ce navigateur ne répond pas\u{a0}: elle sera nettoyée dès qu’elle répondra, au plus tôt au prochain démarrage.",
    "One of the copies in this browser does not answer: it will be cleaned as soon as it does, at the next start at the earliest.",
);
pub const STILL: Words = words("Ce qui peut encore la contenir", "What may still hold them");
pub const ANY_FILE: Words = words(
    "Tout fichier partagé, enregistré ou imprimé jusqu’ici",
    "Any file that was shared, saved or printed until now",
);
pub const WHAT_TO_DO: Words = words(
    "Faites supprimer ces fichiers. Vos collègues l’effaceront chez eux en important votre prochain instantané.",
    "Have these files deleted. Your colleagues erase them on their side by importing your next snapshot.",
);

// The sheet of somebody who is gone.
pub const GONE_TITLE: Words = words("Fiche effacée", "Erased lead");
pub const GONE: Words = words(
    "Cette fiche a été effacée pour toujours. Rien n’en est gardé, et aucun fichier ne la ramène.",
    "This lead was erased for ever. Nothing of it is kept, and no file brings it back.",
);

/// What is said of a row about them.
pub const STAYS: Words = words(
    "Cette fiche a été effacée pour toujours, et aucun fichier ne la ramène.",
    "This lead was erased for ever, and no file brings it back.",
);

// What a file erases.
pub const IMPORT_HINT: Words = words(
    "Annuler l’import ne ramènera pas les fiches effacées pour toujours.",
    "Undoing the import will not bring back leads that were erased for ever.",
);

/// How many leads a file erases for ever.
pub fn by_file(locale: Locale, leads: usize) -> String {
    let n = format::number(locale, leads as u64);
    match (locale, leads) {
        (Locale::Fr, 1) => "Une fiche d’ici serait effacée pour toujours.".into(),
        (Locale::Fr, _) => format!("{n} fiches d’ici seraient effacées pour toujours."),
        (Locale::En, 1) => "One lead here would be erased for ever.".into(),
        (Locale::En, _) => format!("{n} leads here would be erased for ever."),
    }
}

/// Who goes along, because they were joined: one person.
pub fn along(locale: Locale, others: Vec<String>) -> String {
    let others = listed(others, words(" et ", " and ").of(locale));
    match locale {
        Locale::Fr => format!("Les fiches réunies avec elle s’en vont aussi\u{a0}: {others}."),
        Locale::En => format!("The leads joined with it go too: {others}."),
    }
}

/// Colleagues who were handed files that may hold somebody.
pub fn handed_to(locale: Locale, people: Vec<String>) -> String {
    let people = listed(people, words(" et ", " and ").of(locale));
    match locale {
        Locale::Fr => format!("Les fichiers remis à {people}"),
        Locale::En => format!("The files handed to {people}"),
    }
}

pub fn file(locale: Locale, name: &str, at: Millis, now: Moment) -> String {
    let at = format::instant(locale, at, now);
    match locale {
        Locale::Fr => format!("Le dernier fichier complet, {name} ({at})"),
        Locale::En => format!("The last complete file, {name} ({at})"),
    }
}

pub fn backups(locale: Locale, folder: &str) -> String {
    match locale {
        Locale::Fr => format!("Les sauvegardes du dossier «\u{a0}{folder}\u{a0}» faites jusqu’ici"),
        Locale::En => format!("The backups made so far in the folder “{folder}”"),
    }
}
