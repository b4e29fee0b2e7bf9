//! The application on the home screen: why, and how.

use super::{Words, words};

pub const INSTALL: Words = words("Installer Entonnoir", "Install Entonnoir");

pub const FIRST: Words =
    words("D’abord, mettez Entonnoir sur l’écran d’accueil", "First, put Entonnoir on the home screen");
pub const WHY: Words = words(
    "Safari efface ce que garde un onglet resté sept jours sans visite. Depuis l’écran d’accueil, Entonnoir garde tout et s’ouvre sans réseau. Faites-le avant la première fiche\u{a0}: ce qui est noté dans un onglet n’y passe que par un fichier.",
    "Safari clears what a tab keeps when it was not visited for seven days. From the home screen, Entonnoir keeps everything and opens without a network. Do it before the first lead: what is written down in a tab only gets there by a file.",
);
pub const HOW: Words = words(
    "Touchez Partager, puis «\u{a0}Sur l’écran d’accueil\u{a0}», et ouvrez Entonnoir de là.",
    "Tap Share, then “Add to Home Screen”, and open Entonnoir from there.",
);
pub const LATER: Words = words("Continuer dans cet onglet", "Go on in this tab");
