//! The team's information notice: its text in both languages, and where the full one stands. Saved as one version.

use leptos::{ev, prelude::*};

use super::drafting::{Problem, Sentence};
use crate::{
    commands::WriteNotice,
    domain::{ids::TeamId, notice::Notice, rejection::Rejection, wording::Wording},
    i18n::{consent as words, format},
    ui::app::use_app,
};

#[component]
pub fn NoticePanel(team: TeamId) -> impl IntoView {
    let app = use_app();
    let known = app.select(move |workspace, _| {
        let team = workspace.team(team)?;
        Some((team.notice().cloned().unwrap_or_default(), team.notice_in_force().map(|(at, _)| at.millis)))
    });
    // Typed and not saved.
    let typed = RwSignal::new(None::<Notice>);
    let stored = move || known.get().map(|(notice, _)| notice).unwrap_or_default();
    let shown = move || typed.get().unwrap_or_else(stored);
    let type_in = move |change: fn(&mut Notice, String), event: ev::Event| {
        let mut notice = untrack(shown);
        change(&mut notice, event_target_value(&event));
        typed.set(Some(notice));
    };
    let problem = RwSignal::new(None::<Problem>);
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(to) = typed.get_untracked() else { return };
        problem.set(match app.dispatch(WriteNotice { team, to }) {
            Ok(()) => {
                typed.set(None);
                app.tell(app.say(words::SAVED).to_owned());
                None
            }
            Err(Rejection::NothingChanged) => {
                typed.set(None);
                None
            }
            Err(rejection) => Some(Problem::Refused(rejection)),
        });
    };
    let since = move || {
        let locale = app.locale.get_untracked();
        let since = known.get().and_then(|(_, since)| since);
        since.map_or(app.say(words::NO_NOTICE).to_owned(), |since| {
            words::in_force(locale, &format::instant(locale, since, app.now()))
        })
    };
    let text = move |label, name, lang, of: fn(&Wording) -> &str, change: fn(&mut Notice, String)| {
        view! {
            <label class="field">
                <span class="field-label">{app.say(label)}</span>
                <textarea class="input" name=name lang=lang rows="6"
                    prop:value=move || of(&shown().text).to_owned()
                    on:input=move |event| type_in(change, event)></textarea>
            </label>
        }
    };
    view! {
        <section class="panel" aria-labelledby="information-notice" data-testid="notice-panel">
            <h2 id="information-notice">{app.say(words::NOTICE)}</h2>
            <p class="hint">{app.say(words::NOTICE_HINT)}</p>
            <p class="figures" data-testid="notice-since">{since}</p>
            <form class="notice-form" novalidate on:submit=save>
                <div class="notice-texts">
                    {text(words::NOTICE_FR, "notice_fr", "fr", |text| &text.fr, |notice, fr| notice.text.fr = fr)}
                    {text(words::NOTICE_EN, "notice_en", "en", |text| &text.en, |notice, en| notice.text.en = en)}
                </div>
                <label class="field">
                    <span class="field-label">{app.say(words::LINK)}</span>
                    <input class="input" name="notice_link" type="text" inputmode="url" autocomplete="off"
                        prop:value=move || shown().link
                        on:input=move |event| type_in(|notice, link| notice.link = link, event)/>
                </label>
                <Sentence text=Signal::derive(move || problem.get().map(|problem| problem.sentence(app)))/>
                <div class="panel-deeds">
                    <button type="submit" class="button" data-look="main" data-testid="save-notice"
                        disabled=move || typed.with(Option::is_none)>
                        {app.say(words::SAVE)}
                    </button>
                </div>
            </form>
        </section>
    }
}
