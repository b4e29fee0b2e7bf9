//! Whether the application opens without a network, and what to do when a newer version has come.

use super::{Words, words};

pub const WITHOUT_NETWORK: Words = words("Sans réseau", "Without network");
pub const WHOLE: Words = words(
    "Prêt\u{a0}: Entonnoir s’ouvre ici même sans réseau.",
    "Ready: Entonnoir opens here even without a network.",
);
pub const NOT_YET: Words = words(
    "Pas encore prêt\u{a0}: restez connecté un moment, puis revenez ici. D’ici là, sans réseau, gardez cet onglet ouvert.",
    "Not ready yet: stay connected for a moment, then come back here. Until then, without a network, keep this tab open.",
);
pub const NOWHERE: Words = words(
    "Ce navigateur ne garde pas l’application, comme dans une fenêtre privée\u{a0}: sans réseau, gardez cet onglet ouvert.",
    "This browser does not keep the application, as in a private window: without a network, keep this tab open.",
);
pub const IN_THE_FILE: Words = words(
    "Prêt\u{a0}: tout Entonnoir tient dans ce fichier.",
    "Ready: all of Entonnoir is in this one file.",
);

pub const NEWER: Words = words("Une version plus récente est prête.", "A newer version is ready.");
pub const OTHERS_OPEN: Words = words(
    "Entonnoir est encore ouvert dans un autre onglet ou une autre fenêtre\u{a0}: fermez-le, puis rechargez ici.",
    "Entonnoir is still open in another tab or window: close it, then reload here.",
);
