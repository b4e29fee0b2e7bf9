//! A lead goes to another team, or back: where it would arrive there and why, before it goes.

mod arrival;
mod back;
mod reason;

use leptos::prelude::*;

use super::{
    app::{App, use_app},
    route::Route,
    widgets::{
        field::fresh_id,
        sheet::{Sheet, Size},
    },
};
use crate::{
    commands::HandOver,
    domain::ids::{LeadId, TeamId},
    i18n::hand_over,
    queries::hand_over::{HandOverSheet as Known, hand_over_sheet},
};
use arrival::ArrivalSection;
pub use back::SendBackSheet;
use reason::{Reason, ReasonField};

/// The sheet's own state: to whom, who looks after it there, and why.
#[derive(Clone, Copy)]
struct Handing {
    lead: LeadId,
    known: Memo<Option<Known>>,
    /// `None` while nobody chose: then it is the first.
    chosen: RwSignal<Option<TeamId>>,
    owner: RwSignal<String>,
    reason: Reason,
    done: Callback<()>,
}

#[component]
pub fn HandOverSheet(
    lead: LeadId,
    done: Callback<()>,
    /// The team that is offered first.
    #[prop(optional)]
    to: Option<TeamId>,
) -> impl IntoView {
    let app = use_app();
    let handing = Handing {
        lead,
        known: app.select(move |workspace, _| hand_over_sheet(workspace, lead)),
        chosen: RwSignal::new(to),
        owner: RwSignal::default(),
        reason: Reason::new(),
        done,
    };
    let called = move || handing.known.with(|known| known.as_ref().map(|known| known.called.clone()));
    let named = if to.is_some() { hand_over::take_title } else { hand_over::title };
    let title = Signal::derive(move || named(app.locale.get_untracked(), &called().unwrap_or_default()));
    let receiver = Memo::new(move |_| handing.to());
    let has_teams = Memo::new(move |_| receiver.get().is_some());
    view! {
        <Sheet title on_close=done size=Size::Small testid="hand-over" foot=move || view! { <Foot handing has_teams takes=to.is_some()/> }>
            <Show when=move || has_teams.get() fallback=move || view! { <p>{app.say(hand_over::ALONE)}</p> }>
                <Receiver handing/>
                {move || receiver.get().map(|team| view! { <ArrivalSection lead team/> })}
                <Owner handing/>
                <ReasonField reason=handing.reason/>
            </Show>
        </Sheet>
    }
}

/// A guest of a board comes into the team whose board it is.
#[component]
pub fn TakeOverSheet(lead: LeadId, team: TeamId) -> impl IntoView {
    let app = use_app();
    let done = Callback::new(move |()| app.above.set(None));
    view! { <HandOverSheet lead done to=team/> }
}

#[component]
fn Receiver(handing: Handing) -> impl IntoView {
    let app = use_app();
    let id = fresh_id("to-team");
    let teams = Memo::new(move |_| {
        handing.known.with(|known| known.as_ref().map(|known| known.teams.clone())).unwrap_or_default()
    });
    let choose = move |event| handing.chosen.set(event_target_value(&event).parse().ok());
    let option = |(team, name): (TeamId, String)| view! { <option value=team.to_string()>{name}</option> };
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{app.say(hand_over::TO)}</label>
            {move || {
                let options = teams.get().into_iter().map(option).collect_view();
                view! {
                    <select class="input" id=id.clone() name="to_team" autofocus
                        prop:value=move || handing.to().map(|team| team.to_string()) on:change=choose>
                        {options}
                    </select>
                }
            }}
        </div>
    }
}

/// Empty means: whoever looked after it before.
#[component]
fn Owner(handing: Handing) -> impl IntoView {
    let app = use_app();
    let id = fresh_id("owner");
    let before = move || handing.known.with(|known| known.as_ref().map(|known| known.owner.clone()));
    let placeholder =
        move || hand_over::owner_stays(app.locale.get_untracked(), &before().unwrap_or_default());
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{app.say(hand_over::OWNER)}</label>
            <input class="input" id=id name="to_owner" type="text" autocomplete="off" maxlength="200" placeholder=placeholder
                prop:value=move || handing.owner.get()
                on:input=move |event| handing.owner.set(event_target_value(&event))/>
        </div>
    }
}

#[component]
fn Foot(handing: Handing, has_teams: Memo<bool>, takes: bool) -> impl IntoView {
    let app = use_app();
    let to_playbook = move |_| {
        handing.done.run(());
        app.go(Route::Playbook);
    };
    view! {
        <button type="button" class="button" data-look="quiet" data-testid="hand-over-cancel"
            on:click=move |_| handing.done.run(())>
            {app.say(if takes { hand_over::LEAVE } else { hand_over::STAY })}
        </button>
        {move || if has_teams.get() {
            view! {
                <button type="button" class="button" data-look="main" data-testid="hand-over-confirm"
                    on:click=move |_| handing.confirm(app)>
                    {app.say(if takes { hand_over::TAKE } else { hand_over::CONFIRM })}
                </button>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="button" data-look="main" data-testid="to-playbook" on:click=to_playbook>
                    {app.say(hand_over::TO_PLAYBOOK)}
                </button>
            }
            .into_any()
        }}
    }
}

impl Handing {
    /// The receiving team: the chosen one for as long as it is there, or else the first.
    fn to(self) -> Option<TeamId> {
        let chosen = self.chosen.get();
        self.known.with(|known| {
            let teams = &known.as_ref()?.teams;
            let chosen = teams.iter().find(|(team, _)| Some(*team) == chosen);
            chosen.or(teams.first()).map(|(team, _)| *team)
        })
    }

    fn confirm(self, app: App) {
        let Some(to) = untrack(|| self.to()) else { return };
        let Some(reason) = self.reason.given() else { return };
        let owner = self.owner.get_untracked();
        if app.ask(HandOver { lead: self.lead, to, owner, reason }) {
            self.done.run(());
            say_where(app, self.lead);
        }
    }
}

/// The board stays one's own, so it is said where the card went.
fn say_where(app: App, lead: LeadId) {
    let locale = app.locale.get_untracked();
    let text = app.look(|workspace, _| {
        let lead = workspace.lead(lead)?;
        let (team, stage) = (workspace.team(lead.visit()?.team)?, workspace.stage_of(lead)?.name());
        Some(hand_over::handed_over(locale, lead.called(), team.name(), stage.text(locale)))
    });
    if let Some(text) = text {
        app.tell(text);
    }
}
