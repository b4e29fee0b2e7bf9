//! How a condition is met without leaving the gate: by a field, an answer, or a contact that is written down.

use leptos::prelude::*;

use super::{answer::AnswerPicker, row::Filling};
use crate::{
    commands::{Command, LogActivity},
    domain::{
        activity::{Activity, Channel, Direction},
        criterion::{Answer, CriterionKind, Holds},
        field::Field,
        judge::Because,
    },
    i18n::{fields, gate, lead},
    queries::gate::GateRow,
    ui::{
        app::use_app,
        widgets::field::{Draft, LeadField, SavesItself},
    },
};

#[component]
pub fn Fill(row: Memo<Option<GateRow>>, filling: Filling) -> impl IntoView {
    let app = use_app();
    let kind = row.with_untracked(|row| row.as_ref().map(|row| row.judgement.criterion.kind.clone()));
    let way = match kind {
        Some(CriterionKind::Filled(fields)) => view! { <FieldsToFill fields filling/> }.into_any(),
        Some(CriterionKind::Answered(question)) => {
            let answer = Memo::new(move |_| row.with(|row| row.as_ref().and_then(answer)));
            let worded =
                move |row: &GateRow| row.question.as_ref().map(|question| app.word(&question.wording));
            let asked =
                Signal::derive(move || row.with(|row| row.as_ref().and_then(worded)).unwrap_or_default());
            view! { <AnswerPicker lead=filling.lead question asked answer/> }.into_any()
        }
        Some(CriterionKind::Inbound { channels, .. }) => {
            view! { <ContactToLog row channels filling/> }.into_any()
        }
        // Nothing that this version could do about it; the reason remains.
        Some(_) | None => return ().into_any(),
    };
    view! { <div class="gate-fill">{way}</div> }.into_any()
}

fn answer(row: &GateRow) -> Option<Answer> {
    match &row.judgement.because {
        Because::Answered(given) => Some(given.answer.clone()),
        _ => None,
    }
}

#[component]
fn FieldsToFill(fields: Vec<Field>, filling: Filling) -> impl IntoView {
    let draft = Draft::new(filling.stored);
    let inputs = fields.into_iter().map(|field| view! { <LeadField field draft/> }).collect_view();
    view! { <SavesItself lead=filling.lead draft>{inputs}</SavesItself> }
}

/// Says that the person got in touch, through one of the channels that count.
#[component]
fn ContactToLog(row: Memo<Option<GateRow>>, channels: Vec<Channel>, filling: Filling) -> impl IntoView {
    let app = use_app();
    let channels = if channels.is_empty() { Channel::ALL.to_vec() } else { channels };
    let channel = RwSignal::new(channels.first().copied().unwrap_or(Channel::Call));
    let note = RwSignal::new(String::new());
    let holds = move || row.with(|row| row.as_ref().is_some_and(|row| row.judgement.holds == Holds::Yes));
    let choose = move |event| {
        if let Some(chosen) = Channel::from_key(&event_target_value(&event)) {
            channel.set(chosen);
        }
    };
    let log = move |_| {
        // A second press of an eager finger is not a second contact.
        if untrack(holds) {
            return;
        }
        let (channel, at, said) = (channel.get_untracked(), app.now().millis, note.get_untracked());
        let what = Activity { channel, direction: Direction::Inbound, at, note: said };
        if app.ask(Command::LogActivity(LogActivity { lead: filling.lead, activity: app.fresh(), what })) {
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
            <button type="button" class="button" data-testid="log-now" aria-disabled=move || holds().to_string()
                on:click=log>
                {app.say(gate::LOG_NOW)}
            </button>
        </div>
    }
}
