//! A table of another program: how it is written, what its columns hold, who is known already; looked at, set right,
//! and then taken over as one change.

mod columns;
mod options;
mod rows;
pub mod worded;

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::Import;
use crate::{
    commands::IfKnown,
    domain::ids::TeamId,
    i18n::{Words, common, data, format, tables},
    platform::{storage, turn},
    session::files::{
        Refusal, Unusable,
        table::{Arrived, Asked, Counts, Mapping, Plan, Planning, Wish, Written},
    },
    ui::{
        app::{App, use_app},
        widgets::{
            sheet::{Sheet, Size},
            waiting::{Progress, Waiting},
        },
    },
};
use columns::Columns;
use options::{ReadingFields, WishFields};
use rows::{FirstRows, KeptOut};

/// So much is done about the rows of a table before the page breathes: a frame or two on a desk.
const AT_ONCE: usize = 2_000;

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
        let asked = Asked { mapping, wish, team, fresh: app.fresh(), now: app.now() };
        let plan = planned(app, &arrived, asked.clone(), told).await;
        Ok(Self { name, bytes: Arc::new(bytes), arrived, asked, plan: Arc::new(plan) })
    }
}

/// What would come of a table, with a breath now and then.
async fn planned(app: App, arrived: &Arc<Arrived>, asked: Asked, told: impl Fn(usize)) -> Plan {
    let here = app.look(|workspace, _| workspace.clone());
    let mut planning = Planning::begin(Arc::clone(arrived), here, asked);
    while let Some(share) = planning.go_on(AT_ONCE) {
        told(share);
        turn::breath().await;
    }
    planning.end()
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
    plan: RwSignal<Arc<Plan>>,
    /// A plan is being made, the latest of so many.
    planning: Progress,
    plans: StoredValue<usize>,
}

impl Looking {
    fn at(import: Import, file: TableFile) -> Self {
        let looking = Self {
            import,
            arrived: RwSignal::new(Arc::clone(&file.arrived)),
            mapping: RwSignal::new(file.asked.mapping.clone()),
            wish: RwSignal::new(file.asked.wish),
            plan: RwSignal::new(Arc::clone(&file.plan)),
            file: StoredValue::new(file),
            planning: Progress::default(),
            plans: StoredValue::default(),
        };
        let changed = move || {
            import.app.track();
            looking.arrived.track();
            looking.mapping.track();
            looking.wish.track();
        };
        // The first is made by now.
        Effect::watch(changed, move |(), _, _| looking.plan_anew(), false);
        looking.pack();
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
        let asked =
            self.file.with_value(|file| Asked { mapping, wish, now: app.now(), ..file.asked.clone() });
        let arrived = self.arrived.get_untracked();
        let which = self.plans.get_value() + 1;
        self.plans.set_value(which);
        self.planning.tell(0);
        spawn_local(async move {
            let is_latest = move || self.plans.try_get_value() == Some(which);
            let told = move |share| {
                if is_latest() {
                    self.planning.tell(share);
                }
            };
            let plan = planned(app, &arrived, asked, told).await;
            // Something else may have been set right meanwhile, or the table been closed.
            if is_latest() {
                self.plan.set(Arc::new(plan));
                self.planning.end();
                self.pack();
            }
        });
    }

    /// Made ready for storage while somebody looks at it.
    fn pack(self) {
        let plan = self.plan.get_untracked();
        let is_looked_at =
            move || self.plan.try_with_untracked(|latest| Arc::ptr_eq(latest, &plan)) == Some(true);
        let brought = self.plan.with_untracked(|plan| plan.brought.clone());
        spawn_local(self.import.pack(brought, is_looked_at));
    }

    fn take_over(self) {
        let locale = self.import.app.locale.get_untracked();
        let plan = self.plan.get_untracked();
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
    let plan = looking.plan;
    let count = move |of: fn(Counts) -> usize| move || plan.with(|plan| of(plan.counts)).to_string();
    let written = move || plan.with(|plan| plan.counts.new + plan.counts.filled);
    let is_busy = move || looking.planning.is_under_way() || import.taking.is_under_way();
    let foot = move || {
        view! {
            <Waiting progress=looking.planning testid="table-planning" words=data::preview::COMPARING/>
            <Waiting progress=import.taking testid="import-taking" words=data::preview::TAKING/>
            <button type="button" class="button" data-testid="table-cancel" on:click=move |_| import.dismiss()>
                {app.say(common::CANCEL)}
            </button>
            <button type="button" class="button" data-look="main" data-testid="table-confirm"
                disabled=move || written() == 0 || is_busy() on:click=move |_| looking.take_over()>
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
    let plan = looking.plan;
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
