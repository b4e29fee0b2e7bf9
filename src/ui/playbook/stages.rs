//! A team's stages in order, those it has retired, and a field for one more.

use leptos::{ev, prelude::*};

use super::{
    editing::{Problem, Seen, Sentence},
    row::StageRow,
};
use crate::{
    commands::{AddStage as AddStageCommand, Command, Redefine, RestoreStage},
    domain::{
        ids::{StageId, TeamId},
        wording::Wording,
    },
    i18n::playbook,
    ui::{
        app::use_app,
        widgets::icon::{Icon, Picture},
    },
};

#[component]
pub fn Stages(team: TeamId, seen: Seen) -> impl IntoView {
    // One row is open at a time: more would be a form of several screens.
    let open = RwSignal::new(None::<StageId>);
    let rows = move || seen.get().map(|seen| seen.stages).unwrap_or_default();
    view! {
        <ol class="stages">
            <For each=rows key=|stage| stage.stage let:stage>
                <StageRow team seen stage open/>
            </For>
        </ol>
    }
}

#[component]
pub fn AddStage(team: TeamId) -> impl IntoView {
    let app = use_app();
    let name = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<Problem>);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let asked = AddStageCommand { stage: app.fresh(), name: name.get_untracked() };
        match app.dispatch(Command::Redefine(Redefine::one(team, asked))) {
            Ok(()) => {
                name.set(String::new());
                problem.set(None);
            }
            Err(rejection) => problem.set(Some(Problem::Refused(rejection))),
        }
    };
    view! {
        <form class="inline-form" on:submit=add>
            <label class="field">
                <span class="field-label">{app.say(playbook::NEW_STAGE)}</span>
                <input class="input" name="new_stage" autocomplete="off" prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))/>
            </label>
            <button type="submit" class="button">
                <Picture icon=Icon::Plus size=18/>
                {app.say(playbook::ADD_STAGE)}
            </button>
            <Sentence text=Signal::derive(move || problem.get().map(|problem| problem.sentence(app)))/>
        </form>
    }
}

/// Nothing shows where no stage was retired.
#[component]
pub fn RetiredStages(team: TeamId, seen: Seen) -> impl IntoView {
    let app = use_app();
    let retired = Memo::new(move |_| seen.get().map(|seen| seen.retired).unwrap_or_default());
    let row = move |(stage, name): (StageId, Wording)| {
        let restore = move |_| {
            app.ask(Command::Redefine(Redefine::one(team, RestoreStage { stage })));
        };
        let (shown, heard) = (name.clone(), name);
        view! {
            <li class="retired-stage">
                <span>{move || app.word(&shown)}</span>
                <button type="button" class="button" data-look="quiet" on:click=restore
                    aria-label=move || playbook::on_stage(app.locale.get_untracked(), playbook::RESTORE, &app.word(&heard))>
                    {app.say(playbook::RESTORE)}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !retired.with(Vec::is_empty)>
            <section class="group">
                <h3>{app.say(playbook::RETIRED)}</h3>
                <p class="hint">{app.say(playbook::RETIRED_HINT)}</p>
                <ul class="retired">{move || retired.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}
