//! Leads handed out as a table that another program accepts, and what that program would refuse.

use chrono::NaiveDate;

use super::{Delimiter, cells};
use crate::{
    domain::{
        field::{Basis, Fact, Field},
        ids::{LeadId, TeamId},
        lead::Lead,
        moment::Moment,
        money::Money,
        text,
        wording::Locale,
        workspace::Workspace,
    },
    session::{Session, files::Outgoing},
    snapshot::table::guard,
};

/// Whom a table is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    /// A French Excel: semicolons, decimal commas, and nothing that runs as a formula.
    #[default]
    Excel,
    HubSpot,
    Salesforce,
    Pipedrive,
    /// Every field under its own name, to come back.
    Plain,
}

/// What a program asks of each row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lacking {
    Name,
    Company,
    NameOrEmail,
    NameOrCompany,
    /// Another lead has the same mail address, and only one of the two would stay.
    OwnEmail,
}

/// Leads that a program would refuse, by what they lack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    pub what: Lacking,
    pub leads: Vec<(LeadId, String)>,
}

/// What stands in a column.
#[derive(Clone, Copy)]
enum Cell {
    Of(Field),
    FirstName,
    LastName,
    /// The name, or else the company.
    Heading,
    Tags,
    OptedOut,
    Team,
    Stage,
    Captured,
    Identity,
}

impl Preset {
    pub const ALL: [Preset; 5] =
        [Preset::Excel, Preset::HubSpot, Preset::Salesforce, Preset::Pipedrive, Preset::Plain];

    pub fn key(self) -> &'static str {
        match self {
            Preset::Excel => "excel",
            Preset::HubSpot => "hubspot",
            Preset::Salesforce => "salesforce",
            Preset::Pipedrive => "pipedrive",
            Preset::Plain => "entonnoir",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Preset::ALL.into_iter().find(|preset| preset.key() == key)
    }

    fn delimiter(self) -> Delimiter {
        match self {
            Preset::Excel => Delimiter::Semicolon,
            Preset::HubSpot | Preset::Salesforce | Preset::Pipedrive | Preset::Plain => Delimiter::Comma,
        }
    }

    /// The names are those by which each program knows its own columns, in its import's own help pages.
    fn columns(self) -> Vec<(&'static str, Cell)> {
        use Cell::{Captured, FirstName, Heading, Identity, LastName, Of, OptedOut, Stage, Tags, Team};
        match self {
            Preset::HubSpot => vec![
                ("First name", FirstName),
                ("Last name", LastName),
                ("Email", Of(Field::Email)),
                ("Phone number", Of(Field::Phone)),
                ("Job title", Of(Field::Title)),
                ("Company name", Of(Field::Company)),
                ("Website URL", Of(Field::Website)),
                ("City", Of(Field::City)),
                ("Country/Region", Of(Field::Country)),
                ("Industry", Of(Field::Sector)),
                ("Number of employees", Of(Field::Employees)),
                ("Contact owner", Of(Field::Owner)),
                ("Lead source", Of(Field::Source)),
                ("Message", Of(Field::Notes)),
                ("Tags", Tags),
                ("Entonnoir ID", Identity),
            ],
            Preset::Salesforce => vec![
                ("First Name", FirstName),
                ("Last Name", LastName),
                ("Company", Of(Field::Company)),
                ("Title", Of(Field::Title)),
                ("Email", Of(Field::Email)),
                ("Phone", Of(Field::Phone)),
                ("Website", Of(Field::Website)),
                ("City", Of(Field::City)),
                ("Country", Of(Field::Country)),
                ("Industry", Of(Field::Sector)),
                ("No. of Employees", Of(Field::Employees)),
                ("Lead Source", Of(Field::Source)),
                ("Email Opt Out", OptedOut),
                ("Description", Of(Field::Notes)),
                ("Entonnoir ID", Identity),
            ],
            Preset::Pipedrive => vec![
                ("Lead - Title", Heading),
                ("Lead - Value", Of(Field::Amount)),
                ("Lead - Expected close date", Of(Field::ExpectedOn)),
                ("Person - Name", Of(Field::FullName)),
                ("Person - Email", Of(Field::Email)),
                ("Person - Phone", Of(Field::Phone)),
                ("Person - Job title", Of(Field::Title)),
                ("Organization - Name", Of(Field::Company)),
                ("Note", Of(Field::Notes)),
                ("Entonnoir ID", Identity),
            ],
            Preset::Excel => {
                let mut columns: Vec<(&str, Cell)> =
                    Field::ALL.into_iter().map(|field| (in_french(field), Of(field))).collect();
                columns.extend([
                    ("Étiquettes", Tags),
                    ("Équipe", Team),
                    ("Étape", Stage),
                    ("Saisie le", Captured),
                    ("Identifiant Entonnoir", Identity),
                ]);
                columns
            }
            Preset::Plain => {
                let mut columns: Vec<(&str, Cell)> = vec![("entonnoir_id", Identity)];
                columns.extend(Field::ALL.into_iter().map(|field| (field.key(), Of(field))));
                columns.extend([("tags", Tags), ("team", Team), ("stage", Stage), ("captured_on", Captured)]);
                columns
            }
        }
    }

