//! The folder for backups: chosen once, looked after, let go.

use leptos::{prelude::*, task::spawn_local};

use super::{made, rounds};
use crate::{
    i18n::{
        Words,
        data::{self, backups, safety},
    },
    platform::folder,
    session::backups::{lamp::FolderStand, writing::Trouble},
    ui::{
        app::{App, use_app},
        widgets::waiting::{Progress, Waiting},
    },
};

#[component]
pub fn FolderCard() -> impl IntoView {
    let app = use_app();
    let stand = app.backups.stand;
    let making = Progress::default();
    let trouble = move || match stand.get() {
        FolderStand::Troubled { trouble, .. } => Some(trouble),
        _ => None,
    };
    let body = move || match (folder::is_known(), stand.get()) {
        (_, FolderStand::Well { .. } | FolderStand::Troubled { .. }) => view! { <Chosen making/> }.into_any(),
        (true, FolderStand::None) => view! { <Choosing making/> }.into_any(),
        (false, FolderStand::None) => view! { <p class="hint">{app.say(backups::NO_FOLDERS)}</p> }.into_any(),
    };
    view! {
        <section class="panel" aria-labelledby="backup-folder" data-testid="backup-folder"
            data-tone=move || trouble().map(|_| "danger") data-folder=move || key(&stand.get())>
            <h2 id="backup-folder">{app.say(backups::FOLDER)}</h2>
            {body}
            <Waiting progress=making testid="backing-up" words=data::MAKING/>
        </section>
    }
}

#[component]
fn Choosing(making: Progress) -> impl IntoView {
    let app = use_app();
    view! {
        <p class="hint">{app.say(backups::FOLDER_HINT)}</p>
        <p class="hint">{app.say(backups::FOLDER_KEEPS)}</p>
        <div class="panel-deeds">
            <button type="button" class="button" data-testid="choose-folder" on:click=move |_| choose(app, making)>
                {app.say(backups::CHOOSE_FOLDER)}
            </button>
        </div>
    }
}

#[component]
fn Chosen(making: Progress) -> impl IntoView {
    let app = use_app();
    let name = move || app.backups.stand.with(|stand| stand.name().unwrap_or_default().to_owned());
    let trouble = move || match app.backups.stand.get() {
        FolderStand::Troubled { trouble, .. } => Some(trouble),
        _ => None,
    };
    let last = move || {
        app.backups.looks.track();
        let locale = app.locale.get_untracked();
        let age = made::last_backup().map(|last| app.now().millis.saturating_sub(last.at));
        age.map(|age| backups::last_backup(locale, &safety::ago(locale, age)))
    };
    let way_on = move || match trouble() {
        None => (backups::BACK_UP_NOW, "back-up-now"),
        Some(Trouble::NotAllowed) => (backups::ALLOW_FOLDER, "allow-folder"),
        Some(_) => (backups::TRY_FOLDER, "try-folder"),
    };
    view! {
        <p>{move || backups::goes_to(app.locale.get_untracked(), &name())}" "{last}</p>
        <div class="said" role="status">
            {move || trouble().map(|trouble| view! {
                <p class="problem" data-testid="problem">{app.say(sentence(trouble))}</p>
            })}
        </div>
        <p class="hint">{app.say(backups::FOLDER_KEEPS)}</p>
        <div class="panel-deeds">
            <button type="button" class="button" data-look=move || trouble().map(|_| "main")
                data-testid=move || way_on().1 on:click=move |_| allow_and_back_up(app, making)>
                {move || app.say(way_on().0)}
            </button>
            <button type="button" class="button" data-testid="choose-folder" on:click=move |_| choose(app, making)>
                {app.say(backups::OTHER_FOLDER)}
            </button>
            <button type="button" class="button" data-look="quiet" data-testid="forget-folder" on:click=move |_| forget(app)>
                {app.say(backups::FORGET_FOLDER)}
            </button>
        </div>
    }
}

/// Why the folder did not take a backup, and what to do.
pub fn sentence(trouble: Trouble) -> Words {
    match trouble {
        Trouble::NotAllowed => backups::NOT_ALLOWED,
        Trouble::Gone => backups::GONE,
        Trouble::Full => backups::FOLDER_FULL,
        Trouble::Altered => backups::ALTERED,
        Trouble::Refused => backups::FOLDER_REFUSED,
    }
}

fn key(stand: &FolderStand) -> &'static str {
    match stand {
        FolderStand::None => "none",
        FolderStand::Well { .. } => "well",
        FolderStand::Troubled { .. } => "troubled",
    }
}

/// The first backup goes into the folder at once: that shows whether it takes any.
fn choose(app: App, making: Progress) {
    spawn_local(async move {
        match folder::choose().await {
            Ok(Some(chosen)) => {
                if !folder::remember(Some(&chosen)).await {
                    app.problem(app.say(backups::NOT_REMEMBERED).to_owned());
                }
                app.backups.folder.set_value(Some(chosen));
                back_up(app, making).await;
            }
            Ok(None) => {}
            Err(trouble) => app.problem(app.say(sentence(trouble)).to_owned()),
        }
    });
}

fn allow_and_back_up(app: App, making: Progress) {
    spawn_local(async move {
        let Some(folder) = app.backups.folder.get_value() else { return };
        match folder.ask().await {
            Ok(()) => back_up(app, making).await,
            Err(trouble) => {
                rounds::stands(app, &folder, Err(trouble));
                made::look_again(app);
            }
        }
    });
}

/// How it went shows on this card.
async fn back_up(app: App, making: Progress) {
    if making.begin() {
        let _ = rounds::back_up_now(app, |share| making.tell(share)).await;
        making.end();
    }
}

/// The backups in it stay where they are.
fn forget(app: App) {
    spawn_local(async move {
        app.backups.folder.set_value(None);
        app.backups.stand.set(FolderStand::None);
        // Where that fails it is offered again at the next start, and can be let go again.
        folder::remember(None).await;
        made::look_again(app);
    });
}
