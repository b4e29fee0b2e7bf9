//! What the day leaves to do, looked at before it is closed: who is hot and waits for an answer, who is not qualified.

use leptos::prelude::*;

use crate::{
    i18n::{Words, capture, data::today as words},
    queries::today::{Met, Today, today},
    ui::{
        app::{App, use_app},
        route::Route,
    },
};

/// More would bury the buttons below; whoever opens one comes back to the rest.
const MOST: usize = 12;

/// Absent where there is nothing of today and nothing left of yesterday.
#[component]
pub fn TodayCard() -> impl IntoView {
    let app = use_app();
    let seen = Memo::new(move |_| {
        let team = app.team();
        team.map(|team| app.look(|workspace, now| today(workspace, team, now))).unwrap_or_default()
    });
    let card = move || seen.with(|seen| (*seen != Today::default()).then(|| card(app, seen)));
    view! { {card} }
}

fn card(app: App, seen: &Today) -> impl IntoView + use<> {
    let locale = app.locale.get_untracked();
    let is_qualified = seen.met > 0 && seen.unqualified.is_empty();
    view! {
        <section class="panel" aria-labelledby="today" data-testid="today" data-met=seen.met
            data-open=seen.unqualified.len() data-hot=seen.hot.len()>
            <h2 id="today">{app.say(words::TODAY)}</h2>
            <p class="figures">{words::met(locale, seen.met)}</p>
            {list(app, words::TO_ANSWER, "to-answer", &seen.hot, false)}
            {list(app, words::TO_QUALIFY, "to-qualify", &seen.unqualified, true)}
            {is_qualified.then(|| view! { <p class="hint">{app.say(words::ALL_QUALIFIED)}</p> })}
        </section>
    }
}

/// `with_open`: says of each how many questions are open.
fn list(
    app: App,
    title: Words,
    testid: &'static str,
    met: &[Met],
    with_open: bool,
) -> Option<impl IntoView + use<>> {
    let locale = app.locale.get_untracked();
    let line = |met: &Met| {
        let open = with_open.then(|| words::open(locale, met.open));
        view! {
            <li>
                <a class="today-lead" href=Route::Lead(met.lead).hash()>
                    <span>{capture::who(&met.name, &met.company)}</span>
                    <span class="hint">{open}</span>
                </a>
            </li>
        }
    };
    let lines = met.iter().take(MOST).map(line).collect_view();
    let rest = met.len().saturating_sub(MOST);
    (!met.is_empty()).then(|| {
        view! {
            <h3 class="today-title">{app.say(title)}</h3>
            <ul data-testid=testid>{lines}</ul>
            {(rest > 0).then(|| view! { <p class="hint">{words::more(locale, rest)}</p> })}
        }
    })
}
