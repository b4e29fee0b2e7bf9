//! What the team's persona and score say of the lead, with the receipt. Absent for a team without rules.

use leptos::prelude::*;

use super::{Open, Section};
use crate::{
    domain::criterion::Holds,
    i18n::{gate::rules, lead},
    queries::gate::RuleLine,
    ui::{app::use_app, gate::rules::RuleLines, widgets::heat::HeatLine},
};

#[component]
pub fn RulesSection(open: Open) -> impl IntoView {
    let app = use_app();
    let persona = open.part(|known| known.rules.persona);
    let musts = open.part(|known| known.rules.musts.clone());
    let points = open.part(|known| known.rules.points.clone());
    let scores = open.part(|known| (known.rules.fit, known.rules.engagement));
    let has_points = Memo::new(move |_| points.with(|lines: &Vec<RuleLine>| !lines.is_empty()));
    let heat = open.part(|known| known.rules.heat.clone());
    let any = Memo::new(move |_| persona.get().is_some() || has_points.get() || heat.with(Option::is_some));
    let verdict = move || persona.get().map(|holds| app.say(worded(holds)));
    let total = move || {
        let (fit, engagement) = scores.get();
        rules::total(app.locale.get_untracked(), fit, engagement)
    };
    view! {
        <Show when=move || any.get()>
            <Section title=app.say(lead::RULES) name="rules">
                <Show when=move || heat.with(Option::is_some)>
                    <HeatLine reading=heat/>
                </Show>
                <Show when=move || persona.get().is_some()>
                    <details class="gate-more" data-testid="persona" data-persona=move || persona.get().map(Holds::key)>
                        <summary>{verdict}</summary>
                        <RuleLines lines=musts/>
                    </details>
                </Show>
                <Show when=move || has_points.get()>
                    <details class="gate-more" data-testid="score">
                        <summary class="figures">{total}</summary>
                        <RuleLines lines=points/>
                    </details>
                </Show>
            </Section>
        </Show>
    }
}

fn worded(holds: Holds) -> crate::i18n::Words {
    match holds {
        Holds::Yes => lead::FITS,
        Holds::No => lead::MISFITS,
        Holds::Unknown => lead::FIT_UNKNOWN,
    }
}
