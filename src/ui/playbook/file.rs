//! The playbook as a file: handed out, and a colleague's compared with the team's before anything of it is taken up.

mod differences;
mod sheet;

use leptos::{html, prelude::*, task::spawn_local};
use web_sys::File;

use crate::{
    domain::{ids::TeamId, playbook::Playbook},
    i18n::{Words, data, playbook_file},
    queries::compare::usable,
    session::files::{Incoming, MOST_PLAYBOOK_BYTES, Unusable, playbook_in},
    ui::{
        app::{App, use_app},
        widgets::{
            file_button::FileButton,
            icon::{Icon, Picture},
        },
    },
};
pub use sheet::PlaybookSheet;

/// A playbook that came in and that a team could work by.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrived {
    pub file: String,
    pub playbook: Playbook,
}

impl Arrived {
    /// Or else what is wrong with the file, in a sentence.
    pub fn open(app: App, file: &Incoming) -> Result<Self, String> {
        let locale = app.locale.get_untracked();
        let playbook = playbook_in(file).map_err(|why| data::about_file(locale, words(why), &file.name))?;
        let playbook = usable(&playbook).map_err(|refused| {
            let (refused, stage) = *refused;
            let stage = stage.map(|name| app.word(&name));
            playbook_file::fault(locale, &file.name, stage.as_deref(), &refused)
        })?;
        Ok(Self { file: file.name.clone(), playbook })
    }
}

/// The buttons by which a playbook goes out and comes in; a file that was dropped elsewhere is taken up here.
#[component]
pub fn PlaybookFile(team: TeamId) -> impl IntoView {
    let app = use_app();
    let arrived = RwSignal::new(None::<Arrived>);
    let problem = RwSignal::new(None::<String>);
    let panel = NodeRef::<html::Section>::new();
    let receive = move |files: Vec<File>| {
        spawn_local(async move {
            let found = open(app, files).await;
            // The screen may have been left meanwhile; then nobody waits for the answer.
            problem.try_set(found.as_ref().err().cloned());
            // A file may have been dropped elsewhere: then nobody looks here yet.
            if let (Err(_), Some(Some(panel))) = (&found, panel.try_get_untracked()) {
                panel.scroll_into_view();
            }
            arrived.try_set(found.ok());
        });
    };
    let dropped = app.take_dropped();
    if !dropped.is_empty() {
        receive(dropped);
    }
    let on_close = Callback::new(move |()| arrived.set(None));
    view! {
        <section class="panel" aria-labelledby="playbook-file" data-testid="playbook-file" node_ref=panel>
            <h2 id="playbook-file">{app.say(playbook_file::TITLE)}</h2>
            <p class="hint">{app.say(playbook_file::HINT)}</p>
            <div class="panel-deeds">
                <button type="button" class="button" data-testid="playbook-export" on:click=move |_| export(app, team)>
                    <Picture icon=Icon::Outbound size=18/>
                    {app.say(playbook_file::EXPORT)}
                </button>
                <FileButton words=playbook_file::IMPORT on_files=Callback::new(receive)/>
            </div>
            <div class="said" role="status">
                {move || problem.get().map(|problem| view! { <p class="problem" data-testid="problem">{problem}</p> })}
            </div>
        </section>
        {move || arrived.get().map(|arrived| view! { <PlaybookSheet arrived team=Some(team) on_close/> })}
    }
}

async fn open(app: App, files: Vec<File>) -> Result<Arrived, String> {
    let locale = app.locale.get_untracked();
    let [file] = files.as_slice() else { return Err(playbook_file::ONE_AT_A_TIME.of(locale).to_owned()) };
    let about = |why| data::about_file(locale, words(why), &file.name());
    // Before a byte of it is read.
    if file.size() > MOST_PLAYBOOK_BYTES as f64 {
        return Err(about(Unusable::PlaybookTooLarge));
    }
    let text = app.text_of(file).await.ok_or_else(|| about(Unusable::OutOfReach))?;
    Arrived::open(app, &Incoming { name: file.name(), text })
}

fn words(why: Unusable) -> Words {
    match why {
        Unusable::Empty => data::EMPTY,
        Unusable::TooLarge | Unusable::PlaybookTooLarge => playbook_file::TOO_LARGE,
        Unusable::PiecesDamaged => data::PIECES_DAMAGED,
        Unusable::PiecesEmpty => data::PIECES_EMPTY,
        Unusable::PlaybookDamaged => data::PLAYBOOK_DAMAGED,
        Unusable::Snapshot => data::SNAPSHOT_FILE,
        Unusable::Newer => data::NEWER_FILE,
        Unusable::OutOfReach => data::OUT_OF_REACH,
        Unusable::LockedAmongOthers => data::part::LOCKED_ALONE,
        // Of another kind, whatever it holds.
        _ => playbook_file::FOREIGN,
    }
}

fn export(app: App, team: TeamId) {
    let locale = app.locale.get_untracked();
    let file = app.with_session(|session| session.export_playbook(team, app.now()));
    if file.is_some_and(|file| app.offer(&file)) {
        app.notify(playbook_file::EXPORTED.of(locale).to_owned());
    } else {
        app.problem(data::NOT_EXPORTED.of(locale).to_owned());
    }
}
