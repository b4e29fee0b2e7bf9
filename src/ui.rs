//! The screens. They read queries and send commands; they decide nothing.

pub mod app;
mod board;
mod capture;
mod data;
mod dictionary;
mod first;
mod frame;
mod gate;
mod hand_over;
mod import;
mod later;
mod lead;
mod moving;
mod playbook;
mod route;
mod widgets;

use crate::platform::failure;

/// Takes the place of what the page shows while it loads.
pub fn mount() {
    failure::tell_the_page_of_panics();
    leptos::mount::mount_to_body(frame::Root);
    if let Some(loading) = leptos::prelude::document().get_element_by_id("loading") {
        loading.remove();
    }
}
