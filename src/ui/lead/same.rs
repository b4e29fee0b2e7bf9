//! Others that are the same person, or may be: compared and joined from here, and separated again.

use leptos::prelude::*;

use super::{
    Open, Section,
    team::Handing,
    undo_here::{UndoHere, last_deed},
};
use crate::{
    commands::{SeparateLead, TellApart},
    i18n::join,
    queries::{deed::Deed, duplicates::Likeness, joining::Joined},
    ui::{app::use_app, route::Route, widgets::likeness::called},
};

#[component]
pub fn SamePerson(open: Open) -> impl IntoView {
    let app = use_app();
    let joined = open.part(|known| known.same.joined.clone());
    let alike = open.part(|known| known.same.alike.clone());
    let last = last_deed(app, is_about_this);
    let shows = Memo::new(move |_| {
        joined.with(|all| !all.is_empty()) || alike.with(|all| !all.is_empty()) || last.get().is_some()
    });
    let lines = move || joined.get().into_iter().map(|with| view! { <JoinedLine open with/> }).collect_view();
    let others = move || alike.get().into_iter().map(|like| view! { <AlikeLine open like/> }).collect_view();
    view! {
        <Show when=move || shows.get()>
            <Section title=app.say(join::SAME) name="same">
                <ul class="same-list">{lines}</ul>
                <Show when=move || alike.with(|all| !all.is_empty())>
                    <p class="hint">{app.say(join::ALIKE)}</p>
                    <ul class="same-list">{others}</ul>
                </Show>
                <UndoHere of=is_about_this testid="undo-same" look="quiet"/>
            </Section>
        </Show>
    }
}

fn is_about_this(deed: &Deed) -> bool {
    matches!(deed, Deed::Join { .. } | Deed::Separate(_) | Deed::TellApart { .. })
}

#[component]
fn JoinedLine(open: Open, with: Joined) -> impl IntoView {
    let app = use_app();
    let Joined { known, is_news } = with;
    let (lead, name) = (known.lead, known.name.clone());
    let text = join::joined_with(app.locale.get_untracked(), &called(app, &known));
    let separate = move |_| {
        if app.ask(SeparateLead { lead }) {
            app.announce(join::separated(app.locale.get_untracked(), &name));
        }
    };
    let take_over = is_news.then(|| {
        view! {
            <button type="button" class="button" data-testid="take-over"
                on:click=move |_| open.handing.set(Handing::Join(lead))>
                {app.say(join::TAKE_OVER_OPEN)}
            </button>
        }
    });
    view! {
        <li class="same" data-testid="joined" data-of=lead.to_string()>
            <p>
                {text}" "
                {is_news.then(|| view! { <span class="chip" data-tone="warning">{app.say(join::NEWS)}</span> })}
            </p>
            <div class="same-deeds">
                {take_over}
                <button type="button" class="button" data-testid="separate" on:click=separate>
                    {app.say(join::SEPARATE)}
                </button>
            </div>
        </li>
    }
}

#[component]
fn AlikeLine(open: Open, like: Likeness) -> impl IntoView {
    let app = use_app();
    let lead = like.lead;
    view! {
        <li class="same" data-testid="alike" data-of=lead.to_string()>
            <p><a href=Route::Lead(lead).hash()>{called(app, &like)}</a></p>
            <div class="same-deeds">
                <button type="button" class="button" data-testid="join-open"
                    on:click=move |_| open.handing.set(Handing::Join(lead))>
                    {app.say(join::COMPARE)}
                </button>
                <button type="button" class="button" data-look="quiet" data-testid="tell-apart"
                    on:click=move |_| { app.ask(TellApart { one: open.lead, other: lead }); }>
                    {app.say(join::APART)}
                </button>
            </div>
        </li>
    }
}
