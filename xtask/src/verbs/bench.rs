//! `bench`: how fast the release is in a real browser.

use anyhow::Result;

use super::build;
use crate::{browser::Browser, project, setup};

pub fn run() -> Result<()> {
    build::run()?;
    let browser: Browser = setup::browser()?;
    let mut command = project::cargo(["run", "--package", "browser", "--bin", "bench"]);
    project::run(browser.tell(&mut command))
}
