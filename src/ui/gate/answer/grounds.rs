//! On what grounds an answer stands: what was said, by whom, and when. Asked for once there is an answer.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use crate::{
    domain::{criterion::Answer, moment::read_day},
    i18n::gate,
    ui::app::use_app,
};

/// As the fields hold them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Grounds {
    evidence: String,
    who: String,
    on: String,
}

impl Grounds {
    fn of(answer: &Answer) -> Self {
        Self {
            evidence: answer.evidence.clone(),
            who: answer.who.clone(),
            on: answer.on.map(|on| on.to_string()).unwrap_or_default(),
        }
    }
}

#[component]
pub fn GroundsFields(answer: Memo<Option<Answer>>, write: Callback<Option<Answer>>) -> impl IntoView {
    let app = use_app();
    let typed = RwSignal::new(None::<Grounds>);
    let stored = move || answer.with(|answer| answer.as_ref().map(Grounds::of)).unwrap_or_default();
    let shown = move || typed.get().unwrap_or_else(stored);
    let type_in = move |change: fn(&mut Grounds, String), text: String| {
        let mut grounds = untrack(shown);
        change(&mut grounds, text);
        typed.set(Some(grounds));
    };
    let save = move || {
        let Some(Grounds { evidence, who, on }) = typed.get_untracked() else { return };
        typed.set(None);
        if let Some(answer) = answer.get_untracked() {
            write.run(Some(Answer { evidence, who, on: read_day(&on), ..answer }));
        }
    };
    // Going from one of the three to the next is not leaving them.
    let leave = move |event: ev::FocusEvent| {
        if !stays_inside(&event) {
            save();
        }
    };
    let enter = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            save();
        }
    };
    let today = app.now().today().to_string();
    view! {
        <div class="grounds" hidden=move || answer.with(Option::is_none) on:focusout=leave on:keydown=enter>
            <input class="input" name="evidence" type="text" autocomplete="off"
                aria-label=app.say(gate::EVIDENCE) placeholder=app.say(gate::EVIDENCE)
                prop:value=move || shown().evidence
                on:input=move |event| type_in(|grounds, text| grounds.evidence = text, event_target_value(&event))/>
            <input class="input" name="who" type="text" autocomplete="off"
                aria-label=app.say(gate::WHO) placeholder=app.say(gate::WHO)
                prop:value=move || shown().who
                on:input=move |event| type_in(|grounds, text| grounds.who = text, event_target_value(&event))/>
            <input class="input" name="on" type="date" max=today aria-label=app.say(gate::ON)
                prop:value=move || shown().on
                on:input=move |event| type_in(|grounds, text| grounds.on = text, event_target_value(&event))/>
        </div>
    }
}

fn stays_inside(event: &ev::FocusEvent) -> bool {
    let node = |target: Option<web_sys::EventTarget>| {
        target.and_then(|target| target.dyn_into::<web_sys::Node>().ok())
    };
    let group = node(event.current_target());
    group.is_some_and(|group| group.contains(node(event.related_target()).as_ref()))
}
