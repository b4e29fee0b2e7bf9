//! One of several values for one thing, to be taken by a tap or an arrow key.

use leptos::prelude::*;

use crate::{i18n::data, ui::app::use_app};

/// `group` makes one choice of those that carry it; `text` is absent where there is no value.
#[component]
pub fn ValueOption(
    group: String,
    value: &'static str,
    says: &'static str,
    is_later: bool,
    text: Option<String>,
    checked: bool,
    #[prop(optional)] disabled: bool,
    pick: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let is_empty = text.is_none();
    let text = text.unwrap_or_else(|| app.say(data::NO_VALUE).to_owned());
    let later = is_later.then(|| view! { <span class="chip">{app.say(data::preview::LATER)}</span> });
    view! {
        <label class="import-choice">
            <input type="radio" name=group value=value checked=checked disabled=disabled on:change=move |_| pick.run(())/>
            <span class="import-choice-text">
                <span class="preview-detail">{says}" "{later}</span>
                <span class="import-value" data-empty=is_empty.then_some("true")>{text}</span>
            </span>
        </label>
    }
}
