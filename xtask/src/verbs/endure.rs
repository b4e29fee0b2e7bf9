//! `endure`: browsers that are killed, crashed, damaged and starved for an hour while somebody edits.

use anyhow::Result;

use super::build;
use crate::{browser::Browser, project, setup};

#[derive(Debug, PartialEq, Eq)]
pub struct Wish {
    pub kills: Option<usize>,
    /// One group of trials, and no other.
    pub only: Option<String>,
}

pub fn run(wish: &Wish) -> Result<()> {
    build::run()?;
    let browser: Browser = setup::browser()?;
    let mut command = project::cargo(["run", "--package", "browser", "--bin", "endure", "--"]);
    if let Some(kills) = wish.kills {
        command.args(["--kills", &kills.to_string()]);
    }
    if let Some(only) = &wish.only {
        command.args(["--only", only]);
    }
    project::run(browser.tell(&mut command))
}
