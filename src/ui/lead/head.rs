//! Under the name: what the person does and where, how to reach them, and where the card stands.

use leptos::prelude::*;

use super::{Open, stand::StandLine, team::TeamLine};
use crate::{
    commands::Spot,
    domain::{
        ids::{LeadId, StageId},
        wording::Wording,
        workspace::TO_SORT,
    },
    i18n::{board, common, fields, format, lead},
    queries::lead_sheet::Reach,
    ui::{
        app::{App, use_app},
        moving::{Moving, Outcome},
    },
};

#[component]
pub fn Head(open: Open) -> impl IntoView {
    let app = use_app();
    let who = open.part(|known| known.who.join(" · "));
    let reach = open.part(|known| known.reach.clone());
    let amount = open.part(|known| known.amount);
    let worth = move || amount.get().map(|amount| format::money(app.locale.get_untracked(), amount));
    view! {
        <div class="lead-head">
            <p class="lead-who" hidden=move || who.with(String::is_empty)>{who}</p>
            <ul class="lead-reach" hidden=move || reach.with(Vec::is_empty)>
                {move || reach.get().into_iter().map(|reach| view! { <Way reach/> }).collect_view()}
            </ul>
            <div class="lead-stand">
                <StagePick open/>
                <Stay open/>
                <strong class="lead-worth figures">{worth}</strong>
            </div>
            <StandLine open/>
            <TeamLine open/>
        </div>
    }
}

/// A mail address, a number, a site: to be followed where that is safe.
#[component]
fn Way(reach: Reach) -> impl IntoView {
    let app = use_app();
    let Reach { field, text, link } = reach;
    let shown = text.trim_start_matches("https://").to_owned();
    let named = move || app.say(fields::field(field));
    match link {
        Some(link) => {
            let outside = link.starts_with("https://").then_some("_blank");
            view! {
                <li><a class="reach" href=link title=named target=outside rel="noopener noreferrer">{shown}</a></li>
            }
            .into_any()
        }
        None => view! { <li><span class="reach" title=named>{shown}</span></li> }.into_any(),
    }
}

/// The stage, which is also the way to another one. A move that is not made at once leaves it as it was.
#[component]
fn StagePick(open: Open) -> impl IntoView {
    let app = use_app();
    let stages = open.part(|known| {
        let unsorted = (known.stage == TO_SORT).then(|| (TO_SORT, Wording::default()));
        unsorted.into_iter().chain(known.stages.clone()).collect::<Vec<_>>()
    });
    let stage = Memo::new(move |_| open.known.with(|known| known.as_ref().map(|known| known.stage)));
    let colour = open.part(|known| known.colour);
    // Counts the moves that were not made, so that the choice jumps back.
    let refused = RwSignal::new(0_u32);
    let chosen = move || {
        refused.track();
        stage.get().map(|stage| stage.to_string())
    };
    let choose = move |event| {
        let to = event_target_value(&event).parse::<StageId>();
        if to.is_ok_and(|to| start(app, open.lead, to) != Outcome::Moved) {
            refused.update(|times| *times = times.wrapping_add(1));
        }
    };
    let option = move |(stage, name): (StageId, Wording)| {
        let name =
            move || if stage == TO_SORT { app.say(common::TO_SORT).to_owned() } else { app.word(&name) };
        view! { <option value=stage.to_string()>{name}</option> }
    };
    view! {
        <label class="stage-pick" data-colour=move || colour.get().key()>
            <span class="dot"></span>
            <span class="heard">{app.say(lead::STAGE)}</span>
            {move || {
                let options = stages.get().into_iter().map(option).collect_view();
                view! {
                    <select class="input" data-testid="stage-pick" title=app.say(board::MOVE_TO)
                        prop:value=chosen on:change=choose>
                        {options}
                    </select>
                }
            }}
        </label>
    }
}

#[component]
fn Stay(open: Open) -> impl IntoView {
    let app = use_app();
    let days = open.part(|known| known.days);
    let stale = open.part(|known| known.stale);
    view! {
        <span class="chip" data-tone=move || stale.get().then_some("warning")
            title=move || stale.get().then(|| app.say(board::STALE))>
            {move || common::days_here(app.locale.get_untracked(), days.get())}
        </span>
    }
}

/// Starts a move to the top of a stage; says so when it is made.
pub(super) fn start(app: App, lead: LeadId, to: StageId) -> Outcome {
    let home = app.look(|workspace, _| workspace.seat(workspace.lead(lead)?));
    let Some((team, _)) = home else { return Outcome::Refused };
    let outcome = app.start_move(Moving { lead, team, to, spot: Spot::TOP });
    if outcome == Outcome::Moved {
        let landed = app.look(|workspace, _| {
            let lead = workspace.lead(lead)?;
            Some((lead.called().to_owned(), workspace.stage_of(lead)?.name()))
        });
        if let Some((called, stage)) = landed {
            let locale = app.locale.get_untracked();
            app.announce(board::dropped(locale, &called, stage.text(locale)));
        }
    }
    outcome
}
