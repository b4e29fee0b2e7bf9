//! The rounds: once a minute a look whether the folder is still there and a backup is due. Nothing is written while
//! nothing changes. The browser is had to keep the application too, and says when a newer one has come.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use super::{
    install::InstallFirst,
    made,
    offline::{self, NewerVersion},
};
use crate::{
    platform::{clock, folder, folder::ChosenFolder, storage, turn},
    session::backups::{
        lamp::FolderStand,
        last, names,
        writing::{Trouble, back_up},
    },
    ui::app::{App, upkeep, use_app},
};

const MINUTE: Duration = Duration::from_secs(60);
/// How often somebody who waits for another backup looks again, in milliseconds.
const PAUSE: i32 = 50;
const TAG: &str = "backup-tag";

/// Nothing to see but news of a newer version, and what to do before the first lead. For as long as the page stands.
#[component]
pub fn Rounds() -> impl IntoView {
    let app = use_app();
    app.room.set(app.stores().count());
    spawn_local(upkeep::keep_up(app));
    upkeep::clean_behind(app);
    spawn_local(async {
        turn::idle().await;
        offline::begin();
    });
    spawn_local(async move {
        if let Some(folder) = folder::remembered().await {
            app.backups.folder.set_value(Some(folder));
        }
        go_round(app, false).await;
    });
    let timer = set_interval_with_handle(move || spawn_local(go_round(app, false)), MINUTE);
    let hidden = window_event_listener_untyped("visibilitychange", move |_| {
        if document().hidden() {
            spawn_local(go_round(app, true));
        }
    });
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
        hidden.remove();
    });
    view! { <NewerVersion/> <InstallFirst/> }
}

/// Looks at the folder, and writes a backup when one is due.
async fn go_round(app: App, is_leaving: bool) {
    if let Some(folder) = app.backups.folder.get_value()
        && !app.backups.is_writing.get_value()
    {
        if is_due(app, is_leaving) {
            if !is_leaving {
                turn::idle().await;
            }
            // How it went shows in the light, and on the data screen.
            let _ = back_up_now(app, |_| ()).await;
        } else {
            stands(app, &folder, folder.look().await);
        }
    }
    made::look_again(app);
}

fn is_due(app: App, is_leaving: bool) -> bool {
    let last = made::last_backup();
    let now = app.now().millis;
    app.with_session(|session| {
        let has_leads = session.workspace().shown_leads().next().is_some();
        last::is_due(last.as_ref(), session.latest(), has_leads, now, is_leaving)
    })
}

/// Writes a backup into the chosen folder, reads it back, and answers its name; `told` hears how many per cent of it
/// are made.
///
/// # Errors
/// Why there is none; the light shows it too.
pub async fn back_up_now(app: App, told: impl Fn(usize)) -> Result<String, Trouble> {
    let Some(folder) = app.backups.folder.get_value() else { return Err(Trouble::Gone) };
    // Two at once would give their files the same name.
    while app.backups.is_writing.get_value() {
        clock::pause(PAUSE).await;
    }
    app.backups.is_writing.set_value(true);
    let made = made::make(app, told).await;
    let done = match folder.look().await {
        Ok(()) => back_up(&folder, &made.file.text, &tag(), app.now()).await,
        Err(trouble) => Err(trouble),
    };
    app.backups.is_writing.set_value(false);
    match &done {
        Ok(name) => {
            stands(app, &folder, Ok(()));
            made::was_backed_up(app, name.clone(), made.holds);
        }
        Err(trouble) => {
            stands(app, &folder, Err(*trouble));
            made::look_again(app);
        }
    }
    done
}

/// Notes how the folder was found, unless another one was chosen meanwhile.
pub fn stands(app: App, folder: &ChosenFolder, found: Result<(), Trouble>) {
    let name = folder.name();
    let stand = match found {
        Ok(()) => FolderStand::Well { name },
        Err(trouble) => FolderStand::Troubled { name, trouble },
    };
    let is_still_it =
        app.backups.folder.with_value(|chosen| chosen.as_ref().is_some_and(|chosen| chosen == folder));
    if is_still_it && app.backups.stand.get_untracked() != stand {
        app.backups.stand.set(stand);
    }
}

/// This browser's own, made when it is first needed.
fn tag() -> String {
    storage::chosen(TAG).unwrap_or_else(|| {
        let tag = names::tag(clock::chance());
        storage::choose(TAG, &tag);
        tag
    })
}
