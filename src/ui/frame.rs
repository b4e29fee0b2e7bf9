//! The frame around every screen: the bar on top, the sheets above, and what a screen reader is told.

mod bar;
mod shortcuts;

use leptos::prelude::*;

use super::{
    app::{App, Theme, use_app},
    board::Board,
    capture::CaptureSheet,
    data::DataScreen,
    first::FirstScreen,
    gate::GateSheet,
    lead::LeadSheet,
    playbook::PlaybookScreen,
    route::Route,
    widgets::icon::{Icon, Picture},
};
use crate::i18n::common;
use bar::Bar;

#[component]
pub fn Root() -> impl IntoView {
    let app = App::open();
    provide_context(app);
    shortcuts::listen(app);
    dress(app);
    mark_interactive();
    // Another language draws everything anew: see `App::say`.
    move || {
        app.locale.track();
        view! { <Frame/> }
    }
}

#[component]
fn Frame() -> impl IntoView {
    let app = use_app();
    view! {
        <a class="skip" href="#main">{app.say(common::SKIP)}</a>
        <div class="frame">
            <Bar/>
            <main class="screen" id="main" tabindex="-1"><Screen/></main>
        </div>
        <Sheets/>
        <Notice/>
        <p class="heard" role="status" aria-live="assertive">{move || app.spoken.get()}</p>
    }
}

/// What fills the page below the bar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    Board,
    Playbook,
    Data,
}

#[component]
fn Screen() -> impl IntoView {
    let app = use_app();
    let has_team = Memo::new(move |_| app.team().is_some());
    // Opening a lead over the board must not draw the board anew, hence a memo of the place alone.
    let place = Memo::new(move |_| match app.route.get() {
        Route::Data => Place::Data,
        _ if !has_team.get() => Place::First,
        Route::Playbook => Place::Playbook,
        Route::Board | Route::Capture | Route::Lead(_) => Place::Board,
    });
    move || match place.get() {
        Place::First => view! { <FirstScreen/> }.into_any(),
        Place::Board => view! { <Board/> }.into_any(),
        Place::Playbook => view! { <PlaybookScreen/> }.into_any(),
        Place::Data => view! { <DataScreen/> }.into_any(),
    }
}

#[component]
fn Sheets() -> impl IntoView {
    let app = use_app();
    let has_team = Memo::new(move |_| app.team().is_some());
    let sheet = move || match app.route.get() {
        Route::Capture if has_team.get() => view! { <CaptureSheet/> }.into_any(),
        Route::Lead(lead) => view! { <LeadSheet lead/> }.into_any(),
        _ => ().into_any(),
    };
    // The gate lies above a lead's sheet: a move can start from there.
    view! {
        {sheet}
        {move || app.moving.get().map(|moving| view! { <GateSheet moving/> })}
    }
}

#[component]
fn Notice() -> impl IntoView {
    let app = use_app();
    move || {
        app.notice.get().map(|notice| {
            view! {
                <div class="notice" role="alert" data-tone=notice.is_problem.then_some("problem")>
                    <span data-testid=notice.is_problem.then_some("problem")>{notice.text}</span>
                    <button type="button" class="button" data-look="icon" aria-label=app.say(common::CLOSE)
                        on:click=move |_| app.notice.set(None)>
                        <Picture icon=Icon::Close size=18/>
                    </button>
                </div>
            }
        })
    }
}

/// Language and look belong to the whole document.
fn dress(app: App) {
    Effect::new(move |_| {
        let Some(root) = document().document_element() else { return };
        // Attributes of the document element take any text.
        let _ = root.set_attribute("lang", app.locale.get().key());
        let _ = match app.theme.get() {
            Theme::Device => root.remove_attribute("data-theme"),
            Theme::Light => root.set_attribute("data-theme", "light"),
            Theme::Dark => root.set_attribute("data-theme", "dark"),
        };
    });
}

/// Tells whoever measures that the first view, with its data, is painted and takes input.
fn mark_interactive() {
    // The first frame paints; the second begins once it has.
    request_animation_frame(|| {
        request_animation_frame(|| {
            if let Some(performance) = window().performance() {
                // A mark of a fixed name is refused nowhere.
                let _ = performance.mark("entonnoir:interactive");
            }
        });
    });
}
