//! The words around codes on a screen: one lead for a telephone, and many for another tablet.

use super::{Locale, Words, format, words};

pub const AS_CODE: Words = words("Montrer en code QR", "Show as a code");
pub const AS_CODE_HINT: Words = words(
    "Visez ce code avec l’appareil photo d’un téléphone\u{a0}: il propose d’ajouter le contact.",
    "Point the camera of a telephone at this code: it offers to add the contact.",
);
pub const BRIGHTER: Words = words(
    "S’il n’est pas lu, augmentez la luminosité de l’écran.",
    "If it is not read, turn up the brightness of the screen.",
);
pub const TOO_LONG: Words = words(
    "Le nom est trop long pour un code\u{a0}: raccourcissez-le, ou enregistrez la fiche comme contact.",
    "The name is too long for a code: shorten it, or save the lead as a contact.",
);

pub const SEND: Words = words("Envoyer par codes…", "Send by codes…");
pub const SEND_TITLE: Words = words("Envoyer par codes", "Send by codes");
pub const SEND_INTRO: Words = words(
    "D’un écran à une caméra, sans réseau ni câble\u{a0}: cet écran montre des codes, l’autre tablette les lit.",
    "From a screen to a camera, without network or cable: this screen shows codes, the other tablet reads them.",
);
pub const SHOW: Words = words("Montrer les codes", "Show the codes");
pub const SEND_HINT: Words = words(
    "Sur l’autre tablette\u{a0}: Données, «\u{a0}Recevoir par codes\u{a0}», puis visez cet écran. Un code manqué ne gêne pas.",
    "On the other tablet: Data, “Receive by codes”, then point it at this screen. A missed code does no harm.",
);
pub const STOP: Words = words("Arrêter", "Stop");
pub const TOO_MUCH: Words = words(
    "C’est trop pour des codes à l’écran\u{a0}: choisissez moins de fiches, ou donnez un fichier.",
    "This is too much for codes on a screen: choose fewer leads, or hand out a file.",
);
pub const CODES: Words = words("Codes qui défilent", "Codes in a row");

pub const RECEIVE: Words = words("Recevoir par codes…", "Receive by codes…");
pub const RECEIVE_TITLE: Words = words("Recevoir par codes", "Receive by codes");
pub const RECEIVE_HINT: Words = words(
    "Sur l’autre tablette\u{a0}: Données, «\u{a0}Envoyer par codes\u{a0}». Tenez celle-ci en face, pour que le code remplisse presque l’image. Rien n’est repris avant que vous ayez vu ce qui changerait.",
    "On the other tablet: Data, “Send by codes”. Hold this one in front of it, so that the code almost fills the picture. Nothing is taken over before you have seen what would change.",
);
pub const VIEW: Words = words("Ce que voit la caméra", "What the camera sees");
pub const STARTING: Words = words("La caméra démarre…", "The camera is starting…");
pub const NOTHING_YET: Words = words("Aucun code lu encore.", "No code read yet.");
pub const FROM_ELSEWHERE: Words = words(
    "Ce code-là ne vient pas de «\u{a0}Envoyer par codes\u{a0}».",
    "That code does not come from “Send by codes”.",
);
pub const PICTURES: Words = words("Choisir des photos", "Choose pictures");
pub const READING: Words = words("Lecture des photos…", "Reading the pictures…");
pub const NOT_IN_PICTURES: Words = words(
    "Aucun code lu sur ces photos\u{a0}: prenez le code entier, de face, net.",
    "No code was read in these pictures: take the whole code, from the front, sharp.",
);
pub const NO_FILE: Words = words(
    "Ce qui a été lu n’est pas un fichier d’Entonnoir\u{a0}; rien n’a changé.",
    "What was read is no file of Entonnoir; nothing has changed.",
);

// Why there is no camera, and what to do.
pub const UNSUPPORTED: Words = words(
    "Ce navigateur ne donne pas la caméra à cette page\u{a0}: ouvrez-la en https ou installez-la, choisissez des photos des codes, ou demandez un fichier.",
    "This browser gives this page no camera: open it over https or install it, choose pictures of the codes, or ask for a file.",
);
pub const MISSING: Words = words(
    "Aucune caméra ici\u{a0}: choisissez des photos des codes, ou demandez un fichier.",
    "There is no camera here: choose pictures of the codes, or ask for a file.",
);
pub const REFUSED: Words = words(
    "La caméra a été refusée à cette page\u{a0}: autorisez-la dans les réglages du navigateur, puis réessayez.",
    "The camera was refused to this page: allow it in the settings of the browser, then try again.",
);
pub const BUSY: Words = words(
    "Une autre application tient la caméra\u{a0}: fermez-la, puis réessayez.",
    "Another application has the camera: close it, then try again.",
);

/// The picture of a code, for who does not see it.
pub fn code_of(locale: Locale, name: &str) -> String {
    match locale {
        Locale::Fr => format!("Code QR\u{a0}: {name}"),
        Locale::En => format!("QR code: {name}"),
    }
}

/// "Code 61 · about 155 are enough".
pub fn shown(locale: Locale, shown: u32, enough: usize) -> String {
    let (shown, enough) = (format::number(locale, u64::from(shown)), format::number(locale, enough as u64));
    match locale {
        Locale::Fr => format!("Code\u{a0}{shown} · environ {enough} suffisent"),
        Locale::En => format!("Code\u{a0}{shown} · about {enough} are enough"),
    }
}

/// Whom the other tablet belongs to, and that everything has come there.
pub fn arrived(locale: Locale, person: &str) -> String {
    match locale {
        Locale::Fr => format!("{person} a tout reçu"),
        Locale::En => format!("{person} has it all"),
    }
}

/// "61 of about 90".
pub fn progress(locale: Locale, have: usize, of: usize) -> String {
    let (have, of) = (format::number(locale, have as u64), format::number(locale, of as u64));
    match locale {
        Locale::Fr => format!("{have} sur environ {of}"),
        Locale::En => format!("{have} of about {of}"),
    }
}
