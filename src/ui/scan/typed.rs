//! A badge that is typed: by hand, or by a hand scanner, which is a keyboard to the browser.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::sheet::{Scanner, Stage};
use crate::{
    i18n::scan,
    session::badge::is_unfinished,
    ui::widgets::{field::fresh_id, touch::is_touched},
};

#[component]
pub(super) fn TypeIt(scanner: Scanner) -> impl IntoView {
    let app = scanner.app;
    let field = NodeRef::<html::Textarea>::new();
    let text = RwSignal::new(String::new());
    let (id, hint) = (fresh_id("typed"), fresh_id("hint"));
    let read = move || {
        let typed = text.get_untracked();
        if is_unfinished(&typed) {
            return false;
        }
        text.set(String::new());
        scanner.forget_passed();
        scanner.find(typed.as_bytes());
        true
    };
    let enter = move |event: ev::KeyboardEvent| {
        // The lines of a card stay lines.
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() && read() {
            event.prevent_default();
        }
    };
    catch_keys(scanner, field);
    // The next badge may be typed at once.
    let is_looking = Memo::new(move |_| scanner.stage.with(|stage| *stage == Stage::Looking));
    Effect::new(move |before: Option<()>| {
        if is_looking.get() && before.is_some() && !is_touched() {
            request_animation_frame(move || focus(field));
        }
    });
    view! {
        <div class="field scan-typed">
            <label class="field-label" for=id.clone()>{app.say(scan::TYPE_IT)}</label>
            <div class="scan-typing">
                // On a tablet the focus would raise the keyboard over the camera.
                <textarea class="input" id=id name="badge" rows="1" autocomplete="off" autocapitalize="off"
                    spellcheck="false" autofocus=!is_touched() enterkeyhint="done" aria-describedby=hint.clone()
                    data-testid="scan-typed" node_ref=field prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event)) on:keydown=enter></textarea>
                <button type="button" class="button" data-testid="scan-read" on:click=move |_| {
                        read();
                    }>
                    {app.say(scan::READ)}
                </button>
            </div>
            <p class="hint" id=hint>{app.say(scan::TYPE_HINT)}</p>
        </div>
    }
}

/// A hand scanner types wherever the focus is: what lands on nothing that takes text lands here.
fn catch_keys(scanner: Scanner, field: NodeRef<html::Textarea>) {
    let caught = window_event_listener(ev::keydown, move |event| {
        let is_sign = event.key().chars().count() == 1 && event.key() != " ";
        let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        let is_looking = scanner.stage.with_untracked(|stage| *stage == Stage::Looking);
        if is_sign && is_plain && is_looking && !takes_text() {
            // The key goes to whatever has the focus once this is over.
            focus(field);
        }
    });
    on_cleanup(move || caught.remove());
}

fn focus(field: NodeRef<html::Textarea>) {
    // Refused only for what is not on the page.
    field.try_get_untracked().flatten().into_iter().for_each(|field| drop(field.focus()));
}

fn takes_text() -> bool {
    let active = document().active_element().and_then(|active| active.dyn_into::<HtmlElement>().ok());
    active.is_some_and(|active| matches!(active.tag_name().as_str(), "TEXTAREA" | "SELECT"))
}
