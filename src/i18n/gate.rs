//! The gate sheet's words: what a criterion asks, and why it holds or does not.

use super::{Locale, Words, counted, fields, format, words};
use crate::domain::{
    criterion::{Because, CriterionKind, Holds},
    field::Field,
    moment::Moment,
    wording::Wording,
};

pub const HOLDS: Words = words("Rempli", "Holds");
pub const FAILS: Words = words("Non rempli", "Does not hold");
pub const UNKNOWN: Words = words("Pas encore su", "Not known yet");
pub const REASON: Words = words("Raison de passer quand même", "Reason for passing anyway");
pub const REASON_HINT: Words =
    words("Elle reste dans l’historique de la fiche.", "It stays in the lead’s history.");
pub const STAY: Words = words("Laisser où elle est", "Leave it where it is");
pub const MOVE: Words = words("Déplacer", "Move");
pub const PASS: Words = words("Passer quand même", "Pass anyway");
pub const EVIDENCE: Words = words("Comment le savons-nous\u{a0}?", "How do we know?");
pub const LOG_NOW: Words = words("Noter cet échange maintenant", "Log it now");
pub const ALL_HOLD: Words = words("Tout est rempli.", "Everything holds.");

pub fn title(locale: Locale, lead: &str, stage: &Wording) -> String {
    let stage = stage.text(locale);
    match locale {
        Locale::Fr => format!("{lead} vers {stage}"),
        Locale::En => format!("{lead} to {stage}"),
    }
}

pub fn holds(holds: Holds) -> Words {
    match holds {
        Holds::Yes => HOLDS,
        Holds::No => FAILS,
        Holds::Unknown => UNKNOWN,
    }
}

/// What a criterion asks; a question in the team's own words.
pub fn criterion(locale: Locale, kind: &CriterionKind, question: Option<&Wording>) -> String {
    match kind {
        CriterionKind::Filled(fields) => {
            let names = either(locale, fields);
            match locale {
                Locale::Fr => format!("{names}\u{a0}: rempli"),
                Locale::En => format!("{names} filled in"),
            }
        }
        CriterionKind::Answered(_) => match question {
            Some(question) => question.text(locale).to_owned(),
            None => words("Une question que l’équipe n’a plus", "A question that the team no longer has")
                .of(locale)
                .to_owned(),
        },
        CriterionKind::Inbound { channels, at_least } => {
            let times =
                counted(locale, usize::from(*at_least), words("fois", "time"), words("fois", "times"));
            let through = channels.iter().map(|channel| fields::channel(*channel).of(locale).to_lowercase());
            let through = through.collect::<Vec<_>>().join(", ");
            let through = if through.is_empty() { String::new() } else { format!(" ({through})") };
            match locale {
                Locale::Fr => format!("La personne s’est manifestée au moins {times}{through}"),
                Locale::En => format!("The person got in touch at least {times}{through}"),
            }
        }
        CriterionKind::Unreadable(_) => words(
            "Une condition que cette version ne sait pas juger",
            "A condition that this version cannot judge",
        )
        .of(locale)
        .to_owned(),
    }
}

/// Why, in one sentence.
pub fn because(locale: Locale, because: &Because, now: Moment) -> String {
    let fixed = |words: Words| words.of(locale).to_owned();
    match because {
        Because::FilledIn(fields) => match locale {
            Locale::Fr => format!("{}\u{a0}: c’est noté.", either(locale, fields)),
            Locale::En => format!("{}: written down.", either(locale, fields)),
        },
        Because::Empty(fields) => match locale {
            Locale::Fr => format!("{}\u{a0}: rien de noté.", either(locale, fields)),
            Locale::En => format!("{}: nothing written down.", either(locale, fields)),
        },
        Because::Answered { yes, evidence } => {
            let answer = if *yes { super::common::YES } else { super::common::NO }.of(locale);
            match (evidence.is_empty(), locale) {
                (true, _) => format!("{answer}."),
                (false, Locale::Fr) => format!("{answer}\u{a0}: «\u{a0}{evidence}\u{a0}»"),
                (false, Locale::En) => format!("{answer}: “{evidence}”"),
            }
        }
        Because::NotAsked => fixed(words("Pas encore demandé.", "Not asked yet.")),
        Because::Heard { times: 0, .. } => {
            fixed(words("Aucun signe de la personne.", "No word from the person."))
        }
        Because::Heard { times, needed, last } => {
            let last = last.map(|at| format::date(locale, now.day_of(at), now)).unwrap_or_default();
            match locale {
                Locale::Fr => format!("{times} sur {needed}, le dernier le {last}."),
                Locale::En => format!("{times} of {needed}, the last on {last}."),
            }
        }
        Because::NotReadable => {
            fixed(words("Mettez l’application à jour pour la juger.", "Update the application to judge it."))
        }
    }
}

/// "E-mail ou Téléphone".
fn either(locale: Locale, these: &[Field]) -> String {
    let or = words(" ou ", " or ").of(locale);
    these.iter().map(|field| fields::field(*field).of(locale)).collect::<Vec<_>>().join(or)
}
