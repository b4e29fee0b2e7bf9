//! The whole site as one page: for a USB stick, a mail, or wherever there is no host. It asks for no other file.

use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use miniz_oxide::deflate::compress_to_vec_zlib;
use sha2::{Digest, Sha256};
use xtask::policy::CONTENT_SECURITY_POLICY;

use super::{Page, description::attribute, lean};

const START: &str = include_str!("one_file.js");
/// The smallest that the compressor can do.
const BEST: u8 = 10;

/// What the page may do: run and look like what stands in it, letter by letter. It can ask for nothing at all.
fn policy(scripts: &[String], styles: &[String]) -> String {
    let (scripts, styles) = (scripts.join(" "), styles.join(" "));
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' {scripts}; style-src {styles}; img-src data: blob:; \
         base-uri 'none'; form-action 'none'"
    )
}

/// The page with every file in it that its site has; compressed, what is not read before it runs.
pub fn in_one_file(page: &Page) -> Result<String> {
    let (_, html) = page.files.last().context("There is no page.")?;
    let (mut lines, mut scripts, mut styles) = (Vec::new(), Vec::new(), Vec::new());
    let mut parts = String::new();
    for (name, bytes) in page.files.iter().filter(|(name, _)| name.ends_with(".wasm")) {
        let text = BASE64_STANDARD.encode(compress_to_vec_zlib(bytes, BEST));
        parts.push_str(&format!("<script type=\"text/plain\" data-part=\"{name}\">{text}</script>\n"));
    }
    let mut inline = |kind: &str, text: String| -> Result<String> {
        // As a browser reads it: what would end it early, or come out otherwise than it went in, has no place here.
        let odd = [format!("</{kind}"), "<!--".to_owned(), "\r".to_owned()];
        ensure!(!odd.iter().any(|odd| text.contains(odd)), "A {kind} does not fit into a page.");
        let hash = format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(&text)));
        if kind == "style" {
            styles.push(hash);
            return Ok(format!("<style>{text}</style>"));
        }
        scripts.push(hash);
        Ok(format!("<script type=\"module\">{text}</script>"))
    };
    for line in std::str::from_utf8(html)?.lines() {
        let tag = line.trim();
        if tag.starts_with("<link rel=\"stylesheet\"") {
            lines.push(inline("style", page.text(value(tag, "href")?)?)?);
        } else if tag.starts_with("<link rel=\"icon\"") {
            let icon = BASE64_STANDARD.encode(page.text(value(tag, "href")?)?);
            lines.push(format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"));
        } else if tag.starts_with("<script ") {
            let text = match value(tag, "data-js") {
                Ok(script) => application(&page.text(script)?, value(tag, "data-wasm")?),
                Err(_) => page.text(value(tag, "src")?)?,
            };
            lines.push(inline("script", text)?);
        } else if tag == "</body>" {
            lines.push(format!("{parts}</body>"));
        } else if !tag.starts_with("<link ") {
            // The other links lead to what a site has: a manifest, and the files that are in here now.
            lines.push(line.to_owned());
        }
    }
    let page = lines.join("\n") + "\n";
    ensure!(page.contains(CONTENT_SECURITY_POLICY), "The page has no policy.");
    Ok(page.replacen(CONTENT_SECURITY_POLICY, &policy(&scripts, &styles), 1))
}

/// The script of the application, and what starts it from the parts in the page.
fn application(script: &str, wasm: &str) -> String {
    // Within a function nothing is exported: the list at the end goes, and the word before what is defined.
    let is_list = |line: &&str| line.starts_with("export {");
    let inner: Vec<&str> = script
        .lines()
        .filter(|line| !is_list(line))
        .map(|line| line.strip_prefix("export ").unwrap_or(line))
        .collect();
    lean(START).replace("$WASM", wasm).replace("$APPLICATION", &inner.join("\n"))
}

fn value<'tag>(tag: &'tag str, name: &str) -> Result<&'tag str> {
    attribute(tag, name).with_context(|| format!("{tag} has no {name}."))
}

impl Page {
    /// A file that the page names as text.
    fn text(&self, address: &str) -> Result<String> {
        let name = address.strip_prefix("./").unwrap_or(address);
        let file = self.files.iter().find(|(file, _)| file == name);
        let (_, bytes) = file.with_context(|| format!("{name} is not in the site."))?;
        Ok(String::from_utf8(bytes.clone())?)
    }
}
