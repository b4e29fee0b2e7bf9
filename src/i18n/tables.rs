//! The words of tables (CSV) that come in and go out.

use super::{Locale, Words, common, counted, format, words};

// What is said about a file that cannot be used as a table; `{file}` stands for its name.
pub const NOT_TEXT: Words = words(
    "«\u{a0}{file}\u{a0}» n’est pas un tableau en texte\u{a0}: enregistrez-le au format CSV UTF-8, puis réessayez.",
    "“{file}” is no table in text form: save it as CSV UTF-8, then try again.",
);
pub const WORKBOOK: Words = words(
    "«\u{a0}{file}\u{a0}» est un classeur\u{a0}: dans votre tableur, enregistrez la feuille au format CSV, puis choisissez ce fichier-là.",
    "“{file}” is a workbook: in your spreadsheet, save the sheet as CSV, then choose that file.",
);
pub const NO_ROWS: Words = words(
    "«\u{a0}{file}\u{a0}» n’a aucune ligne sous ses titres de colonnes\u{a0}: il n’y a rien à importer.",
    "“{file}” has no row below its column names: there is nothing to import.",
);
pub const TOO_MANY_ROWS: Words = words(
    "«\u{a0}{file}\u{a0}» a plus de 100\u{202f}000 lignes\u{a0}: partagez-le en plusieurs fichiers.",
    "“{file}” has more than 100,000 rows: split it into several files.",
);
pub const TOO_MANY_COLUMNS: Words = words(
    "«\u{a0}{file}\u{a0}» a plus de 500 colonnes\u{a0}: retirez celles qui ne servent pas.",
    "“{file}” has more than 500 columns: take out those that are not needed.",
);
pub const ALONE: Words = words(
    "«\u{a0}{file}\u{a0}» est un tableau\u{a0}: choisissez-le seul, pour dire ce que contiennent ses colonnes.",
    "“{file}” is a table: choose it alone, to say what its columns hold.",
);
pub const NO_TEAM: Words = words(
    "«\u{a0}{file}\u{a0}» attend une équipe\u{a0}: choisissez d’abord une méthode, puis importez-le depuis Données.",
    "“{file}” waits for a team: choose a playbook first, then import it from Data.",
);

pub const IMPORT: Words = words("Importer un fichier", "Import a file");
pub const IMPORT_HINT: Words = words(
    "Des instantanés d’Entonnoir, des contacts (.vcf), ou un tableau CSV (Excel, HubSpot, Salesforce, Pipedrive…). Choisissez, ou déposez n’importe où dans cette fenêtre. Rien ne change avant que vous ayez vu ce qui changerait.",
    "Entonnoir snapshots, contacts (.vcf), or a CSV table (Excel, HubSpot, Salesforce, Pipedrive…). Choose, or drop anywhere in this window. Nothing changes before you have seen what would.",
);

// The sheet.
pub const TITLE: Words = words("Importer un tableau", "Import a table");
pub const HINT: Words = words(
    "Rien n’a encore changé. Une cellule vide n’efface jamais rien, et une seule annulation reprendra tout.",
    "Nothing has changed yet. An empty cell never clears anything, and one undo takes it all back.",
);
pub const READING: Words = words("Comment il est écrit", "How it is written");
pub const ENCODING: Words = words("Lettres", "Letters");
pub const DELIMITER: Words = words("Entre les cellules", "Between cells");
pub const DAYS: Words = words("Dates", "Dates");
pub const DECIMAL: Words = words("Nombres", "Numbers");
pub const COMMA: Words = words("Virgule", "Comma");
pub const SEMICOLON: Words = words("Point-virgule", "Semicolon");
pub const TAB: Words = words("Tabulation", "Tab");
pub const DAY_FIRST: Words = words("jour/mois/année", "day/month/year");
pub const MONTH_FIRST: Words = words("mois/jour/année", "month/day/year");
pub const DECIMAL_COMMA: Words = words("1\u{202f}234,56", "1 234,56");
pub const DECIMAL_POINT: Words = words("1,234.56", "1,234.56");
pub const COLUMNS: Words = words("Ce que contient chaque colonne", "What each column holds");
pub const NAMELESS: Words = words("(sans titre)", "(no name)");
pub const NO_CELLS: Words = words("vide", "empty");
pub const LEAVE: Words = words("Laisser de côté", "Leave out");
pub const NOTE: Words = words("Ajouter aux notes", "Add to the notes");
pub const FIRST_NAME: Words = words("Prénom", "First name");
pub const LAST_NAME: Words = words("Nom de famille", "Last name");
pub const OPTED_OUT: Words = words("Opposition (oui/non)", "Objection (yes/no)");
pub const BADGE: Words = words("Numéro de badge", "Badge number");
pub const IDENTITY: Words = words("Identifiant Entonnoir", "Entonnoir ID");
pub const FIRST_ROWS: Words = words("Les premières lignes", "The first rows");
pub const ROW: Words = words("Ligne", "Row");
pub const FATE: Words = words("Devient", "Becomes");

