//! One of a few, each with a line that explains it.

use leptos::prelude::*;

use super::field::fresh_id;
use crate::{i18n::Words, ui::app::use_app};

/// One that can be chosen.
#[derive(Clone, Debug)]
pub struct Offer<T> {
    /// As automation knows it.
    key: &'static str,
    name: String,
    says: String,
    value: T,
}

impl<T> Offer<T> {
    pub fn new(key: &'static str, name: impl Into<String>, says: impl Into<String>, value: T) -> Self {
        Self { key, name: name.into(), says: says.into(), value }
    }
}

#[component]
pub fn Choice<T>(
    label: Words,
    name: &'static str,
    #[prop(into)] options: Signal<Vec<Offer<T>>>,
    chosen: RwSignal<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let app = use_app();
    // Two forms of the page may be open; their choices must not be one.
    let group = fresh_id(name);
    let option = move |Offer { key, name, says, value }: Offer<T>| {
        view! {
            <label class="kind">
                <input type="radio" name=group.clone() value=key data-kind=key prop:checked=move || chosen.get() == value
                    on:change=move |_| chosen.set(value)/>
                <span class="kind-name">{name}</span>
                {(!says.is_empty()).then(|| view! { <span class="hint">{says}</span> })}
            </label>
        }
    };
    view! {
        <fieldset class="kinds">
            <legend class="field-label">{app.say(label)}</legend>
            {move || options.get().into_iter().map(&option).collect_view()}
        </fieldset>
    }
}
