//! The form for a new lead: a name is enough, everything is in sight, and nothing typed is lost.

use leptos::{ev, html, prelude::*};

use super::{
    app::{App, use_app},
    route::Route,
    widgets::{
        field::{Campaigns, Draft, LeadField, TagsField, focus_first_problem, fresh_id},
        sheet::Sheet,
    },
};
use crate::{
    commands::{CaptureLead, LeadForm},
    domain::{field::Field, ids::LeadId, rejection::Rejection},
    i18n::{capture, common, consent},
    queries::duplicates::{Likeness, likenesses},
};

/// More than these would be a list to read while somebody waits at the booth.
const MOST_LIKENESSES: usize = 3;

/// What comes after a lead is written down.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    Board,
    Next,
}

#[component]
pub fn CaptureSheet() -> impl IntoView {
    let app = use_app();
    let draft = Draft::kept(None, Signal::stored(LeadForm::default()));
    let form = NodeRef::<html::Form>::new();
    let id = fresh_id("capture");
    let save = Callback::new(move |then| save(app, draft, form, then));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save.run(Then::Board);
    };
    let shortcut = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            save.run(Then::Board);
        }
    };
    let foot_id = id.clone();
    view! {
        <Sheet title=app.say(common::NEW_LEAD) testid="capture"
            on_close=Callback::new(move |()| app.go(Route::Board))
            foot=move || view! { <Foot form=foot_id.clone() save/> }>
            <form class="lead-form" id=id node_ref=form novalidate on:submit=submit on:keydown=shortcut>
                <Fields draft/>
            </form>
            <Campaigns/>
        </Sheet>
    }
}

/// Who it is comes first and large; below it, what there is time for.
#[component]
fn Fields(draft: Draft) -> impl IntoView {
    let app = use_app();
    view! {
        <p class="hint">{app.say(capture::ENOUGH)}</p>
        <a class="button section-action" href=Route::Kiosk.hash() data-testid="turn-to-visitor">{app.say(consent::TURN)}</a>
        <div class="field-grid" data-size="large">
            <LeadField field=Field::FullName draft autofocus=true/>
            <LeadField field=Field::Company draft/>
            <LeadField field=Field::Email draft/>
            <LeadField field=Field::Phone draft/>
        </div>
        <AlreadyHere draft/>
        <div class="field-grid" data-size="compact">
            <LeadField field=Field::Title draft/>
            <LeadField field=Field::City draft/>
            <LeadField field=Field::Country draft/>
            <LeadField field=Field::Amount draft/>
            <LeadField field=Field::Source draft/>
            <LeadField field=Field::Owner draft/>
            <LeadField field=Field::NextStep draft/>
            <LeadField field=Field::NextStepOn draft/>
            <TagsField draft/>
            <LeadField field=Field::Notes draft/>
        </div>
    }
}

#[component]
fn Foot(form: String, save: Callback<Then>) -> impl IntoView {
    let app = use_app();
    view! {
        <button type="button" class="button" data-testid="save-and-next"
            aria-label=app.say(capture::SAVE_AND_NEXT) title=app.say(capture::SAVE_AND_NEXT)
            on:click=move |_| save.run(Then::Next)>
            {app.say(capture::AND_NEXT)}
        </button>
        <button type="submit" class="button" data-look="main" data-testid="save-lead" form=form
            aria-keyshortcuts="Control+Enter">
            {app.say(common::SAVE)}
        </button>
    }
}

/// Who is on the board already and looks like the one being typed in. Following a link leaves the draft as it is.
#[component]
fn AlreadyHere(draft: Draft) -> impl IntoView {
    let app = use_app();
    let typed = Memo::new(move |_| {
        [Field::FullName, Field::Company, Field::Email, Field::Phone].map(|field| draft.text(field))
    });
    let alike = Memo::new(move |_| {
        app.track();
        let [name, company, email, phone] = typed.get();
        app.look(|workspace, _| likenesses(workspace, &name, &company, &email, &phone, None, MOST_LIKENESSES))
    });
    let link = move |alike: Likeness| {
        let stage = app.word(&alike.stage_name);
        let stage = if stage.is_empty() { app.say(common::TO_SORT).to_owned() } else { stage };
        let text = capture::likeness(&alike.name, &alike.company, &stage);
        view! { <li><a href=Route::Lead(alike.lead).hash()>{text}</a></li> }
    };
    view! {
        <div class="already" role="status" data-shown=move || alike.with(|alike| !alike.is_empty()).to_string()
            data-testid="already-here">
            <Show when=move || alike.with(|alike| !alike.is_empty())>
                <p class="already-title">{app.say(capture::ALREADY_HERE)}</p>
                <ul class="already-list">{move || alike.get().into_iter().map(link).collect_view()}</ul>
            </Show>
        </div>
    }
}

fn save(app: App, draft: Draft, form: NodeRef<html::Form>, then: Then) {
    let Some(team) = untrack(|| app.team()) else { return };
    let lead: LeadId = app.fresh();
    match app.dispatch(CaptureLead { lead, team, form: draft.typed() }) {
        Ok(()) => {
            tell(app, lead);
            match then {
                Then::Board => {
                    draft.forget();
                    app.go(Route::Board);
                }
                Then::Next => {
                    draft.clear();
                    start_anew(form);
                }
            }
        }
        Err(Rejection::Form(problems)) => {
            draft.refuse(problems);
            focus_first_problem(form);
        }
        Err(rejection) => {
            app.refused(&rejection);
        }
    }
}

/// Shown and heard: who was written down, and where the card is.
fn tell(app: App, lead: LeadId) {
    let saved = app.look(|workspace, _| {
        let lead = workspace.lead(lead)?;
        Some((lead.called().to_owned(), workspace.stage_of(lead)?.name()))
    });
    if let Some((name, stage)) = saved {
        let locale = app.locale.get_untracked();
        let text = capture::saved(locale, &name, stage.text(locale));
        app.announce(text.clone());
        app.notify(text);
    }
}

fn start_anew(form: NodeRef<html::Form>) {
    if let Some(form) = form.get_untracked()
        && let Ok(Some(first)) = form.query_selector("[autofocus]")
        && let Some(first) = wasm_bindgen::JsCast::dyn_ref::<web_sys::HtmlElement>(&first)
    {
        // Refused only for what is not on the page.
        let _ = first.focus();
    }
}
