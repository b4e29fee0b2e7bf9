//! Finds a Chromium and the driver that steers it, for the tests that need a real browser.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use crate::project;

const CHROMIUM_NAMES: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where the installers of macOS and Windows put it, outside the search path.
const CHROMIUM_PLACES: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

#[derive(Debug)]
pub struct Browser {
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
}

impl Browser {
    /// What CHROMIUM and CHROMEDRIVER name, or else what this machine has.
    pub fn find() -> Option<Self> {
        let place = || CHROMIUM_PLACES.iter().map(PathBuf::from).find(|place| place.is_file());
        let chromium = named("CHROMIUM")
            .or_else(|| CHROMIUM_NAMES.iter().find_map(|name| on_path(name)))
            .or_else(place)?;
        let chromedriver = named("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?;
        Some(Self { chromium, chromedriver })
    }

    /// Tells a command where the browser and the site are.
    pub fn tell<'command>(&self, command: &'command mut Command) -> &'command mut Command {
        command
            .env("CHROMIUM", &self.chromium)
            .env("CHROMEDRIVER", &self.chromedriver)
            .env("ENTONNOIR_DIST", std::path::absolute(project::dist()).unwrap_or_default())
    }
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

fn on_path(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&folders)
        .map(|folder: PathBuf| folder.join(&file))
        .find(|path: &PathBuf| Path::is_file(path))
}
