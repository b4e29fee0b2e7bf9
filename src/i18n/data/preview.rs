//! The words of what is shown before files are taken over.

use super::super::{Locale, Words, common, counted, fields, format, lead, words};
use crate::{
    domain::{
        field::Field,
        moment::{DAY, Millis, Moment},
    },
    queries::lead_sheet::{Happening, Incoming},
};

// Two values for one field.
pub const CONFLICTS_HINT: Words = words(
    "Deux appareils ont écrit une valeur différente. La plus récente est choisie\u{a0}; touchez l’autre pour la prendre. Celle qui n’est pas choisie reste dans l’historique.",
    "Two devices wrote a different value. The later one is chosen; tap the other to take it. The one that is not chosen stays in the history.",
);
pub const LATER: Words = words("plus récente", "later");
pub const KEEP_MINE: Words = words("Garder toutes celles d’ici", "Keep all of mine");
pub const TAKE_THEIRS: Words = words("Prendre toutes celles du fichier", "Take all of theirs");

// A clock that is wrong.
pub const AHEAD: Words = words("Horloge en avance", "A clock that is ahead");
pub const LEAVE_OUT: Words =
    words("Tout prendre, sauf ce qui est daté du futur", "Take all but what is dated in the future");
pub const LEAVE_OUT_HINT: Words = words(
    "Vous pourrez importer les mêmes fichiers à nouveau plus tard.",
    "You can import the same files again later.",
);
pub const TAKE_ALL: Words = words("Tout prendre", "Take everything");
pub const TAKE_ALL_HINT: Words = words(
    "Ces valeurs l’emporteront sur toute autre jusqu’à leur date.",
    "These values will win over any other until their date comes.",
);
pub const WHICH: Words = words("Quelles fiches\u{a0}?", "Which leads?");

// Stages and teams from elsewhere.
pub const UNPLACED: Words = words("Étape inconnue ici", "Stage unknown here");
pub const UNPLACED_HINT: Words = words(
    "Personne ici ne connaît l’étape de ces fiches\u{a0}: elles attendront sous «\u{a0}À trier\u{a0}».",
    "Nobody here knows the stage of these leads: they will wait under “To sort”.",
);
pub const ARCHIVED_TEAMS: Words = words("Équipes archivées par le fichier", "Teams that the file archives");

// Why a record is not taken over.
pub const DAMAGED: Words = words("Coupé ou abîmé", "Cut short or damaged");
pub const NEWER: Words = words("Vient d’une version plus récente", "From a newer version");
pub const WRONG: Words = words("Contient une valeur impossible", "Holds an impossible value");

pub const TAKING: Words = words("Import en cours…", "Importing…");
pub const COMPARING: Words = words("Comparaison avec ce qui est ici…", "Comparing with what is here…");

/// "Reading file 2 of 5…"
pub fn reading(locale: Locale, at: usize, of: usize) -> String {
    match (locale, of) {
        (Locale::Fr, 1) => "Lecture du fichier…".into(),
        (Locale::En, 1) => "Reading the file…".into(),
        (Locale::Fr, _) => format!("Lecture du fichier {at} sur {of}…"),
        (Locale::En, _) => format!("Reading file {at} of {of}…"),
    }
}

/// "Show 40 more (950 left)".
pub fn show_more(locale: Locale, next: usize, left: usize) -> String {
    let [these, all] = [next, left].map(|n| format::number(locale, n as u64));
    match (locale, next == left) {
        (Locale::Fr, true) => format!("Afficher {these} de plus"),
        (Locale::En, true) => format!("Show {these} more"),
        (Locale::Fr, false) => format!("Afficher {these} de plus (il en reste {all})"),
        (Locale::En, false) => format!("Show {these} more ({all} left)"),
    }
}

/// A field that two devices wrote: what it becomes is chosen in the list of conflicts.
pub fn as_chosen(locale: Locale, field: Field) -> String {
    let name = fields::field(field).of(locale);
    match locale {
        Locale::Fr => format!("{name}\u{a0}: selon votre choix sous «\u{a0}Conflits\u{a0}»"),
        Locale::En => format!("{name}: as you choose under “Conflicts”"),
    }
}

