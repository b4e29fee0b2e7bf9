//! Who is on the board already and looks like the one being typed in.

use leptos::prelude::*;

use super::Capturing;
use crate::{
    domain::field::Field,
    i18n::capture,
    queries::duplicates::{Likeness, likenesses},
    ui::{route::Route, widgets::likeness::called},
};

/// More than these would be a list to read while somebody waits at the booth.
const MOST: usize = 3;

/// Following a link leaves the draft as it is.
#[component]
pub fn AlreadyHere(capturing: Capturing) -> impl IntoView {
    let Capturing { app, draft, .. } = capturing;
    let typed = Memo::new(move |_| Field::NAMING.map(|field| draft.text(field)));
    let alike = Memo::new(move |_| {
        app.track();
        let [name, company, email, phone] = typed.get();
        app.look(|workspace, _| likenesses(workspace, &name, &company, &email, &phone, None, MOST))
    });
    let link = move |alike: Likeness| {
        view! { <li><a href=Route::Lead(alike.lead).hash()>{called(app, &alike)}</a></li> }
    };
    view! {
        <div class="already" role="status" data-shown=move || alike.with(|alike| !alike.is_empty()).to_string()
            data-testid="already-here">
            <Show when=move || alike.with(|alike| !alike.is_empty())>
                <p class="already-title">{app.say(capture::ALREADY_HERE)}</p>
                <ul class="already-list">{move || alike.get().into_iter().map(link).collect_view()}</ul>
            </Show>
        </div>
    }
}
