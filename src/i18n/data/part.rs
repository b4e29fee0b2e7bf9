//! Handing out a part: which leads, how much of each, for whom, and locked or not.

use super::super::{Locale, Words, common::leads, words};

pub const TITLE: Words = words("Donner une partie", "Hand out a part");
pub const OPEN: Words = words("Donner une partie…", "Hand out a part…");
pub const PERSON: Words = words("Pour qui (facultatif)", "For whom (optional)");
pub const PERSON_HINT: Words = words(
    "Retenu ici, pour que la prochaine fois seules les nouveautés aient à partir.",
    "Remembered here, so that next time only the news has to go.",
);

pub const WHICH: Words = words("Quelles fiches", "Which leads");
pub const ALL: Words = words("Toutes", "All of them");
pub const CHOSEN: Words = words("Celles de la recherche", "Those of the search");
pub const NEWS: Words = words("Les nouveautés", "The news");

pub const TODAY: Words = words("Celles d’aujourd’hui", "Those of today");
pub const TODAY_HINT: Words = words(
    "Créées ou modifiées depuis minuit, sur cette tablette ou ailleurs.",
    "Captured or changed since midnight, on this tablet or elsewhere.",
);

pub const HOW_MUCH: Words = words("Ce qui part de chaque fiche", "How much of each");
pub const WHOLE: Words = words("Tout", "Everything");
pub const WHOLE_HINT: Words = words(
    "Comme ici, historique compris. Rien ne se perd en réunissant.",
    "As it is here, history included. Nothing is lost in bringing it together.",
);
pub const WITHOUT_CONTACT: Words = words("Sans les coordonnées", "Without contact data");
pub const WITHOUT_CONTACT_HINT: Words = words(
    "Noms et sociétés restent\u{a0}; adresses, téléphones, liens, notes et tout texte libre ne partent pas.",
    "Names and companies stay; addresses, telephones, links, notes and all free text do not go.",
);
pub const NUMBERS: Words = words("Les chiffres seulement", "Numbers only");
pub const NUMBERS_HINT: Words = words(
    "Étapes, montants, dates, secteurs\u{a0}: de quoi compter, personne à reconnaître.",
    "Stages, amounts, dates, sectors: enough to count, nobody to recognise.",
);

pub const LOCK: Words = words("Verrouiller par une phrase de passe", "Lock it with a passphrase");
pub const LOCK_HINT: Words = words(
    "Dites ces mots à la personne, ou notez-les\u{a0}: sans eux, personne n’ouvre le fichier, nous non plus. Tout outil «\u{a0}age\u{a0}» l’ouvre avec.",
    "Tell the person these words, or write them down: without them nobody opens the file, nor do we. Any “age” tool opens it with them.",
);
pub const PASSPHRASE: Words = words("Phrase de passe", "Passphrase");
pub const OTHER_WORDS: Words = words("D’autres mots", "Other words");
pub const COPY: Words = words("Copier", "Copy");
pub const COPIED: Words = words("Phrase de passe copiée.", "Passphrase copied.");
pub const NOT_COPIED: Words = words(
    "Ce navigateur ne laisse pas copier\u{a0}: sélectionnez les mots.",
    "This browser does not let us copy: select the words.",
);
pub const LOCKING: Words = words("Verrouillage du fichier…", "Locking the file…");
pub const DOWNLOAD: Words = words("Télécharger", "Download");
pub const NOTHING: Words =
    words("Aucune fiche à donner\u{a0}: choisissez-en d’autres.", "No lead to hand out: choose others.");
pub const NO_WORDS: Words = words(
    "Donnez une phrase de passe, ou ne verrouillez pas le fichier.",
    "Give a passphrase, or do not lock the file.",
);

pub const LOCKED: Words = words("Fichier verrouillé", "Locked file");
pub const UNLOCK: Words = words("Ouvrir", "Open");
pub const UNLOCK_HINT: Words = words(
    "Ce fichier ne s’ouvre qu’avec sa phrase de passe. Demandez-la à la personne qui l’a fait.",
    "This file opens only with its passphrase. Ask whoever made it.",
);
pub const LOCKED_ALONE: Words = words(
    "«\u{a0}{file}\u{a0}» est verrouillé\u{a0}: choisissez-le seul, pour donner sa phrase de passe.",
    "“{file}” is locked: choose it alone, to give its passphrase.",
);
pub const OPENING: Words = words("Ouverture du fichier…", "Opening the file…");
pub const WRONG: Words = words(
    "Ce n’est pas la phrase de passe de ce fichier\u{a0}: vérifiez chaque mot.",
    "This is not the passphrase of this file: check each word.",
);
pub const ALTERED: Words = words(
    "Le fichier a été coupé ou modifié depuis qu’il a été fait\u{a0}: demandez-le à nouveau.",
    "The file was cut or altered after it was made: ask for it again.",
);
pub const OTHERWISE: Words = words(
    "Ce fichier s’ouvre avec une clé, pas avec une phrase de passe\u{a0}: ouvrez-le avec l’outil «\u{a0}age\u{a0}».",
    "This file opens with a key, not with a passphrase: open it with the “age” tool.",
);
pub const TOO_COSTLY: Words = words(
    "Ouvrir ce fichier demanderait plus de mémoire qu’une page n’en a\u{a0}: ouvrez-le avec l’outil «\u{a0}age\u{a0}».",
    "Opening this file would take more memory than a page has: open it with the “age” tool.",
);

/// "All of them (60 leads)".
pub fn counted(locale: Locale, what: &str, n: usize) -> String {
    format!("{what} ({})", leads(locale, n))
}

pub fn of_team(locale: Locale, team: &str) -> String {
    match locale {
        Locale::Fr => format!("Celles de «\u{a0}{team}\u{a0}»"),
        Locale::En => format!("Those of “{team}”"),
    }
}

pub fn searched(locale: Locale, typed: &str) -> String {
    match locale {
        Locale::Fr => format!("Ce que trouve «\u{a0}{typed}\u{a0}» sur le tableau."),
        Locale::En => format!("What “{typed}” finds on the board."),
    }
}

pub fn since(locale: Locale, person: &str) -> String {
    match locale {
        Locale::Fr => format!("Ce qui a changé depuis le dernier fichier pour {person}."),
        Locale::En => format!("What has changed since the last file for {person}."),
    }
}
