//! Text for localStorage: checked by a sum, and made small where it is long.
//!
//! localStorage counts UTF-16 units, five million of them. Long texts are deflated and packed fifteen bits a unit
//! into U+3400–U+B3FF, letters that no encoding on the way alters: about an eighth of the units of plain JSON.

use std::{fmt::Write as _, sync::OnceLock};

use crc::{CRC_32_ISO_HDLC, Crc, Table};

/// The sum of zip and PNG. With a table of one kilobyte instead of sixteen: the page is fetched more often than
/// long texts are summed.
const SUM: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);

/// Texts up to this many bytes stay readable as they are.
const PLAIN_UP_TO: usize = 2_048;

/// No stored piece inflates to more than this; a longer one is damage or malice.
pub(super) const MOST: usize = 256 << 20;

const FIRST: u32 = 0x3400;
const BITS: u32 = 15;

/// The first character of every stored value: the format of what follows.
pub const VERSION: char = '1';

/// Why a stored text cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Written by a newer version of the application.
    Newer,
    /// Its sum is wrong, or what it says makes no sense.
    Damaged,
}

/// `1t.<sum>.<text>` or `1z.<sum>.<packed>`.
pub fn seal(text: &str) -> String {
    let sum = SUM.checksum(text.as_bytes());
    let mut sealed = String::new();
    match deflating().filter(|_| text.len() > PLAIN_UP_TO) {
        None => {
            let _ = write!(sealed, "{VERSION}t.{sum:08x}.{text}");
        }
        Some(deflate) => {
            let _ = write!(sealed, "{VERSION}z.{sum:08x}.");
            pack(&deflate(text.as_bytes()), &mut sealed);
        }
    }
    sealed
}

type Deflate = fn(&[u8]) -> Vec<u8>;

/// Where the application comes in pieces, deflating comes with a later one.
static ARRIVED: OnceLock<Deflate> = OnceLock::new();

/// From now on long texts are made small. Until this is called, a second after the start, the rare long one stays as
/// it is: the first view does without ten kilobytes.
pub fn make_small_from_now_on() {
    // Once is enough.
    let _ = ARRIVED.set(deflate);
}

fn deflating() -> Option<Deflate> {
    if cfg!(feature = "split") { ARRIVED.get().copied() } else { Some(deflate) }
}

/// Smaller, for whatever way bytes go.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec(bytes, 6)
}

/// What was deflated; `None` for what never was, and for more than `most` bytes.
pub fn inflate(deflated: &[u8], most: usize) -> Option<Vec<u8>> {
    miniz_oxide::inflate::decompress_to_vec_with_limit(deflated, most).ok()
}

/// `1c.<sum>.<packed>`: bytes that are as small as they get; the sum is theirs.
pub fn seal_bytes(bytes: &[u8]) -> String {
    let mut sealed = format!("{VERSION}c.{:08x}.", SUM.checksum(bytes));
    pack(bytes, &mut sealed);
    sealed
}

/// What was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsealed {
    Text(String),
    Bytes(Vec<u8>),
}

/// A sealed text.
///
/// # Errors
/// Says whether the text is damaged or from a newer version.
pub fn unseal(sealed: &str) -> Result<String, Unreadable> {
    match unseal_any(sealed)? {
        Unsealed::Text(text) => Ok(text),
        Unsealed::Bytes(_) => Err(Unreadable::Damaged),
    }
}

/// # Errors
/// Says whether it is damaged or from a newer version.
pub fn unseal_any(sealed: &str) -> Result<Unsealed, Unreadable> {
    let mut head = sealed.splitn(3, '.');
    let (Some(kind), Some(sum), Some(body)) = (head.next(), head.next(), head.next()) else {
        return Err(Unreadable::Damaged);
    };
    let mut letters = kind.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(VERSION), Some(_), None) => {}
        (Some(version), Some(_), None) if version.is_ascii_digit() && version > VERSION => {
            return Err(Unreadable::Newer);
        }
        _ => return Err(Unreadable::Damaged),
    }
    let expected = u32::from_str_radix(sum, 16).map_err(|_| Unreadable::Damaged)?;
    let checked = |bytes: &[u8]| {
        if SUM.checksum(bytes) == expected { Ok(()) } else { Err(Unreadable::Damaged) }
    };
    match kind.as_bytes().get(1) {
        Some(b't') => checked(body.as_bytes()).map(|()| Unsealed::Text(body.to_owned())),
        Some(b'z') => {
            let deflated = unpack(body).ok_or(Unreadable::Damaged)?;
            let bytes = inflate(&deflated, MOST).ok_or(Unreadable::Damaged)?;
            checked(&bytes)?;
            String::from_utf8(bytes).map(Unsealed::Text).map_err(|_| Unreadable::Damaged)
        }
        Some(b'c') => {
            let bytes = unpack(body).ok_or(Unreadable::Damaged)?;
            checked(&bytes).map(|()| Unsealed::Bytes(bytes))
        }
        _ => Err(Unreadable::Damaged),
    }
}

