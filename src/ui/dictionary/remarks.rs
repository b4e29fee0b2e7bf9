//! What two colleagues would otherwise find out in a quarrel: one word for two things, two words for one.

use leptos::prelude::*;

use crate::{
    i18n::{Words, dictionary as words},
    queries::dictionary::{Ask, Dictionary, Homonym},
    ui::app::{App, use_app},
};

#[component]
pub fn Remarks<'a>(found: &'a Dictionary) -> impl IntoView + use<> {
    let app = use_app();
    let locale = app.locale.get_untracked();
    let team = |column: usize| found.columns.get(column).map(|one| app.word(&one.name)).unwrap_or_default();
    let homonyms: Vec<AnyView> = found.homonyms.iter().map(|one| homonym(app, one, team)).collect();
    let synonyms = found.synonyms.iter().map(|one| {
        let says = words::synonym(locale, one, team);
        view! { <li data-testid="synonym">{says}</li> }.into_any()
    });
    let synonyms: Vec<AnyView> = synonyms.collect();
    let is_empty = homonyms.is_empty() && synonyms.is_empty();
    (!is_empty).then(|| {
        view! {
            <div class="homonyms">
                {panel(app, words::SAME_WORD, homonyms)}
                {panel(app, words::SAME_MEANING, synonyms)}
            </div>
        }
    })
}

fn panel(app: App, title: Words, rows: Vec<AnyView>) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        view! {
            <section class="panel">
                <h2>{app.say(title)}</h2>
                <ul class="homonym-list">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn homonym(app: App, found: &Homonym, team: impl Fn(usize) -> String) -> AnyView {
    let locale = app.locale.get_untracked();
    let ask = |text: String| view! { <li>{text}</li> };
    let meaning = |(column, asks): &(usize, Vec<Ask>)| {
        let (title, told) = words::meaning(locale, &team(*column), asks);
        view! {
            <p class="homonym-team">{title}</p>
            <ul class="dictionary-asks">{told.into_iter().map(ask).collect_view()}</ul>
        }
    };
    view! {
        <li data-testid="homonym">
            <p class="homonym-word">{words::homonym(locale, found)}</p>
            {found.meanings.iter().map(meaning).collect_view()}
        </li>
    }
    .into_any()
}
