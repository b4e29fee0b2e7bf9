//! `bundle`: the release, and all of it as one page that opens from a disk.

use std::fs;

use anyhow::{Context, Result};

use super::build;
use crate::{budget, page, project};

pub fn run() -> Result<()> {
    let page = page::in_one_file(&build::release()?)?;
    let file = project::dist().join(project::ONE_FILE);
    fs::write(&file, &page).with_context(|| format!("{} cannot be written.", file.display()))?;
    println!("The release is in dist/, and as one page in dist/{}: {} bytes.", project::ONE_FILE, page.len());
    budget::check_one_file(page.len())
}
