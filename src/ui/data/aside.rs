//! Pieces of storage that could not be read: shown, explained, and there to be taken away in a file.

use leptos::prelude::*;

use crate::{
    i18n::{Locale, data},
    session::{
        boot::SetAside,
        files::{self, Because},
    },
    ui::{
        app::{App, use_app},
        widgets::icon::{Icon, Picture},
    },
};

/// Nothing shows where everything could be read.
#[component]
pub fn SetAsideList() -> impl IntoView {
    let app = use_app();
    let pieces = app.set_aside();
    let count = pieces.len();
    let rows = pieces.into_iter().map(move |piece| row(app, &piece)).collect_view();
    (count > 0).then(|| {
        view! {
            <section class="panel" data-wide data-tone="warning" data-testid="set-aside" aria-labelledby="set-aside">
                <h2 id="set-aside">
                    {app.say(data::SET_ASIDE)}" "
                    <span class="chip" data-tone="warning">{move || data::pieces(app.locale.get_untracked(), count)}</span>
                </h2>
                <p class="hint">{app.say(data::SET_ASIDE_HINT)}</p>
                <ul class="pieces">{rows}</ul>
                <div class="panel-deeds">
                    <button type="button" class="button" on:click=move |_| download(app)>
                        <Picture icon=Icon::Outbound size=18/>
                        {app.say(data::SET_ASIDE_DOWNLOAD)}
                    </button>
                </div>
            </section>
        }
    })
}

fn row(app: App, piece: &SetAside) -> impl IntoView + use<> {
    let (key, size, because) = (piece.key.clone(), piece.text.len(), Because::of(piece));
    let why = move |locale: Locale| match because {
        Because::Damaged => data::DAMAGED.of(locale),
        Because::Newer => data::FROM_NEWER.of(locale),
    };
    view! {
        <li class="piece">
            <code class="excerpt">{key}</code>
            <span class="preview-detail">{move || why(app.locale.get_untracked())}", "{move || data::size(app.locale.get_untracked(), size)}</span>
        </li>
    }
}

fn download(app: App) {
    if !app.offer(&files::set_aside(&app.set_aside(), app.now())) {
        app.problem(data::NOT_EXPORTED.of(app.locale.get_untracked()).to_owned());
    }
}
