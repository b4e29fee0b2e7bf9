//! The one handle by which screens look at the workspace and ask for changes.

mod backups;
mod day;
mod kiosk;
mod notice;
mod saving;
pub mod upkeep;

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::File;

use super::{later::Screen, route::Route, widgets::painted::once_painted};
use crate::{
    commands::{Command, Redefine},
    domain::{
        ids::{Id, TeamId},
        moment::Moment,
        rejection::Rejection,
        wording::Wording,
        workspace::Workspace,
    },
    i18n::{Locale, Words, common, rejections},
    platform::{self, Stores, clock, files, place, storage},
    queries::dictionary::Party,
    session::{
        Effect, Session,
        boot::{Opened, SetAside},
        files::Outgoing,
        room::Room,
    },
};

pub use crate::session::keeping::Safety;
pub use backups::Backups;
pub use notice::{Notice, Offer, ToShare};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Device,
    Light,
    Dark,
}

/// Everything that there was at the start.
pub struct Opening {
    stores: Stores,
    opened: Opened,
}

impl Opening {
    /// Reads everything there is before anything is drawn. Writes nothing.
    pub async fn read() -> Self {
        let stores = platform::stores();
        let opened = stores.open(clock::chance() as u64).await;
        Self { stores, opened }
    }
}

/// `Copy`, so that every handler can have it.
#[derive(Clone, Copy)]
pub struct App {
    session: StoredValue<Session>,
    stores: StoredValue<Rc<Stores>, LocalStorage>,
    set_aside: StoredValue<Vec<SetAside>>,
    /// Counts the changes; queries run again when it moves.
    revision: RwSignal<u32>,
    pub safety: RwSignal<Safety>,
    /// Whether the last attempt to save failed.
    is_unsafe: StoredValue<bool>,
    /// How much of the browser's storage is used.
    pub room: RwSignal<Room>,
    pub backups: Backups,
    /// The tablet is turned to a visitor: nothing but the visitor’s screen shows, whatever the address.
    pub is_turned: RwSignal<bool>,
    pub locale: RwSignal<Locale>,
    pub theme: RwSignal<Theme>,
    pub route: RwSignal<Route>,
    /// What is typed in the search field.
    pub search: RwSignal<String>,
    pub notice: RwSignal<Option<Notice>>,
    /// What a screen reader says next.
    pub spoken: RwSignal<String>,
    /// What lies above everything else until it is closed: the gate at which a move waits, a choice about guests.
    pub above: RwSignal<Option<Screen>>,
    /// The teams that came with the last file.
    pub came_along: StoredValue<Vec<TeamId>>,
    /// What the sentence at the foot of the screen offers to share.
    pub to_share: StoredValue<Option<ToShare>>,
    /// Changes of a team's definitions that are being tried out and not yet taken up.
    pub draft: RwSignal<Option<Redefine>>,
    /// Whom the dictionary compares, once somebody has chosen.
    pub compared: StoredValue<Option<Vec<Party>>>,
    chosen_team: RwSignal<Option<TeamId>>,
    /// Files that were dropped on the board, on their way to the desk that takes files in.
    dropped: StoredValue<Vec<File>, LocalStorage>,
}

/// The handle of the running application.
pub fn use_app() -> App {
    // Provided at the root before any screen is made; its absence would be a mistake of ours.
    expect_context::<App>()
}

