//! What is said about tables, value by value.

use crate::{
    commands::IfKnown,
    domain::field::FieldKind,
    i18n::{Locale, Words, erase, fields, rejections, tables},
    session::files::table::{DayOrder, DecimalMark, Delimiter, Encoding, Fate, Origin, Target, Wrong},
};

pub fn target(target: Target) -> Words {
    match target {
        Target::Leave => tables::LEAVE,
        Target::Field(field) => fields::field(field),
        Target::FirstName => tables::FIRST_NAME,
        Target::LastName => tables::LAST_NAME,
        Target::Tags => fields::TAGS,
        Target::OptedOut => tables::OPTED_OUT,
        Target::Badge => tables::BADGE,
        Target::Identity => tables::IDENTITY,
        Target::Note => tables::NOTE,
    }
}

pub fn origin(locale: Locale, origin: Origin) -> String {
    let program = match origin {
        Origin::Plain | Origin::Excel => return tables::OURS.of(locale).to_owned(),
        Origin::HubSpot => "HubSpot",
        Origin::Salesforce => "Salesforce",
        Origin::Pipedrive => "Pipedrive",
        Origin::AtomicCrm => "Atomic CRM",
        Origin::Eventyay => "Eventyay",
        Origin::Pretix => "pretix",
        Origin::Popl => "Popl",
    };
    tables::known_origin(locale, program)
}

/// The names of encodings are the same in every language.
pub fn encoding(encoding: Encoding) -> (&'static str, &'static str) {
    match encoding {
        Encoding::Utf8 => ("utf-8", "UTF-8"),
        Encoding::Utf16 => ("utf-16", "UTF-16"),
        Encoding::Windows1252 => ("windows-1252", "Windows-1252"),
    }
}

pub fn delimiter(delimiter: Delimiter) -> (&'static str, Words) {
    match delimiter {
        Delimiter::Comma => ("comma", tables::COMMA),
        Delimiter::Semicolon => ("semicolon", tables::SEMICOLON),
        Delimiter::Tab => ("tab", tables::TAB),
    }
}

pub fn days(order: DayOrder) -> (&'static str, Words) {
    match order {
        DayOrder::DayFirst => ("day-first", tables::DAY_FIRST),
        DayOrder::MonthFirst => ("month-first", tables::MONTH_FIRST),
    }
}

pub fn decimal(mark: DecimalMark) -> (&'static str, Words) {
    match mark {
        DecimalMark::Comma => ("comma", tables::DECIMAL_COMMA),
        DecimalMark::Point => ("point", tables::DECIMAL_POINT),
    }
}

pub fn if_known(choice: IfKnown) -> (&'static str, Words) {
    match choice {
        IfKnown::Fill => ("fill", tables::FILL),
        IfKnown::Overwrite => ("overwrite", tables::OVERWRITE),
        IfKnown::Skip => ("skip", tables::SKIP),
        IfKnown::KeepBoth => ("keep-both", tables::KEEP_BOTH),
    }
}

pub fn fate(fate: &Fate) -> (&'static str, Words) {
    match fate {
        Fate::New => ("new", tables::BECOMES_NEW),
        Fate::Filled => ("filled", tables::BECOMES_FILLED),
        Fate::Left => ("left", tables::BECOMES_NOTHING),
        Fate::Rejected(_) => ("rejected", tables::BECOMES_REJECTED),
    }
}

/// Why a row stays out, and what to do.
pub fn wrong(locale: Locale, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Cell { field, problem, .. } => {
            let name = fields::field(*field).of(locale);
            let sentence = match field.kind() {
                FieldKind::Basis => tables::NO_SUCH_BASIS.of(locale).to_owned(),
                FieldKind::Lead => tables::NO_SUCH_LEAD.of(locale).to_owned(),
                _ => rejections::problem(locale, problem),
            };
            format!("{name} — {sentence}")
        }
        Wrong::Nameless => rejections::problem(locale, &crate::domain::text::TextProblem::Missing),
        Wrong::Removed => tables::REMOVED.of(locale).to_owned(),
        Wrong::Erased => erase::STAYS.of(locale).to_owned(),
    }
}

pub fn wrongs(locale: Locale, wrongs: &[Wrong]) -> String {
    wrongs.iter().map(|one| wrong(locale, one)).collect::<Vec<_>>().join(" ")
}
