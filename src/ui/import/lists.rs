//! The preview's lists: which values differ, who is new, what changes, who goes, and what could not be read. Their rows
//! are made forty at a time.

use leptos::prelude::*;

use super::{
    Import,
    conflicts::{ConflictRow, Conflicts},
    worded,
};
use crate::{
    domain::ids::{LeadId, TeamId},
    i18n::{Words, data, guests},
    queries::{
        guests::{OtherStage, OtherTeam, mapping},
        lead_sheet::{Happening, Incoming, incoming},
    },
    session::files::{Part, PreviewView, Row},
    ui::app::use_app,
};

/// More at a time nobody reads.
const STEP: usize = 40;

#[component]
pub fn Lists(import: Import, seen: PreviewView) -> impl IntoView {
    let app = use_app();
    let locale = app.locale.get_untracked();
    let removed_here = (seen.removed_here > 0)
        .then(|| view! { <p class="hint">{data::removed_here(locale, seen.removed_here)}</p> });
    let unreadable = (seen.rejected > 0).then(|| {
        view! { <p class="problem" data-testid="problem">{data::unreadable(locale, seen.rejected)}</p> }
    });
    let namesakes: Vec<String> = seen
        .new_teams
        .iter()
        .filter(|team| team.has_namesake)
        .map(|team| data::preview::namesake(locale, &team.name))
        .collect();
    let new_teams = seen.new_teams.iter().map(|team| team.name.clone()).collect();
    let coming = seen.new_teams.iter().map(|team| team.team).collect();
    view! {
        {unreadable}
        {removed_here}
        <Names words=data::preview::ARCHIVED_TEAMS names=seen.archived_teams/>
        <Names words=data::NEW_TEAMS names=new_teams hints=namesakes/>
        <Alike import coming/>
        <Names words=data::CHANGED_TEAMS names=seen.changed_teams/>
        <Group import part=Part::Conflicts words=data::CONFLICTS/>
        <Group import part=Part::Erased words=data::ERASED_LEADS/>
        <Group import part=Part::Unplaced words=data::preview::UNPLACED hint=data::preview::UNPLACED_HINT/>
        <Group import part=Part::Changed words=data::CHANGED_LEADS/>
        <Group import part=Part::New words=data::NEW_LEADS/>
        <Group import part=Part::Rejected words=data::REJECTED/>
    }
}

/// Few enough to be named at once.
#[component]
fn Names(words: Words, names: Vec<String>, #[prop(optional)] hints: Vec<String>) -> impl IntoView {
    let app = use_app();
    (!names.is_empty()).then(|| {
        let rows = names.into_iter().map(|name| view! { <li class="preview-row">{name}</li> }).collect_view();
        let hint = |hint| view! { <p class="hint" data-testid="namesake">{hint}</p> };
        view! {
            <section class="preview-group">
                <h3>{app.say(words)}</h3>
                <ul>{rows}</ul>
                {hints.into_iter().map(hint).collect_view()}
            </section>
        }
    })
}

/// The stages of teams that come along, each with the one here that is like it.
#[component]
fn Alike(import: Import, coming: Vec<TeamId>) -> impl IntoView {
    let app = use_app();
    let locale = app.locale.get_untracked();
    let own = untrack(|| app.team());
    let known = own.and_then(|team| import.preview(|preview| mapping(&preview.joined, team)).flatten());
    known.filter(|_| !coming.is_empty()).map(|known| {
        let line = |stage: &OtherStage| {
            let own = stage.offered.and_then(|stage| known.name_of(stage)).map(|name| name.text(locale));
            view! { <li>{guests::alike(locale, stage.name.text(locale), stage.leads, own)}</li> }
        };
        let team = |other: &OtherTeam| {
            let lines = other.stages.iter().map(line).collect_view();
            view! {
                <details class="gate-more" data-testid="stages-alike">
                    <summary><span>{guests::stages_of(locale, &other.name)}</span></summary>
                    <ul class="preview-lines">{lines}</ul>
                </details>
            }
        };
        let teams = known.others.iter().filter(|other| coming.contains(&other.team));
        view! {
            <div class="preview-row">
                <p class="hint">{app.say(guests::LATER)}</p>
                {teams.map(team).collect_view()}
            </div>
        }
    })
}

