//! The order of the house: who may name whom, and what every file owes its reader. Read from the sources as text.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "in a test a broken assumption should stop the test")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Each folder of `src` and the folders it may name. A folder that is not here fails: decide its place first.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("commands", &["domain"]),
    ("queries", &["domain", "commands"]),
    ("sample", &["domain"]),
    ("snapshot", &["domain"]),
    ("session", &["domain", "commands", "snapshot", "code"]),
    ("code", &[]),
    ("gesture", &[]),
    ("i18n", &["domain", "queries"]),
    ("platform", &["session", "domain"]),
    // `platform` only from the few places in `MAY_NAME_PLATFORM`; never `snapshot`.
    ("ui", &["domain", "commands", "queries", "sample", "session", "code", "gesture", "i18n", "platform"]),
    ("main", &["ui"]),
];

/// Where the screens touch the browser's own doings: the root, the frame, and what takes in and hands out files.
const MAY_NAME_PLATFORM: &[&str] =
    &["ui.rs", "ui/app", "ui/codes", "ui/frame", "ui/import", "ui/data", "ui/scan"];

/// Crates that mean a browser; `gloo` stands for all of its family.
const BROWSER: &[&str] = &["leptos", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo"];

/// A file may grow to this many lines before its tests begin.
const LONGEST: usize = 400;

/// One source file.
struct Source {
    /// Below `src`, with forward slashes.
    path: String,
    text: String,
    /// Without comments, texts and tests.
    code: String,
}

impl Source {
    fn layer(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Where the file stands in the tree of modules.
    fn module(&self) -> Vec<&str> {
        self.path.trim_end_matches(".rs").split('/').collect()
    }

    /// Every folder of `src` that the code names.
    fn named(&self) -> Vec<String> {
        let mut named = Vec::new();
        for (root, starts) in [("crate", false), ("entonnoir", false), ("super", true)] {
            for at in words(&self.code, root) {
                let mut rest = &self.code[at..];
                let mut climbed = 0;
                while let Some(after) = rest.strip_prefix("super::") {
                    rest = after;
                    climbed += 1;
                }
                if starts {
                    // Part of a chain that was followed from its beginning.
                    let inside_a_chain = self.code[..at].ends_with("super::");
                    if inside_a_chain || climbed < self.module().len() {
                        continue;
                    }
                } else {
                    let Some(after) = rest.strip_prefix(root).and_then(|rest| rest.strip_prefix("::")) else {
                        continue;
                    };
                    rest = after;
                }
                named.extend(first_names(rest));
            }
        }
        named.sort();
        named.dedup();
        named
    }
}

/// The first name of a path, or of each path in a group.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let (mut names, mut depth, mut fresh) = (Vec::new(), 0, true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            c if fresh && !c.is_whitespace() => {
                names.push(name(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

/// Where a whole word stands.
fn words(code: &str, word: &str) -> Vec<usize> {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .filter(|(at, _)| !code[..*at].ends_with(part) && !code[at + word.len()..].starts_with(part))
        .map(|(at, _)| at)
        .collect()
}

/// Code alone: comments go, and what stands in quotation marks.
fn strip(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    let next = |at: usize, ahead: usize| chars.get(at + ahead).copied().unwrap_or('\n');
    while at < chars.len() {
        match chars[at] {
            '/' if next(at, 1) == '/' => {
                while at < chars.len() && chars[at] != '\n' {
                    at += 1;
                }
            }
            '/' if next(at, 1) == '*' => {
                while at < chars.len() && !(chars[at] == '*' && next(at, 1) == '/') {
                    at += 1;
                }
                at += 2;
            }
            'r' if matches!((next(at, 1), next(at, 2)), ('"', _) | ('#', '"'))
                && !code.ends_with(char::is_alphanumeric) =>
            {
                let marked = next(at, 1) == '#';
                at += if marked { 3 } else { 2 };
                while at < chars.len() && !(chars[at] == '"' && (!marked || next(at, 1) == '#')) {
                    at += 1;
                }
                at += if marked { 2 } else { 1 };
            }
            '"' => {
                at += 1;
                while at < chars.len() && chars[at] != '"' {
                    at += if chars[at] == '\\' { 2 } else { 1 };
                }
                at += 1;
            }
            // A letter in quotation marks; a lifetime has no second mark.
            '\'' if next(at, 1) == '\\' || next(at, 2) == '\'' => {
                at += 2;
                while at < chars.len() && chars[at] != '\'' {
                    at += 1;
                }
                at += 1;
            }
            c => {
                code.push(c);
                at += 1;
            }
        }
    }
    code
}

/// What stands before a file's tests, which may name whatever they like.
fn before_tests(text: &str) -> &str {
    text.find("#[cfg(test)]\nmod tests {").map_or(text, |at| &text[..at])
}

fn files(below: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(below)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The sources of the application; files that exist only for tests are left out.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let all: Vec<Source> = files("src", "rs")
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let path = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            Source { path, code: strip(before_tests(&text)), text }
        })
        .collect();
    let only_for_tests: Vec<String> = all
        .iter()
        .flat_map(|source| {
            let folder = source.path.trim_end_matches(".rs").to_owned();
            source.text.split("#[cfg(test)]").skip(1).filter_map(move |after| {
                let line = after.trim_start().split(['\n', '{']).next()?.strip_suffix(';')?;
                Some(format!("{folder}/{}", line.rsplit_once("mod ")?.1))
            })
        })
        .collect();
    let test = |path: &str| {
        only_for_tests
            .iter()
            .any(|test| path == format!("{test}.rs") || path.starts_with(&format!("{test}/")))
    };
    all.into_iter().filter(|source| !test(&source.path)).collect()
}

fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_layer_names_only_those_below_it() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.path != "lib.rs") {
        let Some((layer, may_name)) = LAYERS.iter().find(|(layer, _)| *layer == source.layer()) else {
            wrong.push(format!("src/{}: a folder without a place in the order", source.path));
            continue;
        };
        for named in source.named() {
            let known = LAYERS.iter().any(|(layer, _)| *layer == named);
            if known && named != *layer && !may_name.contains(&named.as_str()) {
                wrong.push(format!("src/{}: {layer} names {named}", source.path));
            }
            let root = MAY_NAME_PLATFORM.iter().any(|place| source.path.starts_with(place));
            if *layer == "ui" && named == "platform" && !root {
                wrong.push(format!("src/{}: only the root of the screens names platform", source.path));
            }
        }
    }
    none(wrong);
}

