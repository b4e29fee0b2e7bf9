//! From `index.html`, the style sheets and the compiled application to the files of a site.

mod description;
mod lean;
mod one_file;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use xtask::worker;

use crate::{application::Application, project};
use description::{Link, Piece};
use lean::lean;
pub use one_file::in_one_file;

/// Shows when the application fails; it listens before the next one starts it.
const RECOVERY: &str = "public/recovery.js";
/// The style of what is not in the first view.
const LATER: &str = "later";
/// Starts the application.
const BOOT: &str = "public/boot.js";

/// The files of a site, with their names, the page last: whoever loads it finds the others in place.
#[derive(Clone)]
pub struct Page {
    pub files: Vec<(String, Vec<u8>)>,
}

impl Page {
    /// Reads the description under `root` and puts the page together; `scripts` are added to it as they are.
    pub fn compose(root: &Path, application: &Application, scripts: &[(&str, &str)]) -> Result<Self> {
        let read = |path: &Path| {
            fs::read(root.join(path)).with_context(|| format!("{} cannot be read.", path.display()))
        };
        let text = |path: &Path| {
            String::from_utf8(read(path)?).with_context(|| format!("{} is not text.", path.display()))
        };
        let description = text(Path::new("index.html"))?;
        let pieces = description::pieces(&description)?;

        let mut page = Self { files: Vec::new() };
        let (mut style, mut later) = (String::new(), String::new());
        for piece in &pieces {
            match piece {
                Piece::Link(Link::Style(path)) => style.push_str(&lean(&text(path)?)),
                Piece::Link(Link::LaterStyle(path)) => later.push_str(&lean(&text(path)?)),
                Piece::Link(Link::CopyFile(path))
                    if ![RECOVERY, BOOT].map(Path::new).contains(&path.as_path()) =>
                {
                    page.files.push((name_of(path), read(path)?));
                }
                Piece::Link(Link::CopyFolder(path)) => page.copy_folder(&root.join(path), &name_of(path))?,
                _ => {}
            }
        }
        let style = page.add_hashed("style", ".css", style.into_bytes());
        let later = page.add_hashed(LATER, ".css", later.into_bytes());
        let recovery = page.add_hashed("recovery", ".js", lean(&text(Path::new(RECOVERY))?).into_bytes());
        let boot = page.add_hashed("boot", ".js", lean(&text(Path::new(BOOT))?).into_bytes());
        // The script names the chunks, so its own name changes with theirs.
        let mut script = lean(&application.script);
        for chunk in &application.chunks {
            let name = page.add_hashed(&chunk.stem, ".wasm", chunk.wasm.clone());
            let asked = format!("\"./{}\"", chunk.placeholder);
            ensure!(script.contains(&asked), "The script does not ask for {}.", chunk.placeholder);
            script = script.replace(&asked, &format!("\"./{name}\""));
        }
        let script = page.add_hashed(project::APPLICATION, ".js", script.into_bytes());
        let wasm = page.add_hashed(project::APPLICATION, "_bg.wasm", application.wasm.clone());

        let mut start = start_tags(&recovery, &boot, &script, &wasm);
        for (name, text) in scripts {
            start.push_str(&format!("\n    <script type=\"module\" src=\"./{name}\"></script>"));
            page.files.push(((*name).to_owned(), (*text).into()));
        }
        let html = description::rewritten(&pieces, &style_tags(&style, &later), &start);
        page.files.push(("index.html".to_owned(), html.into_bytes()));
        Ok(page)
    }

    /// The same with a service worker that keeps all of it in the browser, named by the page, so that the application
    /// knows of it.
    pub fn kept_in_the_browser(mut self) -> Result<Self> {
        let (name, html) = self.files.pop().context("There is no page.")?;
        let named = format!("  <meta name=\"worker\" content=\"./{}\">\n  </head>", worker::NAME);
        let html = String::from_utf8(html)?.replacen("</head>", &named, 1).into_bytes();
        let files = self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let script = worker::script(files.chain([(name.as_str(), html.as_slice())]));
        self.files.push((worker::NAME.to_owned(), lean(&script).into_bytes()));
        self.files.push((name, html));
        Ok(self)
    }

