//! What the columns of a table hold, told by their names in French and English, and by their cells where a name says
//! nothing; and which program wrote the table.

mod names;

use super::values;
use crate::{
    domain::{field::Field, text},
    snapshot::table::Table,
};
use names::plain;

/// Where the cells of a column go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Leave,
    Field(Field),
    FirstName,
    LastName,
    Tags,
    /// Says yes where the person wants no mail.
    OptedOut,
    /// The identity that our own tables carry.
    Identity,
    /// The number by which an organiser knows the person: it stands on the badge.
    Badge,
    /// A line of the notes, begun by the column's name.
    Note,
}

/// Which program wrote a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Ours, to come back.
    Plain,
    /// Ours, for a French Excel.
    Excel,
    HubSpot,
    Salesforce,
    Pipedrive,
    AtomicCrm,
    Eventyay,
    Pretix,
    Popl,
}

impl Target {
    /// In the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Target> {
        use Target::{Badge, FirstName, Identity, LastName, Leave, Note, OptedOut, Tags};
        let fields = Field::ALL.into_iter().map(Target::Field);
        [Leave, Note, FirstName, LastName].into_iter().chain(fields).chain([Tags, OptedOut, Badge, Identity])
    }

    /// The name under which a choice is remembered.
    pub fn key(self) -> &'static str {
        match self {
            Target::Leave => "leave",
            Target::Field(field) => field.key(),
            Target::FirstName => "first_name",
            Target::LastName => "last_name",
            Target::Tags => "tags",
            Target::OptedOut => "opted_out",
            Target::Identity => "entonnoir_id",
            Target::Badge => "badge",
            Target::Note => "note",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Target::all().find(|target| target.key() == key)
    }
}

/// Which program wrote a table, by columns that only its tables have.
pub fn origin(header: &[String]) -> Option<Origin> {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let all = |wanted: &[&str]| wanted.iter().all(|wanted| has(wanted));
    let signs: [(Origin, bool); 9] = [
        (Origin::Plain, all(&["entonnoir id", "full name", "basis proof"])),
        (Origin::Excel, has("identifiant entonnoir")),
        (Origin::Eventyay, has("pseudonymization id")),
        (Origin::Pretix, has("attendee positionid") || has("attendee order")),
        (Origin::AtomicCrm, all(&["email work", "first seen", "last seen"])),
        (Origin::Popl, has("capture method") || names.iter().any(|name| name.starts_with("popl "))),
        (
            Origin::Pipedrive,
            names.iter().any(|name| {
                ["person name", "organization name", "lead title", "deal title"].contains(&name.as_str())
            }),
        ),
        (
            Origin::Salesforce,
            all(&["lead source", "lead status"])
                || all(&["leadsource", "lastname"])
                || all(&["last name", "company account"])
                || all(&["last name", "email opt out"]),
        ),
        (
            Origin::HubSpot,
            all(&["first name", "last name"])
                && (["lifecycle stage", "contact owner", "record id"].into_iter().any(has)
                    || all(&["phone number", "job title", "company name"])),
        ),
    ];
    signs.into_iter().find(|(_, is_so)| *is_so).map(|(origin, _)| origin)
}

/// What each column seems to hold.
pub fn guess(table: &Table) -> Vec<Target> {
    let named = |name: &String| {
        let name = plain(name);
        let by_key = Field::from_key(&name.replace(' ', "_")).map(Target::Field);
        by_key.or_else(|| names::target(&name))
    };
    let mut targets: Vec<Option<Target>> = table.header.iter().map(named).collect();
    // Beside a first name, what is called a name is the last one.
    if targets.contains(&Some(Target::FirstName)) && !targets.contains(&Some(Target::LastName)) {
        let is_name = |name: &String| matches!(plain(name).as_str(), "nom" | "name");
        if let Some(at) = table.header.iter().position(is_name) {
            targets[at] = Some(Target::LastName);
        }
    }
    for column in 0..targets.len() {
        if targets[column].is_none() {
            targets[column] = by_content(table, column).filter(|target| !targets.contains(&Some(*target)));
        }
    }
    targets.into_iter().map(|target| target.unwrap_or(Target::Leave)).collect()
}

