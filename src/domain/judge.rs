//! What can be said of a lead under a team's criteria: holds, fails, or not known yet, each with its reason.
//!
//! Judging looks at the lead, the team's definitions, the day, and, for a linked decision maker or an answer to another
//! team's question, at the rest of the workspace; nothing else. The same workspace is judged the same everywhere.

mod contact;
mod score;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    activity::Channel,
    criterion::{Answer, Criterion, CriterionKind, Holds, Points, Question, Said},
    field::{Basis, Fact, Field},
    ids::{LeadId, QuestionId},
    lead::Lead,
    moment::{Millis, Moment},
    rule::{Rule, Test},
    team::Team,
    text,
    wording::Wording,
    workspace::Workspace,
    written::Written,
};

pub use score::{Receipt, Score};

/// Why a criterion holds or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// The fields that are filled.
    FilledIn(Vec<Field>),
    /// None of these fields is.
    Empty(Vec<Field>),
    Answered(Given),
    NotAsked,
    /// The team no longer has the question.
    NoSuchQuestion,
    /// How often the person got in touch in time, of how often they must, and when last.
    Heard {
        times: usize,
        needed: u8,
        last: Option<Millis>,
        within: Option<u16>,
    },
    /// Nothing came back since we first wrote or called.
    Silent {
        channel: Channel,
        since: Millis,
    },
    /// Nobody has written down a word, in either direction.
    NoContact,
    Met(Millis),
    MeetingOn(NaiveDate),
    /// The day has passed, and nobody has written down that the meeting took place.
    MeetingOverdue(NaiveDate),
    NoMeeting,
    /// What the persona insists on, as far as it is not true of the lead.
    Fits(Vec<Fit>),
    Points {
        of: Points,
        points: i32,
        needed: u16,
    },
    Basis(Option<Basis>),
    DecidedBy(LeadId, String),
    NobodyDecides,
    /// The decision maker was taken off the board.
    DecisionMakerGone,
    Parts {
        hold: usize,
        needed: u8,
        of: usize,
    },
    /// This version cannot read the criterion.
    NotReadable,
}

/// An answer as a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub answer: Answer,
    /// The wording of the choice.
    pub choice: Option<Wording>,
    /// When it was written down.
    pub at: Millis,
    /// The question that was asked, where it is another team's on the same topic.
    pub other: Option<Wording>,
}

impl Given {
    /// An answer of the lead to a question that is `known` in these words.
    pub fn of(lead: &Lead, id: QuestionId, answer: &Answer, known: &Question) -> Self {
        Self {
            answer: answer.clone(),
            choice: known.chosen(answer).cloned(),
            at: lead.answers.get(&id).map_or(0, |written| written.stamp().millis),
            other: None,
        }
    }
}

/// One thing that the persona insists on, and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    pub test: Test,
    pub found: Option<Fact>,
}

/// A criterion judged for one lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    pub criterion: Criterion,
    pub holds: Holds,
    pub because: Because,
    /// Of a group: each of its criteria.
    pub parts: Vec<Judgement>,
}

impl Judgement {
    /// Whether it keeps a card out.
    pub fn is_missing(&self) -> bool {
        !self.criterion.advised && self.holds != Holds::Yes
    }
}

/// A team's definitions made ready to judge many leads.
pub struct Judge<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) team: &'a Team,
    pub(super) now: Moment,
    rules: Vec<Prepared<'a>>,
    /// Other yes-or-no questions of any team on the same topic, by the question of this team.
    topics: BTreeMap<QuestionId, Vec<QuestionId>>,
}

/// A rule with its words folded once, not once a lead.
struct Prepared<'a> {
    id: super::ids::RuleId,
    rule: &'a Rule,
    words: Vec<String>,
}

impl<'a> Judge<'a> {
    /// `team` need not be as the workspace knows it: a change of definitions is tried out first.
    pub fn new(workspace: &'a Workspace, team: &'a Team, now: Moment) -> Self {
        let folded = |rule: &Rule| match rule {
            Rule::Fit { test: Test::Words { any_of, .. }, .. } => {
                // No word at all begins every word; a file may hold one.
                any_of.iter().map(|word| text::fold(word.trim())).filter(|word| !word.is_empty()).collect()
            }
            _ => Vec::new(),
        };
        let rules = team.rules().map(|(id, rule)| Prepared { id, rule, words: folded(rule) }).collect();
        Self { workspace, team, now, rules, topics: topics(workspace, team) }
    }

