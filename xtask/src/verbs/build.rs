//! `build`: the release, in dist/, ready for any static host and any folder on it.

use anyhow::Result;

use crate::{
    application::{self, Profile},
    budget,
    page::Page,
    project, setup,
};

pub fn run() -> Result<()> {
    setup::wasm_target()?;
    let application = application::compile(Profile::Release)?;
    let page = Page::compose(project::root(), &application, &[])?.kept_in_the_browser()?;
    page.write(&project::dist())?;
    budget::check(&page)?;
    println!("The release is in dist/.");
    Ok(())
}
