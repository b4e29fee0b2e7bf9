//! The words about two leads that are one person, or may be.

use super::{Locale, Words, counted, fields, format, words};
use crate::{
    domain::moment::Moment,
    queries::{
        joining::{Brings, Value},
        lead_sheet::Shown,
    },
};

// Joining two leads.
pub const TITLE: Words = words("Réunir deux fiches", "Join two leads");
pub const AGAIN: Words = words("Reprendre ce qui est nouveau", "Take over what is new");
pub const STAYS: Words = words("Quelle fiche reste\u{a0}?", "Which lead stays?");
pub const STAYS_HINT: Words = words(
    "L’autre ne se montre plus, mais reste entière\u{a0}: on peut la séparer quand on veut.",
    "The other no longer shows, but is kept whole: it can be separated whenever you like.",
);
pub const DIFFER: Words = words("Là où elles diffèrent", "Where they differ");
pub const DIFFER_HINT: Words = words(
    "La valeur la plus récente est choisie\u{a0}; touchez l’autre pour la prendre.",
    "The later value is chosen; tap the other to take it.",
);
pub const AGREE: Words =
    words("Elles ne se contredisent nulle part.", "They do not contradict each other anywhere.");
pub const THIS: Words = words("Fiche qui reste", "Lead that stays");
pub const OTHER: Words = words("Autre fiche", "Other lead");
pub const BOTH: Words = words("Les deux, l’une après l’autre", "Both, one after the other");
pub const SETTLED: Words = words(
    "Qui s’est opposé le reste, quoi que dise l’autre fiche.",
    "Whoever has objected stays so, whatever the other lead says.",
);
pub const NOTHING_COMES: Words =
    words("L’autre fiche n’apporte rien de plus.", "The other lead brings nothing else.");
pub const JOIN: Words = words("Réunir", "Join");
pub const TAKE_OVER: Words = words("Reprendre", "Take over");
pub const LEAVE: Words = words("Laisser comme avant", "Leave as before");
pub const GONE: Words = words(
    "Une de ces fiches n’est plus là, ou a été réunie avec une autre.",
    "One of these leads is no longer there, or was joined with another.",
);

// On a lead's sheet.
pub const SAME: Words = words("Même personne", "Same person");
pub const NEWS: Words = words("modifiée depuis", "changed since");
pub const TAKE_OVER_OPEN: Words = words("Reprendre…", "Take over…");
pub const SEPARATE: Words = words("Séparer", "Separate");
pub const ALIKE: Words = words("Peut-être la même personne\u{a0}:", "May be the same person:");
pub const COMPARE: Words = words("Comparer et réunir…", "Compare and join…");
pub const APART: Words = words("Pas la même", "Not the same");

// The list of all.
pub const PANEL: Words = words("Doublons possibles", "Possible duplicates");
pub const PANEL_HINT: Words = words(
    "Fiches qui ont en commun une adresse, un numéro, ou un nom et une entreprise. Rien n’est réuni sans vous.",
    "Leads that share an address, a number, or a name and a company. Nothing is joined without you.",
);
pub const LOOK: Words = words("Passer en revue…", "Look through…");
pub const NONE: Words = words("Aucun doublon en vue.", "No duplicates in sight.");
pub const COMPANIES: Words = words("Même entreprise, autres personnes", "Same company, other people");
pub const COMPANIES_HINT: Words =
    words("Bon à savoir\u{a0}; il n’y a rien à réunir.", "Good to know; there is nothing to join.");
pub const IN_COMMON: Words = words("Identique\u{a0}:", "Same:");
pub const DIFFERENT: Words = words("Différent\u{a0}:", "Different:");

/// "Joined with C. Morel".
pub fn joined_with(locale: Locale, name: &str) -> String {
    match locale {
        Locale::Fr => format!("Réunie avec {name}"),
        Locale::En => format!("Joined with {name}"),
    }
}

/// What is said once it is done.
pub fn joined(locale: Locale, name: &str) -> String {
    match locale {
        Locale::Fr => format!("Fiches réunies\u{a0}: {name}. Annuler les sépare."),
        Locale::En => format!("Leads joined: {name}. Undo takes them apart."),
    }
}

pub fn separated(locale: Locale, name: &str) -> String {
    match locale {
        Locale::Fr => format!("{name} est revenue sur l’entonnoir."),
        Locale::En => format!("{name} is back on the board."),
    }
}

/// Where a link to a lead that was joined leads.
pub fn gone(locale: Locale, name: &str) -> String {
    match locale {
        Locale::Fr => format!("Cette fiche a été réunie avec {name}."),
        Locale::En => format!("This lead was joined with {name}."),
    }
}

pub fn open(locale: Locale, name: &str) -> String {
    match locale {
        Locale::Fr => format!("Ouvrir {name}"),
        Locale::En => format!("Open {name}"),
    }
}

pub fn pairs(locale: Locale, n: usize) -> String {
    counted(locale, n, words("paire de fiches", "pair of leads"), words("paires de fiches", "pairs of leads"))
}

/// What is not shown of a long list.
pub fn more(locale: Locale, shown: usize, of: usize) -> Option<String> {
    let [shown, all] = [shown, of].map(|n| format::number(locale, n as u64));
    (shown != all).then(|| match locale {
        Locale::Fr => format!("Les {shown} premières sur {all}."),
        Locale::En => format!("The first {shown} of {all}."),
    })
}

/// "Comes over from C. Morel: E-mail, City, #hot, 2 activities".
pub fn brings(locale: Locale, name: &str, brings: &Brings) -> String {
    let mut parts: Vec<String> =
        brings.fields.iter().map(|field| fields::field(*field).of(locale).to_owned()).collect();
    parts.extend(brings.tags.iter().map(|tag| format!("#{tag}")));
    let mut count = |n: usize, one: Words, many: Words| {
        parts.extend((n > 0).then(|| counted(locale, n, one, many)));
    };
    count(brings.answers, words("réponse", "answer"), words("réponses", "answers"));
    count(brings.activities, words("échange", "activity"), words("échanges", "activities"));
    if parts.is_empty() {
        return NOTHING_COMES.of(locale).to_owned();
    }
    let parts = parts.join(", ");
    match locale {
        Locale::Fr => format!("Repris de {name}\u{a0}: {parts}."),
        Locale::En => format!("Comes over from {name}: {parts}."),
    }
}

/// A value with that of the field that goes with it: a step with its day.
pub fn value(locale: Locale, value: &Value, now: Moment) -> String {
    let shown = |shown: &Shown| match shown {
        Shown::Fact(fact) => format::fact(locale, fact, now),
        Shown::Name(name) => name.clone(),
    };
    match &value.with {
        Some(with) => format!("{} ({})", shown(&value.said), shown(with)),
        None => shown(&value.said),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Field;

    #[test]
    fn what_comes_over_is_named_and_counted() {
        let all = Brings { fields: vec![Field::City], tags: vec!["hot".into()], answers: 0, activities: 2 };
        assert_eq!(
            brings(Locale::Fr, "C. Morel", &all),
            "Repris de C. Morel\u{a0}: Ville, #hot, 2\u{a0}échanges."
        );
        assert_eq!(brings(Locale::En, "C. Morel", &Brings::default()), "The other lead brings nothing else.");
    }

    #[test]
    fn a_list_that_is_whole_needs_no_word() {
        assert_eq!(more(Locale::En, 3, 3), None);
        assert_eq!(more(Locale::Fr, 50, 120).as_deref(), Some("Les 50 premières sur 120."));
    }
}
