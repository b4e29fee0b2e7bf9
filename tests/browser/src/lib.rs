//! Everything needed to use the application as people do: in a real Chromium, by mouse, finger and keyboard.
//!
//! In reading order: [`visit`] lets a test use a browser in which nothing of ours is stored, on the built site, and then
//! looks at what no page of ours may do; [`Page`] is what can be seen and clicked; `gestures` are mouse, finger and
//! keys; `board` knows the hooks of the contract; `files` makes files to import, good and bad; `mirrors` looks
//! into the databases; `camera` holds badges before the camera; `faults` breaks the site, or puts another release
//! there. Nothing here waits a fixed time: every wait is for a condition, and ends with a sentence that says what did
//! not come about. `wild` is for browsers that come to harm, and `firefox` is another one; they are started without a
//! driver.
//!
//! `CHROMEDRIVER`, `CHROMIUM` and `FIREFOX` name the programs where they are not on the search path, `ENTONNOIR_DIST` the folder
//! with the built site (else `dist/`), `ENTONNOIR_BROWSERS` how many browsers may run at once (else three), and
//! `ENTONNOIR_SCREENSHOTS` a folder for pictures of failures.

mod barriers;
pub mod board;
mod browser;
pub mod camera;
mod driver;
mod faults;
pub mod files;
pub mod firefox;
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
    sync::OnceLock,
};

use futures_util::FutureExt;
use tokio::runtime::{Builder, Runtime};

pub use board::{Column, card, column, stage};
pub use driver::Device;
pub use faults::Fault;
pub use gestures::{Finger, Point};
pub use mirrors::Mirror;
pub use page::Page;
pub use serde_json::{Value, json};

/// Lets a test have a browser to itself. Afterwards the page must have stayed silent in the console, and must not
/// have asked any other host for anything.
pub fn visit(device: Device, test: impl AsyncFnOnce(&mut Page)) {
    visit_with(device, false, test);
}

/// The same in a browser that may keep the application, which then opens without the site.
pub fn visit_and_keep(device: Device, test: impl AsyncFnOnce(&mut Page)) {
    visit_with(device, true, test);
}

fn visit_with(device: Device, keeps: bool, test: impl AsyncFnOnce(&mut Page)) {
    let _turn = turn::take();
    in_runtime(async {
        let mut page = Page::start_with(device, keeps).await;
        let mut outcome = AssertUnwindSafe(test(&mut page)).catch_unwind().await;
        if outcome.is_ok() {
            outcome = AssertUnwindSafe(page.was_quiet()).catch_unwind().await;
        }
        match outcome {
            Ok(()) => page.leave().await,
            Err(problem) => {
                page.leave_picture().await;
                // A browser left behind would slow down every later test.
                page.close().await;
                resume_unwind(problem);
            }
        }
    });
}

/// Runs once fewer browsers than allowed do, for work that starts its browser itself.
pub fn in_turn<T>(work: impl Future<Output = T>) -> T {
    let _turn = turn::take();
    in_runtime(work)
}

/// Runs on this thread: each test is a thread already. The connection to a browser, which may outlive the test, is kept
/// up by another one.
pub fn in_runtime<T>(work: impl Future<Output = T>) -> T {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    let start = || Builder::new_multi_thread().worker_threads(1).enable_all().build();
    RUNTIME.get_or_init(|| start().expect("a runtime starts")).block_on(work)
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
