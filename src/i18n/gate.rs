//! The gate sheet's words: what a criterion asks, and why it holds or does not.

pub mod rules;

use super::{Locale, Words, common, counted, either, fields, format, in_days, words};
use crate::domain::{
    activity::Channel,
    criterion::{CriterionKind, Holds, Points, Question, Said},
    field::Field,
    judge::{Because, Fit, Given},
    moment::{Millis, Moment},
    wording::Wording,
};

pub const HOLDS: Words = words("Rempli", "Holds");
pub const FAILS: Words = words("Non rempli", "Does not hold");
pub const UNKNOWN: Words = words("Pas encore su", "Not known yet");
pub const REASON: Words = words("Raison de passer quand même", "Reason for passing anyway");
pub const REASON_HINT: Words =
    words("Elle reste dans l’historique de la fiche.", "It stays in the lead’s history.");
pub const STAY: Words = words("Laisser ici", "Leave it here");
pub const MOVE: Words = words("Déplacer", "Move");
pub const PASS: Words = words("Passer quand même", "Pass anyway");
pub const EVIDENCE: Words = words("Comment le savons-nous\u{a0}?", "How do we know?");
pub const WHO: Words = words("Qui l’a dit", "Who said so");
pub const ON: Words = words("Quand", "When");
pub const ADVISED: Words = words("Conseillé", "Advised");
pub const MEETING_HELD_ON: Words = words("Rendez-vous tenu le", "Met on");
pub const MEETING_SAID: Words = words("Ce qui s’est dit", "What was said");
pub const LOG_MEETING: Words = words("Noter le rendez-vous tenu", "Log that we met");
pub const ADD_PERSON: Words = words("Ajouter cette personne", "Add this person");
pub const NOT_ON_A_CARD: Words = words("Pas encore de fiche\u{a0}?", "No card yet?");
pub const FIND_PERSON: Words = words("Chercher un nom…", "Find a name…");
pub const NOBODY_FOUND: Words = words("Personne de ce nom.", "Nobody of that name.");
pub const CARD_GONE: Words = words("Fiche supprimée", "Deleted card");
pub const CHANGE: Words = words("Changer", "Change");
pub const RECEIPT: Words = words("D’où viennent les points", "Where points come from");
pub const LOG_NOW: Words = words("Noter cet échange maintenant", "Log it now");
pub const ALL_HOLD: Words = words("Tout ce qui est exigé est rempli.", "Everything required holds.");

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
pub fn criterion(locale: Locale, kind: &CriterionKind, question: Option<&Question>) -> String {
    let fixed = |words: Words| words.of(locale).to_owned();
    let asked = || question.map_or_else(|| fixed(NO_QUESTION), |asked| asked.wording.text(locale).to_owned());
    match kind {
        CriterionKind::Filled(fields) => {
            let names = either(locale, fields.iter().map(|field| fields::field(*field).of(locale)));
            match locale {
                Locale::Fr => format!("{names}\u{a0}: rempli"),
                Locale::En => format!("{names} filled in"),
            }
        }
        CriterionKind::Answered(_) => asked(),
        CriterionKind::Chosen { question: _, among } => {
            let choices = question.map(|question| {
                let named = among.iter().filter_map(|choice| question.choice(*choice));
                either(locale, named.map(|wording| wording.text(locale)))
            });
            format!("{} → {}", asked(), choices.unwrap_or_default())
        }
        CriterionKind::Inbound { channels, at_least, within } => {
            inbound(locale, channels, *at_least, *within)
        }
        CriterionKind::Meeting { booked: true } => {
            fixed(words("Rendez-vous pris ou tenu", "Meeting booked or held"))
        }
        CriterionKind::Meeting { booked: false } => fixed(words("Rendez-vous tenu", "Meeting held")),
        CriterionKind::Persona => {
            fixed(words("La personne correspond au profil type", "The person fits the persona"))
        }
        CriterionKind::Score { of, at_least } => {
            let name = points(*of).of(locale);
            match locale {
                Locale::Fr => format!("{name}\u{a0}: au moins {at_least}"),
                Locale::En => format!("{name}: at least {at_least}"),
            }
        }
        CriterionKind::Basis => {
            fixed(words("Consentement ou autre base légale", "Consent or another legal basis"))
        }
        CriterionKind::DecisionMaker => {
            fixed(words("Reliée à la personne qui décide", "Linked to the person who decides"))
        }
        CriterionKind::AtLeast { needed, of } if usize::from(*needed) == of.len() => {
            fixed(words("Tout ceci à la fois", "All of these together"))
        }
        CriterionKind::AtLeast { needed, of } => match locale {
            Locale::Fr => format!("Au moins {needed} sur {}", of.len()),
            Locale::En => format!("At least {needed} of {}", of.len()),
        },
        CriterionKind::Unreadable(_) => fixed(words(
            "Une condition que cette version ne sait pas juger",
            "A condition that this version cannot judge",
        )),
    }
}

