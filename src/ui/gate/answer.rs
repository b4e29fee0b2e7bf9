//! Yes, no or not known, and how we know: the answer to a team's question about a lead.

use leptos::{ev, prelude::*};

use crate::{
    commands::{AnswerQuestion, Command},
    domain::{
        criterion::{Answer, Said},
        ids::{LeadId, QuestionId},
    },
    i18n::{Words, common, gate, words},
    ui::app::use_app,
};

/// In a row of buttons a question mark says enough; its name is heard.
const NOT_KNOWN: Words = words("?", "?");

/// What is known is saved at once; how it is known, when its field is left. It is asked for once there is an answer
/// that it could belong to.
#[component]
pub fn AnswerPicker(
    lead: LeadId,
    question: QuestionId,
    asked: Signal<String>,
    answer: Memo<Option<Answer>>,
) -> impl IntoView {
    let app = use_app();
    let typed = RwSignal::new(None::<String>);
    let stored = move || {
        answer.with(|answer| answer.as_ref().map(|answer| answer.evidence.clone()).unwrap_or_default())
    };
    let evidence = move || typed.get().unwrap_or_else(stored);
    let yes =
        Memo::new(move |_| answer.with(|answer| answer.as_ref().map(|answer| answer.said == Said::Yes)));
    let write = move |yes: Option<bool>| {
        let evidence = untrack(evidence);
        let said = |yes| if yes { Said::Yes } else { Said::No };
        let to = yes.map(|yes| Answer::new(said(yes), evidence));
        if app.ask(Command::AnswerQuestion(AnswerQuestion { lead, question, to })) {
            typed.set(None);
        }
    };
    let leave = move || {
        if typed.with_untracked(Option::is_some) {
            write(yes.get_untracked());
        }
    };
    let enter = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            leave();
        }
    };
    let choose = Callback::new(write);
    view! {
        <div class="answer">
            <div class="segments" role="group" aria-label=asked>
                <Choice of=Some(true) words=common::YES named=common::YES yes choose/>
                <Choice of=Some(false) words=common::NO named=common::NO yes choose/>
                <Choice of=None words=NOT_KNOWN named=common::UNKNOWN yes choose/>
            </div>
            <input class="input" name="evidence" type="text" autocomplete="off" hidden=move || yes.get().is_none()
                aria-label=app.say(gate::EVIDENCE) placeholder=app.say(gate::EVIDENCE)
                prop:value=evidence on:input=move |event| typed.set(Some(event_target_value(&event)))
                on:focusout=move |_| leave() on:keydown=enter/>
        </div>
    }
}

#[component]
fn Choice(
    of: Option<bool>,
    words: Words,
    named: Words,
    yes: Memo<Option<bool>>,
    choose: Callback<Option<bool>>,
) -> impl IntoView {
    let app = use_app();
    let key = match of {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    };
    view! {
        <button type="button" class="segment" data-answer=key aria-pressed=move || (yes.get() == of).to_string()
            aria-label=app.say(named) title=app.say(named) on:click=move |_| choose.run(of)>
            {app.say(words)}
        </button>
    }
}