#[test]
fn the_core_knows_no_browser() {
    let mut wrong = Vec::new();
    for source in sources() {
        if matches!(source.layer(), "ui" | "platform" | "main") {
            continue;
        }
        for name in BROWSER {
            if !words(&source.code, name).is_empty() || source.code.contains("gloo_") {
                wrong.push(format!("src/{}: names {name}", source.path));
            }
        }
    }
    none(wrong);
}

#[test]
fn only_the_snapshot_knows_json() {
    let named =
        |source: &&Source| ["serde", "serde_json"].iter().any(|name| !words(&source.code, name).is_empty());
    none(
        sources()
            .iter()
            .filter(|source| source.layer() != "snapshot")
            .filter(named)
            .map(|source| format!("src/{}: names serde", source.path))
            .collect(),
    );
}

#[test]
fn every_file_opens_by_saying_what_it_is_for() {
    let opens = |text: &str| text.starts_with("//! ");
    let silent = sources()
        .into_iter()
        .filter(|source| !opens(&source.text))
        .map(|source| format!("src/{}", source.path));
    let beside = ["tests", "xtask/src"].into_iter().flat_map(|place| files(place, "rs"));
    let beside = beside.filter(|path| !opens(&fs::read_to_string(path).unwrap()));
    none(
        silent
            .chain(beside.map(|path| path.display().to_string()))
            .map(|path| format!("{path}: opens without a sentence"))
            .collect(),
    );
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    none(
        sources()
            .iter()
            .map(|source| (source, before_tests(&source.text).lines().count()))
            .filter(|(_, lines)| *lines > LONGEST)
            .map(|(source, lines)| format!("src/{}: {lines} lines before its tests", source.path))
            .collect(),
    );
}

#[test]
fn nothing_is_left_for_later() {
    // Written in two halves, or this file would find itself.
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")];
    let mut wrong = Vec::new();
    for (place, extension) in [("src", "rs"), ("tests", "rs"), ("xtask", "rs"), ("style", "css")] {
        for path in files(place, extension) {
            let text = fs::read_to_string(&path).unwrap();
            wrong.extend(
                marks
                    .iter()
                    .filter(|mark| !words(&text, mark).is_empty())
                    .map(|mark| format!("{}: {mark}", path.display())),
            );
        }
    }
    none(wrong);
}