/// Another team with a name that is known here.
pub fn namesake(locale: Locale, team: &str) -> String {
    match locale {
        Locale::Fr => format!(
            "«\u{a0}{team}\u{a0}» porte le nom d’une équipe d’ici, mais c’en est une autre, avec ses étapes\u{a0}: les deux resteront côte à côte."
        ),
        Locale::En => format!(
            "“{team}” has the name of a team here, but is another one with stages of its own: the two will stand side by side."
        ),
    }
}

/// How far a clock is ahead, and what that concerns.
pub fn ahead(locale: Locale, by: Millis, values: usize, leads: usize) -> String {
    let span = span(locale, by);
    let ahead = words("L’horloge d’un autre appareil avance", "Another device’s clock is").of(locale);
    let one = values == 1;
    let values = counted(locale, values, words("valeur", "value"), words("valeurs", "values"));
    let of = match (locale, leads) {
        (_, 0) => String::new(),
        (Locale::Fr, _) => format!(" (dans {})", common::leads(locale, leads)),
        (Locale::En, _) => format!(" (in {})", common::leads(locale, leads)),
    };
    match (locale, one) {
        (Locale::Fr, true) => format!("{ahead} de {span} sur celle-ci\u{a0}: {values}{of} date du futur."),
        (Locale::Fr, false) => format!("{ahead} de {span} sur celle-ci\u{a0}: {values}{of} datent du futur."),
        (Locale::En, true) => {
            format!("{ahead} {span} ahead of this one: {values}{of} is dated in the future.")
        }
        (Locale::En, false) => {
            format!("{ahead} {span} ahead of this one: {values}{of} are dated in the future.")
        }
    }
}

/// Hours, days or years.
fn span(locale: Locale, millis: Millis) -> String {
    const HOUR: Millis = DAY / 24;
    const YEAR: Millis = 365 * DAY;
    let (n, one, many) = match millis {
        ..172_800_000 => (millis / HOUR, words("heure", "hour"), words("heures", "hours")),
        172_800_000..63_072_000_000 => (millis / DAY, words("jour", "day"), words("jours", "days")),
        _ => (millis / YEAR, words("an", "year"), words("ans", "years")),
    };
    counted(locale, usize::try_from(n).unwrap_or_default(), one, many)
}

/// What a mass of losses would be, of how many leads.
pub fn stake(locale: Locale, gone: usize, overwritten: usize, of: usize) -> String {
    let all = format::number(locale, of as u64);
    let [goes, loses] = [gone, overwritten].map(|n| common::leads(locale, n));
    let sentence = match (gone, overwritten) {
        (_, 0) => {
            words("Cet import retirerait {goes} sur {all}.", "This import would take away {goes} of {all}.")
        }
        (0, _) => words(
            "Cet import remplacerait le nom ou les coordonnées de {loses} sur {all}.",
            "This import would replace the name or contact details of {loses} of {all}.",
        ),
        _ => words(
            "Cet import retirerait {goes} et remplacerait le nom ou les coordonnées de {loses}, sur {all} en tout.",
            "This import would take away {goes} and replace the name or contact details of {loses}, of {all} in all.",
        ),
    };
    let sentence = sentence.of(locale).replace("{goes}", &goes);
    sentence.replace("{loses}", &loses).replace("{all}", &all)
}

/// "Type 12 to confirm".
pub fn to_agree(locale: Locale, leads: usize) -> String {
    match locale {
        Locale::Fr => format!("Tapez {leads} pour pouvoir importer"),
        Locale::En => format!("Type {leads} to be able to import"),
    }
}

