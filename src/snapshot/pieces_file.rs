//! The pieces of storage as a file, just as they lie there: for when nothing else works any more.
//!
//! The page that comes when the application fails (`public/recovery.js`) writes this format without any code of
//! ours. One piece a line, so that damage to one spot costs one piece.

use std::fmt::Write as _;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{
    file::{self, Flaw, MOST_BYTES, Rejected},
    json::Value,
};
use crate::domain::moment::Millis;

pub const FORMAT: &str = "entonnoir/pieces";
pub const VERSION: u32 = 1;

/// Why a file gives no pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPieces {
    Empty,
    TooLarge,
    /// Not such a file.
    Foreign,
    /// From a newer version of the application.
    Newer,
    /// One of ours, but no piece in it is whole.
    Damaged,
}

/// Keys and their texts, in no order; a key that both stores hold may come twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub pieces: Vec<(String, String)>,
    /// What stood where a piece should be.
    pub rejected: Vec<Rejected>,
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(default)]
    format: String,
    /// A fraction or a huge number is no version of ours, but it is not version 1 either.
    #[serde(default)]
    version: f64,
    // Looked into only once the version is known.
    #[serde(borrow, default)]
    home: Option<&'a RawValue>,
    #[serde(borrow, default)]
    mirror: Option<&'a RawValue>,
}

/// `mirror` holds what the second store has otherwise than `home`, the first; what both have alike stands in `home`.
pub fn encode<T: AsRef<str>>(home: &[(T, T)], mirror: &[(T, T)], now: Millis) -> String {
    // `exported_at` in milliseconds since 1970, UTC.
    let mut text = format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"exported_at\":{now}");
    for (name, pieces) in [("home", home), ("mirror", mirror)] {
        let _ = write!(text, ",\n\"{name}\":{{");
        for (at, (key, piece)) in pieces.iter().enumerate() {
            let end = if at == 0 { "" } else { "," };
            let _ = write!(text, "{end}\n{}:{}", Value::from(key.as_ref()), Value::from(piece.as_ref()));
        }
        text.push_str("\n}");
    }
    text.push_str("}\n");
    text
}

/// Reads a file from outside.
///
/// # Errors
/// Only when there is no piece to be had from it; anything less is in [`Found::rejected`].
pub fn decode(text: &str) -> Result<Found, NotPieces> {
    let text = file::body(text, MOST_BYTES, [NotPieces::TooLarge, NotPieces::Empty])?;
    if !is_meant(text) {
        return Err(NotPieces::Foreign);
    }
    let Ok(envelope) = serde_json::from_str::<Envelope<'_>>(text) else { return salvage(text) };
    let version = f64::from(VERSION);
    match envelope.format.as_str() {
        FORMAT if envelope.version > version => return Err(NotPieces::Newer),
        FORMAT if envelope.version >= version => {}
        _ => return Err(NotPieces::Foreign),
    }
    let mut found = Found::default();
    for store in [envelope.home, envelope.mirror].into_iter().flatten() {
        let Ok(Entries(entries)) = serde_json::from_str(store.get()) else { return salvage(text) };
        for (key, raw) in entries {
            match serde_json::from_str(raw.get()) {
                Ok(piece) => found.pieces.push((key, piece)),
                Err(_) => found.rejected.push(Rejected::of(&format!("{key} {}", raw.get()), Flaw::Wrong)),
            }
        }
    }
    if found.pieces.is_empty() && !found.rejected.is_empty() { Err(NotPieces::Damaged) } else { Ok(found) }
}

/// Whether a file says of itself, at its beginning, that it holds pieces, whatever is left of it.
pub fn is_meant(text: &str) -> bool {
    let head: String = text.chars().take(200).filter(|letter| !letter.is_whitespace()).collect();
    head.contains(&format!("\"format\":\"{FORMAT}\""))
}

/// A damaged file, line by line: every line that is a whole piece is kept.
fn salvage(text: &str) -> Result<Found, NotPieces> {
    let header = text.lines().next().unwrap_or_default();
    if file::is_newer(header, FORMAT, VERSION) {
        return Err(NotPieces::Newer);
    }
    let mut found = Found::default();
    for line in text.lines().skip(1) {
        let line = line.trim().trim_end_matches(',');
        // What opens or closes a store.
        if line.ends_with('{') || line.trim_end_matches('}').is_empty() {
            continue;
        }
        match serde_json::from_str(&format!("{{{line}}}")) {
            Ok(Texts(pieces)) => found.pieces.extend(pieces),
            Err(_) => found.rejected.push(Rejected::of(line, Flaw::Damaged)),
        }
    }
    if found.pieces.is_empty() {
        return Err(NotPieces::Damaged);
    }
    if found.rejected.is_empty() {
        // The damage lies between the pieces; it must not pass unseen.
        found.rejected.push(Rejected::of(header, Flaw::Damaged));
    }
    Ok(found)
}

/// The entries of an object, such as one store; a key that stands there twice comes twice.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

