//! What the whole window listens for: the address, the keyboard, other tabs.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use crate::ui::{app::App, route::Route};

pub fn listen(app: App) {
    let hash = window_event_listener(ev::hashchange, move |_| {
        let hash = window().location().hash().unwrap_or_default();
        // The skip link's address names a place on the page, not a screen.
        if hash.is_empty() || hash.starts_with("#/") {
            app.route.set(Route::parse(&hash));
        }
    });
    let keys = window_event_listener(ev::keydown, move |event| {
        let with_command = event.ctrl_key() || event.meta_key();
        if !with_command || event.alt_key() || is_typing(&event) {
            return;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => app.undo(),
            ("z", true) | ("y", false) => app.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    let storage = window_event_listener(ev::storage, move |event| {
        if let (Some(key), Some(text)) = (event.key(), event.new_value()) {
            app.hear(&key, &text);
        }
    });
    on_cleanup(move || {
        hash.remove();
        keys.remove();
        storage.remove();
    });
}

/// In a text field Ctrl+Z takes back what was typed there, not what was done on the board.
fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}
