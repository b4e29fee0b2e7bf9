//! Everything that is known about a lead, as a form: saved together, with the button at the foot or Ctrl+Enter.

use leptos::{ev, prelude::*};

use super::{Open, Section};
use crate::{
    domain::field::Field,
    i18n::lead,
    ui::{
        app::use_app,
        widgets::field::{LeadField, TagsField},
    },
};

/// All but the next step, which has a place of its own. In the order in which people introduce themselves.
const FIELDS: [Field; 20] = [
    Field::FullName,
    Field::Company,
    Field::Title,
    Field::Phone,
    Field::Email,
    Field::Website,
    Field::City,
    Field::Country,
    Field::Sector,
    Field::Employees,
    Field::Age,
    Field::Source,
    Field::Owner,
    Field::DecisionMaker,
    Field::MeetingOn,
    Field::Amount,
    Field::Probability,
    Field::ExpectedOn,
    Field::Basis,
    Field::BasisProof,
];

/// Seldom needed on the way, and asked for at a gate where a team needs them. What is filled in is always in sight.
const SELDOM: [Field; 7] = [
    Field::Sector,
    Field::Employees,
    Field::Age,
    Field::DecisionMaker,
    Field::MeetingOn,
    Field::Basis,
    Field::BasisProof,
];

#[component]
pub fn Facts(open: Open) -> impl IntoView {
    let app = use_app();
    let title = app.say(lead::FACTS);
    let save = move || {
        if untrack(|| open.facts.differs()) {
            open.save_facts(app);
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let shortcut = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            save();
        }
    };
    let asks_age = open.part(|known| known.asks_age);
    let field = move |field| match field {
        Field::Age => {
            let age = move || view! { <LeadField field=Field::Age draft=open.facts/> };
            view! { <Show when=move || asks_age.get()>{age()}</Show> }.into_any()
        }
        field => view! { <LeadField field draft=open.facts/> }.into_any(),
    };
    // Decided once: a field that moved when it is filled in would take the focus with it.
    let is_folded = |field: &Field| SELDOM.contains(field) && untrack(|| open.facts.text(*field).is_empty());
    let (folded, in_sight): (Vec<Field>, Vec<Field>) = FIELDS.into_iter().partition(is_folded);
    let fields = in_sight.into_iter().map(field).collect_view();
    let more = (!folded.is_empty()).then(|| {
        view! {
            <details class="gate-more more-facts" data-testid="more-facts">
                <summary>{app.say(lead::MORE_FACTS)}</summary>
                <div class="field-grid">{folded.into_iter().map(field).collect_view()}</div>
            </details>
        }
    });
    view! {
        <Section title name="facts">
            <form class="field-grid" id="lead-facts" node_ref=open.form novalidate on:submit=submit on:keydown=shortcut>
                {fields}
                <TagsField draft=open.facts/>
                <LeadField field=Field::Notes draft=open.facts/>
                {more}
            </form>
        </Section>
    }
}