/// One thing that would change about a lead.
pub fn incoming(locale: Locale, what: &Incoming, now: Moment) -> String {
    let colon = words("\u{a0}: ", ": ").of(locale);
    match what {
        Incoming::Restored => super::RESTORED.of(locale).to_owned(),
        Incoming::Joined(name) => match locale {
            Locale::Fr => format!("Réunie avec {name}"),
            Locale::En => format!("Joined with {name}"),
        },
        Incoming::Separated => words("Séparée", "Separated").of(locale).to_owned(),
        Incoming::Happened(Happening::Moved { from, to, .. }) if to.text(locale).is_empty() => {
            let from = from.as_ref().map(|from| from.text(locale)).unwrap_or_default();
            format!("{}{colon}{from} → {}", super::STAGE.of(locale), common::TO_SORT.of(locale))
        }
        Incoming::Happened(happening @ (Happening::Moved { .. } | Happening::HandedOver { .. })) => {
            format!("{}{colon}{}", super::STAGE.of(locale), lead::happening(locale, happening, now))
        }
        Incoming::Happened(happening @ Happening::Activity(_, activity)) => {
            let at = format::instant(locale, activity.at, now);
            let said = lead::happening(locale, happening, now);
            match activity.note.as_str() {
                "" => format!("{said} ({at})"),
                note => format!("{said} ({at}){colon}{}", lead::brief(note)),
            }
        }
        Incoming::Happened(happening) => lead::happening(locale, happening, now),
        Incoming::Tags { on, off } => {
            let signed =
                |sign: &str, tags: &[String]| tags.iter().map(|tag| format!("{sign}{tag}")).collect();
            let (on, off): (Vec<String>, Vec<String>) = (signed("+", on), signed("−", off));
            format!("{}{colon}{}", fields::TAGS.of(locale), [on, off].concat().join(", "))
        }
        Incoming::StruckOut(activity) => {
            let struck = words("Échange retiré", "Activity struck out").of(locale);
            let channel = fields::channel(activity.channel).of(locale);
            format!("{struck}{colon}{channel}, {}", format::instant(locale, activity.at, now))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        activity::{Activity, Channel, Direction},
        ids::ActivityId,
        wording::Wording,
    };

    const NOW: Moment = Moment { millis: 1_762_084_800_000, offset_minutes: 0 };

    #[test]
    fn a_clock_is_ahead_by_hours_days_or_years() {
        for (by, en) in
            [(25 * 3_600_000, "25\u{a0}hours"), (3 * DAY, "3\u{a0}days"), (731 * DAY, "2\u{a0}years")]
        {
            assert_eq!(span(Locale::En, by), en);
        }
        assert_eq!(
            ahead(Locale::Fr, 3 * DAY, 12, 4),
            "L’horloge d’un autre appareil avance de 3\u{a0}jours sur celle-ci\u{a0}: 12\u{a0}valeurs (dans 4\u{a0}fiches) datent du futur."
        );
    }

    #[test]
    fn each_line_names_what_changes() {
        let activity = Activity::new(Channel::Call, Direction::Inbound, NOW.millis, "wants a quote");
        let id = ActivityId::named("call");
        let line = |what: Incoming| incoming(Locale::En, &what, NOW);
        assert_eq!(
            line(Incoming::Happened(Happening::Activity(id, activity.clone()))),
            "Call, from the person (2\u{a0}Nov, 12:00): wants a quote"
        );
        assert_eq!(line(Incoming::StruckOut(activity)), "Activity struck out: Call, 2\u{a0}Nov, 12:00");
        assert_eq!(
            line(Incoming::Tags { on: vec!["hot".into()], off: vec!["cold".into()] }),
            "Tags: +hot, −cold"
        );
        let moved = |to: &str| {
            let (from, to) = (Some(Wording::same("Lead")), Wording::same(to));
            line(Incoming::Happened(Happening::Moved { from, to, pass: None, judged_by: None }))
        };
        assert_eq!(moved("Prospect"), "Stage: Lead → Prospect");
        assert_eq!(moved(""), "Stage: Lead → To sort");
    }

    #[test]
    fn a_mass_of_losses_says_what_goes_and_what_is_replaced() {
        assert_eq!(stake(Locale::Fr, 6, 0, 50), "Cet import retirerait 6\u{a0}fiches sur 50.");
        assert_eq!(
            stake(Locale::En, 6, 1, 50),
            "This import would take away 6\u{a0}leads and replace the name or contact details of 1\u{a0}lead, of 50 in all."
        );
    }
}