    /// The same with a service worker that lets go of what a release has kept at this address.
    pub fn kept_nowhere(mut self) -> Self {
        self.files.insert(0, (worker::NAME.to_owned(), worker::RETIRED.into()));
        self
    }

    /// Whether the first view asks for this file: it is the page, or the page names it.
    pub fn is_in_first_view(&self, name: &str) -> bool {
        let html = self.files.last().map(|(_, bytes)| String::from_utf8_lossy(bytes));
        // Who comes for the first time sees the screen of the first chunk before any board, and what it shares with
        // others comes along. A piece of which nobody says who shares it is counted, to be on the safe side.
        let mut needed_by = name.strip_suffix(".wasm").unwrap_or_default().split('-');
        let is_first_screen = needed_by.any(|screen| matches!(screen, "first" | "shared"));
        // Named, and asked for when the first view stands, or by a home screen.
        let is_named_for_later = name.starts_with(LATER) || name == worker::NAME || name.ends_with(".png");
        let is_named = html.is_some_and(|html| html.contains(name)) && !is_named_for_later;
        is_first_screen || name == "index.html" || is_named
    }

    /// Writes the files, then removes what an earlier build left: the site is whole at every moment.
    pub fn write(&self, folder: &Path) -> Result<()> {
        for (name, bytes) in &self.files {
            let file = folder.join(name);
            fs::create_dir_all(file.parent().unwrap_or(folder))?;
            fs::write(&file, bytes).with_context(|| format!("{} cannot be written.", file.display()))?;
        }
        for file in files_under(folder)? {
            let wanted = self.files.iter().any(|(name, _)| folder.join(name) == file);
            if !wanted {
                fs::remove_file(&file).with_context(|| format!("{} cannot be removed.", file.display()))?;
            }
        }
        Ok(())
    }

    /// The name holds a hash of the content, so that a browser can keep the file for ever.
    fn add_hashed(&mut self, stem: &str, ending: &str, bytes: Vec<u8>) -> String {
        let hash = worker::hexadecimal(&Sha256::digest(&bytes)[..8]);
        let name = format!("{stem}-{hash}{ending}");
        self.files.push((name.clone(), bytes));
        name
    }

    fn copy_folder(&mut self, folder: &Path, name: &str) -> Result<()> {
        for file in files_under(folder)? {
            let parts: Vec<_> =
                file.strip_prefix(folder)?.iter().map(|part| part.to_string_lossy()).collect();
            self.files.push((format!("{name}/{}", parts.join("/")), fs::read(&file)?));
        }
        Ok(())
    }
}

/// The second one holds nothing up: for no medium, a browser fetches it behind everything else, and `boot.js` puts it to
/// use when it is there.
fn style_tags(first: &str, later: &str) -> String {
    format!(
        "<link rel=\"stylesheet\" href=\"./{first}\">\n    \
         <link rel=\"stylesheet\" href=\"./{later}\" media=\"not all\" data-later>"
    )
}

/// What takes the place of the `rel="rust"` link; `Trunk.toml` spells the last two lines the same way.
fn start_tags(recovery: &str, boot: &str, script: &str, wasm: &str) -> String {
    format!(
        "<link rel=\"modulepreload\" href=\"./{script}\">\n    \
         <link rel=\"preload\" href=\"./{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n    \
         <script type=\"module\" src=\"./{recovery}\"></script>\n    \
         <script type=\"module\" src=\"./{boot}\" data-js=\"./{script}\" data-wasm=\"./{wasm}\"></script>"
    )
}

/// Every file in a folder and below, in a steady order.
pub fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read.", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() { files.extend(files_under(&path)?) } else { files.push(path) }
    }
    files.sort();
    Ok(files)
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests;
