//! What a stage is called, means, looks like and is worth; each field is saved when it is left.

use leptos::prelude::*;

use super::editing::{Complaint, Editing, Problem};
use crate::{
    domain::{
        rejection::Rejection,
        stage::{Colour, Kind, Trait, TraitKey},
        wording::Locale,
    },
    i18n::{fields, playbook},
};

#[component]
pub fn Shape(editing: Editing) -> impl IntoView {
    view! {
        <div class="shape">
            <NameField editing of=Locale::Fr/>
            <NameField editing of=Locale::En/>
            <DefinitionField editing of=Locale::Fr/>
            <DefinitionField editing of=Locale::En/>
        </div>
        <div class="shape" data-narrow>
            <KindField editing/>
            <ProbabilityField editing/>
            <StaleField editing/>
        </div>
        <Swatches editing/>
    }
}

#[component]
fn NameField(editing: Editing, of: Locale) -> impl IntoView {
    let Editing { app, seen, .. } = editing;
    let (label, name) = match of {
        Locale::Fr => (playbook::NAME_FR, "stage_name_fr"),
        Locale::En => (playbook::NAME_EN, "stage_name_en"),
    };
    let value = move || {
        seen.with(|seen| match of {
            Locale::Fr => seen.name.fr.clone(),
            Locale::En => seen.name.en.clone(),
        })
    };
    let save = move |event| {
        let mut to = seen.with_untracked(|seen| seen.name.clone());
        match of {
            Locale::Fr => to.fr = event_target_value(&event),
            Locale::En => to.en = event_target_value(&event),
        }
        editing.reshape(Trait::Name(to));
    };
    let wrong = move || editing.is_wrong(TraitKey::Name).to_string();
    view! {
        <label class="field">
            <span class="field-label">{app.say(label)}</span>
            <input class="input" name=name lang=of.key() autocomplete="off" aria-invalid=wrong prop:value=value on:change=save/>
            {(of == Locale::Fr).then(|| view! { <Complaint editing about=TraitKey::Name/> })}
        </label>
    }
}

#[component]
fn DefinitionField(editing: Editing, of: Locale) -> impl IntoView {
    let Editing { app, seen, .. } = editing;
    let (label, name) = match of {
        Locale::Fr => (playbook::DEFINITION_FR, "definition_fr"),
        Locale::En => (playbook::DEFINITION_EN, "definition_en"),
    };
    let value = move || {
        seen.with(|seen| match of {
            Locale::Fr => seen.definition.fr.clone(),
            Locale::En => seen.definition.en.clone(),
        })
    };
    let save = move |event| {
        let mut to = seen.with_untracked(|seen| seen.definition.clone());
        match of {
            Locale::Fr => to.fr = event_target_value(&event),
            Locale::En => to.en = event_target_value(&event),
        }
        editing.reshape(Trait::Definition(to));
    };
    view! {
        <label class="field">
            <span class="field-label">{app.say(label)}</span>
            <textarea class="input" name=name lang=of.key() rows="3" prop:value=value on:change=save></textarea>
        </label>
    }
}

#[component]
fn KindField(editing: Editing) -> impl IntoView {
    let Editing { app, seen, .. } = editing;
    let kind = Memo::new(move |_| seen.with(|seen| seen.kind));
    let save = move |event| {
        if let Some(kind) = Kind::from_key(&event_target_value(&event)) {
            editing.reshape(Trait::Kind(kind));
        }
    };
    let option = move |each: Kind| {
        let words = move || app.say(fields::kind(each));
        view! { <option value=each.key() selected=move || kind.get() == each>{words}</option> }
    };
    view! {
        <label class="field">
            <span class="field-label">{app.say(playbook::KIND)}</span>
            <select class="input" name="kind" on:change=save prop:value=move || kind.get().key()>
                {Kind::ALL.into_iter().map(option).collect_view()}
            </select>
            <Complaint editing about=TraitKey::Kind/>
        </label>
    }
}

#[component]
fn ProbabilityField(editing: Editing) -> impl IntoView {
    let Editing { app, seen, .. } = editing;
    let save = move |event| match event_target_value(&event).trim().trim_end_matches('%').trim_end().parse() {
        Ok(hundredths) => {
            editing.reshape(Trait::Probability(hundredths));
        }
        Err(_) => editing.complain(TraitKey::Probability, Problem::Refused(Rejection::PercentageOutOfRange)),
    };
    let wrong = move || editing.is_wrong(TraitKey::Probability).to_string();
    view! {
        <label class="field">
            <span class="field-label">{app.say(playbook::PROBABILITY)}</span>
            <input class="input" name="probability" inputmode="numeric" autocomplete="off" aria-invalid=wrong
                prop:value=move || seen.with(|seen| seen.probability.to_string()) on:change=save/>
            <Complaint editing about=TraitKey::Probability/>
        </label>
    }
}

#[component]
fn StaleField(editing: Editing) -> impl IntoView {
    let Editing { app, seen, .. } = editing;
    let save = move |event| {
        let typed = event_target_value(&event);
        let typed = typed.trim();
        match (typed.is_empty(), typed.parse::<u16>()) {
            (true, _) => editing.reshape(Trait::StaleAfter(None)),
            (false, Ok(days)) if days > 0 => editing.reshape(Trait::StaleAfter(Some(days))),
            _ => {
                editing.complain(TraitKey::StaleAfter, Problem::Typed(playbook::NOT_DAYS));
                false
            }
        };
    };
    let days = move || seen.with(|seen| seen.stale_after.map(|days| days.to_string()).unwrap_or_default());
    let wrong = move || editing.is_wrong(TraitKey::StaleAfter).to_string();
    view! {
        <label class="field">
            <span class="field-label">{app.say(playbook::STALE)}</span>
            <input class="input" name="stale_after" inputmode="numeric" autocomplete="off" aria-invalid=wrong
                placeholder=app.say(playbook::NEVER) prop:value=days on:change=save/>
            <Complaint editing about=TraitKey::StaleAfter/>
        </label>
    }
}

#[component]
fn Swatches(editing: Editing) -> impl IntoView {
    let Editing { app, seen, stage, .. } = editing;
    let colour = Memo::new(move |_| seen.with(|seen| seen.colour));
    let swatch = move |each: Colour| {
        let words = move || app.say(fields::colour(each));
        let save = move |_| {
            editing.reshape(Trait::Colour(each));
        };
        view! {
            <label class="swatch" data-colour=each.key() title=words>
                <input class="heard" type="radio" name=format!("colour-{stage}") value=each.key()
                    prop:checked=move || colour.get() == each on:change=save/>
                <span class="heard">{words}</span>
            </label>
        }
    };
    view! {
        <fieldset class="swatches">
            <legend class="field-label">{app.say(playbook::COLOUR)}</legend>
            {Colour::ALL.into_iter().map(swatch).collect_view()}
        </fieldset>
    }
}
