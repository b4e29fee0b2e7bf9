//! What a stage is called, means, looks like and is worth; each field joins the draft when it is left.

use leptos::prelude::*;

use super::{
    drafting::{Complaint, Editing, Problem},
    inputs::SavedLine,
};
use crate::{
    domain::{
        rejection::Rejection,
        stage::{Colour, Kind, Trait, TraitKey},
        wording::{Locale, Wording},
    },
    i18n::{Words, fields, playbook},
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
            <WipField editing/>
        </div>
        <Swatches editing/>
    }
}

#[component]
fn NameField(editing: Editing, of: Locale) -> impl IntoView {
    let seen = editing.seen;
    let (label, name) = match of {
        Locale::Fr => (playbook::NAME_FR, "stage_name_fr"),
        Locale::En => (playbook::NAME_EN, "stage_name_en"),
    };
    let save = move |typed| {
        let to = with(seen.with_untracked(|seen| seen.name.clone()), of, typed);
        editing.reshape(Trait::Name(to));
    };
    let place = editing.place(TraitKey::Name);
    view! {
        <SavedLine label name lang=of value=Signal::derive(move || seen.with(|seen| own(&seen.name, of)))
            wrong=Signal::derive(move || editing.drafting.is_wrong(place)) on_change=save>
            {(of == Locale::Fr).then(|| view! { <Complaint drafting=editing.drafting about=place/> })}
        </SavedLine>
    }
}

#[component]
fn DefinitionField(editing: Editing, of: Locale) -> impl IntoView {
    let Editing { app, seen, .. } = editing;
    let (label, name) = match of {
        Locale::Fr => (playbook::DEFINITION_FR, "definition_fr"),
        Locale::En => (playbook::DEFINITION_EN, "definition_en"),
    };
    let save = move |event| {
        let to = with(seen.with_untracked(|seen| seen.definition.clone()), of, event_target_value(&event));
        editing.reshape(Trait::Definition(to));
    };
    view! {
        <label class="field">
            <span class="field-label">{app.say(label)}</span>
            <textarea class="input" name=name lang=of.key() rows="3"
                prop:value=move || seen.with(|seen| own(&seen.definition, of)) on:change=save></textarea>
        </label>
    }
}

/// What is written in just this language.
pub fn own(wording: &Wording, of: Locale) -> String {
    match of {
        Locale::Fr => wording.fr.clone(),
        Locale::En => wording.en.clone(),
    }
}

pub fn with(mut wording: Wording, of: Locale, typed: String) -> Wording {
    match of {
        Locale::Fr => wording.fr = typed,
        Locale::En => wording.en = typed,
    }
    wording
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
        view! { <option value=each.key() selected=move || kind.get() == each>{app.say(fields::kind(each))}</option> }
    };
    view! {
        <label class="field">
            <span class="field-label">{app.say(playbook::KIND)}</span>
            <select class="input" name="kind" on:change=save prop:value=move || kind.get().key()>
                {Kind::ALL.into_iter().map(option).collect_view()}
            </select>
            <Complaint drafting=editing.drafting about=editing.place(TraitKey::Kind)/>
        </label>
    }
}

#[component]
fn ProbabilityField(editing: Editing) -> impl IntoView {
    let seen = editing.seen;
    let place = editing.place(TraitKey::Probability);
    let save = move |typed: String| match typed.trim().trim_end_matches('%').trim_end().parse() {
        Ok(hundredths) => {
            editing.reshape(Trait::Probability(hundredths));
        }
        Err(_) => editing.drafting.complain(place, Problem::Refused(Rejection::PercentageOutOfRange)),
    };
    view! {
        <SavedLine label=playbook::PROBABILITY name="probability" numeric=true
            value=Signal::derive(move || seen.with(|seen| seen.probability.to_string()))
            wrong=Signal::derive(move || editing.drafting.is_wrong(place)) on_change=save>
            <Complaint drafting=editing.drafting about=place/>
        </SavedLine>
    }
}

#[component]
fn StaleField(editing: Editing) -> impl IntoView {
    view! {
        <NumberField editing key=TraitKey::StaleAfter label=playbook::STALE name="stale_after" nothing=playbook::NEVER
            not=playbook::NOT_DAYS
            value=Signal::derive(move || editing.seen.with(|seen| seen.stale_after)) to=Trait::StaleAfter/>
    }
}

#[component]
fn WipField(editing: Editing) -> impl IntoView {
    view! {
        <NumberField editing key=TraitKey::WipHint label=playbook::WIP name="wip_hint" nothing=playbook::ANY_NUMBER
            not=playbook::NOT_LEADS hint=playbook::WIP_HINT
            value=Signal::derive(move || editing.seen.with(|seen| seen.wip_hint)) to=Trait::WipHint/>
    }
}

/// A whole number, or nothing. `not`: what is said of anything else.
#[component]
fn NumberField(
    editing: Editing,
    key: TraitKey,
    label: Words,
    name: &'static str,
    nothing: Words,
    not: Words,
    #[prop(optional)] hint: Option<Words>,
    value: Signal<Option<u16>>,
    to: fn(Option<u16>) -> Trait,
) -> impl IntoView {
    let place = editing.place(key);
    let save = move |typed: String| match (typed.trim(), typed.trim().parse::<u16>()) {
        ("", _) => {
            editing.reshape(to(None));
        }
        (_, Ok(number)) if number > 0 => {
            editing.reshape(to(Some(number)));
        }
        _ => editing.drafting.complain(place, Problem::Typed(not)),
    };
    view! {
        <SavedLine label name numeric=true placeholder=nothing
            value=Signal::derive(move || value.get().map(|number| number.to_string()).unwrap_or_default())
            wrong=Signal::derive(move || editing.drafting.is_wrong(place)) on_change=save>
            {hint.map(|words| view! { <span class="hint">{editing.app.say(words)}</span> })}
            <Complaint drafting=editing.drafting about=place/>
        </SavedLine>
    }
}

#[component]
fn Swatches(editing: Editing) -> impl IntoView {
    let Editing { app, seen, stage, .. } = editing;
    let colour = Memo::new(move |_| seen.with(|seen| seen.colour));
    let swatch = move |each: Colour| {
        let words = app.say(fields::colour(each));
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