    fn lacks(self) -> &'static [Lacking] {
        match self {
            Preset::HubSpot => &[Lacking::NameOrEmail, Lacking::OwnEmail],
            Preset::Salesforce => &[Lacking::Name, Lacking::Company],
            Preset::Pipedrive => &[Lacking::NameOrCompany],
            Preset::Excel | Preset::Plain => &[],
        }
    }
}

/// The headings of the French table. Reading knows them again.
fn in_french(field: Field) -> &'static str {
    match field {
        Field::FullName => "Nom",
        Field::Title => "Fonction",
        Field::Company => "Entreprise",
        Field::Email => "E-mail",
        Field::Phone => "Téléphone",
        Field::Website => "Site web",
        Field::City => "Ville",
        Field::Country => "Pays",
        Field::Sector => "Secteur",
        Field::Employees => "Effectif",
        Field::Age => "Âge",
        Field::Amount => "Montant",
        Field::Probability => "Probabilité",
        Field::ExpectedOn => "Signature prévue",
        Field::MeetingOn => "Rendez-vous le",
        Field::DecisionMaker => "Décideur",
        Field::Source => "Campagne d’origine",
        Field::Owner => "Responsable",
        Field::NextStep => "Prochaine action",
        Field::NextStepOn => "Pour le",
        Field::Basis => "Base légale",
        Field::BasisProof => "Preuve",
        Field::Notes => "Notes",
    }
}

impl Session {
    /// The leads of one team, or of all, as a table.
    pub fn export_table(&self, preset: Preset, team: Option<TeamId>, now: Moment) -> Outgoing {
        let columns = preset.columns();
        let header: Vec<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        let row = |lead: &Lead| -> Vec<String> {
            columns.iter().map(|(_, cell)| written(self.workspace(), lead, *cell, preset, now)).collect()
        };
        let rows: Vec<Vec<String>> =
            [header].into_iter().chain(leads(self.workspace(), team).into_iter().map(row)).collect();
        let text = cells::write(rows.iter().map(|row| row.iter().map(String::as_str)), preset.delimiter());
        Outgoing { name: format!("entonnoir-{}-{}.csv", preset.key(), now.today()), text }
    }

    /// How many leads a table would have.
    pub fn leads_for_table(&self, team: Option<TeamId>) -> usize {
        leads(self.workspace(), team).len()
    }

    /// What the program would refuse.
    pub fn lacks(&self, preset: Preset, team: Option<TeamId>) -> Vec<Lack> {
        let leads = leads(self.workspace(), team);
        let mut mails: Vec<String> = leads
            .iter()
            .map(|lead| text::fold(lead.text(Field::Email)))
            .filter(|mail| !mail.is_empty())
            .collect();
        mails.sort_unstable();
        let is_shared = |lead: &Lead| {
            let mail = text::fold(lead.text(Field::Email));
            let from = mails.partition_point(|known| *known < mail);
            mails.get(from + 1) == Some(&mail)
        };
        let has = |lead: &Lead, fields: &[Field]| fields.iter().any(|field| !lead.text(*field).is_empty());
        let lacks = |lead: &Lead, what: Lacking| match what {
            Lacking::Name => !has(lead, &[Field::FullName]),
            Lacking::Company => !has(lead, &[Field::Company]),
            Lacking::NameOrEmail => !has(lead, &[Field::FullName, Field::Email]),
            Lacking::NameOrCompany => !has(lead, &[Field::FullName, Field::Company]),
            Lacking::OwnEmail => is_shared(lead),
        };
        let lack = |what: &Lacking| {
            let lacking = leads.iter().filter(|lead| lacks(lead, *what));
            Lack { what: *what, leads: lacking.map(|lead| (lead.id, lead.called().to_owned())).collect() }
        };
        preset.lacks().iter().map(lack).filter(|lack| !lack.leads.is_empty()).collect()
    }
}

/// By name, as people look for them in a table.
fn leads(workspace: &Workspace, team: Option<TeamId>) -> Vec<&Lead> {
    let is_wanted =
        |lead: &&Lead| team.is_none_or(|team| workspace.seat(lead).is_some_and(|(of, _)| of == team));
    let mut leads: Vec<(String, &Lead)> =
        workspace.shown_leads().filter(is_wanted).map(|lead| (text::fold(lead.called()), lead)).collect();
    leads.sort_by(|(name, lead), (other_name, other)| (name, lead.id).cmp(&(other_name, other.id)));
    leads.into_iter().map(|(_, lead)| lead).collect()
}

