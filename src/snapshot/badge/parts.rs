//! Badges whose texts stand one after the other, parted by a mark: `4711|MOREL|Claire|ACME SA|FR`.

use super::{Kind, Reading};
use crate::domain::{
    field::Field,
    text::{self, clean_line},
};

/// By what a badge is known again: its mark and how many parts that makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    pub mark: char,
    pub parts: usize,
}

/// The marks that are known to part texts, and how many parts make it likely. Group, record and unit separators are
/// what scanners of other codes write. Where two are as many, the earlier one it is.
const MARKS: [(char, usize); 12] = [
    ('|', 2),
    ('\t', 2),
    ('\u{1d}', 2),
    ('\u{1e}', 2),
    ('\u{1f}', 2),
    (';', 2),
    ('^', 2),
    ('~', 3),
    ('$', 3),
    ('#', 3),
    ('\n', 2),
    (',', 3),
];

/// More than anybody prints on a badge, and than anybody would look through.
const MOST_PARTS: usize = 30;

/// The shape of a text, if it has one.
pub fn shape(raw: &str) -> Option<Shape> {
    let mut found: Option<Shape> = None;
    for (mark, least) in MARKS {
        let parts = raw.matches(mark).count() + 1;
        if parts >= least && found.is_none_or(|found| parts > found.parts) {
            found = Some(Shape { mark, parts });
        }
    }
    found.filter(|shape| shape.parts <= MOST_PARTS)
}

/// The parts of a text, each on one line and without the quotation marks that some stand in.
pub fn split(raw: &str, mark: char) -> Vec<String> {
    let plain = |part: &str| {
        let part = clean_line(part);
        let inside = part.strip_prefix('"').and_then(|part| part.strip_suffix('"'));
        inside.map(clean_line).unwrap_or(part)
    };
    raw.split(mark).map(plain).collect()
}

/// `id;first;last;company`, and mail or phone behind it, where each part looks like what it is to be. Names in capitals
/// beside others are left to be taught: those come first in other orders.
pub(super) fn read(raw: &str) -> Option<Reading> {
    if shape(raw)?.mark != ';' {
        return None;
    }
    let parts = split(raw, ';');
    let (texts, ways) = parts.split_at_checked(4)?;
    let [id, first, last, company] = texts else { return None };
    let is_clear = is_registration(id)
        && is_name(first)
        && is_name(last)
        && (is_shouted(first) == is_shouted(last) || is_shouted(last))
        && !company.is_empty()
        && way(company).is_none();
    let ways: Vec<(Field, &String)> = ways
        .iter()
        .filter(|part| !part.is_empty())
        .map(|part| Some((way(part)?, part)))
        .collect::<Option<_>>()?;
    if !is_clear {
        return None;
    }
    let mut reading = Reading::default();
    reading.register(id);
    reading.put_name(first, last);
    reading.put(Field::Company, company);
    ways.into_iter().for_each(|(field, part)| reading.put(field, part));
    Some(reading)
}

/// Of a badge that nobody has explained, only what cannot be anything else.
pub(super) fn unknown(raw: &str) -> Option<(Kind, Reading)> {
    let shape = shape(raw)?;
    let mut reading = Reading::default();
    for part in split(raw, shape.mark).iter().filter(|part| text::is_email(part)) {
        reading.put(Field::Email, part);
    }
    Some((Kind::Unknown(shape), reading))
}

/// The field of a way to reach somebody, by its look alone.
pub(super) fn way(part: &str) -> Option<Field> {
    let digits = part.chars().filter(char::is_ascii_digit).count();
    let is_dialled = part.starts_with('+') || part.starts_with("00") || part.starts_with('0') && digits == 10;
    match () {
        () if text::is_email(part) => Some(Field::Email),
        () if part.starts_with("http://") || part.starts_with("https://") || part.starts_with("www.") => {
            Some(Field::Website)
        }
        () if is_dialled && digits > 7 && text::is_phone(part) => Some(Field::Phone),
        () => None,
    }
}

/// One word with a digit in it, of the signs that such numbers are made of.
pub(super) fn is_registration(part: &str) -> bool {
    let is_sign = |letter: char| letter.is_ascii_alphanumeric() || "-_./+=:#*".contains(letter);
    part.chars().all(is_sign) && part.chars().any(|letter| letter.is_ascii_digit())
}

/// A few words of letters.
pub(super) fn is_name(part: &str) -> bool {
    let is_word = |word: &str| {
        word.chars().all(|letter| letter.is_alphabetic() || "-'’.\u{301}".contains(letter))
            && word.chars().any(char::is_alphabetic)
    };
    let words = part.split(' ');
    !part.is_empty() && words.clone().count() <= 5 && words.into_iter().all(is_word)
}

/// All in capitals, as many badges print the last name.
pub(super) fn is_shouted(part: &str) -> bool {
    part.chars().any(char::is_uppercase) && !part.chars().any(char::is_lowercase)
}
