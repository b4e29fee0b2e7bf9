//! Writing down that something happened: a call, a mail, a meeting; from whom, when, and what was said.
//!
//! Naming what it was comes first and stands alone: the rest is asked for once there is something to write down.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

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
    channel: RwSignal<Option<Channel>>,
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
            channel: RwSignal::new(None),
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
        self.channel.set(Some(channel));
        self.direction.set(channel.usual_direction());
    }

    pub fn log(self, app: App, lead: LeadId) -> bool {
        let Some(channel) = self.channel.get_untracked() else { return false };
        let now = app.now();
        let chosen = self.at_is_chosen.get_untracked().then(|| self.at.get_untracked());
        let at = chosen.and_then(|typed| lead::read_instant(&typed, now)).unwrap_or(now.millis);
        let what = Activity::new(channel, self.direction.get_untracked(), at, self.note.get_untracked());
        let logged = app.ask(LogActivity { lead, activity: app.fresh(), what });
        if logged {
            self.channel.set(None);
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
    let channels = NodeRef::<html::Div>::new();
    let is_chosen = Memo::new(move |_| open.log.channel.with(Option::is_some));
    let log = move || {
        let chosen = open.log.channel.get_untracked();
        if open.log.log(app, open.lead) {
            focus_on(channels, chosen);
        }
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
                <Channels draft=open.log node_ref=channels/>
                <Show when=move || is_chosen.get()>
                    <div class="log-line">
                        <Directions draft=open.log/>
                        <When draft=open.log/>
                    </div>
                    <Note draft=open.log/>
                    <button type="button" class="button section-action" data-testid="log-activity"
                        on:click=move |_| log()>
                        {app.say(lead::LOG_IT)}
                    </button>
                </Show>
            </div>
        </Section>
    }
}

/// What was pressed to log goes with the rest of the form, so the focus goes back to where it began.
fn focus_on(channels: NodeRef<html::Div>, chosen: Option<Channel>) {
    let Some((channels, chosen)) = channels.get_untracked().zip(chosen) else { return };
    let button = channels.query_selector(&format!("[data-channel={}]", chosen.key()));
    if let Ok(Some(button)) = button
        && let Some(button) = button.dyn_ref::<web_sys::HtmlElement>()
    {
        // Refused only for what is not on the page.
        let _ = button.focus();
    }
}

#[component]
fn Channels(draft: LogDraft, node_ref: NodeRef<html::Div>) -> impl IntoView {
    let app = use_app();
    let button = move |channel: Channel| {
        view! {
            <button type="button" class="segment" data-channel=channel.key()
                aria-pressed=move || (draft.channel.get() == Some(channel)).to_string()
                on:click=move |_| draft.choose(channel)>
                {app.say(fields::channel(channel))}
            </button>
        }
    };
    view! {
        <div class="segments" data-wrap="true" role="group" aria-label=app.say(lead::CHANNEL) node_ref=node_ref>
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
