//! Hot, warm and cold: what each answer to a qualifier is worth, and from how many points on.

use leptos::prelude::*;

use super::{
    drafting::{Complaint, Drafting, Place, Problem},
    inputs::SavedLine,
};
use crate::{
    commands::SetRule,
    domain::{
        criterion::{Occasion, Said},
        ids::QuestionId,
        rule::{HEAT, Heat, Rule},
    },
    i18n::{common, heat as words, playbook::rules},
    queries::playbook::QuestionView,
    ui::{app::App, widgets::field::fresh_id},
};

const PLACE: Place = Place::Rule(Some(HEAT));

/// Where a team starts that has no rule yet.
const USUAL: (i16, i16) = (60, 30);

/// The rule as the draft has it.
#[derive(Clone, Copy)]
struct Grading {
    app: App,
    drafting: Drafting,
    heat: Memo<Option<Heat>>,
}

#[component]
pub fn HeatPanel(drafting: Drafting) -> impl IntoView {
    let Drafting { app, seen, .. } = drafting;
    let heat = Memo::new(move |_| {
        seen.with(|seen| match seen.as_ref()?.rules.iter().find(|(id, _)| *id == HEAT) {
            Some((_, Rule::Heat(heat))) => Some(heat.clone()),
            _ => None,
        })
    });
    let grading = Grading { app, drafting, heat };
    let qualifiers = Memo::new(move |_| {
        let put = |view: &&QuestionView| view.question.occasion == Some(Occasion::Capture);
        seen.with(|seen| {
            seen.iter().flat_map(|seen| &seen.questions).filter(put).cloned().collect::<Vec<_>>()
        })
    });
    let forget = move |_| {
        drafting.add(PLACE, SetRule { rule: HEAT, to: None });
    };
    view! {
        <section class="panel" aria-labelledby="heat" data-testid="heat-rule">
            <h2 id="heat">{app.say(words::HEAT)}</h2>
            <p class="hint">{app.say(words::HINT)}</p>
            <Show when=move || qualifiers.with(Vec::is_empty)>
                <p class="hint">{app.say(words::NO_QUALIFIERS)}</p>
            </Show>
            <Show when=move || qualifiers.with(|all| !all.is_empty())>
                <Bounds grading/>
                <div class="worths">
                    {move || qualifiers.get().into_iter().map(|view| view! { <Worths grading view/> }).collect_view()}
                </div>
            </Show>
            <Complaint drafting about=PLACE/>
            <Show when=move || heat.with(Option::is_some)>
                <div class="gate-deeds">
                    <button type="button" class="button" data-look="danger" data-testid="forget-heat" on:click=forget>
                        {app.say(words::FORGET)}
                    </button>
                </div>
            </Show>
        </section>
    }
}

#[component]
fn Bounds(grading: Grading) -> impl IntoView {
    let bound = move |of: fn(&Heat) -> i16, usual: i16| {
        Signal::derive(move || grading.heat.with(|heat| heat.as_ref().map_or(usual, of)).to_string())
    };
    view! {
        <div class="shape">
            <SavedLine label=words::HOT_FROM name="hot_from" numeric=true value=bound(|heat| heat.hot, USUAL.0)
                on_change=move |typed| grading.write(&typed, |heat, points| heat.hot = points)/>
            <SavedLine label=words::WARM_FROM name="warm_from" numeric=true value=bound(|heat| heat.warm, USUAL.1)
                on_change=move |typed| grading.write(&typed, |heat, points| heat.warm = points)/>
        </div>
    }
}

#[component]
fn Worths(grading: Grading, view: QuestionView) -> impl IntoView {
    let app = grading.app;
    let id = view.id;
    let answers: Vec<(Said, String)> = match view.question.choices.as_slice() {
        [] => vec![(Said::Yes, app.say(common::YES).into()), (Said::No, app.say(common::NO).into())],
        choices => choices.iter().map(|(id, wording)| (Said::Choice(*id), app.word(wording))).collect(),
    };
    let lines = answers.into_iter().map(move |(said, text)| view! { <Worth grading question=id said text/> });
    let label = fresh_id("worth");
    let labelled = label.clone();
    view! {
        <div class="worths" role="group" aria-labelledby=labelled data-worths=id.to_string()>
            <p class="field-label" id=label>{app.word(&view.question.wording)}</p>
            {lines.collect_view()}
        </div>
    }
}

#[component]
fn Worth(grading: Grading, question: QuestionId, said: Said, text: String) -> impl IntoView {
    let value = move || grading.heat.with(|heat| worth(heat.as_ref(), question, said)).to_string();
    let save = move |event| {
        grading.write(&event_target_value(&event), |heat, points| {
            heat.answers.retain(|(id, known, _)| (*id, *known) != (question, said));
            heat.answers.push((question, said, points));
        });
    };
    view! {
        <label class="worth">
            <span>{text}</span>
            <input class="input figures" name="worth" data-answer=said.key() inputmode="numeric" autocomplete="off"
                prop:value=value on:change=save/>
        </label>
    }
}

fn worth(heat: Option<&Heat>, question: QuestionId, said: Said) -> i16 {
    let answers = heat.map(|heat| heat.answers.as_slice()).unwrap_or_default();
    answers
        .iter()
        .find(|(id, known, _)| (*id, *known) == (question, said))
        .map_or(0, |(_, _, points)| *points)
}

impl Grading {
    /// Changes the rule by what was typed; the first change makes it.
    fn write(self, typed: &str, change: impl FnOnce(&mut Heat, i16)) {
        let plain = typed.trim().replace('−', "-");
        let points = if plain.is_empty() { Some(0) } else { plain.parse::<i16>().ok() };
        let Some(points) = points.filter(|points| (-1_000..=1_000).contains(points)) else {
            self.drafting.complain(PLACE, Problem::Typed(rules::NOT_WORTH));
            return;
        };
        let (hot, warm) = USUAL;
        let mut heat = self.heat.get_untracked().unwrap_or(Heat { hot, warm, answers: Vec::new() });
        change(&mut heat, points);
        self.drafting.add(PLACE, SetRule { rule: HEAT, to: Some(Rule::Heat(heat)) });
    }
}
