//! A table of another program: how it is written, what its columns hold, who is known already; looked at, set right,
//! and then taken over as one change.

mod columns;
mod options;
mod rows;
pub mod worded;

use std::sync::Arc;

use leptos::prelude::*;

use super::Import;
use crate::{
    commands::IfKnown,
    domain::{
        ids::{LeadId, TeamId},
        rejection::Rejection,
    },
    i18n::{Words, common, data, format, rejections, tables},
    platform::{place, storage},
    session::files::{
        Refusal, Unusable,
        table::{Arrived, Counts, Mapping, Plan, Wish, Written},
    },
    ui::{
        app::{App, use_app},
        route::Route,
        widgets::sheet::{Sheet, Size},
    },
};
use columns::Columns;
use options::{ReadingFields, WishFields};
use rows::{FirstRows, KeptOut};

/// A file that is a table, as it came in.
#[derive(Clone, Debug, PartialEq)]
pub struct TableFile {
    name: String,
    bytes: Arc<Vec<u8>>,
    /// Who takes its new leads in.
    team: TeamId,
}

impl TableFile {
    /// # Errors
    /// Why it is no table.
    pub fn read(name: String, bytes: Vec<u8>, team: TeamId) -> Result<Self, Unusable> {
        Arrived::open(&name, &bytes, Written::default())?;
        Ok(Self { name, bytes: Arc::new(bytes), team })
    }
}

/// The handle of the table that is being looked at.
#[derive(Clone, Copy)]
pub struct Looking {
    app: App,
    file: StoredValue<TableFile>,
    /// The latest reading of it, shared with whoever draws it.
    arrived: RwSignal<Arc<Arrived>>,
    mapping: RwSignal<Mapping>,
    wish: RwSignal<Wish>,
    /// What the identities of new leads follow from.
    fresh: LeadId,
}

impl Looking {
    fn at(app: App, file: TableFile) -> Option<Self> {
        let arrived = Arrived::open(&file.name, &file.bytes, Written::default()).ok()?;
        let mapping = arrived.mapping(remembered(&arrived).as_deref());
        let wish = app.look(|workspace, _| arrived.usual_wish(workspace, &mapping));
        Some(Self {
            app,
            file: StoredValue::new(file),
            arrived: RwSignal::new(Arc::new(arrived)),
            mapping: RwSignal::new(mapping),
            wish: RwSignal::new(wish),
            fresh: app.fresh(),
        })
    }

    /// Reads the file again, as somebody says it is written.
    fn read_as(self, written: Written) {
        let read = self.file.with_value(|file| Arrived::open(&file.name, &file.bytes, written));
        match read {
            Ok(arrived) => {
                let mapping = arrived.mapping(remembered(&arrived).as_deref());
                self.arrived.set(Arc::new(arrived));
                self.mapping.set(mapping);
            }
            Err(why) => {
                let name = self.file.with_value(|file| file.name.clone());
                let refusal = Refusal { name, why: why.into() };
                self.app.problem(super::worded::refusal(self.app.locale.get_untracked(), &refusal));
            }
        }
    }

    /// Made anew whenever something about it is set right, or the workspace changes.
    fn plan(self) -> Memo<Arc<Plan>> {
        let plan = move |_: Option<&Arc<Plan>>| {
            self.app.track();
            let (arrived, mapping, wish) = (self.arrived.get(), self.mapping.get(), self.wish.get());
            let team = self.file.with_value(|file| file.team);
            Arc::new(
                self.app
                    .look(|workspace, now| arrived.plan(workspace, &mapping, wish, team, self.fresh, now)),
            )
        };
        // Comparing two plans takes longer than drawing one.
        Memo::new_with_compare(plan, |_, _| true)
    }

    /// Answers whether it was taken over.
    fn take_over(self, plan: &Plan) -> bool {
        let app = self.app;
        let cost = app.look(|workspace, now| plan.cost(workspace, now, place::measure()));
        if !app.room.get_untracked().takes_import(cost) {
            app.problem(rejections::rejection(app.locale.get_untracked(), &Rejection::NoRoom));
            return false;
        }
        let is_done = app.ask(plan.command.clone());
        if is_done {
            let kept = self.mapping.with_untracked(Mapping::kept);
            self.arrived.with_untracked(|arrived| storage::choose(&choice(arrived), &kept));
            let Counts { new, filled, .. } = plan.counts;
            app.go(Route::Board);
            // Whether it is saved as well, the light says when it knows.
            app.notify(data::imported(app.locale.get_untracked(), new, filled));
        }
        is_done
    }
}

