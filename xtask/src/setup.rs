//! Installs what is missing, says what it does, and says in one sentence what it cannot do.

use std::{path::Path, process::Command};

use anyhow::{Context, Result};

use crate::{browser::Browser, project};

/// The part of Rust that compiles for browsers.
pub fn wasm_target() -> Result<()> {
    let Some(installed) = output_of("rustup", &["target", "list", "--installed"]) else {
        // Rust may come without rustup; then it has the target, or the build says what is missing.
        return Ok(());
    };
    if installed.lines().any(|target| target == project::WASM_TARGET) {
        return Ok(());
    }
    println!("Installing the Rust target {}.", project::WASM_TARGET);
    project::run(Command::new("rustup").args(["target", "add", project::WASM_TARGET]))
}

/// The formatter and the linter, which the smallest installation of Rust leaves out.
pub fn lint_tools() -> Result<()> {
    let Some(installed) = output_of("rustup", &["component", "list", "--installed"]) else { return Ok(()) };
    for component in ["rustfmt", "clippy"] {
        if !installed.lines().any(|line| line.starts_with(component)) {
            println!("Installing {component}.");
            project::run(Command::new("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

/// A browser and its driver, found or installed.
pub fn browser() -> Result<Browser> {
    if Browser::find().is_none() && can_install_packages() {
        install(&["chromium", "chromium-driver"])?;
    }
    Browser::find().context(
        "There is no Chromium with its chromedriver here: install both, or name them in CHROMIUM and CHROMEDRIVER.",
    )
}

/// The spreadsheet that opens the table for Excel, and a second browser; without them, their tests say that they were
/// left out. Only for a machine where nothing may be: both are as large as the first browser.
pub fn for_every_check() -> Result<()> {
    let wanted = [("soffice", "libreoffice-calc-nogui"), ("firefox-esr", "firefox-esr")];
    let is_missing = |program: &str| output_of(program, &["--version"]).is_none();
    let missing: Vec<&str> =
        wanted.into_iter().filter(|(program, _)| is_missing(program)).map(|(_, package)| package).collect();
    if !missing.is_empty() && can_install_packages() {
        install(&missing)?;
    }
    Ok(())
}

fn install(packages: &[&str]) -> Result<()> {
    println!("Installing {} with apt-get.", packages.join(" and "));
    project::run(Command::new("apt-get").arg("update"))?;
    project::run(
        Command::new("apt-get")
            .args(["install", "--yes", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

fn can_install_packages() -> bool {
    let is_root = output_of("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    is_root && Path::new("/etc/debian_version").is_file()
}

fn output_of(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).current_dir(project::root()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
