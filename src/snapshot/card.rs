//! Contact cards (vCard): read in all their versions and with the mistakes that are common, written as 3.0, which
//! telephones read best.
//!
//! By hand, because what comes from the field breaks the rules: of the libraries looked at, the most forgiving
//! (`vcard-rs` 0.5) gives up the whole file where one line has no colon, an `END` is missing, or all of a card stands
//! on one line, and leaves the decoding of Western Windows to two further libraries. RFC 2426 is version 3.0, RFC
//! 6350 version 4.0; 2.1 is the versit consortium's paper of 1996.

mod lines;
mod person;
mod property;
mod writing;

use std::collections::BTreeMap;

use super::{file::MOST_BYTES, letters};
use crate::domain::{field::Field, ids::LeadId};
use lines::Lines;
use property::Property;

pub use writing::{encode, shorter_and_shorter};

/// More people than a browser has room for as leads.
pub const MOST_CARDS: usize = 20_000;

/// One person of a file of cards. Every text fits its field; what fits none stands in the notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The lead that a card of ours was made from.
    pub lead: Option<LeadId>,
    pub fields: BTreeMap<Field, String>,
    pub tags: Vec<String>,
}

/// What a file of cards holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cards {
    pub cards: Vec<Card>,
    /// How many say nothing by which anybody could be called.
    pub nameless: usize,
}

/// Why nothing in a file can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCards {
    Empty,
    TooLarge,
    TooMany,
    /// There is no card in it.
    Foreign,
}

/// Whether a file begins as a card does.
pub fn is_meant(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start().get(..BEGIN.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(BEGIN))
}

const BEGIN: &[u8] = b"BEGIN:VCARD";

/// Reads a file of one card or many.
///
/// # Errors
/// Only when there is no card in it, or too much; a damaged card costs what is damaged of it.
pub fn decode(bytes: &[u8]) -> Result<Cards, NotCards> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(NotCards::TooLarge);
    }
    let bytes = letters::plain(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(NotCards::Empty);
    }
    let mut read = Cards::default();
    let mut open: Option<Vec<Property>> = None;
    let mut is_any = false;
    for line in Lines::of(&bytes) {
        let Some(property) = Property::read(&line) else { continue };
        match property.name.as_str() {
            "BEGIN" if property.says("VCARD") => {
                is_any = true;
                // The card before has no end.
                read.take(open.replace(Vec::new()));
            }
            "END" if property.says("VCARD") => read.take(open.take()),
            _ => {
                if let Some(properties) =
                    open.as_mut().filter(|properties| properties.len() < MOST_PROPERTIES)
                {
                    properties.push(property);
                }
            }
        }
        if read.cards.len() > MOST_CARDS {
            return Err(NotCards::TooMany);
        }
    }
    read.take(open);
    match is_any {
        true if read.cards.len() > MOST_CARDS => Err(NotCards::TooMany),
        true => Ok(read),
        false => Err(NotCards::Foreign),
    }
}

/// A person has a few dozen; whatever comes after so many is not about a person.
const MOST_PROPERTIES: usize = 1_000;

impl Cards {
    fn take(&mut self, properties: Option<Vec<Property>>) {
        match properties.map(|properties| person::card(&properties)) {
            Some(card) if card.is_named() => self.cards.push(card),
            Some(_) => self.nameless += 1,
            None => {}
        }
    }
}

impl Card {
    fn is_named(&self) -> bool {
        Field::NAMING.iter().any(|name| self.fields.contains_key(name))
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) use tests::obeys;
