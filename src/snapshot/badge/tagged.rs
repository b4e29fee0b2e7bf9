//! Badges whose texts each stand behind a tag: `MECARD:N:Doe,John;TEL:…;;`, `BIZCARD:`, `VQC:`, `MATMSG:`.
//!
//! MECARD is NTT Docomo's, whose paper is no longer to be had; BIZCARD was never written down and is read as ZXing reads
//! it; VQC is printed by badge makers in the United States.

use super::{Kind, Reading};
use crate::{
    domain::{
        field::Field,
        text::{clean_line, clean_lines},
    },
    snapshot::escaped::{plain, split},
};

/// A tag in capitals, and its value still escaped.
type Tagged<'a> = (String, &'a str);

/// `None` for what begins with none of their names.
pub(super) fn read(raw: &str) -> Option<(Kind, Reading)> {
    let (scheme, body) = raw.split_once(':')?;
    let read: fn(&mut Reading, &[Tagged<'_>]) = match scheme.trim().to_ascii_uppercase().as_str() {
        "MECARD" => me_card,
        "BIZCARD" => biz_card,
        "VQC" => vqc,
        "MATMSG" => message,
        _ => return None,
    };
    let kind = match scheme.trim().to_ascii_uppercase().as_str() {
        "MECARD" => Kind::MeCard,
        "BIZCARD" => Kind::BizCard,
        "VQC" => Kind::Vqc,
        _ => Kind::Message,
    };
    let mut reading = Reading::default();
    read(&mut reading, &tagged(body));
    Some((kind, reading))
}

fn me_card(reading: &mut Reading, tagged: &[Tagged<'_>]) {
    let all =
        |tag: &'static str| tagged.iter().filter(move |(found, _)| found == tag).map(|(_, value)| *value);
    let organisation = all("ORG").map(plain).find(|text| !text.trim().is_empty());
    match all("N").next().map(|name| split(name, ',')) {
        Some(parts) if parts.len() > 1 => {
            let part = |at: usize| parts.get(at).map(|part| plain(part)).unwrap_or_default();
            reading.put_name(&part(1), &part(0));
        }
        // One name alone is a company's, unless the card names that elsewhere.
        Some(parts) => {
            let name = parts.first().map(|name| plain(name)).unwrap_or_default();
            let field = if organisation.is_some() { Field::FullName } else { Field::Company };
            reading.put(field, &name);
        }
        None => {}
    }
    if !reading.gathered.has(Field::FullName) && !reading.gathered.has(Field::Company) {
        all("NICKNAME").for_each(|name| reading.put(Field::FullName, &plain(name)));
    }
    for (tag, value) in tagged {
        let text = plain(value);
        match tag.as_str() {
            "ORG" => reading.put(Field::Company, &text),
            "TITLE" | "JOB" | "ROLE" => reading.put(Field::Title, &text),
            "TEL" | "TEL-AV" => reading.put(Field::Phone, without("tel:", &text)),
            "EMAIL" => reading.put(Field::Email, without("mailto:", &text)),
            "URL" => reading.put(Field::Website, &text),
            "ADR" => address(reading, value),
            "NOTE" | "MEMO" => reading.gathered.note(clean_lines(&text)),
            // Nobody needs them to sell something.
            "N" | "NICKNAME" | "BDAY" | "SOUND" => {}
            _ => remark(reading, tag, &text),
        }
    }
}

/// PO box, room, house, town, prefecture, code, country; or, where it is not that, one text.
fn address(reading: &mut Reading, value: &str) {
    let parts: Vec<String> = split(value, ',').iter().map(|part| clean_line(&plain(part))).collect();
    if let [_, _, _, town, _, _, country] = parts.as_slice() {
        reading.put(Field::City, town);
        reading.put(Field::Country, country);
    }
    let said: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    reading.gathered.note(said.join(", "));
}

fn biz_card(reading: &mut Reading, tagged: &[Tagged<'_>]) {
    let text = |tag: &str| {
        tagged.iter().find(|(found, _)| found == tag).map(|(_, value)| plain(value)).unwrap_or_default()
    };
    reading.put_name(&text("N"), &text("X"));
    for (tag, value) in tagged {
        let text = plain(value);
        match tag.as_str() {
            "T" => reading.put(Field::Title, &text),
            "C" => reading.put(Field::Company, &text),
            "A" => reading.gathered.note(clean_line(&text)),
            "M" | "B" => reading.put(Field::Phone, without("tel:", &text)),
            "E" => reading.put(Field::Email, without("mailto:", &text)),
            "U" => reading.put(Field::Website, &text),
            "N" | "X" => {}
            _ => remark(reading, tag, &text),
        }
    }
}

fn vqc(reading: &mut Reading, tagged: &[Tagged<'_>]) {
    let text = |tag: &str| {
        tagged.iter().find(|(found, _)| found == tag).map(|(_, value)| plain(value)).unwrap_or_default()
    };
    reading.put_name(&text("FN"), &text("LN"));
    for (tag, value) in tagged {
        let text = plain(value);
        match tag.as_str() {
            "ID" => reading.register(&text),
            "CO" => reading.put(Field::Company, &text),
            "TI" | "TITLE" => reading.put(Field::Title, &text),
            "EM" | "EMAIL" => reading.put(Field::Email, without("mailto:", &text)),
            "PH" | "TEL" => reading.put(Field::Phone, without("tel:", &text)),
            "FN" | "LN" => {}
            _ => remark(reading, tag, &text),
        }
    }
}

fn message(reading: &mut Reading, tagged: &[Tagged<'_>]) {
    for (tag, value) in tagged {
        let text = plain(value);
        match tag.as_str() {
            "TO" => reading.put(Field::Email, without("mailto:", &text)),
            "SUB" | "BODY" => reading.gathered.note(clean_lines(&text)),
            _ => remark(reading, tag, &text),
        }
    }
}

/// What has no field, with the tag that may say what it is.
fn remark(reading: &mut Reading, tag: &str, text: &str) {
    let text = clean_line(text);
    match (tag.is_empty(), text.is_empty()) {
        (_, true) => {}
        (true, false) => reading.gathered.note(text),
        (false, false) => reading.gathered.note(format!("{}: {text}", clean_line(tag))),
    }
}

/// `A:b;C:d;;`. What stands behind no tag has an empty one.
fn tagged(body: &str) -> Vec<Tagged<'_>> {
    let parts = split(body, ';').into_iter().filter(|part| !part.trim().is_empty());
    parts
        .map(|part| match part.split_once(':') {
            Some((tag, value)) => (tag.trim().to_ascii_uppercase(), value.trim()),
            None => (String::new(), part.trim()),
        })
        .collect()
}

fn without<'a>(scheme: &str, text: &'a str) -> &'a str {
    let text = text.trim();
    let is_there = text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if is_there { &text[scheme.len()..] } else { text }
}
