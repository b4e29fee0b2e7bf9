//! data
use leptos::prelude::*;
#[component]
pub fn DataScreen() -> impl IntoView { view! { <p>"data"</p> } }
