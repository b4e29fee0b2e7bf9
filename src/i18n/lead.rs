//! The words of a lead's sheet: its sections, and its history told line by line.

use chrono::{DateTime, Timelike};

use super::{Locale, Words, common, consent, counted, fields, format, join, words};
use crate::{
    domain::{
        consent::Proof,
        criterion::{Answer, Question, Said},
        field::Field,
        moment::{Millis, Moment, read_day},
    },
    queries::lead_sheet::{Happening, Shown},
};

pub const QUESTIONS: Words = words("Questions", "Questions");
pub const LOG: Words = words("Noter un échange", "Log an activity");
pub const LOG_IT: Words = words("Noter", "Log it");
pub const LOGGED: Words = words("Échange noté.", "Activity logged.");
pub const CHANNEL: Words = words("Moyen", "Channel");
pub const DIRECTION: Words = words("De qui", "From whom");
pub const WHEN: Words = words("Quand", "When");
pub const NOTE: Words = words("Ce qui s’est dit", "What was said");
pub const MORE_FACTS: Words = words("Autres renseignements", "More details");
pub const FACTS: Words = words("Ce que l’on sait", "What we know");
pub const HISTORY: Words = words("Historique", "History");
pub const CAPTURED: Words = words("Fiche créée", "Lead created");
pub const STRIKE_OUT: Words = words("Retirer cet échange", "Strike this activity out");
pub const STAGE: Words = words("Étape", "Stage");
pub const WAY_OPEN: Words = words("Rien ne manque.", "Nothing is missing.");
pub const SAVED: Words = words("Modifications enregistrées.", "Changes saved.");
pub const UNSAVED: Words = words("Tout n’est pas enregistré.", "Some of this is not saved.");
pub const DISCARD: Words = words("Abandonner", "Discard");
pub const DELETE_HINT: Words = words("Vous pourrez l’annuler.", "You can undo it.");
pub const KEEP: Words = words("Garder", "Keep");
pub const GONE_TITLE: Words = words("Fiche introuvable", "No such lead");
pub const GONE: Words = words(
    "Cette fiche a été supprimée, ou n’a jamais été dans ce navigateur.",
    "This lead was deleted, or was never in this browser.",
);
const BUILT_IN: Words = words("Jugée selon les définitions d’origine", "Judged by the built-in definitions");
pub const RULES: Words = words("Profil et score", "Persona and score");
pub const FITS: Words = words("Correspond au profil type", "Fits the persona");
pub const MISFITS: Words = words("Ne correspond pas au profil type", "Does not fit the persona");
pub const FIT_UNKNOWN: Words =
    words("Profil\u{a0}: on n’en sait pas encore assez", "Persona: not enough is known yet");
pub const SETTLED: Words =
    words("À la bonne étape, d’après ses conditions", "At the right stage, by its conditions");
pub const TO_BOARD: Words = words("Revenir à l’entonnoir", "Back to the funnel");

/// What stands over the conditions of the next stage.
pub fn ahead(locale: Locale, stage: &str) -> String {
    match locale {
        Locale::Fr => format!("Pour entrer dans {stage}"),
        Locale::En => format!("To enter {stage}"),
    }
}

pub fn stands_ready(locale: Locale, stage: &str) -> String {
    match locale {
        Locale::Fr => format!("Prête pour {stage}\u{a0}: toutes les conditions sont remplies"),
        Locale::En => format!("Ready for {stage}: everything it asks holds"),
    }
}

/// `held`: the last stage whose conditions hold all the way.
pub fn stands_ahead(locale: Locale, held: Option<&str>) -> String {
    match (locale, held) {
        (Locale::Fr, Some(held)) => format!("En avance\u{a0}: ses conditions ne tiennent que jusqu’à {held}"),
        (Locale::En, Some(held)) => format!("Ahead of its definition: its conditions hold only up to {held}"),
        (Locale::Fr, None) => "En avance\u{a0}: même les premières conditions ne sont pas remplies".into(),
        (Locale::En, None) => "Ahead of its definition: not even the first conditions hold".into(),
    }
}

