//! Screens that load when they are first opened.
//!
//! The board is the first view. Everything else waits in six chunks (the made-up sample is one, and what founds a team
//! another), which are fetched as soon as the board stands, so that opening a screen takes no time and needs no network;
//! but for the booth’s, which many never open. Only `cargo xtask build` cuts the chunks out (feature `split`); in all
//! other builds everything is there from the start.

#[cfg(feature = "split")]
mod cut;
#[cfg(not(feature = "split"))]
#[path = "later/uncut.rs"]
mod cut;

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use super::{
    app::{App, use_app},
    board::filters::FilterRow,
    capture::CaptureSheet,
    codes::{ContactSheet, ReceiveSheet, SendSheet},
    data::{DataScreen, Rounds},
    dictionary::DictionaryScreen,
    erase::EraseSheet,
    first::{FirstScreen, archived::ArchivedTeams, cards, unread::Unread},
    gate::GateSheet,
    guests::GuestsSheet,
    hand_over::TakeOverSheet,
    kiosk::{NoticeSheet, TurnScreen, VisitorScreen},
    lead::LeadSheet,
    moving::Moving,
    playbook::PlaybookScreen,
    route::Route,
    scan::ScanSheet,
    widgets::icon::{Icon, Picture},
};
use crate::{
    commands::ImportSnapshot,
    domain::{
        ids::{LeadId, TeamId},
        playbooks,
        rejection::Rejection,
    },
    i18n::common,
    sample,
};

/// A screen that may have to be loaded, by the chunk it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Alone, for a newcomer waits for it.
    First,
    Desk(Desk),
    Sheet(Sheet),
    Booth(Booth),
}

/// What one leaves the board for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    Playbook,
    Dictionary,
    Data,
    /// Stands on the first screen of those few whose storage cannot be read.
    Unread,
    /// Stands there for whoever has archived every team.
    Archived,
    /// Above whatever shows: which leads of other teams the board shows.
    Guests,
    /// Above whatever shows: somebody is erased for ever.
    Erase(LeadId),
    /// Hardly anything to see: looks after backups, and after newer versions, for as long as the page stands.
    Rounds,
}

/// What lies above the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    Capture,
    Lead(LeadId),
    Gate(Moving),
    /// A guest, and the team that takes it over.
    TakeOver(LeadId, TeamId),
    /// Over the columns; comes a moment after them.
    Filters,
}

/// What only whoever stands at a show needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Booth {
    /// Where the tablet is turned to a visitor, and a PIN is set.
    Turn,
    /// What the visitor sees.
    Visitor,
    /// The team's information notice, shown to somebody.
    Notice(TeamId),
    /// Badges, read for a form; whoever shows it provides a [`Scanning`](super::scan::Scanning).
    Scan,
    /// A lead as a code for somebody’s telephone.
    Contact(LeadId),
    /// A file as a row of codes; whoever shows it provides a [`Sending`](super::codes::Sending).
    Send,
    /// The camera that reads them; whoever shows it provides a [`Receiving`](super::codes::Receiving).
    Receive,
}

/// How far the chunks have come, in the order of [`Chunk`].
#[derive(Clone, Copy)]
pub struct Chunks([RwSignal<Arrival>; 6]);

/// In the order in which they are fetched: the most wanted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chunk {
    Sheets,
    Desks,
    First,
    Found,
    Sample,
    /// Only when it is asked for.
    Booth,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    /// Not asked for, or on its way.
    Away,
    Here,
    /// Somebody waited for it in vain.
    Failed,
}

/// The file of a chunk did not come.
#[derive(Clone, Copy, Debug)]
struct NotLoaded;

/// Long enough for the first view to be drawn and touched, short enough that hardly anybody is elsewhere before.
const SOON: Duration = Duration::from_secs(1);

/// Nothing while it loads, and a way on when that fails. `on_close`: how it goes away, where that is up to whoever
/// shows it.
#[component]
pub fn Later(screen: Screen, #[prop(optional)] on_close: Option<Callback<()>>) -> impl IntoView {
    // Provided at the root before any screen is made.
    let chunks = expect_context::<Chunks>();
    chunks.fetch_now(screen.chunk());
    let arrival = chunks.arrival(screen.chunk());
    move || match arrival.get() {
        Arrival::Here => cut::drawn(screen),
        Arrival::Away => None,
        Arrival::Failed => Some(view! { <DidNotLoad screen on_close/> }.into_any()),
    }
}

/// What the board can be narrowed down to. Nobody waits for it, so it comes when the sheets do.
#[component]
pub fn Filters() -> impl IntoView {
    once_here(Screen::Sheet(Sheet::Filters))
}

/// The rounds that look after backups. Nobody waits for them either: they begin when the desks are here.
#[component]
pub fn BackupRounds() -> impl IntoView {
    once_here(Screen::Desk(Desk::Rounds))
}

fn once_here(screen: Screen) -> impl IntoView {
    let arrival = expect_context::<Chunks>().arrival(screen.chunk());
    let is_here = Memo::new(move |_| arrival.get() == Arrival::Here);
    move || is_here.get().then(|| cut::drawn(screen))
}

