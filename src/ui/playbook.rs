//! The playbook screen: where a team says what its stages mean, in which order, and what it takes to enter them.
//!
//! Everything is tried out as a draft first; team name, new teams and archiving act at once.

mod contradictions;
mod criterion;
mod draft;
mod drafting;
pub mod file;
mod gate;
mod heat;
mod inputs;
mod notice;
mod questions;
mod retire;
mod row;
mod rules;
mod shape;
mod split;
mod stages;
mod team;

use leptos::prelude::*;

use super::app::use_app;
use crate::{
    domain::ids::TeamId,
    i18n::{common, playbook},
    queries::playbook as query,
};
use contradictions::Contradictions;
use draft::DraftBar;
use drafting::Drafting;
use file::PlaybookFile;
use heat::HeatPanel;
use notice::NoticePanel;
use questions::Questions;
use rules::Rules;
use stages::{AddStage, RetiredStages, Stages};
use team::{AddTeam, ArchiveTeam, TeamNameField};

#[component]
pub fn PlaybookScreen() -> impl IntoView {
    let app = use_app();
    // The team as such: its content changes under the editor without drawing it anew.
    let team = Memo::new(move |_| app.team());
    view! {
        <div class="page playbook">
            <header class="page-head">
                <h1>{app.say(common::PLAYBOOK)}</h1>
                <p class="page-intro">{app.say(playbook::INTRO)}</p>
            </header>
            {move || team.get().map(|team| view! { <TeamPlaybook team/> })}
        </div>
    }
}

#[component]
fn TeamPlaybook(team: TeamId) -> impl IntoView {
    let app = use_app();
    let seen = Memo::new(move |_| {
        app.track();
        app.draft
            .with(|draft| app.look(|workspace, now| query::playbook(workspace, team, draft.as_ref(), now)))
    });
    let drafting = Drafting::new(app, team, seen);
    view! {
        <section class="panel" aria-labelledby="stages">
            <TeamNameField team seen/>
            <Contradictions seen/>
            <h2 id="stages">{app.say(playbook::STAGES)}</h2>
            <p class="hint">{app.say(playbook::STAGES_HINT)}</p>
            <Stages drafting/>
            <AddStage drafting/>
            <RetiredStages drafting/>
        </section>
        <Questions drafting/>
        <HeatPanel drafting/>
        <Rules drafting/>
        <NoticePanel team/>
        <PlaybookFile team/>
        <AddTeam><ArchiveTeam team seen/></AddTeam>
        <DraftBar drafting/>
    }
}