/// The same, of texts only.
struct Texts(Vec<(String, String)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Each(std::marker::PhantomData)).map(Self)
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Each(std::marker::PhantomData)).map(Self)
    }
}

/// Takes every entry of an object, where a map would keep the last one of each key.
struct Each<T>(std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Each<T> {
    type Value = Vec<(String, T)>;

    fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        to.write_str("pieces by their keys")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "entonnoir/c1/j/0000000000000007/00000001";

    fn pieces(text: &str) -> Vec<(String, String)> {
        decode(text).unwrap().pieces
    }

    fn owned(pieces: &[(&str, &str)]) -> Vec<(String, String)> {
        pieces.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn what_is_written_reads_back_and_both_copies_of_a_key_are_kept() {
        let (home, mirror) = ([(KEY, "1t.00000000.\"\n\u{3400}"), ("entonnoir/x", "")], [(KEY, "other")]);
        let text = encode(&home, &mirror, 5);
        let found = decode(&text).unwrap();
        assert_eq!((found.pieces, found.rejected), (owned(&[home[0], home[1], mirror[0]]), vec![]));
        assert_eq!(text.lines().filter(|line| line.contains(KEY)).count(), 2, "one piece a line: {text}");
    }

    #[test]
    fn a_file_without_pieces_is_whole_and_gives_none() {
        assert_eq!(decode(&encode::<&str>(&[], &[], 5)), Ok(Found::default()));
        assert_eq!(decode(r#"{"version":1,"format":"entonnoir/pieces"}"#), Ok(Found::default()));
    }

    #[test]
    fn a_torn_file_gives_the_pieces_before_the_tear_and_shows_that_there_was_one() {
        let home: Vec<String> = (0..9).map(|at| format!("entonnoir/c1/j/{at}")).collect();
        let home: Vec<(&str, &str)> = home.iter().map(|key| (key.as_str(), "text")).collect();
        let text = encode(&home, &[], 5);
        let at = text.find("j/6").unwrap();
        let found = decode(&text[..at]).unwrap();
        assert_eq!((found.pieces, found.rejected.len()), (owned(&home[..6]), 1));
        // Damage between the pieces, and one that is no text.
        let found = decode(&text.replacen("\"mirror\":{", "\"mirror\":", 1)).unwrap();
        assert_eq!((found.pieces.len(), found.rejected.len()), (9, 1));
        let found = decode(&text.replacen("\"text\"", "17", 1)).unwrap();
        assert_eq!((found.pieces.len(), found.rejected.len()), (8, 1));
        // Half a letter: no text in Rust, and only this piece is lost by it.
        let found = decode(&text.replacen("\"text\"", r#""\ud800""#, 1)).unwrap();
        assert_eq!((found.pieces.len(), found.rejected.len()), (8, 1));
        let found = decode(&text.replacen("/j/", r"/\ud800/", 1)).unwrap();
        assert_eq!((found.pieces.len(), found.rejected.len()), (8, 1));
    }

    #[test]
    fn layout_does_not_matter_while_the_file_is_whole() {
        let text = encode(&[(KEY, "a"), ("entonnoir/x", "b")], &[], 5);
        let value: Value = serde_json::from_str(&text).unwrap();
        let mut expected = owned(&[(KEY, "a"), ("entonnoir/x", "b")]);
        for other in
            [value.to_string(), serde_json::to_string_pretty(&value).unwrap(), format!("\u{feff}{text}")]
        {
            let mut read = pieces(&other);
            read.sort();
            expected.sort();
            assert_eq!(read, expected, "{other}");
        }
    }

    #[test]
    fn each_bad_file_has_its_reason() {
        let whole = encode(&[(KEY, "a")], &[], 5);
        for (wrong, why) in [
            ("", NotPieces::Empty),
            (" \n\t", NotPieces::Empty),
            ("\u{fffd}PNG\r\n", NotPieces::Foreign),
            (
                r#"{"format":"entonnoir/snapshot","note":"\"format\":\"entonnoir/pieces\""}"#,
                NotPieces::Foreign,
            ),
            (&whole.replacen("\"version\":1", "\"version\":2", 1), NotPieces::Newer),
            (&whole.replacen("\"version\":1", "\"version\":1e99", 1), NotPieces::Newer),
            (&whole.replacen("\"version\":1", "\"version\":2", 1)[..80], NotPieces::Newer),
            (&whole.replacen("\"version\":1", "\"version\":0.5", 1), NotPieces::Foreign),
            (&whole[..60], NotPieces::Damaged),
            (&whole.replacen("\"a\"", "[1]", 1), NotPieces::Damaged),
            (&whole.replacen("\"a\"", "\"a", 1), NotPieces::Damaged),
            (&" ".repeat(33 << 20), NotPieces::TooLarge),
            (
                &format!("{{\"format\":\"entonnoir/pieces\",\"version\":1,\"home\":{}", "[".repeat(200_000)),
                NotPieces::Damaged,
            ),
        ] {
            assert_eq!(decode(wrong), Err(why), "{}", wrong.chars().take(80).collect::<String>());
        }
    }
}
