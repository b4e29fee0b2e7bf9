//! Two values for one field, side by side: the later one is chosen, and a tap or an arrow key chooses the other.

use leptos::prelude::*;

use super::{Import, lists::Rows};
use crate::{
    domain::field::Fact,
    i18n::{Words, data, fields, format},
    session::files::{ConflictView, Part},
    ui::app::use_app,
};

#[component]
pub fn Conflicts(import: Import) -> impl IntoView {
    let app = use_app();
    let drawn = RwSignal::new(0_u32);
    let all = move |theirs: bool| {
        import.want_all(theirs);
        drawn.update(|drawn| *drawn += 1);
    };
    // Drawn anew, for the browser keeps what is chosen in each row by itself.
    let rows = move || {
        drawn.track();
        view! { <Rows import part=Part::Conflicts/> }
    };
    let button = move |words: Words, theirs: bool, testid: &'static str| {
        view! {
            <button type="button" class="button" data-testid=testid on:click=move |_| all(theirs)>
                {app.say(words)}
            </button>
        }
    };
    let several = import.preview(|preview| preview.count(Part::Conflicts) > 1) == Some(true);
    view! {
        <p class="hint">{app.say(data::preview::CONFLICTS_HINT)}</p>
        {several.then(|| view! {
            <div class="preview-actions">
                {button(data::preview::KEEP_MINE, false, "keep-mine")}
                {button(data::preview::TAKE_THEIRS, true, "take-theirs")}
            </div>
        })}
        {rows}
    }
}

#[component]
pub fn ConflictRow(import: Import, conflict: ConflictView) -> impl IntoView {
    let app = use_app();
    let ConflictView { lead, name, field, here, there, theirs_wins } = conflict;
    let group = format!("conflict-{lead}-{}", field.key());
    let theirs = import.wants(lead, field).unwrap_or(theirs_wins);
    let choice = move |words: Words, fact: Option<Fact>, is_theirs: bool| {
        let text = match &fact {
            Some(fact) => format::fact(app.locale.get_untracked(), fact, app.now()),
            None => app.say(data::NO_VALUE).to_owned(),
        };
        let later = (is_theirs == theirs_wins).then(|| {
            view! { <span class="chip">{app.say(data::preview::LATER)}</span> }
        });
        view! {
            <label class="import-choice">
                <input type="radio" name=group.clone() value=if is_theirs { "theirs" } else { "mine" }
                    checked={is_theirs == theirs} on:change=move |_| import.want(lead, field, is_theirs)/>
                <span class="import-choice-text">
                    <span class="preview-detail">{app.say(words)}" "{later}</span>
                    <span class="import-value" data-empty=fact.is_none().then_some("true")>{text}</span>
                </span>
            </label>
        }
    };
    view! {
        <li>
            <fieldset class="conflict" role="radiogroup" data-testid="conflict" data-of=lead.to_string()
                data-field=field.key()>
                <legend>{name}" "<span class="preview-detail">{app.say(fields::field(field))}</span></legend>
                {choice(data::HERE, here, false)}
                {choice(data::THERE, there, true)}
            </fieldset>
        </li>
    }
}
