//! What a stage requires, put so that two teams' requirements can be compared: a question by its topic, a group of
//! which all must hold as its parts, and what follows from something stronger as asked already.

use super::Ask;
use crate::domain::{
    activity::Channel,
    criterion::{Criterion, CriterionKind, Points, Topic},
    field::Field,
    ids::{ChoiceId, QuestionId, StageId},
    rule::Rule,
    stage::Stage,
    team::Team,
};

/// One condition that must hold.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    pub atom: Atom,
    pub ask: Ask,
    /// The stage that asks it first.
    pub stage: StageId,
}

/// What a condition comes to, whoever asks it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Atom {
    /// Any of them, sorted.
    Filled(Vec<Field>),
    Topic(Topic),
    Question(QuestionId),
    Chosen(QuestionId, Vec<ChoiceId>),
    /// Any channel, when none is named.
    Inbound {
        channels: Vec<Channel>,
        at_least: u8,
        within: Option<u16>,
    },
    Meeting {
        booked: bool,
    },
    /// With what the team insists on.
    Persona(Vec<Rule>),
    /// With the rules that give the points.
    Score {
        of: Points,
        at_least: u16,
        rules: Vec<Rule>,
    },
    Basis,
    DecisionMaker,
    AtLeast {
        needed: u8,
        of: Vec<Atom>,
    },
    Unreadable(String),
}

/// What a stage itself requires; what it only advises keeps nobody out.
pub(super) fn asked(team: &Team, stage: &Stage) -> Vec<Asked> {
    let whole = |criterion: &&Criterion| match &criterion.kind {
        CriterionKind::AtLeast { needed, of } => usize::from(*needed) != of.len(),
        _ => true,
    };
    let mut asked = Vec::new();
    for criterion in stage.required() {
        let parts = if whole(&criterion) { vec![&criterion.kind] } else { criterion.kind.leaves() };
        asked.extend(parts.into_iter().map(|kind| Asked {
            atom: atom(team, kind),
            ask: ask(team, kind),
            stage: stage.id,
        }));
    }
    asked
}

/// Adds what is not there yet.
pub(super) fn add(to: &mut Vec<Asked>, more: impl IntoIterator<Item = Asked>) {
    for asked in more {
        if !to.iter().any(|known| known.atom == asked.atom) {
            to.push(asked);
        }
    }
}

/// Whether whoever meets these meets that as well.
pub(super) fn covers(these: &[Asked], that: &Asked) -> bool {
    these.iter().any(|asked| asked.atom.implies(&that.atom))
}

/// How much of two lists is asked by both: nought for nothing, one for the same.
pub(super) fn likeness(here: &[Asked], there: &[Asked]) -> f64 {
    let all = here.len() + there.len();
    if all == 0 {
        return 1.0;
    }
    let covered = |these: &[Asked], by: &[Asked]| these.iter().filter(|asked| covers(by, asked)).count();
    (covered(here, there) + covered(there, here)) as f64 / all as f64
}

/// Whether both look at persona or score, but not by the same rules.
pub(super) fn judges_otherwise(these: &[Asked], that: &Asked) -> bool {
    these.iter().any(|asked| match (&asked.atom, &that.atom) {
        (Atom::Persona(ours), Atom::Persona(theirs)) => ours != theirs,
        (Atom::Score { of, rules, .. }, Atom::Score { of: other, rules: others, .. }) => {
            of == other && rules != others
        }
        _ => false,
    })
}

impl Atom {
    /// Whether this cannot hold without the other.
    fn implies(&self, other: &Atom) -> bool {
        match (self, other) {
            _ if self == other => true,
            (Atom::Filled(these), Atom::Filled(those)) => !these.is_empty() && among(these, those),
            (Atom::Chosen(question, these), Atom::Chosen(other, those)) => {
                question == other && !these.is_empty() && among(these, those)
            }
            (Atom::Meeting { booked: false }, Atom::Meeting { booked: true }) => true,
            (
                Atom::Inbound { channels, at_least, within },
                Atom::Inbound { channels: others, at_least: fewer, within: longer },
            ) => {
                let through = others.is_empty() || (!channels.is_empty() && among(channels, others));
                let ever = u16::MAX;
                through && at_least >= fewer && within.unwrap_or(ever) <= longer.unwrap_or(ever)
            }
            (
                Atom::Score { of, at_least, rules },
                Atom::Score { of: other, at_least: fewer, rules: others },
            ) => of == other && rules == others && at_least >= fewer,
            // One of several is enough: this one.
            (_, Atom::AtLeast { needed: 1, of }) => of.iter().any(|part| self.implies(part)),
            _ => false,
        }
    }
}

fn among<T: PartialEq>(these: &[T], those: &[T]) -> bool {
    these.iter().all(|one| those.contains(one))
}

fn atom(team: &Team, kind: &CriterionKind) -> Atom {
    match kind {
        CriterionKind::Filled(fields) => Atom::Filled(sorted(fields)),
        CriterionKind::Answered(id) => {
            // A question with choices is answered by choosing, so its topic says nothing about a yes.
            let asked = team.question(*id).filter(|question| question.choices.is_empty());
            asked.and_then(|question| question.topic).map_or(Atom::Question(*id), Atom::Topic)
        }
        CriterionKind::Chosen { question, among } => Atom::Chosen(*question, sorted(among)),
        CriterionKind::Inbound { channels, at_least, within } => {
            Atom::Inbound { channels: sorted(channels), at_least: *at_least, within: *within }
        }
        CriterionKind::Meeting { booked } => Atom::Meeting { booked: *booked },
        CriterionKind::Persona => Atom::Persona(rules(team, Rule::is_must)),
        CriterionKind::Score { of, at_least } => {
            let gives = |rule: &Rule| rule.gives(*of);
            Atom::Score { of: *of, at_least: *at_least, rules: rules(team, gives) }
        }
        CriterionKind::Basis => Atom::Basis,
        CriterionKind::DecisionMaker => Atom::DecisionMaker,
        CriterionKind::AtLeast { needed, of } => {
            let parts: Vec<Atom> = of.iter().map(|part| atom(team, &part.kind)).collect();
            Atom::AtLeast { needed: *needed, of: sorted(&parts) }
        }
        CriterionKind::Unreadable(text) => Atom::Unreadable(text.clone()),
    }
}

fn rules(team: &Team, which: impl Fn(&Rule) -> bool) -> Vec<Rule> {
    let rules: Vec<Rule> = team.rules().map(|(_, rule)| rule.clone()).filter(|rule| which(rule)).collect();
    sorted(&rules)
}

fn sorted<T: Ord + Clone>(these: &[T]) -> Vec<T> {
    let mut sorted = these.to_vec();
    sorted.sort();
    sorted.dedup();
    sorted
}

fn ask(team: &Team, kind: &CriterionKind) -> Ask {
    let parts = match kind {
        CriterionKind::AtLeast { of, .. } => of.iter().map(|part| ask(team, &part.kind)).collect(),
        _ => Vec::new(),
    };
    Ask {
        kind: kind.clone(),
        question: kind.question().and_then(|id| team.question(id).cloned()),
        parts,
        also: Vec::new(),
        by_own_rules: false,
    }
}
