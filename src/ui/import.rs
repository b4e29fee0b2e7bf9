//! Files that come in: chosen or dropped, looked at, and taken over only after a look at what would change.

mod agree;
mod arriving;
mod clock;
mod conflicts;
mod drop;
mod field;
mod lists;
mod locked;
mod people;
mod planned;
mod preview;
mod progress;
mod table;
pub mod worded;

use std::collections::BTreeMap;

use leptos::{context::Provider, prelude::*, task::spawn_local};
use web_sys::File;

use super::{
    app::{App, Offer, use_app},
    playbook::file::{Arrived, PlaybookSheet},
    route::Route,
    widgets::waiting::Progress,
};
use crate::{
    commands::{Future, ImportSnapshot, TakeOver},
    domain::{
        field::Field,
        ids::{LeadId, TeamId},
        workspace::Workspace,
    },
    i18n::data,
    platform::turn,
    queries::guests::could_show,
    session::{
        Session,
        files::{Looked, Preview, PreviewView, Refusal},
    },
};
pub use arriving::read;
use drop::DropTarget;
pub use field::ImportField;
use locked::{LockedFile, UnlockSheet};
use people::{PeopleFile, PeopleSheet};
use preview::PreviewSheet;
use progress::{Doing, ReadingBar};
use table::{TableFile, TableSheet};

/// How far files that came in have got.
#[derive(Clone, Debug, Default)]
enum Arrival {
    #[default]
    None,
    Reading(Doing),
    Looked(Box<Looked>),
    /// A playbook, where there is no team yet that could be compared with it.
    Playbook(Arrived),
    /// A table of another program.
    Table(TableFile),
    Locked(LockedFile),
    /// Contact cards, and what was said about other files.
    People(PeopleFile, Vec<Refusal>),
}

/// The handle of the import that is under way, for the field, the drop target and the preview.
#[derive(Clone, Copy)]
pub struct Import {
    app: App,
    arrival: RwSignal<Arrival>,
    /// Files are held over the window.
    hovering: RwSignal<bool>,
    /// Where both tablets wrote: whether the file's value is wanted, once somebody said so.
    wanted: StoredValue<BTreeMap<(LeadId, Field), bool>>,
    /// What was typed to agree to a mass of losses.
    typed: RwSignal<String>,
    /// It was agreed to, and is made ready to be stored.
    taking: Progress,
    /// Who waits for the next file that is dropped, before it is looked at as an import.
    awaited: RwSignal<Option<Awaited>>,
}

/// Whoever waits for a file now, if anybody does.
type Awaited = Signal<Option<Callback<Vec<File>>>>;

/// Around whatever takes files: those chosen in it, or dropped anywhere in the window, are looked at. A desk within
/// a desk leaves the work to the outer one.
#[component]
pub fn ImportDesk(children: Children) -> impl IntoView {
    if use_context::<Import>().is_some() {
        return children().into_any();
    }
    let import = Import::new(use_app());
    drop::listen(import);
    import.receive(import.app.take_dropped());
    on_cleanup(move || {
        import.app.change_session(Session::forget_packed);
    });
    let seen = Memo::new(move |_| import.view());
    let is_open = Memo::new(move |_| seen.with(Option::is_some));
    // A provider of its own: what is provided to the screen itself would outlive it.
    view! {
        <Provider value=import>{children()}</Provider>
        <DropTarget import/>
        <ReadingBar import/>
        {move || is_open.get().then(|| view! { <PreviewSheet import seen/> })}
        {move || import.table().map(|file| view! { <TableSheet import file/> })}
        {move || import.people().map(|file| view! { <PeopleSheet import file/> })}
        {move || import.locked().map(|file| view! { <UnlockSheet import file/> })}
        {move || import.playbook().map(|arrived| {
            view! { <PlaybookSheet arrived team=None on_close=Callback::new(move |()| import.dismiss())/> }
        })}
    }
    .into_any()
}

impl Import {
    fn new(app: App) -> Self {
        Self {
            app,
            arrival: RwSignal::new(Arrival::None),
            hovering: RwSignal::new(false),
            wanted: StoredValue::default(),
            typed: RwSignal::default(),
            taking: Progress::default(),
            awaited: RwSignal::new(None),
        }
    }

    fn doing(self) -> Option<Doing> {
        self.arrival.with(|arrival| match arrival {
            Arrival::Reading(doing) => Some(*doing),
            _ => None,
        })
    }

    fn refused(self) -> Vec<Refusal> {
        self.arrival.with(|arrival| match arrival {
            Arrival::Looked(looked) => looked.refused.clone(),
            Arrival::People(_, refused) => refused.clone(),
            _ => Vec::new(),
        })
    }

    fn playbook(self) -> Option<Arrived> {
        self.arrival.with(|arrival| match arrival {
            Arrival::Playbook(arrived) => Some(arrived.clone()),
            _ => None,
        })
    }

    fn table(self) -> Option<TableFile> {
        self.arrival.with(|arrival| match arrival {
            Arrival::Table(file) => Some(file.clone()),
            _ => None,
        })
    }

    /// Whom there is to decide upon.
    fn people(self) -> Option<PeopleFile> {
        self.arrival.with(|arrival| match arrival {
            Arrival::People(file, _) => Some(file.clone()),
            _ => None,
        })
    }

    fn locked(self) -> Option<LockedFile> {
        self.arrival.with(|arrival| match arrival {
            Arrival::Locked(file) => Some(file.clone()),
            _ => None,
        })
    }

