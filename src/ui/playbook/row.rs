//! One stage: a line that says it all, and opens into its editor.

use leptos::{html, prelude::*};

use super::{
    editing::{Editing, Seen},
    gate::GateEditor,
    retire::RetireStage,
    shape::Shape,
};
use crate::{
    commands::{Command, MoveStage, Redefine},
    domain::ids::{StageId, TeamId},
    i18n::{Words, common, fields, playbook},
    queries::playbook::StageView,
    ui::{
        app::use_app,
        widgets::icon::{Icon, Picture},
    },
};

#[component]
pub fn StageRow(
    team: TeamId,
    seen: Seen,
    stage: StageView,
    open: RwSignal<Option<StageId>>,
) -> impl IntoView {
    let editing = Editing::new(use_app(), team, seen, stage);
    let id = editing.stage;
    let is_open = Memo::new(move |_| open.get() == Some(id));
    let colour = move || editing.seen.with(|seen| seen.colour.key());
    view! {
        <li class="stage" data-colour=colour data-open=move || is_open.get().then_some("open") data-editor=id.to_string()>
            <div class="stage-head">
                <StageLine editing is_open on_toggle=move || open.set((!is_open.get_untracked()).then_some(id))/>
                <Step editing way=Way::Up/>
                <Step editing way=Way::Down/>
            </div>
            <Show when=move || is_open.get()>
                <div class="stage-editor">
                    <Shape editing/>
                    <GateEditor editing/>
                    <RetireStage editing/>
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
    view! {
        <button type="button" class="stage-line" aria-expanded=move || is_open.get().to_string() on:click=move |_| on_toggle()>
            <span class="dot" aria-hidden="true"></span>
            <span class="stage-name">{move || editing.name()}</span>
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

impl Way {
    fn words(self) -> Words {
        match self {
            Way::Up => playbook::UP,
            Way::Down => playbook::DOWN,
        }
    }

    fn icon(self) -> Icon {
        match self {
            Way::Up => Icon::Up,
            Way::Down => Icon::Down,
        }
    }

    /// Where the stage would stand: before which, or (`Some(None)`) behind all. `None` where there is no further.
    fn before(self, editing: Editing) -> Option<Option<StageId>> {
        let id = editing.stage;
        editing.all.with(|all| match (self, all) {
            (Way::Up, Some(all)) => all.one_up(id).map(Some),
            (Way::Down, Some(all)) => all.one_down(id),
            (_, None) => None,
        })
    }
}

/// Moves a stage by one. At the end it stays a button, or the keyboard would lose its place.
#[component]
fn Step(editing: Editing, way: Way) -> impl IntoView {
    let app = editing.app;
    let button = NodeRef::<html::Button>::new();
    let before = Memo::new(move |_| way.before(editing));
    let step = move |_| {
        let Some(before) = before.get_untracked() else { return };
        if app.ask(Command::Redefine(Redefine::one(editing.team, MoveStage { stage: editing.stage, before })))
        {
            untrack(|| announce(editing));
            // The row has been moved on the page, which takes the focus away from what is in it.
            request_animation_frame(move || {
                if let Some(button) = button.get_untracked() {
                    let _ = button.focus();
                }
            });
        }
    };
    let says = move || playbook::on_stage(app.locale.get_untracked(), way.words(), &editing.name());
    view! {
        <button type="button" class="button" data-look="icon" node_ref=button title=app.say(way.words())
            aria-label=says aria-disabled=move || before.get().is_none().to_string() on:click=step>
            <Picture icon=way.icon() size=18/>
        </button>
    }
}

fn announce(editing: Editing) {
    let place = editing
        .all
        .with(|all| all.as_ref().and_then(|all| Some((all.position(editing.stage)?, all.stages.len()))));
    if let Some((position, of)) = place {
        editing.app.announce(playbook::position(
            editing.app.locale.get_untracked(),
            &editing.name(),
            position,
            of,
        ));
    }
}
