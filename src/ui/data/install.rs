//! The application on the home screen: asked for before the first lead where a tab forgets, and offered by a button
//! where the browser can do it.

use leptos::prelude::*;

use crate::{i18n::install as words, platform::install, queries::setup::holdings, ui::app::use_app};

/// At the foot of the screen, until there is a lead or somebody goes on in the tab: what a tab holds does not come
/// along to the home screen later.
#[component]
pub fn InstallFirst() -> impl IntoView {
    let app = use_app();
    let is_wanted = RwSignal::new(install::is_wanted_first());
    let has_leads = app.select(|workspace, _| holdings(workspace).leads > 0);
    let go_on = move |_| {
        install::put_off();
        is_wanted.set(false);
    };
    view! {
        <Show when=move || is_wanted.get() && !has_leads.get()>
            <section class="notice install-first" data-tone="quiet" aria-labelledby="install-first" data-testid="install-first">
                <h2 id="install-first">{app.say(words::FIRST)}</h2>
                <p>{app.say(words::WHY)}</p>
                <p><strong>{app.say(words::HOW)}</strong></p>
                <button type="button" class="button" data-testid="install-later" on:click=go_on>
                    {app.say(words::LATER)}
                </button>
            </section>
        </Show>
    }
}

/// Where the browser offers it.
#[component]
pub fn InstallButton() -> impl IntoView {
    let app = use_app();
    let is_offered = RwSignal::new(install::is_offered());
    let ask = move |_| {
        is_offered.set(false);
        install::ask();
    };
    view! {
        <Show when=move || is_offered.get()>
            <button type="button" class="button" data-testid="install" on:click=ask>{app.say(words::INSTALL)}</button>
        </Show>
    }
}
