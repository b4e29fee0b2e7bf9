//! The field by which files are chosen, and what is said about those that cannot be used.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{File, FileList, HtmlInputElement};

use super::{Import, worded};
use crate::{
    i18n::{Words, data},
    session::files::Refusal,
    ui::{
        app::use_app,
        widgets::icon::{Icon, Picture},
    },
};

/// Looks like a button; the field in it is the browser's own, so keyboards and screen readers know it.
#[component]
pub fn ImportField(words: Words) -> impl IntoView {
    let app = use_app();
    // Without a desk around it there is nobody to take the files.
    use_context::<Import>().map(|import| {
        view! {
            <label class="button file-button">
                <Picture icon=Icon::Inbound size=18/>
                {app.say(words)}
                <input class="heard" type="file" multiple accept=".json,application/json" data-testid="import-file"
                    on:change=move |event| import.receive(chosen(&event))/>
            </label>
            <Said import/>
        }
    })
}

/// One sentence for each file that is not taken over.
#[component]
fn Said(import: Import) -> impl IntoView {
    let app = use_app();
    let sentence = move |refusal: Refusal| {
        let said = worded::refusal(app.locale.get_untracked(), &refusal);
        view! { <p class="problem" data-testid="problem">{said}</p> }
    };
    view! {
        <div class="said" role="status">
            <Show when=move || import.is_reading()>
                <p class="hint">{app.say(data::READING)}</p>
            </Show>
            {move || import.refused().into_iter().map(sentence).collect_view()}
        </div>
    }
}

/// Takes the files out of the field, so that the same one can be chosen again.
fn chosen(event: &ev::Event) -> Vec<File> {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files = listed(input.files());
    input.set_value("");
    files
}

pub(super) fn listed(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}
