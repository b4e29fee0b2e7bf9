//! The service worker that keeps a release in the browser, written for the files of that release.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// Its name on the site: it looks after the folder in which it lies.
pub const NAME: &str = "sw.js";
/// How `index.html` is asked for.
const PAGE: &str = "./";

const TEMPLATE: &str = include_str!("worker/sw.js");

/// Lets go of what a release has kept at the same address.
pub const RETIRED: &str = include_str!("worker/retired.js");

/// The worker for these files of a site, by their names.
pub fn script<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut list = String::from("{");
    // The same files under another worker are another release: each has its own place, which the other never touches.
    let mut release = Sha256::new().chain_update(TEMPLATE);
    for (name, bytes) in files {
        let name = if name == "index.html" { PAGE } else { name };
        let hash = hexadecimal(&Sha256::digest(bytes));
        release.update(name);
        release.update(&hash);
        // Names of files of ours need no escapes.
        let _ = write!(list, "\n  \"{name}\": \"{hash}\",");
    }
    list.push_str("\n}");
    let release = &hexadecimal(&release.finalize())[..16];
    TEMPLATE.replace("$RELEASE", release).replace("$FILES", &list)
}

/// A hash as it is written in names and lists: two digits a byte.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_listed_with_its_hash_and_the_page_under_its_folder() {
        let worker = script([("a.css", &b"a{}"[..]), ("index.html", &b""[..])]);
        let style = "5f546eb4606b5c2b7d2a449a5cc2bbb477ed5a246c7051ce871b12f2dbfc8419";
        assert!(worker.contains(&format!("const FILES = {{\n  \"a.css\": \"{style}\",\n")), "{worker}");
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert!(worker.contains(&format!("\n  \"./\": \"{empty}\",\n}};")), "{worker}");
        assert!(!worker.contains("$RELEASE") && !worker.contains("$FILES"), "{worker}");
    }

    #[test]
    fn other_content_is_another_release() {
        let release = |text: &str| {
            let worker = script([("a.css", text.as_bytes())]);
            worker.split("RELEASE = \"").nth(1).map(|after| after[..16].to_owned())
        };
        assert_eq!(release("a{}"), release("a{}"));
        assert_ne!(release("a{}"), release("b{}"));
    }
}
