//! What goes on behind the screens: the stores are made whole from each other, and a long journal is shortened.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;

use super::{App, Safety};
use crate::{
    platform::{clock, turn},
    session::keeping,
};

static BEGUN: AtomicBool = AtomicBool::new(false);
/// Held by the tab that is at it.
const UPKEEP: &str = "entonnoir/compact";
/// How often it is asked whether the mirror has answered, in milliseconds.
const PAUSE: i32 = 50;

/// In one tab, in moments when nothing else is to do; never beside a later version, which knows better.
pub async fn keep_up(app: App) {
    // Another language draws the page anew; this is done once.
    if BEGUN.swap(true, Ordering::Relaxed) {
        return;
    }
    keeping::make_small_from_now_on();
    turn::idle().await;
    // Before anybody searches: folding every text takes as long as drawing the board.
    app.look(|workspace, _| {
        workspace.whole_index();
    });
    let may_write = move || app.safety.get_untracked() != Safety::ReadOnly;
    let work = async move {
        let stores = app.stores();
        // What one of the stores lacked at the start, they all hold before anything goes on the strength of it.
        app.settled().await;
        while stores.is_sending() {
            clock::pause(PAUSE).await;
        }
        if let Some(gone) = stores.mend().await {
            let checkpoint = app.change_session(|session| {
                session.let_go(&gone);
                session.checkpoint()
            });
            if let Some(mut checkpoint) = checkpoint.flatten() {
                let next = || {
                    app.change_session(|session| checkpoint.next(session)).flatten().filter(|_| may_write())
                };
                let settle = async || {
                    app.settled().await;
                    turn::idle().await;
                };
                stores.write_checkpoint(next, settle).await;
            }
        }
        app.room.set(stores.room());
    };
    if may_write() {
        turn::alone(UPKEEP, work).await;
    }
}
