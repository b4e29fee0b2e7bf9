//! Leads that may be one person, two by two: looked at side by side, joined, or told apart.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    commands::TellApart,
    domain::{field::Field, ids::LeadId},
    i18n::{Words, common, fields, join},
    platform::turn,
    queries::{
        deed::Deed,
        duplicates::{Company, Likeness, Pair, Pairs, Party, companies, found, pairs},
    },
    ui::{
        app::{App, use_app},
        join::JoinSheet,
        lead::undo_here::UndoHere,
        route::Route,
        widgets::sheet::{Sheet, Size},
    },
};

/// An evening's work; the rest comes up as these are done.
const MOST: usize = 50;

/// Every two that may be one person, once they have been looked for.
type Looked = RwSignal<Option<Pairs>>;

#[component]
pub fn DuplicatesCard() -> impl IntoView {
    let app = use_app();
    let all = looked_for(app);
    let count = Memo::new(move |_| all.with(|all| all.as_ref().map(Pairs::len)));
    let is_open = RwSignal::new(false);
    let said = move || match count.get()? {
        0 => Some(app.say(join::NONE).to_owned()),
        n => Some(join::pairs(app.locale.get_untracked(), n)),
    };
    view! {
        <section class="panel" aria-labelledby="duplicates" data-testid="duplicates"
            data-count=move || count.get().map(|count| count.to_string())>
            <h2 id="duplicates">{app.say(join::PANEL)}</h2>
            <p class="hint">{app.say(join::PANEL_HINT)}</p>
            <p class="figures">{said}</p>
            <div class="panel-deeds">
                <button type="button" class="button" data-testid="duplicates-open" on:click=move |_| is_open.set(true)>
                    {app.say(join::LOOK)}
                </button>
            </div>
        </section>
        {move || is_open.get().then(|| view! {
            <DuplicatesSheet all on_close=Callback::new(move |()| is_open.set(false))/>
        })}
    }
}

/// Whenever anything changed, as soon as the page has nothing else to do: the texts of every lead are gone through.
fn looked_for(app: App) -> Looked {
    let (all, is_due) = (RwSignal::new(None), StoredValue::new(false));
    Effect::new(move |_| {
        app.track();
        if is_due.try_update_value(|is_due| std::mem::replace(is_due, true)) != Some(false) {
            return;
        }
        spawn_local(async move {
            turn::idle().await;
            // Nobody waits for it where the screen has been left.
            if is_due.try_set_value(false).is_none() {
                all.try_set(Some(app.look(|workspace, _| pairs(workspace))));
            }
        });
    });
    all
}

#[component]
fn DuplicatesSheet(all: Looked, on_close: Callback<()>) -> impl IntoView {
    let app = use_app();
    let known = Memo::new(move |_| {
        app.track();
        all.with(|all| app.look(|workspace, _| Some(found(workspace, all.as_ref()?, MOST))))
    });
    let joining = RwSignal::new(None::<(LeadId, LeadId)>);
    let list = move || {
        let pairs = known.get().into_iter().flat_map(|known| known.pairs);
        pairs.map(|pair| view! { <PairView pair joining/> }).collect_view()
    };
    let said = move || {
        let (shown, all) =
            known.with(|known| known.as_ref().map(|known| (known.pairs.len(), known.count)))?;
        match all {
            0 => Some(app.say(join::NONE).to_owned()),
            _ => join::more(app.locale.get_untracked(), shown, all),
        }
    };
    let sheet = move || {
        let done = Callback::new(move |_| joining.set(None));
        joining.get().map(|(one, other)| view! { <JoinSheet one other done/> })
    };
    view! {
        <Sheet title=app.say(join::PANEL) size=Size::Wide testid="duplicates-sheet" on_close
            foot=move || view! {
                <button type="button" class="button" on:click=move |_| on_close.run(())>{app.say(common::CLOSE)}</button>
            }>
            <div class="join">
                <div>
                    <p class="hint">{app.say(join::PANEL_HINT)}</p>
                    <UndoHere testid="undo-pair" look="quiet"
                        of=|deed| matches!(deed, Deed::Join { .. } | Deed::TellApart { .. })/>
                </div>
                <ul class="pairs">{list}</ul>
                <p class="hint" role="status">{said}</p>
                <Companies all/>
            </div>
        </Sheet>
        {sheet}
    }
}

#[component]
fn PairView(pair: Pair, joining: RwSignal<Option<(LeadId, LeadId)>>) -> impl IntoView {
    let app = use_app();
    let Pair { one, other, same, differ } = pair;
    let both = (one.known.lead, other.known.lead);
    let fields = move |words: Words, of: Vec<Field>| {
        let named = of.into_iter().map(|field| app.say(fields::field(field))).collect::<Vec<_>>().join(", ");
        (!named.is_empty()).then(|| view! { <p><span class="hint">{app.say(words)}</span>" "{named}</p> })
    };
    view! {
        <li class="pair" data-testid="pair">
            <div class="pair-two">
                <PartyView party=one/>
                <PartyView party=other/>
            </div>
            <div class="pair-why">{fields(join::IN_COMMON, same)}{fields(join::DIFFERENT, differ)}</div>
            <div class="same-deeds">
                <button type="button" class="button" data-testid="pair-join" on:click=move |_| joining.set(Some(both))>
                    {app.say(join::COMPARE)}
                </button>
                <button type="button" class="button" data-look="quiet" data-testid="pair-apart"
                    on:click=move |_| { app.ask(TellApart { one: both.0, other: both.1 }); }>
                    {app.say(join::APART)}
                </button>
            </div>
        </li>
    }
}

#[component]
fn PartyView(party: Party) -> impl IntoView {
    let app = use_app();
    let Party { known, email, phone } = party;
    let stands = format!("{} · {}", known.team_name, app.stage_name(&known.stage_name));
    let company = (known.company != known.name).then(|| known.company.clone());
    let line = |text: String| (!text.is_empty()).then(|| view! { <p>{text}</p> });
    view! {
        <div class="party">
            <p><Person known/></p>
            {company.and_then(line)}
            {line(email)}
            {line(phone)}
            <p class="hint">{stands}</p>
        </div>
    }
}

#[component]
fn Person(known: Likeness) -> impl IntoView {
    view! { <a class="party-name" href=Route::Lead(known.lead).hash()>{known.name}</a> }
}

/// People who are others, whatever they share.
#[component]
fn Companies(all: Looked) -> impl IntoView {
    let app = use_app();
    let known = Memo::new(move |_| {
        app.track();
        let found = all.with(|all| app.look(|workspace, _| Some(companies(workspace, all.as_ref()?, MOST))));
        found.unwrap_or_default()
    });
    let company = |Company { name, people }: Company| {
        let person = |known| view! { <li><Person known/></li> };
        view! {
            <li class="company">
                <p>{name}</p>
                <ul class="colleagues">{people.into_iter().map(person).collect_view()}</ul>
            </li>
        }
    };
    let more = move || known.with(|(shown, all)| join::more(app.locale.get_untracked(), shown.len(), *all));
    view! {
        <Show when=move || known.with(|(_, all)| *all > 0)>
            <section class="preview-group" aria-label=app.say(join::COMPANIES) data-testid="companies">
                <h3 class="gate-heading">{app.say(join::COMPANIES)}</h3>
                <p class="hint">{app.say(join::COMPANIES_HINT)}</p>
                <ul class="companies">{move || known.get().0.into_iter().map(company).collect_view()}</ul>
                <p class="hint">{more}</p>
            </section>
        </Show>
    }
}
