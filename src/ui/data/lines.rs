//! The lines of the safety card: the last file, the space, whether the browser keeps it, and where one is.

use leptos::{prelude::*, task::spawn_local};

use super::{install::InstallButton, made, offline::OfflineLine};
use crate::{
    i18n::{Words, data::safety},
    platform::place,
    session::{
        backups::last::{Standing, Tone, Way},
        place::{Place, Seen},
        room::Level,
    },
    ui::app::{App, Safety, use_app},
};

#[component]
pub fn Lines() -> impl IntoView {
    let seen = RwSignal::new(None::<Seen>);
    spawn_local(async move {
        let found = place::seen().await;
        // The screen may have been left meanwhile.
        seen.try_set(Some(found));
    });
    view! {
        <dl class="safety-lines">
            <LastFileLine/>
            <RoomLine/>
            {move || seen.get().map(|seen| view! { <OfflineLine is_file=seen.is_file/> <KeptLine seen/> <PlaceLine seen/> })}
        </dl>
    }
}

#[component]
fn LastFileLine() -> impl IntoView {
    let app = use_app();
    let standing = Memo::new(move |_| {
        app.track();
        made::standing(app)
    });
    let tone = move || {
        app.backups.looks.track();
        standing.get().tone(app.now().millis)
    };
    let says = move || {
        app.backups.looks.track();
        file_line(app, standing.get())
    };
    view! {
        <div class="safety-line" data-testid="last-file" data-tone=move || tone_key(tone())>
            <dt>{app.say(safety::LAST_FILE)}</dt>
            <dd>{says}</dd>
        </div>
    }
}

#[component]
fn RoomLine() -> impl IntoView {
    let app = use_app();
    let room = app.room;
    let share = move || room.get().share();
    let tone = move || match room.get().level() {
        Level::Plenty => "green",
        Level::Sixty => "plain",
        Level::Eighty | Level::Ninety => "amber",
        Level::Full => "red",
    };
    let advice = move || level_words(room.get().level()).map(|words| app.say(words));
    let is_measured = move || app.safety.get() != Safety::ReadOnly || room.get().used > 0;
    view! {
        <div class="safety-line" data-testid="room" data-tone=tone data-share=move || share().to_string()>
            <dt>{app.say(safety::SPACE)}</dt>
            <dd>
                <Show when=is_measured fallback=move || app.say(safety::ROOM_UNKNOWN)>
                    <meter class="room-bar" min="0" max="100" low="80" high="90" optimum="0"
                        value=move || share().to_string() aria-hidden="true"></meter>
                    <span class="figures">{move || safety::used(app.locale.get_untracked(), share())}</span>" "{advice}
                </Show>
            </dd>
        </div>
    }
}

#[component]
fn KeptLine(seen: Seen) -> impl IntoView {
    let app = use_app();
    let answer = RwSignal::new(seen.is_persistent);
    let was_asked = RwSignal::new(false);
    let ask = move |_| {
        spawn_local(async move {
            let said = place::ask_to_keep().await;
            answer.try_set(said);
            was_asked.try_set(true);
        });
    };
    let says = move || match answer.get() {
        Some(true) => safety::PERSISTENT,
        Some(false) if was_asked.get() => safety::DECLINED,
        Some(false) => safety::NOT_PERSISTENT,
        None => safety::UNKNOWN_PERSISTENCE,
    };
    view! {
        <div class="safety-line" data-testid="kept" data-tone=move || if answer.get() == Some(true) { "green" } else { "plain" }
            data-kept=move || answer.get().map_or("unknown", |is_kept| if is_kept { "yes" } else { "no" })>
            <dt>{app.say(safety::KEPT)}</dt>
            <dd>
                <span role="status">{move || app.say(says())}</span>
                <Show when=move || answer.get() == Some(false)>
                    <button type="button" class="button" data-testid="persist" on:click=ask>
                        {app.say(safety::ASK_TO_KEEP)}
                    </button>
                </Show>
            </dd>
        </div>
    }
}

#[component]
fn PlaceLine(seen: Seen) -> impl IntoView {
    let app = use_app();
    let place = seen.place();
    let forgets = seen.forgets_after_a_week();
    let tone = match place {
        Place::Installed => "green",
        _ if forgets => "amber",
        Place::PerhapsPrivate => "amber",
        Place::Tab | Place::File => "plain",
    };
    let (words, key) = match place {
        Place::Tab => (safety::TAB, "tab"),
        Place::Installed => (safety::INSTALLED, "installed"),
        Place::File if seen.is_chromium => (safety::FILE_SHARED, "file"),
        Place::File => (safety::FILE, "file"),
        Place::PerhapsPrivate => (safety::PERHAPS_PRIVATE, "perhaps-private"),
    };
    let week = forgets.then(|| app.say(if seen.is_ios { safety::WEEK_IOS } else { safety::WEEK }));
    view! {
        <div class="safety-line" data-testid="place" data-place=key data-tone=tone>
            <dt>{app.say(safety::PLACE)}</dt>
            <dd>{app.say(words)}" "{week}<InstallButton/></dd>
        </div>
    }
}

fn file_line(app: App, standing: Standing) -> String {
    let (locale, now) = (app.locale.get_untracked(), app.now().millis);
    let made = |since| safety::made(locale, now - since);
    let is_read_back = untrack(|| made::last(app)).is_some_and(|last| last.way == Way::ReadBack);
    match standing {
        Standing::NothingToLose => app.say(safety::NO_LEADS).to_owned(),
        Standing::Behind { was_made: false, .. } => app.say(safety::NEVER).to_owned(),
        Standing::Behind { since, was_made: true } => format!("{} {}", made(since), app.say(safety::LACKS)),
        Standing::Covered { since } if is_read_back => {
            format!("{} {} {}", made(since), app.say(safety::HOLDS_ALL), app.say(safety::READ_BACK))
        }
        Standing::Covered { since } => format!("{} {}", made(since), app.say(safety::NOT_READ_BACK)),
    }
}

fn level_words(level: Level) -> Option<Words> {
    match level {
        Level::Plenty => None,
        Level::Sixty => Some(safety::SIXTY),
        Level::Eighty => Some(safety::EIGHTY),
        Level::Ninety => Some(safety::NINETY),
        Level::Full => Some(safety::FULL),
    }
}

fn tone_key(tone: Tone) -> &'static str {
    match tone {
        Tone::Green => "green",
        Tone::Amber => "amber",
        Tone::Red => "red",
    }
}