const NO_QUESTION: Words =
    words("Une question que l’équipe n’a plus", "A question that the team no longer has");

fn inbound(locale: Locale, channels: &[Channel], at_least: u8, within: Option<u16>) -> String {
    let times = counted(locale, usize::from(at_least), words("fois", "time"), words("fois", "times"));
    let through = channels.iter().map(|channel| fields::channel(*channel).of(locale).to_lowercase());
    let through = through.collect::<Vec<_>>().join(", ");
    let through = if through.is_empty() { String::new() } else { format!(" ({through})") };
    let within = within.map(|days| in_days(locale, days)).unwrap_or_default();
    match locale {
        Locale::Fr => format!("La personne s’est manifestée au moins {times}{through}{within}"),
        Locale::En => format!("The person got in touch at least {times}{through}{within}"),
    }
}

pub fn points(of: Points) -> Words {
    match of {
        Points::Fit => words("Score de profil", "Fit score"),
        Points::Engagement => words("Score d’engagement", "Engagement score"),
        Points::Total => words("Score total", "Total score"),
    }
}

/// Why, in one sentence. `called`: what the lead is called.
pub fn because(locale: Locale, because: &Because, called: &str, now: Moment) -> String {
    let mut sentence = reason(locale, because, called, now);
    // A month that is cut short brings a full stop of its own: "le 3 janv.".
    if sentence.ends_with("..") {
        sentence.pop();
    }
    sentence
}

