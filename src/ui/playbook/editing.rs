//! One stage while it is being edited: what is seen of it, and what was refused.

use leptos::prelude::*;

use crate::{
    commands::{Command, Redefine, ReshapeStage},
    domain::{
        ids::{StageId, TeamId},
        rejection::Rejection,
        stage::{Trait, TraitKey},
    },
    i18n::{Words, rejections},
    queries::playbook::{PlaybookView, StageView},
    ui::app::App,
};

/// What the whole screen looks at; `None` once the team is gone.
pub type Seen = Memo<Option<PlaybookView>>;

#[derive(Clone, Copy)]
pub struct Editing {
    pub app: App,
    pub team: TeamId,
    pub stage: StageId,
    /// The team's whole playbook.
    pub all: Seen,
    pub seen: Memo<StageView>,
    problem: RwSignal<Option<(TraitKey, Problem)>>,
}

/// Why something that was typed does not stand.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    Refused(Rejection),
    Typed(Words),
}

impl Editing {
    pub fn new(app: App, team: TeamId, all: Seen, first: StageView) -> Self {
        let stage = first.stage;
        // A stage that has just been retired keeps its last look until its row is gone.
        let seen = Memo::new(move |before: Option<&StageView>| {
            let now = all.with(|all| all.as_ref().and_then(|all| all.stage(stage).cloned()));
            now.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
        });
        Self { app, team, stage, all, seen, problem: RwSignal::new(None) }
    }

    /// The stage's name as the screen shows it.
    pub fn name(self) -> String {
        self.app.word(&self.seen.with(|seen| seen.name.clone()))
    }

    /// Asks for one trait to become this; answers whether it did.
    pub fn reshape(self, to: Trait) -> bool {
        let key = to.key();
        let asked = ReshapeStage { stage: self.stage, to };
        self.outcome(key, self.app.dispatch(Command::Redefine(Redefine::one(self.team, asked))))
    }

    /// Keeps why something was refused beside the field that it belongs to.
    pub fn outcome(self, key: TraitKey, done: Result<(), Rejection>) -> bool {
        match done {
            Ok(()) | Err(Rejection::NothingChanged) => {
                self.problem.set(None);
                true
            }
            Err(rejection) => {
                self.complain(key, Problem::Refused(rejection));
                false
            }
        }
    }

    pub fn complain(self, key: TraitKey, problem: Problem) {
        self.problem.set(Some((key, problem)));
    }

    pub fn is_wrong(self, key: TraitKey) -> bool {
        self.problem.with(|problem| problem.as_ref().is_some_and(|(about, _)| *about == key))
    }

    fn sentence(self, key: TraitKey) -> Option<String> {
        let (_, problem) = self.problem.get().filter(|(about, _)| *about == key)?;
        Some(problem.sentence(self.app))
    }
}

impl Problem {
    pub fn sentence(&self, app: App) -> String {
        match self {
            Problem::Refused(rejection) => rejections::rejection(app.locale.get_untracked(), rejection),
            Problem::Typed(words) => app.say(*words).to_owned(),
        }
    }
}

/// What is wrong with one trait, under its field.
#[component]
pub fn Complaint(editing: Editing, about: TraitKey) -> impl IntoView {
    view! { <Sentence text=Signal::derive(move || editing.sentence(about))/> }
}

#[component]
pub fn Sentence(text: Signal<Option<String>>) -> impl IntoView {
    move || {
        text.get()
            .map(|text| view! { <span class="problem" role="alert" data-testid="problem">{text}</span> })
    }
}
