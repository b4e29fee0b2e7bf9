//! capture
use leptos::prelude::*;
#[component]
pub fn CaptureSheet() -> impl IntoView { view! { <p>"capture"</p> } }
