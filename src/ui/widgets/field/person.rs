//! A person who has a card: found by typing, shown by name.

use leptos::{ev, html, prelude::*};

use super::{Draft, fresh_id};
use crate::{
    domain::{field::Field, ids::LeadId},
    i18n::gate,
    queries::people::{Person, known, people},
    ui::app::use_app,
};

/// A list to choose from, not one to read.
const MOST: usize = 8;

/// Looking for somebody, as far as it has come.
#[derive(Clone, Copy)]
struct Looking {
    field: Field,
    draft: Draft,
    typed: RwSignal<String>,
    found: Memo<Vec<Person>>,
    /// Which of those found Enter would take.
    at: RwSignal<usize>,
    /// Whether what is drawn next takes the focus: what had it is gone then.
    moved: RwSignal<bool>,
}

#[component]
pub(super) fn PersonPicker(
    field: Field,
    draft: Draft,
    id: String,
    wrong: Signal<bool>,
    described: String,
) -> impl IntoView {
    let app = use_app();
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        typed.with(|typed| app.look(|workspace, _| people(workspace, typed, draft.of(), MOST)))
    });
    let looking = Looking { field, draft, typed, found, at: RwSignal::new(0), moved: RwSignal::new(false) };
    let linked = Memo::new(move |_| draft.text(field).parse::<LeadId>().ok());
    move || {
        let (id, described) = (id.clone(), described.clone());
        match linked.get() {
            Some(lead) => view! { <Linked lead looking id/> }.into_any(),
            None => view! { <Search looking id wrong described/> }.into_any(),
        }
    }
}

/// Who it is, and the way to somebody else.
#[component]
fn Linked(lead: LeadId, looking: Looking, id: String) -> impl IntoView {
    let app = use_app();
    let person = app.select(move |workspace, _| known(workspace, lead));
    let called =
        move || person.get().map_or_else(|| app.say(gate::CARD_GONE).to_owned(), |person| person.called);
    let who = move || person.get().map(|person| person.who.join(" · ")).filter(|who| !who.is_empty());
    let change = move |_| looking.take(None);
    let button = looking.focused_if_moved::<html::Button>();
    view! {
        <div class="person" data-person=lead.to_string()>
            <span class="person-name">
                {called}
                {move || who().map(|who| view! { <span class="hint">{who}</span> })}
            </span>
            <button type="button" class="button" data-look="quiet" data-testid="change-person" id=id node_ref=button
                aria-label=move || gate::change_person(app.locale.get_untracked(), &called()) on:click=change>
                {app.say(gate::CHANGE)}
            </button>
        </div>
    }
}

#[component]
fn Search(looking: Looking, id: String, wrong: Signal<bool>, described: String) -> impl IntoView {
    let app = use_app();
    let list = fresh_id("people");
    let Looking { field, typed, found, at, .. } = looking;
    let opens = Memo::new(move |_| typed.with(|typed| !typed.trim().is_empty()));
    let input = looking.focused_if_moved::<html::Input>();
    let active = {
        let list = list.clone();
        move || found.with(|found| (at.get() < found.len()).then(|| format!("{list}-{}", at.get())))
    };
    let options = {
        let list = list.clone();
        move || {
            let option = |(place, person)| view! { <PersonOption place person list=list.clone() looking/> };
            found.get().into_iter().enumerate().map(option).collect_view()
        }
    };
    let leave = move |_| typed.set(String::new());
    view! {
        <div class="person-search">
            <input class="input" id=id name=field.key() type="text" autocomplete="off" role="combobox"
                node_ref=input aria-autocomplete="list" aria-controls=list.clone()
                aria-expanded=move || opens.get().to_string() aria-activedescendant=active
                aria-invalid=move || wrong.get().to_string()
                aria-describedby=move || wrong.get().then(|| described.clone())
                placeholder=app.say(gate::FIND_PERSON) prop:value=move || typed.get()
                on:input=move |event| { typed.set(event_target_value(&event)); at.set(0); }
                on:keydown=move |event| looking.press(&event) on:blur=leave/>
            <ul class="person-list" id=list role="listbox" hidden=move || !opens.get()>
                {options}
                <Show when=move || opens.get() && found.with(Vec::is_empty)>
                    <li class="hint person-none">{app.say(gate::NOBODY_FOUND)}</li>
                </Show>
            </ul>
        </div>
    }
}

#[component]
fn PersonOption(place: usize, person: Person, list: String, looking: Looking) -> impl IntoView {
    let Person { lead, called, who } = person;
    // The list goes when the field loses the focus, so a press must not take it.
    let keep_focus = |event: ev::PointerEvent| event.prevent_default();
    let keep_focus_too = |event: ev::MouseEvent| event.prevent_default();
    view! {
        <li class="person-option" id=format!("{list}-{place}") role="option" data-person=lead.to_string()
            aria-selected=move || (looking.at.get() == place).to_string()
            on:pointerdown=keep_focus on:mousedown=keep_focus_too on:click=move |_| looking.take(Some(lead))>
            <span>{called}</span>
            <span class="hint">{who.join(" · ")}</span>
        </li>
    }
}

impl Looking {
    /// Links somebody, or nobody.
    fn take(self, person: Option<LeadId>) {
        self.typed.set(String::new());
        self.at.set(0);
        self.moved.set(true);
        self.draft.choose(self.field, person.map(|lead| lead.to_string()).unwrap_or_default());
    }

    fn press(self, event: &ev::KeyboardEvent) {
        let found = self.found.with_untracked(Vec::len);
        if event.is_composing() || self.typed.with_untracked(String::is_empty) {
            return;
        }
        let step = |by: usize| self.at.update(|at| *at = (*at + by) % found.max(1));
        match event.key().as_str() {
            "ArrowDown" => step(1),
            "ArrowUp" => step(found.max(1) - 1),
            // Neither saves what stands around this field, nor closes the sheet.
            "Enter" => {
                let chosen = self
                    .found
                    .with_untracked(|found| found.get(self.at.get_untracked()).map(|person| person.lead));
                if chosen.is_some() {
                    self.take(chosen);
                }
            }
            "Escape" => self.typed.set(String::new()),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// What stands where the focused element stood takes the focus on.
    fn focused_if_moved<E>(self) -> NodeRef<E>
    where
        E: html::ElementType,
        E::Output: wasm_bindgen::JsCast + Clone + 'static,
    {
        let node = NodeRef::<E>::new();
        Effect::new(move |_| {
            use wasm_bindgen::JsCast;
            let Some(element) = node.get() else { return };
            if self.moved.get_untracked()
                && let Some(element) = element.dyn_ref::<web_sys::HtmlElement>()
            {
                self.moved.set(false);
                // Refused only for what is not on the page.
                let _ = element.focus();
            }
        });
        node
    }
}
