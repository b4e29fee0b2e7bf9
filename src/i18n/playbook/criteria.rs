//! The words for writing the criteria of a gate: which kinds there are, and what each of them wants to know.

use super::super::{Locale, Words, words};

pub const GATE: Words = words("Conditions d’entrée", "Entry criteria");
pub const GATE_HINT: Words = words(
    "Une fiche entre quand tout ce qui est requis est rempli, ou avec une raison. Ce qui est conseillé s’affiche, sans retenir personne.",
    "A lead comes in when all that is required holds, or with a reason. What is advised is shown, and keeps nobody out.",
);
pub const NO_GATE: Words = words("Aucune\u{a0}: toute fiche peut entrer.", "None: any lead may come in.");
pub const REQUIRED: Words = words("Requis", "Required");
pub const ADVISED: Words = words("Conseillé", "Advised");
pub const WEIGHT: Words = words("Requis ou conseillé", "Required or advised");
pub const ADD_CRITERION: Words = words("Ajouter un critère", "Add a criterion");
pub const REMOVE_CRITERION: Words = words("Retirer ce critère", "Remove this criterion");
pub const EDIT_CRITERION: Words = words("Modifier ce critère", "Edit this criterion");
pub const KEPT: Words = words(
    "Une version plus récente l’a écrit. Il est gardé tel quel\u{a0}; retiré ici, il manquera aussi là-bas.",
    "A newer version wrote it. It is kept as it is; removed here, it will be missing there as well.",
);
pub const REMOVE_KNOWINGLY: Words = words("Le retirer quand même", "Remove it all the same");
pub const KEEP: Words = words("Le garder", "Keep it");

pub const CRITERION_KIND: Words = words("Que faut-il\u{a0}?", "What does it take?");
pub const FILLED: Words = words("Un champ rempli", "A field filled in");
pub const FILLED_SAYS: Words = words("Un e-mail, un montant, une date…", "An e-mail, an amount, a date…");
pub const FILLED_HINT: Words = words("Au moins un de ces champs\u{a0}:", "At least one of these fields:");
pub const ANSWERED: Words = words("Un «\u{a0}oui\u{a0}» à une question", "A “yes” to a question");
pub const ANSWERED_SAYS: Words = words(
    "Votre question, à laquelle on répond par oui ou non.",
    "Your own question, to be answered with yes or no.",
);
pub const CHOSEN: Words = words("Un choix parmi plusieurs", "A choice among several");
pub const CHOSEN_SAYS: Words = words(
    "Votre question, et les réponses qui ouvrent l’étape.",
    "Your own question, and the answers that open the stage.",
);
pub const CHOSEN_HINT: Words =
    words("Les réponses qui ouvrent l’étape\u{a0}:", "The answers that open the stage:");
pub const HEARD: Words = words("Un signe de la personne", "Word from the person");
pub const HEARD_SAYS: Words = words(
    "Elle s’est manifestée d’elle-même\u{a0}: appel, e-mail, formulaire…",
    "They got in touch themselves: a call, an e-mail, a form…",
);
pub const HEARD_HINT: Words = words(
    "Par l’un de ces moyens (aucun choisi\u{a0}: tous)\u{a0}:",
    "Through one of these (none chosen: any):",
);
pub const TIMES: Words = words("Au moins combien de fois", "At least how many times");
pub const WITHIN: Words = words("En combien de jours", "In how many days");
pub const EVER: Words = words("peu importe", "any time");
pub const MEETING: Words = words("Un rendez-vous", "A meeting");
pub const MEETING_SAYS: Words =
    words("Tenu, ou seulement pris si cela suffit.", "Held, or only booked where that is enough.");
