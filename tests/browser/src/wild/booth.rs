//! A booth: one tablet with its profile, on which somebody writes down leads whatever happens to it.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};

use entonnoir::snapshot::file;
use serde_json::json;
use tempfile::TempDir;
use tokio::time::sleep;
use xtask::serve::Site;

use super::{
    chromium::{Chromium, PATIENCE, PAUSE},
    damage::Store,
    tab::{Outcome, Tab},
};
use crate::dist;

/// Between the tests of a booth everything but the profile's folder stays, the address above all: to a browser,
/// another address is another application.
pub struct Booth {
    site: Arc<Site>,
    profile: Profile,
    downloads: TempDir,
    pub ledger: Ledger,
    /// How often somebody sat down; part of the names, so that each is given once.
    sittings: usize,
}

/// Where the browser keeps everything.
pub enum Profile {
    Own(TempDir),
    /// On a disk that somebody else takes away.
    At(PathBuf),
}

impl Profile {
    pub fn path(&self) -> &Path {
        match self {
            Profile::Own(folder) => folder.path(),
            Profile::At(path) => path,
        }
    }
}

/// What the page has called saved, and what of it was missing later.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub acknowledged: BTreeSet<String>,
    /// Missing once is lost, even if it should come back.
    pub lost: BTreeSet<String>,
}

impl Ledger {
    pub fn note(&mut self, outcomes: impl IntoIterator<Item = Outcome>) {
        let saved = outcomes.into_iter().filter(Outcome::is_saved);
        self.acknowledged.extend(saved.map(|outcome| outcome.name));
    }

    /// Adds what another one, begun as a copy of this one, has noted since.
    pub fn join(&mut self, other: Ledger) {
        self.acknowledged.extend(other.acknowledged);
        self.lost.extend(other.lost);
    }

    /// Compares with what is there; answers how much is newly missing.
    pub fn check(&mut self, there: &BTreeSet<String>) -> usize {
        let before = self.lost.len();
        self.lost.extend(self.acknowledged.difference(there).cloned());
        self.lost.len() - before
    }
}

/// Somebody at the booth: a browser with one tab on the application, which knows its team.
pub struct Sitting {
    pub chromium: Chromium,
    pub tab: Tab,
    /// What the leads of this sitting are called, before their numbers.
    pub prefix: String,
    /// What had been called saved and was missing when somebody sat down.
    pub missing: usize,
}

impl Booth {
    /// A new tablet, on which a team has been founded; its browser has been closed properly.
    pub async fn set_up() -> Self {
        let folder = tempfile::Builder::new().prefix("entonnoir-booth-").tempdir();
        Self::set_up_in(Profile::Own(folder.expect("a folder is made"))).await
    }

    /// The same, with its profile at a given place.
    pub async fn set_up_in(profile: Profile) -> Self {
        let site = Site::open(&dist(), 0).expect("the site is served");
        let downloads = tempfile::Builder::new().prefix("entonnoir-booth-files-").tempdir();
        let mut booth = Self {
            site: Arc::new(site),
            profile,
            downloads: downloads.expect("a folder is made"),
            ledger: Ledger::default(),
            sittings: 0,
        };
        booth.sit_down().await.chromium.quit().await;
        booth
    }

    /// Another tablet with a copy of this one's profile, at the same address. Nobody may be sitting there.
    pub fn copied(&self) -> Self {
        let folder = tempfile::Builder::new().prefix("entonnoir-booth-").tempdir();
        let folder = folder.expect("a folder is made");
        copy(self.profile.path(), folder.path());
        let downloads = tempfile::Builder::new().prefix("entonnoir-booth-files-").tempdir();
        Self {
            site: Arc::clone(&self.site),
            profile: Profile::Own(folder),
            downloads: downloads.expect("a folder is made"),
            ledger: self.ledger.clone(),
            sittings: self.sittings,
        }
    }

    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// What the browser's databases say of their last start.
    pub fn databases(&self) -> String {
        let folders = Store::ALL.into_iter().flat_map(|store| store.folders(self.profile()));
        let logs = folders.filter_map(|folder| fs::read_to_string(folder.join("LOG")).ok());
        logs.collect::<Vec<_>>().join("\n")
    }

