//! Why a lead goes from one team to another: nobody takes over without a word.

use leptos::{html, prelude::*};

use crate::{
    domain::rejection::Rejection,
    i18n::{hand_over, rejections},
    ui::{app::use_app, widgets::field::fresh_id},
};

#[derive(Clone, Copy)]
pub struct Reason {
    typed: RwSignal<String>,
    /// Somebody wanted to go on without one.
    missing: RwSignal<bool>,
    field: NodeRef<html::Textarea>,
}

impl Reason {
    pub fn new() -> Self {
        Self { typed: RwSignal::default(), missing: RwSignal::new(false), field: NodeRef::new() }
    }

    /// What was typed; or nothing, and the field says so.
    pub fn given(self) -> Option<String> {
        let typed = self.typed.get_untracked();
        if !typed.trim().is_empty() {
            return Some(typed);
        }
        self.missing.set(true);
        if let Some(field) = self.field.get_untracked() {
            // Refused only for what is not on the page.
            let _ = field.focus();
        }
        None
    }
}

#[component]
pub fn ReasonField(reason: Reason) -> impl IntoView {
    let app = use_app();
    let Reason { typed, missing, field } = reason;
    let (id, hint) = (fresh_id("reason"), fresh_id("reason-hint"));
    let type_in = move |event| {
        typed.set(event_target_value(&event));
        missing.set(false);
    };
    let problem = move || {
        missing.get().then(|| rejections::rejection(app.locale.get_untracked(), &Rejection::ReasonMissing))
    };
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{app.say(hand_over::REASON)}</label>
            <textarea class="input" id=id name="reason" rows="2" node_ref=field aria-required="true"
                aria-describedby=hint.clone() aria-invalid=move || missing.get().to_string()
                prop:value=move || typed.get() on:input=type_in></textarea>
            <div id=hint>
                {move || problem().map(|text| view! { <p class="problem" data-testid="problem">{text}</p> })}
                <p class="hint" hidden=move || missing.get()>{app.say(hand_over::REASON_HINT)}</p>
            </div>
        </div>
    }
}
