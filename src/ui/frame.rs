//! The frame around every screen: the bar on top, the sheets above, and what a screen reader is told.

mod bar;
mod shortcuts;

use leptos::prelude::*;

use super::{
    app::{App, Offer, Opening, Safety, Theme, use_app},
    board::Board,
    later::{self, BackupRounds, Booth, Chunks, Desk, Later, Sheet},
    route::Route,
    widgets::icon::{Icon, Picture},
};
use crate::i18n::common;
use bar::Bar;

#[component]
pub fn Root(opening: Opening) -> impl IntoView {
    let app = App::new(opening);
    let chunks = Chunks::new();
    provide_context(app);
    provide_context(chunks);
    shortcuts::listen(app);
    dress(app);
    mark_interactive();
    app.settle();
    chunks.fetch_soon();
    // Another language draws everything anew: see `App::say`.
    move || {
        app.locale.track();
        match app.is_turned.get() {
            // No bar, no sheets, no word about anybody.
            true => view! { <Later screen=later::Screen::Booth(Booth::Visitor)/> }.into_any(),
            false => view! { <Frame/> }.into_any(),
        }
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
        <Outdated/>
        <BackupRounds/>
        <Notice/>
        <p class="heard" role="status" aria-live="assertive">{move || app.spoken.get()}</p>
    }
}

/// What fills the page below the bar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Board,
    Later(later::Screen),
}

#[component]
fn Screen() -> impl IntoView {
    let app = use_app();
    let has_team = Memo::new(move |_| app.team().is_some());
    // Opening a lead over the board must not draw the board anew, hence a memo of the place alone.
    let place = Memo::new(move |_| match app.route.get() {
        Route::Data => Place::Later(later::Screen::Desk(Desk::Data)),
        _ if !has_team.get() => Place::Later(later::Screen::First),
        Route::Kiosk => Place::Later(later::Screen::Booth(Booth::Turn)),
        Route::Playbook => Place::Later(later::Screen::Desk(Desk::Playbook)),
        Route::Dictionary => Place::Later(later::Screen::Desk(Desk::Dictionary)),
        Route::Board | Route::Capture | Route::Lead(_) => Place::Board,
    });
    Effect::new(move |before: Option<()>| {
        place.track();
        // Another screen begins at its top.
        if before.is_some()
            && let Some(main) = document().get_element_by_id("main")
        {
            main.set_scroll_top(0);
        }
    });
    move || match place.get() {
        Place::Board => view! { <Board/> }.into_any(),
        Place::Later(screen) => view! { <Later screen/> }.into_any(),
    }
}

#[component]
fn Sheets() -> impl IntoView {
    let app = use_app();
    let has_team = Memo::new(move |_| app.team().is_some());
    // The address says again what a click has said already; the sheet is made once.
    let route = Memo::new(move |_| app.route.get());
    let sheet = move || match route.get() {
        Route::Capture if has_team.get() => Some(later::Screen::Sheet(Sheet::Capture)),
        Route::Lead(lead) => Some(later::Screen::Sheet(Sheet::Lead(lead))),
        _ => None,
    };
    let open = |screen| view! { <Later screen/> };
    // A move can start from a lead's sheet, and the gate lies above it.
    view! {
        {move || sheet().map(open)}
        {move || app.above.get().map(open)}
    }
}

/// Another tab runs a later version: nothing can be written here, and one click leads on.
#[component]
fn Outdated() -> impl IntoView {
    let app = use_app();
    let is_outdated = Memo::new(move |_| app.safety.get() == Safety::ReadOnly);
    // Refused nowhere.
    let reload = move |_| drop(window().location().reload());
    move || {
        is_outdated.get().then(|| {
            view! {
                <div class="notice" role="alert" data-tone="problem">
                    <span>{app.say(common::OUTDATED)}</span>
                    <button type="button" class="button" data-testid="reload" on:click=reload>
                        {app.say(common::RELOAD)}
                    </button>
                </div>
            }
        })
    }
}

#[component]
fn Notice() -> impl IntoView {
    let app = use_app();
    let lead_on = move |offer| {
        app.notice.set(None);
        match offer {
            Offer::Guests => app.above.set(Some(later::Screen::Desk(Desk::Guests))),
            Offer::Share => {
                if let Some(share) = app.to_share.try_update_value(Option::take).flatten() {
                    share();
                }
            }
        }
    };
    move || {
        app.notice.get().map(|notice| {
            view! {
                <div class="notice" role="alert" data-tone=notice.is_problem.then_some("problem")>
                    <span data-testid=notice.is_problem.then_some("problem")>{notice.text}</span>
                    {notice.offer.map(|offer| {
                        let (testid, words) = match offer {
                            Offer::Guests => ("show-guests", common::SHOW_GUESTS),
                            Offer::Share => ("share-now", common::SHARE),
                        };
                        view! {
                            <button type="button" class="button" data-testid=testid on:click=move |_| lead_on(offer)>
                                {app.say(words)}
                            </button>
                        }
                    })}
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
