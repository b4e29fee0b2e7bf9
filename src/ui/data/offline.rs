//! What the browser keeps of the application itself: said on the data screen, with a quiet offer when a newer version
//! has come.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use leptos::{prelude::*, task::spawn_local};

use crate::{
    i18n::{common, offline as words},
    platform::offline::{self, Kept, Stand},
    ui::{
        app::{App, use_app},
        route::Route,
        widgets::icon::{Icon, Picture},
    },
};

/// How often a page that stands all day asks for a newer version.
const HOUR: Duration = Duration::from_secs(60 * 60);

static BEGUN: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// Of the page, not of a screen: another language draws all of them anew.
    static STAND: ArcRwSignal<Stand> = ArcRwSignal::new(Stand::default());
    /// Somebody has put the offer away; it opens at the next start all the same.
    static IS_PUT_AWAY: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

fn stand() -> ArcRwSignal<Stand> {
    STAND.with(Clone::clone)
}

/// Has the browser keep the application, from now on and once.
pub fn begin() {
    if BEGUN.swap(true, Ordering::Relaxed) {
        return;
    }
    spawn_local(async {
        stand().set(offline::keep(look_again).await);
        // The browser asks by itself at each start too, but takes its time.
        offline::look_for_newer().await;
    });
    // Refused nowhere.
    let _ = set_interval_with_handle(|| spawn_local(offline::look_for_newer()), HOUR);
    // For as long as the page stands.
    let _ = window_event_listener(leptos::ev::online, |_| look_again());
}

fn look_again() {
    spawn_local(async { stand().set(offline::keep(look_again).await) });
}

/// A newer version is here: at the foot of the screen, where no form is open.
#[component]
pub fn NewerVersion() -> impl IntoView {
    let app = use_app();
    let is_put_away = IS_PUT_AWAY.with(Clone::clone);
    let put_away = is_put_away.clone();
    let is_offered = Memo::new(move |_| {
        let is_in_use = matches!(app.route.get(), Route::Capture | Route::Lead(_))
            || app.above.with(Option::is_some)
            || app.draft.with(Option::is_some);
        stand().get().newer_waits && !is_put_away.get() && !is_in_use
    });
    move || {
        let put_away = put_away.clone();
        is_offered.get().then(|| {
            view! {
                <div class="notice" role="status" data-tone="quiet" data-testid="newer">
                    <span>{app.say(words::NEWER)}</span>
                    <button type="button" class="button" data-testid="reload-newer" on:click=move |_| open_newer(app)>
                        {app.say(common::RELOAD)}
                    </button>
                    <button type="button" class="button" data-look="icon" aria-label=app.say(common::CLOSE)
                        on:click=move |_| put_away.set(true)>
                        <Picture icon=Icon::Close size=18/>
                    </button>
                </div>
            }
        })
    }
}

/// What was written down is on the disk before the page goes.
fn open_newer(app: App) {
    spawn_local(async move {
        app.settled().await;
        if offline::take_over().await {
            // Refused nowhere.
            drop(window().location().reload());
        } else {
            app.problem(app.say(words::OTHERS_OPEN).to_owned());
        }
    });
}

/// Whether one can close the tab in a hall without a network, and open it again.
#[component]
pub fn OfflineLine(is_file: bool) -> impl IntoView {
    let app = use_app();
    if !is_file {
        // What lacked may be there by now, or come when it is asked for again.
        look_again();
    }
    let stand = stand();
    let kept = Memo::new(move |_| if is_file { Kept::Whole } else { stand.get().kept });
    let tone = move || if kept.get() == Kept::Whole { "green" } else { "plain" };
    let key = move || match kept.get() {
        Kept::Unknown => "unknown",
        Kept::Nowhere => "nowhere",
        Kept::NotYet => "not-yet",
        Kept::Whole => "whole",
    };
    let says = move || {
        app.say(match kept.get() {
            Kept::Whole if is_file => words::IN_THE_FILE,
            Kept::Whole => words::WHOLE,
            Kept::Unknown | Kept::NotYet => words::NOT_YET,
            Kept::Nowhere => words::NOWHERE,
        })
    };
    view! {
        <div class="safety-line" data-testid="offline" data-kept=key data-tone=tone>
            <dt>{app.say(words::WITHOUT_NETWORK)}</dt>
            <dd><span role="status">{says}</span></dd>
        </div>
    }
}