impl App {
    /// What was read becomes what is shown.
    pub fn new(Opening { stores, opened }: Opening) -> Self {
        let safety = if opened.is_outdated { Safety::ReadOnly } else { Safety::Saving };
        let locale = match storage::chosen("language").as_deref() {
            Some("fr") => Locale::Fr,
            Some("en") => Locale::En,
            _ if device_speaks_french() => Locale::Fr,
            _ => Locale::En,
        };
        let theme = match storage::chosen("theme").as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Device,
        };
        let team = storage::chosen("team").and_then(|team| team.parse().ok());
        Self {
            session: StoredValue::new(opened.session),
            room: RwSignal::new(stores.room()),
            is_unsafe: StoredValue::new(!stores.is_compared()),
            stores: StoredValue::new_local(Rc::new(stores)),
            set_aside: StoredValue::new(opened.set_aside),
            revision: RwSignal::new(0),
            safety: RwSignal::new(safety),
            backups: Backups::default(),
            is_turned: RwSignal::new(kiosk::is_turned()),
            locale: RwSignal::new(locale),
            theme: RwSignal::new(theme),
            route: RwSignal::new(Route::parse(&location_hash())),
            search: RwSignal::new(String::new()),
            notice: RwSignal::new(None),
            spoken: RwSignal::new(String::new()),
            above: RwSignal::new(None),
            came_along: StoredValue::default(),
            to_share: StoredValue::default(),
            draft: RwSignal::new(None),
            compared: StoredValue::new(None),
            chosen_team: RwSignal::new(team),
            dropped: StoredValue::new_local(Vec::new()),
        }
    }

    /// What a query answers, kept up to date. Ask per column or screen, not per card.
    pub fn select<T>(self, query: impl Fn(&Workspace, Moment) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            self.revision.track();
            self.look(&query)
        })
    }

    /// Runs again whenever the workspace changes; for memos with more sources of their own.
    pub fn track(self) {
        self.revision.track();
    }

    /// Counts the changes, for memos that remember what an answer was made from.
    pub fn revision(self) -> Signal<u32> {
        self.revision.into()
    }

    /// Judges every lead of a team, unless that has been done.
    pub fn judge_all(self, team: TeamId) {
        if self.session.try_update_value(|session| session.judge_all(team, clock::now())) == Some(true) {
            self.revision.update(|revision| *revision = revision.wrapping_add(1));
        }
    }

    /// A query answered once, now.
    pub fn look<T>(self, query: impl FnOnce(&Workspace, Moment) -> T) -> T {
        self.session.with_value(|session| query(session.workspace(), clock::now()))
    }

    /// The session, for what is not about the workspace: what can be undone, what can be exported.
    pub fn with_session<T>(self, look: impl FnOnce(&Session) -> T) -> T {
        self.session.with_value(look)
    }

    /// For what writes down the workspace and changes nothing that is seen.
    pub fn change_session<T>(self, change: impl FnOnce(&mut Session) -> T) -> Option<T> {
        self.session.try_update_value(change)
    }

    /// Pieces of storage that could not be read.
    pub fn set_aside(self) -> Vec<SetAside> {
        self.set_aside.get_value()
    }

    /// Asks for a change.
    ///
    /// # Errors
    /// The reason why it was refused; nothing has changed then.
    pub fn dispatch(self, command: impl Command) -> Result<(), Rejection> {
        self.change(|session| session.dispatch(command, clock::now()))
    }

    /// The same for a screen that covers the others: it is kept at once, and they hear of it once the answer is painted.
    ///
    /// # Errors
    /// The reason why it was refused; nothing has changed then.
    pub fn dispatch_covered(self, command: impl Command) -> Result<(), Rejection> {
        self.keep(self.decided(|session| session.dispatch(command, clock::now()))?);
        once_painted(move || self.changed());
        Ok(())
    }

    /// Asks for a change, and shows the reason at the foot of the screen when it is refused. Answers whether it was done.
    pub fn ask(self, command: impl Command) -> bool {
        self.or_notice(self.dispatch(command))
    }

    /// Asks for a file to be taken over; refused when it would leave too little room for leads. Answers whether it
    /// was done.
    pub fn take_over<C: Command>(self, asked: C, brought: impl Fn(&C) -> &Workspace) -> bool {
        let cost = |session: &mut Session| session.cost_of_import(brought(&asked), place::measure());
        let cost = self.change_session(cost);
        let fits = cost.is_some_and(|cost| self.room.get_untracked().takes_import(cost));
        let import = || self.dispatch(asked);
        self.or_notice(if fits { import() } else { Err(Rejection::NoRoom) })
    }

    pub fn undo(self) {
        self.or_notice(self.change(|session| session.undo(clock::now())));
    }

    pub fn redo(self) {
        self.or_notice(self.change(|session| session.redo(clock::now())));
    }

    fn or_notice(self, done: Result<(), Rejection>) -> bool {
        match done {
            Ok(()) => true,
            // Saving without a change is no mistake that anybody needs to hear of.
            Err(Rejection::NothingChanged) => true,
            Err(rejection) => {
                self.problem(rejections::rejection(self.locale.get_untracked(), &rejection));
                false
            }
        }
    }

    fn change(
        self,
        change: impl FnOnce(&mut Session) -> Result<Vec<Effect>, Rejection>,
    ) -> Result<(), Rejection> {
        // Apart from what was asked for, or each command would bring a copy of it.
        self.keep(self.decided(change)?);
        self.changed();
        Ok(())
    }

    fn decided(
        self,
        change: impl FnOnce(&mut Session) -> Result<Vec<Effect>, Rejection>,
    ) -> Result<Vec<Effect>, Rejection> {
        if self.safety.get_untracked() == Safety::ReadOnly {
            return Err(Rejection::Outdated);
        }
        self.session.try_update_value(change).unwrap_or(Err(Rejection::NoLongerThere))
    }

    /// The team whose board shows: the chosen one, or else the first.
    pub fn team(self) -> Option<TeamId> {
        let chosen = self.chosen_team.get();
        self.track();
        self.look(|workspace, _| {
            let teams = workspace.teams();
            let known = teams.iter().map(|team| team.id).find(|team| Some(*team) == chosen);
            known.or_else(|| teams.first().map(|team| team.id))
        })
    }

    pub fn choose_team(self, team: TeamId) {
        storage::choose("team", &team.to_string());
        self.chosen_team.set(Some(team));
    }

    pub fn choose_locale(self, locale: Locale) {
        storage::choose("language", locale.key());
        self.locale.set(locale);
    }

    pub fn choose_theme(self, theme: Theme) {
        let name = match theme {
            Theme::Device => "device",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        storage::choose("theme", name);
        self.theme.set(theme);
    }

    pub fn go(self, route: Route) {
        self.route.set(route);
        // The address follows; a refusal (none is known) would only cost the address.
        let _ = window().location().set_hash(&route.hash());
    }

    /// Files that came down where nothing takes files: the data screen does.
    pub fn drop_files(self, files: Vec<File>) {
        self.bring_files(files, Route::Data);
    }

    /// Files on their way to the screen that takes them.
    pub fn bring_files(self, files: Vec<File>, to: Route) {
        self.dropped.set_value(files);
        self.go(to);
    }

    pub fn take_dropped(self) -> Vec<File> {
        self.dropped.try_update_value(std::mem::take).unwrap_or_default()
    }

    /// A text in the language of the screen. Not a signal: another language draws the whole page anew, so that a
    /// hundred labels need not each listen for it.
    pub fn say(self, words: Words) -> &'static str {
        words.of(self.locale.get_untracked())
    }

    /// A team's own wording in the language of the screen.
    pub fn word(self, wording: &Wording) -> String {
        wording.text(self.locale.get_untracked()).to_owned()
    }

    /// What a stage is called; leads of no stage in use wait to be sorted.
    pub fn stage_name(self, name: &Wording) -> String {
        let name = self.word(name);
        if name.is_empty() { self.say(common::TO_SORT).to_owned() } else { name }
    }

    pub fn now(self) -> Moment {
        clock::now()
    }

    /// An identity that nothing has yet.
    pub fn fresh<Of>(self) -> Id<Of> {
        Id::new(clock::chance())
    }

    /// Offers a file to save; answers whether the browser took it.
    pub fn offer(self, file: &Outgoing) -> bool {
        files::download(file).is_ok()
    }

    /// The text of a file that somebody chose; `None` when the browser does not hand it over.
    pub async fn text_of(self, file: &File) -> Option<String> {
        files::text(file).await.ok()
    }

    /// What such a file holds.
    pub async fn bytes_of(self, file: &File) -> Option<Vec<u8>> {
        files::bytes(file).await.ok()
    }
}

fn location_hash() -> String {
    window().location().hash().unwrap_or_default()
}

fn device_speaks_french() -> bool {
    window().navigator().language().is_some_and(|language| language.starts_with("fr"))
}
