//! The team's qualifiers: large buttons, one tap each; a second tap takes an answer back.

use leptos::prelude::*;

use super::Capturing;
use crate::{
    domain::{
        criterion::{Occasion, Question, Said},
        ids::QuestionId,
    },
    i18n::{capture, common},
    queries::heat,
    ui::{
        app::App,
        widgets::{field::fresh_id, heat::HeatLine},
    },
};

pub type Asked = Vec<(QuestionId, Question)>;

/// What the team whose board shows asks while a lead is captured.
pub fn asked(app: App) -> Memo<Asked> {
    Memo::new(move |_| {
        let Some(team) = app.team() else { return Vec::new() };
        app.look(|workspace, _| {
            let put = workspace.team(team).into_iter().flat_map(|team| team.questions_put(Occasion::Capture));
            put.map(|(id, question)| (id, question.clone())).collect()
        })
    })
}

/// Absent for a team that asks nothing here.
#[component]
pub fn Qualifiers(capturing: Capturing) -> impl IntoView {
    let app = capturing.app;
    let asked = capturing.asked;
    // By the taps alone, so that no key of a keyboard sets it off.
    let heat = Memo::new(move |_| {
        let team = app.team()?;
        app.look(|workspace, _| heat::reading(workspace.team(team)?, |question| capturing.said(question)))
    });
    move || {
        let asked = asked.get();
        (!asked.is_empty()).then(|| {
            let questions = asked.into_iter().map(|(id, question)| view! { <Taps capturing id question/> });
            view! {
                <section class="taps" aria-label=app.say(capture::QUALIFIERS) data-testid="qualifiers">
                    {questions.collect_view()}
                    <HeatLine reading=heat/>
                </section>
            }
        })
    }
}

#[component]
fn Taps(capturing: Capturing, id: QuestionId, question: Question) -> impl IntoView {
    let app = capturing.app;
    let label = fresh_id("qualifier");
    let labelled = label.clone();
    let answers: Vec<(Said, String)> = match question.choices.as_slice() {
        [] => vec![(Said::Yes, app.say(common::YES).into()), (Said::No, app.say(common::NO).into())],
        choices => choices.iter().map(|(id, wording)| (Said::Choice(*id), app.word(wording))).collect(),
    };
    let said = Memo::new(move |_| capturing.said(id));
    let button = move |(answer, text): (Said, String)| {
        view! {
            <button type="button" class="tap" data-answer=answer.key()
                aria-pressed=move || (said.get() == Some(answer)).to_string()
                on:click=move |_| capturing.tap(id, answer)>
                {text}
            </button>
        }
    };
    view! {
        <div class="tap-question" role="group" aria-labelledby=labelled data-question=id.to_string()>
            <p class="field-label" id=label>{app.word(&question.wording)}</p>
            <div class="tap-answers">{answers.into_iter().map(button).collect_view()}</div>
        </div>
    }
}
