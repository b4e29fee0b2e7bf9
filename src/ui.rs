//! The screens. They read queries and send commands; they decide nothing.

pub mod app;
mod board;
mod capture;
mod codes;
mod data;
mod dictionary;
mod erase;
mod first;
mod frame;
mod gate;
mod guests;
mod hand_over;
mod import;
mod join;
mod kiosk;
mod later;
mod lead;
mod moving;
mod playbook;
mod route;
mod scan;
mod widgets;

use app::Opening;

use crate::platform::failure;

/// Takes the place of what the page shows while it loads, once everything has been read.
pub fn mount() {
    failure::tell_the_page_of_panics();
    wasm_bindgen_futures::spawn_local(async {
        let opening = Opening::read().await;
        leptos::mount::mount_to_body(move || frame::Root(frame::RootProps { opening }));
        if let Some(loading) = leptos::prelude::document().get_element_by_id("loading") {
            loading.remove();
        }
    });
}
