//! first
use leptos::prelude::*;
#[component]
pub fn FirstScreen() -> impl IntoView { view! { <p>"first"</p> } }
