//! One visitor after the other: what is typed and ticked, sent, and forgotten.

use leptos::prelude::*;

use crate::{
    commands::{CaptureLead, LeadForm, MeetLead},
    domain::{
        activity::{Activity, Channel, Direction},
        consent::{Means, Proof},
        criterion::Answer,
        field::{Basis, Field},
        ids::QuestionId,
        moment::Millis,
        rejection::Rejection,
        text::TextProblem,
        wording::Wording,
    },
    i18n::kiosk::{self, Texts},
    queries::visitor::{Asked, asked},
    session::kiosk::{Idle, PATIENCE, THANKS, TOLD, idle},
    ui::app::{App, Safety},
};

/// What a visitor types, in the order of the screen.
pub const FIELDS: [Field; 4] = Field::NAMING;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Form,
    Thanks,
}

impl Step {
    pub fn key(self) -> &'static str {
        match self {
            Step::Form => "form",
            Step::Thanks => "thanks",
        }
    }
}

/// Nothing of it is kept anywhere before it is sent: it is a stranger's.
#[derive(Clone, Copy)]
pub struct Visit {
    app: App,
    pub asked: Memo<Option<Asked>>,
    pub texts: RwSignal<&'static Texts>,
    pub step: RwSignal<Step>,
    typed: RwSignal<LeadForm>,
    /// The purposes consented to.
    ticked: RwSignal<Vec<QuestionId>>,
    wrong: RwSignal<Vec<(Field, TextProblem)>>,
    /// It was refused for no fault of the visitor's.
    pub has_failed: RwSignal<bool>,
    last_sign: StoredValue<Millis>,
    /// Seconds until all of it is thrown away, once they are told.
    pub left: RwSignal<Option<u32>>,
}

impl Visit {
    pub fn new(app: App) -> Self {
        let asked = Memo::new(move |_| {
            app.track();
            let team = app.team()?;
            app.look(|workspace, _| asked(workspace, team))
        });
        Self {
            app,
            asked,
            texts: RwSignal::new(kiosk::of(app.locale.get_untracked())),
            step: RwSignal::new(Step::Form),
            typed: RwSignal::default(),
            ticked: RwSignal::default(),
            wrong: RwSignal::default(),
            has_failed: RwSignal::new(false),
            last_sign: StoredValue::new(app.now().millis),
            left: RwSignal::new(None),
        }
    }

    /// A text in the visitor's language, whichever that becomes.
    pub fn say(self, text: fn(&Texts) -> &'static str) -> impl Fn() -> &'static str + Copy {
        move || text(self.texts.get())
    }

    pub fn text(self, field: Field) -> String {
        self.typed.with(|typed| typed.fields.get(&field).cloned()).unwrap_or_default()
    }

    pub fn type_in(self, field: Field, text: String) {
        self.sign();
        self.typed.update(|typed| drop(typed.fields.insert(field, text)));
        self.wrong.update(|wrong| wrong.retain(|(known, _)| *known != field));
    }

    pub fn is_ticked(self, purpose: QuestionId) -> bool {
        self.ticked.with(|ticked| ticked.contains(&purpose))
    }

    pub fn tick(self, purpose: QuestionId, is_ticked: bool) {
        self.sign();
        self.ticked.update(|ticked| {
            ticked.retain(|known| *known != purpose);
            ticked.extend(is_ticked.then_some(purpose));
        });
    }

    /// What is wrong with a field, for the visitor.
    pub fn problem(self, field: Field) -> Option<&'static str> {
        let texts = self.texts.get();
        let problem = self.wrong.with(|wrong| {
            wrong.iter().find(|(known, _)| *known == field).map(|(_, problem)| problem.clone())
        })?;
        Some(match problem {
            TextProblem::NotAnEmail => texts.not_a_mail,
            TextProblem::NotAPhone => texts.not_a_phone,
            TextProblem::TooLong { .. } => texts.too_long,
            _ => texts.nobody,
        })
    }

    pub fn day_of(self, millis: Millis) -> String {
        self.app.now().day_of(millis).to_string()
    }

