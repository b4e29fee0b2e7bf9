//! What has been chosen so far, of every kind: going back and forth between kinds loses nothing.

use leptos::prelude::*;

use crate::{
    commands::SetQuestion,
    domain::{
        activity::Channel,
        criterion::{Criterion, CriterionKind, Points, Question, Topic},
        field::Field,
        ids::{ChoiceId, QuestionId},
        wording::Wording,
    },
    i18n::{Words, playbook::criteria},
    queries::playbook::PlaybookView,
    ui::playbook::drafting::Editing,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Filled,
    Answered,
    Chosen,
    Heard,
    Meeting,
    Persona,
    Score,
    Basis,
    DecisionMaker,
}

impl Kind {
    /// Each with its key, its name and a line that explains it.
    pub fn options() -> Vec<(&'static str, Words, Words, Kind)> {
        vec![
            ("filled", criteria::FILLED, criteria::FILLED_SAYS, Kind::Filled),
            ("answered", criteria::ANSWERED, criteria::ANSWERED_SAYS, Kind::Answered),
            ("chosen", criteria::CHOSEN, criteria::CHOSEN_SAYS, Kind::Chosen),
            ("inbound", criteria::HEARD, criteria::HEARD_SAYS, Kind::Heard),
            ("meeting", criteria::MEETING, criteria::MEETING_SAYS, Kind::Meeting),
            ("persona", criteria::PERSONA, criteria::PERSONA_SAYS, Kind::Persona),
            ("score", criteria::SCORE, criteria::SCORE_SAYS, Kind::Score),
            ("basis", criteria::BASIS, criteria::BASIS_SAYS, Kind::Basis),
            ("decision-maker", criteria::DECISION_MAKER, criteria::DECISION_MAKER_SAYS, Kind::DecisionMaker),
        ]
    }

    fn of(kind: &CriterionKind) -> Self {
        match kind {
            CriterionKind::Answered(_) => Kind::Answered,
            CriterionKind::Chosen { .. } => Kind::Chosen,
            CriterionKind::Inbound { .. } => Kind::Heard,
            CriterionKind::Meeting { .. } => Kind::Meeting,
            CriterionKind::Persona => Kind::Persona,
            CriterionKind::Score { .. } => Kind::Score,
            CriterionKind::Basis => Kind::Basis,
            CriterionKind::DecisionMaker => Kind::DecisionMaker,
            CriterionKind::Filled(_) | CriterionKind::AtLeast { .. } | CriterionKind::Unreadable(_) => {
                Kind::Filled
            }
        }
    }
}

#[derive(Clone, Copy)]
pub struct Wanted {
    pub kind: RwSignal<Kind>,
    pub advised: RwSignal<bool>,
    pub fields: RwSignal<Vec<Field>>,
    /// To be answered with yes or no. `None`: a new one.
    pub question: RwSignal<Option<QuestionId>>,
    /// With choices. `None`: a new one.
    pub poll: RwSignal<Option<QuestionId>>,
    /// Of a new question.
    pub text_fr: RwSignal<String>,
    pub text_en: RwSignal<String>,
    pub topic: RwSignal<Option<Topic>>,
    pub choices: RwSignal<Vec<(ChoiceId, Wording)>>,
    /// The choices that open the stage.
    pub among: RwSignal<Vec<ChoiceId>>,
    pub channels: RwSignal<Vec<Channel>>,
    pub times: RwSignal<String>,
    pub within: RwSignal<String>,
    pub booked: RwSignal<bool>,
    pub points: RwSignal<Points>,
    pub at_least: RwSignal<String>,
}

impl Wanted {
    pub fn new(editing: Editing, known: Option<&Criterion>) -> Self {
        let first = |choices: bool| {
            let seen = |seen: &PlaybookView| Some(seen.questions_with(choices).first()?.0);
            editing.drafting.seen.with_untracked(|all| all.as_ref().and_then(seen))
        };
        let wanted = Self {
            kind: RwSignal::new(known.map_or(Kind::Filled, |known| Kind::of(&known.kind))),
            advised: RwSignal::new(known.is_some_and(|known| known.advised)),
            fields: RwSignal::new(Vec::new()),
            question: RwSignal::new(first(false)),
            poll: RwSignal::new(first(true)),
            text_fr: RwSignal::new(String::new()),
            text_en: RwSignal::new(String::new()),
            topic: RwSignal::new(None),
            choices: RwSignal::new(Vec::new()),
            among: RwSignal::new(Vec::new()),
            channels: RwSignal::new(Vec::new()),
            times: RwSignal::new("1".into()),
            within: RwSignal::new(String::new()),
            booked: RwSignal::new(false),
            points: RwSignal::new(Points::Total),
            at_least: RwSignal::new("10".into()),
        };
        if let Some(known) = known {
            wanted.begin_from(&known.kind);
        }
        wanted
    }

