//! Questions with what was answered, for reading only: they belong to another team.

use leptos::prelude::*;

use crate::{i18n::gate, queries::lead_sheet::Told, ui::app::use_app};

#[component]
pub fn ToldList(told: Vec<Told>) -> impl IntoView {
    let app = use_app();
    let line = move |Told { question, given }: Told| {
        let answer = gate::answered(app.locale.get_untracked(), &given, app.now());
        view! {
            <li class="told">
                <p>{app.word(&question.wording)}</p>
                <p class="hint">{answer}</p>
            </li>
        }
    };
    view! { <ul class="told-list">{told.into_iter().map(line).collect_view()}</ul> }
}
