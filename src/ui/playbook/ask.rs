//! A new criterion: which kind, and what exactly.

use leptos::{ev, prelude::*};

use super::editing::{Editing, Problem};
use crate::{
    commands::{Command, Redefine, SetQuestion},
    domain::{
        activity::Channel,
        criterion::{Criterion, CriterionKind, Question},
        field::Field,
        ids::QuestionId,
        stage::TraitKey,
        wording::Wording,
    },
    i18n::{Words, common, fields, playbook},
    ui::app::{App, use_app},
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Filled,
    Answered,
    Heard,
}

/// What has been chosen so far, of every kind: going back and forth loses nothing.
#[derive(Clone, Copy)]
struct Draft {
    kind: RwSignal<Kind>,
    fields: RwSignal<Vec<Field>>,
    /// `None`: a new one.
    question: RwSignal<Option<QuestionId>>,
    text: RwSignal<String>,
    channels: RwSignal<Vec<Channel>>,
    times: RwSignal<String>,
}

impl Draft {
    fn new(first: Option<QuestionId>) -> Self {
        Self {
            kind: RwSignal::new(Kind::Filled),
            fields: RwSignal::new(Vec::new()),
            question: RwSignal::new(first),
            text: RwSignal::new(String::new()),
            channels: RwSignal::new(Vec::new()),
            times: RwSignal::new("1".into()),
        }
    }

    /// The criterion, after a new question has been written down.
    fn ask(self, editing: Editing) -> Result<CriterionKind, Problem> {
        let kind = match self.kind.get_untracked() {
            Kind::Filled => CriterionKind::Filled(self.fields.get_untracked()),
            Kind::Answered => CriterionKind::Answered(self.asked(editing)?),
            Kind::Heard => {
                let times =
                    self.times.get_untracked().trim().parse().ok().filter(|times| (1..=99).contains(times));
                let at_least = times.ok_or(Problem::Typed(playbook::NOT_TIMES))?;
                CriterionKind::Inbound { channels: self.channels.get_untracked(), at_least, within: None }
            }
        };
        if kind == CriterionKind::Filled(Vec::new()) {
            return Err(Problem::Typed(playbook::NO_FIELD));
        }
        if editing.seen.with_untracked(|seen| seen.asks(&kind)) {
            return Err(Problem::Typed(playbook::ALREADY_ASKED));
        }
        Ok(kind)
    }

    fn asked(self, editing: Editing) -> Result<QuestionId, Problem> {
        if let Some(known) = self.question.get_untracked() {
            return Ok(known);
        }
        let question = editing.app.fresh();
        let to = Some(Question::yes_or_no(Wording::same(self.text.get_untracked())));
        let asked = Redefine::one(editing.team, SetQuestion { question, to });
        editing.app.dispatch(Command::Redefine(asked)).map_err(Problem::Refused)?;
        Ok(question)
    }
}

#[component]
pub fn AskForm(editing: Editing, on_end: Callback<()>) -> impl IntoView {
    let app = editing.app;
    let known = editing.all.with_untracked(|all| {
        all.as_ref().map(|all| all.questions_beside(editing.stage)).unwrap_or_default()
    });
    let draft = Draft::new(known.first().map(|(question, _)| *question));
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let added = draft.ask(editing).map(|kind| {
            let criterion = Criterion::required(app.fresh(), kind);
            editing.reshape(editing.seen.with_untracked(|seen| seen.gate_with(criterion)))
        });
        match added {
            Ok(true) => on_end.run(()),
            Ok(false) => {}
            Err(problem) => editing.complain(TraitKey::Gate, problem),
        }
    };
    let details = move || match draft.kind.get() {
        Kind::Filled => view! { <FieldChoice draft/> }.into_any(),
        Kind::Answered => view! { <QuestionChoice draft known=known.clone()/> }.into_any(),
        Kind::Heard => view! { <ChannelChoice draft/> }.into_any(),
    };
    view! {
        <form class="ask" on:submit=add>
            <KindChoice draft/>
            {details}
            <div class="ask-deeds">
                <button type="submit" class="button" data-look="main">{app.say(common::ADD)}</button>
                <button type="button" class="button" data-look="quiet" on:click=move |_| on_end.run(())>
                    {app.say(common::CANCEL)}
                </button>
            </div>
        </form>
    }
}

