//! Files that were made from here: remembered in this browser, so that it can say how long ago that was.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    domain::stamp::Stamp,
    platform::{place, storage, turn},
    session::{
        backups::{
            check::{Checking, Complete, Incomplete},
            lamp::Lamp,
            last::{LastFile, Standing, Way},
        },
        files::{Exporting, Outgoing},
    },
    ui::app::App,
};

/// The choices of this browser under which files are remembered: those for people, and those in the folder.
const FILE: &str = "last-file";
const BACKUP: &str = "last-backup";
/// The day on which the browser was last asked to keep what is stored.
const ASKED: &str = "asked-to-keep";

/// A file with everything, and the latest change that it holds.
pub struct Made {
    pub file: Outgoing,
    pub holds: Stamp,
}

/// So many leads are written or read in one step.
const AT_ONCE: usize = 100;

/// The whole workspace as it is now; `told` hears how many per cent of it are written.
pub async fn make(app: App, told: impl Fn(usize)) -> Made {
    let now = app.now();
    let (making, holds) = app.with_session(|session| (session.begin_export(now), session.latest()));
    Made { file: written(making, told).await, holds }
}

/// A file, with a breath now and then.
pub async fn written(mut making: Exporting, told: impl Fn(usize)) -> Outgoing {
    turn::in_breaths(|| making.go_on(AT_ONCE), told).await;
    making.end()
}

/// Whether a file's text holds everything that is here, with a breath now and then.
///
/// # Errors
/// Why it does not.
pub async fn checked(app: App, text: &str, told: impl Fn(usize)) -> Result<Complete, Incomplete> {
    let mut checking = Checking::begin(text)?;
    turn::in_breaths(|| checking.go_on(AT_ONCE), told).await;
    app.with_session(|session| session.check(checking))
}

/// The file that holds most.
pub fn last(app: App) -> Option<LastFile> {
    // Another tab may have made one since.
    app.backups.looks.track();
    LastFile::better(kept(FILE), last_backup())
}

/// The last one that was handed out or read back, outside the folder.
pub fn last_file() -> Option<LastFile> {
    kept(FILE)
}

/// The last one in the folder.
pub fn last_backup() -> Option<LastFile> {
    kept(BACKUP)
}

pub fn standing(app: App) -> Standing {
    let last = last(app);
    app.with_session(|session| {
        let has_leads = session.workspace().shown_leads().next().is_some();
        Standing::of(last.as_ref(), session.earliest(), session.latest(), has_leads)
    })
}

/// A file was handed to the browser, and holds everything up to `holds`.
pub fn was_handed(app: App, name: String, holds: Stamp) {
    note(app, FILE, name, holds, Way::Handed);
    ask_to_keep_once_a_day(app);
}

/// A file was read back and holds everything up to `holds`.
pub fn was_read_back(app: App, name: String, holds: Stamp) {
    note(app, FILE, name, holds, Way::ReadBack);
}

/// A file in the folder was read back.
pub fn was_backed_up(app: App, name: String, holds: Stamp) {
    note(app, BACKUP, name, holds, Way::ReadBack);
}

/// Whoever has just made a file cares for the data: a good moment to ask the browser to keep it, once a day.
pub fn ask_to_keep_once_a_day(app: App) {
    let today = app.now().today().to_string();
    if storage::chosen(ASKED).as_ref() == Some(&today) {
        return;
    }
    storage::choose(ASKED, &today);
    spawn_local(async move {
        place::ask_to_keep().await;
        look_again(app);
    });
}

/// Tells the light and the lines that something may be different.
pub fn look_again(app: App) {
    let backups = app.backups;
    let stand = backups.stand.get_untracked();
    let level = app.room.get_untracked().level();
    let lamp = Lamp::of(&stand, untrack(|| standing(app)), level, app.now().millis);
    // Whoever listens draws anew at every word, so only news is told.
    if backups.lamp.get_untracked() != lamp {
        backups.lamp.set(lamp);
    }
    backups.looks.update(|looks| *looks = looks.wrapping_add(1));
}

fn kept(choice: &str) -> Option<LastFile> {
    LastFile::read(&storage::chosen(choice)?)
}

fn note(app: App, choice: &str, name: String, holds: Stamp, way: Way) {
    let file = LastFile { at: app.now().millis, holds, way, name };
    storage::choose(choice, &file.written());
    look_again(app);
}