/// Under what the columns of such a table are remembered in this browser.
fn choice(arrived: &Arrived) -> String {
    format!("table-{}", arrived.signature())
}

fn remembered(arrived: &Arrived) -> Option<String> {
    storage::chosen(&choice(arrived))
}

#[component]
pub fn TableSheet(import: Import, file: TableFile) -> impl IntoView {
    let looking = Looking::at(use_app(), file);
    // It was read once already, so there is something to look at.
    looking.map(|looking| view! { <Looked import looking/> })
}

#[component]
fn Looked(import: Import, looking: Looking) -> impl IntoView {
    let app = use_app();
    let plan = looking.plan();
    let count = move |of: fn(Counts) -> usize| move || plan.with(|plan| of(plan.counts)).to_string();
    let written = move || plan.with(|plan| plan.counts.new + plan.counts.filled);
    let confirm = move |_| {
        if looking.take_over(&plan.get_untracked()) {
            import.let_go();
        }
    };
    let foot = move || {
        view! {
            <button type="button" class="button" data-testid="table-cancel" on:click=move |_| import.dismiss()>
                {app.say(common::CANCEL)}
            </button>
            <button type="button" class="button" data-look="main" data-testid="table-confirm"
                disabled=move || written() == 0 on:click=confirm>
                {move || tables::confirm(app.locale.get_untracked(), written())}
            </button>
        }
    };
    view! {
        <Sheet title=app.say(tables::TITLE) testid="table-sheet" size=Size::Wide foot
            on_close=Callback::new(move |()| import.dismiss())
            attr:data-new=count(|counts| counts.new) attr:data-filled=count(|counts| counts.filled)
            attr:data-left=count(|counts| counts.left) attr:data-rejected=count(|counts| counts.rejected)>
            <What looking/>
            <Figures looking plan/>
            <p class="hint">{app.say(tables::HINT)}</p>
            <div class="table-settings">
                <ReadingFields looking/>
                <WishFields looking/>
            </div>
            <Columns looking/>
            <FirstRows looking plan/>
            <KeptOut looking plan/>
        </Sheet>
    }
}

/// The file's name, where it comes from, and how long it is.
#[component]
fn What(looking: Looking) -> impl IntoView {
    let app = use_app();
    let origin = move || {
        let known = looking.arrived.with(|arrived| arrived.origin);
        known.map(|origin| {
            let said = worded::origin(app.locale.get_untracked(), origin);
            view! { <span class="chip" data-tone="accent" data-testid="table-origin">{said}</span> }
        })
    };
    let rows = move || {
        tables::rows(app.locale.get_untracked(), looking.arrived.with(|arrived| arrived.rows().len()))
    };
    view! {
        <p class="table-what">
            <strong class="table-file">{looking.file.with_value(|file| file.name.clone())}</strong>
            <span class="hint figures">{rows}</span>
            {origin}
        </p>
    }
}

#[component]
fn Figures(looking: Looking, plan: Memo<Arc<Plan>>) -> impl IntoView {
    let filled = move || match looking.wish.get().if_known {
        IfKnown::Overwrite => tables::OVERWRITTEN,
        IfKnown::Fill | IfKnown::Skip | IfKnown::KeepBoth => tables::FILLED,
    };
    view! {
        <dl class="counts table-counts">
            <Figure words=|| tables::NEW count=move || plan.with(|plan| plan.counts.new)/>
            <Figure words=filled count=move || plan.with(|plan| plan.counts.filled)/>
            <Figure words=|| tables::LEFT count=move || plan.with(|plan| plan.counts.left)/>
            <Figure words=|| tables::REJECTED count=move || plan.with(|plan| plan.counts.rejected) tone="danger"/>
        </dl>
    }
}

#[component]
fn Figure(
    words: impl Fn() -> Words + Send + Sync + 'static,
    count: impl Fn() -> usize + Copy + Send + Sync + 'static,
    #[prop(optional)] tone: &'static str,
) -> impl IntoView {
    let app = use_app();
    view! {
        <div class="count" data-count=move || (count() == 0).then_some("none")
            data-tone=(!tone.is_empty()).then_some(tone)>
            <dt>{move || app.say(words())}</dt>
            <dd class="figures">{move || format::number(app.locale.get_untracked(), count() as u64)}</dd>
        </div>
    }
}
