//! One stage of one team: what it is called there, what it asks beyond the others, and where its leads would stand.

use leptos::prelude::*;

use super::crossing::crossing;
use crate::{
    domain::stage::Kind,
    i18n::{common, dictionary as words},
    queries::dictionary::{Ask, Cell, Row},
    ui::app::App,
};

/// `names`: what the columns are called.
pub fn cell(app: App, found: Option<&Cell>, column: usize, row: &Row, names: &[String]) -> AnyView {
    let team = names.get(column).cloned().unwrap_or_default();
    let Some(found) = found else {
        return view! {
            <td role="cell" data-empty>
                <span class="dictionary-team">{team}</span>
                <span class="hint">{app.say(words::NO_STAGE)}</span>
            </td>
        }
        .into_any();
    };
    let locale = app.locale.get_untracked();
    let leads = (found.leads > 0).then(|| {
        view! { <span class="chip figures">{common::leads(locale, found.leads)}</span> }
    });
    let definition = app.word(&found.definition);
    let crossings =
        found.crossings.iter().map(|one| crossing(app, one, &team, &found.name, names)).collect_view();
    view! {
        <td role="cell" data-stage=found.stage.to_string() data-n=found.leads.to_string()>
            <span class="dictionary-team">{team.clone()}</span>
            <p class="dictionary-stage" data-colour=found.colour.key()>
                <span class="dot" aria-hidden="true"></span>
                <strong>{app.word(&found.name)}</strong>
                {leads}
            </p>
            {(!definition.is_empty()).then(|| view! { <p class="hint">{definition}</p> })}
            {asks(app, found, row, names)}
            {crossings}
        </td>
    }
    .into_any()
}

fn asks(app: App, found: &Cell, row: &Row, names: &[String]) -> impl IntoView + use<> {
    let locale = app.locale.get_untracked();
    let is_compared = row.cells.iter().flatten().count() > 1;
    let line = |ask: &Ask| {
        let others: Vec<String> = ask.also.iter().filter_map(|other| names.get(*other).cloned()).collect();
        // Of two columns nobody else can be meant.
        let also = (!others.is_empty() && names.len() > 2)
            .then(|| view! { " "<span class="preview-detail">{words::also(locale, &others)}</span> });
        view! { <li>{words::ask(locale, ask)}{also}</li> }
    };
    let own = found.own.iter().map(line).collect_view();
    let before = found.before.iter().map(line).collect_view();
    let title = if is_compared { words::ASKS_BESIDES } else { words::ASKS };
    let own = (!found.own.is_empty()).then(|| {
        view! {
            <p class="dictionary-more">{app.say(title)}</p>
            <ul class="dictionary-asks">{own}</ul>
        }
    });
    let before = (!found.before.is_empty()).then(|| {
        view! {
            <details>
                <summary>{words::asked_before(locale, found.before.len())}</summary>
                <ul class="dictionary-asks">{before}</ul>
            </details>
        }
    });
    let nothing = (found.own.is_empty() && found.before.is_empty() && is_compared && row.kind == Kind::Open)
        .then(|| view! { <p class="dictionary-more">{app.say(words::NOTHING_OWN)}</p> });
    view! { {own} {before} {nothing} }
}
