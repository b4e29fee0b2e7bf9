//! The gate sheet: what a stage asks, what holds already, and the way on: fill it in here, or pass with a reason.

pub(super) mod answer;
mod contact;
mod decision_maker;
mod fill;
mod meeting;
pub(super) mod row;
pub(super) mod rules;

use leptos::{html, prelude::*};

use super::{
    app::{App, use_app},
    moving::{Moving, Outcome},
    route::Route,
    widgets::{
        field::{Campaigns, fresh_id},
        sheet::{Sheet, Size},
    },
};
use crate::{
    domain::rejection::Rejection,
    i18n::{board, gate, lead, rejections},
    queries::gate::{GateSheet as Gate, gate_sheet},
};
use row::{Filling, GateRows};

/// The sheet's own state: what is asked now, and the reason so far.
#[derive(Clone, Copy)]
struct AtGate {
    moving: Moving,
    gate: Memo<Option<Gate>>,
    reason: RwSignal<String>,
    /// Somebody wanted to pass without a reason.
    reason_missing: RwSignal<bool>,
    reason_field: NodeRef<html::Textarea>,
}

#[component]
pub fn GateSheet(moving: Moving) -> impl IntoView {
    let app = use_app();
    let at = AtGate {
        moving,
        gate: app.select(move |workspace, now| gate_sheet(workspace, moving.lead, moving.to, now)),
        reason: RwSignal::default(),
        reason_missing: RwSignal::new(false),
        reason_field: NodeRef::new(),
    };
    let title = Signal::derive(move || at.title(app));
    let stay = Callback::new(move |()| app.above.set(None));
    let is_there = Memo::new(move |_| at.gate.with(Option::is_some));
    view! {
        <Sheet title on_close=stay size=Size::Small testid="gate" foot=move || view! { <Foot at stay/> }>
            <Show when=move || is_there.get() fallback=move || view! { <p>{app.say(lead::GONE)}</p> }>
                <Asked at/>
                <Reason at/>
            </Show>
        </Sheet>
    }
}

/// What the stage means, and each thing that it asks.
#[component]
fn Asked(at: AtGate) -> impl IntoView {
    let app = use_app();
    let definition = move || at.gate.with(|gate| gate.as_ref().map(|gate| app.word(&gate.definition)));
    let rows = Memo::new(move |_| {
        at.gate.with(|gate| gate.as_ref().map(|gate| gate.rows.clone())).unwrap_or_default()
    });
    let stored = Memo::new(move |_| {
        at.gate.with(|gate| gate.as_ref().map(|gate| gate.form.clone())).unwrap_or_default()
    });
    let called = Signal::derive(move || {
        at.gate.with(|gate| gate.as_ref().map(|gate| gate.called.clone())).unwrap_or_default()
    });
    let filling = Filling { lead: at.moving.lead, called, stored: stored.into() };
    // The lead's sheet below, where there is one, has the names of campaigns already.
    let alone = !matches!(app.route.get_untracked(), Route::Lead(_));
    view! {
        <p class="hint" hidden=move || definition().is_none_or(|text| text.is_empty())>{definition}</p>
        <GateRows rows=rows.into() filling/>
        {alone.then(|| view! { <Campaigns/> })}
    }
}

/// Asked for as long as something is missing.
#[component]
fn Reason(at: AtGate) -> impl IntoView {
    let app = use_app();
    let id = fresh_id("reason");
    let hint = fresh_id("reason-hint");
    let type_in = move |event| {
        at.reason.set(event_target_value(&event));
        at.reason_missing.set(false);
    };
    let problem = move || {
        let missing = at.reason_missing.get();
        missing.then(|| rejections::rejection(app.locale.get_untracked(), &Rejection::ReasonMissing))
    };
    view! {
        <p class="gate-open" role="status">{move || at.holds().then(|| app.say(gate::ALL_HOLD))}</p>
        <div class="field" hidden=move || at.holds()>
            <label class="field-label" for=id.clone()>{app.say(gate::REASON)}</label>
            <textarea class="input" id=id name="reason" rows="2" node_ref=at.reason_field aria-describedby=hint.clone()
                aria-invalid=move || at.reason_missing.get().to_string()
                prop:value=move || at.reason.get() on:input=type_in></textarea>
            <div id=hint>
                {move || problem().map(|text| view! { <p class="problem" data-testid="problem">{text}</p> })}
                <p class="hint" hidden=move || at.reason_missing.get()>{app.say(gate::REASON_HINT)}</p>
            </div>
        </div>
    }
}

#[component]
fn Foot(at: AtGate, stay: Callback<()>) -> impl IntoView {
    let app = use_app();
    let verb = move || app.say(if at.holds() { gate::MOVE } else { gate::PASS });
    view! {
        <button type="button" class="button" data-look="quiet" data-testid="gate-cancel" on:click=move |_| stay.run(())>
            {app.say(gate::STAY)}
        </button>
        <button type="button" class="button" data-testid="gate-confirm" data-look=move || at.holds().then_some("main")
            on:click=move |_| at.confirm(app)>
            {verb}
        </button>
    }
}

impl AtGate {
    fn title(self, app: App) -> String {
        self.gate.with(|gate| match gate {
            Some(asked) => gate::title(app.locale.get_untracked(), &asked.called, &asked.stage_name),
            None => app.say(lead::GONE_TITLE).to_owned(),
        })
    }

    fn holds(self) -> bool {
        self.gate.with(|gate| gate.as_ref().is_some_and(Gate::holds))
    }

    fn confirm(self, app: App) {
        let Some(asked) = self.gate.get_untracked() else { return app.above.set(None) };
        let reason = self.reason.get_untracked();
        if !asked.holds() && reason.trim().is_empty() {
            self.reason_missing.set(true);
            if let Some(field) = self.reason_field.get_untracked() {
                // Refused only for what is not on the page.
                let _ = field.focus();
            }
            return;
        }
        let reason = (!asked.holds()).then_some(reason);
        if app.carry_out(self.moving, reason) == Outcome::Moved {
            let locale = app.locale.get_untracked();
            app.announce(board::dropped(locale, &asked.called, asked.stage_name.text(locale)));
        }
    }
}
