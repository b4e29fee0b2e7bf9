//! One stage becomes two; the team says whether its leads stay or go on.

use leptos::{ev, html, prelude::*};

use super::{
    drafting::{Complaint, Editing, Place},
    inputs::{FormDeeds, Line, Segments, begin, focus_soon, on_escape},
};
use crate::{commands::SplitStage as SplitCommand, i18n::playbook};

#[component]
pub fn SplitStage(editing: Editing) -> impl IntoView {
    let app = editing.app;
    let is_open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let close = move || {
        is_open.set(false);
        focus_soon(button);
    };
    view! {
        <div class="split">
            <button type="button" class="button" data-look="quiet" data-testid="split" node_ref=button
                aria-expanded=move || is_open.get().to_string() on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)>
                {app.say(playbook::SPLIT)}
            </button>
            <Show when=move || is_open.get()>
                <SplitForm editing on_end=Callback::new(move |()| close())/>
            </Show>
        </div>
    }
}

#[component]
fn SplitForm(editing: Editing, on_end: Callback<()>) -> impl IntoView {
    let Editing { app, stage, drafting, .. } = editing;
    let name = RwSignal::new(String::new());
    let take_leads = RwSignal::new(false);
    let place = Place::Split(stage);
    let form = NodeRef::new();
    begin(form);
    let split = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let asked = SplitCommand {
            stage,
            fresh: app.fresh(),
            name: name.get_untracked(),
            take_leads: take_leads.get_untracked(),
        };
        if drafting.add(place, asked) {
            on_end.run(());
        }
    };
    let options = vec![("stay", playbook::SPLIT_STAY, false), ("go", playbook::SPLIT_GO, true)];
    view! {
        <form class="ask" node_ref=form on:submit=split on:keydown=on_escape(move || on_end.run(()))>
            <p class="hint">{app.say(playbook::SPLIT_HINT)}</p>
            <div class="inline-form">
                <Line label=playbook::NEW_STAGE name="split_name" text=name/>
                <div class="field">
                    <span class="field-label">{app.say(playbook::SPLIT_LEADS)}</span>
                    <Segments label=app.say(playbook::SPLIT_LEADS) options chosen=take_leads
                        choose=move |go| take_leads.set(go)/>
                </div>
                <Complaint drafting about=place/>
            </div>
            <FormDeeds send=playbook::SPLIT on_cancel=move || on_end.run(())/>
        </form>
    }
}
