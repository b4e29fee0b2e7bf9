//! What the code on a badge or card says: cards in their many kinds, links, and the words of an organiser's own making.
//!
//! Nothing is refused: a text that no rule knows is still what stood on the badge. What does not fit a field is left
//! out of it and stands in the notes. By hand, since no library reads what organisers print.

mod layout;
mod link;
mod parts;
mod tagged;

use std::collections::BTreeMap;

use super::{card, gathered::Gathered, letters};
use crate::domain::{badge, field::Field, text};

pub use layout::{Layout, Layouts, Part};
pub use parts::{Shape, shape, split};

/// What a badge says. Every text fits its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    pub kind: Kind,
    /// All of it, as it is kept.
    pub raw: String,
    pub fields: BTreeMap<Field, String>,
    pub tags: Vec<String>,
    /// The number by which the organiser knows the person.
    pub registration: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// vCard.
    Card,
    MeCard,
    BizCard,
    /// `VQC:ID:…;FN:…;LN:…;CO:…`.
    Vqc,
    /// A message to somebody.
    Message,
    /// A profile on a network for work.
    Profile,
    Email,
    Phone,
    Website,
    /// `id;first;last;company`.
    Parts,
    /// Parts of an organiser's own making, as somebody has said what they are.
    Taught,
    /// The same, and nobody has said so yet.
    Unknown(Shape),
    /// Only a number of the organiser's.
    Registration,
    Name,
    Text,
}

/// What is read so far.
#[derive(Default)]
struct Reading {
    gathered: Gathered,
    tags: Vec<String>,
    registration: Option<String>,
}

/// Reads what a code says, or what somebody typed; `None` when that is nothing. Bytes that are no UTF-8 are taken for
/// Western Windows.
pub fn read(bytes: &[u8]) -> Option<Badge> {
    let bytes = letters::plain(bytes);
    let raw = badge::plain(&letters::letters(&bytes));
    if text::clean_line(&raw).is_empty() {
        return None;
    }
    let (kind, reading) = kind_of(&bytes, &raw);
    Some(reading.finish(kind, raw))
}

fn kind_of(bytes: &[u8], raw: &str) -> (Kind, Reading) {
    let as_card = || card::is_meant(bytes).then(|| of_card(bytes)).flatten();
    as_card()
        .map(|reading| (Kind::Card, reading))
        .or_else(|| tagged::read(raw))
        .or_else(|| link::read(raw))
        .or_else(|| parts::read(raw).map(|reading| (Kind::Parts, reading)))
        .or_else(|| parts::unknown(raw))
        .unwrap_or_else(|| bare(raw))
}

/// The first of its cards that names anybody.
fn of_card(bytes: &[u8]) -> Option<Reading> {
    let card = card::decode(bytes).ok()?.cards.into_iter().next()?;
    let mut reading = Reading { tags: card.tags, ..Reading::default() };
    for (field, text) in card.fields {
        match field {
            Field::Notes => reading.gathered.note(text),
            _ => reading.gathered.put(field, &text),
        }
    }
    Some(reading)
}

/// A text in one piece.
fn bare(raw: &str) -> (Kind, Reading) {
    let mut reading = Reading::default();
    if text::is_email(raw) {
        reading.gathered.put(Field::Email, raw);
        (Kind::Email, reading)
    } else if raw.starts_with('+') && text::is_phone(raw) {
        reading.gathered.put(Field::Phone, raw);
        (Kind::Phone, reading)
    } else if parts::is_registration(raw) {
        reading.registration = Some(raw.to_owned());
        (Kind::Registration, reading)
    } else if parts::is_name(raw) {
        reading.gathered.put(Field::FullName, raw);
        (Kind::Name, reading)
    } else {
        reading.gathered.note(text::clean_lines(raw));
        (Kind::Text, reading)
    }
}

impl Reading {
    fn put(&mut self, field: Field, text: &str) {
        self.gathered.put(field, text);
    }

    /// First and last name, in the order in which people say them.
    fn put_name(&mut self, first: &str, last: &str) {
        self.put(Field::FullName, &format!("{first} {last}"));
    }

    fn register(&mut self, id: &str) {
        let id = text::clean_line(id);
        if !id.is_empty() {
            self.registration.get_or_insert(id);
        }
    }

    fn finish(self, kind: Kind, raw: String) -> Badge {
        let Reading { gathered, tags, registration } = self;
        Badge { kind, raw, fields: gathered.finish(), tags, registration }
    }
}

impl Badge {
    /// Whether anybody could be called by what it says.
    pub fn is_named(&self) -> bool {
        Field::NAMING.iter().any(|name| self.fields.contains_key(name))
    }

    /// Whether its parts can be taught.
    pub fn shape(&self) -> Option<Shape> {
        match self.kind {
            Kind::Parts | Kind::Taught | Kind::Unknown(_) => shape(&self.raw),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
