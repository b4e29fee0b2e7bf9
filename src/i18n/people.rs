//! The words of people who come in from files that are not ours, and of why they do not.

use super::{Locale, Words, common, counted, data, words};

pub const TITLE: Words = words("Reprendre ces contacts", "Take these contacts over");
pub const HINT: Words = words(
    "Rien n’a encore changé. Une seule annulation reprendra le tout.",
    "Nothing has changed yet. One undo will take all of it back.",
);
pub const CONFIRM: Words = words("Reprendre", "Take over");
pub const NEW: Words = words("Nouvelles", "New");
pub const CHANGED: Words = words("Complétées", "Filled in");
pub const NEW_PEOPLE: Words = words("Nouvelles fiches", "New leads");
pub const KNOWN_PEOPLE: Words = words("Semblent déjà ici", "Seem to be here already");
pub const IF_KNOWN: Words = words("Qui semble déjà ici", "Whoever seems to be here already");
pub const FILL: Words = words("Compléter ce qui manque", "Fill in what is missing");
pub const FILL_HINT: Words =
    words("Ce que vous avez noté reste tel quel.", "What you wrote down stays as it is.");
pub const OVERWRITE: Words = words("Remplacer par le fichier", "Replace by the file");
pub const OVERWRITE_HINT: Words = words(
    "Ce que le contact dit remplace ce que vous avez noté\u{a0}; ce qu’il ne dit pas reste.",
    "What the contact says replaces what you wrote down; what it does not say stays.",
);
pub const SKIP: Words = words("Laisser la fiche telle quelle", "Leave the lead as it is");
pub const SKIP_HINT: Words = words(
    "Rien n’y est ajouté\u{a0}; les nouvelles sont reprises.",
    "Nothing is added to it; new people are taken over.",
);
pub const BOTH: Words = words("Garder les deux", "Keep both");
pub const BOTH_HINT: Words =
    words("Une seconde fiche pour la même personne.", "A second lead for the same person.");
pub const NOTHING: Words = words(
    "Rien à reprendre\u{a0}: tout ce que disent ces contacts est déjà ici.",
    "Nothing to take over: everything that these contacts say is here already.",
);

// Why a file was not taken over, and what to do; `{file}` stands for its name.
pub const NO_CARDS: Words = words(
    "«\u{a0}{file}\u{a0}» ne contient aucun contact qui ait un nom\u{a0}: exportez-le à nouveau, au format vCard.",
    "“{file}” holds no contact with a name: export it again, as vCard.",
);
pub const TOO_MANY: Words = words(
    "«\u{a0}{file}\u{a0}» contient plus de 20\u{202f}000 contacts, plus que ce navigateur n’en tient\u{a0}: n’exportez que ceux qu’il faut.",
    "“{file}” holds more than 20,000 contacts, more than this browser has room for: export only those that matter.",
);
pub const AMONG_OTHERS: Words = words(
    "«\u{a0}{file}\u{a0}» contient des contacts\u{a0}: choisissez-le à part, sans instantané.",
    "“{file}” holds contacts: choose it by itself, without a snapshot.",
);
pub const NO_TEAM: Words = words(
    "«\u{a0}{file}\u{a0}» contient des contacts\u{a0}: choisissez d’abord une méthode, puis reprenez-le depuis Données.",
    "“{file}” holds contacts: choose a playbook first, then take it in from Data.",
);

/// "New leads come into Lead (Sales)."
pub fn into(locale: Locale, stage: &str, team: &str) -> String {
    match locale {
        Locale::Fr => format!("Les nouvelles fiches arrivent dans {stage} ({team})."),
        Locale::En => format!("New leads come into {stage} ({team})."),
    }
}

/// What a row says of somebody who is here already.
pub fn looks_like(locale: Locale, name: &str) -> String {
    match locale {
        Locale::Fr => format!("Ici\u{a0}: {name}"),
        Locale::En => format!("Here: {name}"),
    }
}

/// What a row says of somebody who came before in the same file.
pub fn looks_like_above(locale: Locale, name: &str) -> String {
    match locale {
        Locale::Fr => format!("Plus haut\u{a0}: {name}"),
        Locale::En => format!("Above: {name}"),
    }
}

pub fn nameless(locale: Locale, n: usize) -> String {
    let cards = counted(locale, n, words("contact", "contact"), words("contacts", "contacts"));
    match (locale, n) {
        (Locale::Fr, 1) => format!("{cards} sans nom, ni entreprise, ni adresse est laissé de côté."),
        (Locale::Fr, _) => format!("{cards} sans nom, ni entreprise, ni adresse sont laissés de côté."),
        (Locale::En, 1) => format!("{cards} without a name, company or address is left out."),
        (Locale::En, _) => format!("{cards} without a name, company or address are left out."),
    }
}

/// How many are of leads that were erased for ever.
pub fn erased(locale: Locale, n: usize) -> String {
    let cards = counted(locale, n, words("contact", "contact"), words("contacts", "contacts"));
    match (locale, n) {
        (Locale::Fr, 1) => format!("{cards} est laissé de côté\u{a0}: la fiche a été effacée pour toujours."),
        (Locale::Fr, _) => {
            format!("{cards} sont laissés de côté\u{a0}: les fiches ont été effacées pour toujours.")
        }
        (Locale::En, 1) => format!("{cards} is left out: the lead was erased for ever."),
        (Locale::En, _) => format!("{cards} are left out: the leads were erased for ever."),
    }
}

/// "3 leads created, 1 filled in. Undo takes it back."
pub fn taken_over(locale: Locale, new: usize, changed: usize) -> String {
    let (came, others) = (common::leads(locale, new), common::leads(locale, changed));
    let plural = |n: usize| if n < 2 { "" } else { "s" };
    let done = match (locale, new, changed) {
        (Locale::Fr, _, 0) => format!("{came} créée{}", plural(new)),
        (Locale::En, _, 0) => format!("{came} created"),
        (Locale::Fr, 0, _) => format!("{others} complétée{}", plural(changed)),
        (Locale::En, 0, _) => format!("{others} filled in"),
        (Locale::Fr, ..) => {
            format!("{came} créée{}, {changed} complétée{}", plural(new), plural(changed))
        }
        (Locale::En, ..) => format!("{came} created, {changed} filled in"),
    };
    data::and_undo(locale, &done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_by_what_became_of_them() {
        assert_eq!(
            taken_over(Locale::Fr, 2, 1),
            "2\u{a0}fiches créées, 1 complétée. Annuler reprend le tout."
        );
        assert_eq!(taken_over(Locale::En, 0, 1), "1\u{a0}lead filled in. Undo takes it back.");
        assert_eq!(taken_over(Locale::En, 1, 0), "1\u{a0}lead created. Undo takes it back.");
    }
}
