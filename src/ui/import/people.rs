//! People from contact cards: who is new, who seems to be here already, and what is to become of those.

use leptos::prelude::*;

use super::Import;
use crate::{
    commands::IfKnown,
    domain::ids::LeadId,
    i18n::{Words, common, data, format, people},
    session::files::{FoundPeople, Listed, PeopleView, Plan, RowView},
    ui::{
        app::{App, use_app},
        widgets::{
            choice::{Choice, Offer},
            sheet::Sheet,
            waiting::Waiting,
        },
    },
};

#[component]
pub fn PeopleSheet(import: Import, found: FoundPeople) -> impl IntoView {
    let app = use_app();
    let seen = app.look(|workspace, _| found.view(workspace));
    let people = StoredValue::new(found);
    let if_known = RwSignal::new(IfKnown::default());
    let fresh: LeadId = app.fresh();
    // What the choice comes to is told before it is made.
    let plan = move |_: Option<&Option<Plan>>| {
        let (team, if_known) = (untrack(|| app.team())?, if_known.get());
        let plan = |people: &FoundPeople| {
            app.with_session(|session| session.plan(&people.people, if_known, (team, fresh), app.now()))
        };
        Some(people.with_value(plan))
    };
    // Comparing two plans takes longer than drawing one.
    let plan = Memo::new_with_compare(plan, |_, _| true);
    let count = move |of: fn(&Plan) -> usize| {
        Signal::derive(move || plan.with(|plan| plan.as_ref().map(of).unwrap_or_default()))
    };
    let foot = move || {
        view! {
            <Waiting progress=import.taking testid="import-taking" words=data::preview::TAKING/>
            <button type="button" class="button" data-testid="people-cancel" on:click=move |_| import.dismiss()>
                {app.say(common::CANCEL)}
            </button>
            <button type="button" class="button" data-look="main" data-testid="people-confirm" autofocus
                disabled=move || import.taking.is_under_way() on:click=move |_| confirm(app, import, plan.get_untracked())>
                {app.say(people::CONFIRM)}
            </button>
        }
    };
    let place = app.look(|workspace, _| {
        let team = workspace.team(untrack(|| app.team())?)?;
        let stage = team.first_stage()?.name();
        let locale = app.locale.get_untracked();
        Some(people::into(locale, stage.text(locale), team.name()))
    });
    let PeopleView { known_count, new_count, known, new, nameless } = seen;
    let left_out = (nameless > 0).then(|| {
        view! { <p class="problem" data-testid="problem">{people::nameless(app.locale.get_untracked(), nameless)}</p> }
    });
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
            <Rows words=people::KNOWN_PEOPLE rows=known/>
            <Rows words=people::NEW_PEOPLE rows=new/>
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

/// An empty list does not show.
#[component]
fn Rows(words: Words, rows: Listed<RowView>) -> impl IntoView {
    let app = use_app();
    let locale = app.locale.get_untracked();
    let row = move |RowView { name, more, here }: RowView| {
        let here = here.map(|here| {
            view! { <span class="chip" data-tone="warning" data-testid="known">{people::looks_like(locale, &here)}</span> }
        });
        view! {
            <li class="preview-row">
                {name}" "<span class="preview-detail">{more.join(" · ")}</span>" "{here}
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

fn confirm(app: App, import: Import, plan: Option<Plan>) {
    let Some(Plan { brought, new, changed }) = plan else { return };
    if new + changed == 0 {
        import.dismiss();
        app.notify(app.say(people::NOTHING).to_owned());
        return;
    }
    import.bring_in(brought, people::taken_over(app.locale.get_untracked(), new, changed), || ());
}
