//! What the next stage asks of this lead, as things stand.

use leptos::prelude::*;

use super::{Open, Section, head};
use crate::{
    domain::{ids::StageId, wording::Wording},
    i18n::lead,
    queries::gate::GateRow,
    ui::{
        app::use_app,
        gate::row::{Filling, GateRows},
    },
};

/// Absent where nothing is ahead: the lead has been won, or left the way.
#[component]
pub fn AheadSection(open: Open) -> impl IntoView {
    let stage = open.part(|known| known.ahead.as_ref().map(|ahead| (ahead.stage, ahead.name.clone())));
    move || stage.get().map(|(stage, name)| view! { <Ahead open stage name/> })
}

#[component]
fn Ahead(open: Open, stage: StageId, name: Wording) -> impl IntoView {
    let app = use_app();
    let rows = open.part(|known| known.ahead.as_ref().map_or_else(Vec::new, |ahead| ahead.rows.clone()));
    let filling = Filling {
        lead: open.lead,
        called: open.part(|known| known.called.clone()),
        stored: open.part(|known| known.form.clone()),
    };
    let asks = move || rows.with(|rows: &Vec<GateRow>| !rows.is_empty());
    let called = name.clone();
    let title = Signal::derive(move || lead::ahead(app.locale.get_untracked(), &app.word(&called)));
    let verb = move || lead::move_to(app.locale.get_untracked(), &app.word(&name));
    view! {
        <Section title name="ahead">
            <Show when=asks fallback=move || view! { <p class="hint">{app.say(lead::WAY_OPEN)}</p> }>
                <GateRows rows filling/>
            </Show>
            <button type="button" class="button section-action" data-testid="move-ahead"
                on:click=move |_| { head::start(app, open.lead, stage); }>
                {verb}
            </button>
        </Section>
    }
}
