//! A button by which files are chosen.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{File, FileList, HtmlInputElement};

use super::icon::{Icon, Picture};
use crate::{i18n::Words, ui::app::use_app};

/// Looks like a button; the field in it is the browser's own, so keyboards and screen readers know it.
#[component]
pub fn FileButton(
    words: Words,
    on_files: Callback<Vec<File>>,
    #[prop(default = "import-file")] testid: &'static str,
    #[prop(default = true)] multiple: bool,
    #[prop(optional)] look: Option<&'static str>,
    #[prop(default = ".json,application/json")] accept: &'static str,
) -> impl IntoView {
    let app = use_app();
    view! {
        <label class="button file-button" data-look=look>
            <Picture icon=Icon::Inbound size=18/>
            {app.say(words)}
            <input class="heard" type="file" multiple=multiple accept=accept data-testid=testid
                on:change=move |event| on_files.run(chosen(&event))/>
        </label>
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

pub fn listed(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}
