//! The team's questions: how they are worded, what can be answered, and which stages ask them.

mod choices;
mod row;

use leptos::{ev, html, prelude::*};

use super::{
    criterion::ChoiceLines,
    drafting::{Complaint, Drafting, Place},
    inputs::{FormDeeds, Line, begin, focus_soon, on_escape},
};
use crate::{
    commands::SetQuestion,
    domain::{
        criterion::{Occasion, Question, Topic},
        ids::{ChoiceId, QuestionId},
        wording::{Locale, Wording},
    },
    i18n::{common, fields, playbook::questions},
    ui::{
        app::use_app,
        widgets::icon::{Icon, Picture},
    },
};
use row::QuestionRow;

#[component]
pub fn Questions(drafting: Drafting) -> impl IntoView {
    let Drafting { app, seen, .. } = drafting;
    let open = RwSignal::new(None::<QuestionId>);
    let adding = RwSignal::new(false);
    let add = NodeRef::<html::Button>::new();
    let rows = Memo::new(move |_| seen.get().map(|seen| seen.questions).unwrap_or_default());
    let hint = move || if rows.with(Vec::is_empty) { questions::NONE } else { questions::HINT };
    let end = move || {
        drafting.forget();
        adding.set(false);
        focus_soon(add);
    };
    view! {
        <section class="panel" aria-labelledby="questions" data-testid="questions">
            <h2 id="questions">{app.say(questions::QUESTIONS)}</h2>
            <p class="hint">{move || app.say(hint())}</p>
            <ul class="lines">
                <For each=move || rows.get() key=|seen| seen.id let:question>
                    <QuestionRow drafting question open/>
                </For>
            </ul>
            <div class="gate-deeds">
                <button type="button" class="button" data-testid="add-question" node_ref=add
                    aria-expanded=move || adding.get().to_string() on:click=move |_| adding.update(|adding| *adding = !*adding)>
                    <Picture icon=Icon::Plus size=18/>
                    {app.say(questions::ADD)}
                </button>
            </div>
            <Show when=move || adding.get()>
                <QuestionForm drafting on_end=Callback::new(move |()| end())/>
            </Show>
        </section>
    }
}

#[component]
fn QuestionForm(drafting: Drafting, on_end: Callback<()>) -> impl IntoView {
    let app = drafting.app;
    let (fr, en) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let topic = RwSignal::new(None::<Topic>);
    let occasion = RwSignal::new(None::<Occasion>);
    let choices = RwSignal::new(Vec::<(ChoiceId, Wording)>::new());
    let place = Place::Question(None);
    let form = NodeRef::new();
    begin(form);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let wording = Wording::new(fr.get_untracked(), en.get_untracked());
        let to = Question {
            choices: choices.get_untracked(),
            topic: topic.get_untracked(),
            occasion: occasion.get_untracked(),
            ..Question::yes_or_no(wording)
        };
        if drafting.add(place, SetQuestion { question: app.fresh(), to: Some(to) }) {
            on_end.run(());
        }
    };
    view! {
        <form class="ask" data-testid="question-form" node_ref=form on:submit=add on:keydown=on_escape(move || on_end.run(()))>
            <div class="shape">
                <Line label=questions::WORDING_FR name="question_fr" text=fr lang=Locale::Fr/>
                <Line label=questions::WORDING_EN name="question_en" text=en lang=Locale::En/>
            </div>
            <TopicField topic choose=move |chosen| topic.set(chosen)/>
            <OccasionField occasion choose=move |chosen| occasion.set(chosen)/>
            <ChoiceLines app choices/>
            <p class="hint">{app.say(questions::CHOICES_HINT)}</p>
            <Complaint drafting about=place/>
            <FormDeeds send=common::ADD on_cancel=move || on_end.run(())/>
        </form>
    }
}

/// What a question is about, for answers to count across teams.
#[component]
pub fn TopicField(
    #[prop(into)] topic: Signal<Option<Topic>>,
    choose: impl Fn(Option<Topic>) + 'static,
) -> impl IntoView {
    let app = use_app();
    let option = move |each: Topic| {
        view! { <option value=each.key() selected=move || topic.get() == Some(each)>{app.say(fields::topic(each))}</option> }
    };
    view! {
        <label class="field topic">
            <span class="field-label">{app.say(questions::TOPIC)}</span>
            <select class="input" name="topic" on:change=move |event| choose(Topic::from_key(&event_target_value(&event)))>
                <option value="" selected=move || topic.get().is_none()>{app.say(questions::NO_TOPIC)}</option>
                {Topic::ALL.into_iter().map(option).collect_view()}
            </select>
            <span class="hint">{app.say(questions::TOPIC_HINT)}</span>
        </label>
    }
}

/// When a question is put, whether or not a stage asks it.
#[component]
pub fn OccasionField(
    #[prop(into)] occasion: Signal<Option<Occasion>>,
    choose: impl Fn(Option<Occasion>) + 'static,
) -> impl IntoView {
    let app = use_app();
    let option = move |each: Occasion| {
        let text = app.say(questions::occasion(each));
        view! { <option value=each.key() selected=move || occasion.get() == Some(each)>{text}</option> }
    };
    view! {
        <label class="field topic">
            <span class="field-label">{app.say(questions::OCCASION)}</span>
            <select class="input" name="occasion"
                on:change=move |event| choose(Occasion::from_key(&event_target_value(&event)))>
                <option value="" selected=move || occasion.get().is_none()>{app.say(questions::BY_STAGES)}</option>
                {Occasion::ALL.into_iter().map(option).collect_view()}
            </select>
            <span class="hint">{app.say(questions::OCCASION_HINT)}</span>
        </label>
    }
}
