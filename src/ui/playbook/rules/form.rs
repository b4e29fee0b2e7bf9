//! One rule, new or known: what it looks at, and what that is worth.

use leptos::{ev, prelude::*};

use super::wanted::{Kind, Wanted};
use crate::{
    commands::SetRule,
    domain::{
        activity::Direction,
        field::Field,
        ids::RuleId,
        rule::{Rule, number_fields, word_fields},
    },
    i18n::{common, fields, playbook::rules},
    ui::{
        app::use_app,
        playbook::{
            criterion::channels,
            drafting::{Complaint, Drafting, Place, Problem},
            inputs::{FormDeeds, Kinds, Line, Segments, Toggles, on_escape},
        },
    },
};

#[component]
pub fn RuleForm(drafting: Drafting, known: Option<(RuleId, Rule)>, on_end: Callback<()>) -> impl IntoView {
    let id = known.as_ref().map(|(id, _)| *id);
    let wanted = Wanted::new(known.as_ref().map(|(_, rule)| rule));
    let place = Place::Rule(id);
    let send = if id.is_some() { common::SAVE } else { common::ADD };
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match wanted.rule() {
            Ok(rule) => {
                let asked = SetRule { rule: id.unwrap_or_else(|| drafting.app.fresh()), to: Some(rule) };
                if drafting.add(place, asked) {
                    on_end.run(());
                }
            }
            Err(words) => drafting.complain(place, Problem::Typed(words)),
        }
    };
    let kinds = vec![
        ("words", rules::WORDS, rules::WORDS_SAYS, Kind::Words),
        ("number", rules::NUMBER, rules::NUMBER_SAYS, Kind::Number),
        ("deed", rules::DEED, rules::DEED_SAYS, Kind::Deed),
    ];
    let details = move || match wanted.kind.get() {
        Kind::Words => view! { <WordsFields wanted/> <WeightFields wanted/> }.into_any(),
        Kind::Number => view! { <NumberFields wanted/> <WeightFields wanted/> }.into_any(),
        Kind::Deed => view! { <DeedFields wanted/> }.into_any(),
    };
    view! {
        <form class="ask" data-testid="rule-form" on:submit=save on:keydown=on_escape(move || on_end.run(()))>
            <Kinds label=rules::KIND name="rule_kind" options=kinds chosen=wanted.kind/>
            <div class="details">{details}</div>
            <Complaint drafting about=place/>
            <FormDeeds send on_cancel=move || on_end.run(())/>
        </form>
    }
}

#[component]
fn FieldSelect(chosen: RwSignal<Field>, options: Vec<Field>) -> impl IntoView {
    let app = use_app();
    let option = move |field: Field| {
        view! { <option value=field.key() selected=move || chosen.get() == field>{app.say(fields::field(field))}</option> }
    };
    let choose = move |event| {
        if let Some(field) = Field::from_key(&event_target_value(&event)) {
            chosen.set(field);
        }
    };
    view! {
        <label class="field">
            <span class="field-label">{app.say(rules::FIELD)}</span>
            <select class="input" name="field" on:change=choose>{options.into_iter().map(option).collect_view()}</select>
        </label>
    }
}

#[component]
fn WordsFields(wanted: Wanted) -> impl IntoView {
    view! {
        <div class="shape">
            <FieldSelect chosen=wanted.word_field options=word_fields().collect()/>
            <Line label=rules::ANY_OF name="any_of" text=wanted.any_of/>
        </div>
    }
}

#[component]
fn NumberFields(wanted: Wanted) -> impl IntoView {
    view! {
        <div class="shape" data-narrow>
            <FieldSelect chosen=wanted.number_field options=number_fields().collect()/>
            <Line label=rules::FROM name="from" text=wanted.from numeric=true placeholder=rules::NO_LIMIT/>
            <Line label=rules::TO name="to" text=wanted.to numeric=true placeholder=rules::NO_LIMIT/>
        </div>
    }
}

#[component]
fn WeightFields(wanted: Wanted) -> impl IntoView {
    let app = use_app();
    view! {
        <div class="inline-form">
            <div class="field weight">
                <span class="field-label">{app.say(rules::WEIGHT)}</span>
                <Segments label=app.say(rules::WEIGHT) chosen=wanted.is_must choose=move |must| wanted.is_must.set(must)
                    options=vec![("must", rules::MUST, true), ("points", rules::GIVES, false)]/>
            </div>
            <Show when=move || !wanted.is_must.get()>
                <Line label=rules::POINTS name="points" text=wanted.points numeric=true/>
            </Show>
        </div>
    }
}

#[component]
fn DeedFields(wanted: Wanted) -> impl IntoView {
    let app = use_app();
    let directions = vec![
        ("inbound", fields::direction(Direction::Inbound), Some(Direction::Inbound)),
        ("outbound", fields::direction(Direction::Outbound), Some(Direction::Outbound)),
        ("either", rules::EITHER, None),
    ];
    view! {
        <p class="field-label">{app.say(rules::CHANNELS)}</p>
        <Toggles label=app.say(rules::CHANNELS) options=channels(app) chosen=wanted.channels/>
        <div class="field">
            <span class="field-label">{app.say(rules::DIRECTION)}</span>
            <Segments label=app.say(rules::DIRECTION) options=directions chosen=wanted.direction
                choose=move |direction| wanted.direction.set(direction)/>
        </div>
        <div class="shape" data-narrow>
            <Line label=rules::POINTS name="points" text=wanted.points numeric=true/>
            <Line label=rules::MOST name="most" text=wanted.most numeric=true/>
            <Line label=rules::WITHIN name="within" text=wanted.within numeric=true placeholder=rules::EVER/>
        </div>
    }
}
