//! A site with something wrong: files that are missing, damaged, someone else's, or do not come.

use std::{
    path::Path,
    sync::{Condvar, Mutex, PoisonError},
    time::Duration,
};

use serde_json::json;
use xtask::serve::Answer;

use crate::page::Page;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// 404.
    Missing,
    /// Of the right type, and not what it should be.
    Garbage,
    /// The sign-in page of a hall's network, which comes in the place of everything.
    SignIn,
    /// Does not come until the site is mended.
    Held,
}

/// Longer than any test waits.
const HELD: Duration = Duration::from_secs(60);

/// What is wrong now: the beginning and the end of a file's name, and how it fails.
#[derive(Default)]
pub struct Faults {
    now: Mutex<Vec<(&'static str, &'static str, Fault)>>,
    mended: Condvar,
}

impl Faults {
    /// What the site answers in the place of the file; `None` when nothing is wrong with it.
    pub(crate) fn answer(&self, path: &str) -> Option<Answer> {
        let name = path.trim_start_matches('/');
        let faults = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let is_meant =
            |(begins, ends, _): &&(&str, &str, Fault)| name.starts_with(begins) && name.ends_with(ends);
        match faults.iter().find(is_meant)?.2 {
            Fault::Missing => Some(Answer::not_found()),
            Fault::Garbage => {
                Some(Answer::file(Path::new(name), b"\0asm\x01\0\0\0 and no more {{{".to_vec()))
            }
            Fault::SignIn => {
                Some(Answer::file(Path::new("sign-in.html"), b"<!doctype html>Sign in".to_vec()))
            }
            Fault::Held => {
                let held = self.mended.wait_timeout_while(faults, HELD, |faults| !faults.is_empty());
                drop(held.unwrap_or_else(PoisonError::into_inner));
                None
            }
        }
    }
}

impl Page {
    /// From now on files whose name begins and ends so fail, whatever the browser has kept of them.
    pub async fn break_files(&self, begins: &'static str, ends: &'static str, fault: Fault) {
        self.ask_chromium("Network.enable", json!({})).await.expect("Chromium watches its network");
        let forget = self.ask_chromium("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
        forget.expect("Chromium keeps nothing");
        self.faults.now.lock().unwrap_or_else(PoisonError::into_inner).push((begins, ends, fault));
    }

    pub fn mend_files(&self) {
        self.faults.now.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.faults.mended.notify_all();
    }
}
