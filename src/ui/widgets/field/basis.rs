//! On what grounds the person's data is kept: one of four, or not written down.

use leptos::prelude::*;

use super::Draft;
use crate::{
    domain::field::{Basis, Field},
    i18n::{common, fields},
    ui::app::use_app,
};

#[component]
pub(super) fn BasisSelect(
    field: Field,
    draft: Draft,
    id: String,
    wrong: Signal<bool>,
    described: String,
) -> impl IntoView {
    let app = use_app();
    let option = |basis: Basis| {
        view! { <option value=basis.key()>{app.say(fields::basis(basis))}</option> }
    };
    view! {
        <select class="input" id=id name=field.key() aria-invalid=move || wrong.get().to_string()
            aria-describedby=move || wrong.get().then(|| described.clone())
            prop:value=move || draft.text(field)
            on:change=move |event| draft.choose(field, event_target_value(&event))>
            <option value="">{app.say(common::UNKNOWN)}</option>
            {Basis::ALL.into_iter().map(option).collect_view()}
        </select>
    }
}
