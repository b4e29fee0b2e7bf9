//! Why something was refused, in one sentence that says what to do.

use super::{Locale, Words, counted, words};
use crate::domain::{contradiction::Contradiction, rejection::Rejection, text::TextProblem};

pub fn problem(locale: Locale, problem: &TextProblem) -> String {
    let fixed = |words: Words| words.of(locale).to_owned();
    match problem {
        TextProblem::TooLong { most } => match locale {
            Locale::Fr => format!("Trop long\u{a0}: {most} caractères au plus."),
            Locale::En => format!("Too long: {most} characters at most."),
        },
        TextProblem::NotAnEmail => fixed(words(
            "Cette adresse est incomplète\u{a0}: il faut nom@domaine.fr.",
            "This address is incomplete: it takes name@domain.com.",
        )),
        TextProblem::NotAPhone => fixed(words(
            "Un numéro s’écrit avec des chiffres, par exemple +33\u{a0}1\u{a0}99\u{a0}00\u{a0}12\u{a0}34.",
            "A number is written in digits, for example +33\u{a0}1\u{a0}99\u{a0}00\u{a0}12\u{a0}34.",
        )),
        TextProblem::NotMoney => fixed(words(
            "Un montant s’écrit en chiffres, par exemple 12\u{202f}500 ou 12k.",
            "An amount is written in digits, for example 12,500 or 12k.",
        )),
        TextProblem::NotADate => fixed(words("Cette date n’existe pas.", "There is no such date.")),
        TextProblem::NotAPercentage => {
            fixed(words("Un nombre entier de 0 à 100.", "A whole number from 0 to 100."))
        }
        TextProblem::NotANumber => {
            fixed(words("Un nombre entier, en chiffres.", "A whole number, in digits."))
        }
        TextProblem::Oneself => fixed(words(
            "Choisissez une autre personne que celle de la fiche.",
            "Choose somebody else than the person of this card.",
        )),
        TextProblem::NotALink => fixed(words(
            "Une adresse web, par exemple exemple.fr.",
            "A web address, for example example.com.",
        )),
        TextProblem::Missing => fixed(words(
            "Donnez au moins un nom, une entreprise, un e-mail ou un téléphone.",
            "Give at least a name, a company, an e-mail or a phone.",
        )),
    }
}

pub fn rejection(locale: Locale, rejection: &Rejection) -> String {
    let fixed = |words: Words| words.of(locale).to_owned();
    match rejection {
        Rejection::Form(problems) => match problems.first() {
            Some((field, first)) => {
                format!("{} — {}", super::fields::field(*field).of(locale), problem(locale, first))
            }
            None => String::new(),
        },
        Rejection::GateClosed { .. } => fixed(words(
            "Il manque des conditions pour entrer dans cette étape.",
            "Some conditions for entering this stage are missing.",
        )),
        Rejection::ReasonMissing => fixed(words(
            "Écrivez la raison\u{a0}: elle restera dans l’historique.",
            "Write the reason: it stays in the history.",
        )),
        Rejection::NameMissing => fixed(words("Donnez un nom.", "Give a name.")),
        Rejection::NameTooLong { most } => problem(locale, &TextProblem::TooLong { most: *most }),
        Rejection::StageHoldsLeads { leads } => {
            let leads = counted(locale, *leads, words("fiche", "lead"), words("fiches", "leads"));
            match locale {
                Locale::Fr => format!("Cette étape contient {leads}\u{a0}: choisissez où les mettre."),
                Locale::En => format!("This stage holds {leads}: choose where to put them."),
            }
        }
        Rejection::LastOpenStage => fixed(words(
            "Une équipe garde au moins une étape en cours, pour accueillir les nouvelles fiches.",
            "A team keeps at least one open stage, to take in new leads.",
        )),
        Rejection::PercentageOutOfRange => problem(locale, &TextProblem::NotAPercentage),
        Rejection::Contradiction(found) => contradiction(locale, found),
        Rejection::SameTeam => {
            fixed(words("La fiche est déjà dans cette équipe.", "The lead is with that team already."))
        }
        Rejection::OfAnotherTeam { team } => match locale {
            Locale::Fr => format!(
                "Cette fiche appartient à {team}\u{a0}: faites-la d’abord passer à votre équipe, par «\u{a0}⋯\u{a0}» sur la carte."
            ),
            Locale::En => {
                format!(
                    "This lead belongs to {team}: take it over into your team first, with “⋯” on its card."
                )
            }
        },
        Rejection::OwnStage => fixed(words(
            "Cette étape est celle de l’équipe elle-même\u{a0}: choisissez celles d’une autre équipe.",
            "That stage is the team’s own: choose those of another team.",
        )),
        Rejection::NotHandedOver => fixed(words(
            "Aucune autre équipe n’a confié cette fiche.",
            "No other team handed this lead over.",
        )),
        Rejection::NoRoom => fixed(words(
            "Ce fichier remplirait l’espace de ce navigateur à plus de 90\u{202f}%\u{a0}; le reste est gardé pour vos fiches. Rien n’a changé\u{a0}: ouvrez-le sur un autre appareil.",
            "This file would fill this browser’s space beyond 90%; the rest is kept for your leads. Nothing has changed: open it on another device.",
        )),
        Rejection::NotAgreed { leads } => match locale {
            Locale::Fr => format!("Rien n’a changé\u{a0}: tapez {leads} pour confirmer."),
            Locale::En => format!("Nothing has changed: type {leads} to confirm."),
        },
        Rejection::Outdated => fixed(super::common::OUTDATED),
        Rejection::NothingChanged => fixed(words("Rien n’a changé.", "Nothing has changed.")),
        Rejection::NothingToUndo => fixed(super::common::NOTHING_TO_UNDO),
        Rejection::NothingToRedo => fixed(super::common::NOTHING_TO_REDO),
        Rejection::NoLongerThere => fixed(words(
            "Cela n’existe plus\u{a0}: quelqu’un l’a retiré entre-temps.",
            "That is no longer there: somebody took it away meanwhile.",
        )),
    }
}

