//! What a team can write down about a lead, field by field, and what each field accepts.

use std::fmt;

use chrono::NaiveDate;

use super::{
    ids::{CampaignId, LeadId},
    moment::read_day,
    money::Money,
    text::{self, TextProblem},
};

/// One thing that can be known about a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    FullName,
    Title,
    Company,
    Email,
    Phone,
    Website,
    City,
    Country,
    Sector,
    /// How many people work at the company.
    Employees,
    /// Only for teams whose persona asks it.
    Age,
    Amount,
    Probability,
    ExpectedOn,
    /// When a meeting is to take place; one that took place is an activity.
    MeetingOn,
    /// Who decides, where this person does not.
    DecisionMaker,
    Source,
    Owner,
    NextStep,
    NextStepOn,
    /// On what grounds the person's data is kept.
    Basis,
    /// How that can be shown.
    BasisProof,
    Notes,
}

/// On what grounds a person's data may be kept and used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The person has agreed.
    Consent,
    /// The person has asked for an offer, or is a customer.
    Contract,
    /// Business to business, told and free to object.
    Interest,
    /// The person has said no: no ground at all.
    Objected,
}

impl Basis {
    pub const ALL: [Basis; 4] = [Basis::Consent, Basis::Contract, Basis::Interest, Basis::Objected];

    pub fn key(self) -> &'static str {
        match self {
            Basis::Consent => "consent",
            Basis::Contract => "contract",
            Basis::Interest => "interest",
            Basis::Objected => "objected",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Basis::ALL.into_iter().find(|basis| basis.key() == key)
    }
}

/// What kind of fact a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Line,
    Lines,
    Email,
    Phone,
    Link,
    Money,
    Percent,
    Date,
    Number,
    Campaign,
    Lead,
    Basis,
}

/// What is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    Text(String),
    Money(Money),
    /// Hundredths, 0 to 100.
    Percent(u8),
    Date(NaiveDate),
    Number(u32),
    Campaign(CampaignId),
    Lead(LeadId),
    Basis(Basis),
}

impl Field {
    pub const ALL: [Field; 23] = [
        Field::FullName,
        Field::Title,
        Field::Company,
        Field::Email,
        Field::Phone,
        Field::Website,
        Field::City,
        Field::Country,
        Field::Sector,
        Field::Employees,
        Field::Age,
        Field::Amount,
        Field::Probability,
        Field::ExpectedOn,
        Field::MeetingOn,
        Field::DecisionMaker,
        Field::Source,
        Field::Owner,
        Field::NextStep,
        Field::NextStepOn,
        Field::Basis,
        Field::BasisProof,
        Field::Notes,
    ];

    /// By one of these a lead can be called.
    pub const NAMING: [Field; 4] = [Field::FullName, Field::Company, Field::Email, Field::Phone];

    /// The name in files and forms.
    pub fn key(self) -> &'static str {
        match self {
            Field::FullName => "full_name",
            Field::Title => "title",
            Field::Company => "company",
            Field::Email => "email",
            Field::Phone => "phone",
            Field::Website => "website",
            Field::City => "city",
            Field::Country => "country",
            Field::Sector => "sector",
            Field::Employees => "employees",
            Field::Age => "age",
            Field::Amount => "amount",
            Field::Probability => "probability",
            Field::ExpectedOn => "expected_on",
            Field::MeetingOn => "meeting_on",
            Field::DecisionMaker => "decision_maker",
            Field::Source => "source",
            Field::Owner => "owner",
            Field::NextStep => "next_step",
            Field::NextStepOn => "next_step_on",
            Field::Basis => "basis",
            Field::BasisProof => "basis_proof",
            Field::Notes => "notes",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Field::ALL.into_iter().find(|field| field.key() == key)
    }

    pub fn kind(self) -> FieldKind {
        match self {
            Field::Email => FieldKind::Email,
            Field::Phone => FieldKind::Phone,
            Field::Website => FieldKind::Link,
            Field::Amount => FieldKind::Money,
            Field::Probability => FieldKind::Percent,
            Field::ExpectedOn | Field::NextStepOn | Field::MeetingOn => FieldKind::Date,
            Field::Employees | Field::Age => FieldKind::Number,
            Field::DecisionMaker => FieldKind::Lead,
            Field::Basis => FieldKind::Basis,
            Field::Source => FieldKind::Campaign,
            Field::Notes => FieldKind::Lines,
            Field::FullName
            | Field::Title
            | Field::Company
            | Field::City
            | Field::Country
            | Field::Sector
            | Field::BasisProof
            | Field::Owner
            | Field::NextStep => FieldKind::Line,
        }
    }

    /// The most characters a text here may have.
    pub fn most(self) -> usize {
        match self.kind() {
            FieldKind::Lines => 20_000,
            FieldKind::Link => 2_000,
            _ => 200,
        }
    }

