//! The small inputs that the playbook's forms are made of.

use leptos::{ev, html, prelude::*};
use web_sys::HtmlElement;

use crate::{
    i18n::{Locale, Words},
    ui::{
        app::use_app,
        widgets::choice::{Choice, Offer},
    },
};

/// A line of text that is saved when it is left.
#[component]
pub fn SavedLine(
    label: Words,
    name: &'static str,
    #[prop(into)] value: Signal<String>,
    on_change: impl Fn(String) + 'static,
    #[prop(into, optional)] wrong: Signal<bool>,
    #[prop(optional)] placeholder: Option<Words>,
    #[prop(optional)] numeric: bool,
    #[prop(optional)] lang: Option<Locale>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let app = use_app();
    view! {
        <label class="field">
            <span class="field-label">{app.say(label)}</span>
            <input class="input" name=name lang=lang.map(Locale::key) inputmode=numeric.then_some("numeric")
                autocomplete="off" placeholder=placeholder.map(|words| app.say(words))
                aria-invalid=move || wrong.get().to_string() prop:value=move || value.get()
                on:change=move |event| on_change(event_target_value(&event))/>
            {children.map(|children| children())}
        </label>
    }
}

/// A line of a form, which is kept until the form is sent.
#[component]
pub fn Line(
    label: Words,
    name: &'static str,
    text: RwSignal<String>,
    #[prop(optional)] placeholder: Option<Words>,
    #[prop(optional)] numeric: bool,
    #[prop(optional)] lang: Option<Locale>,
) -> impl IntoView {
    let app = use_app();
    view! {
        <label class="field">
            <span class="field-label">{app.say(label)}</span>
            <input class="input" name=name lang=lang.map(Locale::key) inputmode=numeric.then_some("numeric")
                autocomplete="off" placeholder=placeholder.map(|words| app.say(words))
                prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))/>
        </label>
    }
}

/// One of a few, side by side.
#[component]
pub fn Segments<T>(
    #[prop(into)] label: String,
    options: Vec<(&'static str, Words, T)>,
    #[prop(into)] chosen: Signal<T>,
    choose: impl Fn(T) + Copy + 'static,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let app = use_app();
    let segment = move |(key, words, value): (&'static str, Words, T)| {
        view! {
            <button type="button" class="segment" data-option=key aria-pressed=move || (chosen.get() == value).to_string()
                on:click=move |_| choose(value)>
                {app.say(words)}
            </button>
        }
    };
    view! {
        <div class="segments" role="group" aria-label=label>{options.into_iter().map(segment).collect_view()}</div>
    }
}

/// Any of several.
#[component]
pub fn Toggles<T>(
    #[prop(into)] label: String,
    options: Vec<(String, String, T)>,
    chosen: RwSignal<Vec<T>>,
) -> impl IntoView
where
    T: Copy + Ord + Send + Sync + 'static,
{
    let toggle = move |(key, name, value): (String, String, T)| {
        let is_chosen = move || chosen.with(|chosen| chosen.contains(&value)).to_string();
        view! {
            <button type="button" class="button toggle" data-option=key aria-pressed=is_chosen
                on:click=move |_| chosen.update(|chosen| flip(chosen, value))>
                {name}
            </button>
        }
    };
    view! {
        <div class="toggles" role="group" aria-label=label>{options.into_iter().map(toggle).collect_view()}</div>
    }
}

/// In the order of the values, so that the same choice is the same criterion.
fn flip<T: Ord + Copy>(chosen: &mut Vec<T>, one: T) {
    match chosen.iter().position(|known| *known == one) {
        Some(at) => drop(chosen.remove(at)),
        None => {
            chosen.push(one);
            chosen.sort();
        }
    }
}

/// One of a list, each with a line that explains it; a form that opens begins there.
#[component]
pub fn Kinds<T>(
    label: Words,
    name: &'static str,
    options: Vec<(&'static str, Words, Words, T)>,
    chosen: RwSignal<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let app = use_app();
    let kinds = NodeRef::<html::Div>::new();
    let option = |(key, words, says, value)| Offer::new(key, app.say(words), app.say(says), value);
    let options: Vec<_> = options.into_iter().map(option).collect();
    request_animation_frame(move || {
        if let Some(kinds) = kinds.try_get_untracked().flatten() {
            focus_within(&kinds, "input:checked");
        }
    });
    view! { <div node_ref=kinds><Choice label name options chosen/></div> }
}

fn focus_within(place: &web_sys::Element, selector: &str) {
    if let Ok(Some(found)) = place.query_selector(selector) {
        focus(&found);
    }
}

/// A form that has just been opened begins at its first field.
pub fn begin(form: NodeRef<html::Form>) {
    request_animation_frame(move || {
        if let Some(form) = form.try_get_untracked().flatten() {
            focus_within(&form, "input, select");
        }
    });
}

fn focus(element: &web_sys::Element) {
    use wasm_bindgen::JsCast;
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Refused only for what is not on the page.
        let _ = element.focus();
    }
}

/// Gives the focus back to the button that opened a form, once the form is gone.
pub fn focus_soon(button: NodeRef<html::Button>) {
    request_animation_frame(move || {
        if let Some(button) = button.try_get_untracked().flatten() {
            focus(&button);
        }
    });
}

/// The two ends of a form.
#[component]
pub fn FormDeeds(send: Words, on_cancel: impl Fn() + 'static) -> impl IntoView {
    let app = use_app();
    view! {
        <div class="ask-deeds">
            <button type="submit" class="button" data-look="main">{app.say(send)}</button>
            <button type="button" class="button" data-look="quiet" on:click=move |_| on_cancel()>
                {app.say(crate::i18n::common::CANCEL)}
            </button>
        </div>
    }
}

/// Escape leaves a form as its cancel button does.
pub fn on_escape(leave: impl Fn() + 'static) -> impl Fn(ev::KeyboardEvent) + 'static {
    move |event| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            leave();
        }
    }
}
