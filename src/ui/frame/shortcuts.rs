//! What the whole window listens for: the address, the keyboard, other tabs.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use crate::ui::{app::App, route::Route, widgets::file_button::listed};

pub fn listen(app: App) {
    let hash = window_event_listener(ev::hashchange, move |_| {
        let hash = window().location().hash().unwrap_or_default();
        // A visitor goes nowhere.
        if app.is_turned.get_untracked() {
            return;
        }
        // The skip link's address names a place on the page, not a screen.
        if hash.is_empty() || hash.starts_with("#/") {
            app.route.set(Route::parse(&hash));
        }
    });
    let keys = window_event_listener(ev::keydown, move |event| {
        let with_command = event.ctrl_key() || event.meta_key();
        if !with_command || event.alt_key() || is_typing(&event) || app.is_turned.get_untracked() {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => app.undo(),
            ("z", true) | ("y", false) => app.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    let over = window_event_listener(ev::dragover, move |event| {
        if takes_no_files(app) && files(&event).is_some() {
            event.prevent_default();
        }
    });
    // Without this a browser leaves the page to show the file. The data screen looks at them.
    let drop = window_event_listener(ev::drop, move |event| {
        if let Some(files) = files(&event).filter(|_| takes_no_files(app)) {
            event.prevent_default();
            if !app.is_turned.get_untracked() {
                app.drop_files(listed(Some(files)));
            }
        }
    });
    let storage = window_event_listener(ev::storage, move |event| {
        if let (Some(key), Some(text)) = (event.key(), event.new_value()) {
            app.hear(&key, &text);
            app.turn_along();
        }
    });
    let woken =
        window_event_listener(
            ev::pageshow,
            move |event| {
                if event.persisted() { app.wake() } else { app.catch_up() }
            },
        );
    let seen = window_event_listener(ev::visibilitychange, move |_| {
        if !document().hidden() {
            app.catch_up();
            app.turn_along();
        }
    });
    on_cleanup(move || {
        hash.remove();
        keys.remove();
        over.remove();
        drop.remove();
        storage.remove();
        woken.remove();
        seen.remove();
    });
}

/// The data screen takes files itself, and a visitor brings none.
fn takes_no_files(app: App) -> bool {
    app.route.get_untracked() != Route::Data || app.is_turned.get_untracked()
}

/// The files that are being dragged; while they hover, a browser tells that there are some, not which.
fn files(event: &ev::DragEvent) -> Option<web_sys::FileList> {
    let held = event.data_transfer().filter(|held| held.types().includes(&"Files".into(), 0))?;
    held.files()
}

/// In a text field Ctrl+Z takes back what was typed there, not what was done on the board.
fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}
