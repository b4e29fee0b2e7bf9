//! The team's questions about a lead, each answered in place.

use leptos::prelude::*;

use super::{Open, Section};
use crate::{
    domain::ids::QuestionId,
    i18n::lead,
    queries::lead_sheet::LeadSheet,
    ui::{app::use_app, gate::answer::AnswerPicker},
};

/// Absent for a team that asks none but what the next stage asks, which is answered there.
#[component]
pub fn Questions(open: Open) -> impl IntoView {
    let app = use_app();
    let ids = open.part(not_asked_ahead);
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
    let question = move || known.with(|known| known.as_ref().map(|(_, question, _)| question.clone()));
    let asked = Signal::derive(move || question().unwrap_or_default());
    let worded = move || asked.with(|asked| app.word(&asked.wording));
    let answer =
        Memo::new(move |_| known.with(|known| known.as_ref().and_then(|(_, _, answer)| answer.clone())));
    view! {
        <li class="question" data-question=id.to_string()>
            <p>{worded}</p>
            <AnswerPicker lead=open.lead question=id asked answer/>
        </li>
    }
}

fn not_asked_ahead(known: &LeadSheet) -> Vec<QuestionId> {
    let rows = known.ahead.iter().flat_map(|ahead| &ahead.rows);
    let kinds = rows.flat_map(|row| row.judgement.criterion.kind.leaves());
    let ahead: Vec<QuestionId> = kinds.filter_map(|kind| kind.question()).collect();
    known.questions.iter().map(|(id, _, _)| *id).filter(|id| !ahead.contains(id)).collect()
}
