//! How a condition is met without leaving the gate: by a field, an answer, a contact that is written down, a person
//! who is named.

use leptos::prelude::*;

use super::{
    answer::AnswerPicker, contact::ContactToLog, decision_maker::DecisionMaker, meeting::Meeting,
    row::Filling,
};
use crate::{
    domain::{
        criterion::{Answer, CriterionKind, Holds, Question},
        field::Field,
        judge::Because,
    },
    queries::gate::GateRow,
    ui::widgets::field::{Draft, LeadField, SavesItself},
};

#[component]
pub fn Fill(kind: CriterionKind, row: Memo<Option<GateRow>>, filling: Filling) -> impl IntoView {
    // "Amount filled in" needs no "Amount" above the field.
    let said = matches!(&kind, CriterionKind::Filled(fields) if fields.len() == 1);
    let way = match kind {
        CriterionKind::Filled(fields) => view! { <FieldsToFill fields filling/> }.into_any(),
        CriterionKind::Answered(question) | CriterionKind::Chosen { question, .. } => {
            let asked: Memo<Question> = Memo::new(move |_| {
                row.with(|row| row.as_ref().and_then(|row| row.question.clone())).unwrap_or_default()
            });
            let answer = Memo::new(move |_| row.with(|row| row.as_ref().and_then(answer)));
            view! { <AnswerPicker lead=filling.lead question asked=asked.into() answer/> }.into_any()
        }
        CriterionKind::Inbound { channels, .. } => {
            let holds = Signal::derive(move || {
                row.with(|row| row.as_ref().is_some_and(|row| row.judgement.holds == Holds::Yes))
            });
            view! { <ContactToLog holds channels filling/> }.into_any()
        }
        CriterionKind::Meeting { booked } => {
            let is_met = |row: &GateRow| matches!(row.judgement.because, Because::Met(_));
            let met = Signal::derive(move || row.with(|row| row.as_ref().is_some_and(is_met)));
            view! { <Meeting booked met filling/> }.into_any()
        }
        CriterionKind::Persona | CriterionKind::Score { .. } => {
            let fields = row.with_untracked(|row| row.as_ref().map(looked_at)).unwrap_or_default();
            view! { <FieldsToFill fields filling/> }.into_any()
        }
        CriterionKind::Basis => {
            view! { <FieldsToFill fields=vec![Field::Basis, Field::BasisProof] filling/> }.into_any()
        }
        CriterionKind::DecisionMaker => view! { <DecisionMaker filling/> }.into_any(),
        // A group is filled in by its parts; what this version cannot read, by nobody.
        CriterionKind::AtLeast { .. } | CriterionKind::Unreadable(_) => return ().into_any(),
    };
    view! { <div class="gate-fill" data-label=said.then_some("heard")>{way}</div> }.into_any()
}

/// The answer that this team was given; one to another team's question only counts as if it were.
fn answer(row: &GateRow) -> Option<Answer> {
    match &row.judgement.because {
        Because::Answered(given) if given.other.is_none() => Some(given.answer.clone()),
        _ => None,
    }
}

/// The fields that the rules look at, each once.
fn looked_at(row: &GateRow) -> Vec<Field> {
    let mut fields: Vec<Field> = row.rules.iter().filter_map(|line| line.field()).collect();
    fields.sort_unstable();
    fields.dedup();
    fields
}

#[component]
pub(super) fn FieldsToFill(fields: Vec<Field>, filling: Filling) -> impl IntoView {
    let draft = Draft::new(Some(filling.lead), filling.stored);
    let inputs = fields.into_iter().map(|field| view! { <LeadField field draft/> }).collect_view();
    view! { <SavesItself lead=filling.lead draft>{inputs}</SavesItself> }
}
