//! The answer to a team's question about a lead: yes, no or one of its choices, or not known; and how we know.

mod grounds;

use leptos::prelude::*;

use crate::{
    commands::AnswerQuestion,
    domain::{
        criterion::{Answer, Question, Said},
        ids::{LeadId, QuestionId},
    },
    i18n::{Words, common, words},
    ui::app::use_app,
};
use grounds::GroundsFields;

/// In a row of buttons a question mark says enough; its name is heard.
const NOT_KNOWN: Words = words("?", "?");

/// What is known is saved at once; how it is known, when its field is left. It is asked for once there is an answer
/// that it could belong to.
#[component]
pub fn AnswerPicker(
    lead: LeadId,
    question: QuestionId,
    asked: Signal<Question>,
    answer: Memo<Option<Answer>>,
) -> impl IntoView {
    let app = use_app();
    let said = Memo::new(move |_| answer.with(|answer| answer.as_ref().map(|answer| answer.said)));
    let write = Callback::new(move |to: Option<Answer>| {
        app.ask(AnswerQuestion { lead, question, to });
    });
    let choose = Callback::new(move |said: Option<Said>| {
        // The grounds of an answer are none for another: they go with it, and stand in the history.
        if said != answer.with_untracked(|answer| answer.as_ref().map(|answer| answer.said)) {
            write.run(said.map(|said| Answer::new(said, "")));
        }
    });
    let worded = Signal::derive(move || asked.with(|asked| app.word(&asked.wording)));
    let choices = Memo::new(move |_| asked.with(|asked| asked.choices.clone()));
    view! {
        <div class="answer">
            {move || {
                let choices = choices.get();
                let wraps = !choices.is_empty();
                let buttons = match choices.is_empty() {
                    true => view! {
                        <Choice of=Some(Said::Yes) text=app.say(common::YES) said choose/>
                        <Choice of=Some(Said::No) text=app.say(common::NO) said choose/>
                    }
                    .into_any(),
                    false => choices
                        .into_iter()
                        .map(|(id, wording)| {
                            view! { <Choice of=Some(Said::Choice(id)) text=app.word(&wording) said choose/> }
                        })
                        .collect_view()
                        .into_any(),
                };
                view! {
                    <div class="segments" data-wrap=wraps.then_some("true") role="group" aria-label=worded>
                        {buttons}
                        <Choice of=None text=app.say(NOT_KNOWN) said choose/>
                    </div>
                }
            }}
            <GroundsFields answer write/>
        </div>
    }
}

#[component]
fn Choice(
    of: Option<Said>,
    #[prop(into)] text: String,
    said: Memo<Option<Said>>,
    choose: Callback<Option<Said>>,
) -> impl IntoView {
    let app = use_app();
    let key = of.map_or_else(|| "unknown".to_owned(), Said::key);
    let named = of.is_none().then(|| app.say(common::UNKNOWN));
    view! {
        <button type="button" class="segment" data-answer=key aria-pressed=move || (said.get() == of).to_string()
            aria-label=named title=named on:click=move |_| choose.run(of)>
            {text}
        </button>
    }
}
