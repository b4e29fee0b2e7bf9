//! The rules behind a persona or a score, line by line: what each looks at, what it found, what it gave.

use leptos::prelude::*;

use super::row::picture;
use crate::{
    domain::ids::RuleId,
    i18n::{
        gate::{self, rules},
        rules::{looks_at, signed},
    },
    queries::gate::RuleLine,
    ui::{app::use_app, widgets::icon::Picture},
};

/// Nothing for a criterion that no rule decides.
#[component]
pub fn RuleLines(lines: Signal<Vec<RuleLine>>) -> impl IntoView {
    let ids = Memo::new(move |_| lines.with(|lines| lines.iter().map(|line| line.id).collect::<Vec<_>>()));
    view! {
        <Show when=move || ids.with(|ids| !ids.is_empty())>
            <ul class="rule-lines">
                <For each=move || ids.get() key=|id| *id let:id>
                    <Line id lines/>
                </For>
            </ul>
        </Show>
    }
}

/// A must has a verdict, the others have points.
#[component]
fn Line(id: RuleId, lines: Signal<Vec<RuleLine>>) -> impl IntoView {
    let app = use_app();
    let line = Memo::new(move |_| lines.with(|lines| lines.iter().find(|line| line.id == id).cloned()));
    let part = move |look: fn(&RuleLine) -> bool| line.with(|line| line.as_ref().is_some_and(look));
    let named =
        move || line.with(|line| line.as_ref().map(|line| looks_at(app.locale.get_untracked(), &line.rule)));
    let comes_to = move || {
        line.with(|line| {
            line.as_ref().map(|line| rules::comes_to(app.locale.get_untracked(), line, app.now()))
        })
    };
    let verdict = move || {
        line.with(|line| {
            let holds = line.as_ref().filter(|line| line.is_must()).and_then(|line| line.holds)?;
            Some(view! {
                <span class="rule-verdict" data-holds=holds.key()>
                    <Picture icon=picture(holds) size=14/>
                    <span class="heard">{app.say(gate::holds(holds))}</span>
                </span>
            })
        })
    };
    let points = move || {
        line.with(|line| {
            let line = line.as_ref().filter(|line| !line.is_must())?;
            Some(signed(app.locale.get_untracked(), line.points))
        })
    };
    view! {
        <li class="rule-line" data-rule=id.to_string() data-given=move || part(|line| line.points != 0).to_string()>
            {verdict}
            <span class="rule-named">{named}</span>
            <span class="rule-found">{comes_to}</span>
            <span class="rule-points figures">{points}</span>
        </li>
    }
}
