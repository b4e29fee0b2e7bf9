//! What can be answered to a question, in order; none means yes or no.

use leptos::{ev, prelude::*};

use super::row::Asking;
use crate::{
    domain::{
        ids::ChoiceId,
        wording::{Locale, Wording},
    },
    i18n::playbook::{self, questions},
    ui::{
        playbook::{
            inputs::Line,
            shape::{own, with},
        },
        widgets::{
            icon::{Icon, Picture},
            sortable::{Put, SortHandle, SortableList, Sorting},
        },
    },
};

#[component]
pub fn Choices(asking: Asking) -> impl IntoView {
    let app = asking.app;
    let ids = Memo::new(move |_| {
        asking.seen.with(|seen| seen.question.choices.iter().map(|(id, _)| *id).collect::<Vec<ChoiceId>>())
    });
    let sorting = Sorting::new(move |put| put_choice(asking, put));
    let text = RwSignal::new(String::new());
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let choice = (app.fresh(), Wording::same(text.get_untracked()));
        if asking.change(|question| question.choices.push(choice)) {
            text.set(String::new());
        }
    };
    view! {
        <section class="group">
            <h3>{app.say(questions::CHOICES)}</h3>
            <p class="hint">{app.say(questions::CHOICES_HINT)}</p>
            <SortableList sorting class="criteria">
                <For each=move || ids.get() key=|id| *id let:id>
                    <ChoiceRow asking id sorting/>
                </For>
            </SortableList>
            <form class="inline-form" on:submit=add>
                <Line label=questions::NEW_CHOICE name="new_choice" text/>
                <button type="submit" class="button">
                    <Picture icon=Icon::Plus size=18/>
                    {app.say(questions::ADD_CHOICE)}
                </button>
            </form>
        </section>
    }
}

fn put_choice(asking: Asking, Put { from, to }: Put) -> bool {
    let done = asking.change(|question| {
        if from < question.choices.len() {
            let choice = question.choices.remove(from);
            question.choices.insert(to.min(question.choices.len()), choice);
        }
    });
    if done {
        let app = asking.app;
        let (name, of) = asking.seen.with_untracked(|seen| {
            let choices = &seen.question.choices;
            (choices.get(to).map(|(_, wording)| app.word(wording)).unwrap_or_default(), choices.len())
        });
        app.announce(playbook::position(app.locale.get_untracked(), &name, to + 1, of));
    }
    done
}

#[component]
fn ChoiceRow(asking: Asking, id: ChoiceId, sorting: Sorting) -> impl IntoView {
    let app = asking.app;
    let wording =
        Memo::new(move |_| asking.seen.with(|seen| seen.question.choice(id).cloned()).unwrap_or_default());
    let named = Signal::derive(move || app.word(&wording.get()));
    let remove = move |_| {
        asking.change(|question| question.choices.retain(|(known, _)| *known != id));
    };
    let says = move || {
        named.with(|named| playbook::on_stage(app.locale.get_untracked(), questions::REMOVE_CHOICE, named))
    };
    let field = move |of: Locale, words, name: &'static str| {
        let save = move |event| {
            let typed = event_target_value(&event);
            asking.change(|question| {
                for (_, wording) in question.choices.iter_mut().filter(|(known, _)| *known == id) {
                    *wording = with(wording.clone(), of, typed.clone());
                }
            });
        };
        view! {
            <input class="input" name=name lang=of.key() autocomplete="off" aria-label=app.say(words)
                placeholder=app.say(words) prop:value=move || own(&wording.get(), of) on:change=save/>
        }
    };
    view! {
        <li class="criterion" data-choice=id.to_string()>
            <div class="criterion-line">
                <SortHandle sorting named/>
                <div class="choice-wording">
                    {field(Locale::Fr, questions::CHOICE_FR, "choice_fr")}
                    {field(Locale::En, questions::CHOICE_EN, "choice_en")}
                </div>
                <button type="button" class="button" data-look="icon" title=app.say(questions::REMOVE_CHOICE)
                    aria-label=says on:click=remove>
                    <Picture icon=Icon::Trash size=18/>
                </button>
            </div>
        </li>
    }
}
