//! What the playbook says that cannot be, each in a sentence that names its stage.

use leptos::prelude::*;

use super::drafting::Seen;
use crate::{
    domain::{contradiction::Contradiction, wording::Wording},
    i18n::{playbook, rejections},
    queries::playbook::PlaybookView,
    ui::app::use_app,
};

/// Nothing shows where all is well.
#[component]
pub fn Contradictions(seen: Seen) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| {
        seen.with(|seen| seen.as_ref().map(PlaybookView::contradictions_at)).unwrap_or_default()
    });
    let line = move |(stage, found): (Option<Wording>, Contradiction)| {
        let locale = app.locale.get_untracked();
        let says = rejections::contradiction(locale, &found);
        let says = match stage {
            Some(stage) => playbook::about(locale, stage.text(locale), &says),
            None => says,
        };
        view! { <li class="problem" data-testid="problem">{says}</li> }
    };
    view! {
        <Show when=move || !found.with(Vec::is_empty)>
            <div class="contradictions" role="status" data-testid="contradictions">
                <h3>{app.say(playbook::CONTRADICTIONS)}</h3>
                <ul>{move || found.get().into_iter().map(line).collect_view()}</ul>
            </div>
        </Show>
    }
}