pub const IF_KNOWN: Words = words("Quand la personne est déjà connue", "When the person is known already");
pub const FILL: Words = words("Compléter ce qui manque", "Fill in what is missing");
pub const OVERWRITE: Words = words("Remplacer par le fichier", "Replace by the file");
pub const SKIP: Words = words("Ne pas toucher à la fiche", "Leave the lead alone");
pub const KEEP_BOTH: Words = words("Créer une deuxième fiche", "Make a second lead");
pub const IF_KNOWN_HINT: Words = words(
    "Même badge, même e-mail, même téléphone, ou même nom dans la même entreprise.",
    "Same badge, same e-mail, same phone, or same name at the same company.",
);
pub const IF_NEW: Words = words("Quand la personne n’est pas encore ici", "When the person is not here yet");
pub const TAKE_NEW: Words = words("Créer une fiche", "Make a lead");
pub const LEAVE_NEW: Words = words("La laisser de côté", "Leave them out");
pub const IF_NEW_HINT: Words = words(
    "La liste d’un organisateur nomme tous les inscrits\u{a0}: seuls ceux dont vous avez scanné le badge vous concernent.",
    "An organiser’s list names everybody who registered: only those whose badge you scanned concern you.",
);

// For the figures, and for a row.
pub const NEW: Words = words("Nouvelles", "New");
pub const FILLED: Words = words("Complétées", "Filled in");
pub const OVERWRITTEN: Words = words("Remplacées", "Replaced");
pub const LEFT: Words = words("Sans effet", "No effect");
pub const REJECTED: Words = words("Écartées", "Kept out");
pub const BECOMES_NEW: Words = words("nouvelle fiche", "new lead");
pub const BECOMES_FILLED: Words = words("complète une fiche", "fills a lead in");
pub const BECOMES_NOTHING: Words = words("sans effet", "no effect");
pub const BECOMES_REJECTED: Words = words("écartée", "kept out");

pub const OUT: Words = words("Lignes écartées", "Rows kept out");
pub const OUT_HINT: Words = words(
    "Elles ne seront pas importées. Téléchargez-les avec leur raison, corrigez-les, puis importez ce fichier.",
    "They will not be imported. Download them with their reason, put them right, then import that file.",
);
pub const OUT_DOWNLOAD: Words = words("Télécharger les lignes écartées", "Download the rows kept out");
pub const REASON: Words = words("Raison", "Reason");
pub const NO_SUCH_BASIS: Words = words(
    "Écrivez consentement, contrat, intérêt légitime ou opposition.",
    "Write consent, contract, legitimate interest or objection.",
);
pub const NO_SUCH_LEAD: Words =
    words("Seul un identifiant Entonnoir convient ici.", "Only an Entonnoir ID fits here.");
pub const REMOVED: Words =
    words("Cette fiche a été supprimée ici depuis.", "This lead was removed here since.");

/// "Table exported by HubSpot".
pub fn known_origin(locale: Locale, name: &str) -> String {
    match locale {
        Locale::Fr => format!("Export {name} reconnu"),
        Locale::En => format!("{name} export, recognised"),
    }
}

pub const OURS: Words = words("Notre propre tableau, reconnu", "Our own table, recognised");

pub fn rows(locale: Locale, n: usize) -> String {
    counted(locale, n, words("ligne", "row"), words("lignes", "rows"))
}

/// "Row 14".
pub fn row(locale: Locale, line: u64) -> String {
    format!("{}\u{a0}{}", ROW.of(locale), format::number(locale, line))
}

/// What the button does: the number of leads that are written.
pub fn confirm(locale: Locale, n: usize) -> String {
    let leads = common::leads(locale, n);
    match locale {
        Locale::Fr => format!("Importer {leads}"),
        Locale::En => format!("Import {leads}"),
    }
}

