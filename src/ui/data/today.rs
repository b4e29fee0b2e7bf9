//! Who was met today and is not qualified yet: looked at before the day is closed.

use leptos::prelude::*;

use crate::{
    i18n::{capture, data::today as words},
    queries::today::{Met, met_today},
    ui::{
        app::{App, use_app},
        route::Route,
    },
};

/// More would bury the buttons below; whoever opens one comes back to the rest.
const MOST: usize = 12;

/// Absent on a day without new leads.
#[component]
pub fn TodayCard() -> impl IntoView {
    let app = use_app();
    let met = Memo::new(move |_| {
        let team = app.team();
        team.map(|team| app.look(|workspace, now| met_today(workspace, team, now))).unwrap_or_default()
    });
    let card = move || {
        met.with(|met| {
            let open: Vec<&Met> = met.iter().filter(|met| met.open > 0).collect();
            (!met.is_empty()).then(|| card(app, met.len(), &open))
        })
    };
    view! { {card} }
}

fn card(app: App, met: usize, open: &[&Met]) -> impl IntoView + use<> {
    let locale = app.locale.get_untracked();
    let left = match open {
        [] => view! { <p class="hint">{app.say(words::ALL_QUALIFIED)}</p> }.into_any(),
        _ => {
            let lines = open.iter().take(MOST).map(|met| line(app, met)).collect_view();
            let rest = open.len().saturating_sub(MOST);
            view! {
                <h3>{app.say(words::TO_QUALIFY)}</h3>
                <ul class="today" data-testid="to-qualify">{lines}</ul>
                {(rest > 0).then(|| view! { <p class="hint">{words::more(locale, rest)}</p> })}
            }
            .into_any()
        }
    };
    view! {
        <section class="panel" aria-labelledby="today" data-testid="today" data-met=met data-open=open.len()>
            <h2 id="today">{app.say(words::TODAY)}</h2>
            <p class="figures">{words::met(locale, met)}</p>
            {left}
        </section>
    }
}

fn line(app: App, met: &Met) -> impl IntoView + use<> {
    let who = capture::who(&met.name, &met.company);
    let open = words::open(app.locale.get_untracked(), met.open);
    view! {
        <li><a class="today-lead" href=Route::Lead(met.lead).hash()><span>{who}</span><span class="hint">{open}</span></a></li>
    }
}
