//! What taking files over would change, to be looked at and then decided.

use leptos::prelude::*;

use super::{Import, lists::Lists};
use crate::{
    i18n::{Words, common, data, format},
    session::files::PreviewView,
    ui::{app::use_app, widgets::sheet::Sheet},
};

#[component]
pub fn PreviewSheet(import: Import, seen: PreviewView) -> impl IntoView {
    let app = use_app();
    let PreviewView {
        new_count, changed_count, conflict_count, erased_count, rejected_count, is_known, ..
    } = seen;
    let foot = move || {
        view! {
            <button type="button" class="button" data-testid="import-cancel" on:click=move |_| import.dismiss()>
                {app.say(common::CANCEL)}
            </button>
            <button type="button" class="button" data-look="main" data-testid="import-confirm" autofocus=!is_known
                disabled=is_known on:click=move |_| import.confirm(new_count, changed_count)>
                {app.say(data::CONFIRM)}
            </button>
        }
    };
    let hint = if is_known { data::ONLY_DAMAGE } else { data::PREVIEW_HINT };
    view! {
        <Sheet title=app.say(data::PREVIEW) testid="import-preview" foot
            on_close=Callback::new(move |()| import.dismiss())
            attr:data-new=new_count.to_string() attr:data-changed=changed_count.to_string()
            attr:data-conflicts=conflict_count.to_string() attr:data-erased=erased_count.to_string()
            attr:data-rejected=rejected_count.to_string()>
            <Counts seen=seen.clone()/>
            <p class="hint">{app.say(hint)}</p>
            <Lists seen/>
        </Sheet>
    }
}

/// The whole in five figures.
#[component]
fn Counts(seen: PreviewView) -> impl IntoView {
    view! {
        <dl class="counts">
            <Count words=data::NEW count=seen.new_count/>
            <Count words=data::CHANGED count=seen.changed_count/>
            <Count words=data::CONFLICTS count=seen.conflict_count/>
            <Count words=data::ERASED count=seen.erased_count/>
            <Count words=data::REJECTED count=seen.rejected_count tone="danger"/>
        </dl>
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