    /// What was typed, made into a fact; `None` when nothing was.
    ///
    /// # Errors
    /// Says what is wrong with the text; nothing is repaired by guessing.
    pub fn parse(self, typed: &str) -> Result<Option<Fact>, TextProblem> {
        let clean = self.clean(typed);
        if clean.is_empty() {
            return Ok(None);
        }
        if clean.chars().count() > self.most() {
            return Err(TextProblem::TooLong { most: self.most() });
        }
        match self.kind() {
            FieldKind::Email if !text::is_email(&clean) => Err(TextProblem::NotAnEmail),
            FieldKind::Phone if !text::is_phone(&clean) => Err(TextProblem::NotAPhone),
            FieldKind::Link => match link(&clean) {
                Some(link) => Ok(Some(Fact::Text(link))),
                None => Err(TextProblem::NotALink),
            },
            _ => self.recall(&clean).map(Some).ok_or(match self.kind() {
                FieldKind::Money => TextProblem::NotMoney,
                FieldKind::Percent => TextProblem::NotAPercentage,
                FieldKind::Date => TextProblem::NotADate,
                FieldKind::Number => TextProblem::NotANumber,
                _ => TextProblem::Missing,
            }),
        }
    }

    /// A fact from its written form in a file. Texts are taken as they are, however odd: they were accepted once.
    pub fn recall(self, written: &str) -> Option<Fact> {
        match self.kind() {
            FieldKind::Money => written.parse().ok().map(Fact::Money),
            FieldKind::Percent => {
                let number = written.trim().trim_end_matches('%').trim();
                number.parse().ok().filter(|n| *n <= 100).map(Fact::Percent)
            }
            FieldKind::Date => read_day(written).map(Fact::Date),
            FieldKind::Number => {
                let digits: String = written.chars().filter(|c| !c.is_whitespace()).collect();
                digits.parse().ok().filter(|_| !digits.starts_with('+')).map(Fact::Number)
            }
            FieldKind::Campaign => written.parse().ok().map(Fact::Campaign),
            FieldKind::Lead => written.parse().ok().map(Fact::Lead),
            FieldKind::Basis => Basis::from_key(written.trim()).map(Fact::Basis),
            _ => Some(Fact::Text(self.clean(written))).filter(|fact| *fact != Fact::Text(String::new())),
        }
    }

    fn clean(self, text: &str) -> String {
        match self.kind() {
            FieldKind::Lines => text::clean_lines(text),
            _ => text::clean_line(text),
        }
    }
}

/// A web address, with `https://` added where no scheme was typed. Other schemes could run code or leave the browser.
fn link(text: &str) -> Option<String> {
    let address = match text.split_once("://") {
        Some(("http" | "https", _)) => text.to_owned(),
        Some(_) => return None,
        None => format!("https://{text}"),
    };
    let host = address.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let named =
        host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':'));
    (named && !address.contains(char::is_whitespace)).then_some(address)
}

/// The written form in files: the same in every language.
impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fact::Text(text) => f.write_str(text),
            Fact::Money(money) => write!(f, "{money}"),
            Fact::Percent(percent) => write!(f, "{percent}"),
            Fact::Date(date) => write!(f, "{date}"),
            Fact::Number(number) => write!(f, "{number}"),
            Fact::Campaign(campaign) => write!(f, "{campaign}"),
            Fact::Lead(lead) => write!(f, "{lead}"),
            Fact::Basis(basis) => f.write_str(basis.key()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_its_name() {
        for field in Field::ALL {
            assert_eq!(Field::from_key(field.key()), Some(field));
        }
    }

    #[test]
    fn fields_accept_what_fits_and_say_what_does_not() {
        let text = |text: &str| Ok(Some(Fact::Text(text.into())));
        assert_eq!(Field::Phone.parse(" 01 55 12 34 56 "), text("01 55 12 34 56"));
        assert_eq!(Field::Phone.parse("call me"), Err(TextProblem::NotAPhone));
        assert_eq!(Field::Email.parse("nobody"), Err(TextProblem::NotAnEmail));
        assert_eq!(Field::Amount.parse("12 000"), Ok(Some(Fact::Money(Money::whole(12_000)))));
        assert_eq!(Field::Amount.parse("-1"), Err(TextProblem::NotMoney));
        assert_eq!(Field::Probability.parse("40 %"), Ok(Some(Fact::Percent(40))));
        assert_eq!(Field::Probability.parse("140"), Err(TextProblem::NotAPercentage));
        assert_eq!(Field::ExpectedOn.parse("2026-13-01"), Err(TextProblem::NotADate));
        assert_eq!(Field::FullName.parse(&"x".repeat(10_000)), Err(TextProblem::TooLong { most: 200 }));
        assert_eq!(Field::City.parse("   "), Ok(None));
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(Field::Website.parse("acme.fr/a"), Ok(Some(Fact::Text("https://acme.fr/a".into()))));
        for wrong in [
            "javascript:alert(1)",
            "javascript://acme.fr/%0aalert(1)",
            "data:text/html,x",
            "https://",
            "nowhere",
        ] {
            assert_eq!(Field::Website.parse(wrong), Err(TextProblem::NotALink), "{wrong}");
        }
    }

    #[test]
    fn facts_survive_being_written_down() {
        for (field, typed) in [
            (Field::Amount, "1 234,50"),
            (Field::Probability, "40%"),
            (Field::ExpectedOn, "2026-03-15"),
            (Field::Notes, "two\nlines"),
            (Field::Source, "00000000000000000000000000000001"),
        ] {
            let fact = field.parse(typed).unwrap().unwrap();
            assert_eq!(field.recall(&fact.to_string()), Some(fact));
        }
    }
}
