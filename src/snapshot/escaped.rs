//! Texts in which a backslash before a mark means the mark itself, as on cards and badges.

/// The text that is meant: `\n` is a line break; `\;`, `\,`, `\:`, `\"` and `\\` are the mark; any other stays as it is.
pub fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(mark @ (',' | ';' | ':' | '"' | '\\')) => text.push(mark),
                Some(other) => text.extend(['\\', other]),
                None => text.push('\\'),
            },
            _ => text.push(letter),
        }
    }
    text
}

/// The parts between marks that are meant as such, still escaped.
pub fn split(value: &str, mark: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut is_escaped) = (0, false);
    for (at, letter) in value.char_indices() {
        if letter == mark && !is_escaped {
            parts.push(&value[from..at]);
            from = at + letter.len_utf8();
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    parts.push(&value[from..]);
    parts
}
