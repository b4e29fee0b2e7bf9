//! What a team's definitions say that cannot be: found before they are taken up, and shown where they are already there.

use super::{
    criterion::{CriterionKind, Points},
    field::Field,
    ids::StageId,
    rule::{Rule, Test, Weight},
    stage::{Kind, Stage},
    team::Team,
};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contradiction {
    /// The stage asks a question that the team no longer has.
    NoSuchQuestion { stage: StageId },
    /// None of the choices that would do can be given.
    NoSuchChoice { stage: StageId },
    /// More criteria of a group must hold than it has.
    TooFewParts { stage: StageId },
    /// A criterion that names nothing, so nothing can meet it.
    EmptyCriterion { stage: StageId },
    /// More points are asked than all the rules give together.
    OutOfReach { stage: StageId, needed: u16, most: i32 },
    /// The persona is asked for, and insists on nothing.
    NoPersona { stage: StageId },
    /// A range that ends before it begins.
    UpsideDown { field: Field },
    /// A rule that looks for nothing.
    EmptyRule { field: Field },
    /// Two stages where a deal is won stand in the same place.
    WonWithoutOrder { stage: StageId, other: StageId },
}

impl Contradiction {
    /// The stage that says so; none where a rule does.
    pub fn stage(&self) -> Option<StageId> {
        match self {
            Contradiction::NoSuchQuestion { stage }
            | Contradiction::NoSuchChoice { stage }
            | Contradiction::TooFewParts { stage }
            | Contradiction::EmptyCriterion { stage }
            | Contradiction::OutOfReach { stage, .. }
            | Contradiction::NoPersona { stage }
            | Contradiction::WonWithoutOrder { stage, .. } => Some(*stage),
            Contradiction::UpsideDown { .. } | Contradiction::EmptyRule { .. } => None,
        }
    }
}

pub fn contradictions(team: &Team) -> Vec<Contradiction> {
    let mut found: Vec<Contradiction> = team.rules().filter_map(|(_, rule)| in_rule(rule)).collect();
    let stages = team.stages_in_order();
    for stage in &stages {
        let kinds = stage.gate().iter().flat_map(|criterion| match &criterion.kind {
            group @ CriterionKind::AtLeast { .. } => [vec![group], group.leaves()].concat(),
            kind => vec![kind],
        });
        found.extend(kinds.filter_map(|kind| in_criterion(team, stage, kind)));
    }
    for pair in stages.windows(2) {
        let won = |stage: &Stage| stage.kind() == Kind::Won;
        if won(pair[0]) && won(pair[1]) && pair[0].rank() == pair[1].rank() {
            found.push(Contradiction::WonWithoutOrder { stage: pair[0].id, other: pair[1].id });
        }
    }
    found.sort();
    found.dedup();
    found
}

fn in_rule(rule: &Rule) -> Option<Contradiction> {
    let Rule::Fit { test, .. } = rule else { return None };
    match test {
        Test::Words { field, any_of } => any_of
            .iter()
            .all(|word| word.trim().is_empty())
            .then_some(Contradiction::EmptyRule { field: *field }),
        Test::Between { field, from: Some(from), to: Some(to) } => {
            (from > to).then_some(Contradiction::UpsideDown { field: *field })
        }
        Test::Between { field, from: None, to: None } => Some(Contradiction::EmptyRule { field: *field }),
        Test::Between { .. } => None,
    }
}

fn in_criterion(team: &Team, stage: &Stage, kind: &CriterionKind) -> Option<Contradiction> {
    let stage = stage.id;
    match kind {
        CriterionKind::Filled(fields) => fields.is_empty().then_some(Contradiction::EmptyCriterion { stage }),
        CriterionKind::Answered(question) => match team.question(*question) {
            None => Some(Contradiction::NoSuchQuestion { stage }),
            // Whoever answers it chooses, and never says yes.
            Some(known) => (!known.choices.is_empty()).then_some(Contradiction::NoSuchChoice { stage }),
        },
        CriterionKind::Chosen { question, among } => match team.question(*question) {
            None => Some(Contradiction::NoSuchQuestion { stage }),
            Some(known) => (!among.iter().any(|choice| known.choice(*choice).is_some()))
                .then_some(Contradiction::NoSuchChoice { stage }),
        },
        CriterionKind::Persona => {
            (!team.rules().any(|(_, rule)| rule.is_must())).then_some(Contradiction::NoPersona { stage })
        }
        CriterionKind::Score { of, at_least } => {
            let most = most_points(team, *of);
            (most < i32::from(*at_least)).then_some(Contradiction::OutOfReach {
                stage,
                needed: *at_least,
                most,
            })
        }
        CriterionKind::AtLeast { needed, of } if of.is_empty() || *needed == 0 => {
            Some(Contradiction::EmptyCriterion { stage })
        }
        CriterionKind::AtLeast { needed, of } => {
            (usize::from(*needed) > of.len()).then_some(Contradiction::TooFewParts { stage })
        }
        CriterionKind::Inbound { .. }
        | CriterionKind::Meeting { .. }
        | CriterionKind::Basis
        | CriterionKind::DecisionMaker
        | CriterionKind::Unreadable(_) => None,
    }
}

/// As many points as a lead can have at most.
fn most_points(team: &Team, of: Points) -> i32 {
    let points = |rule: &Rule| match rule {
        Rule::Fit { weight: Weight::Points(points), .. } => i32::from(*points).max(0),
        Rule::Fit { weight: Weight::Must, .. } => 0,
        Rule::Engagement(deed) => i32::from(deed.points).max(0) * i32::from(deed.most),
        Rule::Heat(_) | Rule::Unreadable(_) => 0,
    };
    team.rules().filter(|(_, rule)| rule.gives(of)).map(|(_, rule)| points(rule)).fold(0, i32::saturating_add)
}