    /// Whose definitions these are.
    pub fn team(&self) -> &'a Team {
        self.team
    }

    pub fn judge(&self, lead: &Lead, criterion: &Criterion) -> Judgement {
        let (holds, because) = self.look(lead, &criterion.kind);
        let parts = match &criterion.kind {
            CriterionKind::AtLeast { of, .. } => of.iter().map(|part| self.judge(lead, part)).collect(),
            _ => Vec::new(),
        };
        Judgement { criterion: criterion.clone(), holds, because, parts }
    }

    pub fn holds(&self, lead: &Lead, kind: &CriterionKind) -> Holds {
        self.look(lead, kind).0
    }

    fn look(&self, lead: &Lead, kind: &CriterionKind) -> (Holds, Because) {
        match kind {
            CriterionKind::Filled(fields) => filled(lead, fields),
            CriterionKind::Answered(question) => self.answered(lead, *question, |said| said == Said::Yes),
            CriterionKind::Chosen { question, among } => self.answered(
                lead,
                *question,
                |said| matches!(said, Said::Choice(one) if among.contains(&one)),
            ),
            CriterionKind::Inbound { channels, at_least, within } => {
                contact::inbound(lead, channels, *at_least, *within, self.now)
            }
            CriterionKind::Meeting { booked } => contact::meeting(lead, *booked, self.now),
            CriterionKind::Persona => self.persona(lead),
            CriterionKind::Score { of, at_least } => self.scored(lead, *of, *at_least),
            CriterionKind::Basis => basis(lead),
            CriterionKind::DecisionMaker => self.decision_maker(lead),
            CriterionKind::AtLeast { needed, of } => self.at_least(lead, *needed, of),
            CriterionKind::Unreadable(_) => (Holds::Unknown, Because::NotReadable),
        }
    }

    fn answered(
        &self,
        lead: &Lead,
        question: QuestionId,
        is_good: impl Fn(Said) -> bool,
    ) -> (Holds, Because) {
        let Some(known) = self.team.question(question) else {
            return (Holds::Unknown, Because::NoSuchQuestion);
        };
        let own = lead.answer(question).map(|answer| (question, answer));
        // Of several, the last word.
        let other = || {
            let said = |other: &QuestionId| Some((*other, lead.answer(*other)?));
            let when = |(other, _): &(QuestionId, _)| lead.answers.get(other).map(Written::stamp);
            self.topics.get(&question)?.iter().filter_map(said).max_by_key(when)
        };
        let Some((asked, answer)) = own.or_else(other) else { return (Holds::Unknown, Because::NotAsked) };
        let holds = match answer.said {
            Said::Unreadable => Holds::Unknown,
            said if is_good(said) => Holds::Yes,
            _ => Holds::No,
        };
        let other = (asked != question)
            .then(|| self.workspace.question(asked).map(|asked| asked.wording.clone()).unwrap_or_default());
        (holds, Because::Answered(Given { other, ..Given::of(lead, asked, answer, known) }))
    }

    fn decision_maker(&self, lead: &Lead) -> (Holds, Because) {
        let Some(Fact::Lead(linked)) = lead.fact(Field::DecisionMaker) else {
            return (Holds::Unknown, Because::NobodyDecides);
        };
        match self.workspace.lead(self.workspace.stand_in(*linked)) {
            Some(person) => (Holds::Yes, Because::DecidedBy(person.id, person.called().to_owned())),
            None => (Holds::No, Because::DecisionMakerGone),
        }
    }

    fn at_least(&self, lead: &Lead, needed: u8, of: &[Criterion]) -> (Holds, Because) {
        let (mut hold, mut open) = (0, 0);
        for part in of {
            match self.holds(lead, &part.kind) {
                Holds::Yes => hold += 1,
                Holds::Unknown => open += 1,
                Holds::No => {}
            }
        }
        let enough = usize::from(needed);
        let holds = if hold >= enough {
            Holds::Yes
        } else if hold + open >= enough {
            Holds::Unknown
        } else {
            Holds::No
        };
        (holds, Because::Parts { hold, needed, of: of.len() })
    }
}

fn filled(lead: &Lead, fields: &[Field]) -> (Holds, Because) {
    let filled: Vec<Field> = fields.iter().copied().filter(|field| lead.fact(*field).is_some()).collect();
    if filled.is_empty() {
        (Holds::Unknown, Because::Empty(fields.to_vec()))
    } else {
        (Holds::Yes, Because::FilledIn(filled))
    }
}

fn basis(lead: &Lead) -> (Holds, Because) {
    let basis = match lead.fact(Field::Basis) {
        Some(Fact::Basis(basis)) => Some(*basis),
        _ => None,
    };
    let holds = match basis {
        None => Holds::Unknown,
        Some(Basis::Objected) => Holds::No,
        Some(Basis::Consent | Basis::Contract | Basis::Interest) => Holds::Yes,
    };
    (holds, Because::Basis(basis))
}

/// For each yes-or-no question of a team that has a topic: the other questions on it, those of archived teams too. What
/// somebody said stays true when the team that asked is no more.
fn topics(workspace: &Workspace, team: &Team) -> BTreeMap<QuestionId, Vec<QuestionId>> {
    let mut topics = BTreeMap::new();
    for (id, question) in team.questions().filter(|(_, question)| question.choices.is_empty()) {
        let Some(topic) = question.topic else { continue };
        // This team as it is judged, which need not be as the workspace knows it.
        let others = workspace.all_teams().filter(|other| other.id != team.id);
        let mut same: Vec<QuestionId> = others
            .chain([team])
            .flat_map(Team::questions)
            .filter(|(other, asked)| *other != id && asked.topic == Some(topic) && asked.choices.is_empty())
            .map(|(other, _)| other)
            .collect();
        same.sort_unstable();
        same.dedup();
        if !same.is_empty() {
            topics.insert(id, same);
        }
    }
    topics
}

#[cfg(test)]
mod tests;
