//! How far the reading of files has got, for whoever waits longer than a blink.

use leptos::prelude::*;

use super::Import;
use crate::{
    i18n::{Locale, data::preview},
    ui::app::use_app,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// So many per cent of one of some files.
    Reading {
        at: usize,
        of: usize,
        share: usize,
    },
    Comparing,
}

/// Shows by itself after a moment (the style sheet knows how long), so that small files come without a flicker.
#[component]
pub fn ReadingBar(import: Import) -> impl IntoView {
    let locale = use_app().locale;
    let said = Memo::new(move |_| import.doing().map(|doing| worded(locale.get_untracked(), doing)));
    let is_doing = Memo::new(move |_| said.with(Option::is_some));
    let bar = move || import.doing().map(share);
    view! {
        <p class="heard" role="status">{move || said.get()}</p>
        <Show when=move || is_doing.get()>
            <div class="notice import-progress" data-testid="import-progress">
                <p aria-hidden="true">{move || said.get()}</p>
                <progress max="100" value=bar aria-label=move || said.get()></progress>
            </div>
        </Show>
    }
}

fn worded(locale: Locale, doing: Doing) -> String {
    match doing {
        Doing::Reading { at, of, share: _ } => preview::reading(locale, at, of),
        Doing::Comparing => preview::COMPARING.of(locale).to_owned(),
    }
}

/// In per cent.
fn share(doing: Doing) -> usize {
    match doing {
        Doing::Reading { at, of, share } => (100 * at.saturating_sub(1) + share) / of.max(1),
        Doing::Comparing => 100,
    }
}
