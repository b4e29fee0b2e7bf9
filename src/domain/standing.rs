//! Where a lead really stands: the furthest stage whose conditions hold all the way, beside where its card is.

use super::{
    criterion::{Criterion, Holds},
    ids::StageId,
    judge::Judge,
    lead::Lead,
    moment::Millis,
    stage::Kind,
    trail::Visit,
};

/// A card compared with its team's definitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The card is where the definitions put it, or where they say nothing.
    Settled,
    /// The conditions of this later stage hold, all the way.
    Ready(StageId),
    /// The card is further than its conditions: they hold up to here, or (`None`) not even so far.
    Ahead(Option<StageId>),
}

/// The stages that a lead passes through, with what they require; made once for many leads.
pub struct Way<'a> {
    judge: &'a Judge<'a>,
    steps: Vec<Step<'a>>,
}

struct Step<'a> {
    stage: StageId,
    kind: Kind,
    required: Vec<&'a Criterion>,
    spared: Option<Millis>,
}

impl<'a> Way<'a> {
    pub fn new(judge: &'a Judge<'a>) -> Self {
        let on_the_way =
            judge.team.stages_in_order().into_iter().filter(|stage| stage.kind().is_on_the_way());
        let step = |stage: &'a super::stage::Stage| Step {
            stage: stage.id,
            kind: stage.kind(),
            required: stage.required().collect(),
            spared: stage.spared(),
        };
        Self { judge, steps: on_the_way.map(step).collect() }
    }

    pub fn standing(&self, lead: &Lead) -> Standing {
        let Some(visit) = lead.visit().filter(|visit| visit.team == self.judge.team.id) else {
            return Standing::Settled;
        };
        let Some(here) = self.steps.iter().position(|step| step.stage == visit.stage) else {
            return Standing::Settled;
        };
        let failed = self.failed(lead);
        match failed {
            // Capturing asks nothing, so the first stage is never too far.
            Some(failed) if failed <= here && here > 0 => {
                Standing::Ahead(failed.checked_sub(1).map(|at| self.steps[at].stage))
            }
            failed => self
                .furthest_before(failed)
                .filter(|at| *at > here)
                .map_or(Standing::Settled, |at| Standing::Ready(self.steps[at].stage)),
        }
    }

    /// The stage in which a lead that comes from elsewhere arrives: the furthest whose conditions hold all the way, or
    /// else the first.
    pub fn arrival(&self, lead: &Lead) -> Option<StageId> {
        let failed = self.failed(lead);
        let open = || self.steps.iter().position(|step| step.kind == Kind::Open);
        self.furthest_before(failed).or_else(open).map(|at| self.steps[at].stage)
    }

    /// A stage that asks nothing says nothing, and a sale is told by the customer and not by criteria: neither is ever
    /// concluded, only passed over on the way to one that says something.
    fn furthest_before(&self, failed: Option<usize>) -> Option<usize> {
        let held = &self.steps[..failed.unwrap_or(self.steps.len())];
        let open = held.iter().position(|step| step.kind != Kind::Open).unwrap_or(held.len());
        held[..open].iter().rposition(|step| !step.required.is_empty())
    }

    /// The first step whose conditions do not hold.
    fn failed(&self, lead: &Lead) -> Option<usize> {
        (0..self.steps.len()).find(|at| !self.holds(lead, *at))
    }

    fn holds(&self, lead: &Lead, at: usize) -> bool {
        let asks = &self.steps[at].required;
        self.is_spared(lead, at) || asks.iter().all(|asked| self.judge.holds(lead, &asked.kind) == Holds::Yes)
    }

    /// Whether the lead is here or further, and was before the team changed its mind: it keeps the judgement of then.
    /// One that has left since is asked again like any other. Whoever is in the first stage has not been judged there
    /// yet: what it asks is asked on the way out.
    fn is_spared(&self, lead: &Lead, at: usize) -> bool {
        let Some(before) = self.steps[at].spared else { return false };
        let judged = &self.steps[at.max(1)..];
        let is_past = |visit: &Visit| {
            visit.team == self.judge.team.id && judged.iter().any(|step| step.stage == visit.stage)
        };
        lead.visit().is_some_and(is_past)
            && lead.trail.path().into_iter().any(|visit| visit.entered < before && is_past(visit))
    }
}
