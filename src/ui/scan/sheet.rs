//! The scanner: camera, photo and text field side by side, and what was read last.

use leptos::{html, prelude::*, task::spawn_local};
use web_sys::File;

use super::{
    Scanning, Wish,
    eye::{Eye, Viewfinder},
    found::FoundCard,
    teach::Teaching,
    typed::TypeIt,
};
use crate::{
    code::search::{Look, search_as},
    commands::{CaptureLead, MeetLead, TakeLeads},
    domain::ids::LeadId,
    i18n::{Words, scan},
    platform::{
        camera::{Picture, photograph},
        chime::{self, Chime},
        turn,
    },
    queries::badge::{Captured, captured},
    session::badge::{self, Badge, Layout, Layouts},
    ui::{
        app::{App, use_app},
        codes::shades,
        widgets::{
            file_button::FileButton,
            sheet::{Sheet, Size},
        },
    },
};

/// A badge that has been dealt with is not read again until it was out of sight for so long, in milliseconds: it lies
/// before the camera still.
const OUT_OF_SIGHT: i64 = 2_000;

/// What the sheet is about now.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stage {
    Looking,
    Found(Found),
    /// Somebody is saying what its parts are.
    Teaching(Badge),
}

/// A badge that was read, and who is here already.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub badge: Badge,
    pub captured: Option<Captured>,
}

/// The handle of the scanner.
#[derive(Clone, Copy)]
pub(super) struct Scanner {
    pub app: App,
    pub scanning: Scanning,
    pub stage: RwSignal<Stage>,
    pub eye: RwSignal<Eye>,
    /// Counts the times that the camera was opened or closed.
    pub turn: StoredValue<u32>,
    pub video: NodeRef<html::Video>,
    pub is_rapid: RwSignal<bool>,
    pub is_silent: RwSignal<bool>,
    /// A sentence about what was done last.
    pub said: RwSignal<Option<String>>,
    layouts: StoredValue<Layouts>,
    /// What was taught just now.
    pub learnt: RwSignal<Option<Layout>>,
    /// In a row, in rapid mode.
    kept: StoredValue<usize>,
    /// The badge that was dealt with last, and when it was last in sight.
    passed: StoredValue<Option<(Vec<u8>, i64)>>,
    chime: StoredValue<Option<Chime>, LocalStorage>,
}

#[component]
pub fn ScanSheet() -> impl IntoView {
    // Without a form there is nothing to fill.
    use_context::<Scanning>().map(|scanning| view! { <Open scanning/> })
}

#[component]
fn Open(scanning: Scanning) -> impl IntoView {
    let app = use_app();
    let scanner = Scanner::new(app, scanning);
    let look = move || match scanner.stage.get() {
        Stage::Looking => None,
        Stage::Found(found) => Some(view! { <FoundCard scanner found/> }.into_any()),
        Stage::Teaching(badge) => Some(view! { <Teaching scanner badge/> }.into_any()),
    };
    let is_looking = Memo::new(move |_| scanner.stage.with(|stage| *stage == Stage::Looking));
    let photo = Callback::new(move |files| scanner.look_at(files));
    view! {
        <Sheet title=app.say(scan::SCAN) size=Size::Whole testid="scanner" on_close=scanning.on_close
            foot=move || view! { <Wishes scanner/> }>
            <div class="scan-stage" data-stage=move || if is_looking.get() { "looking" } else { "found" }
                on:click=move |_| scanner.wake()>
                <div class="scan-ways" hidden=move || !is_looking.get()>
                    <Viewfinder scanner/>
                    <div class="scan-others">
                        <FileButton words=scan::PHOTO testid="scan-photo" multiple=false accept="image/*"
                            on_files=photo/>
                        <TypeIt scanner/>
                    </div>
                </div>
                {look}
                <p class="scan-said" role="status" data-testid="scan-said">{move || scanner.said.get()}</p>
            </div>
        </Sheet>
    }
}

/// What is remembered for the next time.
#[component]
fn Wishes(scanner: Scanner) -> impl IntoView {
    let app = scanner.app;
    let rapid = move |event| {
        let is_on = event_target_checked(&event);
        Wish::Rapid.choose(is_on);
        scanner.is_rapid.set(is_on);
    };
    let sound = move |event| {
        let is_on = event_target_checked(&event);
        Wish::Silent.choose(!is_on);
        scanner.is_silent.set(!is_on);
        scanner.ring();
    };
    view! {
        <label class="tick foot-start" title=app.say(scan::RAPID_HINT)>
            <input type="checkbox" data-testid="scan-rapid" prop:checked=move || scanner.is_rapid.get() on:change=rapid/>
            <span>
                {app.say(scan::RAPID)}
                <span class="hint scan-rapid-hint">{app.say(scan::RAPID_HINT)}</span>
            </span>
        </label>
        <label class="tick">
            <input type="checkbox" data-testid="scan-sound" prop:checked=move || !scanner.is_silent.get()
                on:change=sound/>
            {app.say(scan::SOUND)}
        </label>
    }
}

impl Scanner {
    fn new(app: App, scanning: Scanning) -> Self {
        Self {
            app,
            scanning,
            stage: RwSignal::new(Stage::Looking),
            eye: RwSignal::new(Eye::Off),
            turn: StoredValue::new(0),
            video: NodeRef::new(),
            is_rapid: RwSignal::new(Wish::Rapid.is_on()),
            is_silent: RwSignal::new(Wish::Silent.is_on()),
            said: RwSignal::new(None),
            layouts: StoredValue::new(app.layouts()),
            learnt: RwSignal::new(None),
            kept: StoredValue::new(0),
            passed: StoredValue::new(None),
            chime: StoredValue::new_local(Chime::new()),
        }
    }

