//! Closing the day: a file with everything, which counts only once it has been read back.

use leptos::{prelude::*, task::spawn_local};
use web_sys::File;

use super::{
    folder, handing,
    made::{self, Made},
    rounds,
};
use crate::{
    i18n::data::{self, backups},
    platform::files::{self, Shared},
    session::{
        backups::{
            check::{Complete, Incomplete},
            lamp::FolderStand,
            last::{Standing, Way},
            writing::{Folder, Trouble},
        },
        files::{Refusal, Unusable},
    },
    ui::{
        app::{App, use_app},
        import::{self, Import, worded},
        widgets::{
            file_button::FileButton,
            icon::{Icon, Picture},
            touch::is_touched,
            waiting::{Progress, Waiting},
        },
    },
};

/// How far the closing has come.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Day {
    Open,
    Making,
    /// The browser took the file, and does not say what became of it.
    Waiting(String),
    Reading(String),
    Closed(Complete),
}

/// The handle of the card.
#[derive(Clone, Copy)]
struct Closing {
    app: App,
    day: RwSignal<Day>,
    problem: RwSignal<Option<String>>,
    work: Progress,
}

#[component]
pub fn CloseDayCard() -> impl IntoView {
    let app = use_app();
    let closing = Closing {
        app,
        day: RwSignal::new(begun(app)),
        problem: RwSignal::new(None),
        work: Progress::default(),
    };
    let has_leads = app.select(|workspace, _| workspace.shown_leads().next().is_some());
    let body = move || {
        if has_leads.get() {
            view! { <Steps closing/> }.into_any()
        } else {
            view! { <p class="hint">{app.say(backups::EMPTY_DAY)}</p> }.into_any()
        }
    };
    view! {
        <section class="panel" aria-labelledby="close-day" data-testid="day" data-state=move || closing.shows().key()>
            <h2 id="close-day">{app.say(backups::CLOSE_DAY)}</h2>
            {body}
        </section>
    }
}

#[component]
fn Steps(closing: Closing) -> impl IntoView {
    let app = closing.app;
    let day = closing.day;
    let is_waiting = Memo::new(move |_| matches!(day.get(), Day::Waiting(_) | Day::Reading(_)));
    let has_failed_folder =
        move || day.get() == Day::Open && closing.problem.with(Option::is_some) && has_folder(app);
    closing.take_drops(is_waiting);
    let says = move || {
        let locale = app.locale.get_untracked();
        match closing.shows() {
            Day::Open => app.say(backups::CLOSE_DAY_HINT).to_owned(),
            Day::Making => app.say(backups::AT_WORK).to_owned(),
            Day::Waiting(name) => backups::show_file(locale, &name),
            Day::Reading(_) => app.say(backups::READING_BACK).to_owned(),
            Day::Closed(Complete { leads, activities }) => backups::complete(locale, leads, activities),
        }
    };
    let is_closed = move || matches!(closing.shows(), Day::Closed(_));
    let label = move || app.say(if is_waiting.get() { backups::AGAIN } else { backups::CLOSE_DAY });
    view! {
        <p role="status" class=move || if is_closed() { "day-closed" } else { "hint" } data-testid="day-says">
            {move || is_closed().then(|| view! { <Picture icon=Icon::Check size=18/> })}
            {says}
        </p>
        <Waiting progress=closing.work testid="closing" words=backups::AT_WORK/>
        <div class="said" role="alert">
            {move || closing.problem.get().map(|said| view! { <p class="problem" data-testid="problem">{said}</p> })}
        </div>
        <div class="panel-deeds">
            <Show when=move || is_waiting.get()>
                <FileButton words=backups::SHOW_FILE testid="check-file" multiple=false look="main"
                    on_files=Callback::new(move |files| closing.shown(files))/>
            </Show>
            <button type="button" class="button" data-testid="close-day"
                data-look=move || (!is_waiting.get() && !is_closed()).then_some("main")
                disabled=move || day.get() == Day::Making on:click=move |_| closing.close()>
                {label}
            </button>
            <Show when=has_failed_folder>
                <button type="button" class="button" data-testid="close-day-here" on:click=move |_| closing.hand_out()>
                    {app.say(backups::CLOSE_DAY_HERE)}
                </button>
            </Show>
        </div>
    }
}

impl Day {
    fn key(&self) -> &'static str {
        match self {
            Day::Open => "open",
            Day::Making => "making",
            Day::Waiting(_) => "waiting",
            Day::Reading(_) => "reading",
            Day::Closed(_) => "closed",
        }
    }
}

impl Closing {
    /// What holds now: a day that was closed is open again as soon as something changes, here or in another tab.
    fn shows(self) -> Day {
        self.app.track();
        match self.day.get() {
            Day::Closed(_) if !matches!(made::standing(self.app), Standing::Covered { .. }) => Day::Open,
            day => day,
        }
    }

    fn close(self) {
        if has_folder(self.app) { self.into_folder() } else { self.hand_out() }
    }

