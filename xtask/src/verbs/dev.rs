//! `dev`: the application on this machine, built anew and shown anew at every change of its sources.

mod changes;

use std::{
    fs,
    path::Path,
    sync::{Arc, Condvar, Mutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use xtask::serve::{Answer, Site};

use crate::{
    application::{self, Application, Profile},
    page::Page,
    project, setup,
};
use changes::Sources;

/// How often the sources are looked at.
const PAUSE: Duration = Duration::from_millis(400);
/// How long a page is kept waiting for news; browsers give up on their own a good deal later.
const PATIENCE: Duration = Duration::from_secs(50);
/// The page asks for this path with the number of the build it shows, and is answered when there is a newer one.
const NEWS: &str = "/news/";
const RELOAD: (&str, &str) = ("reload.js", include_str!("dev/reload.js"));

pub fn run(port: u16) -> Result<()> {
    setup::wasm_target()?;
    let folder = project::target().join("dev");
    fs::create_dir_all(&folder)?;
    let builds = Arc::new(Builds::default());
    let news = Arc::clone(&builds);
    let site = Site::open_with(&folder, port, Arc::new(move |path| news.answer(path)))?;

    let mut sources = Sources::look(project::root())?;
    let mut application = None;
    let mut code_changed = true;
    loop {
        let start = Instant::now();
        match build(&folder, &mut application, code_changed) {
            Ok(()) => {
                builds.finish();
                println!(
                    "Built in {:.1} s: {}   (Ctrl+C ends it)",
                    start.elapsed().as_secs_f64(),
                    site.url()
                );
            }
            Err(problem) => eprintln!("{problem:#}\nWaiting for a change."),
        }
        let (now, change) = sources.wait_for_change(project::root())?;
        sources = now;
        // A failed build leaves no application behind, so the next one compiles whatever has changed.
        code_changed = change.is_in_code() || application.is_none();
    }
}

/// Compiles when the code has changed; a new style or page is only put together.
fn build(folder: &Path, application: &mut Option<Application>, code_changed: bool) -> Result<()> {
    if code_changed {
        *application = None;
        *application = Some(application::compile(Profile::Development)?);
    }
    let application = application.as_ref().context("There is no application yet.")?;
    Page::compose(project::root(), application, &[RELOAD])?.kept_nowhere().write(folder)
}

/// Counts the builds, and lets the pages wait for the next one.
#[derive(Default)]
struct Builds {
    number: Mutex<u64>,
    finished: Condvar,
}

impl Builds {
    fn finish(&self) {
        *self.number.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.finished.notify_all();
    }

    /// The number of the present build: at once when the page has an older one or none, else after the next build.
    fn answer(&self, path: &str) -> Option<Answer> {
        let shown: Option<u64> = path.strip_prefix(NEWS)?.parse().ok();
        let number = self.number.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.finished.wait_timeout_while(number, PATIENCE, |number| Some(*number) == shown);
        let (number, _) = waited.unwrap_or_else(PoisonError::into_inner);
        Some(Answer::text(number.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[test]
    fn a_page_with_the_present_build_waits_for_the_next() {
        let builds = Arc::new(Builds::default());
        builds.finish();
        assert!(builds.answer("/index.html").is_none());
        assert!(builds.answer("/news/").is_some());
        let start = Instant::now();
        let next = Arc::clone(&builds);
        thread::spawn(move || {
            thread::sleep(Duration::from_millis(50));
            next.finish();
        });
        assert!(builds.answer("/news/1").is_some());
        assert!(start.elapsed() >= Duration::from_millis(50));
    }
}