/// The heading over what another team asked.
pub fn told_to(locale: Locale, team: &str) -> String {
    match (locale, team) {
        (Locale::Fr, "") => "Demandé par une équipe inconnue".into(),
        (Locale::En, "") => "Asked by an unknown team".into(),
        (Locale::Fr, _) => format!("Demandé par {team}"),
        (Locale::En, _) => format!("Asked by {team}"),
    }
}

pub fn move_to(locale: Locale, stage: &str) -> String {
    match locale {
        Locale::Fr => format!("Déplacer vers {stage}"),
        Locale::En => format!("Move to {stage}"),
    }
}

pub fn delete(locale: Locale, name: &str) -> String {
    match locale {
        Locale::Fr => format!("Supprimer {name}\u{a0}?"),
        Locale::En => format!("Delete {name}?"),
    }
}

pub fn deleted(locale: Locale, name: &str) -> String {
    match locale {
        Locale::Fr => format!("Fiche supprimée\u{a0}: {name}. Annuler la ramène."),
        Locale::En => format!("Deleted: {name}. Undo brings it back."),
    }
}

pub fn whole_history(locale: Locale, entries: usize) -> String {
    let all = counted(locale, entries, words("ligne", "line"), words("lignes", "lines"));
    match locale {
        Locale::Fr => format!("Tout afficher ({all})"),
        Locale::En => format!("Show all ({all})"),
    }
}

/// What happened, in one line.
pub fn happening(locale: Locale, what: &Happening, now: Moment) -> String {
    match what {
        Happening::Captured => CAPTURED.of(locale).to_owned(),
        Happening::Joined(name) => join::joined_with(locale, name),
        Happening::Moved { from, to, .. } => {
            let from = from.as_ref().map(|from| from.text(locale)).filter(|from| !from.is_empty());
            match from {
                Some(from) => format!("{from} → {}", to.text(locale)),
                None => format!("→ {}", to.text(locale)),
            }
        }
        Happening::HandedOver { from, to, stage, .. } => {
            let (stage, colon) = (stage.text(locale), words("\u{a0}: ", ": ").of(locale));
            format!("{from} → {to}{colon}{stage}")
        }
        Happening::Activity(_, activity) => {
            let channel = fields::channel(activity.channel).of(locale);
            let direction = fields::direction(activity.direction).of(locale).to_lowercase();
            format!("{channel}, {direction}")
        }
        Happening::Field { field, from, to } => changed(locale, *field, from.as_ref(), to.as_ref(), now),
        Happening::Answered { question, answer } => match answer {
            Some(answer) => format!("{} {}", question.wording.text(locale), said(locale, question, answer)),
            None => format!("{} {}", question.wording.text(locale), common::UNKNOWN.of(locale)),
        },
    }
}

/// What was said about it: a remark, a reason, how it is known. The proof of a consent is told in words.
pub fn remark(locale: Locale, what: &Happening, now: Moment) -> Option<String> {
    if let Happening::Answered { answer: Some(answer), .. } = what
        && let Some(proof) = Proof::read(&answer.evidence)
    {
        return Some(consent::told(locale, answer.said, &proof, now));
    }
    let remark = match what {
        Happening::Activity(_, activity) => Some(activity.note.as_str()),
        Happening::Moved { pass, .. } => pass.as_ref().map(|pass| pass.reason.as_str()),
        Happening::HandedOver { reason, .. } => Some(reason.as_str()),
        Happening::Answered { answer, .. } => answer.as_ref().map(|answer| answer.evidence.as_str()),
        Happening::Captured | Happening::Joined(_) | Happening::Field { .. } => None,
    };
    remark.filter(|remark| !remark.is_empty()).map(str::to_owned)
}

/// By which definitions a move was judged; nothing where that was not written down.
pub fn judged_by(locale: Locale, what: &Happening, now: Moment) -> Option<String> {
    let (Happening::Moved { judged_by, .. } | Happening::HandedOver { judged_by, .. }) = what else {
        return None;
    };
    let version = (*judged_by)?;
    if version.is_built_in() {
        return Some(BUILT_IN.of(locale).to_owned());
    }
    let day = format::date(locale, now.day_of(version.millis), now);
    Some(match locale {
        Locale::Fr => format!("Jugée selon la méthode du {day}"),
        Locale::En => format!("Judged by the playbook of {day}"),
    })
}

