//! How many leads the draft would touch; each number opens their names.

use leptos::prelude::*;

use super::forecast;
use crate::{
    i18n::{Words, playbook::draft as words},
    queries::dry_run::{DryRun, Touched},
    ui::{app::App, route::Route},
};

/// More names than anybody reads would only make the screen slow.
const MOST: usize = 200;

/// What may happen to a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    FallBack,
    Ready,
    Leave,
}

impl Fate {
    const ALL: [Fate; 3] = [Fate::FallBack, Fate::Ready, Fate::Leave];

    fn key(self) -> &'static str {
        match self {
            Fate::FallBack => "draft-fall-back",
            Fate::Ready => "draft-ready",
            Fate::Leave => "draft-leave",
        }
    }

    fn words(self) -> (Words, Words) {
        match self {
            Fate::FallBack => (words::FALL_BACK, words::FALL_BACK_HINT),
            Fate::Ready => (words::READY, words::READY_HINT),
            Fate::Leave => (words::LEAVE, words::LEAVE_HINT),
        }
    }

    fn of(self, dry: &DryRun) -> &[Touched] {
        match self {
            Fate::FallBack => &dry.fall_back,
            Fate::Ready => &dry.ready,
            Fate::Leave => &dry.leave,
        }
    }
}

#[component]
pub fn Names(app: App, dry: Memo<DryRun>, changes: Signal<usize>) -> impl IntoView {
    let locale = app.locale.get_untracked();
    let open = RwSignal::new(None::<Fate>);
    let nobody = Memo::new(move |_| dry.with(|dry| Fate::ALL.iter().all(|fate| fate.of(dry).is_empty())));
    let shown = Memo::new(move |_| open.get().filter(|fate| dry.with(|dry| !fate.of(dry).is_empty())));
    view! {
        <p class="draft-title">
            <span>{move || words::title(locale, changes.get())}</span>
            <span class="hint">{app.say(words::WOULD)}</span>
        </p>
        {move || shown.get().map(|fate| view! { <List app dry fate/> })}
        <div class="draft-counts figures" role="status">
            <Show when=move || nobody.get()><span>{app.say(words::NOBODY)}</span></Show>
            {Fate::ALL.map(|fate| view! { <Count app dry fate open/> }).into_iter().collect_view()}
            <span data-testid="draft-forecast" title=app.say(words::FORECAST_HINT)>{move || dry.with(|dry| forecast(app, dry))}</span>
        </div>
    }
}

/// Nothing shows for what would happen to nobody.
#[component]
fn Count(app: App, dry: Memo<DryRun>, fate: Fate, open: RwSignal<Option<Fate>>) -> impl IntoView {
    let count = Memo::new(move |_| dry.with(|dry| fate.of(dry).len()));
    let any = Memo::new(move |_| count.get() > 0);
    let text = move || words::count(app.locale.get_untracked(), count.get(), fate.words().0);
    let toggle = move |_| open.update(|open| *open = if *open == Some(fate) { None } else { Some(fate) });
    view! {
        <Show when=move || any.get()>
            <button type="button" class="button count-button" data-testid=fate.key()
                aria-expanded=move || (open.get() == Some(fate)).to_string() on:click=toggle>
                {text}
            </button>
        </Show>
    }
}

#[component]
fn List(app: App, dry: Memo<DryRun>, fate: Fate) -> impl IntoView {
    let locale = app.locale.get_untracked();
    let row = move |touched: Touched| {
        let way = words::way(locale, &touched.here, touched.there.as_ref());
        view! {
            <li class="draft-name">
                <a href=Route::Lead(touched.lead).hash()>{touched.called}</a>
                <span class="hint">{way}</span>
            </li>
        }
    };
    let rows = move || {
        let first: Vec<Touched> = dry.with(|dry| fate.of(dry).iter().take(MOST).cloned().collect());
        first.into_iter().map(row).collect_view()
    };
    let rest = move || dry.with(|dry| fate.of(dry).len().saturating_sub(MOST));
    view! {
        <div class="draft-names" data-testid="draft-names">
            <p class="hint">{app.say(fate.words().1)}</p>
            <ul>{rows}</ul>
            {move || (rest() > 0).then(|| view! { <p class="hint">{words::more(locale, rest())}</p> })}
        </div>
    }
}
