//! Files that come in: chosen or dropped, looked at, and taken over only after a look at what would change.

mod drop;
mod field;
mod lists;
mod people;
mod preview;
pub mod worded;

use leptos::{context::Provider, prelude::*, task::spawn_local};
use web_sys::File;

use super::{
    app::{App, use_app},
    playbook::file::{Arrived, PlaybookSheet},
    route::Route,
};
use crate::{
    i18n::data,
    session::files::{
        CardFile, FoundPeople, Incoming, Looked, MOST_BYTES, PreviewView, Refusal, Unusable, kind::Kind,
    },
};
use drop::DropTarget;
pub use field::ImportField;
use people::PeopleSheet;
use preview::PreviewSheet;

/// How far files that came in have got.
#[derive(Clone, Debug, Default, PartialEq)]
enum Arrival {
    #[default]
    None,
    Reading,
    Looked(Looked),
    /// A playbook, where there is no team yet that could be compared with it.
    Playbook(Arrived),
    /// Contact cards, and nothing else.
    People(FoundPeople),
}

/// The handle of the import that is under way, for the field, the drop target and the preview.
#[derive(Clone, Copy)]
pub struct Import {
    app: App,
    arrival: RwSignal<Arrival>,
    /// Files are held over the window.
    hovering: RwSignal<bool>,
    /// Who waits for the next file that is dropped, before it is looked at as an import.
    awaited: RwSignal<Option<Awaited>>,
}

/// Whoever waits for a file now, if anybody does.
type Awaited = Signal<Option<Callback<Vec<File>>>>;

/// Around whatever takes files: those chosen in it, or dropped anywhere in the window, are looked at. A desk within
/// a desk leaves the work to the outer one.
#[component]
pub fn ImportDesk(children: Children) -> impl IntoView {
    if use_context::<Import>().is_some() {
        return children().into_any();
    }
    let import = Import::new(use_app());
    drop::listen(import);
    import.receive(import.app.take_dropped());
    // A provider of its own: what is provided to the screen itself would outlive it.
    view! {
        <Provider value=import>{children()}</Provider>
        <DropTarget import/>
        {move || import.view().map(|seen| view! { <PreviewSheet import seen/> })}
        {move || import.people().map(|found| view! { <PeopleSheet import found/> })}
        {move || import.playbook().map(|arrived| {
            view! { <PlaybookSheet arrived team=None on_close=Callback::new(move |()| import.dismiss())/> }
        })}
    }
    .into_any()
}

impl Import {
    fn new(app: App) -> Self {
        Self {
            app,
            arrival: RwSignal::new(Arrival::None),
            hovering: RwSignal::new(false),
            awaited: RwSignal::new(None),
        }
    }

    fn is_reading(self) -> bool {
        self.arrival.with(|arrival| *arrival == Arrival::Reading)
    }

    fn refused(self) -> Vec<Refusal> {
        self.arrival.with(|arrival| match arrival {
            Arrival::Looked(looked) => looked.refused.clone(),
            Arrival::People(found) => found.refused.clone(),
            Arrival::None | Arrival::Reading | Arrival::Playbook(_) => Vec::new(),
        })
    }

    fn playbook(self) -> Option<Arrived> {
        self.arrival.with(|arrival| match arrival {
            Arrival::Playbook(arrived) => Some(arrived.clone()),
            _ => None,
        })
    }

    /// Whom there is to decide upon.
    fn people(self) -> Option<FoundPeople> {
        self.arrival.with(|arrival| match arrival {
            Arrival::People(found) if !found.people.is_empty() => Some(found.clone()),
            _ => None,
        })
    }

    /// What there is to decide upon.
    fn view(self) -> Option<PreviewView> {
        self.arrival.with(|arrival| match arrival {
            Arrival::Looked(Looked { preview: Some(preview), .. }) => {
                Some(self.app.look(|here, _| preview.view(here)))
            }
            _ => None,
        })
    }

    /// While `taker` names one, files that are dropped go there.
    pub fn await_drop(self, taker: Awaited) {
        self.awaited.set(Some(taker));
    }

