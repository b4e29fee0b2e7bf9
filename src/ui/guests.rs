//! Which leads of other teams one's own board shows, and in which of its columns.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{
    app::{App, use_app},
    widgets::{field::fresh_id, sheet::Sheet},
};
use crate::{
    commands::MapStages,
    domain::{
        ids::{StageId, TeamId},
        team::Seat,
        wording::Wording,
    },
    i18n::{common, guests as words},
    queries::guests::{Mapping, OtherStage, OtherTeam, mapping},
};

/// The sheet's own state.
#[derive(Clone, Copy)]
struct Choosing {
    app: App,
    known: Memo<Option<Mapping>>,
    /// The teams that have just come along, or else the only other one: those that one came here for.
    wanted: StoredValue<Vec<TeamId>>,
    /// Whose leads are to be shown, where somebody said so.
    teams: RwSignal<BTreeMap<TeamId, bool>>,
    /// Where, if it is elsewhere than offered.
    goals: RwSignal<BTreeMap<Seat, Option<StageId>>>,
}

#[component]
pub fn GuestsSheet() -> impl IntoView {
    let app = use_app();
    let known = Memo::new(move |_| {
        app.track();
        let team = app.team()?;
        app.look(|workspace, _| mapping(workspace, team))
    });
    let came = app.came_along.get_value();
    let others = move || known.get().map(|known| known.others).unwrap_or_default();
    let wanted = match untrack(others).as_slice() {
        [only] if came.is_empty() => vec![only.team],
        _ => came,
    };
    let choosing = Choosing {
        app,
        known,
        wanted: StoredValue::new(wanted),
        teams: RwSignal::default(),
        goals: RwSignal::default(),
    };
    let title = Signal::derive(move || {
        let name = known.with(|known| known.as_ref().map(|known| known.name.clone())).unwrap_or_default();
        words::title(app.locale.get_untracked(), &name)
    });
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

/// One other team: whether its leads show, and a choice for each of its stages.
#[component]
fn TeamChoices(choosing: Choosing, other: OtherTeam) -> impl IntoView {
    let app = choosing.app;
    let (team, is_on) = (other.team, other.is_on());
    let leads = other.stages.iter().map(|stage| stage.leads).sum();
    let label = words::count(app.locale.get_untracked(), &other.name, leads);
    let shows = Memo::new(move |_| choosing.shows(team, is_on));
    let toggle = move |event| {
        choosing.teams.update(|teams| teams.extend([(team, event_target_checked(&event))]));
    };
    let row = move |stage: &OtherStage| {
        let of = (team, stage.stage);
        view! { <StageChoice choosing of stage=stage.clone()/> }
    };
    let rows = move || shows.get().then(|| other.stages.iter().map(row).collect_view());
    view! {
        <section class="guest-team" data-team=team.to_string()>
            <label class="tick guest-name">
                <input type="checkbox" name="show" prop:checked=move || shows.get() on:change=toggle/>
                {label}
            </label>
            {rows}
        </section>
    }
}

#[component]
fn StageChoice(choosing: Choosing, of: Seat, stage: OtherStage) -> impl IntoView {
    let app = choosing.app;
    let locale = app.locale.get_untracked();
    let id = fresh_id("guests");
    let label = words::count(locale, stage.name.text(locale), stage.leads);
    let own = choosing.known.with_untracked(|known| known.as_ref().map(|known| known.stages.clone()));
    let option = |(stage, name): (StageId, Wording)| view! { <option value=stage.to_string()>{app.word(&name)}</option> };
    let options = own.unwrap_or_default().into_iter().map(option).collect_view();
    let goal = move || choosing.goal(of, stage.offered).map(|goal| goal.to_string()).unwrap_or_default();
    let choose = move |event| {
        let to = event_target_value(&event).parse().ok();
        choosing.goals.update(|goals| goals.extend([(of, to)]));
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
    let shows_any = Memo::new(move |_| choosing.all().iter().any(|(_, goal, _)| goal.is_some()));
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
                disabled=move || !shows_any.get() on:click=move |_| choosing.confirm()>
                {app.say(words::CONFIRM)}
            </button>
        </Show>
    }
}

impl Choosing {
    /// Whether a team's leads are to show; `is_on`: whether they do now.
    fn shows(self, team: TeamId, is_on: bool) -> bool {
        let said = self.teams.with(|teams| teams.get(&team).copied());
        said.unwrap_or(is_on || self.wanted.with_value(|wanted| wanted.contains(&team)))
    }

    /// Where the leads of a stage are to show, once their team's are.
    fn goal(self, of: Seat, offered: Option<StageId>) -> Option<StageId> {
        self.goals.with(|goals| goals.get(&of).copied()).unwrap_or(offered)
    }

    /// Everything as it is chosen now: each stage, where it is to show, and how many leads stand there.
    fn all(self) -> Vec<(Seat, Option<StageId>, usize)> {
        let of_team = |other: &OtherTeam| {
            let shows = self.shows(other.team, other.is_on());
            let stage = |stage: &OtherStage| {
                let of = (other.team, stage.stage);
                (of, self.goal(of, stage.offered).filter(|_| shows), stage.leads)
            };
            other.stages.iter().map(stage).collect::<Vec<_>>()
        };
        let all = |known: &Mapping| known.others.iter().flat_map(of_team).collect();
        self.known.with(|known| known.as_ref().map(all)).unwrap_or_default()
    }

    fn close(self) {
        self.app.above.set(None);
    }

    fn confirm(self) {
        let all = untrack(|| self.all());
        let shown = all.iter().filter(|(_, goal, _)| goal.is_some()).map(|(_, _, leads)| leads).sum();
        let text = words::shown(self.app.locale.get_untracked(), shown);
        let Some(team) = untrack(|| self.app.team()) else { return };
        self.ask(MapStages { team, mapping: all.iter().map(|(of, goal, _)| (*of, *goal)).collect() }, text);
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
            self.app.tell(text);
        }
    }
}
