//! A labelled field of a lead, with the keyboard that fits it and the sentence that says what is wrong.

use leptos::prelude::*;

use crate::{
    domain::field::{Field, FieldKind},
    i18n::fields,
    ui::app::use_app,
};

/// `value` holds what is typed; `problem` is empty while nothing is wrong.
#[component]
pub fn LeadField(
    field: Field,
    value: RwSignal<String>,
    #[prop(into)] problem: Signal<String>,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let app = use_app();
    let label = move || app.say(fields::field(field));
    let wrong = move || !problem.get().is_empty();
    let explained = format!("problem-{}", field.key());
    let described = explained.clone();
    let input = match field.kind() {
        FieldKind::Lines => view! {
            <textarea class="input" name=field.key() rows="4" prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
                aria-invalid=move || wrong().to_string() aria-describedby=described></textarea>
        }
        .into_any(),
        kind => {
            let (kind, mode, complete) = keyboard(field, kind);
            let list = (field == Field::Source).then_some("campaigns");
            view! {
                <input class="input" name=field.key() type=kind inputmode=mode autocomplete=complete list=list
                    autofocus=autofocus prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                    aria-invalid=move || wrong().to_string() aria-describedby=described/>
            }
            .into_any()
        }
    };
    view! {
        <label class="field" data-field=field.key()>
            <span class="field-label">{label}</span>
            {input}
            <span class="problem" id=explained data-testid=move || wrong().then_some("problem") hidden=move || !wrong()>
                {move || problem.get()}
            </span>
        </label>
    }
}

/// Input type, on-screen keyboard and what the browser may fill in. `type=email` would add the browser's own
/// opinion and language, so the keyboard is asked for and the judgement stays ours.
fn keyboard(field: Field, kind: FieldKind) -> (&'static str, &'static str, &'static str) {
    match (kind, field) {
        (FieldKind::Email, _) => ("text", "email", "off"),
        (FieldKind::Phone, _) => ("text", "tel", "off"),
        (FieldKind::Link, _) => ("text", "url", "off"),
        (FieldKind::Money, _) => ("text", "decimal", "off"),
        (FieldKind::Percent, _) => ("text", "numeric", "off"),
        (FieldKind::Date, _) => ("date", "none", "off"),
        _ => ("text", "text", "off"),
    }
}
