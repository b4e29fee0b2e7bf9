//! gate
use leptos::prelude::*;
use crate::ui::moving::Moving;
#[component]
pub fn GateSheet(moving: Moving) -> impl IntoView { view! { <p>{moving.to.to_string()}</p> } }
