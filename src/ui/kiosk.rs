//! The tablet turned to a visitor, who leaves word without seeing anything else; and the notice, shown to somebody.

mod form;
mod leave;
mod notice;
mod turn;
mod visit;

use std::time::Duration;

use leptos::prelude::*;

use super::{app::use_app, later::BackupRounds};
use crate::{
    domain::wording::Wording,
    i18n::kiosk::{LANGUAGES, Texts},
    ui::widgets::icon::{Icon, Picture},
};
use form::VisitorForm;
use leave::LeaveSheet;
pub use notice::NoticeSheet;
pub use turn::TurnScreen;
use visit::{Step, Visit};

/// How often it is asked whether the visitor is still there.
const LOOK: Duration = Duration::from_millis(500);

/// All there is while the tablet is turned to a visitor. What looks after backups goes on unseen.
#[component]
pub fn VisitorScreen() -> impl IntoView {
    let visit = Visit::new(use_app());
    let look = set_interval_with_handle(move || visit.look(), LOOK);
    on_cleanup(move || {
        if let Ok(look) = look {
            look.clear();
        }
    });
    let sign = move || visit.sign();
    let is_leaving = RwSignal::new(false);
    view! {
        <main class="turned" id="main" tabindex="-1">
            <div class="visitor" data-testid="visitor" data-step=move || visit.step.get().key()
                lang=move || visit.texts.get().key
                on:pointerdown=move |_| sign() on:keydown=move |_| sign() on:wheel=move |_| sign()>
                <header class="visitor-head">
                    <Languages visit/>
                    <button type="button" class="button visitor-leave" data-look="quiet" data-testid="visitor-leave"
                        aria-label=visit.say(|texts| texts.for_the_team) title=visit.say(|texts| texts.for_the_team)
                        on:click=move |_| is_leaving.set(true)>
                        <Picture icon=Icon::Lock size=24/>
                    </button>
                </header>
                {move || match visit.step.get() {
                    Step::Form => view! { <VisitorForm visit/> }.into_any(),
                    Step::Thanks => view! { <Thanks visit/> }.into_any(),
                }}
                <StillThere visit/>
            </div>
        </main>
        <Show when=move || is_leaving.get()>
            <LeaveSheet on_stay=Callback::new(move |()| is_leaving.set(false))/>
        </Show>
        <div hidden><BackupRounds/></div>
    }
}

#[component]
fn Languages(visit: Visit) -> impl IntoView {
    let button = |texts: &'static Texts| {
        view! {
            <button type="button" class="button" lang=texts.key data-language=texts.key title=texts.language
                aria-pressed=move || (visit.texts.get().key == texts.key).to_string()
                on:click=move |_| visit.texts.set(texts)>
                <span class="visitor-language">{texts.language}</span>
                <span class="visitor-code">{texts.key}</span>
            </button>
        }
    };
    view! {
        <div class="visitor-languages" role="group" aria-label=visit.say(|texts| texts.languages)>
            {LANGUAGES.into_iter().map(button).collect_view()}
        </div>
    }
}

#[component]
fn Thanks(visit: Visit) -> impl IntoView {
    let heading = NodeRef::<leptos::html::H1>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            // Refused only for what is not on the page.
            let _ = heading.focus();
        }
    });
    let more = move || {
        let texts = visit.texts.get();
        if visit.is_unsafe() { texts.not_saved } else { texts.thanks_more }
    };
    view! {
        <section class="visitor-thanks">
            <h1 tabindex="-1" node_ref=heading>{visit.say(|texts| texts.thanks)}</h1>
            <p role="status" data-tone=move || visit.is_unsafe().then_some("problem")>{more}</p>
            <button type="button" class="button" data-look="main" data-testid="visitor-next"
                on:click=move |_| visit.start_over()>
                {visit.say(|texts| texts.next)}
                <span class="figures" aria-hidden="true">{move || visit.left.get()}</span>
            </button>
        </section>
    }
}

/// Asked before what somebody has begun is thrown away. The seconds are seen, and not read out one by one.
#[component]
fn StillThere(visit: Visit) -> impl IntoView {
    let asks = Memo::new(move |_| visit.step.get() == Step::Form && visit.left.with(Option::is_some));
    let seconds = move || visit.left.get().map(|left| visit.texts.get().emptied_in(left));
    view! {
        <Show when=move || asks.get()>
            <div class="visitor-idle" data-testid="visitor-idle" data-left=move || visit.left.get()>
                <p><strong role="alert">{visit.say(|texts| texts.still_there)}</strong> " "
                    <span class="figures" aria-hidden="true">{seconds}</span></p>
                <button type="button" class="button" data-look="main" on:click=move |_| visit.sign()>
                    {visit.say(|texts| texts.still_here)}
                </button>
            </div>
        </Show>
    }
}

/// One of the team's own texts, in the language that comes nearest to the visitor's.
fn team_text(texts: &Texts, wording: &Wording) -> (&'static str, String) {
    let locale = wording.shown_in(texts.team_texts);
    (locale.key(), wording.text(locale).to_owned())
}
