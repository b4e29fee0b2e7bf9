//! What somebody sees who has no team yet: choose how to work, look at a sample, or open a colleague's file.

pub mod archived;
pub mod cards;
pub mod unread;
mod ways;

use leptos::prelude::*;

use super::{
    app::use_app,
    later::{Desk, Later, Screen},
};
use crate::i18n::first;
use cards::{Founding, PlaybookCards, TeamName};
use ways::OtherWays;

#[component]
pub fn FirstScreen() -> impl IntoView {
    let app = use_app();
    let founding = Founding::new(move || app.say(first::DEFAULT_TEAM).to_owned());
    let are_unread = !app.set_aside().is_empty();
    view! {
            <div class="first">
                {are_unread.then(|| view! { <Later screen=Screen::Desk(Desk::Unread)/> })}
                <header class="first-head">
                    <div class="first-what">
                        <h1>{app.say(first::TITLE)}</h1>
                        <p>{app.say(first::WHAT)}</p>
                    </div>
                    <OtherWays/>
                </header>
                <section class="first-choice" aria-labelledby="choose-playbook">
                    <div class="first-question">
                        <div>
                            <h2 id="choose-playbook">{app.say(first::CHOOSE)}</h2>
                            <p class="hint">{app.say(first::CHOOSE_HINT)}</p>
                        </div>
                        <TeamName founding/>
                    </div>
                    <PlaybookCards founding/>
                </section>
            </div>
    }
}
