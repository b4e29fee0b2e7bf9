//! The first rows as they would come in, with the cells that do not fit marked; and the rows that stay out.

use leptos::prelude::*;

use super::{Looking, worded};
use crate::{
    i18n::{data, tables},
    session::files::table::{Fate, Mapping, Row, Target, Wrong},
    ui::app::{App, use_app},
};

/// Enough to see whether the columns are understood.
const FIRST: usize = 6;

/// More than this nobody reads on the screen; the file has them all.
const MOST_LISTED: usize = 20;

#[component]
pub fn FirstRows(looking: Looking) -> impl IntoView {
    let plan = looking.planned.plan;
    let app = use_app();
    let title_id = "table-first-rows";
    let drawn = move || {
        let plan = plan.get();
        let (arrived, mapping) = (looking.arrived.get_untracked(), looking.mapping.get_untracked());
        let shown = mapping.shown();
        let head = |at: &usize| view! { <th scope="col">{app.say(worded::target(mapping.target(*at)))}</th> };
        let rows = arrived.rows().iter().zip(&plan.fates).take(FIRST);
        let rows = rows.map(|(of, fate)| row(app, of, &mapping, &shown, fate)).collect_view();
        view! {
            <table class="table-rows">
                <thead>
                    <tr>
                        <th scope="col">{app.say(tables::ROW)}</th>
                        <th scope="col">{app.say(tables::FATE)}</th>
                        {shown.iter().map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    view! {
        <section class="preview-group">
            <h3 id=title_id>{app.say(tables::FIRST_ROWS)}</h3>
            <div class="table-scroll" role="region" aria-labelledby=title_id tabindex="0">{drawn}</div>
        </section>
    }
}

fn row(app: App, row: &Row, mapping: &Mapping, shown: &[usize], fate: &Fate) -> impl IntoView {
    let (key, words) = worded::fate(fate);
    let wrongs: &[Wrong] = if let Fate::Rejected(wrongs) = fate { wrongs } else { &[] };
    let cell = |column: &usize| {
        let wrong = wrongs.iter().find(|wrong| {
            let of = if let Wrong::Cell { field, column: None, .. } = wrong {
                mapping.target(*column) == Target::Field(*field)
            } else {
                false
            };
            wrong.column() == Some(*column) || of
        });
        let why = wrong.map(|wrong| worded::wrong(app.locale.get_untracked(), wrong));
        let said = why.clone().map(|why| view! { <span class="heard">" ("{why}")"</span> });
        view! {
            <td data-wrong=wrong.map(|_| "yes") title=why>{row.cell(*column).to_owned()}{said}</td>
        }
    };
    view! {
        <tr data-fate=key>
            <td class="figures">{row.line.to_string()}</td>
            <td class="table-fate">{app.say(words)}</td>
            {shown.iter().map(cell).collect_view()}
        </tr>
    }
}

/// Why rows stay out, and the file to put them right in.
#[component]
pub fn KeptOut(looking: Looking) -> impl IntoView {
    let plan = looking.planned.plan;
    let app = use_app();
    let reasons = move || -> Vec<(usize, String)> {
        let locale = app.locale.get_untracked();
        let reason = |(at, fate): (usize, &Fate)| match fate {
            Fate::Rejected(wrongs) => Some((at, worded::wrongs(locale, wrongs))),
            Fate::New | Fate::Filled | Fate::Left => None,
        };
        plan.with(|plan| plan.fates.iter().enumerate().filter_map(reason).collect())
    };
    let download = move |_| {
        let file = looking
            .arrived
            .with_untracked(|arrived| arrived.rejected(&untrack(reasons), app.say(tables::REASON)));
        if !app.offer(&file) {
            app.problem(app.say(data::NOT_EXPORTED).to_owned());
        }
    };
    let is_any = Memo::new(move |_| plan.with(|plan| plan.counts.rejected > 0));
    let listed = move || {
        let reasons = reasons();
        let more = reasons.len().saturating_sub(MOST_LISTED);
        let line = |at: usize| {
            looking.arrived.with_untracked(|arrived| arrived.rows().get(at).map_or(0, |row| row.line))
        };
        let said = |(at, why): (usize, String)| {
            let row = tables::row(app.locale.get_untracked(), line(at));
            view! { <li class="preview-row"><span class="preview-detail figures">{row}</span>" "{why}</li> }
        };
        let rows = reasons.into_iter().take(MOST_LISTED).map(said).collect_view();
        let more = (more > 0).then(|| {
            view! { <li class="preview-row" data-more>{data::more(app.locale.get_untracked(), more)}</li> }
        });
        view! { <ul>{rows}{more}</ul> }
    };
    view! {
        <Show when=move || is_any.get()>
            <section class="preview-group" data-testid="table-kept-out">
                <h3>{app.say(tables::OUT)}</h3>
                <p class="hint">{app.say(tables::OUT_HINT)}</p>
                {listed}
                <div class="panel-deeds">
                    <button type="button" class="button" data-testid="table-rejected" on:click=download>
                        {app.say(tables::OUT_DOWNLOAD)}
                    </button>
                </div>
            </section>
        </Show>
    }
}
