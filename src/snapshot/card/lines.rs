//! The lines of a file of cards as they were meant: folds undone, and what stands on one line taken apart.

use std::borrow::Cow;

/// One logical line after the other.
pub(super) struct Lines<'a> {
    /// What is left of the file.
    rest: &'a [u8],
    /// Lines that stood on one, in order.
    apart: Vec<Cow<'a, [u8]>>,
    /// Version 2.1 folds at a blank, which stays; later ones fold anywhere, and add one.
    keeps_blanks: bool,
}

/// Names before which a card that stands on one line is taken apart. Only in capitals: a note may say `tel: 12`.
const NAMES: [&str; 28] = [
    "VERSION",
    "FN",
    "N",
    "NICKNAME",
    "ORG",
    "TITLE",
    "ROLE",
    "TEL",
    "EMAIL",
    "ADR",
    "LABEL",
    "URL",
    "NOTE",
    "REV",
    "UID",
    "CATEGORIES",
    "BDAY",
    "PHOTO",
    "LOGO",
    "KIND",
    "PRODID",
    "IMPP",
    "GEO",
    "TZ",
    "SOUND",
    "KEY",
    "END",
    "BEGIN",
];

impl<'a> Lines<'a> {
    pub fn of(file: &'a [u8]) -> Self {
        Self { rest: file, apart: Vec::new(), keeps_blanks: false }
    }

    /// The next line as it stands in the file.
    fn physical(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let end = memchr::memchr2(b'\n', b'\r', self.rest).unwrap_or(self.rest.len());
        let line = &self.rest[..end];
        let after = match &self.rest[end..] {
            [b'\r', b'\n', ..] => end + 2,
            [] => end,
            _ => end + 1,
        };
        self.rest = &self.rest[after..];
        Some(line)
    }

    /// A line with what was folded under it.
    fn unfolded(&mut self) -> Option<Cow<'a, [u8]>> {
        let first = self.physical()?;
        let is_quoted = is_quoted_printable(first);
        let mut line = Cow::Borrowed(first);
        loop {
            if is_quoted && line.ends_with(b"=") && !self.is_at_a_border() {
                let Some(next) = self.physical() else { break };
                let whole = line.to_mut();
                whole.pop();
                whole.extend_from_slice(next);
            } else if let [b' ' | b'\t', ..] = self.rest {
                let Some(folded) = self.physical() else { break };
                let kept = if self.keeps_blanks && !is_quoted { folded } else { &folded[1..] };
                line.to_mut().extend_from_slice(kept);
            } else if is_text(&line) && self.goes_on() {
                // A line break inside a note, which nobody escaped.
                let Some(next) = self.physical() else { break };
                let whole = line.to_mut();
                whole.extend_from_slice(b"\\n");
                whole.extend_from_slice(next);
            } else {
                break;
            }
        }
        Some(line)
    }

    /// Whether a card begins or ends here, whatever the line before promised.
    fn is_at_a_border(&self) -> bool {
        starts_with(self.rest, b"BEGIN:VCARD") || starts_with(self.rest, b"END:VCARD")
    }

    /// Whether the next line begins nothing new.
    fn goes_on(&self) -> bool {
        let end = memchr::memchr2(b'\n', b'\r', self.rest).unwrap_or(self.rest.len());
        let line = &self.rest[..end];
        !line.trim_ascii().is_empty() && !line.contains(&b':')
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Cow<'a, [u8]>;

    fn next(&mut self) -> Option<Cow<'a, [u8]>> {
        if let Some(line) = self.apart.pop() {
            return Some(line);
        }
        let line = self.unfolded()?;
        if starts_with(&line, b"VERSION:") {
            self.keeps_blanks = line[8..].trim_ascii() == b"2.1";
        }
        if starts_with(&line, b"BEGIN:VCARD") && line.trim_ascii_end().len() > b"BEGIN:VCARD".len() {
            self.apart = apart(&line).into_iter().rev().map(|part| Cow::Owned(part.to_vec())).collect();
            return self.apart.pop();
        }
        Some(line)
    }
}

/// A whole card on one line, at the names that it may have.
fn apart(line: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut from = 0;
    for at in memchr::memchr_iter(b' ', line) {
        if at > from && begins_a_property(&line[at + 1..]) {
            parts.push(&line[from..at]);
            from = at + 1;
        }
    }
    parts.push(&line[from..]);
    parts
}

/// `TEL:`, `TEL;`, `item1.TEL:`.
fn begins_a_property(text: &[u8]) -> bool {
    let name = |text: &[u8]| {
        let end = text.iter().take(12).position(|byte| matches!(byte, b':' | b';'));
        end.is_some_and(|end| {
            text.starts_with(b"X-") || NAMES.iter().any(|name| name.as_bytes() == &text[..end])
        })
    };
    let after_group = || {
        let dot = text.iter().take(12).position(|byte| *byte == b'.')?;
        text[..dot].iter().all(u8::is_ascii_alphanumeric).then(|| &text[dot + 1..])
    };
    name(text) || after_group().is_some_and(name)
}

fn starts_with(line: &[u8], start: &[u8]) -> bool {
    line.get(..start.len()).is_some_and(|line| line.eq_ignore_ascii_case(start))
}

fn is_text(line: &[u8]) -> bool {
    starts_with(line, b"NOTE:") || starts_with(line, b"NOTE;")
}

/// Only what stands before the colon says so.
fn is_quoted_printable(line: &[u8]) -> bool {
    let head = &line[..memchr::memchr(b':', line).unwrap_or(0)];
    head.to_ascii_uppercase()
        .split(|byte| matches!(byte, b';' | b'='))
        .any(|word| word == b"QUOTED-PRINTABLE")
}
