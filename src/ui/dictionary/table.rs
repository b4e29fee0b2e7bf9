//! The table: a column for each team, a row for each set of stages that require most of the same.

use leptos::prelude::*;

use super::cell::cell;
use crate::{
    domain::stage::Kind,
    i18n::{common, dictionary as words},
    queries::dictionary::{Column, Dictionary, Party, Row},
    ui::app::{App, use_app},
};

/// On a narrow screen the rows become cards, hence the roles: a table that is not drawn as one is none otherwise.
#[component]
pub fn Table<'a>(found: &'a Dictionary) -> impl IntoView + use<> {
    let app = use_app();
    let locale = app.locale.get_untracked();
    let names: Vec<String> = found.columns.iter().map(|column| app.word(&column.name)).collect();
    let heads = found.columns.iter().map(|column| head(app, column)).collect_view();
    let rows = found.rows.iter().enumerate().map(|(at, one)| row(app, one, at + 1, &names)).collect_view();
    view! {
        <div class="dictionary" tabindex="0" role="region" aria-label=words::caption(locale, &names)>
            <table role="table" data-testid="dictionary" data-columns=found.columns.len().to_string()>
                <caption class="heard">{words::caption(locale, &names)}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{app.say(words::common(names.len()))}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
}

fn head(app: App, column: &Column) -> impl IntoView + use<> {
    let (key, more) = match &column.party {
        Party::Team(team) => (team.to_string(), common::leads(app.locale.get_untracked(), column.leads)),
        Party::BuiltIn(key) => (key.clone(), app.say(words::BUILT_IN).to_owned()),
    };
    view! {
        <th role="columnheader" scope="col" data-column=key>
            {app.word(&column.name)}
            <span class="dictionary-more figures">{more}</span>
        </th>
    }
}

fn row(app: App, found: &Row, at: usize, names: &[String]) -> impl IntoView + use<> {
    let locale = app.locale.get_untracked();
    let common = found.common.iter().map(|ask| view! { <li>{words::ask(locale, ask)}</li> }).collect_view();
    // Where the head of the column is out of sight.
    let heard = (!found.common.is_empty())
        .then(|| view! { <span class="dictionary-team">{app.say(words::common(found.cells.len()))}</span> });
    let is_compared = found.cells.iter().flatten().count() > 1;
    // The ends of the way are told by the word, not by what they have in common.
    let nothing = (found.common.is_empty() && is_compared && found.kind == Kind::Open)
        .then(|| view! { <p class="hint">{app.say(words::NOTHING_NEW)}</p> });
    let cells =
        found.cells.iter().enumerate().map(|(column, one)| cell(app, one.as_ref(), column, found, names));
    view! {
        <tr role="row" data-kind=found.kind.key()>
            <th role="rowheader" scope="row">
                <span class="dictionary-step">{words::row(locale, found.kind, at)}</span>
                {heard}
                <ul class="dictionary-asks">{common}</ul>
                {nothing}
            </th>
            {cells.collect_view()}
        </tr>
    }
}
