//! One criterion of a gate: what it asks, whether it is required, and the ways to change it.

use leptos::{html, prelude::*};

use super::{
    Doing, GateWork,
    group::{GroupParts, PutInGroup},
    is_group, worded,
};
use crate::{
    domain::{criterion::CriterionKind, stage::TraitKey},
    i18n::{
        Words,
        playbook::{self, criteria},
    },
    queries::playbook::CriterionView,
    ui::{
        playbook::{
            criterion::CriterionForm,
            inputs::{Segments, focus_soon},
        },
        widgets::{
            icon::{Icon, Picture},
            sortable::{SortHandle, Sorting},
        },
    },
};

/// A criterion keeps its last look until its row is gone.
pub(super) fn followed(work: GateWork, first: &CriterionView) -> Memo<CriterionView> {
    let (id, first) = (first.criterion.id, first.clone());
    Memo::new(move |before: Option<&CriterionView>| {
        let now = work.editing.seen.with(|seen| seen.criterion(id).cloned());
        now.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
    })
}

#[component]
pub fn CriterionRow(work: GateWork, criterion: CriterionView, sorting: Sorting) -> impl IntoView {
    let app = work.editing.app;
    let id = criterion.criterion.id;
    let seen = followed(work, &criterion);
    let named = Signal::derive(move || seen.with(|seen| worded(app, seen)));
    let groups = is_group(&criterion);
    let is_advised = move || seen.with(|seen| seen.criterion.advised).then_some("advised");
    view! {
        <li class="criterion" data-asks=id.to_string() data-advised=is_advised>
            <div class="criterion-line">
                <Show
                    when=move || work.is(Doing::Grouping)
                    fallback=move || view! { <SortHandle sorting named/> }
                >
                    <PutInGroup work id named can=!groups/>
                </Show>
                <span class="criterion-text">{named}</span>
                <div class="criterion-deeds">
                    <Weight work seen/>
                    <RowDeeds work seen named/>
                </div>
            </div>
            {groups.then(|| view! { <GroupParts work group=seen/> })}
            <Below work seen is_part=false/>
        </li>
    }
}

/// What opens below the row.
#[component]
pub(super) fn Below(work: GateWork, seen: Memo<CriterionView>, is_part: bool) -> impl IntoView {
    let id = seen.with_untracked(|seen| seen.criterion.id);
    move || match work.doing.get() {
        Doing::Editing(edited) if edited == id => {
            let (editing, criterion) = (work.editing, Some(seen.get_untracked()));
            let on_end = Callback::new(move |()| work.start(Doing::Nothing));
            Some(view! { <CriterionForm editing criterion is_part on_end/> }.into_any())
        }
        Doing::Removing(removed) if removed == id => Some(view! { <Knowingly work seen/> }.into_any()),
        _ => None,
    }
}

/// Required to enter, or only advised.
#[component]
fn Weight(work: GateWork, seen: Memo<CriterionView>) -> impl IntoView {
    let editing = work.editing;
    let advised = Memo::new(move |_| seen.with(|seen| seen.criterion.advised));
    let choose = move |advised: bool| {
        let id = seen.with_untracked(|seen| seen.criterion.id);
        editing.regate(editing.place(TraitKey::Gate), editing.gate().advising(id, advised));
    };
    let options = vec![("required", criteria::REQUIRED, false), ("advised", criteria::ADVISED, true)];
    view! { <Segments label=editing.app.say(criteria::WEIGHT) options chosen=advised choose/> }
}

#[component]
pub(super) fn RowDeeds(work: GateWork, seen: Memo<CriterionView>, named: Signal<String>) -> impl IntoView {
    let app = work.editing.app;
    let (id, kind) = seen.with_untracked(|seen| (seen.criterion.id, seen.criterion.kind.clone()));
    let edit_button = NodeRef::<html::Button>::new();
    let edit = move |_| work.toggle(Doing::Editing(id));
    let is_unreadable = matches!(kind, CriterionKind::Unreadable(_));
    let remove = move |_| if is_unreadable { work.toggle(Doing::Removing(id)) } else { work.remove(id) };
    let ungroup = move |_| {
        let editing = work.editing;
        if editing.regate(editing.place(TraitKey::Gate), editing.gate().ungrouped(id)) {
            work.end();
        }
    };
    let can_edit = !is_unreadable && !matches!(kind, CriterionKind::AtLeast { .. });
    let says = move |words: Words| {
        move || named.with(|named| playbook::on_stage(app.locale.get_untracked(), words, named))
    };
    // Whoever leaves the form by the keyboard goes on from here.
    Effect::new(move |was: Option<bool>| {
        let is = work.is(Doing::Editing(id));
        // Unless something else was opened, which has the focus then.
        if was == Some(true) && work.is(Doing::Nothing) {
            focus_soon(edit_button);
        }
        is
    });
    view! {
        {can_edit.then(|| view! {
            <button type="button" class="button" data-look="icon" data-testid="edit-criterion" node_ref=edit_button
                title=app.say(criteria::EDIT_CRITERION) aria-label=says(criteria::EDIT_CRITERION)
                aria-expanded=move || work.is(Doing::Editing(id)).to_string() on:click=edit>
                <Picture icon=Icon::Pencil size=18/>
            </button>
        })}
        {matches!(kind, CriterionKind::AtLeast { .. }).then(|| view! {
            <button type="button" class="button" data-look="quiet" data-testid="ungroup" on:click=ungroup>
                {app.say(criteria::UNGROUP)}
            </button>
        })}
        <button type="button" class="button" data-look="icon" data-testid="remove-criterion"
            title=app.say(criteria::REMOVE_CRITERION) aria-label=says(criteria::REMOVE_CRITERION) on:click=remove>
            <Picture icon=Icon::Trash size=18/>
        </button>
    }
}

/// What this version cannot judge is removed only by whoever knows what that means.
#[component]
fn Knowingly(work: GateWork, seen: Memo<CriterionView>) -> impl IntoView {
    let app = work.editing.app;
    let remove = move |_| work.remove(seen.with_untracked(|seen| seen.criterion.id));
    view! {
        <div class="ask" role="alert" data-testid="knowingly">
            <p>{app.say(criteria::KEPT)}</p>
            <div class="ask-deeds">
                <button type="button" class="button" data-look="danger" on:click=remove>
                    {app.say(criteria::REMOVE_KNOWINGLY)}
                </button>
                <button type="button" class="button" on:click=move |_| work.end()>{app.say(criteria::KEEP)}</button>
            </div>
        </div>
    }
}
