//! Cuts the compiled application in two kinds: what the first view runs, and the chunks that load when they are
//! first opened. Where to cut stands in the application itself (`ui/later.rs`).

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

/// What the first part imports the loader of the chunks from. No such file is served: the loader moves into the
/// script of the application, which then imports nothing, and which the loader would have to import by its name.
const LOADER: &str = "./later.js";

/// How the loader compiles a chunk, which hosts that send wasm under another type than its own would make fail; and
/// how it does here, as the script of wasm-bindgen does with the first part on such a host.
const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
const WHOLE: &str =
    "src.then((chunk) => chunk.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))";

/// A part that loads later.
pub struct Chunk {
    /// What the screens in it are called together, such as `sheets`; or who shares it, such as `desks-sheets`.
    pub stem: String,
    /// The file that the script asks for, until it is told under which name the chunk is served.
    pub placeholder: String,
    pub wasm: Vec<u8>,
}

/// The parts of one application; they fit each other and nothing else.
pub struct Parts {
    /// Not yet through wasm-bindgen.
    pub first: Vec<u8>,
    pub chunks: Vec<Chunk>,
    loader: String,
}

/// Reads what cargo built with `--emit-relocs`, and leaves the parts in `folder` as well.
pub fn cut(built: &Path, folder: &Path) -> Result<Parts> {
    let whole = fs::read(built).context("What cargo built cannot be read.")?;
    if folder.is_dir() {
        // What an earlier build left would only lead astray.
        fs::remove_dir_all(folder)?;
    }
    let first = folder.join("first.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.link_name = LOADER;
    let cut = transform(options)
        .map_err(|problem| anyhow!("The application cannot be cut in parts: {problem:#}"))?;
    let loader = fs::read_to_string(folder.join(LOADER))?;
    let mut chunks = cut.split_modules.iter().map(|file| chunk(file, &loader)).collect::<Result<Vec<_>>>()?;
    chunks.sort_by(|a, b| a.placeholder.cmp(&b.placeholder));
    Ok(Parts { first: fs::read(&first)?, chunks, loader })
}

impl Parts {
    /// The script that wasm-bindgen wrote, with the loader in the places where it was imported.
    pub fn with_loader(&self, script: &str) -> Result<String> {
        let mut loader = inlined(&self.loader)?;
        let mut whole = String::new();
        let mut first = None;
        for line in script.lines() {
            match loader_import(line) {
                None => whole.push_str(line),
                Some(name) => {
                    whole.push_str(&format!("const {name} = {loader};"));
                    // It is imported once for each chunk, and is one and the same each time.
                    loader = first.get_or_insert(name).to_string();
                }
            }
            whole.push('\n');
        }
        ensure!(first.is_some(), "The script does not ask for its loader.");
        Ok(whole)
    }
}

/// The name in `import * as name from "./later.js"`.
fn loader_import(line: &str) -> Option<&str> {
    let (name, from) = line.strip_prefix("import * as ")?.split_once(" from ")?;
    (from.trim_end_matches(';').trim_matches('"') == LOADER).then_some(name)
}

/// The loader as one expression whose value holds what the module would export. `initSync`, which it imports, is a
/// function of the script around it.
fn inlined(loader: &str) -> Result<String> {
    let (mut body, mut exported) = (String::new(), Vec::new());
    let loader = loader.replace(STREAMED, WHOLE);
    for line in loader.lines().filter(|line| !line.starts_with("import { initSync } from ")) {
        match line.strip_prefix("export const ") {
            Some(definition) => {
                exported.push(definition.split(' ').next().unwrap_or_default());
                body.push_str(&format!("const {definition}\n"));
            }
            None => body.push_str(&format!("{line}\n")),
        }
    }
    ensure!(
        !body.lines().any(|line| line.starts_with("export")),
        "The loader exports in a way we do not know."
    );
    Ok(format!("(() => {{\n{body}return {{ {} }};\n}})()", exported.join(", ")))
}

fn chunk(file: &Path, loader: &str) -> Result<Chunk> {
    let placeholder = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let stem = match placeholder.trim_end_matches(".wasm").split_once('_') {
        Some(("split", name)) => name.to_owned(),
        // What several of them need.
        _ => sharers(loader, &placeholder).unwrap_or_else(|| "shared".to_owned()),
    };
    Ok(Chunk { stem, placeholder, wasm: without_custom_sections(&in_short(&fs::read(file)?)?)? })
}

/// Who needs a chunk together: the loader says so in the remark above it, `/* desks, sheets */`.
fn sharers(loader: &str, placeholder: &str) -> Option<String> {
    let before = loader.split(&format!("\"./{placeholder}\"")).next().filter(|before| *before != loader)?;
    let remark = before.rsplit("/* ").next()?.split(" */").next()?;
    let is_list = remark.chars().all(|letter| letter.is_ascii_lowercase() || matches!(letter, ',' | ' '));
    is_list.then(|| remark.replace(", ", "-"))
}

/// The module with every number as short as it can be: for the cut, the linker leaves each one the room of the longest.
/// The first part comes out of wasm-bindgen so.
fn in_short(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut config = walrus::ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let mut module = config.parse(wasm).map_err(|problem| anyhow!("A chunk cannot be read: {problem:#}"))?;
    Ok(module.emit_wasm())
}

/// The module without names, tools and linking hints: what is in custom sections means nothing to a browser.
pub fn without_custom_sections(wasm: &[u8]) -> Result<Vec<u8>> {
    const CUT_SHORT: &str = "A wasm module ends too early.";
    /// Magic number and version.
    const HEAD: usize = 8;
    let mut kept = wasm.get(..HEAD).context(CUT_SHORT)?.to_vec();
    let mut at = HEAD;
    while let Some(kind) = wasm.get(at) {
        let (length, length_bytes) = leb128(&wasm[at + 1..]).context(CUT_SHORT)?;
        let end = at + 1 + length_bytes + length;
        let section = wasm.get(at..end).context(CUT_SHORT)?;
        if *kind != 0 {
            kept.extend_from_slice(section);
        }
        at = end;
    }
    Ok(kept)
}

/// A number of at most 32 bits, and how many bytes it takes.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, index + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(loader: &str) -> Parts {
        Parts { first: Vec::new(), chunks: Vec::new(), loader: loader.to_owned() }
    }

    #[test]
    fn the_loader_takes_the_place_of_its_import() -> Result<()> {
        let loader = "import { initSync } from \"./main.js\";\nlet a;\nexport const load_b = make(a);\n";
        let script =
            "import * as import1 from \"./later.js\"\nimport * as import2 from \"./later.js\"\nlet wasm;\n";
        assert_eq!(
            parts(loader).with_loader(script)?,
            "const import1 = (() => {\nlet a;\nconst load_b = make(a);\nreturn { load_b };\n})();\n\
             const import2 = import1;\nlet wasm;\n"
        );
        Ok(())
    }

    #[test]
    fn a_shared_chunk_is_called_after_those_who_share_it() {
        let loader = "/* desks, sheets */\nconst a = make(\"./chunk_4.wasm\");\nconst b = make(\"./split_desks.wasm\");";
        assert_eq!(sharers(loader, "chunk_4.wasm").as_deref(), Some("desks-sheets"));
        assert_eq!(sharers(loader, "chunk_5.wasm"), None);
        assert_eq!(sharers("make(\"./chunk_4.wasm\")", "chunk_4.wasm"), None);
    }

    #[test]
    fn a_loader_of_another_kind_is_refused() {
        assert!(parts("").with_loader("let wasm;").is_err());
        assert!(parts("export { a };").with_loader("import * as import1 from \"./later.js\"").is_err());
    }

    #[test]
    fn custom_sections_go_and_the_others_stay() -> Result<()> {
        let head = [0, b'a', b's', b'm', 1, 0, 0, 0];
        let wasm = [&head[..], &[0, 2, 1, b'n'], &[3, 0x81, 0, 7], &[0, 0]].concat();
        assert_eq!(without_custom_sections(&wasm)?, [&head[..], &[3, 0x81, 0, 7]].concat());
        assert!(without_custom_sections(&wasm[..15]).is_err());
        Ok(())
    }
}
