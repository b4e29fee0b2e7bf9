//! The way to the visitor's screen.

use leptos::prelude::*;

use crate::{
    i18n::consent as words,
    ui::{app::use_app, route::Route},
};

#[component]
pub fn VisitorCard() -> impl IntoView {
    let app = use_app();
    view! {
        <section class="panel" aria-labelledby="visitor">
            <h2 id="visitor">{app.say(words::TURN_PANEL)}</h2>
            <p class="hint">{app.say(words::TURN_HINT)}</p>
            <div class="panel-deeds">
                <a class="button" href=Route::Kiosk.hash() data-testid="turn-to-visitor">{app.say(words::TURN)}</a>
            </div>
        </section>
    }
}
