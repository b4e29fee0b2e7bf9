//! A team's stages in order, those it has retired, and a field for one more.

use leptos::{ev, prelude::*};

use super::{
    drafting::{Complaint, Drafting, Place},
    inputs::Line,
    row::StageRow,
};
use crate::{
    commands::{AddStage as AddStageCommand, MoveStage, RestoreStage},
    domain::{ids::StageId, wording::Wording},
    i18n::playbook,
    ui::widgets::{
        icon::{Icon, Picture},
        sortable::{Put, SortableList, Sorting},
    },
};

#[component]
pub fn Stages(drafting: Drafting) -> impl IntoView {
    // One row is open at a time: more would be a form of several screens.
    let open = RwSignal::new(None::<StageId>);
    let rows = move || drafting.seen.get().map(|seen| seen.stages).unwrap_or_default();
    let sorting = Sorting::new(move |put| put_stage(drafting, put));
    view! {
        <SortableList sorting class="stages">
            <For each=rows key=|stage| stage.stage let:stage>
                <StageRow drafting stage open sorting/>
            </For>
        </SortableList>
        <Complaint drafting about=Place::Order/>
    }
}

fn put_stage(drafting: Drafting, Put { from, to }: Put) -> bool {
    let step = drafting.seen.with_untracked(|seen| {
        let seen = seen.as_ref()?;
        let stage = seen.stages.get(from)?.stage;
        Some(MoveStage { stage, before: seen.before(stage, to) })
    });
    let Some(step) = step else { return false };
    let stage = step.stage;
    let done = drafting.add(Place::Order, step);
    if done {
        announce(drafting, stage);
    }
    done
}

fn announce(drafting: Drafting, stage: StageId) {
    let app = drafting.app;
    let place = drafting.seen.with_untracked(|seen| {
        let seen = seen.as_ref()?;
        Some((app.word(&seen.stage(stage)?.name), seen.position(stage)?, seen.stages.len()))
    });
    if let Some((name, position, of)) = place {
        app.announce(playbook::position(app.locale.get_untracked(), &name, position, of));
    }
}

#[component]
pub fn AddStage(drafting: Drafting) -> impl IntoView {
    let app = drafting.app;
    let name = RwSignal::new(String::new());
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let asked = AddStageCommand { stage: app.fresh(), name: name.get_untracked() };
        if drafting.add(Place::NewStage, asked) {
            name.set(String::new());
        }
    };
    view! {
        <form class="inline-form" on:submit=add>
            <Line label=playbook::NEW_STAGE name="new_stage" text=name/>
            <button type="submit" class="button">
                <Picture icon=Icon::Plus size=18/>
                {app.say(playbook::ADD_STAGE)}
            </button>
            <Complaint drafting about=Place::NewStage/>
        </form>
    }
}

/// Nothing shows where no stage was retired.
#[component]
pub fn RetiredStages(drafting: Drafting) -> impl IntoView {
    let Drafting { app, seen, .. } = drafting;
    let retired = Memo::new(move |_| seen.get().map(|seen| seen.retired).unwrap_or_default());
    let row = move |(stage, name): (StageId, Wording)| {
        let name = app.word(&name);
        let says = playbook::on_stage(app.locale.get_untracked(), playbook::RESTORE, &name);
        let restore = move |_| {
            drafting.add(Place::Restore, RestoreStage { stage });
        };
        view! {
            <li class="retired-stage" data-retired=stage.to_string()>
                <span>{name}</span>
                <button type="button" class="button" data-look="quiet" on:click=restore aria-label=says>
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
                <Complaint drafting about=Place::Restore/>
            </section>
        </Show>
    }
}