    /// Written, read back and counted without anybody's help.
    fn into_folder(self) {
        self.begin();
        spawn_local(async move {
            match self.written_and_checked().await {
                Ok(complete) => self.closed(complete),
                Err(said) => self.failed(Day::Open, said),
            }
        });
    }

    async fn written_and_checked(self) -> Result<Complete, String> {
        let app = self.app;
        let worded = |trouble: Trouble| app.say(folder::sentence(trouble)).to_owned();
        let Some(chosen) = app.backups.folder.get_value() else { return Err(worded(Trouble::Gone)) };
        chosen.ask().await.map_err(worded)?;
        let name = rounds::back_up_now(app, |share| self.work.tell(share)).await.map_err(worded)?;
        let text = chosen.read(&name).await.map_err(worded)?;
        let holds = app.with_session(|session| session.latest());
        let complete = self.checked(&name, &text).await?;
        made::was_read_back(app, name, holds);
        Ok(complete)
    }

    /// Through the share sheet where that is how files leave, else as a download. Then the person shows it.
    fn hand_out(self) {
        self.begin();
        spawn_local(async move {
            let made = made::make(self.app, |share| self.work.tell(share)).await;
            if is_touched() && files::can_share(&made.file) {
                self.share(made).await;
            } else {
                self.download(made);
            }
        });
    }

    async fn share(self, made: Made) {
        match files::share(&made.file).await {
            Ok(Shared::HandedOn) => self.handed(made, true),
            Ok(Shared::LeftOff) => self.end(Day::Open),
            Ok(Shared::TooLate) => {
                self.end(Day::Open);
                handing::offer_to_share(self.app, move || spawn_local(self.share(made)));
            }
            Err(_) => self.download(made),
        }
    }

    fn download(self, made: Made) {
        let was_taken = self.app.offer(&made.file);
        self.handed(made, was_taken);
    }

    fn handed(self, Made { file, holds }: Made, was_taken: bool) {
        if was_taken {
            made::was_handed(self.app, file.name.clone(), holds);
            self.end(Day::Waiting(file.name));
        } else {
            self.failed(Day::Open, self.app.say(data::NOT_EXPORTED).to_owned());
        }
    }

    /// The person chose or dropped what should be the saved file.
    fn shown(self, files: Vec<File>) {
        let Day::Waiting(wanted) = self.day.get_untracked() else { return };
        let Some(file) = files.into_iter().next() else { return };
        self.problem.set(None);
        self.day.set(Day::Reading(wanted.clone()));
        spawn_local(async move {
            let name = file.name();
            let holds = self.app.with_session(|session| session.latest());
            let found = match import::read(self.app, &file).await {
                Ok(text) => self.checked(&name, &text).await,
                Err(why) => Err(self.unusable(&name, why)),
            };
            match found {
                Ok(complete) => {
                    made::was_read_back(self.app, name, holds);
                    self.closed(complete);
                }
                Err(said) => self.failed(Day::Waiting(wanted), said),
            }
        });
    }

    /// One sentence says why a file is no backup of what is here.
    async fn checked(self, name: &str, text: &str) -> Result<Complete, String> {
        let locale = self.app.locale.get_untracked();
        made::checked(self.app, text, |share| self.work.tell(share)).await.map_err(|why| match why {
            Incomplete::Unusable(why) => self.unusable(name, why),
            Incomplete::Damaged { .. } => data::about_file(locale, backups::DAMAGED_FILE, name),
            Incomplete::Other => data::about_file(locale, backups::OTHER_FILE, name),
            Incomplete::Behind { leads } => backups::behind(locale, name, leads),
        })
    }

    fn unusable(self, name: &str, why: Unusable) -> String {
        worded::refusal(self.app.locale.get_untracked(), &Refusal { name: name.to_owned(), why })
    }

    fn begin(self) {
        self.problem.set(None);
        self.day.set(Day::Making);
    }

    fn closed(self, complete: Complete) {
        made::ask_to_keep_once_a_day(self.app);
        self.end(Day::Closed(complete));
    }

    fn failed(self, back_to: Day, said: String) {
        self.problem.try_set(Some(said));
        self.end(back_to);
    }

    /// The screen may have been left meanwhile; then nobody waits for the answer.
    fn end(self, day: Day) {
        self.work.end();
        self.day.try_set(day);
    }

    /// While the day waits for its file, that is what a dropped file is.
    fn take_drops(self, is_waiting: Memo<bool>) {
        let Some(import) = use_context::<Import>() else { return };
        let taker = Callback::new(move |files| self.shown(files));
        import.await_drop(Signal::derive(move || is_waiting.get().then_some(taker)));
    }
}

/// A file that was handed out and holds everything needs no other one: it only has to be shown.
fn begun(app: App) -> Day {
    let is_covered = matches!(untrack(|| made::standing(app)), Standing::Covered { .. });
    match untrack(|| made::last(app)) {
        Some(last) if is_covered && last.way == Way::Handed => Day::Waiting(last.name),
        _ => Day::Open,
    }
}

fn has_folder(app: App) -> bool {
    app.backups.stand.get_untracked() != FolderStand::None
}
