//! Other ways to begin than an empty team: a sample to look at, a file to open, an archived team to bring back.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    i18n::{common, first},
    queries::setup::has_archived_team,
    sample,
    ui::{
        app::{App, use_app},
        later::{Chunks, Desk, Later, Screen},
        route::Route,
        widgets::{
            file_button::FileButton,
            icon::{Icon, Picture},
        },
    },
};

#[component]
pub fn OtherWays() -> impl IntoView {
    let app = use_app();
    view! {
        <section class="ways" aria-label=app.say(first::OTHER_WAYS)>
            <div class="way">
                <h2>{app.say(first::NEW_HERE)}</h2>
                <button type="button" class="button" data-testid="sample" on:click=move |_| load_sample(app)>
                    <Picture icon=Icon::Funnel size=18/>
                    {app.say(first::SAMPLE)}
                </button>
                <p class="hint">{app.say(first::SAMPLE_HINT)}</p>
            </div>
            <div class="way">
                <h2>{app.say(first::HAD_LEADS)}</h2>
                <FileButton words=first::OPEN on_files=Callback::new(move |files| app.drop_files(files))/>
                <p class="hint">{app.say(first::OPEN_HINT)}</p>
            </div>
            <Archived/>
        </section>
    }
}

/// Without this, somebody who archived the last team would take it for lost.
#[component]
fn Archived() -> impl IntoView {
    let app = use_app();
    let has_archived = app.select(|workspace, _| has_archived_team(workspace));
    view! {
        <Show when=move || has_archived.get()>
            <div class="way">
                <h2>{app.say(first::ARCHIVED)}</h2>
                <Later screen=Screen::Desk(Desk::Archived)/>
            </div>
        </Show>
    }
}

/// The sample is a piece of its own: whoever starts with a team never needs it.
fn load_sample(app: App) {
    spawn_local(async move {
        let Some(is_taken) = Chunks::sample(app).await else {
            return app.problem(app.say(common::DID_NOT_LOAD).to_owned());
        };
        if is_taken {
            // The team whose leads carry amounts shows most of what a board can tell.
            app.choose_team(sample::SALES);
            app.go(Route::Board);
        }
    });
}
