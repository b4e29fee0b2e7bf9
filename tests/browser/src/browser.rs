//! A running browser, and those that wait for their next test: starting one takes longer than many a test.

use std::{
    fs,
    path::Path,
    sync::{Mutex, PoisonError},
};

use fantoccini::{Client, error::CmdError};
use tempfile::TempDir;

use crate::{
    driver::{Device, Driver},
    turn, watch,
};

/// What is chosen when a browser starts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    pub device: Device,
    pub language: &'static str,
    /// Whether it may keep the application, and open it without the site.
    pub keeps: bool,
}

pub struct Browser {
    pub client: Client,
    driver: Driver,
    kind: Kind,
    profile: TempDir,
    downloads: TempDir,
    /// Whether it is as it was started, but for what an origin or a window takes with it.
    is_sound: bool,
}

/// Those that wait. Each site has an address of its own, so nothing that a test stored is there for the next one.
static WAITING: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

impl Browser {
    /// One in which nothing has been opened at any site's address yet.
    pub async fn of(kind: Kind) -> Self {
        match Self::waiting(kind) {
            Some(browser) => browser,
            None => Self::start(kind).await,
        }
    }

    fn waiting(kind: Kind) -> Option<Self> {
        let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
        let at = waiting.iter().position(|browser| browser.kind == kind)?;
        Some(waiting.remove(at))
    }

    async fn start(kind: Kind) -> Self {
        let folder =
            || tempfile::Builder::new().prefix("entonnoir-browser-").tempdir().expect("a folder is made");
        let (profile, downloads) = (folder(), folder());
        let (driver, client) = Self::begin(kind, &profile, &downloads).await;
        // What it keeps for good is no part of an origin alone.
        Self { client, driver, kind, profile, downloads, is_sound: !kind.keeps }
    }

    async fn begin(kind: Kind, profile: &TempDir, downloads: &TempDir) -> (Driver, Client) {
        let driver = Driver::start();
        let client = driver.open(kind.device, profile.path(), downloads.path(), kind.language).await;
        watch::listen(&client, kind.keeps).await;
        (driver, client)
    }

    /// Ends it and starts it again with the same profile.
    pub async fn restart(&mut self) {
        // The old one may have ended by itself, that being what is tested.
        drop(self.client.clone().close().await);
        (self.driver, self.client) = Self::begin(self.kind, &self.profile, &self.downloads).await;
        self.is_sound = false;
    }

    pub fn kind(&self) -> Kind {
        self.kind
    }

    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    pub fn downloads(&self) -> &Path {
        self.downloads.path()
    }

    /// Something was done to it that the next test would notice.
    pub fn is_spoilt(&mut self) {
        self.is_sound = false;
    }

    /// A browser that is gone cannot be closed, and need not be.
    pub async fn close(self) {
        drop(self.client.clone().close().await);
    }

    /// Leaves it to the next test. Where none waits for a browser, the run comes to its end, and all that wait are
    /// closed: nobody would do so later.
    pub async fn give_back(self) {
        if turn::is_wanted() && self.is_sound && self.clear().await.is_ok() {
            WAITING.lock().unwrap_or_else(PoisonError::into_inner).push(self);
            return;
        }
        self.close().await;
        while !turn::is_wanted() {
            let Some(other) = WAITING.lock().unwrap_or_else(PoisonError::into_inner).pop() else { return };
            other.close().await;
        }
    }

    /// A fresh window alone: what was set, noted or put into a page goes with its window.
    async fn clear(&self) -> Result<(), CmdError> {
        let old = self.client.windows().await?;
        let fresh = self.client.new_window(true).await?.handle;
        for window in old {
            self.client.switch_to_window(window).await?;
            self.client.close_window().await?;
        }
        self.client.switch_to_window(fresh).await?;
        // Up to their end the old windows asked for things.
        for kind in ["browser", "performance"] {
            watch::log(&self.client, kind).await;
        }
        watch::listen(&self.client, self.kind.keeps).await;
        for file in fs::read_dir(self.downloads.path()).into_iter().flatten().flatten() {
            // What is left would be seen by the next test that waits for a download.
            drop(fs::remove_file(file.path()));
        }
        Ok(())
    }
}
