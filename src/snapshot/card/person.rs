//! Which property of a card goes to which field, and what fits none to the notes.

use super::{Card, Property};
use crate::{
    domain::{
        field::Field,
        ids::LeadId,
        text::{clean_line, clean_lines},
    },
    snapshot::gathered::{Gathered, fits},
};

/// A card being read.
#[derive(Default)]
struct Reading {
    gathered: Gathered,
    tags: Vec<String>,
}

/// Nothing of a photo, a birthday or a key is read: nobody needs it to sell something.
pub(super) fn card(properties: &[Property]) -> Card {
    let mut reading = Reading::default();
    let all = |name: &'static str| properties.iter().filter(move |property| property.name == name);
    for note in all("NOTE") {
        reading.note(clean_lines(&note.text()));
    }
    reading.names(properties);
    reading.ways(Field::Phone, all("TEL").chain(all("X-MOBILE")), phone_order, |value| bare(value, "tel:"));
    reading.ways(Field::Email, all("EMAIL"), order, |value| bare(value, "mailto:"));
    reading.ways(Field::Website, all("URL"), order, str::to_owned);
    reading.places(all("ADR"));
    for name in ["IMPP", "X-SOCIALPROFILE", "X-LINKEDIN", "X-TWITTER", "X-SKYPE"] {
        all(name).for_each(|property| reading.note(clean_line(&property.text())));
    }
    for property in all("CATEGORIES") {
        let words = property.words().into_iter().map(|word| clean_line(&word));
        reading.tags.extend(words.filter(|word| !word.is_empty()));
    }
    let lead = all("UID").find_map(|uid| ours(&uid.text()));
    Card { lead, fields: reading.gathered.finish(), tags: reading.tags }
}

impl Reading {
    fn names(&mut self, properties: &[Property]) {
        let first = |name: &str| properties.iter().find(|property| property.name == name);
        let text = |name: &str| first(name).map(|property| clean_line(&property.text())).unwrap_or_default();
        let org = first("ORG").map(Property::parts).unwrap_or_default();
        let mut org = org.iter().map(|part| clean_line(part)).filter(|part| !part.is_empty());
        let company = org.next().unwrap_or_default();
        let unit: Vec<String> = org.collect();
        let parts = first("N").map(Property::parts);
        let called = text("FN");
        let named = parts.as_deref().map(full_name).unwrap_or_default();
        let is_company =
            text("KIND").eq_ignore_ascii_case("org") || text("X-ABSHOWAS").eq_ignore_ascii_case("company");
        // A card must say `FN`, so that of a company says its name there, or whatever else it has.
        let ways = properties.iter().filter(|property| matches!(property.name.as_str(), "EMAIL" | "TEL"));
        let mut others = ways.map(|property| clean_line(&property.text())).chain([company.clone()]);
        let stands_in = parts.is_some() && named.is_empty() && others.any(|other| other == called);
        match (is_company, company.is_empty()) {
            (true, true) => self.put(Field::Company, &called),
            (true, false) => self.put(Field::Company, &company),
            (false, _) => {
                let nickname = || text("NICKNAME");
                let name = [called, named].into_iter().find(|name| !name.is_empty()).unwrap_or_else(nickname);
                if !stands_in {
                    self.put(Field::FullName, &name);
                }
                self.put(Field::Company, &company);
            }
        }
        if !unit.is_empty() {
            self.note(unit.join(", "));
        }
        let (title, role) = (text("TITLE"), text("ROLE"));
        if title.is_empty() {
            self.put(Field::Title, &role);
        } else {
            self.put(Field::Title, &title);
            if role != title {
                self.note(role);
            }
        }
    }

