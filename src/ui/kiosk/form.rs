//! What a visitor fills in: four large fields, the notice to read, and a box for each purpose.

use leptos::{ev, html, prelude::*};

use super::{
    team_text,
    visit::{FIELDS, Visit},
};
use crate::{
    domain::{field::Field, ids::QuestionId, wording::Wording},
    i18n::kiosk::Texts,
    ui::widgets::field::{focus_first_problem, fresh_id},
};

#[component]
pub fn VisitorForm(visit: Visit) -> impl IntoView {
    let form = NodeRef::<html::Form>::new();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if !visit.send() {
            focus_first_problem(form);
        }
    };
    let purposes = move || visit.asked.with(|asked| asked.as_ref().map(|asked| asked.purposes.clone()));
    let boxes = move || {
        let purposes = purposes().filter(|purposes| !purposes.is_empty())?;
        let each = move |(purpose, words): (QuestionId, Wording)| view! { <Purpose visit purpose words/> };
        Some(view! {
            <fieldset class="visitor-consents">
                <legend>{visit.say(|texts| texts.consents)}</legend>
                <p>{visit.say(|texts| texts.consents_hint)}</p>
                {purposes.into_iter().map(each).collect_view()}
            </fieldset>
        })
    };
    view! {
        <form class="visitor-form" node_ref=form novalidate autocomplete="off" on:submit=submit>
            <div class="visitor-title">
                <h1>{visit.say(|texts| texts.title)}</h1>
                <p>{visit.say(|texts| texts.intro)}</p>
            </div>
            <div class="visitor-fields">
                {FIELDS.into_iter().map(|field| view! { <VisitorField visit field/> }).collect_view()}
            </div>
            <div class="visitor-told"><Told visit/> {boxes}</div>
            <Show when=move || visit.has_failed.get() || visit.is_unsafe()>
                <p class="visitor-problem" role="alert" data-testid="problem">{visit.say(|texts| texts.not_saved)}</p>
            </Show>
            <div class="visitor-deeds">
                <button type="button" class="button" data-testid="visitor-clear" on:click=move |_| visit.start_over()>
                    {visit.say(|texts| texts.start_over)}
                </button>
                <button type="submit" class="button" data-look="main" data-testid="visitor-send">
                    {visit.say(|texts| texts.send)}
                </button>
            </div>
        </form>
    }
}

/// Named unlike anything that a browser remembers, so that nobody is shown what the one before has typed.
#[component]
fn VisitorField(visit: Visit, field: Field) -> impl IntoView {
    let (label, keyboard, capitals): (fn(&Texts) -> &'static str, _, _) = match field {
        Field::Company => (|texts| texts.company, None, "words"),
        Field::Email => (|texts| texts.mail, Some("email"), "none"),
        Field::Phone => (|texts| texts.phone, Some("tel"), "none"),
        _ => (|texts| texts.name, None, "words"),
    };
    let (id, explained) = (fresh_id("visitor"), fresh_id("problem"));
    let described = explained.clone();
    let problem = Memo::new(move |_| visit.problem(field));
    let explanation = move || {
        problem.get().map(|text| {
            view! { <p class="visitor-problem" id=explained.clone() data-testid="problem">{text}</p> }
        })
    };
    view! {
        <div class="visitor-field">
            <label for=id.clone()>{visit.say(label)}</label>
            <input class="input" id=id type="text" name=format!("visitor_{}", field.key()) inputmode=keyboard
                autocomplete="off" autocapitalize=capitals spellcheck="false" prop:value=move || visit.text(field)
                aria-invalid=move || problem.with(Option::is_some).to_string()
                aria-describedby=move || problem.with(Option::is_some).then(|| described.clone())
                on:input=move |event| visit.type_in(field, event_target_value(&event))/>
            {explanation}
        </div>
    }
}

#[component]
fn Purpose(visit: Visit, purpose: QuestionId, words: Wording) -> impl IntoView {
    let said = Signal::derive(move || team_text(visit.texts.get(), &words));
    view! {
        <label class="visitor-consent">
            <input type="checkbox" autocomplete="off" data-purpose=purpose.to_string()
                prop:checked=move || visit.is_ticked(purpose)
                on:change=move |event| visit.tick(purpose, event_target_checked(&event))/>
            <span lang=move || said.get().0>{move || said.get().1}</span>
        </label>
    }
}

/// The notice in force, with its version. Its full text is an address to read, not a link: it would lead away.
#[component]
fn Told(visit: Visit) -> impl IntoView {
    move || {
        let texts = visit.texts.get();
        let (version, notice) = visit.asked.with(|asked| asked.as_ref()?.notice.clone())?;
        let (lang, text) = team_text(texts, &notice.text);
        // The day as every language writes it in forms.
        let since = visit.day_of(version.millis);
        let full = (!notice.link.is_empty()).then(|| {
            view! { <p>{texts.full_notice} " " <span class="visitor-address">{notice.link.clone()}</span></p> }
        });
        Some(view! {
            <section class="visitor-notice" data-testid="visitor-notice" data-version=version.to_string()>
                <h2>{texts.notice}</h2>
                <p class="visitor-text" lang=lang tabindex="0" role="region" aria-label=texts.notice>{text}</p>
                {full}
                <p class="figures">{texts.version} " " {since}</p>
            </section>
        })
    }
}