    fn dropped(self, files: Vec<File>) {
        match self.awaited.get_untracked().and_then(|taker| taker.try_get_untracked().flatten()) {
            Some(taker) if !files.is_empty() => taker.run(files),
            _ => self.receive(files),
        }
    }

    /// Reads the files and looks at them; a file too large is refused before a byte of it is read.
    pub fn receive(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        self.arrival.set(Arrival::Reading);
        spawn_local(async move {
            let (mut incoming, mut cards, mut refused) = (Vec::new(), Vec::new(), Vec::new());
            for file in &files {
                let name = file.name();
                match bytes(self.app, file).await {
                    Ok(bytes) => match Kind::of(&name, &bytes) {
                        Kind::Card => cards.push(CardFile { name, bytes }),
                        Kind::Ours => {
                            let text = String::from_utf8_lossy(&bytes).into_owned();
                            incoming.push(Incoming { name, text });
                        }
                    },
                    Err(why) => refused.push(Refusal { name, why }),
                }
            }
            if incoming.is_empty() && !cards.is_empty() {
                self.arrival.try_set(self.look_at_cards(&cards, refused));
                return;
            }
            let apart = |card: CardFile| Refusal { name: card.name, why: Unusable::CardsAmongOthers };
            refused.extend(cards.into_iter().map(apart));
            let mut looked = self.app.with_session(|session| session.look_at(&incoming));
            if looked.is_playbook && refused.is_empty() {
                self.pass_on(files, &incoming);
                return;
            }
            refused.append(&mut looked.refused);
            // The screen may have been left meanwhile; then nobody waits for the answer.
            self.arrival.try_set(Arrival::Looked(Looked { refused, ..looked }));
        });
    }

    /// People are looked at where there is a team that can take them in.
    fn look_at_cards(self, cards: &[CardFile], mut refused: Vec<Refusal>) -> Arrival {
        if untrack(|| self.app.team()).is_none() {
            let no_team = |card: &CardFile| Refusal { name: card.name.clone(), why: Unusable::NoTeamYet };
            refused.extend(cards.iter().map(no_team));
            return Arrival::People(FoundPeople { refused, ..FoundPeople::default() });
        }
        let mut found = self.app.with_session(|session| session.look_at_cards(cards));
        found.refused.extend(refused);
        Arrival::People(found)
    }

    /// A playbook goes where it can be compared with the team's.
    fn pass_on(self, files: Vec<File>, incoming: &[Incoming]) {
        if untrack(|| self.app.team()).is_some() {
            self.app.bring_files(files, Route::Playbook);
            return;
        }
        let arrived = incoming.first().map(|file| Arrived::open(self.app, file));
        self.arrival.try_set(match arrived {
            Some(Ok(arrived)) => Arrival::Playbook(arrived),
            Some(Err(sentence)) => {
                self.app.problem(sentence);
                Arrival::None
            }
            None => Arrival::None,
        });
    }

    /// Closes the preview; what was said about other files stays. Who has no team yet goes back to choosing one.
    fn dismiss(self) {
        if untrack(|| self.app.team()).is_none() {
            self.app.go(Route::Board);
        }
        self.arrival.update(|arrival| match arrival {
            Arrival::Looked(looked) => looked.preview = None,
            Arrival::People(found) => found.people.clear(),
            other => *other = Arrival::None,
        });
    }

    fn confirm(self, new: usize, changed: usize) {
        let Some(brought) = self.arrival.with_untracked(|arrival| match arrival {
            Arrival::Looked(looked) => looked.preview.as_ref().map(|preview| preview.brought.clone()),
            _ => None,
        }) else {
            return;
        };
        let app = self.app;
        if app.take_over(brought) {
            self.arrival.set(Arrival::None);
            app.go(Route::Board);
            let locale = app.locale.get_untracked();
            // Whether it is saved as well, the light says when it knows.
            app.notify(data::imported(locale, new, changed));
        }
    }
}

pub async fn read(app: App, file: &File) -> Result<String, Unusable> {
    bytes(app, file).await.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

async fn bytes(app: App, file: &File) -> Result<Vec<u8>, Unusable> {
    if file.size() > MOST_BYTES as f64 {
        return Err(Unusable::TooLarge);
    }
    app.bytes_of(file).await.ok_or(Unusable::OutOfReach)
}
