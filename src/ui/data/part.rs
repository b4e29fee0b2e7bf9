//! A part of the workspace for somebody: which leads, how much of each, locked or not; as a file or as codes.

use leptos::{ev, prelude::*, task::spawn_local};

use super::{handing, made};
use crate::{
    domain::{ids::LeadId, stamp::Stamp},
    i18n::{
        codes, common,
        data::{self, part},
    },
    platform::{clock, files, storage},
    queries::search::search,
    session::files::{
        Outgoing,
        extract::{Detail, Which},
        handed::Handed,
        passphrase::{CHANCE, lock, passphrase},
    },
    ui::{
        app::{App, use_app},
        widgets::{
            choice::{Choice, Offer},
            field::fresh_id,
            sheet::Sheet,
            waiting::{Progress, Waiting},
        },
    },
};

/// The choice of this browser under which is written who was handed what.
const HANDED: &str = "handed";
/// Until the page has shown that it is at work, in milliseconds.
const SHOWN: i32 = 50;

/// Which leads, as the list offers them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pick {
    #[default]
    All,
    Team,
    Found,
    News,
    Today,
}

/// A file that somebody wants to show as codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub file: Outgoing,
    pub person: String,
    /// With it the person has everything up to this change; `None` where it is only some of it.
    pub holds: Option<Stamp>,
}

/// How it leaves.
#[derive(Clone, Copy, Debug)]
enum Way {
    Download,
    Share,
    /// To whoever shows them.
    Codes(Callback<Wanted>),
}

/// What has been chosen so far.
#[derive(Clone, Copy)]
struct Wish {
    app: App,
    person: RwSignal<String>,
    pick: RwSignal<Pick>,
    detail: RwSignal<Detail>,
    is_locked: RwSignal<bool>,
    words: RwSignal<String>,
    making: Progress,
}

/// `by_codes`: it goes to another tablet by codes on the screen, which whoever this is shows; else as a file.
#[component]
pub fn PartSheet(
    on_close: Callback<()>,
    #[prop(optional)] by_codes: Option<Callback<Wanted>>,
) -> impl IntoView {
    let app = use_app();
    let wish = Wish::new(app);
    if by_codes.is_some() && wish.count(Pick::Today).is_some_and(|count| count > 0) {
        wish.pick.set(Pick::Today);
    }
    let foot = move || match by_codes {
        Some(show) => view! {
            <Waiting progress=wish.making testid="part-making" words=data::MAKING/>
            <button type="button" class="button" data-look="main" data-testid="part-codes"
                disabled=move || wish.making.is_under_way() on:click=move |_| wish.hand_out(Way::Codes(show))>
                {app.say(codes::SHOW)}
            </button>
        }
        .into_any(),
        None => view! { <AsFile wish/> }.into_any(),
    };
    let title = if by_codes.is_some() { codes::SEND_TITLE } else { part::TITLE };
    view! {
        <Sheet title=app.say(title) testid="part" on_close foot>
            <div class="part">
                {by_codes.map(|_| view! { <p class="hint">{app.say(codes::SEND_INTRO)}</p> })}
                <Person wish/>
                <Choice label=part::WHICH name="which" options=wish.picks() chosen=wish.pick/>
                <Choice label=part::HOW_MUCH name="detail" options=details(app) chosen=wish.detail/>
                <Locking wish/>
                <p class="hint" role="status">{move || wish.is_locking().then(|| app.say(part::LOCKING))}</p>
            </div>
        </Sheet>
    }
}

#[component]
fn AsFile(wish: Wish) -> impl IntoView {
    let app = wish.app;
    let can_share = handing::can_share("entonnoir.json");
    view! {
        <Waiting progress=wish.making testid="part-making" words=data::MAKING/>
        {can_share.then(|| view! {
            <button type="button" class="button" data-testid="part-share" disabled=move || wish.making.is_under_way()
                on:click=move |_| wish.hand_out(Way::Share)>
                {app.say(common::SHARE)}
            </button>
        })}
        <button type="button" class="button" data-look="main" data-testid="part-download"
            disabled=move || wish.making.is_under_way() on:click=move |_| wish.hand_out(Way::Download)>
            {app.say(part::DOWNLOAD)}
        </button>
    }
}

