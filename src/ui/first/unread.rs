//! Where pieces are in storage and no workspace could be read from them: nobody should take that for an empty start.

use leptos::prelude::*;

use crate::{
    i18n::{Locale, data, first},
    session::{
        boot::SetAside,
        files::{self, Because},
    },
    ui::{
        app::{App, use_app},
        widgets::{
            file_button::FileButton,
            icon::{Icon, Picture},
        },
    },
};

#[component]
pub fn Unread() -> impl IntoView {
    let app = use_app();
    let locale = app.locale.get_untracked();
    let pieces = app.set_aside();
    view! {
        <section class="panel" data-tone="warning" role="alert" aria-labelledby="unread" data-testid="unread">
            <h2 id="unread">{app.say(first::UNREAD)}</h2>
            <p>{what(locale, &pieces)}</p>
            <div class="panel-deeds">
                <button type="button" class="button" data-look="main" data-testid="unread-download"
                    on:click=move |_| download(app)>
                    <Picture icon=Icon::Outbound size=18/>
                    {app.say(data::SET_ASIDE_DOWNLOAD)}
                </button>
                <FileButton words=first::OPEN on_files=Callback::new(move |files| app.drop_files(files))/>
                <a class="button" data-look="quiet" href="#/recovery">{app.say(first::RECOVER)}</a>
            </div>
        </section>
    }
}

/// How many there are, and what can be done about them.
fn what(locale: Locale, pieces: &[SetAside]) -> String {
    let is_newer = pieces.iter().any(|piece| matches!(Because::of(piece), Because::Newer));
    let advice = if is_newer { first::UNREAD_NEWER } else { first::UNREAD_DAMAGED };
    format!("{} {}", first::unread(locale, pieces.len()), advice.of(locale))
}

fn download(app: App) {
    if !app.offer(&files::set_aside(&app.set_aside(), app.now())) {
        app.problem(data::NOT_EXPORTED.of(app.locale.get_untracked()).to_owned());
    }
}
