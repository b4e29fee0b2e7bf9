//! Back to the team: asks for the PIN.

use leptos::{ev, prelude::*};

use crate::{
    i18n::consent as words,
    session::kiosk::Tried,
    ui::{
        app::use_app,
        route::Route,
        widgets::sheet::{Sheet, Size},
    },
};

#[component]
pub fn LeaveSheet(on_stay: Callback<()>) -> impl IntoView {
    let app = use_app();
    let pin = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let has_lapsed = app.lock().is_none_or(|lock| lock.has_lapsed(app.now().millis));
    let open = move || {
        let tried = app.turn_back(&pin.get_untracked());
        pin.set(String::new());
        problem.set(match tried {
            Tried::Right => return app.go(Route::Board),
            Tried::Wrong(_) => Some(app.say(words::WRONG_PIN).to_owned()),
            Tried::TooSoon(seconds) => Some(words::too_soon(app.locale.get_untracked(), seconds)),
        });
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        open();
    };
    let field = match has_lapsed {
        true => view! { <p>{app.say(words::LAPSED)}</p> }.into_any(),
        false => view! {
            <label class="field">
                <span class="field-label">{app.say(words::YOUR_PIN)}</span>
                <input class="input" name="pin" type="password" inputmode="numeric" autocomplete="off" autofocus
                    prop:value=move || pin.get() aria-invalid=move || problem.with(Option::is_some).to_string()
                    on:input=move |event| pin.set(event_target_value(&event))/>
            </label>
        }
        .into_any(),
    };
    view! {
        <Sheet title=app.say(words::BACK) size=Size::Small testid="leave" on_close=on_stay
            foot=move || view! {
                <button type="button" class="button" on:click=move |_| on_stay.run(())>{app.say(words::STAY)}</button>
                <button type="submit" class="button" data-look="main" data-testid="visitor-open" form="visitor-leave">
                    {app.say(words::OPEN)}
                </button>
            }>
            <form class="visitor-pin" id="visitor-leave" novalidate autocomplete="off" on:submit=submit>
                {field}
                {move || problem.get().map(|text| view! {
                    <p class="visitor-problem" role="alert" data-testid="problem">{text}</p>
                })}
            </form>
        </Sheet>
    }
}
