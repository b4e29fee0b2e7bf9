//! `build`: the release, in dist/, ready for any static host and any folder on it.

use anyhow::Result;

use crate::{
    application::{self, Profile},
    budget,
    page::Page,
    project, setup,
};

pub fn run() -> Result<()> {
    release()?;
    println!("The release is in dist/.");
    Ok(())
}

/// Writes the release, and answers with its page before anything of it was kept in a browser.
pub fn release() -> Result<Page> {
    setup::wasm_target()?;
    let application = application::compile(Profile::Release)?;
    let page = Page::compose(project::root(), &application, &[])?;
    let site = page.clone().kept_in_the_browser()?;
    site.write(&project::dist())?;
    budget::check(&site)?;
    Ok(page)
}
