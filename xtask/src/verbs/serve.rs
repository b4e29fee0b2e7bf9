//! `serve`: the release on this machine, as a static host would serve it.

use anyhow::{Context, Result, ensure};
use xtask::serve::Site;

use super::build;
use crate::project;

pub fn run(port: u16, build: bool) -> Result<()> {
    if build {
        build::run()?;
    }
    let dist = project::dist();
    ensure!(
        dist.join("index.html").is_file(),
        "There is nothing in dist/ yet: `cargo xtask serve` builds it first."
    );
    let site = Site::open(&dist, port).context("No port could be opened.")?;
    println!("\nEntonnoir is at {}   (Ctrl+C ends it)", site.url());
    site.wait();
    Ok(())
}
