//! Files dropped anywhere in the window. Without this a browser leaves the page to show the file.

use leptos::{ev, prelude::*};

use super::Import;
use crate::{
    i18n::data,
    ui::{
        app::use_app,
        widgets::{
            file_button::listed,
            icon::{Icon, Picture},
        },
    },
};

pub fn listen(import: Import) {
    let over = window_event_listener(ev::dragover, move |event| {
        if holds_files(&event) {
            event.prevent_default();
            import.hovering.set(true);
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        // Between two elements of the page there is always a next one.
        if event.related_target().is_none() {
            import.hovering.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        if holds_files(&event) {
            event.prevent_default();
            import.hovering.set(false);
            import.dropped(listed(event.data_transfer().and_then(|held| held.files())));
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
}

fn holds_files(event: &ev::DragEvent) -> bool {
    event.data_transfer().is_some_and(|held| held.types().includes(&"Files".into(), 0))
}

/// Says that the whole window takes the files; the pointer goes through it.
#[component]
pub fn DropTarget(import: Import) -> impl IntoView {
    let app = use_app();
    view! {
        <Show when=move || import.hovering.get()>
            <div class="drop-target" aria-hidden="true">
                <p class="drop-words">
                    <Picture icon=Icon::Inbound size=28/>
                    {app.say(data::DROP)}
                </p>
            </div>
        </Show>
    }
}
