//! Where the tablet is turned to the visitor: what will be shown and asked, and the PIN to come back.

use leptos::{ev, prelude::*};

use crate::{
    i18n::consent as words,
    queries::visitor::{Asked, asked},
    session::kiosk::is_pin,
    ui::{app::use_app, route::Route},
};

#[component]
pub fn TurnScreen() -> impl IntoView {
    let app = use_app();
    let known = Memo::new(move |_| {
        app.track();
        let team = app.team()?;
        app.look(|workspace, _| asked(workspace, team))
    });
    let step = move || {
        known.get().map(|asked| match asked.notice {
            Some(_) => view! { <TurnForm asked/> }.into_any(),
            None => view! {
                <p class="said" data-tone="warning">{app.say(words::NEEDS_NOTICE)}</p>
                <div class="panel-deeds">
                    <a class="button" data-look="main" href=Route::Playbook.hash()>{app.say(words::TO_NOTICE)}</a>
                </div>
            }
            .into_any(),
        })
    };
    view! {
        <div class="page">
            <section class="panel turn" data-testid="turn" aria-labelledby="turn">
                <h1 id="turn">{app.say(words::TURN_PANEL)}</h1>
                <p>{app.say(words::TURN_HINT)}</p>
                {step}
            </section>
        </div>
    }
}

#[component]
fn TurnForm(asked: Asked) -> impl IntoView {
    let app = use_app();
    let pin = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<&'static str>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let pin = pin.get_untracked();
        let wrong = match is_pin(&pin) {
            false => Some(words::NOT_A_PIN),
            true => (!app.turn(&pin)).then_some(words::NOT_KEPT),
        };
        problem.set(wrong.map(|wrong| app.say(wrong)));
    };
    let purposes = match asked.purposes.is_empty() {
        true => view! { <p class="hint">{app.say(words::NO_PURPOSE)}</p> }.into_any(),
        false => {
            let line = |words| view! { <li>{app.word(&words)}</li> };
            let lines = asked.purposes.into_iter().map(|(_, words)| line(words)).collect_view();
            view! { <h2>{app.say(words::PURPOSES)}</h2> <ul class="turn-purposes">{lines}</ul> }.into_any()
        }
    };
    view! {
        {purposes}
        <form class="turn-form" novalidate autocomplete="off" on:submit=submit>
            <label class="field">
                <span class="field-label">{app.say(words::PIN)}</span>
                <input class="input figures" name="pin" type="text" inputmode="numeric" autocomplete="off" maxlength="12"
                    prop:value=move || pin.get() aria-invalid=move || problem.with(Option::is_some).to_string()
                    on:input=move |event| pin.set(event_target_value(&event))/>
            </label>
            {move || problem.get().map(|text| view! {
                <p class="problem" role="alert" data-testid="problem">{text}</p>
            })}
            <p class="hint">{app.say(words::DETERRENT)}</p>
            <div class="panel-deeds">
                <button type="submit" class="button" data-look="main" data-testid="turn-now">{app.say(words::TURN)}</button>
            </div>
        </form>
    }
}
