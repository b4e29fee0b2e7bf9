//! Letters from bytes: UTF-8 where they are, and otherwise the code page of Western Windows.

use std::borrow::Cow;

/// What Windows-1252 has between 0x80 and 0x9f, where Latin-1 has control characters; the five that are unused stay such,
/// as the [WHATWG Encoding Standard](https://encoding.spec.whatwg.org/#index-windows-1252) has it.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Bytes that are no UTF-8 are taken for Windows-1252 (of which Latin-1 is a part): every byte is a letter there, so
/// this cannot fail.
pub fn letters(bytes: &[u8]) -> Cow<'_, str> {
    match str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(windows(bytes)),
    }
}

pub fn windows(bytes: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(*byte),
    };
    bytes.iter().map(letter).collect()
}

/// Little-endian, which is what Excel calls Unicode text, unless the mark at the beginning says otherwise. The mark
/// stays.
pub fn utf16(bytes: &[u8]) -> String {
    let unit = if bytes.starts_with(&[0xfe, 0xff]) { u16::from_be_bytes } else { u16::from_le_bytes };
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// A file without its byte order mark, and in UTF-8 where it was in UTF-16.
pub fn plain(bytes: &[u8]) -> Cow<'_, [u8]> {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => Cow::Borrowed(rest),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            Cow::Owned(utf16(bytes).trim_start_matches('\u{feff}').as_bytes().to_vec())
        }
        _ => Cow::Borrowed(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_either_kind_are_read() {
        assert_eq!(letters("Hélène".as_bytes()), "Hélène");
        assert_eq!(letters(b"H\xe9l\xe8ne, \x80 \x93so\x94"), "Hélène, € “so”");
    }

    #[test]
    fn a_byte_order_mark_says_how_to_read_and_goes() {
        assert_eq!(&*plain(b"\xef\xbb\xbfAna"), b"Ana");
        assert_eq!(&*plain(b"\xff\xfeA\0\xe9\0"), "Aé".as_bytes());
        assert_eq!(&*plain(b"\xfe\xff\0A\0\xe9\0"), "Aé".as_bytes());
        assert_eq!(&*plain(b"Ana"), b"Ana");
    }
}
