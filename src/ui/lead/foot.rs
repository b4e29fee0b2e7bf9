//! The foot of a lead's sheet: save, delete, and the two questions that may stand there instead.

use leptos::{html, prelude::*};

use super::Open;
use crate::{
    commands::RemoveLead,
    domain::ids::LeadId,
    i18n::{common, erase, lead},
    ui::{
        app::{App, use_app},
        later::{Desk, Screen},
        route::Route,
        widgets::icon::{Icon, Picture},
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    Nothing,
    AboutUnsaved,
    AboutDeletion,
}

#[component]
pub fn Foot(open: Open) -> impl IntoView {
    move || match open.asking.get() {
        Asking::Nothing => view! { <Actions open/> }.into_any(),
        Asking::AboutUnsaved => view! { <AskAboutUnsaved open/> }.into_any(),
        Asking::AboutDeletion => view! { <AskAboutDeletion open/> }.into_any(),
    }
}

#[component]
fn Actions(open: Open) -> impl IntoView {
    let app = use_app();
    let same = Memo::new(move |_| !open.facts.differs());
    view! {
        <button type="button" class="button foot-start" data-look="danger" data-testid="delete-lead"
            on:click=move |_| open.asking.set(Asking::AboutDeletion)>
            <Picture icon=Icon::Trash size=18/>
            {app.say(common::DELETE)}
        </button>
        // Names its form, so that Enter in a field presses it.
        <button type="submit" class="button" data-look="main" data-testid="save-lead" form="lead-facts"
            disabled=move || same.get() aria-keyshortcuts="Control+Enter">
            {app.say(common::SAVE)}
        </button>
    }
}

#[component]
fn AskAboutUnsaved(open: Open) -> impl IntoView {
    let app = use_app();
    let discard = move |_| {
        open.facts.forget();
        app.go(Route::Board);
    };
    let save = move |_| {
        open.asking.set(Asking::Nothing);
        if open.save_all(app) {
            app.go(Route::Board);
        }
    };
    let first = focused_when_shown();
    view! {
        <p class="foot-question" role="alert">{app.say(lead::UNSAVED)}</p>
        <button type="button" class="button" data-look="danger" data-testid="discard" on:click=discard>
            {app.say(lead::DISCARD)}
        </button>
        <button type="button" class="button" data-look="main" data-testid="save-all" node_ref=first on:click=save>
            {app.say(common::SAVE)}
        </button>
    }
}

#[component]
fn AskAboutDeletion(open: Open) -> impl IntoView {
    let app = use_app();
    let called = open.part(|known| known.called.clone());
    let first = focused_when_shown();
    view! {
        <p class="foot-question" role="alert">
            {move || lead::delete(app.locale.get_untracked(), &called.get())}
            " "
            <span class="hint">{app.say(lead::DELETE_HINT)}</span>
        </p>
        <button type="button" class="button" data-testid="erase-lead" on:click=move |_| erase(app, open.lead)>
            {app.say(erase::OPEN)}
        </button>
        <button type="button" class="button" node_ref=first on:click=move |_| open.asking.set(Asking::Nothing)>
            {app.say(lead::KEEP)}
        </button>
        <button type="button" class="button" data-look="danger" data-testid="confirm-delete"
            on:click=move |_| delete(app, open, called)>
            <Picture icon=Icon::Trash size=18/>
            {app.say(common::DELETE)}
        </button>
    }
}

/// Asks once more, and says what goes.
pub(super) fn erase(app: App, lead: LeadId) {
    app.above.set(Some(Screen::Desk(Desk::Erase(lead))));
}

fn delete(app: App, open: Open, called: Signal<String>) {
    let called = called.get_untracked();
    if app.ask(RemoveLead { lead: open.lead }) {
        open.facts.forget();
        let text = lead::deleted(app.locale.get_untracked(), &called);
        app.go(Route::Board);
        app.tell(text);
    }
}

/// What was pressed to get here is gone from the page, so the focus goes on to what took its place.
fn focused_when_shown() -> NodeRef<html::Button> {
    let button = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if let Some(button) = button.get() {
            // Refused only for what is not on the page.
            let _ = button.focus();
        }
    });
    button
}
