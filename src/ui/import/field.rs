//! The field by which files are chosen, and what is said about those that cannot be used.

use leptos::prelude::*;

use super::{Import, worded};
use crate::{
    i18n::{Words, data},
    session::files::Refusal,
    ui::{app::use_app, widgets::file_button::FileButton},
};

#[component]
pub fn ImportField(words: Words) -> impl IntoView {
    // Without a desk around it there is nobody to take the files.
    use_context::<Import>().map(|import| {
        let on_files = Callback::new(move |files| import.receive(files));
        view! {
            <FileButton words on_files accept=".json,.vcf,application/json,text/vcard,text/x-vcard"/>
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