    /// The device does not keep what is written down.
    pub fn is_unsafe(self) -> bool {
        matches!(self.app.safety.get(), Safety::NotSaved | Safety::ReadOnly)
    }

    /// The visitor is there.
    pub fn sign(self) {
        self.last_sign.set_value(self.app.now().millis);
        if self.step.get_untracked() == Step::Form && self.left.get_untracked().is_some() {
            self.left.set(None);
        }
    }

    /// Looks whether the visitor is still there.
    pub fn look(self) {
        let (patience, told) = match self.step.get_untracked() {
            Step::Form if !self.is_begun() => return,
            Step::Form => (PATIENCE, TOLD),
            Step::Thanks => (THANKS, THANKS),
        };
        match idle(self.last_sign.get_value(), self.app.now().millis, patience, told) {
            Idle::Gone => self.start_over(),
            Idle::Here => self.count(None),
            Idle::Leaving(left) => self.count(Some(left)),
        }
    }

    fn count(self, left: Option<u32>) {
        if self.left.get_untracked() != left {
            self.left.set(left);
        }
    }

    fn is_begun(self) -> bool {
        let has_typed = self.typed.with_untracked(|typed| typed.fields.values().any(|text| !text.is_empty()));
        let has_ticked = !self.ticked.with_untracked(Vec::is_empty);
        let speaks = self.texts.get_untracked().key != self.app.locale.get_untracked().key();
        has_typed || has_ticked || speaks || self.has_failed.get_untracked()
    }

    /// Forgets everything, for whoever comes next.
    pub fn start_over(self) {
        self.forget();
        self.texts.set(kiosk::of(self.app.locale.get_untracked()));
        self.step.set(Step::Form);
    }

    fn forget(self) {
        self.typed.set(LeadForm::default());
        self.ticked.set(Vec::new());
        self.wrong.set(Vec::new());
        self.has_failed.set(false);
        self.left.set(None);
        self.last_sign.set_value(self.app.now().millis);
    }

    /// Answers whether it was written down.
    pub fn send(self) -> bool {
        self.sign();
        let Some(met) = untrack(|| self.met()) else {
            self.has_failed.set(true);
            return false;
        };
        self.has_failed.set(false);
        match self.app.dispatch(met) {
            Ok(()) => {
                self.forget();
                self.step.set(Step::Thanks);
                return true;
            }
            Err(Rejection::Form(problems)) if problems.iter().all(|(field, _)| FIELDS.contains(field)) => {
                self.wrong.set(problems);
            }
            Err(_) => self.has_failed.set(true),
        }
        false
    }

    fn met(self) -> Option<MeetLead> {
        let asked = self.asked.get()?;
        let (now, stand, texts) = (self.app.now(), self.app.stand(), self.texts.get());
        let shown_in = |wording: &Wording| wording.shown_in(texts.team_texts);
        let notice = asked.notice.as_ref();
        let notice = notice.map(|(version, told)| (*version, shown_in(&told.text).key().to_owned()));
        let proof = |words: &Wording| Proof {
            means: Means::Kiosk,
            at: now.millis,
            language: texts.key.to_owned(),
            notice: notice.clone(),
            words: words.text(texts.team_texts).to_owned(),
            show: stand.campaign.clone(),
            device: stand.device.clone(),
        };
        let consents = asked.purposes.iter().filter(|(purpose, _)| self.is_ticked(*purpose));
        let answers: Vec<(QuestionId, Answer)> =
            consents.map(|(purpose, words)| (*purpose, proof(words).answer(true))).collect();
        let mut form = stand.complete(self.typed.get());
        if !answers.is_empty() {
            let line = proof(&Wording::default()).line();
            form = form.with(Field::Basis, Basis::Consent.key()).with(Field::BasisProof, line);
        }
        let (channel, direction) = (Channel::Form, Direction::Inbound);
        let came = Activity::new(channel, direction, now.millis, stand.booth.clone());
        let captured = CaptureLead { lead: self.app.fresh(), team: asked.team, form };
        Some(MeetLead { captured, answers, met: vec![came] })
    }
}
