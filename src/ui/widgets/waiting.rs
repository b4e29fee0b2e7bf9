//! How far something has got, for whoever waits longer than a blink.

use leptos::prelude::*;

use crate::{i18n::Words, ui::app::use_app};

/// How far it is, in per cent; whoever looks on may leave meanwhile.
#[derive(Clone, Copy, Default)]
pub struct Progress(RwSignal<Option<usize>>);

impl Progress {
    /// Answers whether nothing was under way yet.
    pub fn begin(self) -> bool {
        let is_first = !untrack(|| self.is_under_way());
        if is_first {
            self.tell(0);
        }
        is_first
    }

    pub fn tell(self, share: usize) {
        self.0.try_set(Some(share));
    }

    pub fn end(self) {
        self.0.try_set(None);
    }

    pub fn is_under_way(self) -> bool {
        self.0.with(Option::is_some)
    }
}

/// Stands there while something is under way; the style sheet knows from when on it is seen.
#[component]
pub fn Waiting(progress: Progress, words: Words, testid: &'static str) -> impl IntoView {
    let app = use_app();
    let is_waiting = Memo::new(move |_| progress.is_under_way());
    view! {
        <Show when=move || is_waiting.get()>
            <progress class="waiting" max="100" value=move || progress.0.get() data-testid=testid
                aria-label=app.say(words)></progress>
        </Show>
    }
}
