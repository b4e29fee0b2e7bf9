//! Out: the team's people for a telephone, and its next steps for a calendar.

use leptos::prelude::*;

use super::handing;
use crate::{
    domain::{ids::TeamId, moment::Moment},
    i18n::handed_out,
    session::{
        Session,
        files::{Outgoing, counts_to_hand_out},
    },
    ui::app::{App, use_app},
};

/// Of the team whose board shows; nothing to hand out has no button.
#[component]
pub fn ContactsCard() -> impl IntoView {
    let app = use_app();
    let team = Memo::new(move |_| app.team());
    move || {
        team.get().map(|team| {
            let counts = app.select(move |workspace, _| counts_to_hand_out(workspace, team));
            let name = app.look(|workspace, _| workspace.team(team).map(|team| team.name().to_owned()));
            let name = name.unwrap_or_default();
            let said = move || {
                let (contacts, days) = counts.get();
                handed_out::counts(app.locale.get_untracked(), &name, contacts, days)
            };
            view! {
                <section class="panel" aria-labelledby="contacts">
                    <h2 id="contacts">{app.say(handed_out::PANEL)}</h2>
                    <p class="hint">{app.say(handed_out::PANEL_HINT)}</p>
                    <p class="figures">{said}</p>
                    <div class="panel-deeds">
                        <button type="button" class="button" data-testid="export-contacts"
                            disabled=move || counts.get().0 == 0
                            on:click=move |_| offer(app, team, Session::contacts)>
                            {app.say(handed_out::CONTACTS)}
                        </button>
                        <button type="button" class="button" data-testid="export-calendar"
                            disabled=move || counts.get().1 == 0
                            on:click=move |_| offer(app, team, Session::next_steps)>
                            {app.say(handed_out::CALENDAR)}
                        </button>
                    </div>
                </section>
            }
        })
    }
}

fn offer(app: App, team: TeamId, make: fn(&Session, TeamId, Moment) -> Outgoing) {
    let now = app.now();
    let file = app.with_session(|session| make(session, team, now));
    handing::hand(app, Some(&file), handed_out::HANDED);
}