    pub fn is_there(self) -> bool {
        !self.stage.is_disposed()
    }

    /// Looks at a picture in one way; answers whether there was a code in it.
    pub fn see(self, picture: &Picture, look: Look) -> bool {
        let found = search_as(shades(picture), look);
        for code in &found {
            self.hear(code);
        }
        !found.is_empty()
    }

    fn look_at(self, files: Vec<File>) {
        let Some(file) = files.into_iter().next() else { return };
        self.say(scan::LOOKING);
        spawn_local(async move {
            let picture = photograph(&file).await;
            for look in Look::ALL {
                turn::breath().await;
                if !self.is_there() {
                    return;
                }
                self.forget_passed();
                if picture.as_ref().is_some_and(|picture| self.see(picture, look)) {
                    return;
                }
            }
            self.say(scan::NOT_IN_PHOTO);
        });
    }

    /// What a code says. One that is before the camera still is heard once.
    fn hear(self, code: &[u8]) {
        let now = self.app.now().millis;
        let is_passed = self.passed.try_update_value(|passed| match passed {
            Some((last, seen)) if last == code && now - *seen < OUT_OF_SIGHT => {
                *seen = now;
                true
            }
            _ => false,
        });
        let is_looking = self.stage.with_untracked(|stage| *stage == Stage::Looking);
        if is_looking && is_passed == Some(false) && self.find(code) {
            self.passed.set_value(Some((code.to_vec(), now)));
        }
    }

    /// What a code says, or somebody typed; answers whether it says anything.
    pub fn find(self, said: &[u8]) -> bool {
        let show = self.app.show();
        let Some(badge) = self.layouts.with_value(|taught| badge::read(said, taught, &show)) else {
            return false;
        };
        self.show(badge);
        self.ring();
        chime::tremble();
        true
    }

    pub fn show(self, badge: Badge) {
        let form = badge::form(&badge);
        let captured = self.app.look(|workspace, _| captured(workspace, &badge.raw, &form));
        self.said.set(None);
        self.app.announce(scan::read(self.app.locale.get_untracked(), &badge::called(&badge)));
        self.stage.set(Stage::Found(Found { badge, captured }));
    }

    pub fn ring(self) {
        if !self.is_silent.get_untracked() {
            self.chime.with_value(|chime| chime.iter().for_each(Chime::ring));
        }
    }

    fn wake(self) {
        self.chime.with_value(|chime| chime.iter().for_each(Chime::wake));
    }

    /// On to the next badge.
    pub fn next(self) {
        let now = self.app.now().millis;
        // From now on it has to be out of sight.
        self.passed.update_value(|passed| passed.iter_mut().for_each(|(_, seen)| *seen = now));
        self.stage.set(Stage::Looking);
    }

    /// Whoever chooses a photo or types wants that one read, again too.
    pub fn forget_passed(self) {
        self.passed.set_value(None);
    }

    /// The form beneath takes what the badge says, and the scanner closes.
    pub fn fill(self, badge: &Badge) {
        let form = self.scanning.form;
        let show = self.app.show();
        let earlier = form.badge.get_untracked();
        let earlier = self.layouts.with_value(|taught| badge::read(earlier?.as_bytes(), taught, &show));
        form.fill.run((badge::filled(form.typed.run(()), earlier.as_ref(), badge), badge.raw.clone()));
        self.scanning.on_close.run(());
    }

    /// The badge becomes a lead as it is, and the scanner goes on.
    pub fn keep(self, badge: &Badge) {
        let app = self.app;
        let Some(team) = untrack(|| app.team()) else { return };
        let (lead, now): (LeadId, _) = (app.fresh(), app.now());
        let day = app.stand();
        let form = day.complete(badge::whole_form(badge));
        let name = badge::called(badge);
        let met = badge::met(&day, Some(&badge.raw), now).into_iter().collect();
        let kept = MeetLead { captured: CaptureLead { lead, team, form }, answers: Vec::new(), met };
        match app.dispatch(kept) {
            Ok(()) => {
                let count = self.kept.try_update_value(|kept| {
                    *kept += 1;
                    *kept
                });
                self.tell(scan::kept(app.locale.get_untracked(), &name, count.unwrap_or(1)));
                self.next();
            }
            Err(rejection) => drop(app.refused(&rejection)),
        }
    }

    /// From now on badges of this shape are read so; the one at hand is read at once.
    pub fn teach(self, layout: Layout, badge: &Badge) {
        self.layouts.update_value(|taught| taught.teach(layout.clone()));
        self.layouts.with_value(|taught| self.app.keep_layouts(taught));
        let read = layout.read(&badge.raw).unwrap_or_else(|| badge.clone());
        self.learnt.set(Some(layout));
        self.show(read);
    }

    /// How teaching begins.
    pub fn suggested(self, badge: &Badge) -> Option<Layout> {
        let show = self.app.show();
        self.layouts.with_value(|taught| taught.suggested(&show, &badge.raw))
    }

    /// Fills in those whose badge was scanned before somebody said what its parts are.
    pub fn fill_in(self, layout: &Layout) {
        let app = self.app;
        let Some(team) = untrack(|| app.team()) else { return };
        let taken = app.look(|workspace, _| badge::told_by(workspace, layout));
        let count = taken.len();
        if app.ask(TakeLeads { team, taken }) {
            self.tell(scan::filled_in(app.locale.get_untracked(), count));
        }
    }

    fn say(self, words: Words) {
        self.said.set(Some(self.app.say(words).to_owned()));
    }

    /// Shown and heard.
    fn tell(self, text: String) {
        self.app.announce(text.clone());
        self.said.set(Some(text));
    }
}