#[component]
fn KindChoice(draft: Draft) -> impl IntoView {
    let app = use_app();
    let kinds = [
        (Kind::Filled, playbook::FILLED),
        (Kind::Answered, playbook::ANSWERED),
        (Kind::Heard, playbook::HEARD),
    ];
    let button = move |(kind, words): (Kind, Words)| {
        let is_chosen = Signal::derive(move || draft.kind.get() == kind);
        toggle(app, words, is_chosen, move || draft.kind.set(kind))
    };
    view! {
        <div class="toggles" role="group" aria-label=app.say(playbook::CRITERION_KIND)>
            {kinds.into_iter().map(button).collect_view()}
        </div>
    }
}

#[component]
fn FieldChoice(draft: Draft) -> impl IntoView {
    let app = use_app();
    let button = move |field: Field| {
        let is_chosen = Signal::derive(move || draft.fields.with(|chosen| chosen.contains(&field)));
        toggle(app, fields::field(field), is_chosen, move || {
            draft.fields.update(|chosen| flip(chosen, field))
        })
    };
    view! {
        <p class="hint">{app.say(playbook::FILLED_HINT)}</p>
        <div class="toggles" role="group" aria-label=app.say(playbook::FILLED)>
            {Field::ALL.into_iter().map(button).collect_view()}
        </div>
    }
}

#[component]
fn QuestionChoice(draft: Draft, known: Vec<(QuestionId, Question)>) -> impl IntoView {
    let app = use_app();
    let option = move |(question, known): (QuestionId, Question)| {
        let is_chosen = move || draft.question.get() == Some(question);
        view! { <option value=question.to_string() selected=is_chosen>{move || app.word(&known.wording)}</option> }
    };
    let options = known.into_iter().map(option).collect_view();
    view! {
        <label class="field">
            <span class="field-label">{app.say(playbook::QUESTION)}</span>
            <select class="input" name="question" on:change=move |event| draft.question.set(event_target_value(&event).parse().ok())>
                {options}
                <option value="" selected=move || draft.question.get().is_none()>{app.say(playbook::NEW_QUESTION)}</option>
            </select>
        </label>
        <Show when=move || draft.question.get().is_none()>
            <label class="field">
                <span class="field-label">{app.say(playbook::QUESTION_TEXT)}</span>
                <input class="input" name="question_text" autocomplete="off" prop:value=move || draft.text.get()
                    on:input=move |event| draft.text.set(event_target_value(&event))/>
            </label>
        </Show>
    }
}

#[component]
fn ChannelChoice(draft: Draft) -> impl IntoView {
    let app = use_app();
    let button = move |channel: Channel| {
        let is_chosen = Signal::derive(move || draft.channels.with(|chosen| chosen.contains(&channel)));
        toggle(app, fields::channel(channel), is_chosen, move || {
            draft.channels.update(|chosen| flip(chosen, channel))
        })
    };
    view! {
        <p class="hint">{app.say(playbook::HEARD_HINT)}</p>
        <div class="toggles" role="group" aria-label=app.say(playbook::HEARD)>
            {Channel::ALL.into_iter().map(button).collect_view()}
        </div>
        <label class="field">
            <span class="field-label">{app.say(playbook::TIMES)}</span>
            <input class="input" name="at_least" inputmode="numeric" autocomplete="off" prop:value=move || draft.times.get()
                on:input=move |event| draft.times.set(event_target_value(&event))/>
        </label>
    }
}

fn toggle(app: App, words: Words, is_chosen: Signal<bool>, press: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button type="button" class="button toggle" aria-pressed=move || is_chosen.get().to_string() on:click=move |_| press()>
            {app.say(words)}
        </button>
    }
}

/// In the order of the lists above, so that the same choice is the same criterion.
fn flip<T: Ord + Copy>(chosen: &mut Vec<T>, one: T) {
    match chosen.iter().position(|known| *known == one) {
        Some(at) => {
            chosen.remove(at);
        }
        None => {
            chosen.push(one);
            chosen.sort();
        }
    }
}
