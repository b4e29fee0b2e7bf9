//! The whole site as one page: for a USB stick, a mail, or wherever there is no host. It asks for no other file.
//!
//! The page is written in UTF-16 and says so with its first two bytes, which browsers believe before whatever a host
//! says. So the compressed files fill it as letters and lose nothing, where UTF-8 would take an eighth more.

mod packing;

use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use crc::{CRC_32_ISO_HDLC, Crc};
use sha2::{Digest, Sha256};
use xtask::policy::CONTENT_SECURITY_POLICY;

use super::{Page, description::attribute, lean};

const START: &str = include_str!("one_file/start.js");
const UNPACKING: &str = include_str!("one_file/lzma.js");
const APPLICATION: &str = include_str!("one_file/application.js");

/// Says how the page is written.
const BYTE_ORDER: &str = "\u{feff}";
const SAID_OTHERWISE: &str = "<meta charset=\"utf-8\">";
/// Until the style sheets are unpacked; the same place that they give it.
const LOADING: &str =
    "#loading { display: grid; place-items: center; min-block-size: 100dvh; font-family: system-ui }";
/// Whose chunks the application asks for after the first view, the first ones first (`ui/later.rs`).
const WANTED: [&str; 5] = ["first", "found", "sheets", "desks", "sample"];

/// What the page may do: run and look like what stands in it, letter by letter. It can ask for nothing at all.
fn policy(scripts: &[String], styles: &[String]) -> String {
    let (scripts, styles) = (scripts.join(" "), styles.join(" "));
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' {scripts}; style-src {styles}; img-src data: blob:; \
         base-uri 'none'; form-action 'none'"
    )
}

/// The page with every file in it that its site has, as bytes to write.
pub fn in_one_file(page: &Page) -> Result<Vec<u8>> {
    let text = BYTE_ORDER.to_owned() + &written(page)?;
    Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect())
}

