//! The words for the team about consents, the information notice, and the tablet turned to a visitor.

use super::{Locale, Words, common, format, words};
use crate::domain::{
    consent::{Means, Proof},
    criterion::Said,
    moment::Moment,
};

// The notice, on the playbook screen.

pub const NOTICE: Words = words("Notice d’information", "Information notice");
pub const NOTICE_HINT: Words = words(
    "Ce que toute personne peut lire avant de laisser ses coordonnées\u{a0}: qui les demande, pourquoi, combien de temps elles sont gardées, et à qui écrire pour y accéder, les corriger, les effacer ou s’opposer. Chaque version est conservée\u{a0}: la preuve d’un consentement la nomme.",
    "What everybody can read before leaving their details: who asks, what for, how long they are kept, and whom to write to for access, correction, erasure or objection. Every version is kept: the proof of a consent names it.",
);
pub const NOTICE_FR: Words = words("Notice en français", "Notice in French");
pub const NOTICE_EN: Words = words("Notice en anglais", "Notice in English");
pub const LINK: Words = words("Adresse de la notice complète", "Web address of the full notice");
pub const SAVE: Words = words("Enregistrer la notice", "Save the notice");
pub const NO_NOTICE: Words = words("Aucune notice n’est en vigueur.", "No notice is in force.");
pub const SAVED: Words = words("Notice enregistrée.", "Notice saved.");

pub fn in_force(locale: Locale, since: &str) -> String {
    match locale {
        Locale::Fr => format!("En vigueur depuis le {since}."),
        Locale::En => format!("In force since {since}."),
    }
}

// The notice, shown to somebody.

pub const SHOW_NOTICE: Words = words("Montrer la notice", "Show the notice");
pub const SCAN: Words = words(
    "Photographiez ce code pour lire la notice complète sur votre téléphone.",
    "Point your phone at this code to read the full notice.",
);
pub const CODE: Words = words("Code de l’adresse de la notice", "Code of the notice’s address");

// Consents, on the sheet of a lead.

pub const CONSENTS: Words = words("Consentements", "Consents");
pub const HAS_OBJECTED: Words = words(
    "Cette personne s’est opposée\u{a0}: aucun de ces consentements ne vaut plus.",
    "This person has objected: none of these consents counts any more.",
);
pub const NOT_GIVEN: Words = words("Pas demandé, ou pas donné", "Not asked, or not given");
pub const NO_PROOF: Words = words("Sans preuve", "Without proof");
pub const NO_LONGER_ASKED: Words = words("N’est pas demandé ici", "Not asked here");
pub const RECORD_ORAL: Words = words("Donné de vive voix", "Given aloud");
pub const RECORD_FORM: Words = words("Donné par écrit", "Given in writing");
pub const WITHDRAW_ORAL: Words = words("Retiré de vive voix", "Withdrawn aloud");
pub const WITHDRAW_FORM: Words = words("Retiré par écrit", "Withdrawn in writing");
pub const TOLD: Words = words("Notice montrée ce jour-là", "Notice shown at the time");

pub fn said(said: Said) -> Words {
    match said {
        Said::No => words("Retiré", "Withdrawn"),
        Said::Unreadable => common::BEYOND,
        Said::Yes | Said::Choice(_) => words("Donné", "Given"),
    }
}

/// How it was said.
pub fn means(means: Means) -> Words {
    match means {
        Means::Kiosk => words("sur l’écran visiteur", "on the visitor’s screen"),
        Means::Oral => words("de vive voix", "aloud"),
        Means::Form => words("par écrit", "in writing"),
    }
}

/// "Given on the visitor’s screen, 22 Nov, 09:30 · language: de · show: Salon de l’Été · device: Tablet 3 · notice of 20
/// Nov, 08:00", without what is not known.
pub fn told(locale: Locale, said: Said, proof: &Proof, now: Moment) -> String {
    let notice = proof.notice.as_ref().map(|(version, _)| format::instant(locale, version.millis, now));
    let parts = match locale {
        Locale::Fr => [
            ("langue\u{a0}: ", &proof.language),
            ("salon\u{a0}: ", &proof.show),
            ("appareil\u{a0}: ", &proof.device),
        ],
        Locale::En => [("language: ", &proof.language), ("show: ", &proof.show), ("device: ", &proof.device)],
    };
    let (said, means) = (self::said(said).of(locale), means(proof.means).of(locale));
    let mut line = format!("{said} {means}, {}", format::instant(locale, proof.at, now));
    for (name, value) in parts {
        if !value.is_empty() {
            line.push_str(" · ");
            line.push_str(name);
            line.push_str(value);
        }
    }
    if let Some(version) = notice {
        line.push_str(words(" · notice du ", " · notice of ").of(locale));
        line.push_str(&version);
    }
    line
}

