//! The words for a team's questions.

use super::super::{Locale, Words, words};
use crate::domain::criterion::Occasion;

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
pub const OCCASION: Words = words("Quand on la pose", "When it is put");
pub const BY_STAGES: Words = words("Quand une étape la pose", "When a stage asks it");
pub const OCCASION_HINT: Words =
    words("À la saisie, on y répond d’un doigt.", "While capturing, it is answered with a tap.");
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

/// Of its own accord.
pub fn occasion(occasion: Occasion) -> Words {
    match occasion {
        Occasion::Capture => words("À la saisie d’une fiche", "While a lead is captured"),
        Occasion::Consent => words("Par le visiteur\u{a0}: un consentement", "By the visitor: a consent"),
    }
}

/// "While a lead is captured · Asked on the way into Prospect, Client".
pub fn put(locale: Locale, on: Option<Occasion>, stages: &[&str]) -> String {
    let of_its_own = on.map(|on| occasion(on).of(locale).to_owned());
    let asked = (of_its_own.is_none() || !stages.is_empty()).then(|| asked_in(locale, stages));
    of_its_own.into_iter().chain(asked).collect::<Vec<_>>().join(" · ")
}

fn asked_in(locale: Locale, stages: &[&str]) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_never_put_is_said_to_be_so() {
        assert_eq!(put(Locale::En, None, &[]), "No stage asks it");
        assert_eq!(put(Locale::En, None, &["Prospect"]), "Asked on the way into Prospect");
        assert_eq!(put(Locale::En, Some(Occasion::Capture), &[]), "While a lead is captured");
        assert_eq!(
            put(Locale::En, Some(Occasion::Capture), &["Prospect", "Client"]),
            "While a lead is captured · Asked on the way into Prospect, Client"
        );
    }
}
