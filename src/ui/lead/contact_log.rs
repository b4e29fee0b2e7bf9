//! Writing down that something happened: a call, a mail, a meeting; from whom, when, and what was said.

use leptos::{ev, prelude::*};

use super::{Open, Section};
use crate::{
    commands::LogActivity,
    domain::{
        activity::{Activity, Channel, Direction},
        ids::LeadId,
    },
    i18n::{fields, lead},
    ui::{
        app::{App, use_app},
        widgets::{
            field::fresh_id,
            icon::{Icon, Picture},
        },
    },
};

/// What is typed and not logged yet.
#[derive(Clone, Copy)]
pub struct LogDraft {
    channel: RwSignal<Channel>,
    direction: RwSignal<Direction>,
    /// As the field holds it.
    at: RwSignal<String>,
    /// While nobody chose a time it is the moment of logging, not that of opening the sheet.
    at_is_chosen: RwSignal<bool>,
    note: RwSignal<String>,
}

impl LogDraft {
    pub fn new(app: App) -> Self {
        let now = app.now();
        Self {
            channel: RwSignal::new(Channel::Call),
            direction: RwSignal::new(Channel::Call.usual_direction()),
            at: RwSignal::new(lead::typed_instant(now.millis, now)),
            at_is_chosen: RwSignal::new(false),
            note: RwSignal::default(),
        }
    }

    /// Whether there is something that closing would lose.
    pub fn is_begun(self) -> bool {
        self.note.with(|note| !note.trim().is_empty())
    }

    fn choose(self, channel: Channel) {
        self.channel.set(channel);
        self.direction.set(channel.usual_direction());
    }

    pub fn log(self, app: App, lead: LeadId) -> bool {
        let now = app.now();
        let chosen = self.at_is_chosen.get_untracked().then(|| self.at.get_untracked());
        let at = chosen.and_then(|typed| lead::read_instant(&typed, now)).unwrap_or(now.millis);
        let what = Activity {
            channel: self.channel.get_untracked(),
            direction: self.direction.get_untracked(),
            at,
            note: self.note.get_untracked(),
        };
        let logged = app.ask(LogActivity { lead, activity: app.fresh(), what });
        if logged {
            self.note.set(String::new());
            self.at_is_chosen.set(false);
            self.at.set(lead::typed_instant(now.millis, now));
            app.announce(lead::LOGGED.of(app.locale.get_untracked()).to_owned());
        }
        logged
    }
}

#[component]
pub fn ContactLog(open: Open) -> impl IntoView {
    let app = use_app();
    let title = app.say(lead::LOG);
    let log = move || {
        open.log.log(app, open.lead);
    };
    let shortcut = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            log();
        }
    };
    view! {
        <Section title name="log">
            <div class="log" on:keydown=shortcut>
                <Channels draft=open.log/>
                <div class="log-line">
                    <Directions draft=open.log/>
                    <When draft=open.log/>
                </div>
                <Note draft=open.log/>
                <button type="button" class="button section-action" data-testid="log-activity" on:click=move |_| log()>
                    {app.say(lead::LOG_IT)}
                </button>
            </div>
        </Section>
    }
}

#[component]
fn Channels(draft: LogDraft) -> impl IntoView {
    let app = use_app();
    let button = move |channel: Channel| {
        view! {
            <button type="button" class="segment" data-channel=channel.key()
                aria-pressed=move || (draft.channel.get() == channel).to_string()
                on:click=move |_| draft.choose(channel)>
                {app.say(fields::channel(channel))}
            </button>
        }
    };
    view! {
        <div class="segments" data-wrap="true" role="group" aria-label=app.say(lead::CHANNEL)>
            {Channel::ALL.into_iter().map(button).collect_view()}
        </div>
    }
}

#[component]
fn Directions(draft: LogDraft) -> impl IntoView {
    let app = use_app();
    let button = move |(direction, icon): (Direction, Icon)| {
        view! {
            <button type="button" class="segment" data-direction=direction.key()
                aria-pressed=move || (draft.direction.get() == direction).to_string()
                on:click=move |_| draft.direction.set(direction)>
                <Picture icon size=14/>
                {app.say(fields::direction(direction))}
            </button>
        }
    };
    let both = [(Direction::Inbound, Icon::Inbound), (Direction::Outbound, Icon::Outbound)];
    view! {
        <div class="segments" role="group" aria-label=app.say(lead::DIRECTION)>
            {both.map(button).into_iter().collect_view()}
        </div>
    }
}

#[component]
fn When(draft: LogDraft) -> impl IntoView {
    let app = use_app();
    let choose = move |event| {
        draft.at.set(event_target_value(&event));
        draft.at_is_chosen.set(true);
    };
    view! {
        <input class="input log-when" type="datetime-local" name="at" aria-label=app.say(lead::WHEN)
            prop:value=move || draft.at.get() on:input=choose/>
    }
}

#[component]
fn Note(draft: LogDraft) -> impl IntoView {
    let app = use_app();
    let id = fresh_id("note");
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{app.say(lead::NOTE)}</label>
            <textarea class="input" id=id name="note" rows="2" prop:value=move || draft.note.get()
                on:input=move |event| draft.note.set(event_target_value(&event))></textarea>
        </div>
    }
}
