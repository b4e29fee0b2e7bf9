//! Where things lie, and how cargo is called from within cargo.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

/// The application's binary, its package, and the stem of the files made from it.
pub const APPLICATION: &str = "entonnoir";
/// The whole release as one page.
pub const ONE_FILE: &str = "entonnoir.html";
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The top folder of the repository.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Where the release is written.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's own folder for what it builds.
pub fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

pub fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root()).args(arguments);
    command
}

/// Runs a command whose output goes straight to the person.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{} could not be started.", spelled(command)))?;
    ensure!(status.success(), "{} failed.", spelled(command));
    Ok(())
}

/// The command as one would type it.
fn spelled(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default().to_string_lossy();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy());
    format!("`{}`", [program].into_iter().chain(arguments).collect::<Vec<_>>().join(" "))
}
