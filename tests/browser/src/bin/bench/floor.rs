//! The floor under a cold start: `benches/floor.js` in the place of the application, at the same address, so that it
//! reads the same storage and is drawn with the same style sheet.

use std::{fs, path::Path};

use browser::dist;
use xtask::serve::Answer;

const SCRIPT: &[u8] = include_bytes!("../../../../../benches/floor.js");

/// The route of the floor's page, from the site's address.
pub const PAGE: &str = "floor.html";

/// Answers for the floor's two files; the site answers for all others.
pub fn answer(path: &str) -> Option<Answer> {
    match path {
        "/floor.html" => Some(Answer::file(Path::new(PAGE), page().into_bytes())),
        "/floor.js" => Some(Answer::file(Path::new("floor.js"), SCRIPT.to_vec())),
        _ => None,
    }
}

/// The application's page without its program.
fn page() -> String {
    let page = fs::read_to_string(dist().join("index.html")).expect("the release has a page");
    let is_program = |line: &&str| line.contains("<script") || line.contains("preload");
    let rest: Vec<&str> = page.lines().filter(|line| !is_program(line)).collect();
    rest.join("\n").replace("</head>", "<script type=\"module\" src=\"./floor.js\"></script></head>")
}
