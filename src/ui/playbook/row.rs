//! One stage: a line that says it all, and opens into its editor.

use leptos::prelude::*;

use super::{
    drafting::{Drafting, Editing},
    gate::GateEditor,
    retire::RetireStage,
    shape::Shape,
    split::SplitStage,
};
use crate::{
    domain::ids::StageId,
    i18n::{common, fields, playbook},
    queries::playbook::StageView,
    ui::widgets::sortable::{SortHandle, Sorting},
};

#[component]
pub fn StageRow(
    drafting: Drafting,
    stage: StageView,
    open: RwSignal<Option<StageId>>,
    sorting: Sorting,
) -> impl IntoView {
    let editing = Editing::new(drafting, stage);
    let id = editing.stage;
    let is_open = Memo::new(move |_| open.get() == Some(id));
    let colour = move || editing.seen.with(|seen| seen.colour.key());
    let is_changed = move || editing.seen.with(|seen| seen.is_changed).then_some("changed");
    let toggle = move || {
        drafting.forget();
        open.set((!is_open.get_untracked()).then_some(id));
    };
    view! {
        <li class="stage" data-colour=colour data-open=move || is_open.get().then_some("open") data-editor=id.to_string()
            data-changed=is_changed>
            <div class="stage-head">
                <SortHandle sorting named=Signal::derive(move || editing.name())/>
                <StageLine editing is_open on_toggle=toggle/>
            </div>
            <Show when=move || is_open.get()>
                <div class="stage-editor">
                    <Shape editing/>
                    <GateEditor editing/>
                    <div class="leave">
                        <SplitStage editing/>
                        <RetireStage editing/>
                    </div>
                </div>
            </Show>
        </li>
    }
}

/// The whole stage in one line; pressing it opens the editor.
#[component]
fn StageLine(editing: Editing, is_open: Memo<bool>, on_toggle: impl Fn() + 'static) -> impl IntoView {
    let Editing { app, seen, .. } = editing;
    let locale = move || app.locale.get_untracked();
    let kind = move || app.say(fields::kind(seen.with(|seen| seen.kind)));
    let probability = move || playbook::probability(locale(), seen.with(|seen| seen.probability));
    let stale = move || playbook::stale_after(locale(), seen.with(|seen| seen.stale_after));
    let stale_heard = move || playbook::stale_heard(locale(), seen.with(|seen| seen.stale_after));
    let leads = move || common::leads(locale(), seen.with(|seen| seen.leads));
    let criteria = move || playbook::criteria(locale(), seen.with(|seen| seen.gate.len()));
    let changed = move || {
        let chip = view! { <span class="chip" data-tone="accent">{app.say(playbook::CHANGED)}</span> };
        seen.with(|seen| seen.is_changed).then_some(chip)
    };
    view! {
        <button type="button" class="stage-line" aria-expanded=move || is_open.get().to_string() on:click=move |_| on_toggle()>
            <span class="dot" aria-hidden="true"></span>
            <span class="stage-name">{move || editing.name()} " " {changed}</span>
            <span class="stage-facts figures">
                <span>{kind}</span>
                <span>{probability}</span>
                <span title=stale_heard><span aria-hidden="true">{stale}</span><span class="heard">{stale_heard}</span></span>
                <span>{leads}</span>
                <span>{criteria}</span>
            </span>
        </button>
    }
}
