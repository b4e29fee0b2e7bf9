//! How far something has got, for whoever waits longer than a blink.

use leptos::prelude::*;

use crate::{i18n::Words, ui::app::use_app};

/// Stands there while there is a share, in per cent; the style sheet knows from when on it is seen.
#[component]
pub fn Waiting(share: RwSignal<Option<usize>>, words: Words, testid: &'static str) -> impl IntoView {
    let app = use_app();
    let is_waiting = Memo::new(move |_| share.with(Option::is_some));
    view! {
        <Show when=move || is_waiting.get()>
            <progress class="waiting" max="100" value=move || share.get() data-testid=testid
                aria-label=app.say(words)></progress>
        </Show>
    }
}