pub(super) fn said<'a>(locale: Locale, question: &'a Question, answer: &Answer) -> &'a str {
    match answer.said {
        Said::Yes => common::YES.of(locale),
        Said::No => common::NO.of(locale),
        Said::Unreadable => common::BEYOND.of(locale),
        Said::Choice(_) => {
            question.chosen(answer).map_or(common::UNKNOWN.of(locale), |choice| choice.text(locale))
        }
    }
}

fn changed(locale: Locale, field: Field, from: Option<&Shown>, to: Option<&Shown>, now: Moment) -> String {
    let name = fields::field(field).of(locale);
    let shown = |shown: &Shown| match shown {
        Shown::Fact(fact) => brief(&format::fact(locale, fact, now)),
        Shown::Name(name) => name.clone(),
    };
    let colon = match locale {
        Locale::Fr => "\u{a0}: ",
        Locale::En => ": ",
    };
    match (from.map(shown), to.map(shown)) {
        (Some(from), Some(to)) => format!("{name}{colon}{from} → {to}"),
        (None, Some(to)) => format!("{name}{colon}{to}"),
        (Some(from), None) => format!("{name}{colon}{from} → ∅"),
        (None, None) => name.to_owned(),
    }
}

/// Long notes would bury the history under themselves.
pub(super) fn brief(text: &str) -> String {
    const MOST: usize = 120;
    let line = text.replace('\n', " ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// An instant as a date-and-time field holds it, in the time of the place: `2026-03-15T14:05`.
pub fn typed_instant(at: Millis, now: Moment) -> String {
    let local = at.saturating_add(i64::from(now.offset_minutes) * 60_000);
    let at = DateTime::from_timestamp_millis(local).unwrap_or_default();
    format!("{}T{:02}:{:02}", at.date_naive(), at.hour(), at.minute())
}

/// The same read back; `None` while the field is empty or half filled in.
pub fn read_instant(typed: &str, now: Moment) -> Option<Millis> {
    let (date, time) = typed.split_once('T')?;
    // Seconds, which some browsers add, do not matter here.
    let mut time = time.split(':').map(|part| part.parse().ok());
    let local = read_day(date)?.and_hms_opt(time.next()??, time.next()??, 0)?;
    Some(local.and_utc().timestamp_millis() - i64::from(now.offset_minutes) * 60_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{field::Fact, money::Money, wording::Wording};

    const NOW: Moment = Moment { millis: 1_762_084_800_000, offset_minutes: 60 };

    #[test]
    fn a_time_survives_its_field() {
        assert_eq!(typed_instant(NOW.millis, NOW), "2025-11-02T13:00");
        assert_eq!(read_instant("2025-11-02T13:00", NOW), Some(NOW.millis));
        assert_eq!(read_instant("2025-11-02T13:00:00", NOW), Some(NOW.millis));
        assert_eq!(read_instant("", NOW), None);
    }

    #[test]
    fn a_changed_field_says_both_ends() {
        let amount = |units| Some(Shown::Fact(Fact::Money(Money::whole(units))));
        let field = |from, to| Happening::Field { field: Field::Amount, from, to };
        assert_eq!(happening(Locale::En, &field(amount(500), amount(800)), NOW), "Amount: €500 → €800");
        assert_eq!(happening(Locale::En, &field(None, amount(800)), NOW), "Amount: €800");
        assert_eq!(happening(Locale::Fr, &field(amount(500), None), NOW), "Montant\u{a0}: 500\u{a0}€ → ∅");
    }

    #[test]
    fn a_move_past_a_closed_gate_keeps_its_reason() {
        let pass = crate::domain::trail::Pass::new("met at the show".into(), Vec::new());
        let moved = Happening::Moved {
            from: Some(Wording::same("Lead")),
            to: Wording::same("Prospect"),
            pass: Some(pass),
            judged_by: None,
        };
        assert_eq!(happening(Locale::En, &moved, NOW), "Lead → Prospect");
        assert_eq!(remark(Locale::En, &moved, NOW).as_deref(), Some("met at the show"));
    }
}
