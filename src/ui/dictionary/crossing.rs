//! The live numbers of one stage: how many of its leads another team would put as far, and what the others lack.

use leptos::prelude::*;

use crate::{
    domain::{ids::LeadId, wording::Wording},
    i18n::{Words, data, dictionary as words},
    queries::{
        dictionary::{Crossing, Names},
        funnel::ENOUGH,
    },
    ui::{app::App, route::Route},
};

/// `from`: the team whose leads they are, in `stage`.
pub fn crossing(app: App, found: &Crossing, from: &str, stage: &Wording, columns: &[String]) -> AnyView {
    let locale = app.locale.get_untracked();
    let to = columns.get(found.to).cloned().unwrap_or_default();
    let says = words::crossing(locale, from, stage, &to, found);
    let lacks =
        words::lacks(locale, found).map(|lacks| view! { <span class="crossing-lacks">{lacks}</span> });
    // Nothing is claimed beyond the data.
    let is_few = found.of < ENOUGH;
    let few = is_few.then(|| view! { <span class="chip">{app.say(words::TOO_FEW)}</span> });
    view! {
        <details class="crossing" data-testid="crossing" data-to=found.to.to_string() data-n=found.of.to_string()
            data-would=found.would.to_string() data-tone=is_few.then_some("few")>
            <summary>
                <span class="crossing-words figures">{says}" "{few}</span>
                {lacks}
            </summary>
            {names(app, words::WOULD, &found.those)}
            {names(app, words::WOULD_NOT, &found.others)}
        </details>
    }
    .into_any()
}

fn names(app: App, title: Words, found: &Names) -> Option<AnyView> {
    let link = |(lead, name): &(LeadId, String)| {
        view! { <li><a href=Route::Lead(*lead).hash()>{name.clone()}</a></li> }
    };
    let more = (found.more > 0).then(|| {
        view! { <li class="hint">{data::more(app.locale.get_untracked(), found.more)}</li> }
    });
    (!found.shown.is_empty()).then(|| {
        view! {
            <p class="dictionary-more">{app.say(title)}</p>
            <ul class="crossing-names">{found.shown.iter().map(link).collect_view()}{more}</ul>
        }
        .into_any()
    })
}
