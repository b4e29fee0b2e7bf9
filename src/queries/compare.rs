//! A playbook from a file beside the one that a team works by: what differs, who changed theirs last, and the changes
//! that would make them the same.

mod steps;

use super::playbook::CriterionView;
use crate::{
    commands::checked_playbook,
    domain::{
        criterion::{Criterion, Question},
        ids::{StageId, TeamId},
        moment::Millis,
        playbook::Playbook,
        rejection::Rejection,
        rule::Rule,
        stage::{Stage, Trait, TraitKey},
        stamp::Stamp,
        team::Team,
        wording::Wording,
        workspace::Workspace,
        written::Written,
    },
};

use steps::Staying;
pub use steps::{Steps, steps_to};

/// Which of the two was written later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Both say the same.
    Same,
    /// The file was changed after anything that was changed here.
    Newer,
    /// The file is an earlier state of what is here.
    Older,
    /// Both were changed since they parted.
    Apart,
    /// Another way of working altogether: no stage is in both.
    Strange,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub ours: String,
    /// When ours was last changed; `None` for a built-in one that nobody has changed.
    pub ours_of: Option<Millis>,
    pub theirs: Wording,
    pub theirs_of: Option<Millis>,
    pub age: Age,
    pub stages: Vec<StageDifference>,
    pub questions: Vec<Difference<Question>>,
    pub rules: Vec<Difference<Rule>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StageDifference {
    pub stage: StageId,
    /// As it is called here, or there when it is only there.
    pub name: Wording,
    pub change: StageChange,
}

#[derive(Clone, Debug, PartialEq)]
pub enum StageChange {
    /// What it asks.
    OnlyThere(Vec<CriterionView>),
    /// With how many leads in it.
    OnlyHere(usize),
    Differs(Vec<TraitDifference>),
}

#[derive(Clone, Debug, PartialEq)]
pub enum TraitDifference {
    /// Anything but the gate and the place, as it is here and there.
    Value(Trait, Trait),
    /// The stage's place among those that both have, from one.
    Place(usize, usize),
    Gate {
        only_here: Vec<CriterionView>,
        only_there: Vec<CriterionView>,
    },
}

/// A question or a rule that is only in one of the two, or not the same in both.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference<T> {
    OnlyThere(T),
    OnlyHere(T),
    Differs(T, T),
}

impl Comparison {
    pub fn is_same(&self) -> bool {
        self.stages.is_empty() && self.questions.is_empty() && self.rules.is_empty()
    }
}

/// `None` when the team is not here.
pub fn compare(workspace: &Workspace, team: TeamId, theirs: &Playbook) -> Option<Comparison> {
    let known = workspace.team(team)?;
    let mut ours = Playbook::of(known);
    let stages = stages(workspace, known, &ours, theirs);
    // What a stage that stays rests on would not go.
    let staying = Staying::of(workspace, known, theirs);
    ours.questions
        .retain(|(id, _)| !staying.asks(*id) || theirs.questions.iter().any(|(other, _)| other == id));
    ours.rules.retain(|(id, _)| !staying.rules || theirs.rules.iter().any(|(other, _)| other == id));
    let questions: Vec<Difference<Question>> = differences(&ours.questions, &theirs.questions);
    let rules: Vec<Difference<Rule>> = differences(&ours.rules, &theirs.rules);
    let is_same = stages.is_empty() && questions.is_empty() && rules.is_empty();
    Some(Comparison {
        ours: known.name().to_owned(),
        ours_of: dated(ours.version),
        theirs: theirs.name.clone(),
        theirs_of: dated(theirs.version),
        age: if is_same { Age::Same } else { age(known, theirs) },
        stages,
        questions,
        rules,
    })
}

/// A playbook from outside, made clean.
///
/// # Errors
/// What is wrong with it, and with which of its stages.
pub fn usable(playbook: &Playbook) -> Result<Playbook, Box<(Rejection, Option<Wording>)>> {
    checked_playbook(playbook).map_err(|refused| {
        let stage = match &refused {
            Rejection::Contradiction(found) => found.stage(),
            _ => None,
        };
        Box::new((refused, stage.and_then(|stage| name_in(playbook, stage))))
    })
}

fn dated(version: Stamp) -> Option<Millis> {
    // An edition of a built-in playbook is a number and no day.
    (!version.is_built_in()).then_some(version.millis)
}

fn age(ours: &Team, theirs: &Playbook) -> Age {
    let is_shared = theirs.stages.iter().any(|(stage, _)| ours.stage(*stage).is_some());
    if !is_shared {
        Age::Strange
    } else if theirs.version > ours.version() {
        Age::Newer
    } else if knows(ours, theirs.version) {
        Age::Older
    } else {
        Age::Apart
    }
}

