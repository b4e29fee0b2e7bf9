//! The words of playbook files: handing one out, and comparing one that came in.

use super::{
    Locale, Words, common, fields, format, gate,
    playbook::{self, questions},
    rejections, words,
};
use crate::{
    domain::{
        contradiction::Contradiction, criterion::Question, moment::Moment, rejection::Rejection, stage::Trait,
    },
    queries::{
        compare::{Age, Comparison},
        playbook::CriterionView,
    },
};

pub const TITLE: Words = words("La méthode en fichier", "The playbook as a file");
pub const HINT: Words = words(
    "Les étapes, critères, questions et règles, sans aucune fiche\u{a0}: pour un collègue, ou pour une autre équipe.",
    "Stages, criteria, questions and rules, without any lead: for a colleague, or for another team.",
);
pub const EXPORT: Words = words("Exporter la méthode", "Export the playbook");
pub const IMPORT: Words = words("Comparer un fichier", "Compare a file");
pub const EXPORTED: Words = words(
    "Méthode remise au navigateur\u{a0}: voyez vos téléchargements.",
    "Playbook handed to the browser: see your downloads.",
);
// Why a file gives no playbook, and what to do; `{file}` stands for its name.
pub const TOO_LARGE: Words = words(
    "«\u{a0}{file}\u{a0}» est bien trop gros pour une méthode\u{a0}: vérifiez que c’est le bon fichier.",
    "“{file}” is far too large for a playbook: check that it is the right file.",
);
pub const FOREIGN: Words = words(
    "«\u{a0}{file}\u{a0}» n’est pas une méthode d’Entonnoir\u{a0}; rien n’a changé.",
    "“{file}” is no Entonnoir playbook; nothing has changed.",
);
pub const ONE_AT_A_TIME: Words = words(
    "Une méthode à la fois\u{a0}: choisissez un seul fichier.",
    "One playbook at a time: choose a single file.",
);

pub const COMPARE: Words = words("Comparer une méthode", "Compare a playbook");
pub const ONLY_THERE: Words = words("Dans le fichier seulement", "Only in the file");
pub const ONLY_HERE: Words = words("Ici seulement", "Only here");
pub const DIFFERS: Words = words("Différent", "Different");
pub const STAGES: Words = words("Étapes", "Stages");
pub const QUESTIONS: Words = words("Questions", "Questions");
pub const RULES: Words = words("Profil type et score", "Persona and score");
pub const HERE: Words = words("Ici", "Here");
pub const THERE: Words = words("Fichier", "File");
pub const NONE_OF_THEM: Words = words("rien de cela", "none of that");
pub const PLACE: Words = words("Place", "Place");
pub const GATE: Words = words("Conditions d’entrée", "Entry criteria");
pub const NO_CRITERION: Words = words("N’exige rien.", "Requires nothing.");
pub const OTHER_ORDER: Words =
    words("Les mêmes critères, dans un autre ordre", "The same criteria, in another order");
pub const EQUAL: Words = words(
    "Le fichier dit la même chose que votre équipe\u{a0}: il n’y a rien à reprendre.",
    "The file says the same as your team does: there is nothing to take.",
);
pub const NO_TEAM: Words = words(
    "Ce fichier contient une méthode. Fondez une équipe qui travaille ainsi.",
    "This file holds a playbook. Found a team that works by it.",
);
pub const TAKE: Words = words("Reprendre dans cette équipe", "Take it into this team");
pub const TAKE_HINT: Words = words(
    "Rien n’est encore enregistré\u{a0}: les changements sont d’abord essayés, et vous voyez leur effet sur vos fiches.",
    "Nothing is saved yet: the changes are tried out first, and you see what they do to your leads.",
);
pub const REPLACES_DRAFT: Words = words(
    "Les changements que vous étiez en train d’essayer seront remplacés.",
    "The changes that you were trying out will be replaced.",
);
pub const FOUND: Words = words("En faire une autre équipe", "Make it a team of its own");
pub const FOUND_NAME: Words = words("Nom de la nouvelle équipe", "Name of the new team");
pub const TAKEN: Words = words(
    "Méthode reprise à l’essai\u{a0}: regardez l’effet en bas, puis appliquez.",
    "Playbook taken up on trial: look at what it would do at the foot, then apply.",
);