fn reason(locale: Locale, because: &Because, called: &str, now: Moment) -> String {
    let fixed = |words: Words| words.of(locale).to_owned();
    let day = |at: Millis| format::date(locale, now.day_of(at), now);
    let names = |these: &[Field]| either(locale, these.iter().map(|field| fields::field(*field).of(locale)));
    match because {
        Because::FilledIn(fields) => match locale {
            Locale::Fr => format!("{}\u{a0}: c’est noté.", names(fields)),
            Locale::En => format!("{}: written down.", names(fields)),
        },
        Because::Empty(fields) => match locale {
            Locale::Fr => format!("{}\u{a0}: rien de noté.", names(fields)),
            Locale::En => format!("{}: nothing written down.", names(fields)),
        },
        Because::Answered(given) => answered(locale, given, now),
        Because::NotAsked => fixed(words("Pas encore demandé.", "Not asked yet.")),
        Because::NoSuchQuestion => fixed(words(
            "L’équipe a retiré cette question\u{a0}: corrigez la méthode.",
            "The team has withdrawn this question: correct the playbook.",
        )),
        Because::Heard { times, needed, last, within } => {
            let last = last.map(day).unwrap_or_default();
            let within = within.map(|days| in_days(locale, days)).unwrap_or_default();
            match locale {
                Locale::Fr => format!("{times} sur {needed}{within}, le dernier signe le {last}."),
                Locale::En => format!("{times} of {needed}{within}, the last word on {last}."),
            }
        }
        Because::Silent { channel, since } => {
            let (channel, since) = (fields::channel(*channel).of(locale).to_lowercase(), day(*since));
            match locale {
                Locale::Fr => {
                    format!("Aucune réponse de {called} depuis notre premier contact ({channel}) du {since}.")
                }
                Locale::En => format!("No answer from {called} since our first {channel} on {since}."),
            }
        }
        Because::NoContact => match locale {
            Locale::Fr => format!("Aucun échange noté avec {called}."),
            Locale::En => format!("Nothing logged with {called} yet."),
        },
        Because::Met(at) => match locale {
            Locale::Fr => format!("Rendez-vous tenu le {}.", day(*at)),
            Locale::En => format!("Met on {}.", day(*at)),
        },
        Because::MeetingOn(on) => {
            let on = format::date(locale, *on, now);
            match locale {
                Locale::Fr => format!("Rendez-vous pris pour le {on}."),
                Locale::En => format!("Meeting booked for {on}."),
            }
        }
        Because::MeetingOverdue(on) => {
            let on = format::date(locale, *on, now);
            match locale {
                Locale::Fr => format!("Rendez-vous prévu le {on}\u{a0}: a-t-il eu lieu\u{a0}?"),
                Locale::En => format!("Meeting planned for {on}: did it take place?"),
            }
        }
        Because::NoMeeting => fixed(words("Aucun rendez-vous noté.", "No meeting written down.")),
        Because::Fits(fits) => fitting(locale, fits, now),
        Because::Points { of: _, points, needed } => match locale {
            // French begins its plural at two.
            Locale::Fr if points.abs() < 2 => format!("{points} point aujourd’hui, il en faut {needed}."),
            Locale::En if *points == 1 => format!("{points} point today, {needed} needed."),
            Locale::Fr => format!("{points} points aujourd’hui, il en faut {needed}."),
            Locale::En => format!("{points} points today, {needed} needed."),
        },
        Because::Basis(None) => fixed(words("Aucune base légale notée.", "No legal basis written down.")),
        Because::Basis(Some(basis)) => format!("{}.", fields::basis(*basis).of(locale)),
        Because::DecidedBy(_, name) => match locale {
            Locale::Fr => format!("{name} décide."),
            Locale::En => format!("{name} decides."),
        },
        Because::NobodyDecides => fixed(words(
            "Personne n’est noté comme décideur.",
            "Nobody is written down as the one who decides.",
        )),
        Because::DecisionMakerGone => fixed(words(
            "La fiche du décideur a été supprimée.",
            "The decision maker’s card has been deleted.",
        )),
        Because::Parts { hold, needed, of } => match locale {
            Locale::Fr => format!("{hold} sur {of}, il en faut {needed}."),
            Locale::En => format!("{hold} of {of} hold, {needed} needed."),
        },
        Because::NotReadable => {
            fixed(words("Mettez l’application à jour pour la juger.", "Update the application to judge it."))
        }
    }
}

pub fn person_linked(locale: Locale, name: &str) -> String {
    match locale {
        Locale::Fr => format!("{name} est notée comme la personne qui décide."),
        Locale::En => format!("{name} is written down as the one who decides."),
    }
}

/// The button that takes a chosen person away again, by name.
pub fn change_person(locale: Locale, name: &str) -> String {
    match locale {
        Locale::Fr => format!("Changer\u{a0}: {name}"),
        Locale::En => format!("Change: {name}"),
    }
}

/// "Yes: “signs up to 20,000 €” (Claire Morel, 3 March)."
pub fn answered(locale: Locale, given: &Given, now: Moment) -> String {
    let said = match (given.answer.said, &given.choice) {
        (Said::Yes, _) => common::YES.of(locale).to_owned(),
        (Said::No, _) => common::NO.of(locale).to_owned(),
        (Said::Choice(_), Some(choice)) => choice.text(locale).to_owned(),
        (Said::Choice(_), None) => common::UNKNOWN.of(locale).to_owned(),
        (Said::Unreadable, _) => common::BEYOND.of(locale).to_owned(),
    };
    let on = given.answer.on.unwrap_or_else(|| now.day_of(given.at));
    let when = format::date(locale, on, now);
    let source = match given.answer.who.as_str() {
        "" => when,
        who => format!("{who}, {when}"),
    };
    // A quotation brings marks of its own.
    let evidence = given.answer.evidence.trim_matches(['“', '”', '«', '»', '"', ' ', '\u{a0}', '\u{202f}']);
    let evidence = match (evidence, locale) {
        ("", _) => String::new(),
        (evidence, Locale::Fr) => format!("\u{a0}: «\u{a0}{evidence}\u{a0}»"),
        (evidence, Locale::En) => format!(": “{evidence}”"),
    };
    let other = given.other.as_ref().map(|other| match locale {
        Locale::Fr => format!(" Répondu à «\u{a0}{}\u{a0}».", other.text(locale)),
        Locale::En => format!(" Answered to “{}”.", other.text(locale)),
    });
    format!("{said}{evidence} ({source}).{}", other.unwrap_or_default())
}

