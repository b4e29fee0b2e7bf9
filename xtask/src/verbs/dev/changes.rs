//! Notices changes by looking: names, times and lengths of the files the application is made of.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    thread,
    time::SystemTime,
};

use anyhow::Result;

use super::PAUSE;
use crate::page;

const CODE: [&str; 3] = ["src", "Cargo.toml", "Cargo.lock"];
const PAGE: [&str; 3] = ["style", "public", "index.html"];

#[derive(Debug, PartialEq, Eq)]
pub struct Sources {
    code: Files,
    page: Files,
}

type Files = BTreeMap<PathBuf, (SystemTime, u64)>;

#[derive(Debug, PartialEq, Eq)]
pub enum Change {
    Code,
    PageOnly,
}

impl Change {
    pub fn is_in_code(&self) -> bool {
        *self == Self::Code
    }
}

impl Sources {
    pub fn look(root: &Path) -> Result<Self> {
        Ok(Self { code: look_at(root, &CODE)?, page: look_at(root, &PAGE)? })
    }

    /// Sleeps until something differs from what was seen, and says what.
    pub fn wait_for_change(&self, root: &Path) -> Result<(Self, Change)> {
        loop {
            thread::sleep(PAUSE);
            let now = Self::look(root)?;
            if now.code != self.code {
                return Ok((now, Change::Code));
            }
            if now.page != self.page {
                return Ok((now, Change::PageOnly));
            }
        }
    }
}

fn look_at(root: &Path, names: &[&str]) -> Result<Files> {
    let mut files = Files::new();
    for name in names {
        let path = root.join(name);
        for file in if path.is_dir() { page::files_under(&path)? } else { vec![path] } {
            // A file may vanish between the listing and the look: editors replace files when saving.
            if let Ok(state) = file.metadata() {
                files.insert(file, (state.modified()?, state.len()));
            }
        }
    }
    Ok(files)
}
