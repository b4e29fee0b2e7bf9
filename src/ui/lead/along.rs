//! What one lead can be taken along as: a contact, by file or by code, a day in the calendar, and all of it for the person themselves.

use leptos::prelude::*;

use super::{Open, Section, team::Handing};
use crate::{
    domain::ids::LeadId,
    i18n::{Words, codes, common, handed_out},
    session::{Session, files::Outgoing},
    ui::{
        app::{App, use_app},
        data::handing,
        later::{Booth, Screen},
        widgets::{
            icon::{Icon, Picture},
            sheet::{Sheet, Size},
        },
    },
};

#[component]
pub fn Along(open: Open) -> impl IntoView {
    let app = use_app();
    view! {
        <Section title=app.say(handed_out::SECTION) name="along">
            <div class="panel-deeds">
                <button type="button" class="button" data-testid="save-contact"
                    on:click=move |_| offer(app, move |session| session.contact(open.lead))>
                    {app.say(handed_out::AS_CONTACT)}
                </button>
                <button type="button" class="button" data-testid="show-code"
                    on:click=move |_| app.above.set(Some(Screen::Booth(Booth::Contact(open.lead))))>
                    {app.say(codes::AS_CODE)}
                </button>
                <button type="button" class="button" data-testid="hand-out-open"
                    on:click=move |_| open.handing.set(Handing::Out)>
                    {app.say(handed_out::HAND_OUT)}
                </button>
            </div>
        </Section>
    }
}

/// One person's data in three forms. Each is pressed for by itself: browsers stop a page that hands out several files
/// at once.
#[component]
pub fn HandOutSheet(lead: LeadId, done: Callback<()>) -> impl IntoView {
    let app = use_app();
    let page = move |_| offer(app, move |session| page(app, session, lead));
    let contact = move |_| offer(app, move |session| session.contact(lead));
    let snapshot = move |_| offer(app, move |session| session.one_lead(lead, app.now()));
    view! {
        <Sheet title=app.say(handed_out::TITLE) size=Size::Small testid="hand-out" on_close=done
            foot=move || view! {
                <button type="button" class="button" data-testid="hand-out-close" on:click=move |_| done.run(())>
                    {app.say(common::CLOSE)}
                </button>
            }>
            <p class="hint">{app.say(handed_out::HINT)}</p>
            <ul class="forms">
                <Form name=handed_out::PAGE hint=handed_out::PAGE_HINT testid="hand-out-page" press=Callback::new(page)/>
                <Form name=handed_out::CONTACT hint=handed_out::CONTACT_HINT testid="hand-out-contact"
                    press=Callback::new(contact)/>
                <Form name=handed_out::SNAPSHOT hint=handed_out::SNAPSHOT_HINT testid="hand-out-snapshot"
                    press=Callback::new(snapshot)/>
            </ul>
        </Sheet>
    }
}

/// One form, what it is good for, and the button that hands it out.
#[component]
fn Form(name: Words, hint: Words, testid: &'static str, press: Callback<()>) -> impl IntoView {
    let app = use_app();
    let label = format!("{}: {}", app.say(handed_out::DOWNLOAD), app.say(name));
    view! {
        <li class="form-row">
            <p>
                <strong>{app.say(name)}</strong>
                <span class="hint">{app.say(hint)}</span>
            </p>
            <button type="button" class="button" data-testid=testid aria-label=label on:click=move |_| press.run(())>
                <Picture icon=Icon::Outbound size=18/>
                {app.say(handed_out::DOWNLOAD)}
            </button>
        </li>
    }
}

/// The day of the next step for a calendar.
pub fn to_calendar(app: App, lead: LeadId) {
    offer(app, move |session| session.next_step(lead, app.now()));
}

fn page(app: App, session: &Session, lead: LeadId) -> Option<Outgoing> {
    let (locale, now) = (app.locale.get_untracked(), app.now());
    let workspace = session.workspace();
    let called = workspace.lead(lead)?.called();
    let (title, intro) = handed_out::page_head(locale, called, now);
    let sections = handed_out::page(locale, workspace, lead, now);
    session.page(lead, locale.key(), &title, &intro, &sections)
}

fn offer(app: App, make: impl FnOnce(&Session) -> Option<Outgoing>) {
    let file = app.with_session(make);
    handing::hand(app, file.as_ref(), handed_out::HANDED);
}
