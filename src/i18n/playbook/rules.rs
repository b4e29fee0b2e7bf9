//! The words for setting the rules of persona and score.

use super::super::{Words, words};

pub const RULES: Words = words("Profil type et score", "Persona and score");
pub const HINT: Words = words(
    "Qui vous cherchez, et les gestes qui comptent. Le profil type est fait de ce qui est obligatoire\u{a0}; le score, des points.",
    "Whom you are looking for, and the steps that count. The persona is what must hold; the score is made of points.",
);
pub const GUESSWORK: Words = words(
    "Sous une centaine de nouvelles fiches par mois, ou une vingtaine de ventes gagnées, un score relève de la devinette\u{a0}: préférez des questions.",
    "Below about a hundred new leads a month, or twenty deals won, a score is guesswork: rather ask questions.",
);
pub const NONE: Words = words("Aucune règle.", "No rules yet.");
pub const ADD: Words = words("Ajouter une règle", "Add a rule");
pub const EDIT: Words = words("Modifier cette règle", "Edit this rule");
pub const REMOVE: Words = words("Retirer cette règle", "Remove this rule");
pub const KIND: Words = words("Que regarde-t-elle\u{a0}?", "What does it look at?");
pub const WORDS: Words = words("Des mots", "Words");
pub const WORDS_SAYS: Words =
    words("Un pays, un secteur, une fonction…", "A country, a sector, a job title…");
pub const NUMBER: Words = words("Un nombre", "A number");
pub const NUMBER_SAYS: Words = words("Un effectif, un âge, un montant…", "Employees, age, an amount…");
pub const DEED: Words = words("Un geste", "A step taken");
pub const DEED_SAYS: Words = words("Un appel, une visite, un rendez-vous…", "A call, a visit, a meeting…");
pub const FIELD: Words = words("Champ", "Field");
pub const ANY_OF: Words =
    words("L’un de ces mots, séparés par des virgules", "One of these words, separated by commas");
pub const FROM: Words = words("De", "From");
pub const TO: Words = words("À", "To");
pub const NO_LIMIT: Words = words("sans limite", "no limit");
pub const WEIGHT: Words = words("Ce qu’elle vaut", "What it is worth");
pub const MUST: Words = words("Obligatoire", "Must hold");
pub const GIVES: Words = words("Donne des points", "Gives points");
pub const POINTS: Words = words("Points", "Points");
pub const DIRECTION: Words = words("De qui", "From whom");
pub const EITHER: Words = words("L’un ou l’autre", "Either");
pub const CHANNELS: Words =
    words("Par quel moyen (aucun choisi\u{a0}: tous)", "Through what (none chosen: any)");
pub const WITHIN: Words = words("Compte pendant, en jours", "Counts for, in days");
pub const EVER: Words = words("toujours", "for ever");
pub const MOST: Words = words("Au plus combien de fois", "At most how many times");
pub const NOT_POINTS: Words = words(
    "Un nombre de points, de −1\u{202f}000 à 1\u{202f}000, autre que zéro.",
    "A number of points, from −1,000 to 1,000, other than nought.",
);
pub const NOT_WORTH: Words = words(
    "Un nombre de points, de −1\u{202f}000 à 1\u{202f}000.",
    "A number of points, from −1,000 to 1,000.",
);
pub const NOT_NUMBER: Words = words(
    "Des nombres entiers\u{a0}; laissez vide pour ne pas borner.",
    "Whole numbers; leave one empty for no limit.",
);
