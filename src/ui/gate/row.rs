//! The rows of a gate: whether each condition holds and why, and where it does not, how to make it.

use leptos::prelude::*;

use super::{fill::Fill, rules::RuleLines};
use crate::{
    commands::LeadForm,
    domain::{
        criterion::{CriterionKind, Holds},
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
    pub called: Signal<String>,
    pub stored: Signal<LeadForm>,
}

/// What is required, and apart from it what is only advised.
#[component]
pub fn GateRows(rows: Signal<Vec<GateRow>>, filling: Filling) -> impl IntoView {
    let app = use_app();
    let part = move |advised: bool| {
        let belongs = move |row: &&GateRow| row.judgement.criterion.advised == advised;
        Memo::new(move |_| rows.with(|rows| rows.iter().filter(belongs).cloned().collect::<Vec<_>>()))
    };
    let (required, advised) = (part(false), part(true));
    let has_advice = Memo::new(move |_| advised.with(|rows| !rows.is_empty()));
    view! {
        <List rows=required.into() filling/>
        <Show when=move || has_advice.get()>
            <div class="gate-advised">
                <h3 class="gate-heading">{app.say(gate::ADVISED)}</h3>
                <List rows=advised.into() filling/>
            </div>
        </Show>
    }
}

/// Rows keep their place on the page while what they say changes, so that the focus stays where it is.
#[component]
fn List(rows: Signal<Vec<GateRow>>, filling: Filling) -> impl IntoView {
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
fn Row(id: CriterionId, rows: Signal<Vec<GateRow>>, filling: Filling) -> impl IntoView {
    let app = use_app();
    let row = Memo::new(move |_| {
        rows.with(|rows| rows.iter().find(|row| row.judgement.criterion.id == id).cloned())
    });
    let holds =
        Memo::new(move |_| row.with(|row| row.as_ref().map_or(Holds::Unknown, |row| row.judgement.holds)));
    // What could be filled in stays so: a field that vanished once it holds would take the focus with it.
    let fills = Memo::new(move |before: Option<&bool>| before == Some(&true) || holds.get() != Holds::Yes);
    // The team may change what a criterion asks while it is on the page.
    let kind =
        Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.judgement.criterion.kind.clone())));
    // An answer stands nowhere else: one that held when the page was opened can still be corrected.
    let held = untrack(|| holds.get() == Holds::Yes);
    let fill = move || {
        let kind = kind.get()?;
        match held && kind.question().is_some() {
            true => Some(
                view! {
                    <details class="gate-more" data-testid="change-answer">
                        <summary>{app.say(gate::CHANGE)}</summary>
                        <Fill kind row filling/>
                    </details>
                }
                .into_any(),
            ),
            false => fills.get().then(|| view! { <Fill kind row filling/> }.into_any()),
        }
    };
    // A persona has a few lines, and each may keep the card out; a score has many, and none does alone.
    let is_score = Memo::new(move |_| matches!(kind.get(), Some(CriterionKind::Score { .. })));
    let rules =
        Signal::derive(move || row.with(|row| row.as_ref().map(|row| row.rules.clone())).unwrap_or_default());
    let parts =
        Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.parts.clone())).unwrap_or_default());
    let is_group = Memo::new(move |_| parts.with(|parts| !parts.is_empty()));
    view! {
        <li class="gate-row" data-criterion=id.to_string() data-holds=move || holds.get().key()>
            <Verdict holds/>
            <Sentences row called=filling.called/>
            {move || match is_score.get() {
                true => view! {
                    <details class="gate-more">
                        <summary>{app.say(gate::RECEIPT)}</summary>
                        <RuleLines lines=rules/>
                    </details>
                }
                .into_any(),
                false => view! { <RuleLines lines=rules/> }.into_any(),
            }}
            {fill}
            {move || is_group.get().then(|| view! { <Group parts=parts.into() filling/> })}
        </li>
    }
}

/// The criteria of a group, each a row like any other.
#[component]
fn Group(parts: Signal<Vec<GateRow>>, filling: Filling) -> impl IntoView {
    view! { <div class="gate-group"><List rows=parts filling/></div> }.into_any()
}

#[component]
fn Verdict(holds: Memo<Holds>) -> impl IntoView {
    let app = use_app();
    view! {
        <span class="gate-verdict">
            {move || view! { <Picture icon=picture(holds.get()) size=16/> }}
            <span class="heard">{move || app.say(gate::holds(holds.get()))}</span>
        </span>
    }
}

pub fn picture(holds: Holds) -> Icon {
    match holds {
        Holds::Yes => Icon::Check,
        Holds::No => Icon::Cross,
        Holds::Unknown => Icon::Question,
    }
}

/// What is asked, and why it holds or does not.
#[component]
fn Sentences(row: Memo<Option<GateRow>>, called: Signal<String>) -> impl IntoView {
    let app = use_app();
    let asked = move || row.with(|row| row.as_ref().map(|row| asked(app.locale.get_untracked(), row)));
    let because = move || {
        row.with(|row| {
            let because = &row.as_ref()?.judgement.because;
            let sentence = || gate::because(app.locale.get_untracked(), because, &called.get(), app.now());
            (!is_said_already(because)).then(sentence)
        })
    };
    view! {
        <div class="gate-text">
            <p>{asked}</p>
            {move || because().map(|because| view! { <p class="hint">{because}</p> })}
        </div>
    }
}

/// What a row asks, in one line.
pub fn asked(locale: crate::i18n::Locale, row: &GateRow) -> String {
    gate::criterion(locale, &row.judgement.criterion.kind, row.question.as_ref())
}

/// "Amount filled in: amount written down" says one thing twice, under a tick.
fn is_said_already(because: &Because) -> bool {
    matches!(because, Because::FilledIn(_))
}
