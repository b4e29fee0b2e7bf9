//! One criterion, new or known: which kind, and what exactly.

mod details;
mod question;
mod wanted;

use leptos::{ev, prelude::*};

use super::{
    drafting::{Complaint, Editing, Place, Problem},
    inputs::{FormDeeds, Kinds, Segments, on_escape},
};
use crate::{
    commands::ReshapeStage,
    domain::criterion::{Criterion, CriterionKind},
    i18n::{common, playbook::criteria},
    queries::playbook::CriterionView,
};
pub use details::channels;
pub use question::ChoiceLines;
pub use wanted::days;

use details::{ChannelChoice, FieldChoice, MeetingChoice, ScoreChoice};
use question::{ChoiceChoice, QuestionChoice};
use wanted::{Kind, Wanted};

/// `is_part`: it stands within a group, which is required or advised as a whole.
#[component]
pub fn CriterionForm(
    editing: Editing,
    criterion: Option<CriterionView>,
    is_part: bool,
    on_end: Callback<()>,
) -> impl IntoView {
    let app = editing.app;
    let known = criterion.map(|seen| seen.criterion);
    let place = Place::Criterion(editing.stage, known.as_ref().map(|known| known.id));
    let wanted = Wanted::new(editing, known.as_ref());
    let send = if known.is_some() { common::SAVE } else { common::ADD };
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match wanted.asked(editing) {
            Ok((kind, question)) => {
                let Some(to) = changed(editing, known.as_ref(), kind, wanted) else {
                    editing.drafting.complain(place, Problem::Typed(criteria::ALREADY_ASKED));
                    return;
                };
                let gate = ReshapeStage { stage: editing.stage, to };
                let steps = question.map(Into::into).into_iter().chain([gate.into()]);
                if editing.drafting.add_all(place, steps.collect()) {
                    on_end.run(());
                }
            }
            Err(words) => editing.drafting.complain(place, Problem::Typed(words)),
        }
    };
    let details = move || match wanted.kind.get() {
        Kind::Filled => view! { <FieldChoice wanted/> }.into_any(),
        Kind::Answered => view! { <QuestionChoice editing wanted/> }.into_any(),
        Kind::Chosen => view! { <ChoiceChoice editing wanted/> }.into_any(),
        Kind::Heard => view! { <ChannelChoice wanted/> }.into_any(),
        Kind::Meeting => view! { <MeetingChoice wanted/> }.into_any(),
        Kind::Score => view! { <ScoreChoice wanted/> }.into_any(),
        Kind::Persona | Kind::Basis | Kind::DecisionMaker => ().into_any(),
    };
    view! {
        <form class="ask" data-testid="criterion-form" on:submit=save on:keydown=on_escape(move || on_end.run(()))>
            <Kinds label=criteria::CRITERION_KIND name="kind" options=Kind::options() chosen=wanted.kind/>
            <div class="details">{details}</div>
            {(!is_part).then(|| view! {
                <Segments label=app.say(criteria::WEIGHT) chosen=wanted.advised choose=move |advised| wanted.advised.set(advised)
                    options=vec![("required", criteria::REQUIRED, false), ("advised", criteria::ADVISED, true)]/>
            })}
            <Complaint drafting=editing.drafting about=place/>
            <FormDeeds send on_cancel=move || on_end.run(())/>
        </form>
    }
}

/// The gate with this criterion; `None` where it asks the same already.
fn changed(
    editing: Editing,
    known: Option<&Criterion>,
    kind: CriterionKind,
    wanted: Wanted,
) -> Option<crate::domain::stage::Trait> {
    let (gate, advised) = (editing.gate(), wanted.advised.get_untracked());
    let is_same = known.is_some_and(|known| known.kind == kind);
    if !is_same && gate.asks(&kind) {
        return None;
    }
    let gate = match known {
        Some(known) => gate.replaced(Criterion { id: known.id, kind, advised }),
        None => gate.with(Criterion { id: editing.app.fresh(), kind, advised }),
    };
    Some(gate.into_trait())
}
