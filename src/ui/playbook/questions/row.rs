//! One question: a line that says who asks it, and opens into its editor.

use leptos::prelude::*;

use super::{OccasionField, TopicField, choices::Choices};
use crate::{
    commands::SetQuestion,
    domain::{criterion::Question, ids::QuestionId, wording::Locale},
    i18n::playbook::questions,
    queries::playbook::QuestionView,
    ui::{
        app::App,
        playbook::{
            drafting::{Complaint, Drafting, Place},
            inputs::SavedLine,
            shape::{own, with},
        },
    },
};

/// One question of the draft.
#[derive(Clone, Copy)]
pub struct Asking {
    pub app: App,
    pub drafting: Drafting,
    pub id: QuestionId,
    pub seen: Memo<QuestionView>,
}

impl Asking {
    fn new(drafting: Drafting, first: QuestionView) -> Self {
        let id = first.id;
        // A question that has just been withdrawn keeps its last look until its row is gone.
        let seen = Memo::new(move |before: Option<&QuestionView>| {
            let now = drafting.seen.with(|all| all.as_ref().and_then(|all| all.question(id).cloned()));
            now.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
        });
        Self { app: drafting.app, drafting, id, seen }
    }

    pub fn place(self) -> Place {
        Place::Question(Some(self.id))
    }

    /// Asks for the question with something changed.
    pub fn change(self, change: impl FnOnce(&mut Question)) -> bool {
        let mut to = self.seen.with_untracked(|seen| seen.question.clone());
        change(&mut to);
        self.drafting.add(self.place(), SetQuestion { question: self.id, to: Some(to) })
    }
}

#[component]
pub fn QuestionRow(
    drafting: Drafting,
    question: QuestionView,
    open: RwSignal<Option<QuestionId>>,
) -> impl IntoView {
    let asking = Asking::new(drafting, question);
    let Asking { app, id, seen, .. } = asking;
    let locale = app.locale.get_untracked();
    let is_open = Memo::new(move |_| open.get() == Some(id));
    let toggle = move |_| {
        drafting.forget();
        open.set((!is_open.get_untracked()).then_some(id));
    };
    let text = move || app.word(&seen.with(|seen| seen.question.wording.clone()));
    let answers = move || {
        seen.with(|seen| {
            let names: Vec<&str> =
                seen.question.choices.iter().map(|(_, wording)| wording.text(locale)).collect();
            if names.is_empty() { app.say(questions::YES_NO).to_owned() } else { questions::choices(&names) }
        })
    };
    let put = move || {
        seen.with(|seen| {
            let stages: Vec<&str> = seen.asked_in.iter().map(|name| name.text(locale)).collect();
            questions::put(locale, seen.question.occasion, &stages)
        })
    };
    view! {
        <li class="line" data-question=id.to_string() data-open=move || is_open.get().then_some("open")>
            <button type="button" class="line-button" aria-expanded=move || is_open.get().to_string() on:click=toggle>
                <span class="line-text">{text}</span>
                <span class="hint">{answers} " · " {put}</span>
            </button>
            <Show when=move || is_open.get()>
                <QuestionEditor asking/>
            </Show>
        </li>
    }
}

#[component]
fn QuestionEditor(asking: Asking) -> impl IntoView {
    let Asking { app, drafting, id, seen } = asking;
    let withdraw = move |_| {
        drafting.add(Place::Withdraw(id), SetQuestion { question: id, to: None });
    };
    let choose = move |topic| {
        asking.change(|question| question.topic = topic);
    };
    let choose_occasion = move |occasion| {
        asking.change(|question| question.occasion = occasion);
    };
    view! {
        <div class="line-editor">
            <div class="shape">
                <WordingField asking of=Locale::Fr/>
                <WordingField asking of=Locale::En/>
            </div>
            <Complaint drafting about=asking.place()/>
            <TopicField topic=Signal::derive(move || seen.with(|seen| seen.question.topic))
                choose/>
            <OccasionField occasion=Signal::derive(move || seen.with(|seen| seen.question.occasion))
                choose=choose_occasion/>
            <Choices asking/>
            <div class="leave">
                <button type="button" class="button" data-look="danger" data-testid="withdraw" on:click=withdraw>
                    {app.say(questions::WITHDRAW)}
                </button>
                <span class="hint">{app.say(questions::WITHDRAW_HINT)}</span>
                <Complaint drafting about=Place::Withdraw(id)/>
            </div>
        </div>
    }
}

#[component]
fn WordingField(asking: Asking, of: Locale) -> impl IntoView {
    let seen = asking.seen;
    let (label, name) = match of {
        Locale::Fr => (questions::WORDING_FR, "wording_fr"),
        Locale::En => (questions::WORDING_EN, "wording_en"),
    };
    let save = move |typed| {
        asking.change(|question| question.wording = with(question.wording.clone(), of, typed));
    };
    view! {
        <SavedLine label name lang=of value=Signal::derive(move || seen.with(|seen| own(&seen.question.wording, of)))
            wrong=Signal::derive(move || asking.drafting.is_wrong(asking.place())) on_change=save/>
    }
}
