//! A meeting at the gate: written down as held, today or on a day gone by; or booked, where that is enough.

use leptos::prelude::*;

use super::{fill::FieldsToFill, row::Filling};
use crate::{
    commands::LogActivity,
    domain::{
        activity::{Activity, Channel, Direction},
        field::Field,
        moment::{Millis, Moment},
    },
    i18n::{gate, lead},
    ui::{app::use_app, widgets::field::fresh_id},
};

#[component]
pub fn Meeting(booked: bool, met: Signal<bool>, filling: Filling) -> impl IntoView {
    view! {
        {booked.then(|| view! { <FieldsToFill fields=vec![Field::MeetingOn] filling/> })}
        <Held met filling/>
    }
}

#[component]
fn Held(met: Signal<bool>, filling: Filling) -> impl IntoView {
    let app = use_app();
    let id = fresh_id("met-on");
    let today = app.now().today().to_string();
    // A meeting that was planned for a day gone by was probably held on that day.
    let planned = filling.stored.with_untracked(|form| form.fields.get(&Field::MeetingOn).cloned());
    let planned = planned.filter(|day| !day.is_empty() && *day < today);
    let day = RwSignal::new(planned.unwrap_or_else(|| today.clone()));
    let note = RwSignal::new(String::new());
    let log = move |_| {
        // A second press of an eager finger is not a second meeting.
        if met.get_untracked() {
            return;
        }
        let (at, said) = (at(&day.get_untracked(), app.now()), note.get_untracked());
        let what = Activity::new(Channel::Meeting, Direction::Inbound, at, said);
        if app.ask(LogActivity { lead: filling.lead, activity: app.fresh(), what }) {
            note.set(String::new());
            app.announce(app.say(lead::LOGGED).to_owned());
        }
    };
    view! {
        <div class="gate-meeting">
            <label class="field-label" for=id.clone()>{app.say(gate::MEETING_HELD_ON)}</label>
            <input class="input" id=id name="met_on" type="date" max=today prop:value=move || day.get()
                on:input=move |event| day.set(event_target_value(&event))/>
            <input class="input" name="meeting_note" type="text" autocomplete="off"
                aria-label=app.say(gate::MEETING_SAID) placeholder=app.say(gate::MEETING_SAID)
                prop:value=move || note.get() on:input=move |event| note.set(event_target_value(&event))/>
            <button type="button" class="button" data-testid="log-meeting"
                aria-disabled=move || met.get().to_string() on:click=log>
                {app.say(gate::LOG_MEETING)}
            </button>
        </div>
    }
}

/// Now for today, noon for a day gone by: nobody remembers the hour.
fn at(day: &str, now: Moment) -> Millis {
    if day == now.today().to_string() {
        return now.millis;
    }
    lead::read_instant(&format!("{day}T12:00"), now).unwrap_or(now.millis)
}
