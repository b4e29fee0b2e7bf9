//! The bar on top: where one is, whose funnel it is, search, undo, and how safe the data is.

use leptos::prelude::*;

use crate::{
    domain::ids::TeamId,
    i18n::{Locale, common, deeds},
    queries::deed::deed,
    session::backups::lamp::Lamp,
    ui::{
        app::{Safety, Theme, use_app},
        route::Route,
        widgets::icon::{Icon, Picture},
    },
};

#[component]
pub fn Bar() -> impl IntoView {
    let app = use_app();
    let has_team = Memo::new(move |_| app.team().is_some());
    view! {
        <header class="bar">
            <a class="brand" href="#/board">
                <Picture icon=Icon::Funnel size=24/>
                <span class="brand-name">"Entonnoir"</span>
            </a>
            <Show when=move || has_team.get()>
                <TeamSwitch/>
                <nav class="places" aria-label=app.say(common::MENU)>
                    <Place to=Route::Board icon=Icon::Funnel words=common::BOARD/>
                    <Place to=Route::Playbook icon=Icon::Playbook words=common::PLAYBOOK/>
                    <Place to=Route::Dictionary icon=Icon::Dictionary words=common::DICTIONARY/>
                    <Place to=Route::Data icon=Icon::Data words=common::DATA/>
                </nav>
                <Search/>
            </Show>
            <div class="tools">
                <Undo/>
                <Redo/>
                <SafetyLight/>
                <LanguageSwitch/>
                <ThemeSwitch/>
            </div>
            <Show when=move || has_team.get()>
                <button type="button" class="button new-lead" data-look="main" data-testid="new-lead"
                    on:click=move |_| app.go(Route::Capture)>
                    <Picture icon=Icon::Plus size=18/>
                    {app.say(common::NEW_LEAD)}
                </button>
            </Show>
        </header>
    }
}

#[component]
fn Place(to: Route, icon: Icon, words: crate::i18n::Words) -> impl IntoView {
    let app = use_app();
    let is_here = move || {
        let here = match app.route.get() {
            Route::Board | Route::Capture | Route::Lead(_) => Route::Board,
            other => other,
        };
        (here == to).then_some("page")
    };
    view! {
        <a class="place" href=to.hash() aria-current=is_here>
            <Picture icon size=18/>
            <span class="place-name">{app.say(words)}</span>
        </a>
    }
}

#[component]
fn TeamSwitch() -> impl IntoView {
    let app = use_app();
    let teams = app.select(|workspace, _| {
        workspace.teams().into_iter().map(|team| (team.id, team.name().to_owned())).collect::<Vec<_>>()
    });
    let choose = move |event| {
        if let Ok(team) = event_target_value(&event).parse::<TeamId>() {
            app.choose_team(team);
        }
    };
    let options = move || {
        let present = app.team();
        let option = |(team, name): (TeamId, String)| {
            view! { <option value=team.to_string() selected=Some(team) == present>{name}</option> }
        };
        teams.get().into_iter().map(option).collect_view()
    };
    view! {
        <select class="input team-switch" data-testid="team" aria-label=app.say(common::TEAM) on:change=choose>
            {options}
        </select>
    }
}

#[component]
fn Search() -> impl IntoView {
    let app = use_app();
    view! {
        <div class="search" role="search">
            <Picture icon=Icon::Search size=18/>
            <input class="input" type="search" data-testid="search" autocomplete="off" spellcheck="false"
                placeholder=app.say(common::SEARCH) aria-label=app.say(common::SEARCH)
                prop:value=move || app.search.get()
                on:input=move |event| app.search.set(event_target_value(&event))/>
        </div>
    }
}

#[component]
fn Undo() -> impl IntoView {
    let app = use_app();
    let label = Memo::new(move |_| {
        app.track();
        let done =
            app.with_session(|session| session.to_undo().map(|change| deed(session.workspace(), change)));
        done.map(|done| deeds::undo(app.locale.get_untracked(), &done))
    });
    view! {
        <button type="button" class="button" data-look="icon" data-testid="undo" disabled=move || label.get().is_none()
            data-label=move || label.get() title=move || label.get()
            aria-label=move || label.get().unwrap_or_else(|| app.say(common::NOTHING_TO_UNDO).to_owned())
            on:click=move |_| app.undo()>
            <Picture icon=Icon::Undo/>
        </button>
    }
}

#[component]
fn Redo() -> impl IntoView {
    let app = use_app();
    let label = Memo::new(move |_| {
        app.track();
        let undone =
            app.with_session(|session| session.to_redo().map(|change| deed(session.workspace(), change)));
        undone.map(|undone| deeds::redo(app.locale.get_untracked(), &undone))
    });
    view! {
        <button type="button" class="button" data-look="icon" data-testid="redo" disabled=move || label.get().is_none()
            data-label=move || label.get() title=move || label.get()
            aria-label=move || label.get().unwrap_or_else(|| app.say(common::NOTHING_TO_REDO).to_owned())
            on:click=move |_| app.redo()>
            <Picture icon=Icon::Redo/>
        </button>
    }
}

#[component]
fn SafetyLight() -> impl IntoView {
    let app = use_app();
    let lamp = move || app.backups.lamp.get();
    let says = move || {
        app.say(match app.safety.get() {
            Safety::Saving => common::SAVING,
            Safety::Saved => match lamp() {
                None => common::SAVED,
                Some(Lamp::Folder(_)) => common::LAMP_FOLDER,
                Some(Lamp::Room(_)) => common::LAMP_ROOM,
                Some(Lamp::NoFile) => common::LAMP_NO_FILE,
            },
            Safety::NotSaved => common::NOT_SAVED,
            Safety::Loose => common::LOOSE,
            Safety::ReadOnly => common::READ_ONLY,
        })
    };
    view! {
        <a class="safety" href="#/data" data-testid="safety" data-state=move || app.safety.get().key()
            data-lamp=move || lamp().map(|lamp| if lamp.is_red() { "red" } else { "amber" }) title=says>
            <span class="safety-name" role="status">{says}</span>
        </a>
    }
}

#[component]
fn LanguageSwitch() -> impl IntoView {
    let app = use_app();
    let other = move || match app.locale.get_untracked() {
        Locale::Fr => Locale::En,
        Locale::En => Locale::Fr,
    };
    let name = move || match other() {
        Locale::Fr => "FR",
        Locale::En => "EN",
    };
    let heard = move || match other() {
        Locale::Fr => "Passer en français",
        Locale::En => "Switch to English",
    };
    view! {
        <button type="button" class="button language" data-look="icon" data-testid="language" lang=move || other().key()
            title=heard on:click=move |_| app.choose_locale(other())>
            {name}
        </button>
    }
}

#[component]
fn ThemeSwitch() -> impl IntoView {
    let app = use_app();
    let next = move || match app.theme.get() {
        Theme::Device => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::Device,
    };
    let says = move || {
        let present = app.say(match app.theme.get() {
            Theme::Device => common::THEME_AUTO,
            Theme::Light => common::THEME_LIGHT,
            Theme::Dark => common::THEME_DARK,
        });
        format!("{} : {present}", app.say(common::THEME))
    };
    let icon = move || match app.theme.get() {
        Theme::Device => Icon::Device,
        Theme::Light => Icon::Sun,
        Theme::Dark => Icon::Moon,
    };
    view! {
        <button type="button" class="button" data-look="icon" data-testid="theme" title=says aria-label=says
            on:click=move |_| app.choose_theme(next())>
            {move || view! { <Picture icon=icon()/> }}
        </button>
    }
}
