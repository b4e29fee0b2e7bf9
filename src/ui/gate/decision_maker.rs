//! Naming the person who decides: one who has a card already, or a new one.

use leptos::{ev, html, prelude::*};

use super::{fill::FieldsToFill, row::Filling};
use crate::{
    commands::{LeadForm, NameDecisionMaker},
    domain::{field::Field, rejection::Rejection},
    i18n::gate,
    ui::{
        app::{App, use_app},
        widgets::field::{Draft, LeadField, focus_first_problem},
    },
};

#[component]
pub fn DecisionMaker(filling: Filling) -> impl IntoView {
    let app = use_app();
    let linked = filling.stored;
    let nobody = Memo::new(move |_| {
        linked.with(|form| form.fields.get(&Field::DecisionMaker).is_none_or(String::is_empty))
    });
    view! {
        <FieldsToFill fields=vec![Field::DecisionMaker] filling/>
        <Show when=move || nobody.get()>
            <details class="gate-more">
                <summary>{app.say(gate::NOT_ON_A_CARD)}</summary>
                <NewPerson filling/>
            </details>
        </Show>
    }
}

/// They get a card of their own, with the same company.
#[component]
fn NewPerson(filling: Filling) -> impl IntoView {
    let app = use_app();
    let draft = Draft::new(None, Signal::stored(LeadForm::default()));
    let form = NodeRef::<html::Form>::new();
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if !name(app, filling, draft) {
            focus_first_problem(form);
        }
    };
    view! {
        <form class="gate-person" node_ref=form novalidate on:submit=add>
            <LeadField field=Field::FullName draft/>
            <LeadField field=Field::Title draft/>
            <LeadField field=Field::Email draft/>
            <button type="submit" class="button" data-testid="add-decision-maker">{app.say(gate::ADD_PERSON)}</button>
        </form>
    }
}

/// Answers whether it was done.
fn name(app: App, filling: Filling, draft: Draft) -> bool {
    let form = draft.typed();
    let called = form.fields.get(&Field::FullName).cloned().unwrap_or_default();
    // The company is the lead's own and would do as a name for the card; but it is a person who decides.
    if called.trim().is_empty() {
        draft.refuse(vec![(Field::FullName, crate::domain::text::TextProblem::Missing)]);
        return false;
    }
    let fresh = app.fresh();
    match app.dispatch(NameDecisionMaker { lead: filling.lead, fresh, form }) {
        Ok(()) => {
            draft.clear();
            app.announce(gate::person_linked(app.locale.get_untracked(), called.trim()));
            true
        }
        Err(Rejection::Form(problems)) => {
            draft.refuse(problems);
            false
        }
        Err(rejection) => app.refused(&rejection),
    }
}