/// What nine cells in ten are, where one can tell. A number alone could be anything and stays unguessed.
fn by_content(table: &Table, column: usize) -> Option<Target> {
    let cells: Vec<&str> = table
        .rows
        .iter()
        .map(|row| row.cell(column).trim())
        .filter(|cell| !cell.is_empty())
        .take(50)
        .collect();
    let mostly = |is: fn(&str) -> bool| {
        !cells.is_empty() && cells.iter().filter(|cell| is(cell)).count() * 10 >= cells.len() * 9
    };
    let is_dialled = |cell: &str| {
        let digits = cell.bytes().filter(u8::is_ascii_digit).count();
        let starts = cell.trim_start_matches(['\'', '(']).starts_with(['+', '0']);
        starts && text::is_phone(cell.trim_start_matches('\'')) && (9..=15).contains(&digits) && !is_day(cell)
    };
    let is_link = |cell: &str| ["http://", "https://", "www."].iter().any(|start| cell.starts_with(start));
    match () {
        () if mostly(text::is_email) => Some(Target::Field(Field::Email)),
        () if mostly(is_link) => Some(Target::Field(Field::Website)),
        () if mostly(is_dialled) => Some(Target::Field(Field::Phone)),
        () => None,
    }
}

fn is_day(cell: &str) -> bool {
    values::day(cell, values::DayOrder::DayFirst).is_some()
}

/// By what a table with the same columns is known again: FNV-1a over their names.
pub fn signature(header: &[String]) -> u64 {
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    for name in header {
        for byte in plain(name).bytes().chain([0xff]) {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::table::{Written, read};

    fn table(text: &str) -> Table {
        read(text.as_bytes(), Written::default()).unwrap()
    }

    fn keys(text: &str) -> Vec<&'static str> {
        guess(&table(text)).into_iter().map(Target::key).collect()
    }

    #[test]
    fn names_are_known_in_both_languages() {
        assert_eq!(
            keys("Prénom;NOM;Société;Adresse e-mail;N° de téléphone;Montant;Remarques\na;b;c;d;e;f;g\n"),
            ["first_name", "last_name", "company", "email", "phone", "amount", "notes"]
        );
        assert_eq!(
            keys("Name,Job Title,Company,E-Mail,Phone Number,Close date,Owner\na,b,c,d,e,f,g\n"),
            ["full_name", "title", "company", "email", "phone", "expected_on", "owner"]
        );
        assert_eq!(keys("Nom;Ville\na;b\n"), ["full_name", "city"]);
    }

    #[test]
    fn a_name_that_says_nothing_leaves_it_to_the_cells() {
        let text = "A;B;C;D;E\nana@acme.fr;01 99 00 12 34;https://acme.fr;12345678;2026-01-02\n;;;;\nb@acme.fr;+33199001235;www.b.fr;99;2026-01-03\n";
        assert_eq!(keys(text), ["email", "phone", "website", "leave", "leave"]);
        // What another column holds already is not guessed a second time.
        assert_eq!(keys("Email;B\nana@acme.fr;b@acme.fr\n"), ["email", "leave"]);
    }

    #[test]
    fn every_program_is_known_by_its_columns() {
        for (header, known) in [
            ("Record ID,First Name,Last Name,Email,Lifecycle Stage", Some(Origin::HubSpot)),
            ("First Name,Last Name,Company,Lead Source,Lead Status", Some(Origin::Salesforce)),
            ("LastName,Company,Email,LeadSource", Some(Origin::Salesforce)),
            ("Person - Name,Person - Email,Organization - Name", Some(Origin::Pipedrive)),
            (
                "first_name,last_name,gender,title,background,first_seen,last_seen,has_newsletter,status,tags,linkedin_url,company,email_work,email_home,email_other,phone_work,phone_home,phone_other",
                Some(Origin::AtomicCrm),
            ),
            (
                "ID,Pseudonymization ID,Scanned Date,Scan Type,Device Name,Attendee Name,Email,Note,Tags",
                Some(Origin::Eventyay),
            ),
            ("attendee_order,attendee_positionid,rating,notes,tags,first_upload", Some(Origin::Pretix)),
            ("Full Name,Email,Capture Method,Event,Scanner", Some(Origin::Popl)),
            ("Nom;Ville", None),
        ] {
            let header: Vec<String> = header.split([',', ';']).map(str::to_owned).collect();
            assert_eq!(origin(&header), known, "{header:?}");
        }
    }

    #[test]
    fn every_target_is_found_by_its_key() {
        for target in Target::all() {
            assert_eq!(Target::from_key(target.key()), Some(target));
        }
    }
}