    /// The best one to its field, the others to the notes with what they are for.
    fn ways<'a>(
        &mut self,
        field: Field,
        properties: impl Iterator<Item = &'a Property>,
        order: fn(&Property) -> u8,
        plain: fn(&str) -> String,
    ) {
        let mut ways: Vec<(&Property, String)> = properties
            .map(|property| (property, clean_line(&plain(&property.text()))))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        ways.sort_by_key(|(property, value)| (!fits(field, value), order(property)));
        for (property, value) in ways {
            if !self.gathered.has(field) && fits(field, &value) {
                self.put(field, &value);
            } else if self.gathered.get(field) != Some(&value) {
                let kinds = property.types.iter().filter(|kind| !is_usual(kind));
                let kinds: Vec<&str> = kinds.map(String::as_str).collect();
                let said = if kinds.is_empty() { value } else { format!("{value} ({})", kinds.join(", ")) };
                self.note(said);
            }
        }
    }

    /// Town and country of the first address, that at work before others; the street goes to the notes.
    fn places<'a>(&mut self, addresses: impl Iterator<Item = &'a Property>) {
        let mut addresses: Vec<&Property> = addresses.collect();
        addresses.sort_by_key(|property| order(property));
        for address in addresses {
            let parts: Vec<String> = address.parts().iter().map(|part| clean_line(part)).collect();
            let part = |at: usize| parts.get(at).map_or("", String::as_str);
            let is_first = ![Field::City, Field::Country].iter().any(|f| self.gathered.has(*f));
            if is_first {
                self.put(Field::City, part(3));
                self.put(Field::Country, part(6));
            }
            let town =
                [part(5), part(3)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            let is_more = [0, 1, 2, 4, 5].into_iter().any(|at| !part(at).is_empty()) || !is_first;
            let line = [part(0), part(1), part(2), &town, part(4), part(6)];
            let line: Vec<&str> = line.into_iter().filter(|part| !part.is_empty()).collect();
            if is_more && !line.is_empty() {
                self.note(line.join(", "));
            }
        }
    }

    fn put(&mut self, field: Field, text: &str) {
        self.gathered.put(field, text);
    }

    fn note(&mut self, text: impl Into<String>) {
        self.gathered.note(text);
    }
}

/// `Family;Given;Middle;Prefix;Suffix` in the order in which people say it. A card whose name is in the first part
/// alone gives it as it is.
fn full_name(parts: &[String]) -> String {
    let part = |at: usize| parts.get(at).map(|part| clean_line(part)).unwrap_or_default();
    let said = [part(1), part(2), part(0), part(4)];
    said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Without the scheme that a value which is an address begins with; an extension as people write it.
fn bare(value: &str, scheme: &str) -> String {
    let value = value.trim();
    match value.get(..scheme.len()) {
        Some(start) if start.eq_ignore_ascii_case(scheme) => value[scheme.len()..].replace(";ext=", " x"),
        _ => value.to_owned(),
    }
}

/// What is preferred, then at work, then the others in their order.
fn order(property: &Property) -> u8 {
    match () {
        () if property.is("pref") => 0,
        () if property.is("work") => 1,
        () => 2,
    }
}

/// At work and in the pocket first; what nobody answers last.
fn phone_order(property: &Property) -> u8 {
    let is_mobile = property.is("cell") || property.is("mobile") || property.is("iphone");
    match () {
        () if ["fax", "workfax", "homefax", "pager", "modem"].iter().any(|kind| property.is(kind)) => 5,
        () if property.is("work") && is_mobile => 0,
        () if property.is("pref") => 1,
        () if is_mobile => 2,
        () if property.is("work") => 3,
        () => 4,
    }
}

/// What says nothing to whoever reads it in the notes.
fn is_usual(kind: &str) -> bool {
    matches!(kind, "" | "voice" | "internet" | "pref" | "work" | "main" | "text")
}

/// `urn:uuid:` and the 32 digits of a lead, as we write it.
fn ours(uid: &str) -> Option<LeadId> {
    let digits: String = uid.trim().strip_prefix("urn:uuid:")?.chars().filter(|c| *c != '-').collect();
    digits.parse().ok()
}