/// What cannot be, and what to do about it. The stage is on the screen beside it.
pub fn contradiction(locale: Locale, found: &Contradiction) -> String {
    let fixed = |words: Words| words.of(locale).to_owned();
    let field = |field| super::fields::field(field).of(locale);
    match found {
        Contradiction::NoSuchQuestion { .. } => fixed(words(
            "Une étape demande une question que l’équipe n’a plus\u{a0}: retirez d’abord ce critère.",
            "A stage asks a question that the team no longer has: take that criterion away first.",
        )),
        Contradiction::NoSuchChoice { .. } => fixed(words(
            "Aucune réponse possible à cette question n’ouvrirait l’étape\u{a0}: choisissez-en une.",
            "No possible answer to this question would open the stage: choose one.",
        )),
        Contradiction::TooFewParts { .. } => fixed(words(
            "Le groupe exige plus de critères qu’il n’en contient\u{a0}: personne ne pourrait entrer.",
            "The group asks for more criteria than it holds: nobody could ever come in.",
        )),
        Contradiction::EmptyCriterion { .. } => fixed(words(
            "Un critère ne demande rien\u{a0}: personne ne pourrait le remplir.",
            "A criterion asks for nothing: nobody could ever meet it.",
        )),
        Contradiction::OutOfReach { needed, most, .. } => match locale {
            Locale::Fr => format!(
                "{needed} points sont demandés, mais les règles en donnent {most} au plus\u{a0}: personne ne pourrait entrer."
            ),
            Locale::En => format!(
                "{needed} points are asked, but the rules give {most} at most: nobody could ever come in."
            ),
        },
        Contradiction::NoPersona { .. } => fixed(words(
            "Le profil type n’exige rien\u{a0}: donnez-lui d’abord une règle obligatoire.",
            "The persona insists on nothing: give it a rule that must hold first.",
        )),
        Contradiction::UpsideDown { field: of } => match locale {
            Locale::Fr => format!("{}\u{a0}: la plage finit avant de commencer.", field(*of)),
            Locale::En => format!("{}: the range ends before it begins.", field(*of)),
        },
        Contradiction::EmptyRule { field: of } => match locale {
            Locale::Fr => format!("{}\u{a0}: dites ce qu’il faut y trouver.", field(*of)),
            Locale::En => format!("{}: say what is to be found there.", field(*of)),
        },
        Contradiction::WonWithoutOrder { .. } => fixed(words(
            "Deux étapes gagnées sont à la même place\u{a0}: mettez-les dans l’ordre.",
            "Two stages where a deal is won stand in the same place: put them in order.",
        )),
    }
}
