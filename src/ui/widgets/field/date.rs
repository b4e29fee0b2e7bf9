//! A day: typed digit by digit, or chosen whole from the browser's calendar.

use leptos::prelude::*;

use super::Draft;
use crate::domain::field::Field;

/// What is chosen from the calendar counts at once. What is typed waits until the field is left: the browser reports
/// every digit of a year as a day of its own.
#[component]
pub(super) fn DateInput(
    field: Field,
    draft: Draft,
    id: String,
    wrong: Signal<bool>,
    described: String,
) -> impl IntoView {
    let by_key = StoredValue::new(false);
    let chosen = move |event| {
        if !by_key.get_value() {
            draft.choose(field, event_target_value(&event));
        }
    };
    view! {
        <input class="input" id=id name=field.key() type="date" autocomplete="off"
            prop:value=move || draft.text(field)
            on:focus=move |_| by_key.set_value(false) on:keydown=move |_| by_key.set_value(true)
            on:input=move |event| draft.type_in(field, event_target_value(&event)) on:change=chosen
            aria-invalid=move || wrong.get().to_string()
            aria-describedby=move || wrong.get().then(|| described.clone())/>
    }
}
