//! A lead as a card of version 3.0 (RFC 2426).

use chrono::DateTime;

use crate::{
    domain::{field::Field, lead::Lead},
    snapshot::folded::{escaped, push_line},
};

const PRODUCT: &str = "-//Entonnoir//Entonnoir//EN";

/// Cards one after the other. The same lead always gives the same card.
pub fn encode<'a>(leads: impl Iterator<Item = &'a Lead>) -> String {
    let mut text = String::new();
    leads.for_each(|lead| push_card(&mut text, lead));
    text
}

fn push_card(text: &mut String, lead: &Lead) {
    let mut line = |name: &str, value: &str| push_line(text, name, value);
    let said = |field: Field| value(lead, field);
    line("BEGIN", "VCARD");
    line("VERSION", "3.0");
    line("PRODID", PRODUCT);
    line("UID", &format!("urn:uuid:{}", uuid(&lead.id.to_string())));
    // Both are asked for, also of a company, whose `N` is empty.
    line("FN", &escaped(lead.called()));
    line("N", &name(lead.text(Field::FullName)));
    for (name, field) in [
        ("ORG", Field::Company),
        ("TITLE", Field::Title),
        ("TEL;TYPE=WORK,VOICE", Field::Phone),
        ("EMAIL;TYPE=INTERNET,WORK", Field::Email),
        ("NOTE", Field::Notes),
    ] {
        if !lead.text(field).is_empty() {
            line(name, &said(field));
        }
    }
    if !lead.text(Field::Website).is_empty() {
        line("URL", &value(lead, Field::Website));
    }
    if !(lead.text(Field::City).is_empty() && lead.text(Field::Country).is_empty()) {
        line("ADR;TYPE=WORK", &format!(";;;{};;;{}", said(Field::City), said(Field::Country)));
    }
    let tags: Vec<String> = lead.tags().map(escaped).collect();
    if !tags.is_empty() {
        line("CATEGORIES", &tags.join(","));
    }
    if let Some(at) = DateTime::from_timestamp_millis(lead.latest().millis) {
        line("REV", &at.format("%Y%m%dT%H%M%SZ").to_string());
    }
    line("END", "VCARD");
}

/// What a code on a screen can do without, the most dispensable first.
const DISPENSABLE: [Field; 5] = [Field::Notes, Field::Website, Field::Title, Field::Phone, Field::Company];

/// Notes of so many letters still say something about who it is; longer ones tell what happened.
const SHORT_NOTE: usize = 80;

/// One lead as a small card, then as ever smaller ones, down to a name and a mail address: the fewer letters, the
/// larger the squares of a code. Lines are not folded, as many a reader of codes takes each for itself.
pub fn shorter_and_shorter(lead: &Lead) -> impl Iterator<Item = String> {
    (0..=DISPENSABLE.len()).map(|spared| small(lead, &DISPENSABLE[..spared]))
}

fn small(lead: &Lead, spared: &[Field]) -> String {
    let mut card = String::from("BEGIN:VCARD\r\nVERSION:3.0\r\n");
    let mut line = |name: &str, value: &str| card.extend([name, ":", value, "\r\n"]);
    line("N", &name(lead.text(Field::FullName)));
    line("FN", &escaped(lead.called()));
    for (name, field) in [
        ("ORG", Field::Company),
        ("TITLE", Field::Title),
        ("TEL", Field::Phone),
        ("EMAIL", Field::Email),
        ("URL", Field::Website),
        ("NOTE", Field::Notes),
    ] {
        let text = lead.text(field);
        let is_long = field == Field::Notes && text.chars().count() > SHORT_NOTE;
        if !text.is_empty() && !is_long && !spared.contains(&field) {
            line(name, &value(lead, field));
        }
    }
    line("END", "VCARD");
    card
}

fn value(lead: &Lead, field: Field) -> String {
    match field {
        // An address is no text: only what could be taken for an escape is escaped.
        Field::Website => lead.text(field).replace('\\', "\\\\"),
        _ => escaped(lead.text(field)),
    }
}

/// `Family;Given;;;`: the last word is taken for the family's name, as telephones sort by it.
fn name(full: &str) -> String {
    let (given, family) = full.rsplit_once(' ').unwrap_or(("", full));
    format!("{};{};;;", escaped(family), escaped(given))
}

/// 32 digits in the groups that a UUID has.
fn uuid(digits: &str) -> String {
    let mut uuid = String::with_capacity(36);
    for (at, digit) in digits.chars().enumerate() {
        if matches!(at, 8 | 12 | 16 | 20) {
            uuid.push('-');
        }
        uuid.push(digit);
    }
    uuid
}
