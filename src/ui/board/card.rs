//! One card: who it is, what it is worth, how long it has been here, what comes next.

use leptos::prelude::*;

use super::{layout::STEP, use_board};
use crate::{
    domain::standing::Standing,
    i18n::{board as words, common, format},
    queries::board::{Card, Home, Next},
    ui::{
        app::App,
        route::Route,
        widgets::icon::{Icon, Picture},
    },
};

/// `row` is the card's position in the column, and the row on which it is drawn: none while it is carried.
#[component]
pub fn CardView(card: Card, row: Signal<Option<(usize, Option<usize>)>>) -> impl IntoView {
    let board = use_board();
    let app = board.app;
    let lead = card.lead;
    let place = move || {
        let row = row.get().map_or(0, |(at, row)| row.unwrap_or(at));
        format!("translateY({}px)", row * STEP as usize)
    };
    let drag = move || {
        if board.settling.get() == Some(lead) {
            Some("settling")
        } else {
            row.get().is_some_and(|(_, row)| row.is_none()).then_some("lifted")
        }
    };
    let order = move || {
        let first = row.get().is_some_and(|(at, _)| at == 0);
        if board.focus.get() == Some(lead) || first { "0" } else { "-1" }
    };
    // A card that changes is drawn anew, so what stands on it listens to nothing; only its place does.
    let is_guest = card.home.is_some();
    let menu = app.say(if is_guest { words::TAKE_IN } else { words::MOVE_TO });
    let heard = format!("{menu} {}, {}", card.name, card.company);
    view! {
        <div class="card" role="listitem" data-lead=lead.to_string() data-drag=drag
            data-stale=card.stale.then_some("") data-guest=is_guest.then_some("") style:transform=place>
            <a class="card-name" href=Route::Lead(lead).hash() draggable="false" tabindex=order
                aria-describedby="board-help" on:focus=move |_| board.focus.set(Some(lead))>
                {card.name.clone()}
            </a>
            <CardBody card=card.clone()/>
            <button type="button" class="card-menu" tabindex="-1" aria-haspopup="dialog" data-move-to
                aria-label=heard on:click=move |_| board.open_menu(lead)></button>
            <span class="card-handle" data-handle aria-hidden="true"></span>
        </div>
    }
}

/// What stands on the card, the ghost's included.
#[component]
pub fn CardBody(card: Card) -> impl IntoView {
    let app = crate::ui::app::use_app();
    let locale = app.locale.get_untracked();
    let amount = card.amount.map(|amount| format::money(locale, amount));
    let Card { days, stale, .. } = card;
    // Of a guest it says whose it is: what comes next is their business.
    let next = match card.home {
        Some(Home { team, stage }) => {
            Some(Next { what: format!("{team} · {}", stage.text(locale)), on: None, overdue: false })
        }
        None => card.next,
    };
    let (key, said) = standing_said(app, card.standing);
    view! {
        <span class="card-amount figures">{amount}</span>
        <span class="card-company">{card.company}</span>
        <span class="card-next">{next.map(|next| view! { <NextView next/> })}</span>
        {said.map(|said| view! { <span class="card-mark" data-standing=key role="img" title=said></span> })}
        {card.passed.then(|| view! {
            <span class="card-passed" title=app.say(words::PASSED)>
                <Picture icon=Icon::Lock size=14/>
                <span class="heard">{app.say(words::PASSED)}</span>
            </span>
        })}
        <span class="card-days figures" data-stale=stale.then_some("") title=days_said(app, days, stale)>
            {format::days(locale, days)}
        </span>
    }
}

/// How the card compares with its team's definitions, where there is something to say.
fn standing_said(app: App, standing: Standing) -> (&'static str, Option<String>) {
    let (locale, name) = (app.locale.get_untracked(), |stage| use_board().stage_name(stage));
    match standing {
        Standing::Settled => ("", None),
        Standing::Ready(stage) => ("ready", Some(words::ready_for(locale, &name(stage)))),
        Standing::Ahead(stage) => ("ahead", Some(words::ahead(locale, stage.map(name).as_deref()))),
    }
}

fn days_said(app: App, days: u32, stale: bool) -> String {
    let here = common::days_here(app.locale.get_untracked(), days);
    if stale { format!("{here} · {}", app.say(words::STALE)) } else { here }
}

#[component]
fn NextView(next: Next) -> impl IntoView {
    let app = crate::ui::app::use_app();
    let when = next.on.map(|on| format::date(app.locale.get_untracked(), on, app.now()));
    view! {
        <span class="next" data-overdue=next.overdue.then_some("")
            title=next.overdue.then(|| app.say(words::OVERDUE))>
            <span class="next-date figures">{when}</span>
            <span class="next-what">{next.what}</span>
        </span>
    }
}