/// What the persona insists on and is not so, or what is not known of it.
fn fitting(locale: Locale, fits: &[Fit], now: Moment) -> String {
    let colon = words("\u{a0}: ", ": ").of(locale);
    let name = |fit: &Fit| fields::field(fit.test.field()).of(locale);
    let one = |fit: &Fit| {
        let found = fit.found.as_ref().map(|found| format::fact(locale, found, now));
        found.map(|found| format!("{}{colon}{found}", name(fit)))
    };
    if fits.is_empty() {
        return words("Tout correspond.", "Everything fits.").of(locale).to_owned();
    }
    let found: Vec<String> = fits.iter().filter_map(one).collect();
    if found.is_empty() {
        let unknown = fits.iter().map(name).collect::<Vec<_>>().join(", ");
        return format!("{}{colon}{unknown}.", UNKNOWN.of(locale));
    }
    format!("{}.", found.join(" · "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::criterion::Answer;

    const NOW: Moment = Moment { millis: 1_762_084_800_000, offset_minutes: 60 };

    #[test]
    fn too_few_points_are_too_few_today() {
        let because = |locale, points| {
            because(locale, &Because::Points { of: Points::Engagement, points, needed: 60 }, "", NOW)
        };
        assert_eq!(because(Locale::Fr, 12), "12 points aujourd’hui, il en faut 60.");
        assert_eq!(because(Locale::En, 12), "12 points today, 60 needed.");
        assert_eq!(because(Locale::Fr, 0), "0 point aujourd’hui, il en faut 60.");
        assert_eq!(because(Locale::En, 0), "0 points today, 60 needed.");
        assert_eq!(because(Locale::En, 1), "1 point today, 60 needed.");
    }

    #[test]
    fn a_sentence_ends_with_one_full_stop() {
        assert_eq!(
            because(Locale::Fr, &Because::Met(NOW.millis), "", NOW),
            "Rendez-vous tenu le 2\u{a0}nov."
        );
        assert_eq!(because(Locale::En, &Because::Met(NOW.millis), "", NOW), "Met on 2\u{a0}Nov.");
    }

    #[test]
    fn a_quotation_is_not_put_between_marks_twice() {
        let answer = Answer::new(Said::Yes, "«\u{a0}Le budget est là.\u{a0}»");
        let given = Given { answer, choice: None, at: NOW.millis, other: None };
        assert_eq!(answered(Locale::En, &given, NOW), "Yes: “Le budget est là.” (2\u{a0}Nov).");
    }

    #[test]
    fn silence_is_told_by_name() {
        let silent = Because::Silent { channel: Channel::Mail, since: NOW.millis };
        let told = because(Locale::En, &silent, "Claire", NOW);
        assert_eq!(told, "No answer from Claire since our first e-mail on 2\u{a0}Nov.");
    }

    #[test]
    fn what_is_not_known_of_a_persona_is_told_from_what_does_not_fit() {
        use crate::domain::{field::Fact, rule::Test};
        let fit = |found: Option<&str>| Fit {
            test: Test::Words { field: Field::Country, any_of: vec!["France".into()] },
            found: found.map(|text| Fact::Text(text.into())),
        };
        let told = |fits| because(Locale::En, &Because::Fits(fits), "", NOW);
        assert_eq!(told(vec![fit(None)]), "Not known yet: Country.");
        assert_eq!(told(vec![fit(Some("Spain"))]), "Country: Spain.");
        assert_eq!(told(vec![]), "Everything fits.");
    }
}
