//! Teams that left the board: one button each to bring them back.

use leptos::prelude::*;

use crate::{
    commands::ArchiveTeam, domain::ids::TeamId, i18n::first, queries::setup::archived_teams, ui::app::use_app,
};

#[component]
pub fn ArchivedTeams() -> impl IntoView {
    let app = use_app();
    let archived = app.select(|workspace, _| archived_teams(workspace));
    let team = move |(team, name): (TeamId, String)| {
        let restore = move |_| {
            if app.ask(ArchiveTeam { team }) {
                app.choose_team(team);
            }
        };
        view! {
            <button type="button" class="button" on:click=restore>
                {first::restore_team(app.locale.get_untracked(), &name)}
            </button>
        }
    };
    move || archived.get().into_iter().map(team).collect_view()
}