pub const HELD: Words = words("Il a eu lieu", "It took place");
pub const BOOKED: Words = words("Il est pris, cela suffit", "It is booked, which is enough");
pub const PERSONA: Words = words("Le profil type", "The persona");
pub const PERSONA_SAYS: Words = words(
    "Tout ce que vos règles de profil exigent est vrai.",
    "Everything that your persona rules insist on is true.",
);
pub const SCORE: Words = words("Un score", "A score");
pub const SCORE_SAYS: Words = words("Assez de points selon vos règles.", "Enough points by your rules.");
pub const SCORE_OF: Words = words("Quels points", "Which points");
pub const AT_LEAST: Words = words("Au moins combien", "At least how many");
pub const BASIS: Words = words("Le droit de garder ses données", "The right to keep their data");
pub const BASIS_SAYS: Words =
    words("Un consentement ou une autre base légale.", "Consent, or another legal basis.");
pub const DECISION_MAKER: Words = words("La personne qui décide", "The person who decides");
pub const DECISION_MAKER_SAYS: Words =
    words("La fiche est reliée à celle du décideur.", "The lead is linked to the decision maker’s.");

pub const QUESTION: Words = words("Question", "Question");
pub const NEW_QUESTION: Words = words("Nouvelle question…", "New question…");
pub const REWORD_BELOW: Words = words(
    "Pour la reformuler, ouvrez-la plus bas, sous Questions.",
    "To reword it, open it further down, under Questions.",
);
pub const NO_FIELD: Words = words("Choisissez au moins un champ.", "Choose at least one field.");
pub const NO_CHOICE: Words = words(
    "Choisissez au moins une réponse qui ouvre l’étape.",
    "Choose at least one answer that opens the stage.",
);
pub const NO_CHOICES: Words =
    words("Écrivez les réponses possibles, une par ligne.", "Write the possible answers, one a line.");
pub const NOT_TIMES: Words = words("Un nombre de 1 à 99.", "A number from 1 to 99.");
pub const NOT_POINTS: Words =
    words("Un nombre de points, de 1 à 9\u{202f}999.", "A number of points, from 1 to 9,999.");
pub const ALREADY_ASKED: Words = words("Cette étape le demande déjà.", "This stage asks for that already.");

pub const GROUP: Words = words("Grouper des critères", "Group criteria");
pub const GROUP_HINT: Words = words(
    "Choisissez les critères dont quelques-uns suffisent, par exemple deux sur trois.",
    "Choose the criteria of which some are enough, for example two of three.",
);
pub const GROUP_THESE: Words = words("Grouper ceux-ci", "Group these");
pub const ENOUGH: Words = words("Combien suffisent", "How many are enough");
pub const IN_GROUP: Words = words("Mettre dans le groupe", "Put in the group");
pub const CHOOSE_TWO: Words = words("Choisissez au moins deux critères.", "Choose at least two criteria.");
pub const UNGROUP: Words = words("Dégrouper", "Ungroup");

pub const TEMPLATE: Words = words("Ajouter un modèle", "Add a template");
pub const TEMPLATE_HINT: Words = words(
    "Ce que demandent les méthodes toutes faites. Vous pourrez tout modifier ensuite.",
    "What the ready-made playbooks ask. You can change everything afterwards.",
);
pub const TEMPLATE_FROM: Words = words("Quel modèle", "Which template");
pub const CHOOSE_TEMPLATE: Words = words("Choisir un modèle…", "Choose a template…");
pub const WOULD_ADD: Words = words("Cela ajouterait à cette étape\u{a0}:", "This would add to the stage:");
pub const WITH_QUESTIONS: Words =
    words("et à l’équipe, ces questions\u{a0}:", "and to the team, these questions:");
pub const WITH_RULES: Words = words("et à l’équipe, ces règles\u{a0}:", "and to the team, these rules:");
pub const ADDS_NOTHING: Words =
    words("Cette étape demande déjà tout cela.", "This stage asks all of that already.");

/// From one to as many as the group has.
pub fn not_enough(locale: Locale, of: usize) -> String {
    match locale {
        Locale::Fr => format!("Un nombre de 1 à {of}."),
        Locale::En => format!("A number from 1 to {of}."),
    }
}
