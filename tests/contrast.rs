//! What stands on the capture screen can be read in the light of a hall: seven to one at least (WCAG 2.2, 1.4.6), in
//! both looks. Reckoned from the tokens.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "in a test a broken assumption should stop the test")]

use std::{collections::BTreeMap, fs, path::PathBuf};

/// What is read, and what it lies on.
const READ: [(&str, &str); 13] = [
    ("text", "surface"),
    ("text", "surface-sunken"),
    ("text", "surface-hover"),
    ("text", "accent-soft"),
    ("text", "warning-soft"),
    ("text-soft", "surface"),
    ("text-soft", "surface-sunken"),
    ("text-faint", "surface"),
    ("accent", "surface"),
    ("on-accent", "accent"),
    ("danger", "surface"),
    ("danger", "danger-soft"),
    ("warning", "warning-soft"),
];

/// What shows where something begins and ends: three to one (1.4.11).
const SEEN: [(&str, &str); 2] = [("line-strong", "surface"), ("focus", "surface")];

/// Declarations by name, of the whole file or of one rule.
fn declared(css: &str) -> BTreeMap<String, String> {
    let declaration = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
        Some((name.to_owned(), value.trim().trim_end_matches(';').to_owned()))
    };
    css.lines().filter_map(declaration).collect()
}

fn style(file: &str) -> String {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "style", file].iter().collect();
    fs::read_to_string(path).unwrap()
}

/// The tokens as they are on the capture screen.
fn tokens() -> BTreeMap<String, String> {
    let mut tokens = declared(&style("tokens.css"));
    let capture = style("capture.css");
    let rule = capture.split(".sheet[data-size=\"whole\"] {").nth(1).unwrap();
    tokens.extend(declared(rule.split('}').next().unwrap()));
    tokens
}

/// The hexadecimal colour behind a name; `look`: 0 light, 1 dark.
fn colour(tokens: &BTreeMap<String, String>, value: &str, look: usize) -> String {
    if let Some(name) = value.strip_prefix("var(--") {
        return colour(tokens, &tokens[name.trim_end_matches(')')], look);
    }
    match value.strip_prefix("light-dark(") {
        Some(both) => colour(tokens, both.strip_suffix(')').unwrap().split(", ").nth(look).unwrap(), look),
        None => value.to_owned(),
    }
}

/// WCAG's relative luminance.
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let part = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(tokens: &BTreeMap<String, String>, one: &str, other: &str, look: usize) -> f64 {
    let [one, other] = [one, other].map(|role| luminance(&colour(tokens, &tokens[role], look)) + 0.05);
    one.max(other) / one.min(other)
}

#[test]
fn the_capture_screen_is_legible_in_bright_light() {
    let tokens = tokens();
    for (pairs, least) in [(&READ[..], 7.0), (&SEEN[..], 3.0)] {
        for (one, other) in pairs {
            for look in [0, 1] {
                let contrast = contrast(&tokens, one, other, look);
                assert!(contrast >= least, "{one} on {other}, look {look}: {contrast:.2} of {least}");
            }
        }
    }
}

#[test]
fn black_on_white_is_twenty_one_to_one() {
    let tokens = declared("--one: #000000;\n--other: light-dark(#ffffff, #000000);");
    assert!((contrast(&tokens, "one", "other", 0) - 21.0).abs() < 0.01);
    assert!((contrast(&tokens, "one", "other", 1) - 1.0).abs() < 0.01);
}