// Out.
pub const EXPORT: Words = words("Exporter en CSV…", "Export as CSV…");
pub const EXPORT_TITLE: Words = words("Exporter un tableau", "Export a table");
pub const EXPORT_HINT: Words = words(
    "Un tableau montre les fiches telles qu’elles sont, sans leur historique\u{a0}: la sauvegarde, c’est l’instantané.",
    "A table shows leads as they are, without their history: the backup is the snapshot.",
);
pub const FOR: Words = words("Pour", "For");
pub const FOR_EXCEL: Words = words("Excel en français", "French Excel");
pub const FOR_HUBSPOT: Words = words("HubSpot, contacts", "HubSpot, contacts");
pub const FOR_SALESFORCE: Words = words("Salesforce, pistes", "Salesforce, leads");
pub const FOR_PIPEDRIVE: Words = words("Pipedrive, prospects", "Pipedrive, leads");
pub const FOR_PLAIN: Words = words("Entonnoir, tous les champs", "Entonnoir, every field");
pub const ABOUT_EXCEL: Words = words(
    "Points-virgules, virgule décimale, aucune formule ne peut s’exécuter. Revient ici sur les mêmes fiches.",
    "Semicolons, decimal comma, no formula can run. Comes back here onto the same leads.",
);
pub const ABOUT_CRM: Words = words(
    "Les colonnes portent les noms que ce logiciel attend\u{a0}; la dernière garde notre identifiant.",
    "The columns bear the names which that program expects; the last one holds our own ID.",
);
pub const ABOUT_PLAIN: Words = words(
    "Tous les champs, sous leur propre nom, sans mise en forme. Revient ici sans perte.",
    "Every field under its own name, unformatted. Comes back here without loss.",
);
pub const WHICH: Words = words("Fiches", "Leads");
pub const ALL_TEAMS: Words = words("Toutes les équipes", "All teams");
pub const DOWNLOAD: Words = words("Télécharger", "Download");
pub const EXPORTED: Words = words(
    "Tableau remis au navigateur\u{a0}: voyez vos téléchargements.",
    "Table handed to the browser: see your downloads.",
);
pub const SHARED: Words = words("Tableau partagé.", "Table shared.");
pub const ALL_ACCEPTED: Words =
    words("Toutes les fiches ont ce qu’il demande.", "Every lead has what it asks for.");

/// What some leads lack, and what comes of it.
pub fn lack_name(locale: Locale, n: usize, program: &str) -> String {
    lack(
        locale,
        n,
        words("n’a pas de nom", "lacks a name"),
        words("n’ont pas de nom", "lack a name"),
        program,
    )
}

pub fn lack_company(locale: Locale, n: usize, program: &str) -> String {
    let one = words("n’a pas d’entreprise", "lacks a company");
    lack(locale, n, one, words("n’ont pas d’entreprise", "lack a company"), program)
}

pub fn lack_name_or_email(locale: Locale, n: usize, program: &str) -> String {
    let one = words("n’a ni nom ni e-mail", "has neither name nor e-mail");
    lack(locale, n, one, words("n’ont ni nom ni e-mail", "have neither name nor e-mail"), program)
}

pub fn lack_name_or_company(locale: Locale, n: usize, program: &str) -> String {
    let one = words("n’a ni nom ni entreprise", "has neither name nor company");
    lack(locale, n, one, words("n’ont ni nom ni entreprise", "have neither name nor company"), program)
}

pub fn lack_own_email(locale: Locale, n: usize, program: &str) -> String {
    let leads = common::leads(locale, n);
    match locale {
        Locale::Fr => {
            format!("{leads} partagent un e-mail\u{a0}: {program} n’en gardera qu’une par adresse.")
        }
        Locale::En => format!("{leads} share an e-mail address: {program} keeps one per address."),
    }
}

fn lack(locale: Locale, n: usize, one: Words, many: Words, program: &str) -> String {
    let leads = common::leads(locale, n);
    let lack = if n == 1 { one.of(locale) } else { many.of(locale) };
    match (locale, n) {
        (Locale::Fr, 1) => format!("{leads} {lack}\u{a0}: {program} la refusera."),
        (Locale::Fr, _) => format!("{leads} {lack}\u{a0}: {program} les refusera."),
        (Locale::En, 1) => format!("{leads} {lack}: {program} will refuse it."),
        (Locale::En, _) => format!("{leads} {lack}: {program} will refuse them."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lacking_agrees_with_its_number() {
        assert_eq!(
            lack_company(Locale::Fr, 1, "Salesforce"),
            "1\u{a0}fiche n’a pas d’entreprise\u{a0}: Salesforce la refusera."
        );
        assert_eq!(
            lack_company(Locale::En, 7, "Salesforce"),
            "7\u{a0}leads lack a company: Salesforce will refuse them."
        );
    }
}
