//! How the data stands, in words, and how much of it there is.

use leptos::prelude::*;

use crate::{
    i18n::{Words, common, data},
    queries::setup::{Holdings, holdings},
    ui::app::{Safety, use_app},
};

#[component]
pub fn SafetyCard() -> impl IntoView {
    let app = use_app();
    let is_bad = move || !matches!(app.safety.get(), Safety::Saving | Safety::Saved);
    view! {
        <section class="panel" data-wide data-tone=move || is_bad().then_some("danger") aria-labelledby="safety">
            <h2 id="safety">{app.say(data::SAFETY)}</h2>
            <p class="safety-sentence" role="status" data-testid=move || is_bad().then_some("problem")>
                <span class="dot" data-colour=move || if is_bad() { "rose" } else { "green" } aria-hidden="true"></span>
                {move || app.say(sentence(app.safety.get()))}
            </p>
            <p class="hint">{move || app.say(advice(app.safety.get()))}</p>
            <Held/>
        </section>
    }
}

#[component]
fn Held() -> impl IntoView {
    let app = use_app();
    let held = app.select(|workspace, _| holdings(workspace));
    let counts = move || {
        let Holdings { teams, leads, activities, campaigns } = held.get();
        let locale = app.locale.get_untracked();
        [
            common::leads(locale, leads),
            data::teams(locale, teams),
            data::activities(locale, activities),
            data::campaigns(locale, campaigns),
        ]
    };
    let chips = move || {
        counts().into_iter().map(|count| view! { <li class="chip figures">{count}</li> }).collect_view()
    };
    view! { <ul class="chips">{chips}</ul> }
}

fn sentence(safety: Safety) -> Words {
    match safety {
        Safety::Saved => data::ALL_SAVED,
        Safety::Saving => data::BEING_SAVED,
        Safety::NotSaved => data::NOT_SAVED,
        Safety::Loose => common::LOOSE,
        Safety::ReadOnly => common::OUTDATED,
    }
}

/// What to know, or what to do.
fn advice(safety: Safety) -> Words {
    match safety {
        Safety::Saved | Safety::Saving => data::ALL_SAVED_MORE,
        Safety::NotSaved | Safety::Loose => data::NOT_SAVED_MORE,
        Safety::ReadOnly => data::NO_STORAGE_MORE,
    }
}
