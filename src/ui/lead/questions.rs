//! The team's questions about a lead, each answered in place.

use leptos::prelude::*;

use super::{Open, Section};
use crate::{
    domain::ids::QuestionId,
    i18n::lead,
    ui::{app::use_app, gate::answer::AnswerPicker},
};

/// Absent for a team that asks none.
#[component]
pub fn Questions(open: Open) -> impl IntoView {
    let app = use_app();
    let ids = open.part(|known| known.questions.iter().map(|(id, _, _)| *id).collect::<Vec<_>>());
    let title = app.say(lead::QUESTIONS);
    view! {
        <Show when=move || ids.with(|ids| !ids.is_empty())>
            <Section title name="questions">
                <ul class="questions">
                    <For each=move || ids.get() key=|id| *id let:id>
                        <Question open id/>
                    </For>
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn Question(open: Open, id: QuestionId) -> impl IntoView {
    let app = use_app();
    let known = open.part(move |known| known.questions.iter().find(|(known, _, _)| *known == id).cloned());
    let worded =
        move || known.with(|known| known.as_ref().map(|(_, question, _)| app.word(&question.wording)));
    let asked = Signal::derive(move || worded().unwrap_or_default());
    let answer =
        Memo::new(move |_| known.with(|known| known.as_ref().and_then(|(_, _, answer)| answer.clone())));
    view! {
        <li class="question" data-question=id.to_string()>
            <p>{asked}</p>
            <AnswerPicker lead=open.lead question=id asked answer/>
        </li>
    }
}
