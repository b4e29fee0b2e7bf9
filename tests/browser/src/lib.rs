//! Everything needed to use the application as people do: in a real Chromium, by mouse, finger and keyboard.
//!
//! In reading order: [`visit`] opens a browser with an empty profile on the built site, lets a test use it, and then
//! looks at what no page of ours may do; [`Page`] is what can be seen and clicked; `gestures` are mouse, finger and
//! keys; `board` knows the hooks of the contract; `files` makes files to import, good and bad; `mirrors` looks
//! into the databases; `faults` breaks the site, or puts another release there. Nothing here waits a fixed time: every
//! wait is for a condition, and ends with a sentence that says what did not come about. `wild` is for browsers that come to harm; they are started without a driver.
//!
//! `CHROMEDRIVER` and `CHROMIUM` name the programs where they are not on the search path, `ENTONNOIR_DIST` the folder
//! with the built site (else `dist/`), `ENTONNOIR_BROWSERS` how many browsers may run at once (else two), and
//! `ENTONNOIR_SCREENSHOTS` a folder for pictures of failures.

pub mod board;
mod driver;
mod faults;
pub mod files;
mod gestures;
mod mirrors;
mod page;
pub mod teams;
mod turn;
mod watch;
#[cfg(target_os = "linux")]
pub mod wild;

use std::{
    env,
    panic::{AssertUnwindSafe, resume_unwind},
    path::{Path, PathBuf},
};

use futures_util::FutureExt;

pub use board::{Column, card, column, stage};
pub use driver::Device;
pub use faults::Fault;
pub use gestures::{Finger, Point};
pub use mirrors::Mirror;
pub use page::Page;
pub use serde_json::{Value, json};

/// Lets a test use a browser of its own. Afterwards the page must have stayed silent in the console, and must not
/// have asked any other host for anything.
pub fn visit(device: Device, test: impl AsyncFnOnce(&mut Page)) {
    visit_with(device, false, test);
}

/// The same in a browser that may keep the application, which then opens without the site.
pub fn visit_and_keep(device: Device, test: impl AsyncFnOnce(&mut Page)) {
    visit_with(device, true, test);
}

fn visit_with(device: Device, is_kept: bool, test: impl AsyncFnOnce(&mut Page)) {
    let _turn = turn::take();
    in_runtime(async {
        let mut page = Page::start_with(device, is_kept).await;
        let mut outcome = AssertUnwindSafe(test(&mut page)).catch_unwind().await;
        if outcome.is_ok() {
            outcome = AssertUnwindSafe(page.was_quiet()).catch_unwind().await;
        }
        if outcome.is_err() {
            page.leave_picture().await;
        }
        // Closed whatever happened: a browser left behind would slow down every later test.
        page.close().await;
        outcome.unwrap_or_else(|problem| resume_unwind(problem));
    });
}

/// Runs once fewer browsers than allowed do, for work that starts its browser itself.
pub fn in_turn<T>(work: impl Future<Output = T>) -> T {
    let _turn = turn::take();
    in_runtime(work)
}

/// Runs on this thread: each test is a thread already.
pub fn in_runtime<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime starts").block_on(work)
}

/// The folder with the built site.
///
/// # Panics
/// When it has not been built.
pub fn dist() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    let dist = env::var_os("ENTONNOIR_DIST").map_or_else(beside, PathBuf::from);
    assert!(dist.join("index.html").is_file(), "There is no release to test: `cargo xtask build` makes one.");
    dist
}
