//! Everything that happened with a lead, newest first. An activity noted by mistake can be struck out.

use leptos::prelude::*;

use super::{Open, Section, undo_here::UndoHere};
use crate::{
    commands::RemoveActivity,
    domain::{
        activity::Direction,
        criterion::Said,
        ids::{ActivityId, LeadId},
        moment::Moment,
    },
    i18n::{board, format, lead},
    queries::{
        deed::Deed,
        lead_sheet::{Entry, Happening},
    },
    ui::{
        app::use_app,
        widgets::icon::{Icon, Picture},
    },
};

/// A year of calls would make the sheet slow to open; the rest is one press away.
const AT_FIRST: usize = 25;

#[component]
pub fn History(open: Open) -> impl IntoView {
    let app = use_app();
    let title = app.say(lead::HISTORY);
    let entries = open.part(|known| known.history.clone());
    let whole = RwSignal::new(false);
    let hides = move || !whole.get() && entries.with(|entries| entries.len() > AT_FIRST);
    let lines = move || {
        let now = app.now();
        let most = if whole.get() { usize::MAX } else { AT_FIRST };
        let line = |entry| view! { <Line entry lead=open.lead now/> };
        entries.get().into_iter().take(most).map(line).collect_view()
    };
    view! {
        <Section title name="history">
            <div>
                <UndoHere of=|deed| matches!(deed, Deed::StrikeOut(_)) testid="undo-strike-out" class="button section-action"/>
                <ol class="history">{lines}</ol>
            </div>
            <Show when=hides>
                <button type="button" class="button section-action" data-look="quiet" on:click=move |_| whole.set(true)>
                    {move || lead::whole_history(app.locale.get_untracked(), entries.with(Vec::len))}
                </button>
            </Show>
        </Section>
    }
}

#[component]
fn Line(entry: Entry, lead: LeadId, now: Moment) -> impl IntoView {
    let app = use_app();
    let Entry { at, what } = entry;
    let activity = match &what {
        Happening::Activity(id, _) => Some(*id),
        _ => None,
    };
    let passed = matches!(&what, Happening::Moved { pass: Some(_), .. });
    let icon = icon(&what);
    let judged = lead::judged_by(app.locale.get_untracked(), &what, now);
    let remark = lead::remark(app.locale.get_untracked(), &what, now);
    let text = move || lead::happening(app.locale.get_untracked(), &what, now);
    view! {
        <li class="history-line">
            <span class="history-icon"><Picture icon size=16/></span>
            <div class="history-text">
                <p title=judged>{text}</p>
                {passed.then(|| view! {
                    <p class="chip" data-tone="warning">{app.say(board::PASSED)}</p>
                })}
                {remark.map(|remark| view! { <p class="remark">{remark}</p> })}
            </div>
            <time class="history-time figures">{move || format::instant(app.locale.get_untracked(), at, now)}</time>
            {activity.map(|activity| view! { <StrikeOut lead activity/> })}
        </li>
    }
}

fn icon(what: &Happening) -> Icon {
    match what {
        Happening::Captured | Happening::Joined(_) => Icon::Plus,
        Happening::Moved { pass: Some(_), .. } => Icon::Lock,
        Happening::Moved { .. } => Icon::Funnel,
        Happening::HandedOver { .. } => Icon::Outbound,
        Happening::Activity(_, activity) => match activity.direction {
            Direction::Inbound => Icon::Inbound,
            Direction::Outbound | Direction::Unreadable => Icon::Outbound,
        },
        Happening::Field { .. } => Icon::Playbook,
        Happening::Answered { answer: Some(answer), .. } if answer.said == Said::Yes => Icon::Check,
        Happening::Answered { answer: Some(_), .. } => Icon::Cross,
        Happening::Answered { answer: None, .. } => Icon::Question,
    }
}

#[component]
fn StrikeOut(lead: LeadId, activity: ActivityId) -> impl IntoView {
    let app = use_app();
    let strike = move |_| {
        app.ask(RemoveActivity { lead, activity });
    };
    view! {
        <button type="button" class="button strike-out" data-look="icon" data-testid="strike-out"
            title=app.say(lead::STRIKE_OUT) aria-label=app.say(lead::STRIKE_OUT) on:click=strike>
            <Picture icon=Icon::Cross size=16/>
        </button>
    }
}
