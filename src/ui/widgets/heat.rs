//! How hot somebody is, and which answers make it so.

use leptos::prelude::*;

use crate::{i18n::heat, queries::heat::Reading, ui::app::use_app};

/// Told as it changes; nothing while nobody was asked.
#[component]
pub fn HeatLine(#[prop(into)] reading: Signal<Option<Reading>>) -> impl IntoView {
    let app = use_app();
    let told = move || {
        let locale = app.locale.get_untracked();
        reading.get().map(|reading| {
            let because = reading.because.iter().map(|one| view! { <li>{heat::because(locale, one)}</li> });
            view! {
                <p class="heat-degree figures" data-degree=reading.degree.key()>{heat::reading(locale, &reading)}</p>
                <ul class="heat-because figures">{because.collect_view()}</ul>
            }
        })
    };
    let degree = move || reading.with(|reading| reading.as_ref().map(|reading| reading.degree.key()));
    view! { <div class="heat" role="status" data-testid="heat" data-degree=degree>{told}</div> }
}
