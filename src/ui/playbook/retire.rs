//! A stage goes out of use; when it holds leads, the team says where they go.

use leptos::{ev, html, prelude::*};

use super::{
    drafting::{Complaint, Editing, Place},
    inputs::{begin, focus_soon, on_escape},
};
use crate::{
    commands::RetireStage as RetireCommand,
    domain::{ids::StageId, wording::Wording},
    i18n::{common, playbook},
};

#[component]
pub fn RetireStage(editing: Editing) -> impl IntoView {
    let app = editing.app;
    let place = Place::Retire(editing.stage);
    let asking = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let cancel = move || {
        asking.set(false);
        focus_soon(button);
    };
    let retire = move |into: Option<StageId>| {
        editing.drafting.add(place, RetireCommand { stage: editing.stage, into });
    };
    let start = move |_| {
        if editing.seen.with_untracked(|seen| seen.leads) == 0 {
            retire(None);
        } else {
            asking.set(true);
        }
    };
    view! {
        <div class="retire">
            <Show
                when=move || asking.get()
                fallback=move || view! {
                    <button type="button" class="button" data-look="danger" data-testid="retire" node_ref=button on:click=start>
                        {app.say(playbook::RETIRE)}
                    </button>
                }
            >
                <Into editing on_chosen=Callback::new(retire) on_cancel=Callback::new(move |()| cancel())/>
            </Show>
            <Complaint drafting=editing.drafting about=place/>
        </div>
    }
}

#[component]
fn Into(editing: Editing, on_chosen: Callback<Option<StageId>>, on_cancel: Callback<()>) -> impl IntoView {
    let Editing { app, seen, stage, drafting } = editing;
    let into = RwSignal::new(None::<StageId>);
    let option = move |(stage, name): (StageId, Wording)| {
        view! { <option value=stage.to_string()>{app.word(&name)}</option> }
    };
    let others =
        drafting.seen.with_untracked(|all| all.as_ref().map(|all| all.others(stage)).unwrap_or_default());
    let options = others.into_iter().map(option).collect_view();
    let leads = move || playbook::retire_and_move(app.locale.get_untracked(), seen.with(|seen| seen.leads));
    let form = NodeRef::new();
    begin(form);
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        on_chosen.run(into.get_untracked());
    };
    view! {
        <form class="inline-form" node_ref=form on:submit=send on:keydown=on_escape(move || on_cancel.run(()))>
            <label class="field">
                <span class="field-label">{app.say(playbook::RETIRE_INTO)}</span>
                <select class="input" name="into" on:change=move |event| into.set(event_target_value(&event).parse().ok())>
                    <option value="">{app.say(playbook::CHOOSE_STAGE)}</option>
                    {options}
                </select>
            </label>
            <button type="submit" class="button" data-testid="retire-into">{leads}</button>
            <button type="button" class="button" data-look="quiet" on:click=move |_| on_cancel.run(())>
                {app.say(common::CANCEL)}
            </button>
        </form>
    }
}
