//! Persona and score: whom the team looks for, and what it counts.

mod form;
mod wanted;

use leptos::{html, prelude::*};

use super::{
    drafting::{Complaint, Drafting, Place},
    inputs::focus_soon,
};
use crate::{
    commands::SetRule,
    domain::{
        ids::RuleId,
        rule::{HEAT, Rule},
    },
    i18n::{
        playbook::{self, rules as words},
        rules,
    },
    ui::widgets::icon::{Icon, Picture},
};
use form::RuleForm;

/// Which rule is being edited; a new one has no identity yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Nothing,
    New,
    Known(RuleId),
}

#[component]
pub fn Rules(drafting: Drafting) -> impl IntoView {
    let Drafting { app, seen, .. } = drafting;
    let locale = app.locale.get_untracked();
    let open = RwSignal::new(Open::Nothing);
    let add = NodeRef::<html::Button>::new();
    let rules = Memo::new(move |_| {
        let mut rules = seen.get().map(|seen| seen.rules).unwrap_or_default();
        // Heat has a panel of its own.
        rules.retain(|(id, _)| *id != HEAT);
        // What must hold, then what gives points, then what people do.
        rules.sort_by(|(a, one), (b, other)| (one, a).cmp(&(other, b)));
        rules
    });
    let end = move || {
        drafting.forget();
        open.set(Open::Nothing);
        focus_soon(add);
    };
    let toggle = move |_| {
        drafting.forget();
        open.update(|open| *open = if *open == Open::New { Open::Nothing } else { Open::New });
    };
    view! {
        <section class="panel" aria-labelledby="rules" data-testid="rules">
            <h2 id="rules">{app.say(words::RULES)}</h2>
            <p class="hint">{app.say(words::HINT)}</p>
            <p class="hint aside">{app.say(words::GUESSWORK)}</p>
            <Show when=move || rules.with(Vec::is_empty)>
                <p class="hint">{app.say(words::NONE)}</p>
            </Show>
            // A rule that was changed is another row: its text is its own.
            <ul class="lines">
                <For each=move || rules.get() key=move |seen| (seen.0, rules::rule(locale, &seen.1)) let:seen>
                    <RuleRow drafting id=seen.0 rule=seen.1 open end=Callback::new(move |()| end())/>
                </For>
            </ul>
            <div class="gate-deeds">
                <button type="button" class="button" data-testid="add-rule" node_ref=add
                    aria-expanded=move || (open.get() == Open::New).to_string() on:click=toggle>
                    <Picture icon=Icon::Plus size=18/>
                    {app.say(words::ADD)}
                </button>
            </div>
            <Show when=move || open.get() == Open::New>
                <RuleForm drafting known=None on_end=Callback::new(move |()| end())/>
            </Show>
        </section>
    }
}

#[component]
fn RuleRow(
    drafting: Drafting,
    id: RuleId,
    rule: Rule,
    open: RwSignal<Open>,
    end: Callback<()>,
) -> impl IntoView {
    let app = drafting.app;
    let locale = app.locale.get_untracked();
    let text = rules::rule(locale, &rule);
    let is_open = Memo::new(move |_| open.get() == Open::Known(id));
    let edit = move |_| {
        drafting.forget();
        open.set(if is_open.get_untracked() { Open::Nothing } else { Open::Known(id) });
    };
    let place = Place::Rule(Some(id));
    let remove = move |_| {
        if drafting.add(place, SetRule { rule: id, to: None }) {
            end.run(());
        }
    };
    let (edits, removes) =
        (playbook::on_stage(locale, words::EDIT, &text), playbook::on_stage(locale, words::REMOVE, &text));
    view! {
        <li class="criterion" data-rule=id.to_string()>
            <div class="criterion-line">
                <span class="criterion-text">{text}</span>
                <div class="criterion-deeds">
                    <button type="button" class="button" data-look="icon" data-testid="edit-rule" title=app.say(words::EDIT)
                        aria-label=edits aria-expanded=move || is_open.get().to_string() on:click=edit>
                        <Picture icon=Icon::Pencil size=18/>
                    </button>
                    <button type="button" class="button" data-look="icon" data-testid="remove-rule" title=app.say(words::REMOVE)
                        aria-label=removes on:click=remove>
                        <Picture icon=Icon::Trash size=18/>
                    </button>
                </div>
            </div>
            {move || is_open.get().then(|| view! { <RuleForm drafting known=Some((id, rule.clone())) on_end=end/> })}
            <Show when=move || !is_open.get()><Complaint drafting about=place/></Show>
        </li>
    }
}
