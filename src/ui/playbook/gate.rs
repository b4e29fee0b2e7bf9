//! What it takes to enter a stage: its criteria, in order, to be added, edited, grouped, moved and removed.

mod group;
mod row;
mod template;

use leptos::{html, prelude::*};

use super::{
    criterion::CriterionForm,
    drafting::{Complaint, Editing},
    inputs::focus_soon,
};
use crate::{
    domain::{criterion::CriterionKind, ids::CriterionId, stage::TraitKey},
    i18n::{
        Words, gate as gate_words,
        playbook::{self, criteria},
    },
    queries::playbook::CriterionView,
    ui::{
        app::App,
        widgets::{
            icon::{Icon, Picture},
            sortable::{Put, SortableList, Sorting},
        },
    },
};
use group::Grouping;
use row::CriterionRow;
use template::TemplateForm;

/// What is being done with one gate; one thing at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Nothing,
    Adding,
    Template,
    Grouping,
    Editing(CriterionId),
    /// Something that this version cannot judge, which may matter to others.
    Removing(CriterionId),
}

#[derive(Clone, Copy)]
struct GateWork {
    editing: Editing,
    doing: RwSignal<Doing>,
    /// What goes into the group.
    chosen: RwSignal<Vec<CriterionId>>,
    /// Where the focus goes when something has ended whose own button may be gone.
    add: NodeRef<html::Button>,
}

impl GateWork {
    fn is(self, doing: Doing) -> bool {
        self.doing.get() == doing
    }

    fn start(self, doing: Doing) {
        self.editing.drafting.forget();
        self.chosen.set(Vec::new());
        self.doing.set(doing);
    }

    /// Pressing what is open closes it.
    fn toggle(self, doing: Doing) {
        self.start(if self.doing.get_untracked() == doing { Doing::Nothing } else { doing });
    }

    fn end(self) {
        self.start(Doing::Nothing);
        focus_soon(self.add);
    }

    fn remove(self, id: CriterionId) {
        let place = self.editing.place(TraitKey::Gate);
        if self.editing.regate(place, self.editing.gate().without(id)) {
            self.end();
        }
    }
}

/// What a criterion asks, in the language of the screen.
fn worded(app: App, seen: &CriterionView) -> String {
    gate_words::criterion(app.locale.get_untracked(), &seen.criterion.kind, seen.question.as_ref())
}

fn is_group(seen: &CriterionView) -> bool {
    matches!(seen.criterion.kind, CriterionKind::AtLeast { .. })
}

#[component]
pub fn GateEditor(editing: Editing) -> impl IntoView {
    let Editing { app, seen, .. } = editing;
    let work = GateWork {
        editing,
        doing: RwSignal::new(Doing::Nothing),
        chosen: RwSignal::new(Vec::new()),
        add: NodeRef::new(),
    };
    let gate = Memo::new(move |_| seen.with(|seen| seen.gate.clone()));
    let sorting = Sorting::new(move |put| put_criterion(work, put));
    let hint = move || if gate.with(Vec::is_empty) { criteria::NO_GATE } else { criteria::GATE_HINT };
    view! {
        <section class="group gate-editor" data-testid="gate-editor">
            <h3>{app.say(criteria::GATE)}</h3>
            <p class="hint">{move || app.say(hint())}</p>
            <SortableList sorting class="criteria">
                <For each=move || gate.get() key=|seen| (seen.criterion.id, is_group(seen)) let:criterion>
                    <CriterionRow work criterion sorting/>
                </For>
            </SortableList>
            <Complaint drafting=editing.drafting about=editing.place(TraitKey::Gate)/>
            <Deeds work gate/>
            {move || match work.doing.get() {
                Doing::Adding => Some(view! {
                    <CriterionForm editing criterion=None is_part=false on_end=Callback::new(move |()| work.end())/>
                }.into_any()),
                Doing::Template => Some(view! { <TemplateForm work/> }.into_any()),
                Doing::Grouping => Some(view! { <Grouping work/> }.into_any()),
                Doing::Nothing | Doing::Editing(_) | Doing::Removing(_) => None,
            }}
        </section>
    }
}

fn put_criterion(work: GateWork, Put { from, to }: Put) -> bool {
    let editing = work.editing;
    let done = editing.regate(editing.place(TraitKey::Gate), editing.gate().moved(from, to));
    if done {
        let gate = editing.seen.with_untracked(|seen| seen.gate.clone());
        if let Some(moved) = gate.get(to) {
            let (app, says) = (editing.app, worded(editing.app, moved));
            app.announce(playbook::position(app.locale.get_untracked(), &says, to + 1, gate.len()));
        }
    }
    done
}

#[component]
fn Deeds(work: GateWork, gate: Memo<Vec<CriterionView>>) -> impl IntoView {
    let app = work.editing.app;
    let button = move |doing: Doing, key: &'static str, words: Words| {
        view! {
            <button type="button" class="button" data-look="quiet" data-testid=key
                aria-expanded=move || work.is(doing).to_string() on:click=move |_| work.toggle(doing)>
                {app.say(words)}
            </button>
        }
    };
    let can_group =
        Memo::new(move |_| gate.with(|gate| gate.iter().filter(|seen| !is_group(seen)).count() > 1));
    view! {
        <div class="gate-deeds">
            <button type="button" class="button" data-testid="add-criterion" node_ref=work.add
                aria-expanded=move || work.is(Doing::Adding).to_string() on:click=move |_| work.toggle(Doing::Adding)>
                <Picture icon=Icon::Plus size=18/>
                {app.say(criteria::ADD_CRITERION)}
            </button>
            {button(Doing::Template, "add-template", criteria::TEMPLATE)}
            <Show when=move || can_group.get()>
                {button(Doing::Grouping, "group", criteria::GROUP)}
            </Show>
        </div>
    }
}
