//! The place where somebody new is written down: a name is enough, everything is in sight, and nothing typed is lost.
//!
//! On a booth this screen is the product: large fields, the team's qualifiers beside them, the buttons where a thumb
//! is, and the next person at once.

mod already;
mod day;
mod enter;
mod keeping;
mod qualifiers;

use std::time::Duration;

use leptos::{ev, html, prelude::*};

use super::{
    app::{App, use_app},
    route::Route,
    scan::{Badges, ScanForm},
    widgets::{
        field::{Campaigns, Draft, LeadField, TagsField, focus_first_problem, fresh_id},
        painted::once_painted,
        sheet::{Sheet, Size, step_aside},
        touch::is_touched,
    },
};
use crate::{
    commands::{CaptureLead, MeetLead},
    domain::{
        criterion::{Answer, Said},
        field::Field,
        ids::{LeadId, QuestionId},
        moment::Moment,
        rejection::Rejection,
    },
    i18n::{capture, common},
    session::{badge, day::Day, draft::KeptDraft},
};
use already::AlreadyHere;
use day::DayBar;
use keeping::CameBack;
use qualifiers::{Asked, Qualifiers};

/// What comes after a lead is written down.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    Board,
    Next,
}

/// The handle of the screen.
#[derive(Clone, Copy)]
struct Capturing {
    app: App,
    form: NodeRef<html::Form>,
    draft: Draft,
    /// Each question once.
    tapped: RwSignal<Vec<(QuestionId, Said)>>,
    asked: Memo<Asked>,
    day: RwSignal<Day>,
    /// What the badge says that filled the form.
    badge: RwSignal<Option<String>>,
    /// When somebody last looked or saved: a tablet may lie on a table overnight.
    now: RwSignal<Moment>,
    /// What is on the screen was typed on an earlier page.
    came_back: RwSignal<bool>,
}

#[component]
pub fn CaptureSheet() -> impl IntoView {
    let app = use_app();
    let capturing = Capturing::begun(app);
    let id = fresh_id("capture");
    // One tablet, one visitor after the other; at a desk, one lead and back to the board.
    let usual = if is_touched() { Then::Next } else { Then::Board };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        capturing.save(Then::Board);
    };
    let foot_id = id.clone();
    view! {
        <Sheet title=app.say(common::NEW_LEAD) testid="capture" size=Size::Whole covers=true
            on_close=Callback::new(move |()| app.go(Route::Board))
            foot=move || view! { <Foot capturing form=foot_id.clone() usual/> }>
            <DayBar capturing/>
            <CameBack capturing/>
            <Badges form=capturing.scanning()/>
            <form class="capture" id=id node_ref=capturing.form novalidate on:submit=submit
                on:keydown=move |event| enter::pressed(capturing, usual, &event)>
                <Fields capturing/>
            </form>
        </Sheet>
    }
}

/// Who it is comes first and large, and what the team asks beside it; below, what there is time for.
#[component]
fn Fields(capturing: Capturing) -> impl IntoView {
    let app = capturing.app;
    let draft = capturing.draft;
    const NEXT: &str = "next";
    // Half of the fields, of which nobody needs any at once.
    let is_painted = RwSignal::new(false);
    once_painted(move || {
        is_painted.try_set(true);
    });
    view! {
        <div class="capture-who">
            <p class="hint">{app.say(capture::ENOUGH)}</p>
            <LeadField field=Field::FullName draft autofocus=true enter=NEXT/>
            <LeadField field=Field::Company draft enter=NEXT/>
            <LeadField field=Field::Email draft enter=NEXT/>
            <LeadField field=Field::Phone draft enter=NEXT/>
            <AlreadyHere capturing/>
        </div>
        <div class="capture-asked">
            <Qualifiers capturing/>
            <LeadField field=Field::Notes draft/>
        </div>
        <Show when=move || is_painted.get()>
            <div class="capture-rest">
                <LeadField field=Field::Title draft enter=NEXT/>
                <LeadField field=Field::City draft enter=NEXT/>
                <LeadField field=Field::Country draft enter=NEXT/>
                <LeadField field=Field::Amount draft enter=NEXT/>
                <LeadField field=Field::Source draft enter=NEXT/>
                <LeadField field=Field::Owner draft enter=NEXT/>
                <LeadField field=Field::NextStep draft enter=NEXT/>
                <LeadField field=Field::NextStepOn draft/>
                <TagsField draft enter="done"/>
            </div>
            <Campaigns/>
        </Show>
    }
}

#[component]
fn Foot(capturing: Capturing, form: String, usual: Then) -> impl IntoView {
    let app = capturing.app;
    let look = move |then: Then| (usual == then).then_some("main");
    view! {
        <button type="submit" class="button capture-deed" data-look=look(Then::Board) data-testid="save-lead" form=form
            aria-keyshortcuts="Control+Enter">
            {app.say(common::SAVE)}
        </button>
        <button type="button" class="button capture-deed" data-look=look(Then::Next) data-testid="save-and-next"
            aria-label=app.say(capture::SAVE_AND_NEXT) title=app.say(capture::SAVE_AND_NEXT)
            on:click=move |_| capturing.save(Then::Next)>
            {app.say(capture::AND_NEXT)}
        </button>
    }
}

