//! Badges that are an address: `mailto:`, `tel:`, a page, a profile on a network for work.

use super::{Kind, Reading};
use crate::{
    domain::{
        field::Field,
        text::{clean_line, clean_lines},
    },
    snapshot::letters::letters,
};

/// `None` for what is no address, and for schemes that say nothing about anybody: those stay text.
pub(super) fn read(raw: &str) -> Option<(Kind, Reading)> {
    // An address has no blanks, but some that make codes break one over two lines.
    let one_line = clean_line(raw);
    let (scheme, rest) = one_line.split_once(':').unwrap_or(("", &one_line));
    let mut reading = Reading::default();
    let kind = match scheme.to_ascii_lowercase().as_str() {
        "mailto" => mail(&mut reading, rest),
        "tel" | "telprompt" | "sms" | "smsto" => phone(&mut reading, rest),
        "url" | "urlto" => return read(rest.trim()),
        "http" | "https" if !one_line.contains(' ') => page(&mut reading, &one_line),
        _ if one_line.to_ascii_lowercase().starts_with("www.") && !one_line.contains(' ') => {
            page(&mut reading, &one_line)
        }
        _ if is_profile(&one_line) => page(&mut reading, &one_line),
        _ => return None,
    };
    Some((kind, reading))
}

/// `mailto:claire@acme.fr?subject=…&body=…`.
fn mail(reading: &mut Reading, rest: &str) -> Kind {
    let (address, more) = rest.split_once('?').unwrap_or((rest, ""));
    // One of several is as good as another.
    let address = address.split([',', ';']).next().unwrap_or_default();
    reading.put(Field::Email, &from_percents(address));
    for (name, value) in more.split('&').filter_map(|pair| pair.split_once('=')) {
        if matches!(name.to_ascii_lowercase().as_str(), "subject" | "body") {
            reading.gathered.note(clean_lines(&from_percents(value)));
        }
    }
    Kind::Email
}

/// `tel:+33-1-99…;ext=12`, `SMSTO:+33…:text`.
fn phone(reading: &mut Reading, rest: &str) -> Kind {
    let (number, more) = rest.split_once([':', '?']).unwrap_or((rest, ""));
    let number = from_percents(number.trim_start_matches("//")).replace(";ext=", " x");
    let number = number.split(';').next().unwrap_or_default();
    reading.put(Field::Phone, number);
    reading.gathered.note(clean_lines(&from_percents(more)));
    Kind::Phone
}

fn page(reading: &mut Reading, address: &str) -> Kind {
    // The scheme may be in capitals, which make for smaller codes.
    let address = match address.split_once("://") {
        Some((scheme, rest)) => format!("{}://{rest}", scheme.to_ascii_lowercase()),
        None => address.to_owned(),
    };
    reading.put(Field::Website, &address);
    if !is_profile(&address) {
        return Kind::Website;
    }
    if let Some(name) = profile_name(&address) {
        reading.put(Field::FullName, &name);
    }
    Kind::Profile
}

/// What follows the scheme and `www.` or a country's `fr.`.
fn profile(address: &str) -> Option<&str> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (host, path) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let is_there = host == "linkedin.com" || host.ends_with(".linkedin.com");
    let path = path.split(['?', '#']).next()?;
    is_there.then(|| path.strip_prefix("in/").or_else(|| path.strip_prefix("pub/"))).flatten()
}

fn is_profile(address: &str) -> bool {
    !address.contains(' ') && profile(address).is_some()
}

/// `claire-morel-4b7a12` is Claire Morel. A single word may be anything.
fn profile_name(address: &str) -> Option<String> {
    let slug = from_percents(profile(address)?.split('/').next()?);
    let words = slug.split('-').take_while(|word| word.chars().all(char::is_alphabetic));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(capital).collect();
    (words.len() > 1).then(|| words.join(" "))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}

/// `%C3%A9` as letters; a stray sign stays as it is.
fn from_percents(text: &str) -> String {
    let hex = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let (bytes, mut plain, mut at) = (text.as_bytes(), Vec::with_capacity(text.len()), 0);
    while let Some(byte) = bytes.get(at) {
        match (byte, hex(bytes.get(at + 1)), hex(bytes.get(at + 2))) {
            // Two hexadecimal digits are one byte.
            (b'%', Some(high), Some(low)) => {
                plain.push((high << 4 | low) as u8);
                at += 3;
            }
            _ => {
                plain.push(*byte);
                at += 1;
            }
        }
    }
    letters(&plain).into_owned()
}
