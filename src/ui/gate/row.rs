//! The rows of a gate: whether each condition holds and why, and where it does not, how to make it.

use leptos::prelude::*;

use super::fill::Fill;
use crate::{
    commands::LeadForm,
    domain::{
        criterion::Holds,
        ids::{CriterionId, LeadId},
        judge::Because,
    },
    i18n::gate,
    queries::gate::GateRow,
    ui::{
        app::use_app,
        widgets::icon::{Icon, Picture},
    },
};

/// What filling in on the spot writes to.
#[derive(Clone, Copy)]
pub struct Filling {
    pub lead: LeadId,
    pub stored: Signal<LeadForm>,
}

/// Rows keep their place on the page while what they say changes, so that the focus stays where it is.
#[component]
pub fn GateRows(
    rows: Signal<Vec<GateRow>>,
    #[prop(optional, into)] filling: Option<Filling>,
) -> impl IntoView {
    let ids = Memo::new(move |_| {
        rows.with(|rows| rows.iter().map(|row| row.judgement.criterion.id).collect::<Vec<_>>())
    });
    view! {
        <ul class="gate-rows">
            <For each=move || ids.get() key=|id| *id let:id>
                <Row id rows filling/>
            </For>
        </ul>
    }
}

#[component]
fn Row(id: CriterionId, rows: Signal<Vec<GateRow>>, filling: Option<Filling>) -> impl IntoView {
    let row = Memo::new(move |_| {
        rows.with(|rows| rows.iter().find(|row| row.judgement.criterion.id == id).cloned())
    });
    let holds =
        Memo::new(move |_| row.with(|row| row.as_ref().map_or(Holds::Unknown, |row| row.judgement.holds)));
    // What could be filled in stays so: a field that vanished once it holds would take the focus with it.
    let fills = Memo::new(move |before: Option<&bool>| before == Some(&true) || holds.get() != Holds::Yes);
    let fill = move || {
        let filling = filling.filter(|_| fills.get())?;
        row.with_untracked(Option::is_some).then(|| view! { <Fill row filling/> })
    };
    view! {
        <li class="gate-row" data-criterion=id.to_string() data-holds=move || holds.get().key()>
            <Verdict holds/>
            <Sentences row/>
            {fill}
        </li>
    }
}

#[component]
fn Verdict(holds: Memo<Holds>) -> impl IntoView {
    let app = use_app();
    let icon = move || match holds.get() {
        Holds::Yes => Icon::Check,
        Holds::No => Icon::Cross,
        Holds::Unknown => Icon::Question,
    };
    view! {
        <span class="gate-verdict">
            {move || view! { <Picture icon=icon() size=16/> }}
            <span class="heard">{move || app.say(gate::holds(holds.get()))}</span>
        </span>
    }
}

/// What is asked, and why it holds or does not.
#[component]
fn Sentences(row: Memo<Option<GateRow>>) -> impl IntoView {
    let app = use_app();
    let asked = move || {
        row.with(|row| {
            let row = row.as_ref()?;
            Some(gate::criterion(
                app.locale.get_untracked(),
                &row.judgement.criterion.kind,
                row.question.as_ref(),
            ))
        })
    };
    let because = move || {
        row.with(|row| {
            let because = &row.as_ref()?.judgement.because;
            (!is_said_already(because))
                .then(|| gate::because(app.locale.get_untracked(), because, "", app.now()))
        })
    };
    view! {
        <div class="gate-text">
            <p>{asked}</p>
            {move || because().map(|because| view! { <p class="hint">{because}</p> })}
        </div>
    }
}

/// "Amount filled in: amount written down" says one thing twice.
fn is_said_already(because: &Because) -> bool {
    matches!(because, Because::FilledIn(fields) if fields.len() == 1)
}