fn written(page: &Page) -> Result<String> {
    let (_, html) = page.files.last().context("There is no page.")?;
    let mut lines = Vec::new();
    let (mut styles, mut recovery, mut application) = (Vec::new(), None, None);
    for line in std::str::from_utf8(html)?.lines() {
        let tag = line.trim();
        if tag.starts_with("<link rel=\"stylesheet\"") {
            let sheet = value(tag, "href")?;
            styles.push((sheet.to_owned(), page.text(sheet)?));
        } else if tag.starts_with("<link rel=\"icon\"") {
            let icon = BASE64_STANDARD.encode(page.text(value(tag, "href")?)?);
            lines.push(format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"));
        } else if let Some(script) = attribute(tag, "data-js") {
            let wasm = value(tag, "data-wasm")?;
            application = Some((script.to_owned(), alone(&starting(&page.text(script)?, wasm)), wasm));
        } else if tag.starts_with("<script ") {
            let script = value(tag, "src")?;
            recovery = Some((script.to_owned(), alone(&page.text(script)?)));
        } else if !tag.starts_with("<link ") && tag != SAID_OTHERWISE {
            // The other links lead to what a site has: a manifest, and the files that are in here now.
            lines.push(line.to_owned());
        }
    }
    let recovery = recovery.context("The page has no recovery.")?;
    let (script, starting, wasm) = application.context("The page starts nothing.")?;

    let text = |(name, text): (String, String)| (name, text.into_bytes());
    let mut packed = Packed::default();
    // Listens before anything can fail.
    packed.add(text(recovery));
    styles.into_iter().map(text).for_each(|style| packed.add(style));
    packed.add((wasm.to_owned(), page.bytes(wasm)?));
    packed.add((script.clone(), starting.into_bytes()));
    for chunk in chunks_by_want(page, wasm) {
        packed.add(chunk);
    }

    let start = START
        .replace("$LZMA", UNPACKING)
        .replace("$FILES", &packed.list()?)
        .replace("$APPLICATION", file_name(&script))
        .replace("$FIRST", &packing::FIRST.to_string())
        .replace("$GAP_LENGTH", &packing::GAP_LENGTH.to_string())
        .replace("$GAP", &packing::GAP.to_string())
        .replace("$SHORT", &packing::SHORT.to_string());
    let start = lean(&start);
    // As a browser reads it: what would end it early, or come out otherwise than it went in, has no place here.
    ensure!(
        !["</script", "<!--", "\r"].iter().any(|odd| start.contains(odd)),
        "The start does not fit into a page."
    );
    packed.scripts.push(hash(&start));
    packed.styles.push(hash(LOADING));

    let letters = packing::letters(&packing::compressed(&packed.bytes)?);
    let page = lines.join("\n") + "\n";
    ensure!(page.contains(CONTENT_SECURITY_POLICY), "The page has no policy.");
    let page = page.replacen(CONTENT_SECURITY_POLICY, &policy(&packed.scripts, &packed.styles), 1);
    let page = page.replacen("</head>", &format!("<style>{LOADING}</style>\n</head>"), 1);
    let held = format!(
        "<script type=\"text/plain\" id=\"packed\">{letters}</script>\n<script type=\"module\">{start}</script>\n"
    );
    Ok(page.replacen("</body>", &format!("{held}</body>"), 1))
}

/// Files one behind the other, and what lets those of them run that do.
#[derive(Default)]
struct Packed {
    bytes: Vec<u8>,
    list: Vec<(String, usize, u32)>,
    scripts: Vec<String>,
    styles: Vec<String>,
}

impl Packed {
    fn add(&mut self, (name, bytes): (String, Vec<u8>)) {
        if name.ends_with(".js") {
            self.scripts.push(hash(&bytes));
        } else if name.ends_with(".css") {
            self.styles.push(hash(&bytes));
        }
        let sum = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(&bytes);
        self.list.push((file_name(&name).to_owned(), bytes.len(), sum));
        self.bytes.extend(bytes);
    }

    /// As it stands in the script that unpacks them.
    fn list(&self) -> Result<String> {
        Ok(serde_json::to_string(&self.list)?)
    }
}

/// What lets a script or a style sheet take effect.
fn hash(text: impl AsRef<[u8]>) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// What is fetched later, in the order in which it is wanted. What several share comes with the first who wants it.
fn chunks_by_want(page: &Page, first: &str) -> Vec<(String, Vec<u8>)> {
    let is_chunk = |name: &str| name.ends_with(".wasm") && name != file_name(first);
    let mut chunks: Vec<_> = page.files.iter().filter(|(name, _)| is_chunk(name)).cloned().collect();
    chunks.sort_by_key(|(name, _)| {
        WANTED
            .iter()
            .position(|wanted| name.split('-').any(|screen| screen == *wanted))
            .unwrap_or(WANTED.len())
    });
    chunks
}

/// The script of the application, and what starts it from the parts in the page.
fn starting(script: &str, wasm: &str) -> String {
    // Within a function nothing is exported: the list at the end goes, and the word before what is defined. Nor has it
    // an address of its own.
    let is_list = |line: &&str| line.starts_with("export {");
    let inner: Vec<&str> = script
        .lines()
        .filter(|line| !is_list(line))
        .map(|line| line.strip_prefix("export ").unwrap_or(line))
        .collect();
    let inner = inner.join("\n").replace("import.meta.url", "document.baseURI");
    lean(APPLICATION).replace("$WASM", wasm).replace("$APPLICATION", &inner)
}

/// A module as a script that runs when it is put into the page, not some time after, and names nothing for others.
fn alone(module: &str) -> String {
    format!("(() => {{\n\"use strict\";\n{module}}})();\n")
}

fn value<'tag>(tag: &'tag str, name: &str) -> Result<&'tag str> {
    attribute(tag, name).with_context(|| format!("{tag} has no {name}."))
}

fn file_name(address: &str) -> &str {
    address.strip_prefix("./").unwrap_or(address)
}

impl Page {
    fn bytes(&self, address: &str) -> Result<Vec<u8>> {
        let name = file_name(address);
        let file = self.files.iter().find(|(file, _)| file == name);
        file.map(|(_, bytes)| bytes.clone()).with_context(|| format!("{name} is not in the site."))
    }

    /// A file that the page names as text.
    fn text(&self, address: &str) -> Result<String> {
        Ok(String::from_utf8(self.bytes(address)?)?)
    }
}
