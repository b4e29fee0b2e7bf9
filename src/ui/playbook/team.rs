//! The team itself: its name, its leave, and another one beside it.

use leptos::prelude::*;

use super::drafting::{Problem, Seen, Sentence};
use crate::{
    commands::{ArchiveTeam as ArchiveCommand, RenameTeam},
    domain::{ids::TeamId, rejection::Rejection},
    i18n::{guests, playbook},
    queries::setup::holdings,
    ui::{
        app::use_app,
        first::{
            archived::ArchivedTeams,
            cards::{Founding, PlaybookCards, TeamName},
        },
        later::{Desk, Screen},
        widgets::icon::{Icon, Picture},
    },
};

#[component]
pub fn TeamNameField(team: TeamId, seen: Seen) -> impl IntoView {
    let app = use_app();
    let problem = RwSignal::new(None::<Problem>);
    let name = move || seen.with(|seen| seen.as_ref().map(|seen| seen.name.clone()).unwrap_or_default());
    let rename = move |event| {
        let asked = RenameTeam { team, name: event_target_value(&event) };
        problem.set(match app.dispatch(asked) {
            Ok(()) | Err(Rejection::NothingChanged) => None,
            Err(rejection) => Some(Problem::Refused(rejection)),
        });
    };
    view! {
        <label class="field team-field">
            <span class="field-label">{app.say(playbook::TEAM_NAME)}</span>
            <input class="input" name="team_name" autocomplete="off" prop:value=name on:change=rename
                aria-invalid=move || problem.with(Option::is_some).to_string()/>
            <span class="hint">{app.say(playbook::AT_ONCE)}</span>
            <Sentence text=Signal::derive(move || problem.get().map(|problem| problem.sentence(app)))/>
        </label>
    }
}

#[component]
pub fn ArchiveTeam(team: TeamId, seen: Seen) -> impl IntoView {
    let app = use_app();
    let archive = move |_| {
        let name =
            seen.with_untracked(|seen| seen.as_ref().map(|seen| seen.name.clone()).unwrap_or_default());
        if app.ask(ArchiveCommand { team }) {
            app.notify(playbook::archived(app.locale.get_untracked(), &name));
        }
    };
    view! {
        <div class="archive">
            <p class="hint">{app.say(playbook::ARCHIVE_HINT)}</p>
            <button type="button" class="button" data-look="danger" on:click=archive>
                {app.say(playbook::ARCHIVE)}
            </button>
        </div>
    }
}

/// `children`: what else is done with teams as such.
#[component]
pub fn AddTeam(children: Children) -> impl IntoView {
    let app = use_app();
    let is_open = RwSignal::new(false);
    let teams = app.select(|workspace, _| holdings(workspace).teams);
    let founding = Founding::new(move || playbook::next_team(app.locale.get_untracked(), teams.get() + 1));
    let choose_guests = move |_| {
        app.came_along.set_value(Vec::new());
        app.above.set(Some(Screen::Desk(Desk::Guests)));
    };
    let toggle = move |_| is_open.update(|is_open| *is_open = !*is_open);
    view! {
        <section class="panel" aria-labelledby="teams">
            <h2 id="teams">{app.say(playbook::TEAMS)}</h2>
            <p class="hint">{app.say(playbook::ADD_TEAM_HINT)} " " {app.say(playbook::AT_ONCE)}</p>
            <div class="panel-deeds">
                <button type="button" class="button" aria-expanded=move || is_open.get().to_string() on:click=toggle>
                    <Picture icon=Icon::Plus size=18/>
                    {app.say(playbook::ADD_TEAM)}
                </button>
                <Show when=move || { teams.get() > 1 }>
                    <button type="button" class="button" data-testid="choose-guests"
                        on:click=choose_guests>
                        {app.say(guests::OPEN)}
                    </button>
                </Show>
                <ArchivedTeams/>
            </div>
            <Show when=move || is_open.get()>
                <TeamName founding/>
                <PlaybookCards founding/>
            </Show>
            {children()}
        </section>
    }
}
