//! Two values for one field, side by side: the later one is chosen, and a tap or an arrow key chooses the other.

use leptos::prelude::*;

use super::{Import, lists::Rows};
use crate::{
    domain::field::Fact,
    i18n::{Words, data, fields, format},
    session::files::{ConflictView, Part},
    ui::{app::use_app, widgets::value::ValueOption},
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
        let text = fact.map(|fact| format::fact(app.locale.get_untracked(), &fact, app.now()));
        let pick = Callback::new(move |()| import.want(lead, field, is_theirs));
        view! {
            <ValueOption group=group.clone() value=if is_theirs { "theirs" } else { "mine" } says=app.say(words)
                is_later={is_theirs == theirs_wins} text checked={is_theirs == theirs} pick/>
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
