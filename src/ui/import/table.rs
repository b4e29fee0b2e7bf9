//! A table of another program: how it is written, what its columns hold, who is known already; looked at, set right,
//! and then taken over as one change.

mod columns;
mod options;
mod rows;
pub mod worded;

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    Import,
    planned::{Planned, planned},
};
use crate::{
    commands::IfKnown,
    domain::ids::TeamId,
    i18n::{Words, common, data, format, tables},
    platform::storage,
    session::files::{
        Destination, Refusal, Unusable,
        table::{Arrived, Asked, Counts, Mapping, Plan, TablePlanning, Wish, Written},
    },
    ui::{
        app::{App, use_app},
        widgets::{
            sheet::{Sheet, Size},
            waiting::Waiting,
        },
    },
};
use columns::Columns;
use options::{ReadingFields, WishFields};
use rows::{FirstRows, KeptOut};

/// A file that is a table, as it came in and as it was first understood.
#[derive(Clone, Debug)]
pub struct TableFile {
    name: String,
    bytes: Arc<Vec<u8>>,
    arrived: Arc<Arrived>,
    asked: Asked,
    plan: Arc<Plan>,
}

impl TableFile {
    /// `told` hears how many per cent of it are understood.
    ///
    /// # Errors
    /// Why it is no table.
    pub async fn read(
        app: App,
        name: String,
        bytes: Vec<u8>,
        team: TeamId,
        told: impl Fn(usize),
    ) -> Result<Self, Unusable> {
        let arrived = Arc::new(Arrived::open(&name, &bytes, Written::default())?);
        let mapping = arrived.mapping(remembered(&arrived).as_deref());
        let wish = app.look(|workspace, _| arrived.usual_wish(workspace, &mapping));
        let into = Destination { team, fresh: app.fresh(), now: app.now() };
        let asked = Asked { mapping, wish, into };
        let planning = planning(app, &arrived, asked.clone());
        let plan = Arc::new(planned(planning, told).await);
        Ok(Self { name, bytes: Arc::new(bytes), arrived, asked, plan })
    }
}

fn planning(app: App, arrived: &Arc<Arrived>, asked: Asked) -> TablePlanning {
    let here = app.look(|workspace, _| workspace.clone());
    TablePlanning::begin(Arc::clone(arrived), here, asked)
}

/// The handle of the table that is being looked at.
#[derive(Clone, Copy)]
pub struct Looking {
    import: Import,
    file: StoredValue<TableFile>,
    /// The latest reading of it, shared with whoever draws it.
    arrived: RwSignal<Arc<Arrived>>,
    mapping: RwSignal<Mapping>,
    wish: RwSignal<Wish>,
    /// What would come of that.
    planned: Planned<Plan>,
}

impl Looking {
    fn at(import: Import, file: TableFile) -> Self {
        let looking = Self {
            import,
            arrived: RwSignal::new(Arc::clone(&file.arrived)),
            mapping: RwSignal::new(file.asked.mapping.clone()),
            wish: RwSignal::new(file.asked.wish),
            planned: Planned::new(import, Arc::clone(&file.plan)),
            file: StoredValue::new(file),
        };
        let changed = move || {
            import.app.track();
            looking.arrived.track();
            looking.mapping.track();
            looking.wish.track();
        };
        // The first is made by now.
        Effect::watch(changed, move |(), _, _| looking.plan_anew(), false);
        looking
    }

    /// Reads the file again, as somebody says it is written.
    fn read_as(self, written: Written) {
        let app = self.import.app;
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
                app.problem(super::worded::refusal(app.locale.get_untracked(), &refusal));
            }
        }
    }

    /// Whenever something about it is set right, or the workspace changes.
    fn plan_anew(self) {
        let app = self.import.app;
        let (mapping, wish) = (self.mapping.get_untracked(), self.wish.get_untracked());
        let into = self.file.with_value(|file| Destination { now: app.now(), ..file.asked.into });
        let asked = Asked { mapping, wish, into };
        self.planned.anew(planning(app, &self.arrived.get_untracked(), asked));
    }

    fn take_over(self) {
        let locale = self.import.app.locale.get_untracked();
        let plan = self.planned.plan.get_untracked();
        let kept = self.mapping.with_untracked(Mapping::kept);
        let choice = self.arrived.with_untracked(|arrived| choice(arrived));
        let told = data::imported(locale, plan.counts.new, plan.counts.filled);
        self.import.bring_in(plan.brought.clone(), told, move || storage::choose(&choice, &kept));
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
    let app = use_app();
    let looking = Looking::at(import, file);
    let plan = looking.planned.plan;
    let count = move |of: fn(Counts) -> usize| move || plan.with(|plan| of(plan.counts)).to_string();
    let written = move || plan.with(|plan| plan.counts.new + plan.counts.filled);
    let foot = move || {
        view! {
            <Waiting progress=looking.planned.work testid="table-planning" words=data::preview::COMPARING/>
            <Waiting progress=import.taking testid="import-taking" words=data::preview::TAKING/>
            <button type="button" class="button" data-testid="table-cancel" on:click=move |_| import.dismiss()>
                {app.say(common::CANCEL)}
            </button>
            <button type="button" class="button" data-look="main" data-testid="table-confirm"
                disabled=move || written() == 0 || looking.planned.is_busy() on:click=move |_| looking.take_over()>
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
            <Figures looking/>
            <p class="hint">{app.say(tables::HINT)}</p>
            <div class="table-settings">
                <ReadingFields looking/>
                <WishFields looking/>
            </div>
            <Columns looking/>
            <FirstRows looking/>
            <KeptOut looking/>
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
fn Figures(looking: Looking) -> impl IntoView {
    let plan = looking.planned.plan;
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