// Turning the tablet.

pub const TURN: Words = words("Tourner vers le visiteur", "Turn to the visitor");
pub const TURN_PANEL: Words = words("Écran visiteur", "Visitor’s screen");
pub const TURN_HINT: Words = words(
    "Le visiteur saisit lui-même ses coordonnées, dans sa langue, lit la notice et donne ou non chaque consentement. Il ne voit aucune autre fiche.",
    "Visitors type in their own details, in their language, read the notice and give each consent or not. They see no other lead.",
);
pub const PIN: Words = words("Code pour revenir (4 à 12 chiffres)", "PIN to come back (4 to 12 digits)");
pub const DETERRENT: Words = words(
    "Ce code écarte les curieux, sans plus\u{a0}: qui sait se servir des outils du navigateur peut lire ce qu’il garde. Ne laissez pas la tablette sans surveillance. Un code oublié n’est plus demandé au bout de 12 heures.",
    "This PIN keeps the curious away, no more: whoever knows a browser’s own tools can read what it stores. Do not leave the tablet unattended. A forgotten PIN is no longer asked for after 12 hours.",
);
pub const NOT_A_PIN: Words = words("Il faut 4 à 12 chiffres.", "It takes 4 to 12 digits.");
pub const NOT_KEPT: Words = words(
    "Ce navigateur ne garde rien\u{a0}: après un rechargement, tout serait visible. Autorisez le stockage pour cette page.",
    "This browser keeps nothing: after a reload everything would show. Allow storage for this page.",
);
pub const NEEDS_NOTICE: Words = words(
    "Écrivez d’abord votre notice d’information\u{a0}: un visiteur doit pouvoir lire qui garde ses coordonnées, et pourquoi.",
    "Write your information notice first: visitors must be able to read who keeps their details, and what for.",
);
pub const TO_NOTICE: Words = words("Écrire la notice", "Write the notice");
pub const PURPOSES: Words = words("Ce qui sera demandé", "What will be asked");
pub const NO_PURPOSE: Words = words(
    "Aucun consentement. S’il vous en faut, ajoutez dans Méthode une question à laquelle le visiteur répond.",
    "No consent. If you need one, add a question in Playbook that the visitor answers.",
);

// Turning it back.

pub const BACK: Words = words("Revenir à l’entonnoir", "Back to the funnel");
pub const YOUR_PIN: Words = words("Code", "PIN");
pub const OPEN: Words = words("Ouvrir", "Open");
pub const STAY: Words = words("Rester ici", "Stay here");
pub const WRONG_PIN: Words = words("Ce n’est pas ce code.", "This is not the PIN.");
pub const LAPSED: Words = words(
    "Le code n’est plus demandé\u{a0}: il date de plus de 12 heures.",
    "The PIN is no longer asked for: it is more than 12 hours old.",
);

pub fn too_soon(locale: Locale, seconds: u32) -> String {
    match locale {
        Locale::Fr => format!("Trop d’essais\u{a0}: réessayez dans {seconds}\u{a0}s."),
        Locale::En => format!("Too many tries: try again in {seconds}\u{a0}s."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stamp::Stamp;

    #[test]
    fn a_proof_is_told_in_one_line_without_what_is_not_known() {
        let now = Moment::utc(1_762_084_805_000);
        let whole = Proof {
            means: Means::Kiosk,
            at: now.millis,
            language: "de".into(),
            notice: Some((Stamp { millis: now.millis, ..Stamp::ORIGIN }, "en".into())),
            words: "You may write.".into(),
            show: "Salon".into(),
            device: "Tab 3".into(),
        };
        assert_eq!(
            told(Locale::En, Said::Yes, &whole, now),
            "Given on the visitor’s screen, 2\u{a0}Nov, 12:00 · language: de · show: Salon · device: Tab 3 · notice of 2\u{a0}Nov, 12:00"
        );
        let (show, device) = (String::new(), String::new());
        let bare = Proof { means: Means::Oral, notice: None, show, device, ..whole };
        assert_eq!(
            told(Locale::Fr, Said::No, &bare, now),
            "Retiré de vive voix, 2\u{a0}nov., 12:00 · langue\u{a0}: de"
        );
    }
}