#[component]
fn Person(wish: Wish) -> impl IntoView {
    let app = wish.app;
    let (id, list) = (fresh_id("person"), fresh_id("persons"));
    let names = handed().names().map(str::to_owned).collect::<Vec<_>>();
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{app.say(part::PERSON)}</label>
            <input class="input" id=id name="person" type="text" autocomplete="off" list=list.clone()
                prop:value=move || wish.person.get()
                on:input=move |event| wish.person.set(event_target_value(&event))/>
            <datalist id=list>
                {names.into_iter().map(|name| view! { <option value=name></option> }).collect_view()}
            </datalist>
            <p class="hint">{app.say(part::PERSON_HINT)}</p>
        </div>
    }
}

#[component]
fn Locking(wish: Wish) -> impl IntoView {
    let app = wish.app;
    let id = fresh_id("passphrase");
    let toggle = move |event: ev::Event| {
        let is_locked = event_target_checked(&event);
        wish.is_locked.set(is_locked);
        if is_locked && wish.words.with_untracked(String::is_empty) {
            wish.words.set(passphrase(clock::chance()));
        }
    };
    let copy = move |_| {
        let words = wish.words.get_untracked();
        spawn_local(async move {
            match files::copy(&words).await {
                Ok(()) => app.notify(app.say(part::COPIED).to_owned()),
                Err(_) => app.problem(app.say(part::NOT_COPIED).to_owned()),
            }
        });
    };
    let words = move || {
        let id = id.clone();
        view! {
            <div class="field">
                <label class="field-label" for=id.clone()>{app.say(part::PASSPHRASE)}</label>
                <textarea class="input" id=id name="passphrase" rows="2" autocomplete="off" autocapitalize="none"
                    spellcheck="false" prop:value=move || wish.words.get()
                    on:input=move |event| wish.words.set(event_target_value(&event))></textarea>
                <p class="hint">{app.say(part::LOCK_HINT)}</p>
                <div class="panel-deeds">
                    <button type="button" class="button" data-testid="part-copy" on:click=copy>{app.say(part::COPY)}</button>
                    <button type="button" class="button" data-testid="part-words"
                        on:click=move |_| wish.words.set(passphrase(clock::chance()))>
                        {app.say(part::OTHER_WORDS)}
                    </button>
                </div>
            </div>
        }
    };
    view! {
        <label class="tick">
            <input type="checkbox" data-testid="part-lock" prop:checked=move || wish.is_locked.get() on:change=toggle/>
            <span>{app.say(part::LOCK)}</span>
        </label>
        {move || wish.is_locked.get().then(&words)}
    }
}

fn details(app: App) -> Vec<Offer<Detail>> {
    let offer = |detail: Detail| {
        let (name, says) = match detail {
            Detail::Whole => (part::WHOLE, part::WHOLE_HINT),
            Detail::WithoutContact => (part::WITHOUT_CONTACT, part::WITHOUT_CONTACT_HINT),
            Detail::Numbers => (part::NUMBERS, part::NUMBERS_HINT),
        };
        Offer::new(detail.key(), app.say(name), app.say(says), detail)
    };
    Detail::ALL.into_iter().map(offer).collect()
}

impl Wish {
    fn new(app: App) -> Self {
        let wish = Self {
            app,
            person: RwSignal::default(),
            pick: RwSignal::default(),
            detail: RwSignal::default(),
            is_locked: RwSignal::default(),
            words: RwSignal::default(),
            making: Progress::default(),
        };
        // Somebody else may never have got a file: then there is no news to choose.
        Effect::new(move |_| {
            if wish.since().is_none() && wish.pick.get() == Pick::News {
                wish.pick.set(Pick::All);
            }
        });
        wish
    }

    /// The latest change that the person has been handed.
    fn since(self) -> Option<Stamp> {
        self.person.with(|person| handed().since(person))
    }

