//! The columns of a table: their names, a few of their cells, and the field each goes to.

use leptos::prelude::*;

use super::{Looking, worded};
use crate::{
    i18n::tables,
    session::files::table::{Column, Target},
    ui::app::{App, use_app},
};

#[component]
pub fn Columns(looking: Looking) -> impl IntoView {
    let app = use_app();
    // Drawn anew when the file is read anew, and at no other time.
    let rows = move || {
        let columns = looking.arrived.with(|arrived| arrived.columns());
        columns.into_iter().enumerate().map(|(at, column)| row(app, looking, at, column)).collect_view()
    };
    view! {
        <section class="preview-group">
            <h3>{app.say(tables::COLUMNS)}</h3>
            <ul class="table-columns">{rows}</ul>
        </section>
    }
}

fn row(app: App, looking: Looking, at: usize, column: Column) -> impl IntoView {
    let name = if column.name.is_empty() { app.say(tables::NAMELESS).to_owned() } else { column.name };
    let samples = if column.samples.is_empty() {
        app.say(tables::NO_CELLS).to_owned()
    } else {
        column.samples.iter().map(|sample| shortened(sample)).collect::<Vec<_>>().join(" · ")
    };
    let target = Memo::new(move |_| looking.mapping.with(|mapping| mapping.target(at)));
    let choose = move |event| {
        if let Some(target) = Target::from_key(&event_target_value(&event)) {
            looking.mapping.update(|mapping| {
                mapping.targets.iter_mut().skip(at).take(1).for_each(|known| *known = target);
                // Another column of dates or numbers may say more about how they are written.
                mapping.formats = looking.arrived.with_untracked(|arrived| arrived.formats(&mapping.targets));
            });
        }
    };
    let option = |target: Target| {
        view! { <option value=target.key()>{app.say(worded::target(target))}</option> }
    };
    let label = name.clone();
    view! {
        <li class="table-column" data-column=at.to_string()
            data-left=move || (target.get() == Target::Leave).then_some("yes")>
            <p class="table-column-name">
                {name}
                <span class="table-samples">{samples}</span>
            </p>
            <select class="input" name=format!("column-{at}") aria-label=label
                prop:value=move || target.get().key() on:change=choose>
                {Target::all().map(option).collect_view()}
            </select>
        </li>
    }
}

/// The beginning of a long cell says what it is.
fn shortened(sample: &str) -> String {
    let mut letters = sample.chars();
    let beginning: String = letters.by_ref().take(40).collect();
    if letters.next().is_some() { format!("{beginning}…") } else { beginning }
}
