//! What taking files over would change, to be looked at and then decided.

use leptos::prelude::*;

use super::{Import, agree::Agree, clock::ClockQuestion, lists::Lists};
use crate::{
    i18n::{Words, common, data, erase, format},
    session::files::PreviewView,
    ui::{
        app::use_app,
        widgets::{sheet::Sheet, waiting::Waiting},
    },
};

#[component]
pub fn PreviewSheet(import: Import, seen: Memo<Option<PreviewView>>) -> impl IntoView {
    let app = use_app();
    let is_known = move || seen.with(|seen| seen.as_ref().is_none_or(|seen| seen.is_known));
    let can_confirm = Memo::new(move |_| !is_known() && import.is_agreed());
    let foot = move || {
        view! {
            <Waiting progress=import.taking testid="import-taking" words=data::preview::TAKING/>
            <button type="button" class="button" data-testid="import-cancel" on:click=move |_| import.dismiss()>
                {app.say(common::CANCEL)}
            </button>
            <button type="button" class="button" data-look="main" data-testid="import-confirm"
                autofocus=can_confirm.get_untracked() disabled=move || !can_confirm.get()
                on:click=move |_| import.confirm()>
                {app.say(data::CONFIRM)}
            </button>
        }
    };
    let count = move |of: fn(&PreviewView) -> usize| {
        move || seen.with(|seen| seen.as_ref().map(of).unwrap_or_default()).to_string()
    };
    let hint = move || app.say(if is_known() { data::ONLY_DAMAGE } else { data::PREVIEW_HINT });
    // What asks for something stays where it is while the rest is drawn anew.
    let ahead = seen.with_untracked(|seen| seen.as_ref().and_then(|seen| seen.ahead));
    let stake = Memo::new(move |_| seen.with(|seen| seen.as_ref().and_then(|seen| seen.stake)));
    let for_ever = Memo::new(move |_| {
        let leads = seen.with(|seen| seen.as_ref().map_or(0, |seen| seen.for_ever));
        (leads > 0).then_some(leads)
    });
    let lists = move || {
        import.arrival.track();
        seen.get().map(|seen| view! { <Lists import seen/> })
    };
    view! {
        <Sheet title=app.say(data::PREVIEW) testid="import-preview" foot
            on_close=Callback::new(move |()| import.dismiss())
            attr:data-new=count(|seen| seen.new) attr:data-changed=count(|seen| seen.changed)
            attr:data-conflicts=count(|seen| seen.conflicts) attr:data-erased=count(|seen| seen.erased)
            attr:data-rejected=count(|seen| seen.rejected)>
            {move || seen.get().map(|seen| view! { <Counts seen/> })}
            <p class="hint">{hint}</p>
            {ahead.map(|ahead| view! { <ClockQuestion import ahead/> })}
            {move || for_ever.get().map(|leads| view! { <ForEver leads/> })}
            {move || stake.get().map(|stake| view! { <Agree import stake/> })}
            {lists}
        </Sheet>
    }
}

/// The whole in five figures.
#[component]
fn Counts(seen: PreviewView) -> impl IntoView {
    view! {
        <dl class="counts">
            <Count words=data::NEW count=seen.new/>
            <Count words=data::CHANGED count=seen.changed/>
            <Count words=data::CONFLICTS count=seen.conflicts/>
            <Count words=data::ERASED count=seen.erased/>
            <Count words=data::REJECTED count=seen.rejected tone="danger"/>
        </dl>
    }
}

/// What no undoing of the import brings back.
#[component]
fn ForEver(leads: usize) -> impl IntoView {
    let app = use_app();
    view! {
        <p class="preview-warning" data-testid="import-for-ever">
            {erase::by_file(app.locale.get_untracked(), leads)}
            " "
            {app.say(erase::IMPORT_HINT)}
        </p>
    }
}

#[component]
fn Count(words: Words, count: usize, #[prop(optional)] tone: &'static str) -> impl IntoView {
    let app = use_app();
    let is_none = (count == 0).then_some("none");
    view! {
        <div class="count" data-count=is_none data-tone=(!tone.is_empty()).then_some(tone)>
            <dt>{app.say(words)}</dt>
            <dd class="figures">{move || format::number(app.locale.get_untracked(), count as u64)}</dd>
        </div>
    }
}
