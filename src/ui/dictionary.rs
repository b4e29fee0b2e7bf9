//! The dictionary: teams side by side, their stages lined up by what they require, and what one would call the leads
//! of the other.

mod cell;
mod choice;
mod crossing;
mod remarks;
mod table;

use leptos::prelude::*;

use super::{
    app::use_app,
    route::Route,
    widgets::icon::{Icon, Picture},
};
use crate::{
    i18n::{common, dictionary},
    queries::dictionary::{self as query, Party},
};
use choice::{BuiltIns, Teams};
use remarks::Remarks;
use table::Table;

/// Who is compared, in the order of the columns.
type Chosen = RwSignal<Vec<Party>>;

#[component]
pub fn DictionaryScreen() -> impl IntoView {
    let app = use_app();
    let known = app.compared.get_value();
    let chosen: Chosen =
        RwSignal::new(known.unwrap_or_else(|| app.look(|workspace, _| query::at_first(workspace))));
    // Made once when the screen opens and once for each change: it judges every lead of the teams.
    let found = Memo::new(move |_| {
        app.track();
        app.look(|workspace, now| chosen.with(|parties| query::dictionary(workspace, parties, now)))
    });
    let is_compared = Memo::new(move |_| found.with(|found| found.columns.len() > 1));
    view! {
        <div class="page" data-wide>
            <header class="page-head">
                <h1>{app.say(common::DICTIONARY)}</h1>
                <p class="page-intro">{app.say(dictionary::INTRO)}</p>
            </header>
            <div class="dictionary-choice">
                <Teams chosen/>
                {move || is_compared.get().then(|| view! { <BuiltIns chosen/> })}
            </div>
            {move || if is_compared.get() {
                view! {
                    {move || found.with(|found| view! { <Remarks found/> })}
                    {move || found.with(|found| view! { <Table found/> })}
                }.into_any()
            } else {
                view! { <Lonely chosen/> }.into_any()
            }}
        </div>
    }
}

/// Nobody to compare with: what this is for, and two ways on.
#[component]
fn Lonely(chosen: Chosen) -> impl IntoView {
    let app = use_app();
    view! {
        <section class="panel" aria-labelledby="lonely" data-testid="lonely">
            <h2 id="lonely">{app.say(dictionary::ONE_TEAM)}</h2>
            <p class="page-intro">{app.say(dictionary::ONE_TEAM_MORE)}</p>
            <div class="panel-deeds">
                <a class="button" data-look="main" href=Route::Playbook.hash()>
                    <Picture icon=Icon::Plus size=18/>
                    {app.say(dictionary::ADD_TEAM)}
                </a>
            </div>
            <BuiltIns chosen is_alone=true/>
        </section>
    }
}
