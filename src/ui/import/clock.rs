//! A file from a tablet whose clock runs ahead: how far, what that concerns, and what to do about it.

use leptos::prelude::*;

use super::{Import, lists::Rows};
use crate::{
    commands::Future,
    i18n::{Words, data::preview},
    session::files::{AheadView, Part},
    ui::app::use_app,
};

#[component]
pub fn ClockQuestion(import: Import, ahead: AheadView) -> impl IntoView {
    let app = use_app();
    let sentence = preview::ahead(app.locale.get_untracked(), ahead.by, ahead.values, ahead.leads);
    let choice = move |future: Future, words: Words, hint: Words, key: &'static str| {
        view! {
            <label class="import-choice">
                <input type="radio" name="future" value=key checked={ahead.future == future}
                    on:change=move |_| import.choose(future)/>
                <span class="import-choice-text">
                    {app.say(words)}
                    <span class="preview-detail">{app.say(hint)}</span>
                </span>
            </label>
        }
    };
    let open = RwSignal::new(false);
    view! {
        <fieldset class="preview-warning" role="radiogroup" data-testid="import-future">
            <legend>{app.say(preview::AHEAD)}</legend>
            <p>{sentence}</p>
            {choice(Future::LeaveOut, preview::LEAVE_OUT, preview::LEAVE_OUT_HINT, "leave")}
            {choice(Future::Take, preview::TAKE_ALL, preview::TAKE_ALL_HINT, "take")}
            {(ahead.leads > 0).then(|| view! {
                <details class="gate-more" on:toggle=move |_| open.set(true)>
                    <summary>{app.say(preview::WHICH)}</summary>
                    {move || open.get().then(|| view! { <Rows import part=Part::Ahead/> })}
                </details>
            })}
        </fieldset>
    }
}
