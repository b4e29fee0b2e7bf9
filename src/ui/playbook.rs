//! The playbook screen: where a team says what its stages mean, in which order, and what it takes to enter them.

mod ask;
mod editing;
pub mod file;
mod gate;
mod retire;
mod row;
mod shape;
mod stages;
mod team;

use leptos::prelude::*;

use super::app::use_app;
use crate::{
    domain::ids::TeamId,
    i18n::{common, playbook},
    queries::playbook as query,
};
use file::PlaybookFile;
use stages::{AddStage, RetiredStages, Stages};
use team::{AddTeam, ArchiveTeam, TeamNameField};

#[component]
pub fn PlaybookScreen() -> impl IntoView {
    let app = use_app();
    // The team as such: its content changes under the editor without drawing it anew.
    let team = Memo::new(move |_| app.team());
    view! {
        <div class="page">
            <header class="page-head">
                <h1>{app.say(common::PLAYBOOK)}</h1>
                <p class="page-intro">{app.say(playbook::INTRO)}</p>
            </header>
            {move || team.get().map(|team| view! { <TeamPlaybook team/> })}
            <AddTeam/>
        </div>
    }
}

#[component]
fn TeamPlaybook(team: TeamId) -> impl IntoView {
    let app = use_app();
    let seen = app.select(move |workspace, _| query::playbook(workspace, team));
    view! {
        <section class="panel" aria-labelledby="stages">
            <PlaybookFile team/>
            <TeamNameField team seen/>
            <h2 id="stages">{app.say(playbook::STAGES)}</h2>
            <Stages team seen/>
            <AddStage team/>
            <RetiredStages team seen/>
            <ArchiveTeam team seen/>
        </section>
    }
}
