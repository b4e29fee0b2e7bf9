//! Criteria of which some are enough: "at least two of three".

use leptos::{ev, prelude::*};

use super::{
    GateWork,
    row::{Below, RowDeeds, followed},
    worded,
};
use crate::{
    domain::{criterion::CriterionKind, ids::CriterionId},
    i18n::playbook::{self, criteria},
    queries::playbook::CriterionView,
    ui::playbook::{
        drafting::{Complaint, Editing, Place, Problem},
        inputs::{FormDeeds, Line, SavedLine, on_escape},
    },
};

/// How many of a group must hold: what was typed, or the sentence that says what can be.
fn needed(editing: Editing, typed: &str, of: usize) -> Result<u8, Problem> {
    let number = typed.trim().parse::<u8>().ok().filter(|number| *number > 0 && usize::from(*number) <= of);
    number.ok_or_else(|| Problem::Worded(criteria::not_enough(editing.app.locale.get_untracked(), of)))
}

/// In place of the handle while a group is being made. Groups go into no group.
#[component]
pub fn PutInGroup(work: GateWork, id: CriterionId, named: Signal<String>, can: bool) -> impl IntoView {
    let app = work.editing.app;
    let flip = move |_| {
        work.chosen.update(|chosen| match chosen.iter().position(|known| *known == id) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(id),
        });
    };
    let says =
        move || named.with(|named| playbook::on_stage(app.locale.get_untracked(), criteria::IN_GROUP, named));
    view! {
        <label class="check">
            <input type="checkbox" name="in_group" disabled=!can aria-label=says
                prop:checked=move || work.chosen.with(|chosen| chosen.contains(&id)) on:change=flip/>
        </label>
    }
}

#[component]
pub fn Grouping(work: GateWork) -> impl IntoView {
    let GateWork { editing, chosen, .. } = work;
    let enough = RwSignal::new("1".to_owned());
    let place = Place::Group(editing.stage);
    let group = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let ids = chosen.get_untracked();
        if ids.len() < 2 {
            editing.drafting.complain(place, Problem::Typed(criteria::CHOOSE_TWO));
            return;
        }
        match needed(editing, &enough.get_untracked(), ids.len()) {
            Ok(needed) => {
                if editing.regate(place, editing.gate().grouped(&ids, editing.app.fresh(), needed)) {
                    work.end();
                }
            }
            Err(problem) => editing.drafting.complain(place, problem),
        }
    };
    view! {
        <form class="ask" data-testid="grouping" on:submit=group on:keydown=on_escape(move || work.end())>
            <p class="hint">{editing.app.say(criteria::GROUP_HINT)}</p>
            <div class="inline-form">
                <Line label=criteria::ENOUGH name="enough" text=enough numeric=true/>
                <Complaint drafting=editing.drafting about=place/>
            </div>
            <FormDeeds send=criteria::GROUP_THESE on_cancel=move || work.end()/>
        </form>
    }
}

/// The criteria of a group, and how many of them are enough.
#[component]
pub fn GroupParts(work: GateWork, group: Memo<CriterionView>) -> impl IntoView {
    let editing = work.editing;
    let (drafting, id) = (editing.drafting, group.with_untracked(|group| group.criterion.id));
    let parts = Memo::new(move |_| group.with(|group| group.parts.clone()));
    let enough = move || {
        group.with(|group| match &group.criterion.kind {
            CriterionKind::AtLeast { needed, .. } => needed.to_string(),
            _ => String::new(),
        })
    };
    let place = Place::Criterion(editing.stage, Some(id));
    let save = move |typed: String| match needed(editing, &typed, parts.with_untracked(Vec::len)) {
        Ok(needed) => {
            editing.regate(place, editing.gate().needing(id, needed));
        }
        Err(problem) => drafting.complain(place, problem),
    };
    view! {
        <div class="parts">
            <SavedLine label=criteria::ENOUGH name="needed" numeric=true value=Signal::derive(enough)
                wrong=Signal::derive(move || drafting.is_wrong(place)) on_change=save>
                <Complaint drafting about=place/>
            </SavedLine>
            <ul>
                <For each=move || parts.get() key=|part| part.criterion.id let:part>
                    <Part work part/>
                </For>
            </ul>
        </div>
    }
}

#[component]
fn Part(work: GateWork, part: CriterionView) -> impl IntoView {
    let app = work.editing.app;
    let seen = followed(work, &part);
    let named = Signal::derive(move || seen.with(|seen| worded(app, seen)));
    view! {
        <li class="criterion" data-asks=part.criterion.id.to_string()>
            <div class="criterion-line">
                <span class="criterion-text">{named}</span>
                <div class="criterion-deeds"><RowDeeds work seen named/></div>
            </div>
            <Below work seen is_part=true/>
        </li>
    }
}