#[component]
fn DidNotLoad(screen: Screen, on_close: Option<Callback<()>>) -> impl IntoView {
    let app = use_app();
    let chunks = expect_context::<Chunks>();
    let close = move |_| match (screen, on_close) {
        (_, Some(on_close)) => on_close.run(()),
        (Screen::Sheet(Sheet::Capture | Sheet::Lead(_) | Sheet::Filters), _) => app.go(Route::Board),
        _ => app.above.set(None),
    };
    let close = screen.lies_above().then(|| {
        view! {
            <button type="button" class="button" data-look="icon" aria-label=app.say(common::CLOSE) on:click=close>
                <Picture icon=Icon::Close size=18/>
            </button>
        }
    });
    view! {
        <div class="notice" role="alert" data-tone="problem">
            <span data-testid="problem">{app.say(common::DID_NOT_LOAD)}</span>
            <button type="button" class="button" data-testid="try-again"
                on:click=move |_| chunks.fetch_now(screen.chunk())>
                {app.say(common::TRY_AGAIN)}
            </button>
            {close}
        </div>
    }
}

impl Screen {
    fn chunk(self) -> Chunk {
        match self {
            Screen::First => Chunk::First,
            Screen::Desk(_) => Chunk::Desks,
            Screen::Sheet(_) => Chunk::Sheets,
            Screen::Booth(_) => Chunk::Booth,
        }
    }

    /// Whether it can be closed by itself.
    fn lies_above(self) -> bool {
        match self {
            Screen::Sheet(_) | Screen::Desk(Desk::Guests | Desk::Erase(_)) => true,
            Screen::Booth(booth) => !matches!(booth, Booth::Turn | Booth::Visitor),
            _ => false,
        }
    }
}

impl Chunks {
    pub fn new() -> Self {
        let start = if cfg!(feature = "split") { Arrival::Away } else { Arrival::Here };
        Self([start; 6].map(RwSignal::new))
    }

    /// Fetches everything once the first view has had its time. Nobody waits for it: a failure is not worth a word.
    pub fn fetch_soon(self) {
        let fetch = move |chunk| self.fetch(chunk, None);
        let all = [Chunk::Sheets, Chunk::Desks, Chunk::First, Chunk::Found, Chunk::Sample];
        set_timeout(move || all.into_iter().for_each(fetch), SOON);
    }

    /// Takes the made-up firm over, once its chunk is here; `None` when it does not come.
    pub async fn sample(app: App) -> Option<bool> {
        cut::sample(app).await.ok()
    }

    /// Founds a team, once the chunk for it is here; `None` when it does not come.
    pub async fn found(app: App, playbook: String, name: String) -> Option<Result<TeamId, Rejection>> {
        cut::found(app, playbook, name).await.ok()
    }

    fn fetch_now(self, chunk: Chunk) {
        self.fetch(chunk, Some(Arrival::Failed));
    }

    /// `otherwise`: what to note when it does not come. What is on its way is not asked for again.
    fn fetch(self, chunk: Chunk, otherwise: Option<Arrival>) {
        let arrival = self.arrival(chunk);
        if arrival.get_untracked() == Arrival::Here {
            return;
        }
        spawn_local(async move {
            let now = cut::load(chunk).await.map_or(otherwise, |()| Some(Arrival::Here));
            // Whoever waits draws anew at every word, so only news is told.
            if let Some(now) = now.filter(|now| *now != arrival.get_untracked()) {
                arrival.set(now);
            }
        });
    }

    fn arrival(self, chunk: Chunk) -> RwSignal<Arrival> {
        self.0[chunk as usize]
    }
}

fn draw_first() -> AnyView {
    view! { <FirstScreen/> }.into_any()
}

/// Not drawn but taken over: what takes a workspace over is no part of the first view.
fn take_sample(app: App) -> bool {
    app.ask(ImportSnapshot { brought: Box::new(sample::show(app.now())) })
}

/// Checking what a team would be like is no part of it either.
fn found_team(app: App, playbook: String, name: String) -> Result<TeamId, Rejection> {
    let playbook = playbooks::named(&playbook).ok_or(Rejection::NoLongerThere)?;
    cards::found(app, playbook, name)
}

fn draw_desk(desk: Desk) -> AnyView {
    match desk {
        Desk::Playbook => view! { <PlaybookScreen/> }.into_any(),
        Desk::Dictionary => view! { <DictionaryScreen/> }.into_any(),
        Desk::Data => view! { <DataScreen/> }.into_any(),
        Desk::Unread => view! { <Unread/> }.into_any(),
        Desk::Archived => view! { <ArchivedTeams/> }.into_any(),
        Desk::Guests => view! { <GuestsSheet/> }.into_any(),
        Desk::Erase(lead) => view! { <EraseSheet lead/> }.into_any(),
        Desk::Rounds => view! { <Rounds/> }.into_any(),
    }
}

fn draw_sheet(sheet: Sheet) -> AnyView {
    match sheet {
        Sheet::Capture => view! { <CaptureSheet/> }.into_any(),
        Sheet::Lead(lead) => view! { <LeadSheet lead/> }.into_any(),
        Sheet::Gate(moving) => view! { <GateSheet moving/> }.into_any(),
        Sheet::TakeOver(lead, team) => view! { <TakeOverSheet lead team/> }.into_any(),
        Sheet::Filters => view! { <FilterRow/> }.into_any(),
    }
}

fn draw_booth(booth: Booth) -> AnyView {
    match booth {
        Booth::Turn => view! { <TurnScreen/> }.into_any(),
        Booth::Visitor => view! { <VisitorScreen/> }.into_any(),
        Booth::Notice(team) => view! { <NoticeSheet team/> }.into_any(),
        Booth::Scan => view! { <ScanSheet/> }.into_any(),
        Booth::Contact(lead) => view! { <ContactSheet lead/> }.into_any(),
        Booth::Send => view! { <SendSheet/> }.into_any(),
        Booth::Receive => view! { <ReceiveSheet/> }.into_any(),
    }
}
