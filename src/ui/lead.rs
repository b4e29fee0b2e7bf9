//! The sheet of one lead: who it is, what to do next, what is still missing, and everything that happened.

mod ahead;
mod along;
mod consents;
mod contact_log;
mod elsewhere;
mod facts;
mod foot;
mod head;
mod history;
mod next_step;
mod questions;
mod rules;
mod same;
mod stand;
mod team;
pub(super) mod undo_here;
pub(super) mod told;

use leptos::{html, prelude::*};

use super::{
    app::{App, use_app},
    route::Route,
    widgets::{
        field::{Campaigns, Draft, focus_first_problem},
        sheet::{Sheet, Size},
    },
};
use crate::{
    commands::LeadForm,
    domain::ids::LeadId,
    i18n::{erase, join, lead},
    queries::lead_sheet::{LeadSheet as Known, lead_sheet},
};
use contact_log::{ContactLog, LogDraft};
use foot::{Asking, Foot};
use team::Handing;

/// One lead's open sheet: what is known, what is typed and not saved, and what its foot asks.
#[derive(Clone, Copy)]
struct Open {
    lead: LeadId,
    known: Memo<Option<Known>>,
    facts: Draft,
    next: Draft,
    log: LogDraft,
    asking: RwSignal<Asking>,
    handing: RwSignal<Handing>,
    /// The form of the facts, where a wrong one is shown.
    form: NodeRef<html::Form>,
}

#[component]
pub fn LeadSheet(lead: LeadId) -> impl IntoView {
    let app = use_app();
    let known = app.select(move |workspace, now| lead_sheet(workspace, lead, now));
    let is_there = Memo::new(move |_| known.with(Option::is_some));
    move || {
        if is_there.get() {
            view! { <OpenSheet lead known/> }.into_any()
        } else {
            view! { <Gone lead/> }.into_any()
        }
    }
}

#[component]
fn OpenSheet(lead: LeadId, known: Memo<Option<Known>>) -> impl IntoView {
    let app = use_app();
    let open = Open::new(app, lead, known);
    let title = open.part(|known| known.called.clone());
    view! {
        <Sheet title size=Size::Wide testid="lead" on_close=Callback::new(move |()| open.close(app))
            foot=move || view! { <Foot open/> }>
            <head::Head open/>
            <div class="lead-columns">
                <div class="lead-column">
                    <next_step::NextStep open/>
                    <ContactLog open/>
                    <ahead::AheadSection open/>
                    <questions::Questions open/>
                    <consents::ConsentsSection open/>
                    <rules::RulesSection open/>
                    <elsewhere::Elsewhere open/>
                    <along::Along open/>
                </div>
                <div class="lead-column">
                    <same::SamePerson open/>
                    <facts::Facts open/>
                    <history::History open/>
                </div>
            </div>
            <Campaigns/>
        </Sheet>
        <team::HandingSheets open/>
    }
}

/// A lead that was removed or joined with another, or whose address was mistyped.
#[component]
fn Gone(lead: LeadId) -> impl IntoView {
    let app = use_app();
    let leave = move || app.go(Route::Board);
    let locale = app.locale.get_untracked();
    // Who stands for it now.
    let with = app.look(|workspace, _| {
        workspace.lead(workspace.stand_in(lead)).map(|with| (with.id, with.called().to_owned()))
    });
    // Erased for ever, or only taken off the board.
    let (is_erased, is_removed) = app.look(|workspace, _| {
        (workspace.erased().has(lead), workspace.known_lead(lead).is_some_and(|lead| lead.is_removed()))
    });
    let said = match &with {
        Some((_, name)) => join::gone(locale, name),
        None => app.say(if is_erased { erase::GONE } else { lead::GONE }).to_owned(),
    };
    let title = app.say(if is_erased { erase::GONE_TITLE } else { lead::GONE_TITLE });
    let erase = is_removed.then(|| {
        view! {
            <button type="button" class="button" data-testid="erase-lead" on:click=move |_| foot::erase(app, lead)>
                {app.say(erase::OPEN)}
            </button>
        }
    });
    let onward = with.map(|(with, name)| {
        view! {
            <button type="button" class="button" data-testid="open-joined" on:click=move |_| app.go(Route::Lead(with))>
                {join::open(locale, &name)}
            </button>
        }
    });
    view! {
        <Sheet title size=Size::Small testid="gone"
            on_close=Callback::new(move |()| leave())
            foot=move || view! {
                <button type="button" class="button" data-look="main" on:click=move |_| leave()>
                    {app.say(lead::TO_BOARD)}
                </button>
            }>
            <p>{said}</p>
            {onward}
            {erase}
        </Sheet>
    }
}

/// A section with its title, which also names it to a screen reader.
#[component]
fn Section(#[prop(into)] title: Signal<String>, name: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="lead-section" data-section=name aria-label=move || title.get()>
            <h3 class="lead-section-title">{move || title.get()}</h3>
            {children()}
        </section>
    }
}

impl Open {
    fn new(app: App, lead: LeadId, known: Memo<Option<Known>>) -> Self {
        let form = move || known.with(|known| known.as_ref().map(|known| known.form.clone()));
        let stored: Signal<LeadForm> = Memo::new(move |_| form().unwrap_or_default()).into();
        Self {
            lead,
            known,
            facts: Draft::kept(Some(lead), stored),
            next: Draft::new(Some(lead), stored),
            log: LogDraft::new(app),
            asking: RwSignal::new(Asking::Nothing),
            handing: RwSignal::default(),
            form: NodeRef::new(),
        }
    }

    /// One part of what is known; only what shows it is drawn anew when it changes.
    fn part<T>(self, look: impl Fn(&Known) -> T + Send + Sync + 'static) -> Signal<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        let part = move || self.known.with(|known| known.as_ref().map(&look));
        Memo::new(move |_| part().unwrap_or_default()).into()
    }

    fn is_unsaved(self) -> bool {
        self.facts.differs() || self.next.differs() || self.log.is_begun()
    }

    /// Closes, unless something is not saved: then the foot asks, and a second Escape stays.
    fn close(self, app: App) {
        match self.asking.get_untracked() {
            Asking::Nothing if untrack(|| self.is_unsaved()) => self.asking.set(Asking::AboutUnsaved),
            Asking::Nothing => app.go(Route::Board),
            Asking::AboutUnsaved | Asking::AboutDeletion => self.asking.set(Asking::Nothing),
        }
    }

    /// Saves the facts, or shows which of them is wrong.
    fn save_facts(self, app: App) -> bool {
        let saved = self.facts.save(app, self.lead);
        if saved {
            app.announce(app.say(lead::SAVED).to_owned());
        } else {
            focus_first_problem(self.form);
        }
        saved
    }

    /// Saves everything that was typed. Answers whether nothing is left to save.
    fn save_all(self, app: App) -> bool {
        let facts = self.save_facts(app);
        let next = self.next.save(app, self.lead);
        facts && next && (!untrack(|| self.log.is_begun()) || self.log.log(app, self.lead))
    }
}
