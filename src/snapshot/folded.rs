//! How cards and calendars are written alike: `NAME:value`, folded at 75 bytes, ended by CR and LF.

/// The longest line, its end not counted (RFC 2426 and RFC 5545).
const LONGEST: usize = 75;

/// Appends a line in as many pieces as it takes; no letter is cut.
pub(super) fn push_line(text: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for letter in name.chars().chain([':']).chain(value.chars()) {
        if length + letter.len_utf8() > LONGEST {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    text.push_str("\r\n");
}

/// A text as a value: backslash, semicolon, comma and line break would say something else.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            _ => escaped.push(letter),
        }
    }
    escaped
}
