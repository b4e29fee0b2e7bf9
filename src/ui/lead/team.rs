//! Whose the lead is, how it came to them, and the way to another team or back.

use leptos::prelude::*;

use super::{Open, along::HandOutSheet, undo_here::UndoHere};
use crate::{
    domain::ids::LeadId,
    i18n::{common, hand_over},
    queries::deed::Deed,
    ui::{
        app::use_app,
        hand_over::{HandOverSheet, SendBackSheet},
        join::JoinSheet,
        route::Route,
    },
};

/// Which sheet lies above the lead's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Handing {
    #[default]
    Nothing,
    Over,
    Back,
    /// To the person: what is known about them.
    Out,
    /// Compared with another lead, to be joined.
    Join(LeadId),
}

#[component]
pub fn TeamLine(open: Open) -> impl IntoView {
    let app = use_app();
    let team = open.part(|known| known.team_name.clone());
    let back = open.part(|known| known.back.clone());
    let came = move || {
        let back = back.get()?;
        Some(view! {
            <p class="hint team-came">{hand_over::from(app.locale.get_untracked(), &back.team, &back.reason)}</p>
        })
    };
    let send_back = move || {
        let back = back.get()?;
        Some(view! {
            <button type="button" class="button" data-testid="send-back-open"
                on:click=move |_| open.handing.set(Handing::Back)>
                {hand_over::send_back(app.locale.get_untracked(), &back.team)}
            </button>
        })
    };
    view! {
        <div class="team-line">
            <p><span class="hint">{app.say(common::TEAM)}</span>" "<strong data-testid="lead-team">{team}</strong></p>
            {came}
            <div class="team-ways">
                {send_back}
                <button type="button" class="button" data-testid="hand-over-open"
                    on:click=move |_| open.handing.set(Handing::Over)>
                    {app.say(hand_over::HAND_OVER)}
                </button>
                <UndoHere of=|deed| matches!(deed, Deed::HandOver { .. }) testid="undo-hand-over" look="quiet"/>
            </div>
        </div>
    }
}

/// What lies above the lead's sheet while it goes from hand to hand, or its data to the person.
#[component]
pub fn HandingSheets(open: Open) -> impl IntoView {
    let done = Callback::new(move |()| open.handing.set(Handing::Nothing));
    let app = use_app();
    let lead = open.lead;
    // Where the other one stays, this sheet gives way to its.
    let joined = Callback::new(move |keep: Option<LeadId>| {
        open.handing.set(Handing::Nothing);
        if let Some(keep) = keep.filter(|keep| *keep != lead) {
            app.go(Route::Lead(keep));
        }
    });
    move || match open.handing.get() {
        Handing::Nothing => None,
        Handing::Over => Some(view! { <HandOverSheet lead done/> }.into_any()),
        Handing::Back => Some(view! { <SendBackSheet lead done/> }.into_any()),
        Handing::Out => Some(view! { <HandOutSheet lead done/> }.into_any()),
        Handing::Join(other) => Some(view! { <JoinSheet one=lead other done=joined/> }.into_any()),
    }
}