/// Who is later, in one sentence.
pub fn age(locale: Locale, found: &Comparison, now: Moment) -> String {
    let day = |at: Option<i64>| at.map(|at| format::date(locale, now.day_of(at), now));
    let dated = |words: Words, at: Option<i64>| match (day(at), locale) {
        (Some(day), Locale::Fr) => format!("{} ({day})", words.of(locale)),
        (Some(day), Locale::En) => format!("{} ({day})", words.of(locale)),
        (None, _) => words.of(locale).to_owned(),
    };
    let (ours, theirs) = (
        dated(words("la vôtre", "yours"), found.ours_of),
        dated(words("celle du fichier", "the file’s"), found.theirs_of),
    );
    match (found.age, locale) {
        (Age::Same, _) => EQUAL.of(locale).to_owned(),
        (Age::Newer, Locale::Fr) => format!("Plus récente que la vôtre\u{a0}: {theirs} suit {ours}."),
        (Age::Newer, Locale::En) => format!("Newer than yours: {theirs} comes after {ours}."),
        (Age::Older, Locale::Fr) => {
            format!("Plus ancienne que la vôtre\u{a0}: vous avez continué depuis, {ours} suit {theirs}.")
        }
        (Age::Older, Locale::En) => {
            format!("Older than yours: you have gone on since, {ours} comes after {theirs}.")
        }
        (Age::Apart, Locale::Fr) => {
            format!("Les deux ont changé depuis qu’elles se sont séparées\u{a0}: {theirs} et {ours}.")
        }
        (Age::Apart, Locale::En) => format!("Both have changed since they parted: {theirs} and {ours}."),
        (Age::Strange, Locale::Fr) => "Une tout autre méthode\u{a0}: aucune étape n’est commune.".into(),
        (Age::Strange, Locale::En) => "Another playbook altogether: no stage is in both.".into(),
    }
}

/// What is wrong with a file, with the stage where it is, and the way on: whoever reads it cannot repair it.
pub fn fault(locale: Locale, file: &str, stage: Option<&str>, refused: &Rejection) -> String {
    let stage = stage.filter(|stage| !stage.is_empty());
    let what = wrong(locale, refused);
    match (locale, stage) {
        (Locale::Fr, None) => {
            format!("«\u{a0}{file}\u{a0}» ne peut pas servir. {what} Demandez-en une version corrigée.")
        }
        (Locale::En, None) => format!("“{file}” cannot be used. {what} Ask for a corrected one."),
        (Locale::Fr, Some(stage)) => format!(
            "«\u{a0}{file}\u{a0}» ne peut pas servir (étape «\u{a0}{stage}\u{a0}»). {what} Demandez-en une version corrigée."
        ),
        (Locale::En, Some(stage)) => {
            format!("“{file}” cannot be used (stage “{stage}”). {what} Ask for a corrected one.")
        }
    }
}

/// The editor's sentences tell what to do about it there; of a file only the fault can be told.
fn wrong(locale: Locale, refused: &Rejection) -> String {
    let told = match refused {
        Rejection::NameMissing => {
            words("Une étape ou une question n’a pas de nom.", "A stage or a question has no name.")
        }
        Rejection::NameTooLong { most } => {
            return match locale {
                Locale::Fr => format!("Un nom y dépasse {most} caractères."),
                Locale::En => format!("A name in it is longer than {most} characters."),
            };
        }
        Rejection::PercentageOutOfRange => words(
            "Une chance de gagner n’y est pas entre 0 et 100\u{a0}%.",
            "A chance of winning in it is not between 0 and 100%.",
        ),
        Rejection::LastOpenStage => words(
            "Aucune étape en cours n’y accueille les nouvelles fiches.",
            "No open stage in it takes in new leads.",
        ),
        Rejection::Contradiction(Contradiction::NoSuchQuestion { .. }) => words(
            "L’étape pose une question qui n’est pas dans le fichier.",
            "The stage asks a question that is not in the file.",
        ),
        Rejection::Contradiction(Contradiction::NoSuchChoice { .. }) => words(
            "Aucune réponse possible à sa question n’ouvrirait l’étape.",
            "No possible answer to its question would open the stage.",
        ),
        Rejection::Contradiction(Contradiction::NoPersona { .. }) => words(
            "L’étape demande le profil type, qui n’exige rien.",
            "The stage asks for the persona, which insists on nothing.",
        ),
        Rejection::Contradiction(Contradiction::WonWithoutOrder { .. }) => words(
            "Deux étapes gagnées y sont à la même place.",
            "Two stages where a deal is won stand in the same place.",
        ),
        Rejection::Contradiction(Contradiction::EmptyRule { .. }) => words(
            "Une règle de profil ou de score n’y cherche rien.",
            "A rule of persona or score in it looks for nothing.",
        ),
        refused => return rejections::rejection(locale, refused),
    };
    told.of(locale).to_owned()
}

