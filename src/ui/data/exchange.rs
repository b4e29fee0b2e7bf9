//! Out: the whole workspace as a file. In: colleagues' files, which are joined to what is here.

use leptos::prelude::*;

use crate::{
    i18n::data,
    ui::{
        app::{App, use_app},
        import::ImportField,
        widgets::icon::{Icon, Picture},
    },
};

#[component]
pub fn ExportCard() -> impl IntoView {
    let app = use_app();
    view! {
        <section class="panel" aria-labelledby="export">
            <h2 id="export">{app.say(data::EXPORT_TITLE)}</h2>
            <p class="hint">{app.say(data::EXPORT_HINT)}</p>
            <div class="panel-deeds">
                <button type="button" class="button" data-look="main" data-testid="export" on:click=move |_| export(app)>
                    <Picture icon=Icon::Outbound size=18/>
                    {app.say(data::EXPORT)}
                </button>
            </div>
        </section>
    }
}

#[component]
pub fn ImportCard() -> impl IntoView {
    let app = use_app();
    view! {
        <section class="panel" aria-labelledby="import">
            <h2 id="import">{app.say(data::IMPORT_TITLE)}</h2>
            <p class="hint">{app.say(data::IMPORT_HINT)}</p>
            <div class="panel-deeds"><ImportField words=data::IMPORT/></div>
        </section>
    }
}

fn export(app: App) {
    let locale = app.locale.get_untracked();
    if app.export() {
        app.notify(data::EXPORTED.of(locale).to_owned());
    } else {
        app.problem(data::NOT_EXPORTED.of(locale).to_owned());
    }
}
