//! A labelled field of a lead, with the keyboard that fits it and the sentence that says what is wrong.

mod basis;
mod date;
mod draft;
mod person;

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use crate::{
    domain::{
        field::{Field, FieldKind},
        ids::LeadId,
    },
    i18n::{capture, fields, rejections},
    ui::app::use_app,
};

use basis::BasisSelect;
use date::DateInput;
pub use draft::Draft;
use person::PersonPicker;

/// An `id` that no other element of the page has: the same field may stand on two sheets at once.
pub fn fresh_id(name: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("{name}-{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

#[component]
pub fn LeadField(
    field: Field,
    draft: Draft,
    #[prop(optional)] autofocus: bool,
    /// What the key below right of an on-screen keyboard says.
    #[prop(optional)]
    enter: Option<&'static str>,
) -> impl IntoView {
    let app = use_app();
    let id = fresh_id(field.key());
    let explained = fresh_id("problem");
    let problem = Memo::new(move |_| draft.problem(field));
    let sentence =
        move || problem.get().map(|problem| rejections::problem(app.locale.get_untracked(), &problem));
    let described = explained.clone();
    let explanation = move || {
        sentence()
            .map(|text| view! { <p class="problem" id=explained.clone() data-testid="problem">{text}</p> })
    };
    view! {
        <div class="field" data-field=field.key()>
            <label class="field-label" for=id.clone()>{app.say(fields::field(field))}</label>
            <Control field draft id autofocus enter
                wrong=Signal::derive(move || problem.with(Option::is_some)) described/>
            {explanation}
        </div>
    }
}

/// What is typed into.
#[component]
fn Control(
    field: Field,
    draft: Draft,
    id: String,
    autofocus: bool,
    enter: Option<&'static str>,
    wrong: Signal<bool>,
    described: String,
) -> impl IntoView {
    let text = move || draft.text(field);
    let typed = move |event| draft.type_in(field, event_target_value(&event));
    let invalid = move || wrong.get().to_string();
    match field.kind() {
        FieldKind::Basis => view! { <BasisSelect field draft id wrong described/> }.into_any(),
        FieldKind::Date => view! { <DateInput field draft id wrong described/> }.into_any(),
        FieldKind::Lead => view! { <PersonPicker field draft id wrong described/> }.into_any(),
        FieldKind::Lines => view! {
            <textarea class="input" id=id name=field.key() rows="3" prop:value=text on:input=typed
                aria-invalid=invalid aria-describedby=move || wrong.get().then(|| described.clone())></textarea>
        }
        .into_any(),
        kind => {
            let list = (field == Field::Source).then_some("campaigns");
            view! {
                <input class="input" id=id name=field.key() type="text" inputmode=keyboard(kind) autocomplete="off"
                    autocapitalize=capitals(field) enterkeyhint=enter list=list autofocus=autofocus prop:value=text on:input=typed aria-invalid=invalid
                    aria-describedby=move || wrong.get().then(|| described.clone())/>
            }
            .into_any()
        }
    }
}

/// The on-screen keyboard of what is typed in one line. `type=email` would add the browser's own opinion and language,
/// so the keyboard is asked for and the judgement stays ours.
fn keyboard(kind: FieldKind) -> Option<&'static str> {
    match kind {
        FieldKind::Email => Some("email"),
        FieldKind::Phone => Some("tel"),
        FieldKind::Link => Some("url"),
        FieldKind::Money => Some("decimal"),
        FieldKind::Percent | FieldKind::Number => Some("numeric"),
        FieldKind::Line
        | FieldKind::Lines
        | FieldKind::Campaign
        | FieldKind::Date
        | FieldKind::Lead
        | FieldKind::Basis => None,
    }
}

/// Whether an on-screen keyboard begins with a capital: names do, addresses never. Others are left to the device.
fn capitals(field: Field) -> Option<&'static str> {
    match field {
        Field::FullName | Field::Company | Field::City | Field::Country => Some("words"),
        _ => matches!(field.kind(), FieldKind::Email | FieldKind::Link).then_some("none"),
    }
}

/// The tags, as one line.
#[component]
pub fn TagsField(draft: Draft, #[prop(optional)] enter: Option<&'static str>) -> impl IntoView {
    let app = use_app();
    let id = fresh_id("tags");
    view! {
        <div class="field" data-field="tags">
            <label class="field-label" for=id.clone()>{app.say(fields::TAGS)}</label>
            <input class="input" id=id name="tags" type="text" autocomplete="off" enterkeyhint=enter
                placeholder=app.say(capture::TAGS_HINT) prop:value=move || draft.tags()
                on:input=move |event| draft.type_tags(event_target_value(&event))/>
        </div>
    }
}

/// The names that the source field offers. Once a page: a field finds it by its `id`.
#[component]
pub fn Campaigns() -> impl IntoView {
    let app = use_app();
    let names = app.select(|workspace, _| {
        workspace.campaigns().map(|(_, campaign)| campaign.name.clone()).collect::<Vec<_>>()
    });
    let options =
        move || names.get().into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    view! { <datalist id="campaigns">{options}</datalist> }
}

/// Fields that are saved as soon as they are left, or with Enter; what is chosen from a list, at once.
#[component]
pub fn SavesItself(lead: LeadId, draft: Draft, children: Children) -> impl IntoView {
    let app = use_app();
    let save = move || {
        draft.save(app, lead);
    };
    draft.when_chosen(Callback::new(move |()| save()));
    let enter = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() && is_one_line(&event) {
            event.prevent_default();
            save();
        }
    };
    // What was typed may go from the page before it is left: by the browser's way back, or because somebody else has
    // answered meanwhile.
    on_cleanup(move || draft.save_later(app, lead));
    // The browser takes the focus from what goes, after the draft has gone.
    let leave = move |_| {
        if draft.is_there() {
            save();
        }
    };
    view! { <div class="field-pair" on:focusout=leave on:keydown=enter>{children()}</div> }
}

fn is_one_line(event: &ev::KeyboardEvent) -> bool {
    event.target().is_some_and(|target| target.dyn_ref::<web_sys::HtmlInputElement>().is_some())
}

/// Brings the first wrong field into sight, once the page shows which ones are.
pub fn focus_first_problem(form: NodeRef<html::Form>) {
    request_animation_frame(move || {
        let Some(form) = form.try_get_untracked().flatten() else { return };
        if let Ok(Some(wrong)) = form.query_selector("[aria-invalid=true]")
            && let Some(wrong) = wrong.dyn_ref::<web_sys::HtmlElement>()
        {
            // What is folded away cannot be seen, nor take the focus.
            if let Ok(Some(fold)) = wrong.closest("details") {
                let _ = fold.set_attribute("open", "");
            }
            // Refused only for what is not on the page.
            let _ = wrong.focus();
        }
    });
}
