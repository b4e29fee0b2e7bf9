//! The draft of one team: every change goes through here, is tried out, and stays a draft until it is applied.

use leptos::prelude::*;

use crate::{
    commands::{Definition, Redefine, ReshapeStage},
    domain::{
        ids::{CriterionId, QuestionId, RuleId, StageId, TeamId},
        rejection::Rejection,
        stage::{Trait, TraitKey},
    },
    i18n::{Words, playbook::draft, rejections},
    queries::playbook::{Gate, PlaybookView, StageView},
    ui::app::App,
};

/// What the whole screen looks at; `None` once the team is gone.
pub type Seen = Memo<Option<PlaybookView>>;

#[derive(Clone, Copy)]
pub struct Drafting {
    pub app: App,
    pub team: TeamId,
    pub seen: Seen,
    problem: RwSignal<Option<(Place, Problem)>>,
}

/// Where on the screen a sentence about bad input belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Order,
    NewStage,
    Restore,
    Trait(StageId, TraitKey),
    /// `None`: a new one.
    Criterion(StageId, Option<CriterionId>),
    Group(StageId),
    Template(StageId),
    Split(StageId),
    Retire(StageId),
    /// `None`: a new one.
    Question(Option<QuestionId>),
    Withdraw(QuestionId),
    /// `None`: a new one.
    Rule(Option<RuleId>),
}

/// Why something that was typed does not stand.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    Refused(Rejection),
    Typed(Words),
    Worded(String),
}

impl Drafting {
    pub fn new(app: App, team: TeamId, seen: Seen) -> Self {
        Self { app, team, seen, problem: RwSignal::new(None) }
    }

    pub fn add(self, place: Place, step: impl Into<Definition>) -> bool {
        self.add_all(place, vec![step.into()])
    }

    /// Adds steps to the draft, all or none; answers whether it did. Why not stands at the place that asked.
    pub fn add_all(self, place: Place, steps: Vec<Definition>) -> bool {
        let Some(tried) = self.draft() else {
            self.complain(place, Problem::Typed(draft::OTHER_TEAM));
            return false;
        };
        let tried = steps.into_iter().fold(tried, Redefine::and);
        match self.app.look(|workspace, now| tried.outcome(workspace, now)) {
            Ok(outcome) => {
                self.forget();
                // There and back again is no change.
                self.app.draft.set((!outcome.events.is_empty()).then_some(tried));
                true
            }
            Err(rejection) => {
                self.complain(place, Problem::Refused(rejection));
                false
            }
        }
    }

    /// What there is so far; `None` where another team's draft waits.
    fn draft(self) -> Option<Redefine> {
        match self.app.draft.get_untracked() {
            Some(draft) => Some(draft).filter(|draft| draft.team == self.team),
            None => Some(Redefine { team: self.team, steps: Vec::new(), spare: false }),
        }
    }

    pub fn complain(self, place: Place, problem: Problem) {
        self.problem.set(Some((place, problem)));
    }

    pub fn forget(self) {
        self.problem.set(None);
    }

    pub fn is_wrong(self, place: Place) -> bool {
        self.problem.with(|problem| problem.as_ref().is_some_and(|(about, _)| *about == place))
    }

    fn sentence(self, place: Place) -> Option<String> {
        let (_, problem) = self.problem.get().filter(|(about, _)| *about == place)?;
        Some(problem.sentence(self.app))
    }
}

impl Problem {
    pub fn sentence(&self, app: App) -> String {
        match self {
            Problem::Refused(rejection) => rejections::rejection(app.locale.get_untracked(), rejection),
            Problem::Typed(words) => app.say(*words).to_owned(),
            Problem::Worded(text) => text.clone(),
        }
    }
}

/// What is wrong, beside what it belongs to.
#[component]
pub fn Complaint(drafting: Drafting, about: Place) -> impl IntoView {
    view! { <Sentence text=Signal::derive(move || drafting.sentence(about))/> }
}

#[component]
pub fn Sentence(text: Signal<Option<String>>) -> impl IntoView {
    move || {
        text.get()
            .map(|text| view! { <span class="problem" role="alert" data-testid="problem">{text}</span> })
    }
}

/// One stage of the draft.
#[derive(Clone, Copy)]
pub struct Editing {
    pub app: App,
    pub drafting: Drafting,
    pub stage: StageId,
    pub seen: Memo<StageView>,
}

impl Editing {
    pub fn new(drafting: Drafting, first: StageView) -> Self {
        let stage = first.stage;
        // A stage that has just been retired keeps its last look until its row is gone.
        let seen = Memo::new(move |before: Option<&StageView>| {
            let now = drafting.seen.with(|all| all.as_ref().and_then(|all| all.stage(stage).cloned()));
            now.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
        });
        Self { app: drafting.app, drafting, stage, seen }
    }

    /// The stage's name as the screen shows it.
    pub fn name(self) -> String {
        self.app.word(&self.seen.with(|seen| seen.name.clone()))
    }

    pub fn place(self, key: TraitKey) -> Place {
        Place::Trait(self.stage, key)
    }

    /// Asks for one trait to become this; answers whether it would.
    pub fn reshape(self, to: Trait) -> bool {
        let place = self.place(to.key());
        self.drafting.add(place, ReshapeStage { stage: self.stage, to })
    }

    pub fn gate(self) -> Gate {
        self.seen.with_untracked(StageView::gate)
    }

    /// Asks for another gate, at the place of the screen that asks.
    pub fn regate(self, place: Place, to: Gate) -> bool {
        self.drafting.add(place, ReshapeStage { stage: self.stage, to: to.into_trait() })
    }
}
