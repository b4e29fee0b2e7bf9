//! The words around badges that are scanned.

use super::{Locale, Words, common, format, words};
use crate::domain::moment::{Millis, Moment};

pub const SCAN: Words = words("Scanner un badge", "Scan a badge");
pub const BADGE: Words = words("Badge lu", "Badge read");
pub const FORGET: Words = words("Retirer le badge", "Take the badge off");

pub const VIEW: Words = words("Ce que voit la caméra", "What the camera sees");
pub const OPEN_CAMERA: Words = words("Ouvrir la caméra", "Open the camera");
pub const CLOSE_CAMERA: Words = words("Fermer la caméra", "Close the camera");
pub const OPENING: Words = words("La caméra démarre…", "The camera is starting…");
pub const AIM: Words = words(
    "Visez le code du badge, bien à plat, pour qu’il remplisse un tiers de l’image.",
    "Point at the code on the badge, held flat, so that it fills a third of the picture.",
);
pub const PHOTO: Words = words("Choisir une photo", "Choose a photo");
pub const LOOKING: Words = words("Lecture de la photo…", "Reading the photo…");
pub const NOT_IN_PHOTO: Words = words(
    "Aucun code lu sur cette photo\u{a0}: prenez le code entier, de face et net, ou tapez ce qui est écrit sur le badge.",
    "No code was read in this photo: take the whole code, from the front and sharp, or type what the badge says.",
);
pub const TYPE_IT: Words = words("Saisir ou douchette", "Type it, or a hand scanner");
pub const TYPE_HINT: Words = words(
    "Le texte ou le numéro du badge, puis Entrée. Une douchette écrit ici d’elle-même.",
    "The text or number of the badge, then Enter. A hand scanner types here by itself.",
);
pub const READ: Words = words("Lire", "Read");

pub const UNSUPPORTED: Words = words(
    "Ce navigateur ne donne pas de caméra à cette page (ouverte comme fichier, ou sans connexion sûre). Choisissez une photo du badge, ou saisissez-le.",
    "This browser gives this page no camera (it is opened as a file, or without a secure connection). Choose a photo of the badge, or type it.",
);
pub const MISSING: Words = words(
    "Pas de caméra sur cet appareil. Choisissez une photo du badge, ou saisissez-le.",
    "There is no camera on this device. Choose a photo of the badge, or type it.",
);
pub const REFUSED: Words = words(
    "La caméra est refusée. Autorisez-la pour cette page dans les réglages du navigateur, ou choisissez une photo, ou saisissez le badge.",
    "The camera was refused. Allow it for this page in the settings of the browser, or choose a photo, or type the badge.",
);
pub const BUSY: Words = words(
    "Une autre application utilise la caméra. Fermez-la puis réessayez, ou choisissez une photo, ou saisissez le badge.",
    "Another application is using the camera. Close it and try again, or choose a photo, or type the badge.",
);

pub const RAPID: Words = words("Mode rapide", "Rapid mode");
pub const RAPID_HINT: Words = words(
    "Une touche garde le badge comme fiche, et le suivant peut venir\u{a0}; vous qualifiez plus tard.",
    "One tap keeps the badge as a lead, and the next one can come; you qualify later.",
);
pub const SOUND: Words = words("Son", "Sound");

pub const FILL: Words = words("Remplir la fiche", "Fill in the form");
pub const KEEP: Words = words("Garder", "Keep");
pub const KEEP_ANYWAY: Words = words("Garder quand même", "Keep anyway");
pub const NEXT: Words = words("Suivant", "Next");
pub const SCAN_ANOTHER: Words = words("Lire un autre badge", "Read another badge");

pub const ONLY_NUMBER: Words = words(
    "Ce badge ne porte qu’un numéro. Il reste avec la fiche\u{a0}: la liste de l’organisateur dira plus tard de qui il s’agit.",
    "This badge holds only a number. It stays with the lead: the organiser’s list will say later whose it is.",
);
pub const UNKNOWN: Words = words(
    "Badge d’un genre inconnu. Dites une fois ce que sont ses parties\u{a0}: tous ceux de ce salon seront lus, ceux déjà lus aussi.",
    "A badge of an unknown kind. Say once what its parts are: all badges of this show will be read, those scanned already too.",
);
pub const TEACH: Words = words("Dire ce que sont ses parties", "Say what its parts are");
pub const TEACH_AGAIN: Words = words("Corriger la lecture", "Correct the reading");
pub const TEACH_TITLE: Words =
    words("Que sont les parties de ce badge\u{a0}?", "What are the parts of this badge?");
pub const TAUGHT: Words = words("Lire ainsi les badges de ce salon", "Read this show’s badges like this");
pub const BACK: Words = words("Retour", "Back");

pub const LEAVE: Words = words("Ne pas reprendre", "Leave out");
pub const FIRST_NAME: Words = words("Prénom", "First name");
pub const LAST_NAME: Words = words("Nom de famille", "Last name");
pub const REGISTRATION: Words = words("N°\u{a0}d’inscription", "Registration no.");

/// "Part 2: MOREL", as a screen reader hears it.
pub fn part(locale: Locale, at: usize, text: &str) -> String {
    match locale {
        Locale::Fr => format!("Partie {at}\u{a0}: {text}"),
        Locale::En => format!("Part {at}: {text}"),
    }
}

/// Heard when a badge is read.
pub fn read(locale: Locale, name: &str) -> String {
    match locale {
        Locale::Fr => format!("Badge lu\u{a0}: {name}"),
        Locale::En => format!("Badge read: {name}"),
    }
}

/// "Already captured at 10:42: Claire Morel"; with the day, where that was not today.
pub fn captured(locale: Locale, name: &str, at: Millis, now: Moment) -> String {
    let is_today = now.day_of(at) == now.today();
    let when = if is_today { format::time(at, now) } else { format::instant(locale, at, now) };
    match (locale, is_today) {
        (Locale::Fr, true) => format!("Déjà noté à {when}\u{a0}: {name}"),
        (Locale::Fr, false) => format!("Déjà noté le {when}\u{a0}: {name}"),
        (Locale::En, true) => format!("Already captured at {when}: {name}"),
        (Locale::En, false) => format!("Already captured on {when}: {name}"),
    }
}

/// After a badge was kept in rapid mode: how many there are by now.
pub fn kept(locale: Locale, name: &str, count: usize) -> String {
    match locale {
        Locale::Fr => format!("Gardé\u{a0}: {name} ({count} à la suite)"),
        Locale::En => format!("Kept: {name} ({count} in a row)"),
    }
}

/// Offered once somebody has said what the parts are.
pub fn fill_in(locale: Locale, count: usize) -> String {
    let leads = common::leads(locale, count);
    match locale {
        Locale::Fr => format!("Compléter {leads} de badges déjà lus"),
        Locale::En => format!("Fill in {leads} from badges scanned already"),
    }
}

pub fn filled_in(locale: Locale, count: usize) -> String {
    let leads = common::leads(locale, count);
    match locale {
        Locale::Fr => format!("C’est fait pour {leads}. «\u{a0}Annuler\u{a0}» revient en arrière."),
        Locale::En => format!("Done for {leads}. “Undo” takes it back."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn when_somebody_was_captured_is_said_with_the_day_unless_it_is_today() {
        let now = Moment { millis: 1_762_084_800_000, offset_minutes: 60 };
        let at = |hours: i64| captured(Locale::En, "Ana", now.millis - hours * 3_600_000, now);
        assert_eq!(at(2), "Already captured at 11:00: Ana");
        assert_eq!(at(24), "Already captured on 1\u{a0}Nov, 13:00: Ana");
    }
}