/// A headed list; an empty one does not show.
#[component]
fn Group(import: Import, part: Part, words: Words, #[prop(optional)] hint: Option<Words>) -> impl IntoView {
    let app = use_app();
    let is_empty = import.preview(|preview| preview.count(part) == 0) != Some(false);
    (!is_empty).then(|| {
        let rows = match part {
            Part::Conflicts => view! { <Conflicts import/> }.into_any(),
            _ => view! { <Rows import part/> }.into_any(),
        };
        view! {
            <section class="preview-group" data-part=key(part)>
                <h3>{app.say(words)}</h3>
                {hint.map(|hint| view! { <p class="hint">{app.say(hint)}</p> })}
                {rows}
            </section>
        }
    })
}

/// The rows of a list, and a button for more of them.
#[component]
pub fn Rows(import: Import, part: Part) -> impl IntoView {
    let app = use_app();
    let count = import.preview(|preview| preview.count(part)).unwrap_or_default();
    let steps = RwSignal::new(1_usize);
    let rows = move |step: usize| {
        let range = step * STEP..(step + 1) * STEP;
        let rows = import.preview(|preview| preview.rows(part, range)).unwrap_or_default();
        rows.into_iter().map(|found| row(import, found)).collect_view()
    };
    let left = move || count.saturating_sub(steps.get() * STEP);
    let more = move || data::preview::show_more(app.locale.get_untracked(), left().min(STEP), left());
    view! {
        <ul class="preview-rows">
            <For each=move || 0..steps.get() key=|step| *step children=rows/>
        </ul>
        <Show when=move || left() != 0>
            <button type="button" class="button preview-more" data-testid="show-more"
                on:click=move |_| steps.update(|steps| *steps += 1)>
                {more}
            </button>
        </Show>
    }
}

fn row(import: Import, row: Row) -> AnyView {
    let app = use_app();
    match row {
        Row::Lead { name, company } => view! {
            <li class="preview-row">{name}" "<span class="preview-detail">{company}</span></li>
        }
        .into_any(),
        Row::Changed { lead, name, changes } => {
            let what = worded::changes(app.locale.get_untracked(), &changes);
            view! { <ChangedRow import lead name what/> }.into_any()
        }
        Row::Conflict(conflict) => view! { <ConflictRow import conflict/> }.into_any(),
        Row::Rejected { excerpt, flaw } => view! {
            <li class="preview-row">
                <span class="preview-detail" data-testid="flaw">{app.say(worded::flaw(flaw))}</span>
                <code class="excerpt">{excerpt}</code>
            </li>
        }
        .into_any(),
    }
}

/// Folded until somebody wants to know more; only then is it found out.
#[component]
fn ChangedRow(import: Import, lead: LeadId, name: String, what: String) -> impl IntoView {
    let app = use_app();
    let open = RwSignal::new(false);
    let lines = move || {
        let lines = import.preview(|preview| app.look(|here, _| incoming(here, &preview.joined, lead)));
        let (locale, now) = (app.locale.get_untracked(), app.now());
        let decided = |field| import.preview(|preview| preview.is_in_conflict(lead, field)) == Some(true);
        let line = |line: Incoming| {
            let text = match line {
                Incoming::Happened(Happening::Field { field, .. }) if decided(field) => {
                    data::preview::as_chosen(locale, field)
                }
                line => data::preview::incoming(locale, &line, now),
            };
            view! { <li>{text}</li> }
        };
        lines.unwrap_or_default().into_iter().map(line).collect_view()
    };
    view! {
        <li class="preview-row">
            <details class="gate-more" data-testid="changed-lead" data-of=lead.to_string()
                on:toggle=move |_| open.set(true)>
                <summary><span>{name}" "<span class="preview-detail">{what}</span></span></summary>
                {move || open.get().then(|| view! { <ul class="preview-lines">{lines()}</ul> })}
            </details>
        </li>
    }
}

fn key(part: Part) -> &'static str {
    match part {
        Part::Conflicts => "conflicts",
        Part::New => "new",
        Part::Changed => "changed",
        Part::Erased => "erased",
        Part::Unplaced => "unplaced",
        Part::Ahead => "ahead",
        Part::Rejected => "rejected",
    }
}
