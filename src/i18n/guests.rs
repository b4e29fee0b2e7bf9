//! The words of showing leads of other teams in one's own columns.

use super::{Locale, Words, common, counted, words};

pub const OPEN: Words = words("Montrer d’autres équipes…", "Show leads of other teams…");
pub const HINT: Words = words(
    "Choisissez lesquelles voir, et dans quelle colonne. Elles restent dans leur équipe, à leur étape, et ne comptent pas dans vos montants.",
    "Choose which to see, and in which column. They stay with their team, in their stage, and do not count in your amounts.",
);
pub const ALONE: Words = words(
    "Il n’y a qu’une équipe ici. Importez l’instantané d’une autre\u{a0}: vous pourrez alors voir ses fiches dans vos colonnes.",
    "There is only one team here. Import the snapshot of another: then you can see its leads in your columns.",
);
pub const DO_NOT_SHOW: Words = words("Ne pas montrer", "Do not show");
pub const CONFIRM: Words = words("Montrer", "Show them");
pub const SHOW_NONE: Words = words("Ne rien montrer", "Show none");
pub const NONE_SHOWN: Words = words(
    "Votre tableau ne montre plus de fiches d’autres équipes.",
    "Your board no longer shows leads of other teams.",
);

pub fn title(locale: Locale, team: &str) -> String {
    match locale {
        Locale::Fr => format!("Fiches d’autres équipes chez {team}"),
        Locale::En => format!("Leads of other teams on the board of {team}"),
    }
}

/// The label of a choice: a team or a stage, and how many leads stand there.
pub fn count(locale: Locale, named: &str, leads: usize) -> String {
    format!("{named} ({})", common::leads(locale, leads))
}

/// Afterwards.
pub fn shown(locale: Locale, leads: usize) -> String {
    match locale {
        Locale::Fr => {
            let leads = counted(
                locale,
                leads,
                words("fiche d’une autre équipe se voit", "lead"),
                words("fiches d’autres équipes se voient", "leads"),
            );
            format!("{leads} maintenant dans vos colonnes.")
        }
        Locale::En => {
            let leads = counted(
                locale,
                leads,
                words("fiche", "lead of another team shows"),
                words("fiches", "leads of other teams show"),
            );
            format!("{leads} in your columns now.")
        }
    }
}

/// Before files are taken over: folded, over the stages of a team that comes with them.
pub fn stages_of(locale: Locale, team: &str) -> String {
    match locale {
        Locale::Fr => format!("Étapes de {team}"),
        Locale::En => format!("Stages of {team}"),
    }
}

/// Before files are taken over: a stage of a team that comes with them, and which of one's own is like it.
pub fn alike(locale: Locale, stage: &str, leads: usize, own: Option<&str>) -> String {
    let theirs = count(locale, stage, leads);
    match (locale, own) {
        (Locale::Fr, Some(own)) => format!("{theirs}\u{a0}: comme votre étape «\u{a0}{own}\u{a0}»"),
        (Locale::En, Some(own)) => format!("{theirs}: like your stage “{own}”"),
        (Locale::Fr, None) => format!("{theirs}\u{a0}: rien de semblable chez vous"),
        (Locale::En, None) => format!("{theirs}: nothing like it in your team"),
    }
}

pub const LATER: Words = words(
    "Ces équipes gardent leurs étapes et leur tableau. Une fois importées, vous pourrez aussi voir leurs fiches dans vos colonnes.",
    "These teams keep their stages and a board of their own. Once imported, you can see their leads in your columns as well.",
);
