//! The team's notice, held out to somebody: its address as a code, or its text.

use leptos::prelude::*;

use crate::{
    code::draw::draw,
    domain::{ids::TeamId, moment::Millis, notice::Notice},
    i18n::{common, consent as words, format},
    ui::{
        app::use_app,
        codes::CodePicture,
        widgets::sheet::{Sheet, Size},
    },
};

#[component]
pub fn NoticeSheet(team: TeamId) -> impl IntoView {
    let app = use_app();
    let known = app.select(move |workspace, _| {
        let (version, notice) = workspace.team(team)?.notice_in_force()?;
        Some((version.millis, notice.clone()))
    });
    let close = Callback::new(move |()| app.above.set(None));
    view! {
        <Sheet title=app.say(words::NOTICE) size=Size::Small testid="notice" on_close=close
            foot=move || view! {
                <button type="button" class="button" on:click=move |_| close.run(())>{app.say(common::CLOSE)}</button>
            }>
            {move || match known.get() {
                Some((since, notice)) => view! { <Shown since notice/> }.into_any(),
                None => view! { <p>{app.say(words::NO_NOTICE)}</p> }.into_any(),
            }}
        </Sheet>
    }
}

#[component]
fn Shown(since: Millis, notice: Notice) -> impl IntoView {
    let app = use_app();
    let locale = app.locale.get_untracked();
    let since = words::in_force(locale, &format::instant(locale, since, app.now()));
    let code = draw(notice.link.as_bytes()).filter(|_| !notice.link.is_empty()).map(|squares| {
        view! {
            <figure class="notice-code">
                <CodePicture squares=Some(squares) label=app.say(words::CODE).to_owned()/>
                <figcaption>{app.say(words::SCAN)}</figcaption>
                <p class="visitor-address">{notice.link.clone()}</p>
            </figure>
        }
    });
    let shown_in = notice.text.shown_in(locale);
    view! {
        {code}
        <p class="visitor-text" lang=shown_in.key()>{notice.text.text(locale).to_owned()}</p>
        <p class="hint">{since}</p>
    }
}
