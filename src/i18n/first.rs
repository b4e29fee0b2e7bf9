//! The words of the first screen, and of the cards from which a team chooses how it works.

use super::{Locale, Words, words};

pub const TITLE: Words =
    words("Votre entonnoir de vente, dans ce navigateur", "Your sales funnel, in this browser");
pub const WHAT: Words = words(
    "Suivez chaque personne, du premier contact à la commande, avec des étapes que votre équipe définit. Ni compte ni serveur\u{a0}: rien ne quitte cet appareil.",
    "Follow every person from first contact to order, through stages that your team defines. No account, no server: nothing leaves this device.",
);
pub const CHOOSE: Words = words("Comment travaille votre équipe\u{a0}?", "How does your team work?");
pub const CHOOSE_HINT: Words = words(
    "Choisissez la méthode la plus proche de la vôtre\u{a0}: tout se modifie ensuite.",
    "Choose the playbook nearest to yours: everything can be changed later.",
);
pub const TEAM_NAME: Words = words("Nom de l’équipe", "Team name");
pub const DEFAULT_TEAM: Words = words("Ventes", "Sales");
pub const START: Words = words("Commencer avec cette méthode", "Start with this playbook");
pub const STAGES: Words = words("Étapes", "Stages");
pub const BESIDE: Words = words("À côté", "Beside");
pub const SAMPLE: Words = words("Voir un exemple", "Look at a sample");
pub const SAMPLE_HINT: Words = words(
    "Une entreprise inventée après un salon\u{a0}: deux équipes, 60 fiches.",
    "A made-up firm after a trade show: two teams, 60 leads.",
);
pub const OPEN: Words = words("Ouvrir un instantané", "Open a snapshot");
pub const OPEN_HINT: Words = words(
    "Le fichier d’un collègue ou une sauvegarde. Vous verrez ce qu’il contient avant de l’accepter.",
    "A colleague’s file or a backup. You see what is in it before you take it over.",
);
pub const ARCHIVED: Words = words("Équipes archivées dans ce navigateur", "Archived teams in this browser");
pub const OTHER_WAYS: Words = words("Autres façons de commencer", "Other ways to begin");

/// The button of a card, as a screen reader says it: six buttons of the same name would be one riddle.
pub fn start_with(locale: Locale, playbook: &str) -> String {
    match locale {
        Locale::Fr => format!("Commencer avec la méthode {playbook}"),
        Locale::En => format!("Start with the {playbook} playbook"),
    }
}

pub fn restore_team(locale: Locale, team: &str) -> String {
    match locale {
        Locale::Fr => format!("Rétablir {team}"),
        Locale::En => format!("Restore {team}"),
    }
}
