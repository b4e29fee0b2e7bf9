//! The preview's lists: who is new, what changes, which values differ, who goes, and what could not be read.

use leptos::prelude::*;

use super::worded;
use crate::{
    commands::ImportedChange,
    domain::field::Fact,
    i18n::{Words, data, fields, format},
    session::files::{ConflictView, Listed, PreviewView},
    ui::app::{App, use_app},
};

#[component]
pub fn Lists(seen: PreviewView) -> impl IntoView {
    let app = use_app();
    let PreviewView { new, changed, conflicts, erased, rejected, new_teams, changed_teams, .. } = seen;
    let removed_here = (seen.removed_here > 0).then(|| {
        view! { <p class="hint">{move || data::removed_here(app.locale.get_untracked(), seen.removed_here)}</p> }
    });
    let unreadable = (seen.rejected_count > 0).then(|| {
        view! {
            <p class="problem" data-testid="problem">
                {move || data::unreadable(app.locale.get_untracked(), seen.rejected_count)}
            </p>
        }
    });
    view! {
        {unreadable}
        {removed_here}
        <Names words=data::NEW_TEAMS names=whole(new_teams)/>
        <Names words=data::CHANGED_TEAMS names=whole(changed_teams)/>
        {group(app, data::CONFLICTS, Some(data::CONFLICTS_HINT), conflicts, move |conflict| conflict_row(app, conflict))}
        {group(app, data::NEW_LEADS, None, new, new_row)}
        {group(app, data::CHANGED_LEADS, None, changed, move |row| changed_row(app, row))}
        <Names words=data::ERASED_LEADS names=erased/>
        {group(app, data::REJECTED, None, rejected, rejected_row)}
    }
}

fn whole(shown: Vec<String>) -> Listed<String> {
    Listed { shown, more: 0 }
}

#[component]
fn Names(words: Words, names: Listed<String>) -> impl IntoView {
    group(use_app(), words, None, names, |name| view! { <li class="preview-row">{name}</li> }.into_any())
}

/// A headed list; an empty one does not show.
fn group<T>(
    app: App,
    words: Words,
    hint: Option<Words>,
    list: Listed<T>,
    row: impl Fn(T) -> AnyView,
) -> Option<AnyView> {
    if list.shown.is_empty() {
        return None;
    }
    let rows = list.shown.into_iter().map(row).collect_view();
    let hint = hint.map(|hint| view! { <p class="hint">{app.say(hint)}</p> });
    let more = (list.more > 0).then(|| {
        view! { <li class="preview-row" data-more>{move || data::more(app.locale.get_untracked(), list.more)}</li> }
    });
    Some(
        view! {
            <section class="preview-group">
                <h3>{app.say(words)}</h3>
                {hint}
                <ul>{rows}{more}</ul>
            </section>
        }
        .into_any(),
    )
}

fn new_row((name, company): (String, String)) -> AnyView {
    view! {
        <li class="preview-row">
            {name}" "<span class="preview-detail">{company}</span>
        </li>
    }
    .into_any()
}

fn changed_row(app: App, (name, changes): (String, Vec<ImportedChange>)) -> AnyView {
    let what = move || worded::changes(app.locale.get_untracked(), &changes);
    view! {
        <li class="preview-row">
            {name}" "<span class="preview-detail">{what}</span>
        </li>
    }
    .into_any()
}

fn rejected_row(excerpt: String) -> AnyView {
    view! { <li class="preview-row"><code class="excerpt">{excerpt}</code></li> }.into_any()
}

fn conflict_row(app: App, conflict: ConflictView) -> AnyView {
    let ConflictView { lead, field, here, there, theirs_wins } = conflict;
    view! {
        <li class="conflict">
            <p>{lead}" "<span class="preview-detail">{app.say(fields::field(field))}</span></p>
            {value(app, data::HERE, here, !theirs_wins)}
            {value(app, data::THERE, there, theirs_wins)}
        </li>
    }
    .into_any()
}

/// One side of a conflict.
fn value(app: App, side: Words, fact: Option<Fact>, wins: bool) -> impl IntoView {
    let text = move || match &fact {
        Some(fact) => format::fact(app.locale.get_untracked(), fact, app.now()),
        None => app.say(data::NO_VALUE).to_owned(),
    };
    let badge = wins.then(|| view! { <span class="chip" data-tone="accent">{app.say(data::WINS)}</span> });
    view! {
        <p class="conflict-value" data-wins=wins.then_some("yes")>
            <span class="preview-detail">{app.say(side)}</span>
            <span class="conflict-text">{text}</span>
            {badge}
        </p>
    }
}
