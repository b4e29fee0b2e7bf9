//! The words of the first screen, and of the cards from which a team chooses how it works.

use super::{Locale, Words, data, words};

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
pub const NEW_HERE: Words = words("Première visite\u{a0}?", "New here?");
pub const HAD_LEADS: Words = words("Vous aviez déjà des fiches ici\u{a0}?", "Did you have leads here?");
pub const OPEN: Words = words("Ouvrir la dernière sauvegarde", "Open the last backup");
pub const OPEN_HINT: Words = words(
    "Ou le fichier d’un collègue. Vous verrez ce qu’il contient avant de l’accepter.",
    "Or a colleague’s file. You see what is in it before you take it over.",
);
pub const ARCHIVED: Words = words("Équipes archivées dans ce navigateur", "Archived teams in this browser");
pub const OTHER_WAYS: Words = words("Autres façons de commencer", "Other ways to begin");

pub const UNREAD: Words =
    words("Il y a des données ici, mais elles sont illisibles", "There is data here, but it cannot be read");
pub const UNREAD_DAMAGED: Words = words(
    "Téléchargez-les pour qui peut vous aider, et ouvrez votre dernière sauvegarde\u{a0}: les deux s’ajoutent. Commencer une nouvelle équipe ne les efface pas.",
    "Download it for whoever can help, and open your last backup: both add up. Starting a new team does not erase it.",
);
pub const UNREAD_NEWER: Words = words(
    "Une version plus récente d’Entonnoir les a écrites\u{a0}: rechargez d’abord la page. Commencer une nouvelle équipe ne les efface pas.",
    "A newer version of Entonnoir wrote it: reload the page first. Starting a new team does not erase it.",
);
pub const RECOVER: Words = words("Tout récupérer", "Recover everything");

/// How much of it there is.
pub fn unread(locale: Locale, pieces: usize) -> String {
    let pieces = data::pieces(locale, pieces);
    match locale {
        Locale::Fr => format!("Ce navigateur en garde {pieces}."),
        Locale::En => format!("This browser keeps {pieces}."),
    }
}

/// The button of a card, as a screen reader says it: six buttons of the same name would be one riddle. Begins with what
/// can be seen, which is what somebody says who speaks to the page.
pub fn start_with(locale: Locale, playbook: &str) -> String {
    match locale {
        Locale::Fr => format!("{}\u{a0}: {playbook}", START.fr),
        Locale::En => format!("{}: {playbook}", START.en),
    }
}

pub fn restore_team(locale: Locale, team: &str) -> String {
    match locale {
        Locale::Fr => format!("Rétablir {team}"),
        Locale::En => format!("Restore {team}"),
    }
}
