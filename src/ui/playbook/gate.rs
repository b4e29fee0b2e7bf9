//! What it takes to enter a stage: criterion by criterion, to be taken away or added to.

use leptos::prelude::*;

use super::{
    ask::AskForm,
    editing::{Complaint, Editing},
};
use crate::{
    commands::{Command, Redefine, SetQuestion},
    domain::{
        criterion::{CriterionKind, Question},
        ids::QuestionId,
        stage::TraitKey,
        wording::Wording,
    },
    i18n::{gate as gate_words, playbook},
    queries::playbook::CriterionView,
    ui::widgets::icon::{Icon, Picture},
};

#[component]
pub fn GateEditor(editing: Editing) -> impl IntoView {
    let Editing { app, seen, .. } = editing;
    let asking = RwSignal::new(false);
    let gate = Memo::new(move |_| seen.with(|seen| seen.gate.clone()));
    view! {
        <section class="group">
            <h3>{app.say(playbook::GATE)}</h3>
            <p class="hint">
                {move || app.say(if gate.with(Vec::is_empty) { playbook::NO_GATE } else { playbook::GATE_HINT })}
            </p>
            <ul class="criteria">
                // A question that was reworded is another row, or it would keep its old text.
                <For each=move || gate.get() key=|seen| (seen.criterion.id, seen.question.clone()) let:criterion>
                    <CriterionRow editing criterion/>
                </For>
            </ul>
            <Complaint editing about=TraitKey::Gate/>
            <Show
                when=move || asking.get()
                fallback=move || view! {
                    <button type="button" class="button add" on:click=move |_| asking.set(true)>
                        <Picture icon=Icon::Plus size=18/>
                        {app.say(playbook::ADD_CRITERION)}
                    </button>
                }
            >
                <AskForm editing on_end=Callback::new(move |()| asking.set(false))/>
            </Show>
        </section>
    }
}

#[component]
fn CriterionRow(editing: Editing, criterion: CriterionView) -> impl IntoView {
    let app = editing.app;
    let id = criterion.criterion.id;
    let question = match criterion.criterion.kind {
        CriterionKind::Answered(question) => Some(question),
        _ => None,
    };
    let rewording = RwSignal::new(false);
    let kind = criterion.criterion.kind.clone();
    let wording = criterion.question.clone();
    let text = move || gate_words::criterion(app.locale.get_untracked(), &kind, wording.as_ref());
    let says = text.clone();
    let remove = move |_| {
        let to = editing.seen.with_untracked(|seen| seen.gate_without(id));
        editing.reshape(to);
    };
    let body = move || match question {
        Some(question) if rewording.get() => view! { <Reword editing question text=text()/> }.into_any(),
        _ => view! { <span class="criterion-text">{text()}</span> }.into_any(),
    };
    view! {
        <li class="criterion">
            {body}
            {question.map(|_| view! {
                <button type="button" class="button" data-look="quiet" aria-pressed=move || rewording.get().to_string()
                    on:click=move |_| rewording.update(|rewording| *rewording = !*rewording)>
                    {app.say(playbook::REWORD)}
                </button>
            })}
            <button type="button" class="button" data-look="icon" title=app.say(playbook::REMOVE_CRITERION)
                aria-label=move || playbook::on_stage(app.locale.get_untracked(), playbook::REMOVE_CRITERION, &says()) on:click=remove>
                <Picture icon=Icon::Trash size=18/>
            </button>
        </li>
    }
}

/// The question's text in a field; other stages that ask the same question ask it in the new words.
#[component]
fn Reword(editing: Editing, question: QuestionId, text: String) -> impl IntoView {
    let app = editing.app;
    let save = move |event| {
        let to = Some(Question::yes_or_no(Wording::same(event_target_value(&event))));
        let asked = Redefine::one(editing.team, SetQuestion { question, to });
        editing.outcome(TraitKey::Gate, app.dispatch(Command::Redefine(asked)));
    };
    view! {
        <input class="input" name="question" autocomplete="off" autofocus=true prop:value=text
            aria-label=app.say(playbook::QUESTION_TEXT) on:change=save/>
    }
}
