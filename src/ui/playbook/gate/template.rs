//! Criteria of the ready-made playbooks, added to a stage; what they would add shows before.

use leptos::{ev, prelude::*};

use super::{GateWork, worded};
use crate::{
    domain::ids::{CriterionId, StageId},
    i18n::{
        playbook::{about, criteria},
        rules,
    },
    queries::playbook::{PlaybookView, Template, TemplateStage, templates},
    ui::playbook::{
        drafting::{Complaint, Editing, Place, Problem},
        inputs::{FormDeeds, begin, on_escape},
    },
};

#[component]
pub fn TemplateForm(work: GateWork) -> impl IntoView {
    let editing = work.editing;
    let app = editing.app;
    let all = StoredValue::new(templates());
    let wanted = RwSignal::new(None::<StageId>);
    let chosen = Memo::new(move |_| all.with_value(|all| found(all, wanted.get()?)));
    let place = Place::Template(editing.stage);
    let form = NodeRef::new();
    begin(form);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let steps = steps(editing, chosen.get_untracked());
        if steps.is_empty() {
            let says = if chosen.with_untracked(Option::is_some) {
                criteria::ADDS_NOTHING
            } else {
                criteria::CHOOSE_TEMPLATE
            };
            editing.drafting.complain(place, Problem::Typed(says));
        } else if editing.drafting.add_all(place, steps) {
            work.end();
        }
    };
    let options = all.with_value(|all| all.iter().map(|template| options(work, template)).collect_view());
    view! {
        <form class="ask" data-testid="template" node_ref=form on:submit=add on:keydown=on_escape(move || work.end())>
            <p class="hint">{app.say(criteria::TEMPLATE_HINT)}</p>
            <label class="field template-choice">
                <span class="field-label">{app.say(criteria::TEMPLATE_FROM)}</span>
                <select class="input" name="template"
                    on:change=move |event| wanted.set(event_target_value(&event).parse().ok())>
                    <option value="">{app.say(criteria::CHOOSE_TEMPLATE)}</option>
                    {options}
                </select>
            </label>
            {move || chosen.get().map(|chosen| view! { <WouldAdd work chosen/> })}
            <Complaint drafting=editing.drafting about=place/>
            <FormDeeds send=crate::i18n::common::ADD on_cancel=move || work.end()/>
        </form>
    }
}

fn found(all: &[Template], stage: StageId) -> Option<TemplateStage> {
    all.iter().flat_map(|template| &template.stages).find(|known| known.stage == stage).cloned()
}

fn steps(editing: Editing, chosen: Option<TemplateStage>) -> Vec<crate::commands::Definition> {
    let fresh = || -> CriterionId { editing.app.fresh() };
    let steps = |seen: &PlaybookView| Some(chosen?.steps(seen, editing.stage, fresh));
    editing.drafting.seen.with_untracked(|seen| seen.as_ref().and_then(steps)).unwrap_or_default()
}

fn options(work: GateWork, template: &Template) -> impl IntoView + use<> {
    let app = work.editing.app;
    let of = app.word(&template.name);
    let option = |stage: &TemplateStage| {
        let name = about(app.locale.get_untracked(), &of, &app.word(&stage.name));
        view! { <option value=stage.stage.to_string()>{name}</option> }
    };
    let stages = template.stages.iter().map(option).collect_view();
    view! { <optgroup label=of.clone()>{stages}</optgroup> }
}

#[component]
fn WouldAdd(work: GateWork, chosen: TemplateStage) -> impl IntoView {
    let editing = work.editing;
    let app = editing.app;
    let locale = app.locale.get_untracked();
    let lists = move || {
        editing.drafting.seen.with(|seen| {
            let Some(seen) = seen else { return Vec::new() };
            let gate: Vec<String> = chosen
                .adds(seen, editing.stage)
                .iter()
                .flat_map(|added| [added].into_iter().chain(&added.parts))
                .map(|added| worded(app, added))
                .collect();
            if gate.is_empty() {
                return vec![(criteria::ADDS_NOTHING, gate)];
            }
            let questions =
                chosen.new_questions(seen).iter().map(|(_, question)| app.word(&question.wording)).collect();
            let new_rules =
                chosen.new_rules(seen).iter().map(|(_, rule)| rules::rule(locale, rule)).collect();
            let all = [
                (criteria::WOULD_ADD, gate),
                (criteria::WITH_QUESTIONS, questions),
                (criteria::WITH_RULES, new_rules),
            ];
            all.into_iter().filter(|(_, lines): &(_, Vec<String>)| !lines.is_empty()).collect()
        })
    };
    let list = move |(words, lines): (crate::i18n::Words, Vec<String>)| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <p>{app.say(words)}</p>
            <ul class="would-add">{lines}</ul>
        }
    };
    view! {
        <div class="template-adds" data-testid="would-add">
            {move || lists().into_iter().map(list).collect_view()}
        </div>
    }
}
