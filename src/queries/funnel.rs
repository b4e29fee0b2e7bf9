//! The shape of the funnel: how many leads came as far as each stage, and how many of the stage before came on.

use crate::domain::{
    ids::{StageId, TeamId},
    workspace::Workspace,
};

/// One stage of the way from stranger to customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub stage: StageId,
    /// Leads that came this far or further, wherever they are now.
    pub reached: usize,
    /// Of those that reached the stage before.
    pub of: Option<usize>,
}

/// Below this many a rate is an anecdote; the screen then shows the numbers without a percentage.
pub const ENOUGH: usize = 5;

impl Step {
    /// Hundredths that came on from the stage before; `None` for the first stage, or when there are too few.
    pub fn rate(self) -> Option<u32> {
        let of = self.of.filter(|of| *of >= ENOUGH)?;
        u32::try_from((self.reached * 100 + of / 2) / of).ok()
    }
}

/// The team's way in order; stages off the way (lost, recycled) are no step of it.
pub fn funnel(workspace: &Workspace, team: TeamId) -> Vec<Step> {
    let Some(known) = workspace.team(team) else { return Vec::new() };
    let way = known.way();
    let mut steps: Vec<Step> = Vec::with_capacity(way.len());
    let mut reached: usize = way.iter().map(|stage| workspace.index().stopped_at(team, *stage)).sum();
    for stage in way {
        steps.push(Step { stage, reached, of: steps.last().map(|before| before.reached) });
        reached -= workspace.index().stopped_at(team, stage);
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{MoveLead, Spot, testing::Bench},
        domain::ids::LeadId,
    };

    fn put(bench: &mut Bench, lead: &str, stage: &str) {
        bench.done(MoveLead {
            lead: LeadId::named(lead),
            team: Bench::TEAM,
            to: StageId::named(stage),
            spot: Spot::TOP,
            reason: Some("because".into()),
        });
    }

    #[test]
    fn a_lost_lead_still_counts_for_how_far_it_came() {
        let mut bench = Bench::with_team();
        for lead in ["a", "b", "c", "d", "e", "f"] {
            bench.lead(lead, lead);
        }
        put(&mut bench, "a", "client");
        put(&mut bench, "b", "prospect");
        put(&mut bench, "c", "prospect");
        put(&mut bench, "c", "lost");
        let steps = funnel(&bench.workspace, Bench::TEAM);
        let reached: Vec<_> = steps.iter().map(|step| (step.reached, step.of, step.rate())).collect();
        assert_eq!(reached, [(6, None, None), (3, Some(6), Some(50)), (1, Some(3), None)]);
    }

    #[test]
    fn an_undone_move_does_not_count() {
        let mut bench = Bench::with_team();
        bench.lead("a", "Ana");
        put(&mut bench, "a", "prospect");
        bench.undo();
        assert_eq!(funnel(&bench.workspace, Bench::TEAM)[1].reached, 0);
    }
}
