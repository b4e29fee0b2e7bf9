//! Files that come in: chosen or dropped, looked at, and taken over only after a look at what would change.

use leptos::prelude::*;

use super::{app::use_app, widgets::icon::{Icon, Picture}};
use crate::i18n::Words;

/// Takes files dropped anywhere in the window while its screen shows.
#[component]
pub fn ImportDesk(children: Children) -> impl IntoView {
    view! { <div class="import-desk">{children()}</div> }
}

/// Looks like a button; the field in it is the browser's own, so keyboards and screen readers know it.
#[component]
pub fn ImportField(words: Words) -> impl IntoView {
    let app = use_app();
    view! {
        <label class="button file-button">
            <Picture icon=Icon::Inbound size=18/>
            {move || app.say(words)}
            <input class="heard" type="file" multiple accept=".json,application/json" data-testid="import-file"/>
        </label>
    }
}
