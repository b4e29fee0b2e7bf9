//! A lead goes back to the team that handed it over.

use leptos::prelude::*;

use super::{
    reason::{Reason, ReasonField},
    say_where,
};
use crate::{
    commands::SendBack,
    domain::ids::LeadId,
    i18n::hand_over,
    queries::lead_sheet::{Back, lead_sheet},
    ui::{
        app::use_app,
        widgets::sheet::{Sheet, Size},
    },
};

#[component]
pub fn SendBackSheet(lead: LeadId, done: Callback<()>) -> impl IntoView {
    let app = use_app();
    let locale = app.locale.get_untracked();
    let known = app.select(move |workspace, now| {
        let sheet = lead_sheet(workspace, lead, now)?;
        Some((sheet.called, sheet.back?))
    });
    let reason = Reason::new();
    let title = move || {
        known.with(|known| {
            known.as_ref().map(|(called, back)| hand_over::back_title(locale, called, &back.team))
        })
    };
    let title = Signal::derive(move || title().unwrap_or_default());
    let goes = move || {
        known.with(|known| {
            known.as_ref().map(|(_, Back { team, stage, owner, .. })| {
                hand_over::goes_back(locale, team, stage.text(locale), owner)
            })
        })
    };
    let confirm = move |_| {
        let Some(reason) = reason.given() else { return };
        if app.ask(SendBack { lead, reason }) {
            done.run(());
            say_where(app, lead);
        }
    };
    view! {
        <Sheet title on_close=done size=Size::Small testid="send-back"
            foot=move || view! {
                <button type="button" class="button" data-look="quiet" on:click=move |_| done.run(())>
                    {app.say(hand_over::STAY)}
                </button>
                <button type="button" class="button" data-look="main" data-testid="send-back-confirm" on:click=confirm>
                    {app.say(hand_over::BACK)}
                </button>
            }>
            <p>{goes}</p>
            <ReasonField reason/>
        </Sheet>
    }
}