    /// What there is to decide upon.
    fn view(self) -> Option<PreviewView> {
        self.arrival.track();
        self.preview(|preview| self.app.look(|here, _| preview.view(here)))
    }

    fn preview<T>(self, look: impl FnOnce(&Preview) -> T) -> Option<T> {
        self.arrival.with_untracked(|arrival| match arrival {
            Arrival::Looked(looked) => looked.preview.as_ref().map(look),
            _ => None,
        })
    }

    /// Whether all that has to be typed has been typed.
    fn is_agreed(self) -> bool {
        self.arrival.track();
        self.typed.with(|typed| self.preview(|preview| preview.is_agreed(typed)) == Some(true))
    }

    /// Whether the file's value is wanted, where somebody said so.
    fn wants(self, lead: LeadId, field: Field) -> Option<bool> {
        self.wanted.with_value(|wanted| wanted.get(&(lead, field)).copied())
    }

    fn want(self, lead: LeadId, field: Field, theirs: bool) {
        self.wanted.update_value(|wanted| wanted.extend([((lead, field), theirs)]));
    }

    /// The same for every conflict there is.
    fn want_all(self, theirs: bool) {
        let all = self.preview(|preview| {
            let conflicts = preview.differences.conflicts.iter();
            conflicts.map(|conflict| ((conflict.lead, conflict.field), theirs)).collect()
        });
        self.wanted.set_value(all.unwrap_or_default());
    }

    /// Shows what becomes of the files with or without what they date in the future.
    fn choose(self, future: Future) {
        let app = self.app;
        let look =
            |preview: &Preview| app.with_session(|session| session.look_again(preview, future, app.now()));
        let Some(preview) = self.preview(look) else { return };
        self.arrival.update(|arrival| {
            if let Arrival::Looked(looked) = arrival {
                looked.preview = Some(preview);
            }
        });
    }

    /// While `taker` names one, files that are dropped go there.
    pub fn await_drop(self, taker: Awaited) {
        self.awaited.set(Some(taker));
    }

    fn dropped(self, files: Vec<File>) {
        match self.awaited.get_untracked().and_then(|taker| taker.try_get_untracked().flatten()) {
            Some(taker) if !files.is_empty() => taker.run(files),
            _ => self.receive(files),
        }
    }

    /// Closes the preview; what was said about other files stays. Who has no team yet goes back to choosing one.
    fn dismiss(self) {
        if untrack(|| self.taking.is_under_way()) {
            return;
        }
        if untrack(|| self.app.team()).is_none() {
            self.app.go(Route::Board);
        }
        self.arrival.update(|arrival| match arrival {
            Arrival::Looked(looked) => looked.preview = None,
            Arrival::People(_, refused) => *arrival = refusing(std::mem::take(refused)),
            other => *other = Arrival::None,
        });
        self.app.change_session(Session::forget_packed);
    }

    /// What is seen now is taken over, once all of it is ready: as a rule it is, for that began when it was shown.
    fn confirm(self) {
        if untrack(|| self.taking.is_under_way()) {
            return;
        }
        let typed = self.typed.get_untracked();
        let asked = |preview: &Preview| {
            preview.take_over(preview.choices(|lead, field| self.wants(lead, field)), &typed)
        };
        let (Some(asked), Some(seen)) = (self.preview(asked), untrack(|| self.view())) else { return };
        self.taking.begin();
        spawn_local(async move {
            self.packed().await;
            self.take_over(asked, &seen);
        });
    }

    /// All of what is about to come in is ready to be stored.
    async fn packed(self) {
        turn::in_breaths(|| self.pack_on(), |share| self.taking.tell(share)).await;
        self.taking.end();
    }

    /// Leads of another program's file come in, as any import does, and so many of them are told.
    fn bring_in(self, brought: Workspace, told: String, done: impl FnOnce() + 'static) {
        if !self.taking.begin() {
            return;
        }
        spawn_local(async move {
            self.packed().await;
            if self.app.take_over(ImportSnapshot { brought: Box::new(brought) }, |asked| &asked.brought) {
                self.arrival.try_set(Arrival::None);
                done();
                self.app.go(Route::Board);
                // Whether it is saved as well, the light says when it knows.
                self.app.notify(told);
            }
        });
    }

    fn take_over(self, asked: TakeOver, seen: &PreviewView) {
        let (app, future) = (self.app, asked.future);
        let own = untrack(|| app.team());
        if app.take_over(asked, |asked| &asked.brought) {
            self.arrival.try_set(Arrival::None);
            app.go(Route::Board);
            let locale = app.locale.get_untracked();
            // Whether it is saved as well, the light says when it knows.
            let text = data::imported(locale, seen.new, seen.changed);
            let came: Vec<TeamId> = seen.new_teams.iter().map(|team| team.team).collect();
            let guests = own.map(|own| app.look(|here, _| could_show(here, own, &came))).unwrap_or_default();
            let offers_guests = !guests.is_empty();
            app.came_along.set_value(guests);
            if offers_guests { app.notify_and_offer(text, Offer::Guests) } else { app.notify(text) }
        } else if !self.arrival.is_disposed() {
            // Something changed here meanwhile: what it would do now is to be seen.
            self.choose(future);
        }
    }
}

/// Nothing to decide upon, and why.
fn refusing(refused: Vec<Refusal>) -> Arrival {
    Arrival::Looked(Box::new(Looked { refused, ..Looked::default() }))
}
