//! What the receiving team would make of the lead: where it arrives, what it lacks, what is refused, what is kept.

use leptos::prelude::*;

use crate::{
    domain::ids::{LeadId, TeamId},
    i18n::{gate, hand_over},
    queries::{
        gate::GateRow,
        hand_over::{Arrival, arrival},
        lead_sheet::Told,
    },
    ui::{
        app::use_app,
        gate::row::{asked, picture},
        lead::told::ToldList,
        widgets::icon::Picture,
    },
};

/// Drawn anew as a whole when anything about it changes: nothing in it is typed into.
#[component]
pub fn ArrivalSection(lead: LeadId, team: TeamId) -> impl IntoView {
    let app = use_app();
    let arrives = app.select(move |workspace, now| {
        let called = workspace.lead(lead)?.called().to_owned();
        Some((called, arrival(workspace, lead, team, now)?))
    });
    move || arrives.get().map(|(called, there)| view! { <There called there/> })
}

#[component]
fn There(called: String, there: Arrival) -> impl IntoView {
    let app = use_app();
    let locale = app.locale.get_untracked();
    let Arrival { team: _, stage, definition, next, lacking, refused, kept } = there;
    // What is refused stands below, so nothing more is said where only that is in the way.
    let next = next.filter(|_| !lacking.is_empty() || refused.is_empty());
    let for_next = next.map(|next| {
        let next = next.text(locale);
        let text = match lacking.is_empty() {
            true => hand_over::nothing_lacks(locale, next),
            false => hand_over::lacking(locale, next),
        };
        view! {
            <h3 class="gate-heading">{text}</h3>
            <Rows rows=lacking called=called.clone()/>
        }
    });
    view! {
        <section class="arrival" data-testid="arrival" aria-live="polite">
            <p class="arrival-stage">{hand_over::arrives(locale, stage.text(locale))}</p>
            <p class="hint">{app.word(&definition)}</p>
            {for_next}
            <Refused refused called/>
            <Kept kept/>
        </section>
    }
}

#[component]
fn Refused(refused: Vec<GateRow>, called: String) -> impl IntoView {
    let app = use_app();
    (!refused.is_empty()).then(|| {
        view! {
            <div class="arrival-part" data-part="refused">
                <h3 class="gate-heading">{app.say(hand_over::REFUSED)}</h3>
                <Rows rows=refused called/>
                <p class="hint">{app.say(hand_over::NOTHING_LOST)}</p>
            </div>
        }
    })
}

#[component]
fn Kept(kept: Vec<Told>) -> impl IntoView {
    let app = use_app();
    (!kept.is_empty()).then(|| {
        view! {
            <div class="arrival-part" data-part="kept">
                <p class="hint">{app.say(hand_over::KEPT_HINT)}</p>
                <details class="gate-more">
                    <summary>{hand_over::kept(app.locale.get_untracked(), kept.len())}</summary>
                    <ToldList told=kept/>
                </details>
            </div>
        }
    })
}

/// As at the gate, for reading only: it is for the other team to fill them in.
#[component]
fn Rows(rows: Vec<GateRow>, called: String) -> impl IntoView {
    let app = use_app();
    let locale = app.locale.get_untracked();
    let row = |row: GateRow| {
        let holds = row.judgement.holds;
        let because = gate::because(locale, &row.judgement.because, &called, app.now());
        let parts = (!row.parts.is_empty()).then(|| {
            let parts = view! { <Rows rows=row.parts.clone() called=called.clone()/> };
            view! { <div class="gate-group">{parts}</div> }.into_any()
        });
        view! {
            <li class="gate-row" data-criterion=row.judgement.criterion.id.to_string() data-holds=holds.key()>
                <span class="gate-verdict">
                    <Picture icon=picture(holds) size=16/>
                    <span class="heard">{app.say(gate::holds(holds))}</span>
                </span>
                <div class="gate-text">
                    <p>{asked(locale, &row)}</p>
                    <p class="hint">{because}</p>
                </div>
                {parts}
            </li>
        }
    };
    view! { <ul class="gate-rows">{rows.into_iter().map(row).collect_view()}</ul> }
}
