//! What the kinds of criteria without a question want to know.

use leptos::prelude::*;

use super::wanted::Wanted;
use crate::{
    domain::{activity::Channel, criterion::Points, field::Field},
    i18n::{fields, gate, playbook::criteria},
    ui::{
        app::{App, use_app},
        playbook::inputs::{Line, Segments, Toggles},
    },
};

#[component]
pub fn FieldChoice(wanted: Wanted) -> impl IntoView {
    let app = use_app();
    let option = |field: Field| (field.key().to_owned(), app.say(fields::field(field)).to_owned(), field);
    view! {
        <p class="hint">{app.say(criteria::FILLED_HINT)}</p>
        <Toggles label=app.say(criteria::FILLED) options=Field::ALL.into_iter().map(option).collect()
            chosen=wanted.fields/>
    }
}

/// Every channel by its name.
pub fn channels(app: App) -> Vec<(String, String, Channel)> {
    let option =
        |channel: Channel| (channel.key().to_owned(), app.say(fields::channel(channel)).to_owned(), channel);
    Channel::ALL.into_iter().map(option).collect()
}

#[component]
pub fn ChannelChoice(wanted: Wanted) -> impl IntoView {
    let app = use_app();
    view! {
        <p class="hint">{app.say(criteria::HEARD_HINT)}</p>
        <Toggles label=app.say(criteria::HEARD) options=channels(app) chosen=wanted.channels/>
        <div class="shape">
            <Line label=criteria::TIMES name="at_least" text=wanted.times numeric=true/>
            <Line label=criteria::WITHIN name="within" text=wanted.within numeric=true placeholder=criteria::EVER/>
        </div>
    }
}

#[component]
pub fn MeetingChoice(wanted: Wanted) -> impl IntoView {
    let options = vec![("held", criteria::HELD, false), ("booked", criteria::BOOKED, true)];
    view! {
        <Segments label=use_app().say(criteria::MEETING) options chosen=wanted.booked
            choose=move |booked| wanted.booked.set(booked)/>
    }
}

#[component]
pub fn ScoreChoice(wanted: Wanted) -> impl IntoView {
    let app = use_app();
    let options =
        Points::ALL.into_iter().map(|points| (points.key(), gate::points(points), points)).collect();
    view! {
        <div class="field">
            <span class="field-label">{app.say(criteria::SCORE_OF)}</span>
            <Segments label=app.say(criteria::SCORE_OF) options chosen=wanted.points
                choose=move |points| wanted.points.set(points)/>
        </div>
        <div class="shape">
            <Line label=criteria::AT_LEAST name="points" text=wanted.at_least numeric=true/>
        </div>
    }
}
