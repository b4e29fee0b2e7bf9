//! What goes on behind the screens: the stores are made whole from each other, and a long journal is shortened.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::{prelude::*, task::spawn_local};

use super::{App, Safety};
use crate::{
    platform::{clock, turn},
    session::{Session, keeping},
};

static BEGUN: AtomicBool = AtomicBool::new(false);
/// The stores are whole, as far as they can be.
static KEPT_UP: AtomicBool = AtomicBool::new(false);
static CLEANING: AtomicBool = AtomicBool::new(false);
/// Held by the tab that is at it.
const UPKEEP: &str = "entonnoir/compact";
/// How often it is asked whether the mirror has answered, in milliseconds.
const PAUSE: i32 = 50;
/// Until a store that refused, or another tab, is asked again, in milliseconds; and how often.
const AGAIN: i32 = 2_000;
const TRIES: usize = 5;

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
    KEPT_UP.store(true, Ordering::Relaxed);
    if app.stores().is_cleaning_due() {
        clean(app).await;
    }
}

/// Takes leads that are erased out of the stores, whoever erased them, for as long as the page stands.
pub fn clean_behind(app: App) {
    Effect::new(move |_| {
        app.track();
        if app.with_session(Session::holds_erased) {
            spawn_local(clean(app));
        }
    });
}

/// Waits until nothing is left of them in the stores. Answers whether that is so, or a store goes on refusing.
pub async fn cleaned(app: App) -> bool {
    clock::pause(PAUSE).await;
    while !is_clean(app) && CLEANING.load(Ordering::Relaxed) {
        clock::pause(PAUSE).await;
    }
    is_clean(app)
}

fn is_clean(app: App) -> bool {
    !app.with_session(Session::holds_erased) && !app.stores().is_cleaning_due()
}

async fn clean(app: App) {
    if CLEANING.swap(true, Ordering::Relaxed) {
        return;
    }
    while !KEPT_UP.load(Ordering::Relaxed) {
        clock::pause(PAUSE).await;
    }
    for _ in 0..TRIES {
        if app.safety.get_untracked() == Safety::ReadOnly {
            break;
        }
        turn::alone(UPKEEP, clean_once(app)).await;
        if is_clean(app) {
            break;
        }
        clock::pause(AGAIN).await;
    }
    CLEANING.store(false, Ordering::Relaxed);
}

async fn clean_once(app: App) {
    let stores = app.stores();
    app.settled().await;
    while stores.is_sending() {
        clock::pause(PAUSE).await;
    }
    if let Some(erased) = app.change_session(Session::begin_cleaning) {
        stores.clean(&erased, turn::idle).await;
        app.room.set(stores.room());
    }
}
