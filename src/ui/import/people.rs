//! People from contact cards: who is new, who seems to be here already, and what is to become of those.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    Import,
    planned::{Planned, planned},
};
use crate::{
    commands::IfKnown,
    domain::ids::TeamId,
    i18n::{Locale, Words, common, data, format, people},
    platform::turn,
    session::files::{CardPlanning, Destination, FoundPeople, Listed, PeopleView, Person, Plan, RowView},
    ui::{
        app::{App, use_app},
        widgets::{
            choice::{Choice, Offer},
            sheet::Sheet,
            waiting::Waiting,
        },
    },
};

/// Whom a file of cards holds, who of them seems to be here, and what would come of that.
#[derive(Clone, Debug)]
pub struct PeopleFile {
    people: Arc<Vec<Person>>,
    seen: Arc<PeopleView>,
    into: Destination,
    plan: Arc<Plan>,
}

impl PeopleFile {
    /// `told` hears how many per cent of it are found out.
    pub async fn read(app: App, found: &FoundPeople, team: TeamId, told: impl Fn(usize)) -> Self {
        turn::breath().await;
        let into = Destination { team, fresh: app.fresh(), now: app.now() };
        let planning = planning(app, &found.people, IfKnown::default(), into);
        let plan = Arc::new(planned(planning, told).await);
        turn::breath().await;
        let seen = Arc::new(app.look(|workspace, _| found.view(&plan, workspace)));
        Self { people: Arc::clone(&found.people), seen, into, plan }
    }
}

fn planning(app: App, people: &Arc<Vec<Person>>, if_known: IfKnown, into: Destination) -> CardPlanning {
    let here = app.look(|workspace, _| workspace.clone());
    CardPlanning::begin(Arc::clone(people), here, if_known, into)
}

#[component]
pub fn PeopleSheet(import: Import, file: PeopleFile) -> impl IntoView {
    let app = use_app();
    let PeopleFile { people, seen, into, plan } = file;
    let if_known = RwSignal::new(IfKnown::default());
    // What the choice comes to is told before it is made.
    let planned = Planned::new(import, plan);
    let changed = move || {
        app.track();
        if_known.track();
    };
    let anew = move || {
        let into = Destination { now: app.now(), ..into };
        planned.anew(planning(app, &people, if_known.get_untracked(), into));
    };
    // The first is made by now.
    Effect::watch(changed, move |(), _, _| anew(), false);
    let count = move |of: fn(&Plan) -> usize| Signal::derive(move || planned.plan.with(|plan| of(plan)));
    let foot = move || {
        view! {
            <Waiting progress=planned.work testid="people-planning" words=data::preview::COMPARING/>
            <Waiting progress=import.taking testid="import-taking" words=data::preview::TAKING/>
            <button type="button" class="button" data-testid="people-cancel" on:click=move |_| import.dismiss()>
                {app.say(common::CANCEL)}
            </button>
            <button type="button" class="button" data-look="main" data-testid="people-confirm" autofocus
                disabled=move || planned.is_busy()
                on:click=move |_| confirm(app, import, &planned.plan.get_untracked())>
                {app.say(people::CONFIRM)}
            </button>
        }
    };
    let place = app.look(|workspace, _| {
        let team = workspace.team(into.team)?;
        let stage = team.first_stage()?.name();
        let locale = app.locale.get_untracked();
        Some(people::into(locale, stage.text(locale), team.name()))
    });
    let PeopleView { known_count, new_count, known, new, nameless, erased } = Arc::unwrap_or_clone(seen);
    let left_out = [(nameless, people::nameless as fn(Locale, usize) -> String), (erased, people::erased)]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, sentence)| {
            view! { <p class="problem" data-testid="problem">{sentence(app.locale.get_untracked(), n)}</p> }
        })
        .collect_view();
    let choice = (known_count > 0).then(
        || view! { <Choice label=people::IF_KNOWN name="if_known" options=ways(app) chosen=if_known/> },
    );
    view! {
        <Sheet title=app.say(people::TITLE) testid="people" foot on_close=Callback::new(move |()| import.dismiss())
            attr:data-new=new_count.to_string() attr:data-known=known_count.to_string()>
            <dl class="counts" aria-live="polite">
                <Count words=people::NEW count=count(|plan| plan.new)/>
                <Count words=people::CHANGED count=count(|plan| plan.changed)/>
            </dl>
            <p class="hint">{app.say(people::HINT)}" "{place}</p>
            {left_out}
            {choice}
            <Rows words=people::KNOWN_PEOPLE rows=known like=people::looks_like/>
            <Rows words=people::NEW_PEOPLE rows=new like=people::looks_like_above/>
        </Sheet>
    }
}

/// What becomes of those who seem to be here already.
fn ways(app: App) -> Vec<Offer<IfKnown>> {
    let way = |(value, key, name, says)| Offer::new(key, app.say(name), app.say(says), value);
    [
        (IfKnown::Fill, "fill", people::FILL, people::FILL_HINT),
        (IfKnown::Overwrite, "overwrite", people::OVERWRITE, people::OVERWRITE_HINT),
        (IfKnown::Skip, "skip", people::SKIP, people::SKIP_HINT),
        (IfKnown::KeepBoth, "both", people::BOTH, people::BOTH_HINT),
    ]
    .map(way)
    .into()
}

#[component]
fn Count(words: Words, count: Signal<usize>) -> impl IntoView {
    let app = use_app();
    view! {
        <div class="count" data-count=move || (count.get() == 0).then_some("none")>
            <dt>{app.say(words)}</dt>
            <dd class="figures">{move || format::number(app.locale.get_untracked(), count.get() as u64)}</dd>
        </div>
    }
}

/// An empty list does not show. `like`: how whom somebody looks like is said.
#[component]
fn Rows(words: Words, rows: Listed<RowView>, like: fn(Locale, &str) -> String) -> impl IntoView {
    let app = use_app();
    let locale = app.locale.get_untracked();
    let row = move |RowView { name, more, like: whom }: RowView| {
        let like = whom.map(|whom| {
            view! { <span class="chip" data-tone="warning" data-testid="known">{like(locale, &whom)}</span> }
        });
        view! {
            <li class="preview-row">
                {name}" "<span class="preview-detail">{more.join(" · ")}</span>" "{like}
            </li>
        }
    };
    let more = (rows.more > 0).then(|| {
        view! { <li class="preview-row" data-more>{data::more(locale, rows.more)}</li> }
    });
    (!rows.shown.is_empty()).then(|| {
        view! {
            <section class="preview-group">
                <h3>{app.say(words)}</h3>
                <ul>{rows.shown.into_iter().map(row).collect_view()}{more}</ul>
            </section>
        }
    })
}

fn confirm(app: App, import: Import, plan: &Plan) {
    let Plan { brought, new, changed, .. } = plan;
    if new + changed == 0 {
        import.dismiss();
        app.notify(app.say(people::NOTHING).to_owned());
        return;
    }
    let told = people::taken_over(app.locale.get_untracked(), *new, *changed);
    import.bring_in(brought.clone(), told, || ());
}
