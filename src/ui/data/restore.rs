//! Restoring a backup: the present state goes to a file first, then the backup is looked at like any file that comes in.

use leptos::{prelude::*, task::spawn_local};
use web_sys::File;

use super::{made, rounds};
use crate::{
    i18n::data::backups,
    session::backups::{lamp::FolderStand, last::Standing},
    ui::{
        app::{App, use_app},
        import::Import,
        widgets::file_button::FileButton,
    },
};

#[component]
pub fn Restore() -> impl IntoView {
    let app = use_app();
    let saved = RwSignal::new(None::<Result<String, ()>>);
    let said = move || {
        saved.get().map(|saved| match saved {
            Ok(name) => {
                let sentence = backups::saved_first(app.locale.get_untracked(), &name);
                view! { <p class="hint" data-testid="saved-first">{sentence}</p> }.into_any()
            }
            Err(()) => {
                view! { <p class="problem" data-testid="problem">{app.say(backups::NOT_SAVED_FIRST)}</p> }
                    .into_any()
            }
        })
    };
    // Without a desk around it there is nobody to take the files.
    use_context::<Import>().map(|import| {
        let on_files = Callback::new(move |files| restore(app, import, files, saved));
        view! {
            <h2>{app.say(backups::RESTORE_TITLE)}</h2>
            <p class="hint">{app.say(backups::RESTORE_HINT)}</p>
            <div class="panel-deeds">
                <FileButton words=backups::RESTORE testid="restore" multiple=false on_files/>
            </div>
            <div class="said" role="status">{said}</div>
        }
    })
}

fn restore(app: App, import: Import, files: Vec<File>, saved: RwSignal<Option<Result<String, ()>>>) {
    if files.is_empty() {
        return;
    }
    saved.set(None);
    spawn_local(async move {
        // An empty browser has nothing that could be kept.
        if untrack(|| made::standing(app)) != Standing::NothingToLose {
            let name = save_first(app).await;
            saved.try_set(Some(name.clone().ok_or(())));
            if name.is_none() {
                return;
            }
        }
        import.receive(files);
    });
}

/// The name of the file that now holds the present state; `None` when there is none.
async fn save_first(app: App) -> Option<String> {
    if app.backups.stand.get_untracked() != FolderStand::None
        && let Ok(name) = rounds::back_up_now(app).await
    {
        return Some(name);
    }
    let mut made = made::make(app);
    // Told from the day's own file in the list of downloads.
    made.file.name = made.file.name.replace("entonnoir-", "entonnoir-before-restore-");
    app.offer(&made.file).then(|| {
        made::was_handed(app, &made);
        made.file.name
    })
}