/// The number of bytes first, then fifteen bits a letter, the last filled up with zeros.
fn pack(bytes: &[u8], into: &mut String) {
    let _ = write!(into, "{}.", bytes.len());
    into.reserve(bytes.len() * 8 / BITS as usize * 3 + 3);
    let (mut held, mut count) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        count += 8;
        if count >= BITS {
            count -= BITS;
            into.extend(char::from_u32(FIRST + (held >> count)));
            held &= (1 << count) - 1;
        }
    }
    if count > 0 {
        into.extend(char::from_u32(FIRST + (held << (BITS - count))));
    }
}

fn unpack(packed: &str) -> Option<Vec<u8>> {
    let (length, letters) = packed.split_once('.')?;
    let length: usize = length.parse().ok().filter(|length| *length <= MOST)?;
    let mut bytes = Vec::with_capacity(length.min(letters.len()));
    let (mut held, mut count) = (0_u32, 0);
    for letter in letters.chars() {
        let value = u32::from(letter).checked_sub(FIRST).filter(|value| *value < 1 << BITS)?;
        held = held << BITS | value;
        count += BITS;
        while count >= 8 {
            count -= 8;
            bytes.push((held >> count) as u8);
            held &= (1 << count) - 1;
        }
    }
    // The filling of the last letter can amount to a whole byte, never to more.
    if bytes.len() == length + 1 {
        bytes.pop();
    }
    (bytes.len() == length).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_newer_format_is_told_from_damage() {
        assert_eq!(unseal("2t.00000000.x"), Err(Unreadable::Newer));
        for damaged in ["", "1t", "1q.00000000.x", "xt.00000000.", "1t.zz.x", "1z.00000000.9999999999999.x"] {
            assert_eq!(unseal(damaged), Err(Unreadable::Damaged), "{damaged}");
        }
    }

    #[test]
    fn long_texts_take_a_fraction_of_their_length() {
        let text = r#"{"full_name":"Claire Morel","company":"Béton Lyon"}"#.repeat(500);
        assert!(seal(&text).chars().count() * 8 < text.len());
    }

    proptest! {
        #[test]
        fn what_is_sealed_reads_back(text in "(?s).{0,4000}") {
            prop_assert_eq!(unseal(&seal(&text)), Ok(text));
        }

        #[test]
        fn a_changed_letter_of_sealed_bytes_is_noticed_or_harmless(bytes in proptest::collection::vec(any::<u8>(), 0..300), at in any::<proptest::sample::Index>(), letter in any::<char>()) {
            let sealed = seal_bytes(&bytes);
            prop_assert_eq!(unseal_any(&sealed), Ok(Unsealed::Bytes(bytes.clone())));
            prop_assert_eq!(unseal(&sealed), Err(Unreadable::Damaged));
            let mut changed: Vec<char> = sealed.chars().collect();
            let at = at.index(changed.len());
            changed[at] = letter;
            if let Ok(Unsealed::Bytes(read)) = unseal_any(&changed.iter().collect::<String>()) {
                prop_assert_eq!(read, bytes);
            }
        }

        #[test]
        fn packing_loses_no_byte(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let mut packed = String::new();
            pack(&bytes, &mut packed);
            prop_assert_eq!(unpack(&packed), Some(bytes));
        }

        #[test]
        fn a_changed_letter_is_noticed_or_harmless(text in "(?s).{0,3000}", at in any::<proptest::sample::Index>(), letter in any::<char>()) {
            let sealed: Vec<char> = seal(&text).chars().collect();
            let mut changed = sealed.clone();
            changed[at.index(sealed.len())] = letter;
            if let Ok(read) = unseal(&changed.iter().collect::<String>()) {
                // Only the writing of the sum itself has two forms (capitals), and both say the same.
                prop_assert_eq!(read, text);
            }
        }
    }
}
