//! Restoring a backup: the present state goes to a file first, then the backup is looked at like any file that comes in.

use leptos::{prelude::*, task::spawn_local};
use web_sys::File;

use super::{
    made::{self, Made},
    rounds,
};
use crate::{
    i18n::data::{self, backups},
    session::backups::{lamp::FolderStand, last::Standing},
    ui::{
        app::{App, use_app},
        import::Import,
        widgets::{
            file_button::FileButton,
            waiting::{Progress, Waiting},
        },
    },
};

#[component]
pub fn Restore() -> impl IntoView {
    let app = use_app();
    let saved = RwSignal::new(None::<Result<String, ()>>);
    let saving = Progress::default();
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
        let on_files = Callback::new(move |files| restore(app, import, files, saved, saving));
        view! {
            <h2>{app.say(backups::RESTORE_TITLE)}</h2>
            <p class="hint">{app.say(backups::RESTORE_HINT)}</p>
            <div class="panel-deeds">
                <FileButton words=backups::RESTORE testid="restore" multiple=false on_files/>
            </div>
            <Waiting progress=saving testid="saving-first" words=data::MAKING/>
            <div class="said" role="status">{said}</div>
        }
    })
}

fn restore(
    app: App,
    import: Import,
    files: Vec<File>,
    saved: RwSignal<Option<Result<String, ()>>>,
    saving: Progress,
) {
    if files.is_empty() || !saving.begin() {
        return;
    }
    saved.set(None);
    spawn_local(async move {
        // An empty browser has nothing that could be kept.
        if untrack(|| made::standing(app)) != Standing::NothingToLose {
            let name = save_first(app, saving).await;
            saved.try_set(Some(name.clone().ok_or(())));
            if name.is_none() {
                return saving.end();
            }
        }
        saving.end();
        import.receive(files);
    });
}

/// The name of the file that now holds the present state; `None` when there is none.
async fn save_first(app: App, saving: Progress) -> Option<String> {
    if app.backups.stand.get_untracked() != FolderStand::None
        && let Ok(name) = rounds::back_up_now(app, |share| saving.tell(share)).await
    {
        return Some(name);
    }
    let Made { mut file, holds } = made::make(app, |share| saving.tell(share)).await;
    // Told from the day's own file in the list of downloads.
    file.name = file.name.replace("entonnoir-", "entonnoir-before-restore-");
    app.offer(&file).then(|| {
        made::was_handed(app, file.name.clone(), holds);
        file.name
    })
}