/// Whether what a team has written includes a version: then it has gone on from there.
fn knows(team: &Team, version: Stamp) -> bool {
    fn has<T>(written: &Written<T>, version: Stamp) -> bool
    where
        T: Ord + Clone,
    {
        written.writes().iter().any(|(stamp, _)| *stamp == version)
    }
    team.stages.values().flat_map(Stage::written).any(|written| has(written, version))
        || team.questions.values().any(|written| has(written, version))
        || team.rules.values().any(|written| has(written, version))
}

fn stages(workspace: &Workspace, team: &Team, ours: &Playbook, theirs: &Playbook) -> Vec<StageDifference> {
    let there = theirs.stages.iter().filter_map(|(stage, traits)| {
        let change = match traits_in(ours, *stage) {
            Some(known) => StageChange::Differs(traits_that_differ(*stage, (ours, known), (theirs, traits))),
            None => StageChange::OnlyThere(asked_in(theirs, gate_in(traits))),
        };
        let name = name_in(ours, *stage).or_else(|| name_in(theirs, *stage)).unwrap_or_default();
        let is_change = change != StageChange::Differs(Vec::new());
        is_change.then_some(StageDifference { stage: *stage, name, change })
    });
    let here = ours.stages.iter().filter(|(stage, _)| traits_in(theirs, *stage).is_none());
    let here = here.map(|(stage, _)| StageDifference {
        stage: *stage,
        name: name_in(ours, *stage).unwrap_or_default(),
        change: StageChange::OnlyHere(workspace.index().column(team.id, *stage).len()),
    });
    there.chain(here).collect()
}

type Told<'a> = (&'a Playbook, &'a [Trait]);

fn traits_that_differ(stage: StageId, here: Told<'_>, there: Told<'_>) -> Vec<TraitDifference> {
    let mut found = Vec::new();
    for value in there.1 {
        let Some(known) = here.1.iter().find(|known| known.key() == value.key()) else { continue };
        match (known, value) {
            _ if known == value => {}
            // Ranks may differ without any stage standing elsewhere.
            (Trait::Rank(_), _) => {}
            (Trait::Gate(ours), Trait::Gate(theirs)) => found.push(gates(here.0, ours, there.0, theirs)),
            _ => found.push(TraitDifference::Value(known.clone(), value.clone())),
        }
    }
    let place = |playbook: &Playbook, other: &Playbook| {
        let both = playbook.stages.iter().filter(|(stage, _)| traits_in(other, *stage).is_some());
        both.take_while(|(id, _)| *id != stage).count() + 1
    };
    let places = (place(here.0, there.0), place(there.0, here.0));
    if places.0 != places.1 {
        found.push(TraitDifference::Place(places.0, places.1));
    }
    found
}

fn gates(ours: &Playbook, here: &[Criterion], theirs: &Playbook, there: &[Criterion]) -> TraitDifference {
    let without = |these: &[Criterion], others: &[Criterion]| -> Vec<Criterion> {
        let is_there = |one: &Criterion| {
            others.iter().any(|other| other.advised == one.advised && other.kind.asks_the_same(&one.kind))
        };
        these.iter().filter(|one| !is_there(one)).cloned().collect()
    };
    TraitDifference::Gate {
        only_here: asked_in(ours, &without(here, there)),
        only_there: asked_in(theirs, &without(there, here)),
    }
}

fn asked_in(playbook: &Playbook, gate: &[Criterion]) -> Vec<CriterionView> {
    gate.iter().map(|asked| CriterionView::of(asked, &|id| playbook.question(id))).collect()
}

fn traits_in(playbook: &Playbook, stage: StageId) -> Option<&[Trait]> {
    playbook.stages.iter().find(|(id, _)| *id == stage).map(|(_, traits)| traits.as_slice())
}

fn gate_in(traits: &[Trait]) -> &[Criterion] {
    let gate = traits.iter().find_map(|value| match value {
        Trait::Gate(gate) => Some(gate.as_slice()),
        _ => None,
    });
    gate.unwrap_or_default()
}

fn name_in(playbook: &Playbook, stage: StageId) -> Option<Wording> {
    let name = traits_in(playbook, stage)?.iter().find(|value| value.key() == TraitKey::Name)?;
    if let Trait::Name(name) = name { Some(name.clone()) } else { None }
}

fn differences<Id: Eq, T: Eq + Clone>(here: &[(Id, T)], there: &[(Id, T)]) -> Vec<Difference<T>> {
    let find = |list: &[(Id, T)], id: &Id| {
        list.iter().find(|(known, _)| known == id).map(|(_, value)| value.clone())
    };
    let theirs = there.iter().filter_map(|(id, value)| match find(here, id) {
        None => Some(Difference::OnlyThere(value.clone())),
        Some(known) if known == *value => None,
        Some(known) => Some(Difference::Differs(known, value.clone())),
    });
    let ours = here.iter().filter(|(id, _)| find(there, id).is_none());
    theirs.chain(ours.map(|(_, value)| Difference::OnlyHere(value.clone()))).collect()
}
