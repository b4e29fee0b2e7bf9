//! The words for a team's questions.

use super::super::{Locale, Words, words};

pub const QUESTIONS: Words = words("Questions", "Questions");
pub const HINT: Words = words(
    "Ce que l’équipe demande sur chaque personne. Une question reformulée l’est partout où elle est posée.",
    "What the team asks about each person. A question that is reworded is reworded wherever it is asked.",
);
pub const NONE: Words = words(
    "Aucune question. Ajoutez-en une ici, ou en ajoutant un critère à une étape.",
    "No questions yet. Add one here, or while adding a criterion to a stage.",
);
pub const YES_NO: Words = words("oui ou non", "yes or no");
pub const WORDING_FR: Words = words("Question en français", "Question in French");
pub const WORDING_EN: Words = words("Question en anglais", "Question in English");
pub const TOPIC: Words = words("Sujet", "Topic");
pub const NO_TOPIC: Words = words("Sans sujet", "No topic");
pub const TOPIC_HINT: Words = words(
    "La réponse donnée à une autre équipe sur le même sujet compte aussi.",
    "An answer given to another team on the same topic counts as well.",
);
pub const CHOICES: Words = words("Réponses possibles", "Possible answers");
pub const CHOICES_HINT: Words =
    words("Aucune\u{a0}: on répond par oui ou non.", "None: it is answered with yes or no.");
pub const CHOICES_LINES: Words = words("Réponses possibles, une par ligne", "Possible answers, one a line");
pub const CHOICE_FR: Words = words("Réponse en français", "Answer in French");
pub const CHOICE_EN: Words = words("Réponse en anglais", "Answer in English");
pub const NEW_CHOICE: Words = words("Nouvelle réponse", "New answer");
pub const ADD_CHOICE: Words = words("Ajouter une réponse", "Add an answer");
pub const REMOVE_CHOICE: Words = words("Retirer cette réponse", "Remove this answer");
pub const NEW: Words = words("Nouvelle question", "New question");
pub const ADD: Words = words("Ajouter une question", "Add a question");
pub const WITHDRAW: Words = words("Retirer la question", "Withdraw the question");
pub const WITHDRAW_HINT: Words = words(
    "Les réponses déjà données restent dans l’historique des fiches.",
    "Answers that were given stay in the leads’ history.",
);
pub const UNASKED: Words = words("Aucune étape ne la pose", "No stage asks it");

/// "Asked on the way into Prospect, Client".
pub fn asked_in(locale: Locale, stages: &[&str]) -> String {
    if stages.is_empty() {
        return UNASKED.of(locale).to_owned();
    }
    let stages = stages.join(", ");
    match locale {
        // No "de" before a name that may begin with a vowel.
        Locale::Fr => format!("Posée pour entrer dans {stages}"),
        Locale::En => format!("Asked on the way into {stages}"),
    }
}

/// "low / medium / high".
pub fn choices(names: &[&str]) -> String {
    names.join(" / ")
}
