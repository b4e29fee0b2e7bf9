//! Which question a criterion asks: one that the team has, or a new one.

use leptos::prelude::*;

use super::wanted::Wanted;
use crate::{
    domain::{
        ids::{ChoiceId, QuestionId},
        wording::{Locale, Wording},
    },
    i18n::playbook::{criteria, questions},
    ui::{
        app::{App, use_app},
        playbook::{
            drafting::Editing,
            inputs::{Line, Toggles},
            questions::TopicField,
        },
    },
};

#[component]
pub fn QuestionChoice(editing: Editing, wanted: Wanted) -> impl IntoView {
    view! {
        <Which editing chosen=wanted.question choices=false/>
        <Show when=move || wanted.question.get().is_none()>
            <NewQuestion wanted/>
        </Show>
    }
}

#[component]
pub fn ChoiceChoice(editing: Editing, wanted: Wanted) -> impl IntoView {
    let app = use_app();
    let options =
        move || wanted.offered(editing).into_iter().map(|choice| named(app, choice)).collect::<Vec<_>>();
    view! {
        <Which editing chosen=wanted.poll choices=true/>
        <Show when=move || wanted.poll.get().is_none()>
            <NewQuestion wanted/>
            <ChoiceLines app choices=wanted.choices/>
        </Show>
        {move || (!options().is_empty()).then(|| view! {
            <p class="hint">{app.say(criteria::CHOSEN_HINT)}</p>
            <Toggles label=app.say(criteria::CHOSEN_HINT) options=options() chosen=wanted.among/>
        })}
    }
}

fn named(app: App, (choice, wording): (ChoiceId, Wording)) -> (String, String, ChoiceId) {
    (choice.to_string(), app.word(&wording), choice)
}

#[component]
fn Which(editing: Editing, chosen: RwSignal<Option<QuestionId>>, choices: bool) -> impl IntoView {
    let app = editing.app;
    let known = editing
        .drafting
        .seen
        .with_untracked(|seen| seen.as_ref().map(|seen| seen.questions_with(choices)).unwrap_or_default());
    let option = move |(question, wording): (QuestionId, Wording)| {
        let is_chosen = move || chosen.get() == Some(question);
        view! { <option value=question.to_string() selected=is_chosen>{app.word(&wording)}</option> }
    };
    view! {
        <label class="field">
            <span class="field-label">{app.say(criteria::QUESTION)}</span>
            <select class="input" name="question" on:change=move |event| chosen.set(event_target_value(&event).parse().ok())>
                {known.into_iter().map(option).collect_view()}
                <option value="" selected=move || chosen.get().is_none()>{app.say(criteria::NEW_QUESTION)}</option>
            </select>
            <Show when=move || chosen.get().is_some()>
                <span class="hint">{app.say(criteria::REWORD_BELOW)}</span>
            </Show>
        </label>
    }
}

#[component]
fn NewQuestion(wanted: Wanted) -> impl IntoView {
    view! {
        <div class="shape">
            <Line label=questions::WORDING_FR name="question_fr" text=wanted.text_fr lang=Locale::Fr/>
            <Line label=questions::WORDING_EN name="question_en" text=wanted.text_en lang=Locale::En/>
        </div>
        <TopicField topic=wanted.topic choose=move |topic| wanted.topic.set(topic)/>
    }
}

/// Choices, one a line. A line that stays keeps its identity, and so whether it was chosen.
#[component]
pub fn ChoiceLines(app: App, choices: RwSignal<Vec<(ChoiceId, Wording)>>) -> impl IntoView {
    let write = move |event| {
        let typed = event_target_value(&event);
        let known = choices.get_untracked();
        let mut kept: Vec<(ChoiceId, Wording)> = Vec::new();
        for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let same = |(_, wording): &&(ChoiceId, Wording)| wording.fr == line;
            if !kept.iter().any(|known| same(&known)) {
                let id = known.iter().find(same).map_or_else(|| app.fresh(), |(id, _)| *id);
                kept.push((id, Wording::same(line)));
            }
        }
        choices.set(kept);
    };
    view! {
        <label class="field">
            <span class="field-label">{app.say(questions::CHOICES_LINES)}</span>
            <textarea class="input" name="choices" rows="3" on:input=write></textarea>
        </label>
    }
}
