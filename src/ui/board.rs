//! board
use leptos::prelude::*;
#[component]
pub fn Board() -> impl IntoView { view! { <p>"board"</p> } }
