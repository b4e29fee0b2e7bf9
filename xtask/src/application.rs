//! From Rust to what a browser runs: cargo compiles, wasm-bindgen writes the script that loads the result.

mod chunks;
mod short_names;
mod unasked;

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Stdio,
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use walrus::Module;
use wasm_bindgen_cli_support::Bindgen;

use crate::project;
pub use chunks::Chunk;

/// The compiled application.
pub struct Application {
    pub script: String,
    pub wasm: Vec<u8>,
    /// What the first view does without.
    pub chunks: Vec<Chunk>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Small and fast for those who use it, slow to make.
    Release,
    /// Quick to make again after a change.
    Development,
}

pub fn compile(profile: Profile) -> Result<Application> {
    let built = cargo_build(profile)?;
    match profile {
        Profile::Development => {
            let (script, mut module) = bound(Bindgen::new().input_path(&built))?;
            finished(script, module.emit_wasm(), Vec::new())
        }
        Profile::Release => {
            let parts = chunks::cut(&built, &built.with_file_name("parts"))?;
            // The chunks are linked with the first part by what the linker exports.
            let mut bindgen = Bindgen::new();
            bindgen
                .input_bytes(project::APPLICATION, parts.first.clone())
                .keep_lld_exports(true)
                .demangle(false);
            let (script, mut module) = bound(&mut bindgen)?;
            let script = unasked::drop(&mut module, &script)?;
            let script = short_names::give(&mut module, &script);
            let wasm = chunks::without_custom_sections(&module.emit_wasm())?;
            finished(parts.with_loader(&script)?, wasm, parts.chunks)
        }
    }
}

/// The script and the module that wasm-bindgen makes.
fn bound(bindgen: &mut Bindgen) -> Result<(String, Module)> {
    let bindgen = bindgen.web(true)?.typescript(false).omit_default_module_path(true);
    let mut output = bindgen.generate_output().context("wasm-bindgen could not read what cargo built.")?;
    let foreign = output.snippets().values().map(Vec::len).sum::<usize>()
        + output.local_modules().len()
        + output.npm_dependencies().len();
    ensure!(foreign == 0, IMPORTS);
    Ok((output.js().to_owned(), std::mem::take(output.wasm_mut())))
}

fn finished(script: String, wasm: Vec<u8>, chunks: Vec<Chunk>) -> Result<Application> {
    ensure!(!has_import(&script), IMPORTS);
    Ok(Application { script, wasm, chunks })
}

const IMPORTS: &str = "The script that loads the application imports other scripts; \
    bind to what the browser has (`extern \"C\"` with `js_namespace`), not to inline or module JavaScript.";

/// Builds the binary and returns where cargo put it.
fn cargo_build(profile: Profile) -> Result<PathBuf> {
    let mut command =
        project::cargo(["rustc", "--target", project::WASM_TARGET, "--bin", project::APPLICATION]);
    command.arg("--message-format=json-render-diagnostics").stderr(Stdio::inherit());
    if profile == Profile::Release {
        command.args(["--release", "--features", "split"]).args(without_paths_of_this_machine());
        // Where the code names other code, without which it cannot be cut; only the last step links, and needs it.
        command.args(["--", "-C", "link-arg=--emit-relocs"]);
    }
    let output = command.output().context("Cargo could not be started.")?;
    ensure!(output.status.success(), "The application does not compile: see above.");
    let messages = String::from_utf8_lossy(&output.stdout);
    let built =
        messages.lines().rev().filter_map(|line| serde_json::from_str(line).ok()).find_map(|m| wasm_file(&m));
    built.context("Cargo named no wasm file.")
}

fn wasm_file(message: &Value) -> Option<PathBuf> {
    if message["reason"] != "compiler-artifact" || message["target"]["name"] != project::APPLICATION {
        return None;
    }
    let files = message["filenames"].as_array()?;
    files
        .iter()
        .filter_map(Value::as_str)
        .map(PathBuf::from)
        .find(|file| file.extension().is_some_and(|e| e == "wasm"))
}

/// The places of panics are compiled in as paths: without these flags the release would tell whose machine made it,
/// and would differ from one machine to the next.
fn without_paths_of_this_machine() -> Vec<String> {
    let home = env::home_dir().unwrap_or_default();
    let cargo_home = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let registries = fs::read_dir(cargo_home.join("registry/src")).into_iter().flatten().flatten();
    // In a steady order, for other flags would compile everything anew.
    let registries: BTreeSet<PathBuf> = registries.map(|registry| registry.path()).collect();
    // When several fit, the last one counts: from the widest folder to the narrowest.
    let mut flags = vec![remap(&home, "home"), remap(&cargo_home, "cargo")];
    flags.extend(registries.iter().map(|registry| remap(registry, "crates")));
    vec!["--config".to_owned(), format!("target.{}.rustflags=[{}]", project::WASM_TARGET, flags.join(","))]
}

/// One flag, quoted for TOML.
fn remap(path: &Path, name: &str) -> String {
    format!("'--remap-path-prefix={}={name}'", path.display())
}

fn has_import(script: &str) -> bool {
    script
        .lines()
        .any(|line| line.trim_start().starts_with("import ") || line.trim_start().starts_with("import{"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wasm_file_is_found_among_cargos_messages() {
        let message = serde_json::json!({
            "reason": "compiler-artifact", "target": { "name": "entonnoir" }, "filenames": ["/t/entonnoir.wasm"],
        });
        assert_eq!(wasm_file(&message), Some("/t/entonnoir.wasm".into()));
        assert_eq!(wasm_file(&serde_json::json!({ "reason": "build-finished" })), None);
    }

    #[test]
    fn an_import_in_the_script_is_seen() {
        assert!(has_import("let a;\nimport * as b from './snippets/b.js';"));
        assert!(!has_import("const imports = {};\nimport.meta.url"));
    }
}
