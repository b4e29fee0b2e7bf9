//! Somebody is erased for ever: what goes, a second tap that nobody makes by mistake, and the receipt.

use leptos::{html, prelude::*, task::spawn_local};

use super::{
    app::{App, upkeep, use_app},
    data::copies,
    route::Route,
    widgets::{
        icon::{Icon, Picture},
        sheet::{Sheet, Size},
    },
};
use crate::{
    commands::EraseLead,
    domain::{ids::LeadId, stamp::Stamp},
    i18n::{common, erase as words},
    queries::erasing::{Person, person},
};

#[derive(Clone, Copy)]
struct Erasing {
    app: App,
    lead: LeadId,
    is_sure: RwSignal<bool>,
    /// What of the past may hold the person, once they are erased.
    receipt: RwSignal<Option<Stamp>>,
    cleaning: RwSignal<Cleaning>,
}

/// How far the stores of this browser are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cleaning {
    UnderWay,
    Done,
    /// One of them refuses.
    NotYet,
}

#[component]
pub fn EraseSheet(lead: LeadId) -> impl IntoView {
    let app = use_app();
    let erasing = Erasing {
        app,
        lead,
        is_sure: RwSignal::new(false),
        receipt: RwSignal::new(None),
        cleaning: RwSignal::new(Cleaning::UnderWay),
    };
    let known = app.look(|workspace, _| person(workspace, lead));
    let is_erased = Memo::new(move |_| erasing.receipt.with(Option::is_some));
    let title = Signal::derive(move || {
        app.say(if is_erased.get() { words::DONE_TITLE } else { words::TITLE }).to_owned()
    });
    let body = move || match (erasing.receipt.get(), &known) {
        (Some(since), _) => view! { <Receipt erasing since/> }.into_any(),
        (None, Some(known)) => view! { <Question erasing known=known.clone()/> }.into_any(),
        (None, None) => view! { <p>{app.say(words::GONE)}</p> }.into_any(),
    };
    view! {
        <Sheet title size=Size::Small testid="erase" on_close=Callback::new(move |()| erasing.close())
            foot=move || view! { <Foot erasing is_erased/> }>
            <div class="erase">{body}</div>
        </Sheet>
    }
}

#[component]
fn Question(erasing: Erasing, known: Person) -> impl IntoView {
    let app = erasing.app;
    let locale = app.locale.get_untracked();
    let Person { called, company, others, since: _ } = known;
    let along = (!others.is_empty()).then(|| view! { <p>{words::along(locale, others)}</p> });
    view! {
        <p class="erase-who" data-testid="erase-who">
            <strong>{called}</strong>
            <span class="hint">{company}</span>
        </p>
        <p>{app.say(words::WHAT_GOES)}</p>
        {along}
        <p>{app.say(words::NO_WAY_BACK)}</p>
        <p class="hint">{app.say(words::ELSEWHERE)}</p>
        <label class="tick erase-sure">
            <input type="checkbox" data-testid="erase-sure" prop:checked=erasing.is_sure
                on:change=move |event| erasing.is_sure.set(event_target_checked(&event))/>
            {app.say(words::SURE)}
        </label>
    }
}

#[component]
fn Receipt(erasing: Erasing, since: Stamp) -> impl IntoView {
    let app = erasing.app;
    let (locale, now) = (app.locale.get_untracked(), app.now());
    let known = copies::since(app, since);
    let people = (!known.people.is_empty()).then(|| words::handed_to(locale, known.people));
    let file = known.file.map(|file| words::file(locale, &file.name, file.at, now));
    let folder = known.folder.map(|folder| words::backups(locale, &folder));
    let any = Some(app.say(words::ANY_FILE).to_owned());
    let copies = [people, file, folder, any].into_iter().flatten();
    let copies = copies.map(|copy| view! { <li>{copy}</li> }).collect_view();
    let said = move || {
        app.say(match erasing.cleaning.get() {
            Cleaning::UnderWay => words::CLEANING,
            Cleaning::Done => words::CLEAN,
            Cleaning::NotYet => words::NOT_YET,
        })
    };
    let is_clean = move || (erasing.cleaning.get() == Cleaning::Done).to_string();
    view! {
        <p role="status" data-testid="erase-receipt" data-clean=is_clean>{said}</p>
        <h3 class="erase-still">{app.say(words::STILL)}</h3>
        <ul class="erase-copies" data-testid="erase-copies">{copies}</ul>
        <p>{app.say(words::WHAT_TO_DO)}</p>
    }
}

#[component]
fn Foot(erasing: Erasing, is_erased: Memo<bool>) -> impl IntoView {
    let app = erasing.app;
    let done = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        // What was pressed to get here is gone from the page. Refused only for what is not on it.
        if let Some(button) = done.get() {
            let _ = button.focus();
        }
    });
    move || {
        if is_erased.get() {
            return view! {
                <button type="button" class="button" data-look="main" data-testid="erase-close" node_ref=done
                    on:click=move |_| erasing.close()>
                    {app.say(common::CLOSE)}
                </button>
            }
            .into_any();
        }
        view! {
            <button type="button" class="button" data-testid="erase-cancel" on:click=move |_| erasing.close()>
                {app.say(common::CANCEL)}
            </button>
            <button type="button" class="button" data-look="danger" data-testid="erase-confirm"
                disabled=move || !erasing.is_sure.get() on:click=move |_| erasing.erase()>
                <Picture icon=Icon::Trash size=18/>
                {app.say(words::CONFIRM)}
            </button>
        }
        .into_any()
    }
}

impl Erasing {
    fn erase(self) {
        let app = self.app;
        let since = app.look(|workspace, _| person(workspace, self.lead)).map(|person| person.since);
        // The lead's own sheet would come up anew, above this one.
        app.go(Route::Board);
        if !app.ask(EraseLead { lead: self.lead }) {
            return self.close();
        }
        self.receipt.set(since);
        app.announce(app.say(words::DONE_TITLE).to_owned());
        let cleaning = self.cleaning;
        spawn_local(async move {
            let is_clean = upkeep::cleaned(app).await;
            // Nobody may be looking any more.
            cleaning.try_set(if is_clean { Cleaning::Done } else { Cleaning::NotYet });
        });
    }

    fn close(self) {
        self.app.above.set(None);
    }
}
