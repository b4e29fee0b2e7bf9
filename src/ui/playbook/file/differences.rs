//! What differs between a playbook file and the team's own, stage by stage.

use leptos::prelude::*;

use crate::{
    i18n::{Words, playbook_file, rules},
    queries::{
        compare::{Comparison, Difference, StageChange, StageDifference, TraitDifference},
        playbook::CriterionView,
    },
    ui::app::{App, use_app},
};

#[component]
pub fn Differences(found: Comparison) -> impl IntoView {
    let app = use_app();
    let locale = app.locale.get_untracked();
    let Comparison { stages, questions, rules, .. } = found;
    let stages: Vec<AnyView> = stages.into_iter().map(|stage| stage_row(app, stage)).collect();
    let told = |question: &_| playbook_file::question(locale, question);
    let questions: Vec<AnyView> = questions.iter().map(|one| row(app, one, told)).collect();
    let told = |rule: &_| rules::rule(locale, rule);
    let rules: Vec<AnyView> = rules.iter().map(|one| row(app, one, told)).collect();
    view! {
        {group(app, playbook_file::STAGES, stages)}
        {group(app, playbook_file::QUESTIONS, questions)}
        {group(app, playbook_file::RULES, rules)}
    }
}

/// A headed list; an empty one does not show.
fn group(app: App, words: Words, rows: Vec<AnyView>) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        view! {
            <section class="preview-group">
                <h3>{app.say(words)}</h3>
                <ul>{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn stage_row(app: App, found: StageDifference) -> AnyView {
    let locale = app.locale.get_untracked();
    let name = app.word(&found.name);
    let (chip, key, more) = match found.change {
        StageChange::OnlyThere(asked) => {
            let asked = if asked.is_empty() {
                view! { <p class="preview-detail">{app.say(playbook_file::NO_CRITERION)}</p> }.into_any()
            } else {
                criteria(app, asked)
            };
            (playbook_file::ONLY_THERE, "added", asked)
        }
        StageChange::OnlyHere(leads) => {
            let says = playbook_file::goes(locale, leads);
            (playbook_file::ONLY_HERE, "missing", view! { <p class="preview-detail">{says}</p> }.into_any())
        }
        StageChange::Differs(traits) => {
            let rows = traits.into_iter().map(|found| trait_row(app, found)).collect_view();
            (playbook_file::DIFFERS, "changed", view! { <dl class="preview-traits">{rows}</dl> }.into_any())
        }
    };
    view! {
        <li class="preview-row" data-testid="stage-difference" data-change=key>
            <p class="preview-line"><strong>{name}</strong>{tag(app, chip, key)}</p>
            {more}
        </li>
    }
    .into_any()
}

fn tag(app: App, words: Words, key: &'static str) -> impl IntoView {
    let tone = match key {
        "added" => Some("accent"),
        "missing" => Some("warning"),
        _ => None,
    };
    view! { <span class="chip" data-tone=tone>{app.say(words)}</span> }
}

fn criteria(app: App, asked: Vec<CriterionView>) -> AnyView {
    let locale = app.locale.get_untracked();
    let line = |asked: CriterionView| view! { <li>{playbook_file::criterion(locale, &asked)}</li> };
    view! { <ul class="preview-criteria">{asked.into_iter().map(line).collect_view()}</ul> }.into_any()
}

fn trait_row(app: App, found: TraitDifference) -> AnyView {
    let locale = app.locale.get_untracked();
    let (name, here, there) = match found {
        TraitDifference::Value(ours, theirs) => {
            let value = |of| text(playbook_file::trait_value(locale, of));
            (playbook_file::trait_name(&ours), value(&ours), value(&theirs))
        }
        TraitDifference::Place(ours, theirs) => {
            (playbook_file::PLACE, text(ours.to_string()), text(theirs.to_string()))
        }
        TraitDifference::Gate { only_here, only_there } => {
            let is_order = only_here.is_empty() && only_there.is_empty();
            let side = |asked: Vec<CriterionView>| match (asked.is_empty(), is_order) {
                (false, _) => criteria(app, asked),
                (true, true) => text(app.say(playbook_file::OTHER_ORDER).to_owned()),
                (true, false) => text(app.say(playbook_file::NONE_OF_THEM).to_owned()),
            };
            (playbook_file::GATE, side(only_here), side(only_there))
        }
    };
    view! {
        <div class="preview-trait">
            <dt>{app.say(name)}</dt>
            <dd><span class="preview-detail">{app.say(playbook_file::HERE)}</span>" "{here}</dd>
            <dd><span class="preview-detail">{app.say(playbook_file::THERE)}</span>" "{there}</dd>
        </div>
    }
    .into_any()
}

fn text(text: String) -> AnyView {
    view! { <span class="preview-value">{text}</span> }.into_any()
}

fn row<T>(app: App, found: &Difference<T>, told: impl Fn(&T) -> String) -> AnyView {
    let (chip, key, text) = match found {
        Difference::OnlyThere(value) => (playbook_file::ONLY_THERE, "added", told(value)),
        Difference::OnlyHere(value) => (playbook_file::ONLY_HERE, "missing", told(value)),
        Difference::Differs(here, there) => {
            (playbook_file::DIFFERS, "changed", format!("{} → {}", told(here), told(there)))
        }
    };
    view! {
        <li class="preview-row" data-change=key>
            <p class="preview-line"><span>{text}</span>{tag(app, chip, key)}</p>
        </li>
    }
    .into_any()
}
