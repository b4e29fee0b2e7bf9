//! Names of columns in French and English, as they read once accents, capitals and signs are gone.

use super::Target;
use crate::domain::{field::Field, text};

const NAMES: &[(Target, &[&str])] = &[
    (
        Target::Field(Field::FullName),
        &[
            "nom complet",
            "nom et prenom",
            "prenom nom",
            "prenom et nom",
            "contact",
            "name",
            "nom",
            "fullname",
            "attendee name",
            "contact name",
            "nom du contact",
            "person name",
            "participant",
        ],
    ),
    (
        Target::FirstName,
        &["first name", "firstname", "prenom", "given name", "forename", "person first name"],
    ),
    (
        Target::LastName,
        &["last name", "lastname", "nom de famille", "surname", "family name", "person last name"],
    ),
    (
        Target::Field(Field::Title),
        &[
            "job title",
            "jobtitle",
            "fonction",
            "poste",
            "titre",
            "role",
            "position",
            "intitule du poste",
            "person job title",
        ],
    ),
    (
        Target::Field(Field::Company),
        &[
            "company name",
            "companyname",
            "entreprise",
            "societe",
            "organisation",
            "organization",
            "raison sociale",
            "compte",
            "account",
            "account name",
            "organization name",
            "organisation name",
            "nom de l entreprise",
            "nom de la societe",
            "associated company",
            "company account",
            "employer",
            "person organization",
            "lead organization",
            "deal organization",
            "attendee company",
        ],
    ),
    (
        Target::Field(Field::Email),
        &[
            "e mail",
            "mail",
            "courriel",
            "adresse e mail",
            "adresse email",
            "adresse mail",
            "email address",
            "emailaddress",
            "email work",
            "email home",
            "email other",
            "work email",
            "email professionnel",
            "e mail professionnel",
            "person email",
            "person email work",
            "attendee email",
            "primary email",
        ],
    ),
    (
        Target::Field(Field::Phone),
        &[
            "telephone",
            "tel",
            "phone number",
            "phonenumber",
            "mobile",
            "portable",
            "mobile phone",
            "mobilephone",
            "mobile phone number",
            "telephone portable",
            "telephone mobile",
            "telephone fixe",
            "tel portable",
            "numero de telephone",
            "n de telephone",
            "phone work",
            "phone home",
            "phone other",
            "work phone",
            "person phone",
            "person phone work",
            "person phone mobile",
            "attendee phone",
            "gsm",
        ],
    ),
    (
        Target::Field(Field::Website),
        &["site web", "site", "site internet", "url", "website url", "web", "company domain name", "domaine"],
    ),
    (Target::Field(Field::City), &["ville", "town", "localite", "commune", "mailingcity"]),
    (Target::Field(Field::Country), &["pays", "country region", "mailingcountry"]),
    (Target::Field(Field::Sector), &["secteur", "industry", "secteur d activite", "branche", "activite"]),
    (
        Target::Field(Field::Employees),
        &[
            "effectif",
            "effectifs",
            "no of employees",
            "number of employees",
            "numberofemployees",
            "nombre d employes",
            "nombre de salaries",
            "salaries",
            "company size",
        ],
    ),
    (
        Target::Field(Field::Amount),
        &[
            "montant",
            "valeur",
            "value",
            "lead value",
            "deal value",
            "deal amount",
            "budget",
            "ca potentiel",
            "montant estime",
        ],
    ),
    (Target::Field(Field::Probability), &["probabilite", "deal probability", "chance"]),
    (
        Target::Field(Field::ExpectedOn),
        &[
            "signature prevue",
            "close date",
            "closedate",
            "expected close date",
            "lead expected close date",
            "deal expected close date",
            "date de cloture",
            "date de signature",
        ],
    ),
    (
        Target::Field(Field::MeetingOn),
        &["rendez vous le", "rendez vous", "rdv", "meeting date", "date du rendez vous"],
    ),
    (
        Target::Field(Field::Source),
        &[
            "lead source",
            "leadsource",
            "campagne",
            "campagne d origine",
            "campaign",
            "origine",
            "provenance",
            "source campaign",
            "original source",
            "evenement",
            "event",
            "event name",
            "salon",
        ],
    ),
    (
        Target::Field(Field::Owner),
        &[
            "responsable",
            "proprietaire",
            "commercial",
            "contact owner",
            "lead owner",
            "record owner",
            "deal owner",
            "person owner",
            "assigned to",
            "assigne a",
            "assignee username",
            "salesperson",
        ],
    ),
    (Target::Field(Field::NextStep), &["prochaine action", "next action", "a faire", "todo", "nextstep"]),
    (
        Target::Field(Field::NextStepOn),
        &["pour le", "due date", "echeance", "relance le", "date de relance", "a relancer le"],
    ),
    (Target::Field(Field::Basis), &["base legale", "legal basis", "base juridique"]),
    (Target::Field(Field::BasisProof), &["preuve", "proof", "preuve de consentement"]),
    (
        Target::Field(Field::Notes),
        &[
            "note",
            "commentaire",
            "commentaires",
            "remarque",
            "remarques",
            "description",
            "comment",
            "comments",
            "remarks",
            "background",
            "message",
            "memo",
            "observations",
        ],
    ),
    (
        Target::Tags,
        &[
            "tag",
            "tags",
            "etiquette",
            "etiquettes",
            "mots cles",
            "label",
            "labels",
            "person label",
            "lead label",
            "lead labels",
            "keywords",
            "categorie",
            "categories",
        ],
    ),
    (
        Target::OptedOut,
        &[
            "email opt out",
            "hasoptedoutofemail",
            "unsubscribed from all email",
            "opt out",
            "desabonne",
            "ne plus contacter",
            "opposition",
        ],
    ),
    (
        Target::Badge,
        &[
            "badge",
            "badge id",
            "badge number",
            "badge code",
            "numero de badge",
            "n de badge",
            "no de badge",
            "code badge",
            "registration id",
            "registration number",
            "numero d inscription",
            "n d inscription",
            "attendee id",
            "ticket code",
            "barcode",
            "code barres",
            "pseudonymization id",
        ],
    ),
    (Target::Identity, &["entonnoir id", "identifiant entonnoir"]),
];

/// A name without accents, capitals and signs.
pub fn plain(name: &str) -> String {
    let folded: String =
        text::fold(name).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a column of this plain name holds.
pub fn target(name: &str) -> Option<Target> {
    NAMES.iter().find(|(_, names)| names.contains(&name)).map(|(target, _)| *target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_for_two_things_and_each_is_written_plainly() {
        let mut known: Vec<&str> = NAMES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let all = known.len();
        assert!(known.iter().all(|name| plain(name) == *name));
        known.sort_unstable();
        known.dedup();
        assert_eq!(known.len(), all);
    }
}
