//! How safe the data is, one short line for each thing that counts.

use super::super::{Locale, Words, counted, format, words};
use crate::domain::moment::Millis;

pub const LAST_FILE: Words = words("Dernier fichier", "Last file");
pub const SPACE: Words = words("Place", "Space");
pub const KEPT: Words = words("Conservation", "Keeping");
pub const PLACE: Words = words("Où vous êtes", "Where you are");

// The last file.
pub const NO_LEADS: Words =
    words("Aucune fiche encore\u{a0}: rien à sauvegarder.", "No leads yet: nothing to back up.");
pub const NEVER: Words = words(
    "Aucun fichier encore. Clôturez la journée, ou choisissez un dossier de sauvegarde.",
    "No file yet. Close the day, or choose a folder for backups.",
);
pub const HOLDS_ALL: Words = words("Il contient tout.", "It holds everything.");
pub const LACKS: Words = words("Il lui manque ce qui a changé depuis.", "It lacks what changed since.");
pub const READ_BACK: Words = words("Relu, complet.", "Read back, complete.");
pub const NOT_READ_BACK: Words = words(
    "Remis au navigateur, pas encore relu\u{a0}: clôturez la journée pour le vérifier.",
    "Handed to the browser, not read back: close the day to check it.",
);

// Whether the browser keeps it.
pub const PERSISTENT: Words =
    words("Le navigateur a promis de garder ces données.", "The browser has promised to keep this data.");
pub const NOT_PERSISTENT: Words = words(
    "Le navigateur n’a rien promis\u{a0}: il peut effacer ces données si l’appareil manque de place.",
    "The browser has promised nothing: it may clear this data when the device runs out of space.",
);
pub const UNKNOWN_PERSISTENCE: Words = words(
    "Ce navigateur ne dit pas s’il garde les données.",
    "This browser does not say whether it keeps data.",
);
pub const ASK_TO_KEEP: Words = words("Demander de les garder", "Ask it to keep the data");
pub const DECLINED: Words = words(
    "Le navigateur a refusé pour l’instant. Installez Entonnoir, ou ajoutez la page aux favoris, puis redemandez\u{a0}; d’ici là, les fichiers sont votre sauvegarde.",
    "The browser declined for now. Install Entonnoir, or bookmark the page, then ask again; until then, files are your backup.",
);

// What kind of place this is.
pub const TAB: Words = words(
    "Un onglet de navigateur. Dans une fenêtre privée, tout disparaîtrait à la fermeture.",
    "A browser tab. In a private window, everything would go when it closes.",
);
pub const INSTALLED: Words = words("Application installée.", "An installed app.");
pub const FILE: Words = words(
    "Une page ouverte depuis le disque\u{a0}: déplacer ou renommer ce fichier peut faire perdre de vue les données.",
    "A page opened from the disk: moving or renaming that file may lose sight of the data.",
);
pub const FILE_SHARED: Words = words(
    "Une page ouverte depuis le disque. Ce navigateur garde ses données où que soit le fichier, à côté de celles des autres pages ouvertes ainsi\u{a0}; un autre navigateur ne les voit pas.",
    "A page opened from the disk. This browser keeps its data wherever the file lies, beside that of other pages opened so; another browser does not see it.",
);
pub const PERHAPS_PRIVATE: Words = words(
    "Peut-être une fenêtre privée\u{a0}: tout disparaîtrait à sa fermeture. Clôturez la journée avant de fermer.",
    "Perhaps a private window: everything would go when it closes. Close the day before you close it.",
);
pub const WEEK_IOS: Words = words(
    "Safari efface un onglet resté sept jours sans visite. Touchez Partager, puis «\u{a0}Sur l’écran d’accueil\u{a0}»\u{a0}: l’application installée, elle, garde tout.",
    "Safari clears a tab that was not visited for seven days. Tap Share, then “Add to Home Screen”: the installed app keeps everything.",
);
pub const WEEK: Words = words(
    "Ce navigateur efface un onglet resté sept jours sans visite\u{a0}: gardez un fichier de chaque journée, ou ajoutez la page au Dock.",
    "This browser clears a tab that was not visited for seven days: keep a file of each day, or add the page to the Dock.",
);

// How full it is, and what to do.
pub const SIXTY: Words = words(
    "Plus de la moitié est prise\u{a0}: clôturez chaque journée.",
    "More than half is used: close each day.",
);
pub const EIGHTY: Words = words(
    "Exportez un fichier maintenant. Rouvrez ensuite Entonnoir\u{a0}: au démarrage, il range son journal et libère de la place.",
    "Export a file now. Then reopen Entonnoir: at the start it tidies its journal and frees space.",
);
pub const NINETY: Words = words(
    "Plus aucun fichier n’entre\u{a0}; les nouvelles fiches, si. Exportez maintenant, puis rouvrez Entonnoir.",
    "No more files come in; new leads still do. Export now, then reopen Entonnoir.",
);
pub const FULL: Words = words(
    "Plein\u{a0}: vos changements ne tiennent plus que dans une copie. Exportez maintenant, puis rouvrez Entonnoir pour faire de la place.",
    "Full: your changes fit into one of the copies only. Export now, then reopen Entonnoir to make room.",
);
pub const ROOM_UNKNOWN: Words =
    words("Aucun stockage\u{a0}: il n’y a rien à mesurer.", "No storage: there is nothing to measure.");

/// "12% used".
pub fn used(locale: Locale, share: u32) -> String {
    let share = format::percent(locale, share);
    match locale {
        // The same for one and for many.
        Locale::Fr => format!("{share} pris"),
        Locale::En => format!("{share} used"),
    }
}

/// "Made 2 hours ago."
pub fn made(locale: Locale, age: Millis) -> String {
    match locale {
        Locale::Fr => format!("Fait {}.", ago(locale, age)),
        Locale::En => format!("Made {}.", ago(locale, age)),
    }
}

/// "2 hours ago"; a clock that was set back gives "just now".
pub fn ago(locale: Locale, age: Millis) -> String {
    const MINUTE: Millis = 60_000;
    const HOUR: Millis = 60 * MINUTE;
    let (n, one, many) = match age {
        ..MINUTE => return words("à l’instant", "just now").of(locale).into(),
        MINUTE..HOUR => (age / MINUTE, words("minute", "minute"), words("minutes", "minutes")),
        HOUR..172_800_000 => (age / HOUR, words("heure", "hour"), words("heures", "hours")),
        _ => (age / (24 * HOUR), words("jour", "day"), words("jours", "days")),
    };
    let span = counted(locale, usize::try_from(n).unwrap_or(usize::MAX), one, many);
    match locale {
        Locale::Fr => format!("il y a {span}"),
        Locale::En => format!("{span} ago"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_told_in_the_unit_that_fits() {
        for (age, fr, en) in [
            (-5, "à l’instant", "just now"),
            (59_999, "à l’instant", "just now"),
            (60_000, "il y a 1\u{a0}minute", "1\u{a0}minute ago"),
            (7_200_000, "il y a 2\u{a0}heures", "2\u{a0}hours ago"),
            (47 * 3_600_000, "il y a 47\u{a0}heures", "47\u{a0}hours ago"),
            (48 * 3_600_000, "il y a 2\u{a0}jours", "2\u{a0}days ago"),
        ] {
            assert_eq!((ago(Locale::Fr, age).as_str(), ago(Locale::En, age).as_str()), (fr, en));
        }
    }
}
