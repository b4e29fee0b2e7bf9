//! Who is compared: teams, and built-in playbooks as if somebody worked by them.

use leptos::prelude::*;

use super::Chosen;
use crate::{
    i18n::dictionary,
    queries::{
        dictionary::Party,
        setup::{PlaybookCard, playbook_cards},
    },
    ui::app::use_app,
};

/// Nothing to choose where there is one team.
#[component]
pub fn Teams(chosen: Chosen) -> impl IntoView {
    let app = use_app();
    let teams = app.select(|workspace, _| {
        workspace.teams().into_iter().map(|team| (team.id, team.name().to_owned())).collect::<Vec<_>>()
    });
    let toggles = move || {
        let toggle =
            |(team, name)| view! { <Toggle chosen party=Party::Team(team) name key=team.to_string()/> };
        teams.get().into_iter().map(toggle).collect_view()
    };
    view! {
        <Show when=move || teams.with(|teams| teams.len() > 1)>
            <div class="toggles" role="group" aria-label=app.say(dictionary::COMPARE)>{toggles}</div>
        </Show>
    }
}

#[component]
pub fn BuiltIns(chosen: Chosen, #[prop(optional)] is_alone: bool) -> impl IntoView {
    let app = use_app();
    // What was chosen here can be taken back here.
    let is_built_in = |party: &Party| matches!(party, Party::BuiltIn(_));
    let is_open = is_alone || chosen.with_untracked(|chosen| chosen.iter().any(is_built_in));
    let toggle = |card: PlaybookCard| {
        let (name, key) = (app.word(&card.name), card.key);
        view! { <Toggle chosen party=Party::BuiltIn(key.clone()) name key/> }
    };
    let toggles = playbook_cards().into_iter().map(toggle).collect_view();
    let words = if is_alone { dictionary::OR_BUILT_IN } else { dictionary::COMPARE_BUILT_IN };
    view! {
        <details class="built-ins" open=is_open data-testid="built-ins">
            <summary>{app.say(words)}</summary>
            <div class="toggles" role="group" aria-label=app.say(dictionary::COMPARE_BUILT_IN)>{toggles}</div>
        </details>
    }
}

#[component]
fn Toggle(chosen: Chosen, party: Party, name: String, key: String) -> impl IntoView {
    let app = use_app();
    let party = StoredValue::new(party);
    let is_chosen = move || party.with_value(|party| chosen.with(|chosen| chosen.contains(party)));
    let toggle = move |_| {
        party.with_value(|party| {
            chosen.update(|chosen| match chosen.iter().position(|known| known == party) {
                Some(at) => drop(chosen.remove(at)),
                None => chosen.push(party.clone()),
            });
            app.compared.set_value(Some(chosen.get_untracked()));
        });
    };
    view! {
        <button type="button" class="button toggle" data-party=key aria-pressed=move || is_chosen().to_string()
            on:click=toggle>
            {name}
        </button>
    }
}
