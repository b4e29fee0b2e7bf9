//! Writing down at the gate that the person got in touch, through one of the channels that count.

use leptos::prelude::*;

use super::row::Filling;
use crate::{
    commands::LogActivity,
    domain::activity::{Activity, Channel, Direction},
    i18n::{fields, gate, lead},
    ui::app::use_app,
};

#[component]
pub fn ContactToLog(holds: Signal<bool>, channels: Vec<Channel>, filling: Filling) -> impl IntoView {
    let app = use_app();
    let channels = if channels.is_empty() { Channel::ALL.to_vec() } else { channels };
    let channel = RwSignal::new(channels.first().copied().unwrap_or(Channel::Call));
    let note = RwSignal::new(String::new());
    let choose = move |event| {
        if let Some(chosen) = Channel::from_key(&event_target_value(&event)) {
            channel.set(chosen);
        }
    };
    let log = move |_| {
        // A second press of an eager finger is not a second contact.
        if holds.get_untracked() {
            return;
        }
        let (channel, at, said) = (channel.get_untracked(), app.now().millis, note.get_untracked());
        let what = Activity::new(channel, Direction::Inbound, at, said);
        if app.ask(LogActivity { lead: filling.lead, activity: app.fresh(), what }) {
            note.set(String::new());
            app.announce(app.say(lead::LOGGED).to_owned());
        }
    };
    let option = move |channel: Channel| {
        view! { <option value=channel.key()>{app.say(fields::channel(channel))}</option> }
    };
    view! {
        <div class="gate-contact">
            <select class="input" name="channel" aria-label=app.say(lead::CHANNEL) on:change=choose>
                {channels.into_iter().map(option).collect_view()}
            </select>
            <input class="input" name="note" type="text" autocomplete="off" aria-label=app.say(lead::NOTE)
                placeholder=app.say(lead::NOTE) prop:value=move || note.get()
                on:input=move |event| note.set(event_target_value(&event))/>
            <button type="button" class="button" data-testid="log-now" aria-disabled=move || holds.get().to_string()
                on:click=log>
                {app.say(gate::LOG_NOW)}
            </button>
        </div>
    }
}