    pub fn address(&self) -> String {
        self.site.url()
    }

    /// Starts the browser, opens the application and compares what is there with what was called saved.
    pub async fn sit_down(&mut self) -> Sitting {
        self.sit_down_with("").await
    }

    /// The same, with a script of the test's own in every page.
    pub async fn sit_down_with(&mut self, script: &str) -> Sitting {
        let chromium = self.start().await;
        let tab = Tab::open(&chromium, &self.address(), script).await;
        let missing = self.compare(&tab).await;
        self.sittings += 1;
        Sitting { chromium, tab, prefix: format!("s{:04}", self.sittings), missing }
    }

    /// The browser alone.
    pub async fn start(&self) -> Chromium {
        let chromium = Chromium::start(self.profile()).await;
        let behaviour = json!({ "behavior": "allow", "downloadPath": self.downloads.path() });
        let set = chromium.ask("Browser.setDownloadBehavior", behaviour).await;
        set.unwrap_or_else(|problem| panic!("No folder for downloads: {problem}"));
        chromium
    }

    /// Compares what the application exports with what was called saved; answers how much is newly missing. Founds a
    /// team where none is left.
    pub async fn compare(&mut self, tab: &Tab) -> usize {
        // The form for a new lead lies over the board where a tab was left in it.
        tab.follow("#/board").await;
        // The first screen comes in a file of its own, a moment after the page takes input.
        tab.see(&format!("{FOUND}, {BOARD}")).await;
        let nothing_is_left = tab.sees(FOUND).await;
        if nothing_is_left {
            tab.click(FOUND).await;
            tab.see(BOARD).await;
            tab.light_becomes("saved").await;
            return self.ledger.check(&BTreeSet::new());
        }
        if self.ledger.acknowledged.is_empty() {
            return 0;
        }
        let there = self.everybody(tab).await;
        self.ledger.check(&there)
    }

    /// The names of all leads, as a colleague would get them in a file.
    async fn everybody(&self, tab: &Tab) -> BTreeSet<String> {
        tab.follow("#/data").await;
        tab.click("[data-testid=export]").await;
        let text = self.downloaded().await;
        tab.follow("#/board").await;
        let decoded =
            file::decode(&text).unwrap_or_else(|problem| panic!("The export is no snapshot: {problem:?}"));
        assert_eq!(decoded.rejected, [], "the export can be read whole");
        decoded.workspace.all_leads().map(|lead| lead.called().to_owned()).collect()
    }

    /// Waits for the exported file and takes it out of the folder of downloads.
    async fn downloaded(&self) -> String {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let entries = fs::read_dir(self.downloads.path()).expect("the folder of downloads is there");
            let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            if let [path] = paths.as_slice()
                && path.extension().is_some_and(|end| end == "json")
            {
                let text = fs::read_to_string(path).expect("the download can be read");
                fs::remove_file(path).expect("the download can be removed");
                return text;
            }
            sleep(PAUSE).await;
        }
        panic!("No file was downloaded.");
    }
}

const BOARD: &str = "[data-testid=board] [data-stage]";

/// The way to begin that the first screen offers to a team of a usual kind.
const FOUND: &str = "[data-playbook=bant] button";

/// Copies a folder with everything in it, but for what a browser that ended left as a sign that it runs.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder is made");
    for entry in fs::read_dir(from).expect("the folder is there").flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        let kind = entry.file_type().expect("a file has a kind");
        if kind.is_dir() {
            copy(&path, &target);
        } else if kind.is_file() {
            fs::copy(&path, &target).expect("a file is copied");
        }
    }
}
