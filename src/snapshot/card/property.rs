//! One line of a card: `item1.TEL;TYPE=work,cell:+33 6 12…`, its value as text.

use crate::snapshot::{escaped, letters::letters};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Property {
    /// In capitals, without its group.
    pub name: String,
    /// Whatever tells it from others of the name, in small letters: `work`, `cell`, `pref`.
    pub types: Vec<String>,
    /// Still escaped.
    value: String,
}

/// Nothing of what is read is as long: a picture is, and is not read.
const LONGEST: usize = 1 << 20;

impl Property {
    /// `None` for what is no property, and for those that hold a picture or a sound.
    pub fn read(line: &[u8]) -> Option<Self> {
        let line = line.trim_ascii_start();
        let colon = colon(line)?;
        let (head, value) = (letters(&line[..colon]), &line[colon + 1..]);
        let mut words = parameters(&head).into_iter();
        let name = words.next()?;
        let name = name.rsplit('.').next().unwrap_or_default().trim().to_ascii_uppercase();
        if name.is_empty() || value.len() > LONGEST || is_skipped(&name) {
            return None;
        }
        let (mut types, mut is_quoted) = (Vec::new(), false);
        for word in words {
            let (key, said) = word.split_once('=').unwrap_or(("TYPE", &word));
            let said = said.trim_matches('"').to_ascii_lowercase();
            match key.trim().to_ascii_uppercase().as_str() {
                "TYPE" | "ENCODING" if said == "quoted-printable" => is_quoted = true,
                "TYPE" | "ENCODING" if matches!(said.as_str(), "b" | "base64") => return None,
                "TYPE" => types.extend(said.split(',').map(|word| word.trim_matches('"').trim().to_owned())),
                // The lower, the more preferred; only the first is told apart.
                "PREF" if said == "1" => types.push("pref".into()),
                _ => {}
            }
        }
        let value =
            if is_quoted { letters(&unquoted(value)).into_owned() } else { letters(value).into_owned() };
        Some(Self { name, types, value })
    }

    /// Whether the value is this word, whatever its capitals.
    pub fn says(&self, word: &str) -> bool {
        self.value.trim().eq_ignore_ascii_case(word)
    }

    pub fn is(&self, kind: &str) -> bool {
        self.types.iter().any(|known| known == kind)
    }

    /// The value as one text.
    pub fn text(&self) -> String {
        escaped::plain(&self.value)
    }

    /// The parts between semicolons.
    pub fn parts(&self) -> Vec<String> {
        parts(&self.value, ';')
    }

    /// The words between commas.
    pub fn words(&self) -> Vec<String> {
        parts(&self.value, ',')
    }
}

/// Pictures and sounds, and what is a secret of the person's.
fn is_skipped(name: &str) -> bool {
    matches!(name, "PHOTO" | "LOGO" | "SOUND" | "KEY" | "AGENT")
}

/// The colon after the name and its parameters, of which a quoted one may hold others.
fn colon(line: &[u8]) -> Option<usize> {
    let mut is_quoted = false;
    let found = line.iter().position(|byte| {
        is_quoted ^= *byte == b'"';
        *byte == b':' && !is_quoted
    });
    // A quotation mark that nothing closes.
    found.or_else(|| memchr::memchr(b':', line))
}

fn parameters(head: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for letter in head.chars() {
        is_quoted ^= letter == '"';
        match words.last_mut() {
            Some(word) if letter != ';' || is_quoted => word.push(letter),
            _ => words.push(String::new()),
        }
    }
    words
}

/// `=C3=A9` as bytes; a stray sign stays as it is.
fn unquoted(value: &[u8]) -> Vec<u8> {
    let hex =
        |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16)).map(|digit| digit as u8);
    let mut bytes = Vec::with_capacity(value.len());
    let mut at = 0;
    while let Some(byte) = value.get(at) {
        match (byte, hex(value.get(at + 1)), hex(value.get(at + 2))) {
            (b'=', Some(high), Some(low)) => {
                bytes.push(high << 4 | low);
                at += 3;
            }
            _ => {
                bytes.push(*byte);
                at += 1;
            }
        }
    }
    bytes
}

fn parts(value: &str, mark: char) -> Vec<String> {
    escaped::split(value, mark).into_iter().map(escaped::plain).collect()
}
