//! The built-in playbooks as cards; pressing one founds a team that works that way.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    commands::FoundTeam,
    domain::{ids::TeamId, playbook::Playbook, rejection::Rejection},
    i18n::{common, first, rejections},
    queries::setup::{PlaybookCard, StageDot, playbook_cards},
    ui::{
        app::{App, use_app},
        later::Chunks,
        route::Route,
    },
};

/// A team about to be founded.
#[derive(Clone, Copy)]
pub struct Founding {
    /// `None` until somebody types: the proposed name follows the language.
    typed: RwSignal<Option<String>>,
    proposed: Signal<String>,
    problem: RwSignal<Option<String>>,
}

impl Founding {
    pub fn new(proposed: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self { typed: RwSignal::new(None), proposed: Signal::derive(proposed), problem: RwSignal::new(None) }
    }

    fn name(self) -> String {
        self.typed.get().unwrap_or_else(|| self.proposed.get())
    }

    /// What founds a team is a piece of its own: whoever has one never needs it.
    fn found(self, app: App, key: String) {
        let name = untrack(move || self.name());
        spawn_local(async move {
            match Chunks::found(app, key, name).await {
                Some(Ok(team)) => {
                    self.typed.try_set(None);
                    self.problem.try_set(None);
                    app.choose_team(team);
                    app.go(Route::Board);
                }
                Some(Err(rejection)) => {
                    let locale = app.locale.get_untracked();
                    self.problem.try_set(Some(rejections::rejection(locale, &rejection)));
                }
                None => app.problem(app.say(common::DID_NOT_LOAD).to_owned()),
            }
        });
    }
}

/// Founds a team that works as a playbook says.
///
/// # Errors
/// Why it was refused.
pub fn found(app: App, playbook: Playbook, name: String) -> Result<TeamId, Rejection> {
    let (fresh, shared) = (app.fresh(), FoundTeam::shared_id(&playbook));
    app.dispatch(FoundTeam { fresh, name, playbook: Box::new(playbook) })?;
    // A second team with the same playbook has the fresh identity.
    Ok(app.look(|workspace, _| if workspace.team(fresh).is_some() { fresh } else { shared }))
}

#[component]
pub fn TeamName(founding: Founding) -> impl IntoView {
    let app = use_app();
    let wrong = move || founding.problem.get().is_some();
    let typed = move |event| {
        founding.problem.set(None);
        founding.typed.set(Some(event_target_value(&event)));
    };
    view! {
        <label class="field team-name">
            <span class="field-label">{app.say(first::TEAM_NAME)}</span>
            <input class="input" name="team" autocomplete="organization" aria-invalid=move || wrong().to_string()
                prop:value=move || founding.name() on:input=typed/>
            {move || founding.problem.get().map(|problem| view! {
                <span class="problem" role="alert" data-testid="problem">{problem}</span>
            })}
        </label>
    }
}

#[component]
pub fn PlaybookCards(founding: Founding) -> impl IntoView {
    let cards = playbook_cards().into_iter().map(|card| view! { <Card founding card/> }).collect_view();
    view! { <ul class="playbook-cards">{cards}</ul> }
}

#[component]
fn Card(founding: Founding, card: PlaybookCard) -> impl IntoView {
    let app = use_app();
    let PlaybookCard { key, name, summary, way, beside } = card;
    let chosen = key.clone();
    let (shown, heard) = (name.clone(), name);
    view! {
        <li class="playbook-card" data-playbook=key>
            <h3>{move || app.word(&shown)}</h3>
            <p class="playbook-summary">{move || app.word(&summary)}</p>
            <ol class="chain" aria-label=app.say(first::STAGES)>{dots(app, way)}</ol>
            <ul class="chain" data-beside aria-label=app.say(first::BESIDE)>{dots(app, beside)}</ul>
            <button type="button" class="button playbook-start" on:click=move |_| founding.found(app, chosen.clone())
                aria-label=move || first::start_with(app.locale.get_untracked(), &app.word(&heard))>
                {app.say(first::START)}
            </button>
        </li>
    }
}

fn dots(app: App, stages: Vec<StageDot>) -> impl IntoView {
    let dot = |StageDot { name, colour }| {
        view! {
            <li class="chain-stage" data-colour=colour.key()>
                <span class="dot" aria-hidden="true"></span>
                {move || app.word(&name)}
            </li>
        }
    };
    stages.into_iter().map(dot).collect_view()
}