    fn picks(self) -> Signal<Vec<Offer<Pick>>> {
        let app = self.app;
        let offers = move || {
            app.track();
            let locale = app.locale.get_untracked();
            let offer = |key, name: &str, says: String, pick| {
                let count = self.count(pick)?;
                Some(Offer::new(key, part::counted(locale, name, count), says, pick))
            };
            let team = app
                .team()
                .and_then(|team| app.look(|workspace, _| Some(workspace.team(team)?.name().to_owned())));
            let typed = app.search.get();
            [
                self.person.with(|person| {
                    offer("news", app.say(part::NEWS), part::since(locale, person.trim()), Pick::News)
                }),
                offer("today", app.say(part::TODAY), app.say(part::TODAY_HINT).to_owned(), Pick::Today),
                offer("all", app.say(part::ALL), String::new(), Pick::All),
                team.and_then(|team| offer("team", &part::of_team(locale, &team), String::new(), Pick::Team)),
                offer("found", app.say(part::CHOSEN), part::searched(locale, typed.trim()), Pick::Found),
            ]
            .into_iter()
            .flatten()
            .collect()
        };
        Signal::derive(offers)
    }

    fn count(self, pick: Pick) -> Option<usize> {
        let which = self.which(pick)?;
        Some(self.app.with_session(|session| session.count_of(&which)))
    }

    /// `None` where there is nothing of the kind.
    fn which(self, pick: Pick) -> Option<Which> {
        let app = self.app;
        match pick {
            Pick::All => Some(Which::All),
            Pick::Team => app.team().map(Which::Team),
            Pick::Today => Some(Which::of_today(app.now())),
            Pick::News => self.since().map(Which::NewsSince),
            Pick::Found => {
                let (team, typed) = (app.team()?, app.search.get());
                let found = app.look(|workspace, _| search(workspace, team, &typed, None, None))?;
                let leads = found.stages.values().flat_map(|stage| stage.leads.iter().copied());
                Some(Which::Chosen(leads.collect::<std::collections::BTreeSet<LeadId>>()))
            }
        }
    }

    /// Makes the file, locks it where that was asked for, and hands it on.
    fn hand_out(self, way: Way) {
        let app = self.app;
        let (pick, detail) = (self.pick.get_untracked(), self.detail.get_untracked());
        let Some(which) = untrack(|| self.which(pick)) else { return };
        let (count, holds) = app.with_session(|session| (session.count_of(&which), session.latest()));
        if count == 0 && pick != Pick::News {
            return app.problem(app.say(part::NOTHING).to_owned());
        }
        let words = self.is_locked.get_untracked().then(|| self.words.get_untracked());
        if words.as_ref().is_some_and(|words| words.trim().is_empty()) {
            return app.problem(app.say(part::NO_WORDS).to_owned());
        }
        if !self.making.begin() {
            return;
        }
        spawn_local(async move {
            let making = app.with_session(|session| session.begin_part(&which, detail, app.now()));
            let mut file = made::written(making, |share| self.making.tell(share)).await;
            if let Some(words) = words {
                // Locking takes a moment in which nothing else happens; that is said first.
                clock::pause(SHOWN).await;
                file = lock(file, &words, &chance());
            }
            self.making.end();
            let person = self.person.try_get_untracked().unwrap_or_default();
            // Only who has everything up to a change needs no more than what comes after it.
            let is_all = detail == Detail::Whole && matches!(pick, Pick::All | Pick::News);
            let holds = is_all.then_some(holds);
            match way {
                Way::Download => {
                    if handing::hand(app, Some(&file), data::EXPORTED) {
                        note(&person, holds);
                    }
                }
                Way::Share => handing::share(app, file, data::backups::SHARED, move || note(&person, holds)),
                Way::Codes(show) => show.run(Wanted { file, person, holds }),
            }
        });
    }

    fn is_locking(self) -> bool {
        self.making.is_under_way() && self.is_locked.get()
    }
}

/// Notes up to which change somebody has everything, unless it was only some of it.
pub fn note(person: &str, holds: Option<Stamp>) {
    let Some(holds) = holds else { return };
    let mut handed = handed();
    handed.note(person, holds);
    storage::choose(HANDED, &handed.written());
}

/// Who was handed files from here.
pub fn handed() -> Handed {
    Handed::read(&storage::chosen(HANDED).unwrap_or_default())
}

fn chance() -> [u8; CHANCE] {
    let mut all = [0; CHANCE];
    for part in all.chunks_mut(16) {
        part.copy_from_slice(&clock::chance().to_le_bytes()[..part.len()]);
    }
    all
}
