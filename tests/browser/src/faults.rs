//! A site with something wrong: files that are missing, damaged, someone else's, or do not come.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::{Condvar, Mutex, PoisonError},
    time::Duration,
};

use serde_json::json;
use xtask::{serve::Answer, worker};

use crate::{dist, page::Page};

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
    /// Another release than the one in the folder, by the names of its files.
    deployed: Mutex<Option<BTreeMap<String, Vec<u8>>>>,
}

impl Faults {
    /// What the site answers in the place of the file in its folder; `None` when nothing is wrong with it.
    pub(crate) fn answer(&self, path: &str) -> Option<Answer> {
        let name = path.trim_start_matches('/');
        self.fault(name).or_else(|| {
            let deployed = self.deployed.lock().unwrap_or_else(PoisonError::into_inner);
            let name = if name.is_empty() { "index.html" } else { name };
            Some(match deployed.as_ref()?.get(name) {
                Some(bytes) => Answer::file(Path::new(name), bytes.clone()),
                None => Answer::not_found(),
            })
        })
    }

    fn fault(&self, name: &str) -> Option<Answer> {
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

    /// From now on the site has another release than the one in the folder: the same, with other content in one file.
    pub fn deploy(&self, name: &str, change: impl FnOnce(String) -> String) {
        let mut files: BTreeMap<String, Vec<u8>> = fs::read_dir(dist())
            .expect("the site can be read")
            .flatten()
            .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())))
            .map(|(name, bytes)| (name, bytes.expect("the file can be read")))
            .collect();
        // What the worker does not keep is no part of a release.
        let kept = files.remove(worker::NAME).expect("the site has a worker");
        let kept = String::from_utf8_lossy(&kept).into_owned();
        files.retain(|name, _| name == "index.html" || kept.contains(&format!("\"{name}\"")));
        let changed = files.get_mut(name).expect("the site has the file");
        *changed = change(String::from_utf8_lossy(changed).into_owned()).into_bytes();
        let script = worker::script(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        files.insert(worker::NAME.to_owned(), script.into_bytes());
        *self.faults.deployed.lock().unwrap_or_else(PoisonError::into_inner) = Some(files);
    }

    pub fn mend_files(&self) {
        self.faults.now.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.faults.mended.notify_all();
    }
}
