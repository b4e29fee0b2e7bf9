//! Bytes as a text that survives mail: base64 in lines of 64 letters between two marks.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};

use super::{ARMORED, Locked};

const END: &str = "-----END AGE ENCRYPTED FILE-----";
/// Letters in a line.
const LINE: usize = 64;

pub fn put_on(bytes: &[u8]) -> String {
    let letters = BASE64.encode(bytes);
    let mut text = String::with_capacity(letters.len() / LINE * (LINE + 1) + 100);
    text.push_str(ARMORED);
    let mut rest = letters.as_str();
    while !rest.is_empty() {
        // Base64 is ASCII: every place is the border of a letter.
        let (line, next) = rest.split_at(rest.len().min(LINE));
        text.push('\n');
        text.push_str(line);
        rest = next;
    }
    text.push('\n');
    text.push_str(END);
    text.push('\n');
    text
}

/// # Errors
/// [`Locked::Altered`] where a mark or a letter is missing.
pub fn take_off(file: &[u8]) -> Result<Vec<u8>, Locked> {
    let text = std::str::from_utf8(file).map_err(|_| Locked::Altered)?.trim();
    let inner = text.strip_prefix(ARMORED).and_then(|rest| rest.strip_suffix(END)).ok_or(Locked::Altered)?;
    // Mail may have changed the ends of the lines.
    let letters: String = inner.chars().filter(|letter| !letter.is_ascii_whitespace()).collect();
    BASE64.decode(letters).map_err(|_| Locked::Altered)
}
