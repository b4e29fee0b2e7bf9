//! The bar above the form: where this device stands today, said once, and how many were met.

use leptos::{ev, prelude::*};

use super::Capturing;
use crate::{
    i18n::{Words, capture, consent},
    queries::today,
    session::day::Day,
    ui::{route::Route, widgets::field::fresh_id},
};

#[component]
pub fn DayBar(capturing: Capturing) -> impl IntoView {
    let app = capturing.app;
    // On a new morning it asks by itself; whoever never was at a show is not asked.
    let is_new = Memo::new(move |_| {
        capturing.day.with(|day| day.is_at_show() && day.today(capturing.now.get()).is_none())
    });
    let changes = RwSignal::new(false);
    let asks = Memo::new(move |_| changes.get() || is_new.get());
    let count = Memo::new(move |_| {
        let (team, now) = (app.team(), capturing.now.get());
        team.map(|team| app.look(|workspace, _| today::count(workspace, team, now))).unwrap_or_default()
    });
    view! {
        <section class="day" data-testid="day-bar" aria-label=app.say(capture::AT_A_SHOW)>
            <div class="day-line">
                <Show when=move || !asks.get() fallback=move || view! {
                    <p class="day-names">
                        {app.say(if is_new.get() { capture::NEW_DAY } else { capture::AT_A_SHOW })}
                    </p>
                }>
                    <Names capturing changes/>
                </Show>
                <p class="day-count figures" data-testid="met-today" data-count=move || count.get()>
                    {move || capture::met_today(app.locale.get_untracked(), count.get())}
                </p>
                <a class="button" data-look="quiet" href=Route::Kiosk.hash() data-testid="turn-to-visitor">
                    {app.say(consent::TURN)}
                </a>
            </div>
            <Show when=move || asks.get()>
                <DayForm capturing changes/>
            </Show>
        </section>
    }
}

/// "Salon Béton · Stand B12", and the way to say something else.
#[component]
fn Names(capturing: Capturing, changes: RwSignal<bool>) -> impl IntoView {
    let app = capturing.app;
    let names = move || capturing.day.with(Day::names);
    let was_said = move || capturing.day.with(|day| day.today(capturing.now.get()).is_some());
    let told = move || match names() {
        names if names.is_empty() && was_said() => app.say(capture::NO_SHOW).to_owned(),
        names => names,
    };
    let label = move || app.say(if was_said() { capture::CHANGE_DAY } else { capture::AT_A_SHOW });
    view! {
        <p class="day-names" data-testid="day-names">{told}</p>
        <button type="button" class="button" data-look="quiet" data-testid="change-day"
            on:click=move |_| changes.set(true)>
            {label}
        </button>
    }
}

/// With what was said last as a start.
#[component]
fn DayForm(capturing: Capturing, changes: RwSignal<bool>) -> impl IntoView {
    let app = capturing.app;
    let last = capturing.day.get_untracked();
    let [campaign, booth, device] = [last.campaign, last.booth, last.device].map(RwSignal::new);
    let say = move |[campaign, booth, device]: [String; 3]| {
        let now = app.now();
        let day = Day::said(now, &campaign, &booth, &device);
        app.choose_day(&day);
        capturing.now.set(now);
        capturing.day.set(day);
        changes.set(false);
    };
    let set = move |event: ev::SubmitEvent| {
        event.prevent_default();
        say([campaign, booth, device].map(|name| name.get_untracked()));
    };
    let nowhere = move |_| say(<[String; 3]>::default());
    view! {
        <form class="day-form" data-testid="day-form" novalidate on:submit=set>
            <p class="hint">{app.say(capture::DAY_HINT)}</p>
            <div class="day-fields">
                <NameField label=capture::DAY_CAMPAIGN name="day_campaign" list="campaigns" text=campaign/>
                <NameField label=capture::DAY_BOOTH name="day_booth" text=booth/>
                <NameField label=capture::DAY_DEVICE name="day_device" text=device/>
            </div>
            <div class="day-deeds">
                <button type="button" class="button" data-testid="no-show" on:click=nowhere>
                    {app.say(capture::NO_SHOW)}
                </button>
                <button type="submit" class="button" data-look="main" data-testid="set-day">
                    {app.say(capture::SET_DAY)}
                </button>
            </div>
        </form>
    }
}

#[component]
fn NameField(
    label: Words,
    name: &'static str,
    #[prop(optional)] list: Option<&'static str>,
    text: RwSignal<String>,
) -> impl IntoView {
    let app = crate::ui::app::use_app();
    let id = fresh_id(name);
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{app.say(label)}</label>
            <input class="input" id=id name=name type="text" autocomplete="off" autocapitalize="words" list=list
                enterkeyhint="done" prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))/>
        </div>
    }
}