#[test]
fn colours_are_named_once() {
    let mut wrong = Vec::new();
    for path in files("style", "css").into_iter().filter(|path| !path.ends_with("tokens.css")) {
        for (at, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            if colour(line) {
                wrong.push(format!("{}:{}: {line}", path.display(), at + 1));
            }
        }
    }
    for source in sources() {
        for (at, line) in source.text.lines().enumerate() {
            // In Rust a colour could only stand in a text.
            if line.split('"').skip(1).step_by(2).any(colour) {
                wrong.push(format!("src/{}:{}: {line}", source.path, at + 1));
            }
        }
    }
    none(wrong);
}

/// Whether a line writes a colour out: `#a1b2c3`, `rgb(…)` and its kin.
fn colour(line: &str) -> bool {
    let hash = line.match_indices('#').any(|(at, _)| {
        let digits = line[at + 1..].chars().take_while(char::is_ascii_hexdigit).count();
        let ends = !line[at + 1 + digits..].starts_with(|c: char| c.is_alphanumeric() || "-_".contains(c));
        matches!(digits, 3 | 4 | 6 | 8) && ends
    });
    hash || ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "lab(", "lch("].iter().any(|call| {
        line.match_indices(call).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric()))
    })
}

#[test]
fn no_rule_of_style_shouts_and_no_text_becomes_markup() {
    let mut wrong = Vec::new();
    for path in files("style", "css") {
        if fs::read_to_string(&path).unwrap().contains("!important") {
            wrong.push(format!("{}: !important", path.display()));
        }
    }
    for source in sources() {
        for name in ["inner_html", "set_inner_html", "insert_adjacent_html", "outer_html"] {
            if !words(&source.code, name).is_empty() {
                wrong.push(format!("src/{}: {name}", source.path));
            }
        }
    }
    none(wrong);
}

#[test]
fn nothing_but_steps_stands_in_a_row_of_frames() {
    let mut wrong = Vec::new();
    for path in files("style", "css") {
        for rule in strays(&fs::read_to_string(&path).unwrap()) {
            wrong.push(format!("{}: {rule} stands among the frames of a movement", path.display()));
        }
    }
    none(wrong);
}

/// Rules in `@keyframes` that are no steps of it: a browser takes them for none, and says nothing.
fn strays(style: &str) -> Vec<String> {
    let is_step = |name: &str| {
        name.split(',').map(str::trim).all(|step| matches!(step, "from" | "to") || step.ends_with('%'))
    };
    let mut strays = Vec::new();
    for row in style.split("@keyframes").skip(1) {
        let mut depth = 0;
        for (at, letter) in row.char_indices() {
            match letter {
                '{' if depth == 1 => {
                    let before = row[..at].rsplit(['{', '}']).next().unwrap_or_default();
                    let name = before.rsplit("*/").next().unwrap_or_default().trim();
                    strays.extend((!is_step(name)).then(|| name.to_owned()));
                    depth += 1;
                }
                '{' => depth += 1,
                '}' if depth == 1 => break,
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    strays
}

#[test]
fn this_reader_of_sources_reads_right() {
    let movement = "@keyframes a { from, 50% { x: y } /* now */ .part { x: y } to { x: y } } .b { x: y }";
    assert_eq!(strays(movement), [".part"]);

    let read = |path: &str, text: &str| Source {
        path: path.into(),
        text: text.into(),
        code: strip(before_tests(text)),
    };
    let source = read(
        "domain/ids.rs",
        "use crate::{commands::{A, B}, domain::x};\n// crate::ui\nlet a = \"crate::sample\"; let b = 'a'; crate::i18n::x; super::text::y;",
    );
    assert_eq!(source.named(), ["commands", "domain", "i18n"]);
    assert_eq!(read("domain/playbooks/bant.rs", "use super::super::super::session::x;").named(), ["session"]);
    assert_eq!(read("domain/ids.rs", "use super::super::ui; use super::moment;").named(), ["ui"]);
    assert!(read("a.rs", "fn a<'a>(x: &'a str) { /* leptos */ r#\"leptos\"#; }").code.contains("fn a<'a>"));
    assert!(colour("color: #fff;") && colour("rgb(0 0 0)") && !colour("#/board") && !colour("no #12345"));
}