    fn begin_from(self, kind: &CriterionKind) {
        match kind {
            CriterionKind::Filled(fields) => self.fields.set(fields.clone()),
            CriterionKind::Answered(question) => self.question.set(Some(*question)),
            CriterionKind::Chosen { question, among } => {
                self.poll.set(Some(*question));
                self.among.set(among.clone());
            }
            CriterionKind::Inbound { channels, at_least, within } => {
                self.channels.set(channels.clone());
                self.times.set(at_least.to_string());
                self.within.set(within.map(|days| days.to_string()).unwrap_or_default());
            }
            CriterionKind::Meeting { booked } => self.booked.set(*booked),
            CriterionKind::Score { of, at_least } => {
                self.points.set(*of);
                self.at_least.set(at_least.to_string());
            }
            _ => {}
        }
    }

    /// The criterion, with the new question that it takes; or the sentence that says what is wrong.
    pub fn asked(self, editing: Editing) -> Result<(CriterionKind, Option<SetQuestion>), Words> {
        let alone = |kind| Ok((kind, None));
        match self.kind.get_untracked() {
            Kind::Filled => match self.fields.get_untracked() {
                fields if fields.is_empty() => Err(criteria::NO_FIELD),
                fields => alone(CriterionKind::Filled(fields)),
            },
            Kind::Answered => {
                let (question, new) = self.question_of(editing, self.question, Vec::new());
                Ok((CriterionKind::Answered(question), new))
            }
            Kind::Chosen => self.choice(editing),
            Kind::Heard => alone(self.heard()?),
            Kind::Meeting => alone(CriterionKind::Meeting { booked: self.booked.get_untracked() }),
            Kind::Persona => alone(CriterionKind::Persona),
            Kind::Score => {
                let number = self.at_least.with_untracked(|typed| typed.trim().parse().ok());
                let at_least =
                    number.filter(|points| (1..=9_999).contains(points)).ok_or(criteria::NOT_POINTS)?;
                alone(CriterionKind::Score { of: self.points.get_untracked(), at_least })
            }
            Kind::Basis => alone(CriterionKind::Basis),
            Kind::DecisionMaker => alone(CriterionKind::DecisionMaker),
        }
    }

    fn choice(self, editing: Editing) -> Result<(CriterionKind, Option<SetQuestion>), Words> {
        let offered: Vec<ChoiceId> = self.offered(editing).into_iter().map(|(choice, _)| choice).collect();
        if offered.is_empty() {
            return Err(criteria::NO_CHOICES);
        }
        let mut among = self.among.get_untracked();
        among.retain(|choice| offered.contains(choice));
        if among.is_empty() {
            return Err(criteria::NO_CHOICE);
        }
        let (question, new) = self.question_of(editing, self.poll, self.choices.get_untracked());
        Ok((CriterionKind::Chosen { question, among }, new))
    }

    /// What can be answered to the question with choices.
    pub fn offered(self, editing: Editing) -> Vec<(ChoiceId, Wording)> {
        match self.poll.get() {
            None => self.choices.get(),
            Some(known) => editing
                .drafting
                .seen
                .with(|seen| seen.as_ref().map(|seen| seen.choices(known)).unwrap_or_default()),
        }
    }

    fn heard(self) -> Result<CriterionKind, Words> {
        let times = self.times.with_untracked(|typed| typed.trim().parse().ok());
        let at_least = times.filter(|times| (1..=99).contains(times)).ok_or(criteria::NOT_TIMES)?;
        let within = self.within.with_untracked(|typed| days(typed))?;
        Ok(CriterionKind::Inbound { channels: self.channels.get_untracked(), at_least, within })
    }

    fn question_of(
        self,
        editing: Editing,
        chosen: RwSignal<Option<QuestionId>>,
        choices: Vec<(ChoiceId, Wording)>,
    ) -> (QuestionId, Option<SetQuestion>) {
        if let Some(known) = chosen.get_untracked() {
            return (known, None);
        }
        let question = editing.app.fresh();
        let wording = Wording::new(self.text_fr.get_untracked(), self.text_en.get_untracked());
        let to =
            Some(Question { choices, topic: self.topic.get_untracked(), ..Question::yes_or_no(wording) });
        (question, Some(SetQuestion { question, to }))
    }
}

/// So many days, or (nothing typed) any time.
pub fn days(typed: &str) -> Result<Option<u16>, Words> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let days = typed.parse().ok().filter(|days| *days > 0);
    days.map(Some).ok_or(crate::i18n::playbook::NOT_DAYS)
}
