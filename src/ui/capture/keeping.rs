//! What is typed and tapped outlives the sheet, the page and a crash of either.

use std::{cell::RefCell, time::Duration};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, reactive::owner::StoredValue};

use super::Capturing;
use crate::{i18n::capture, session::draft::KeptDraft};

/// After the last key or tap; short enough that hardly a word is missing, long enough to write once a word.
const SOON: Duration = Duration::from_millis(250);

thread_local! {
    /// Of a sheet that was closed: a slip on Escape loses nothing, even where a browser keeps nothing.
    static LEFT: RefCell<KeptDraft> = RefCell::default();
}

/// What there is to go on from, and whether it comes from an earlier page.
pub fn taken_up(capturing: Capturing) -> bool {
    let left = LEFT.take();
    let comes_back = left.is_empty();
    let draft = if comes_back { capturing.app.kept_draft() } else { left };
    if draft.is_empty() {
        return false;
    }
    capturing.draft.put(draft.form);
    capturing.tapped.set(draft.tapped);
    capturing.badge.set(draft.badge);
    comes_back
}

/// Writes it down for as long as the sheet stands, and once more when the sheet or the page goes.
pub fn keep(capturing: Capturing) {
    let later = StoredValue::new(None::<TimeoutHandle>);
    let wait = move |then: Option<TimeoutHandle>| {
        if let Some(before) = later.try_update_value(|waiting| std::mem::replace(waiting, then)).flatten() {
            before.clear();
        }
    };
    let write = move || {
        wait(None);
        capturing.app.keep_draft(&capturing.kept());
    };
    Effect::new(move |before: Option<()>| {
        capturing.draft.track();
        capturing.tapped.track();
        capturing.badge.track();
        if before.is_some() {
            wait(set_timeout_with_handle(write, SOON).ok());
        }
    });
    let leaves = window_event_listener(leptos::ev::pagehide, move |_| write());
    let hides = window_event_listener(leptos::ev::visibilitychange, move |_| {
        if document().hidden() {
            write();
        }
    });
    on_cleanup(move || {
        leaves.remove();
        hides.remove();
        write();
        LEFT.set(capturing.kept());
    });
}

/// Says quietly that something came back, with a way to throw it away.
#[component]
pub fn CameBack(capturing: Capturing) -> impl IntoView {
    let app = capturing.app;
    let throw_away = move |_| capturing.start_anew();
    view! {
        <div class="came-back-said" role="status">
            <Show when=move || capturing.came_back.get()>
                <p class="came-back" data-testid="came-back">
                    <span>{app.say(capture::CAME_BACK)}</span>
                    <button type="button" class="button" data-testid="throw-away" on:click=throw_away>
                        {app.say(capture::START_AFRESH)}
                    </button>
                </p>
            </Show>
        </div>
    }
}