impl Capturing {
    fn begun(app: App) -> Self {
        let (day, now) = (RwSignal::new(app.day()), RwSignal::new(app.now()));
        let of_today = move || day.with(|day| day.today(now.get()).map(Day::form).unwrap_or_default());
        let capturing = Self {
            app,
            form: NodeRef::new(),
            draft: Draft::new(None, Signal::derive(of_today)),
            tapped: RwSignal::default(),
            badge: RwSignal::default(),
            asked: qualifiers::asked(app),
            day,
            now,
            came_back: RwSignal::new(false),
        };
        capturing.came_back.set(keeping::taken_up(capturing));
        keeping::keep(capturing);
        let woken = window_event_listener(ev::visibilitychange, move |_| now.set(app.now()));
        on_cleanup(move || woken.remove());
        capturing
    }

    /// What was tapped under a question.
    fn said(self, question: QuestionId) -> Option<Said> {
        self.tapped.with(|tapped| tapped.iter().find(|(id, _)| *id == question).map(|(_, said)| *said))
    }

    /// The same answer a second time takes it back.
    fn tap(self, question: QuestionId, said: Said) {
        self.tapped.update(|tapped| {
            let was = tapped.iter().position(|(id, _)| *id == question).map(|at| tapped.remove(at).1);
            tapped.extend((was != Some(said)).then_some((question, said)));
        });
    }

    fn kept(self) -> KeptDraft {
        let badge = self.badge.get_untracked();
        KeptDraft { form: self.draft.typed(), tapped: self.tapped.get_untracked(), badge }
    }

    /// The form as the scanner fills it.
    fn scanning(self) -> ScanForm {
        let fill = move |(form, badge)| {
            self.draft.put(form);
            self.badge.set(Some(badge));
        };
        let typed = Callback::new(move |()| self.draft.typed());
        ScanForm { typed, badge: self.badge, fill: Callback::new(fill) }
    }

    /// What was tapped, as far as this team asks it: another one may have been chosen since.
    fn answers(self) -> Vec<(QuestionId, Answer)> {
        let asked = self.asked.get_untracked();
        let tapped = self.tapped.get_untracked().into_iter();
        tapped
            .filter(|(id, _)| asked.iter().any(|(known, _)| known == id))
            .map(|(id, said)| (id, Answer::new(said, "")))
            .collect()
    }

    fn save(self, then: Then) {
        let app = self.app;
        let Some(team) = untrack(|| app.team()) else { return };
        let (lead, now): (LeadId, Moment) = (app.fresh(), app.now());
        let day = self.day.get_untracked().today(now).cloned().unwrap_or_default();
        let captured = CaptureLead { lead, team, form: day.complete(self.draft.typed()) };
        let met = self.badge.with_untracked(|badge| badge::met(&day, badge.as_deref(), now));
        let met = met.into_iter().collect();
        let asked = MeetLead { captured, answers: self.answers(), met };
        // On a tablet, whose processor is slow, the board hears of it once the answer is painted.
        let done = if is_touched() { app.dispatch_covered(asked) } else { app.dispatch(asked) };
        match done {
            Ok(()) => {
                tell(app, lead);
                match then {
                    Then::Board => {
                        self.draft.forget();
                        self.tapped.update_untracked(Vec::clear);
                        self.badge.update_untracked(|badge| *badge = None);
                        app.keep_draft(&KeptDraft::default());
                        if let Some(form) = self.form.get_untracked() {
                            step_aside(&form);
                        }
                        // Taking the form apart is no part of the answer.
                        set_timeout(move || app.go(Route::Board), Duration::ZERO);
                    }
                    Then::Next => {
                        self.now.set(now);
                        self.start_anew();
                    }
                }
            }
            Err(Rejection::Form(problems)) => {
                self.draft.refuse(problems);
                focus_first_problem(self.form);
            }
            Err(rejection) => {
                app.refused(&rejection);
            }
        }
    }

    /// An empty form, at its beginning.
    fn start_anew(self) {
        self.draft.clear();
        self.tapped.set(Vec::new());
        self.badge.set(None);
        self.came_back.set(false);
        self.app.keep_draft(&KeptDraft::default());
        enter::begin(self.form);
    }
}

/// Shown and heard: who was written down, and where the card is.
fn tell(app: App, lead: LeadId) {
    let saved = app.look(|workspace, _| {
        let lead = workspace.lead(lead)?;
        Some((lead.called().to_owned(), workspace.stage_of(lead)?.name()))
    });
    if let Some((name, stage)) = saved {
        let locale = app.locale.get_untracked();
        app.tell(capture::saved(locale, &name, stage.text(locale)));
    }
}