/// What becomes of a stage that the file does not have.
pub fn goes(locale: Locale, leads: usize) -> String {
    match (locale, leads) {
        (Locale::Fr, 0) => "Vide\u{a0}: elle serait retirée.".into(),
        (Locale::En, 0) => "Empty: it would be retired.".into(),
        (Locale::Fr, _) => format!("Elle resterait, à cause de ses {}.", common::leads(locale, leads)),
        (Locale::En, _) => format!("It would stay, because of its {}.", common::leads(locale, leads)),
    }
}

pub fn founded(locale: Locale, team: &str) -> String {
    match locale {
        Locale::Fr => format!("{team} est fondée. L’annulation l’archive."),
        Locale::En => format!("{team} is founded. Undo archives it."),
    }
}

pub fn criterion(locale: Locale, asked: &CriterionView) -> String {
    let text = gate::criterion(locale, &asked.criterion.kind, asked.question.as_ref());
    if asked.criterion.advised {
        format!("{text} {}", words("(conseillé)", "(advised)").of(locale))
    } else {
        text
    }
}

pub fn question(locale: Locale, question: &Question) -> String {
    let mut text = question.wording.text(locale).to_owned();
    if !question.choices.is_empty() {
        let choices: Vec<&str> = question.choices.iter().map(|(_, wording)| wording.text(locale)).collect();
        text = format!("{text} ({})", choices.join(" / "));
    }
    match question.occasion {
        Some(on) => format!("{text} · {}", questions::occasion(on).of(locale)),
        None => text,
    }
}

/// What a trait is called.
pub fn trait_name(value: &Trait) -> Words {
    match value {
        Trait::Name(_) => words("Nom", "Name"),
        Trait::Definition(_) => words("Définition", "Definition"),
        Trait::Rank(_) => PLACE,
        Trait::Kind(_) => words("Sorte", "Kind"),
        Trait::Colour(_) => words("Couleur", "Colour"),
        Trait::Probability(_) => words("Probabilité", "Probability"),
        Trait::StaleAfter(_) => words("Stagne après", "Stale after"),
        Trait::WipHint(_) => words("Au plus", "At most"),
        Trait::Gate(_) => GATE,
        Trait::Spared(_) | Trait::Retired(_) => words("État", "State"),
        Trait::Unreadable(_) => common::BEYOND,
    }
}

/// A trait's value for reading; a gate is told criterion by criterion elsewhere.
pub fn trait_value(locale: Locale, value: &Trait) -> String {
    match value {
        // A language that differs may be the one that is not on the screen.
        Trait::Name(wording) | Trait::Definition(wording) if wording.fr == wording.en => wording.fr.clone(),
        Trait::Name(wording) | Trait::Definition(wording) => {
            let both = [wording.text(locale), if locale == Locale::Fr { &wording.en } else { &wording.fr }];
            both.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" / ")
        }
        Trait::Kind(kind) => fields::kind(*kind).of(locale).to_owned(),
        Trait::Colour(colour) => fields::colour(*colour).of(locale).to_owned(),
        Trait::Probability(hundredths) => format::percent(locale, u32::from(*hundredths)),
        Trait::StaleAfter(None) => playbook::NEVER.of(locale).to_owned(),
        Trait::StaleAfter(Some(days)) => format::days(locale, u32::from(*days)),
        Trait::WipHint(None) => words("sans limite", "any number").of(locale).to_owned(),
        Trait::WipHint(Some(most)) => common::leads(locale, usize::from(*most)),
        Trait::Rank(_) | Trait::Gate(_) | Trait::Spared(_) | Trait::Retired(_) | Trait::Unreadable(_) => {
            String::new()
        }
    }
}
