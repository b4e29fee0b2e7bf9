//! Which leads of other teams one's own board shows, and in which of its columns.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{
    app::{App, use_app},
    widgets::{field::fresh_id, sheet::Sheet},
};
use crate::{
    commands::MapStages,
    domain::{ids::StageId, team::Seat, wording::Wording},
    i18n::{common, guests as words},
    queries::guests::{Mapping, OtherStage, OtherTeam, mapping},
};

/// The sheet's own state.
#[derive(Clone, Copy)]
struct Choosing {
    app: App,
    known: Memo<Option<Mapping>>,
    /// Where somebody chose something else than what is offered.
    chosen: RwSignal<BTreeMap<Seat, Option<StageId>>>,
}

#[component]
pub fn GuestsSheet() -> impl IntoView {
    let app = use_app();
    let known = Memo::new(move |_| {
        app.track();
        let team = app.team()?;
        app.look(|workspace, _| mapping(workspace, team))
    });
    let choosing = Choosing { app, known, chosen: RwSignal::default() };
    let title = Signal::derive(move || {
        let name = known.with(|known| known.as_ref().map(|known| known.name.clone())).unwrap_or_default();
        words::title(app.locale.get_untracked(), &name)
    });
    let others = move || known.get().map(|known| known.others).unwrap_or_default();
    let is_alone = Memo::new(move |_| others().is_empty());
    let team = move |other: OtherTeam| view! { <TeamChoices choosing other/> };
    view! {
        <Sheet title on_close=Callback::new(move |()| choosing.close()) testid="guests"
            foot=move || view! { <Foot choosing is_alone/> }>
            <p class="hint">{move || app.say(if is_alone.get() { words::ALONE } else { words::HINT })}</p>
            {move || others().into_iter().map(team).collect_view()}
        </Sheet>
    }
}

/// One other team: a choice for each of its stages.
#[component]
fn TeamChoices(choosing: Choosing, other: OtherTeam) -> impl IntoView {
    let home = other.team;
    let row = |stage: OtherStage| {
        let of = (home, stage.stage);
        view! { <StageChoice choosing of stage/> }
    };
    view! {
        <section class="guest-team">
            <h3>{other.name.clone()}</h3>
            {other.stages.into_iter().map(row).collect_view()}
        </section>
    }
}

#[component]
fn StageChoice(choosing: Choosing, of: Seat, stage: OtherStage) -> impl IntoView {
    let app = choosing.app;
    let locale = app.locale.get_untracked();
    let id = fresh_id("guests");
    let label = words::show_in(locale, stage.name.text(locale), stage.leads);
    let own = choosing.known.with_untracked(|known| known.as_ref().map(|known| known.stages.clone()));
    let option = |(stage, name): (StageId, Wording)| view! { <option value=stage.to_string()>{app.word(&name)}</option> };
    let options = own.unwrap_or_default().into_iter().map(option).collect_view();
    let goal = move || choosing.goal(of, &stage).map(|goal| goal.to_string()).unwrap_or_default();
    let choose = move |event| {
        let to = event_target_value(&event).parse().ok();
        choosing.chosen.update(|chosen| chosen.extend([(of, to)]));
    };
    view! {
        <div class="guest-stage" data-of=of.1.to_string()>
            <label for=id.clone()>{label}</label>
            <select class="input" id=id name="goal" prop:value=goal on:change=choose>
                <option value="">{app.say(words::DO_NOT_SHOW)}</option>
                {options}
            </select>
        </div>
    }
}

#[component]
fn Foot(choosing: Choosing, is_alone: Memo<bool>) -> impl IntoView {
    let app = choosing.app;
    let is_on = Memo::new(move |_| choosing.known.with(|known| known.as_ref().is_some_and(Mapping::is_on)));
    view! {
        <Show when=move || is_on.get()>
            <button type="button" class="button" data-look="quiet" data-testid="guests-none"
                on:click=move |_| choosing.show_none()>
                {app.say(words::SHOW_NONE)}
            </button>
        </Show>
        <button type="button" class="button" on:click=move |_| choosing.close()>{app.say(common::CANCEL)}</button>
        <Show when=move || !is_alone.get()>
            <button type="button" class="button" data-look="main" data-testid="guests-confirm"
                on:click=move |_| choosing.confirm()>
                {app.say(words::CONFIRM)}
            </button>
        </Show>
    }
}

impl Choosing {
    /// Where the leads of a stage are to show.
    fn goal(self, of: Seat, stage: &OtherStage) -> Option<StageId> {
        self.chosen.with(|chosen| chosen.get(&of).copied()).unwrap_or(stage.offered)
    }

    fn close(self) {
        self.app.choosing_guests.set(false);
    }

    fn confirm(self) {
        let Some(known) = self.known.get_untracked() else { return };
        let mut leads = 0;
        let mut mapping = Vec::new();
        for other in &known.others {
            for stage in &other.stages {
                let of = (other.team, stage.stage);
                let goal = untrack(|| self.goal(of, stage));
                leads += if goal.is_some() { stage.leads } else { 0 };
                mapping.push((of, goal));
            }
        }
        let is_any = mapping.iter().any(|(_, goal)| goal.is_some());
        let locale = self.app.locale.get_untracked();
        let text = if is_any { words::shown(locale, leads) } else { words::NONE_SHOWN.of(locale).to_owned() };
        self.ask(MapStages { team: known.team, mapping }, text);
    }

    fn show_none(self) {
        let app = self.app;
        let team = untrack(|| app.team());
        let none = team.and_then(|team| app.look(|workspace, _| workspace.team(team).map(MapStages::none)));
        if let Some(none) = none {
            self.ask(none, app.say(words::NONE_SHOWN).to_owned());
        }
    }

    fn ask(self, asked: MapStages, text: String) {
        if self.app.ask(asked) {
            self.close();
            self.app.announce(text.clone());
            self.app.notify(text);
        }
    }
}