fn written(workspace: &Workspace, lead: &Lead, cell: Cell, preset: Preset, now: Moment) -> String {
    let locale = if preset == Preset::Excel { Locale::Fr } else { Locale::En };
    let text = match cell {
        // It goes by the mail address of somebody who has an account there, and by no other name.
        Cell::Of(Field::Owner) if preset == Preset::HubSpot => {
            Some(lead.text(Field::Owner)).filter(|owner| text::is_email(owner)).unwrap_or_default().to_owned()
        }
        Cell::Of(field) => {
            return lead.fact(field).map(|fact| fact_in(workspace, fact, preset)).unwrap_or_default();
        }
        Cell::Captured => return day(now.day_of(lead.created.millis), preset),
        Cell::FirstName => parted(lead.text(Field::FullName)).0.to_owned(),
        Cell::LastName => parted(lead.text(Field::FullName)).1.to_owned(),
        Cell::Heading => lead.called().to_owned(),
        Cell::Tags => lead.tags().collect::<Vec<_>>().join(";"),
        Cell::OptedOut => {
            let objected = lead.fact(Field::Basis) == Some(&Fact::Basis(Basis::Objected));
            (if objected { "1" } else { "0" }).to_owned()
        }
        Cell::Team => {
            let team = workspace.seat(lead).and_then(|(team, _)| workspace.team(team));
            team.map(|team| team.name().to_owned()).unwrap_or_default()
        }
        Cell::Stage => {
            workspace.stage_of(lead).map(|stage| stage.name().text(locale).to_owned()).unwrap_or_default()
        }
        Cell::Identity => lead.id.to_string(),
    };
    in_cell(text, preset)
}

fn fact_in(workspace: &Workspace, fact: &Fact, preset: Preset) -> String {
    let text = match fact {
        Fact::Date(date) => return day(*date, preset),
        Fact::Money(amount) if preset == Preset::Excel => return with_comma(*amount),
        Fact::Money(_) | Fact::Percent(_) | Fact::Number(_) => return fact.to_string(),
        Fact::Campaign(id) => {
            workspace.campaign(*id).map(|campaign| campaign.name.clone()).unwrap_or_default()
        }
        // People read the table for Excel, and an identity tells them nothing.
        Fact::Lead(id) if preset == Preset::Excel => {
            workspace.lead(*id).map(|lead| lead.called().to_owned()).unwrap_or_default()
        }
        Fact::Basis(basis) if preset == Preset::Excel => basis_in_french(*basis).to_owned(),
        Fact::Lead(_) | Fact::Basis(_) | Fact::Text(_) => fact.to_string(),
    };
    in_cell(text, preset)
}

/// A text; spreadsheets must not take it for anything else.
fn in_cell(text: String, preset: Preset) -> String {
    if preset == Preset::Excel { guard::guarded(&text) } else { text }
}

fn day(day: NaiveDate, preset: Preset) -> String {
    if preset == Preset::Excel { day.format("%d/%m/%Y").to_string() } else { day.to_string() }
}

fn with_comma(amount: Money) -> String {
    amount.to_string().replace('.', ",")
}

fn basis_in_french(basis: Basis) -> &'static str {
    match basis {
        Basis::Consent => "Consentement",
        Basis::Contract => "Contrat",
        Basis::Interest => "Intérêt légitime",
        Basis::Objected => "Opposition",
    }
}

/// A first and a last name. `DUPONT Jean` and `Jean DUPONT` say which is which; elsewhere the first word goes first.
fn parted(name: &str) -> (&str, &str) {
    let is_shouted = |word: &str| word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase());
    let Some((first, rest)) = name.split_once(' ') else { return ("", name) };
    let begins_with_last_name = is_shouted(first) && !rest.split(' ').any(is_shouted);
    if begins_with_last_name { (rest, first) } else { (first, rest) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_as_people_write_them() {
        for (name, first, last) in [
            ("Claire Morel", "Claire", "Morel"),
            ("MOREL Claire", "Claire", "MOREL"),
            ("Claire MOREL", "Claire", "MOREL"),
            ("CLAIRE MOREL", "CLAIRE", "MOREL"),
            ("Marie-Claude de La Tour", "Marie-Claude", "de La Tour"),
            ("Morel", "", "Morel"),
            ("", "", ""),
        ] {
            assert_eq!(parted(name), (first, last), "{name}");
        }
    }

    #[test]
    fn every_preset_is_found_by_its_key() {
        for preset in Preset::ALL {
            assert_eq!(Preset::from_key(preset.key()), Some(preset));
        }
    }
}
