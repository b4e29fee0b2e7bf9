//! The words of handing a lead over to another team, and of sending it back.

use super::{Locale, Words, counted, words};

pub const HAND_OVER: Words = words("Confier à une équipe…", "Hand over to a team…");
pub const CONFIRM: Words = words("Confier", "Hand over");
pub const TO: Words = words("À quelle équipe", "To which team");
pub const OWNER: Words = words("Qui s’en occupe là-bas", "Who looks after it there");
pub const REASON: Words = words("Pourquoi", "Why");
pub const REASON_HINT: Words = words(
    "L’autre équipe le lira dans l’historique de la fiche.",
    "The other team reads it in the lead’s history.",
);
pub const ALONE: Words = words(
    "Il n’y a qu’une équipe ici. Ajoutez-en une autre sur l’écran Méthode, avec ses propres étapes\u{a0}: vous pourrez alors lui confier des fiches.",
    "There is only one team here. Add another on the playbook screen, with stages of its own: then you can hand leads over to it.",
);
pub const TO_PLAYBOOK: Words = words("Ouvrir l’écran Méthode", "Open the playbook screen");
pub const REFUSED: Words = words("Ce qu’elle n’accepte pas", "What they will not accept");
pub const NOTHING_LOST: Words = words(
    "Rien n’est perdu\u{a0}: tout reste sur la fiche.",
    "Nothing is lost: all of it stays on the lead.",
);
pub const KEPT_HINT: Words = words(
    "Ce qu’elle ne demande pas reste sur la fiche, sous le nom de l’équipe qui l’a demandé.",
    "What they do not ask for stays on the lead, under the name of the team that asked.",
);
pub const TAKE: Words = words("Prendre", "Take over");
pub const LEAVE: Words = words("Laisser là-bas", "Leave it there");
pub const STAY: Words = words("Garder ici", "Keep it here");
pub const BACK: Words = words("Rendre", "Send back");
pub const NOBODY: Words = words("Personne n’est désigné", "Nobody is named");

pub fn title(locale: Locale, lead: &str) -> String {
    match locale {
        Locale::Fr => format!("Confier {lead}"),
        Locale::En => format!("Hand {lead} over"),
    }
}

/// The same, seen from the team that takes it.
pub fn take_title(locale: Locale, lead: &str) -> String {
    match locale {
        Locale::Fr => format!("Prendre {lead}"),
        Locale::En => format!("Take {lead} over"),
    }
}

pub fn back_title(locale: Locale, lead: &str, team: &str) -> String {
    match locale {
        Locale::Fr => format!("Rendre {lead} à {team}"),
        Locale::En => format!("Send {lead} back to {team}"),
    }
}

pub fn send_back(locale: Locale, team: &str) -> String {
    match locale {
        Locale::Fr => format!("Rendre à {team}"),
        Locale::En => format!("Send back to {team}"),
    }
}

/// Where it goes back to, and to whom.
pub fn goes_back(locale: Locale, team: &str, stage: &str, owner: &str) -> String {
    match (locale, owner) {
        (Locale::Fr, "") => format!("La fiche retourne chez {team}, à l’étape {stage}, où elle était."),
        (Locale::En, "") => format!("The lead goes back to {team}, to the stage {stage} where it was."),
        (Locale::Fr, _) => {
            format!(
                "La fiche retourne chez {team}, à l’étape {stage}, où elle était. {owner} s’en occupe de nouveau."
            )
        }
        (Locale::En, _) => {
            format!(
                "The lead goes back to {team}, to the stage {stage} where it was. {owner} looks after it again."
            )
        }
    }
}

/// Where the receiving team's definitions put it.
pub fn arrives(locale: Locale, stage: &str) -> String {
    match locale {
        Locale::Fr => format!("Arrive à l’étape {stage}"),
        Locale::En => format!("Arrives at {stage}"),
    }
}

/// What stands over the conditions that are not known to hold.
pub fn lacking(locale: Locale, next: &str) -> String {
    match locale {
        Locale::Fr => format!("Pour {next}, il lui manque encore"),
        Locale::En => format!("For {next} it still lacks"),
    }
}

/// Over the answers that the receiving team does not ask for.
pub fn kept(locale: Locale, answers: usize) -> String {
    counted(
        locale,
        answers,
        words("réponse gardée", "answer kept"),
        words("réponses gardées", "answers kept"),
    )
}

pub fn nothing_lacks(locale: Locale, next: &str) -> String {
    match locale {
        Locale::Fr => format!("Pour {next}, il ne manque rien."),
        Locale::En => format!("For {next} nothing is lacking."),
    }
}

/// The placeholder of the owner's field.
pub fn owner_stays(locale: Locale, owner: &str) -> String {
    match (locale, owner) {
        (_, "") => NOBODY.of(locale).to_owned(),
        (Locale::Fr, _) => format!("Comme avant\u{a0}: {owner}"),
        (Locale::En, _) => format!("As before: {owner}"),
    }
}

/// Said once it is done.
pub fn handed_over(locale: Locale, lead: &str, team: &str, stage: &str) -> String {
    match locale {
        Locale::Fr => format!("{lead} est maintenant chez {team}, à l’étape {stage}."),
        Locale::En => format!("{lead} is now with {team}, at {stage}."),
    }
}

/// Who handed it over, and why.
pub fn from(locale: Locale, team: &str, reason: &str) -> String {
    match locale {
        Locale::Fr => format!("Confiée par {team}\u{a0}: «\u{a0}{reason}\u{a0}»"),
        Locale::En => format!("Handed over by {team}: “{reason}”"),
    }
}
