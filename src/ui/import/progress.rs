//! How far the reading of files has got, for whoever waits longer than a blink.

use leptos::prelude::*;

use super::Import;
use crate::{
    i18n::{Locale, data::preview},
    ui::app::use_app,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    Reading { at: usize, of: usize },
    Comparing,
}

/// Shows by itself after a moment (the style sheet knows how long), so that small files come without a flicker.
#[component]
pub fn Progress(import: Import) -> impl IntoView {
    let app = use_app();
    let said = move || {
        let text = worded(app.locale.get_untracked(), import.doing()?);
        Some(view! { <p class="notice import-progress" data-testid="import-progress">{text}</p> })
    };
    view! { <div role="status">{said}</div> }
}

fn worded(locale: Locale, doing: Doing) -> String {
    match doing {
        Doing::Reading { at, of } => preview::reading(locale, at, of),
        Doing::Comparing => preview::COMPARING.of(locale).to_owned(),
    }
}
