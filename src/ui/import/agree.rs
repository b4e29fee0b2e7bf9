//! A mass of losses: what would go, and the field in which somebody types how much that is.

use leptos::prelude::*;

use super::Import;
use crate::{
    commands::Stake,
    i18n::data::preview,
    ui::{app::use_app, widgets::field::fresh_id},
};

#[component]
pub fn Agree(import: Import, stake: Stake) -> impl IntoView {
    let app = use_app();
    let locale = app.locale.get_untracked();
    let id = fresh_id("agree");
    let labelled = id.clone();
    view! {
        <div class="preview-warning" data-tone="danger" data-testid="import-stake">
            <p>{preview::stake(locale, stake.gone, stake.overwritten, stake.of)}</p>
            <label class="label" for=labelled>{preview::to_agree(locale, stake.leads())}</label>
            <input class="input figures" id=id name="agreed" type="text" inputmode="numeric" autocomplete="off"
                data-testid="import-agree" prop:value=import.typed
                on:input=move |event| import.typed.set(event_target_value(&event))/>
        </div>
    }
}
