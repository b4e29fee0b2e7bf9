//! playbook
use leptos::prelude::*;
#[component]
pub fn PlaybookScreen() -> impl IntoView { view! { <p>"playbook"</p> } }
