//! The bar at the foot of the playbook: what the draft would do, and the ways on.

mod names;

use leptos::prelude::*;

use super::drafting::{Drafting, Sentence};
use crate::{
    commands::Redefine,
    domain::{ids::TeamId, rejection::Rejection},
    i18n::{
        playbook::{about, draft as words},
        rejections,
    },
    queries::dry_run::{DryRun, dry_run},
    ui::app::App,
};
use names::Names;

/// What the draft would do; why not, where it cannot be done any more.
type Tried = Memo<Option<Result<DryRun, Rejection>>>;

/// Nothing shows where nothing is being tried out.
#[component]
pub fn DraftBar(drafting: Drafting) -> impl IntoView {
    let Drafting { app, team, .. } = drafting;
    let whose = Memo::new(move |_| app.draft.with(|draft| draft.as_ref().map(|draft| draft.team)));
    move || match whose.get() {
        Some(of) if of == team => Some(view! { <Bar drafting/> }.into_any()),
        Some(of) => Some(view! { <OtherTeam app of/> }.into_any()),
        None => None,
    }
}

#[component]
fn Bar(drafting: Drafting) -> impl IntoView {
    let app = drafting.app;
    let tried: Tried = Memo::new(move |_| {
        app.track();
        app.draft.with(|draft| {
            let draft = draft.as_ref()?;
            Some(app.look(|workspace, now| dry_run(workspace, draft, now)))
        })
    });
    let dry = Memo::new(move |_| match tried.get() {
        Some(Ok(dry)) => dry,
        _ => DryRun::default(),
    });
    let is_possible = Memo::new(move |_| matches!(tried.get(), Some(Ok(_))));
    let changes = move || app.draft.with(|draft| draft.as_ref().map_or(0, Redefine::changes));
    let count = move |of: fn(&DryRun) -> usize| move || dry.with(of).to_string();
    view! {
        <section class="draft" data-testid="draft" aria-label=app.say(words::DRAFT) data-changes=move || changes().to_string()
            data-fall-back=count(|dry| dry.fall_back.len()) data-ready=count(|dry| dry.ready.len())
            data-leave=count(|dry| dry.leave.len())>
            <Show when=move || is_possible.get() fallback=move || view! { <NoLonger app tried/> }>
                <Names app dry changes=Signal::derive(changes)/>
            </Show>
            <Ways app dry is_possible/>
        </section>
    }
}

#[component]
fn NoLonger(app: App, tried: Tried) -> impl IntoView {
    let text = move || match tried.get() {
        Some(Err(rejection)) => {
            let locale = app.locale.get_untracked();
            Some(format!("{} {}", app.say(words::NO_LONGER), rejections::rejection(locale, &rejection)))
        }
        _ => None,
    };
    view! { <p><Sentence text=Signal::derive(text)/></p> }
}

#[component]
fn Ways(app: App, dry: Memo<DryRun>, is_possible: Memo<bool>) -> impl IntoView {
    let can_spare = Memo::new(move |_| dry.with(|dry| dry.can_spare && !dry.fall_back.is_empty()));
    view! {
        <div class="draft-ways">
            <Show when=move || is_possible.get()>
                <button type="button" class="button" data-look="main" data-testid="draft-apply"
                    on:click=move |_| apply(app, false)>
                    {app.say(words::APPLY)}
                </button>
            </Show>
            <Show when=move || can_spare.get()>
                <button type="button" class="button" data-testid="draft-spare" aria-describedby="draft-spare-hint"
                    on:click=move |_| apply(app, true)>
                    {app.say(words::SPARE)}
                </button>
            </Show>
            <button type="button" class="button" data-look="quiet" data-testid="draft-discard" on:click=move |_| discard(app)>
                {app.say(words::DISCARD)}
            </button>
        </div>
        <Show when=move || can_spare.get()>
            <p class="hint spare-hint" id="draft-spare-hint">{app.say(words::SPARE_HINT)}</p>
        </Show>
    }
}

fn apply(app: App, spare: bool) {
    let Some(draft) = app.draft.get_untracked() else { return };
    let (team, changes) = (draft.team, draft.changes());
    if app.ask(Redefine { spare, ..draft }) {
        app.draft.set(None);
        let team = app.look(|workspace, _| workspace.team(team).map(|team| team.name().to_owned()));
        let locale = app.locale.get_untracked();
        app.notify(words::applied(locale, &team.unwrap_or_default(), changes, spare));
    }
}

fn discard(app: App) {
    app.draft.set(None);
    app.notify(app.say(words::DISCARDED).to_owned());
}

#[component]
fn OtherTeam(app: App, of: TeamId) -> impl IntoView {
    let name = app.select(move |workspace, _| {
        workspace.team(of).map(|team| team.name().to_owned()).unwrap_or_default()
    });
    let locale = app.locale.get_untracked();
    view! {
        <section class="draft" data-testid="draft-elsewhere" aria-label=app.say(words::DRAFT)>
            <p class="draft-title">{move || words::waiting(locale, &name.get())}</p>
            <div class="draft-ways">
                <button type="button" class="button" on:click=move |_| app.choose_team(of)>
                    {move || words::go_to(locale, &name.get())}
                </button>
                <button type="button" class="button" data-look="quiet" data-testid="draft-discard" on:click=move |_| discard(app)>
                    {app.say(words::DISCARD)}
                </button>
            </div>
        </section>
    }
}

/// "Forecast: €500 → €700 (+€200)".
fn forecast(app: App, dry: &DryRun) -> String {
    let locale = app.locale.get_untracked();
    about(locale, app.say(words::FORECAST), &words::forecast(locale, dry.forecast.now, dry.forecast.then))
}
