//! Where the lead really stands by its team's definitions, beside where its card is.

use leptos::prelude::*;

use super::{Open, head};
use crate::{i18n::lead, queries::lead_sheet::Stands, ui::app::use_app};

#[component]
pub fn StandLine(open: Open) -> impl IntoView {
    let app = use_app();
    let stands = open.part(|known| known.stands.clone());
    let key = move || match stands.get() {
        Stands::Beside => "beside",
        Stands::Settled => "settled",
        Stands::Ready(..) => "ready",
        Stands::Ahead(_) => "ahead",
    };
    let tone = move || match stands.get() {
        Stands::Beside | Stands::Settled => None,
        Stands::Ready(..) => Some("accent"),
        Stands::Ahead(_) => Some("warning"),
    };
    let text = move || {
        let locale = app.locale.get_untracked();
        match stands.get() {
            Stands::Beside => String::new(),
            Stands::Settled => app.say(lead::SETTLED).to_owned(),
            Stands::Ready(_, stage) => lead::stands_ready(locale, stage.text(locale)),
            Stands::Ahead(held) => lead::stands_ahead(locale, held.as_ref().map(|held| held.text(locale))),
        }
    };
    let go_on = move || match stands.get() {
        Stands::Ready(stage, name) => Some(view! {
            <button type="button" class="button" data-testid="move-ready"
                on:click=move |_| { head::start(app, open.lead, stage); }>
                {lead::move_to(app.locale.get_untracked(), &app.word(&name))}
            </button>
        }),
        Stands::Beside | Stands::Settled | Stands::Ahead(_) => None,
    };
    view! {
        <div class="stand-line" data-testid="stands" data-stands=key data-tone=tone
            hidden=move || stands.with(|stands| *stands == Stands::Beside)>
            <p>{text}</p>
            {go_on}
        </div>
    }
}
