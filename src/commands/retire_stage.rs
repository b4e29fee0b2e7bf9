//! A stage goes out of use. Its leads are never moved silently: the team says where they go.

use super::reshape_stage::is_last_open;
use crate::domain::{
    event::Event,
    ids::{StageId, TeamId},
    moment::Moment,
    rank::Rank,
    rejection::Rejection,
    stage::Trait,
    trail::Visit,
    workspace::Workspace,
};

#[derive(Clone, Debug)]
pub struct RetireStage {
    pub team: TeamId,
    pub stage: StageId,
    /// Where its leads go; may stay empty only when it holds none.
    pub into: Option<StageId>,
}

impl RetireStage {
    pub(super) fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        let team = workspace.team(self.team).ok_or(Rejection::NoLongerThere)?;
        team.stage(self.stage).filter(|stage| !stage.is_retired()).ok_or(Rejection::NoLongerThere)?;
        if is_last_open(team, self.stage) {
            return Err(Rejection::LastOpenStage);
        }
        let column = workspace.index().column(team.id, self.stage);
        let mut events = vec![retired(team.id, self.stage, true)];
        if !column.is_empty() {
            let into = self
                .into
                .filter(|into| *into != self.stage)
                .ok_or(Rejection::StageHoldsLeads { leads: column.len() })?;
            team.stage(into).filter(|stage| !stage.is_retired()).ok_or(Rejection::NoLongerThere)?;
            // Below the cards that are there already, in the same order. No gate asks: the team changed, not the lead.
            let goal = workspace.index().column(team.id, into);
            let mut last = goal.len().checked_sub(1).and_then(|last| goal.rank(last)).cloned();
            for lead in column.leads().filter_map(|lead| workspace.lead(lead)) {
                let Some(from) = lead.visit().cloned() else { continue };
                let rank = Rank::between(last.as_ref(), None);
                last = Some(rank.clone());
                let entered = from.next_entered(now.millis);
                let to = Visit { entered, team: team.id, stage: into, rank, pass: None };
                events.push(Event::LeadMoved { lead: lead.id, from, to });
            }
        }
        Ok(events)
    }
}

/// A retired stage comes back into use, empty.
#[derive(Clone, Debug)]
pub struct RestoreStage {
    pub team: TeamId,
    pub stage: StageId,
}

impl RestoreStage {
    pub(super) fn decide(self, workspace: &Workspace) -> Result<Vec<Event>, Rejection> {
        let team = workspace.team(self.team).ok_or(Rejection::NoLongerThere)?;
        team.stage(self.stage).filter(|stage| stage.is_retired()).ok_or(Rejection::NoLongerThere)?;
        Ok(vec![retired(team.id, self.stage, false)])
    }
}

fn retired(team: TeamId, stage: StageId, to: bool) -> Event {
    Event::StageReshaped { team, stage, from: Trait::Retired(!to), to: Trait::Retired(to) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{Command, MoveLead, Spot, testing::Bench},
        domain::ids::LeadId,
    };

    fn retire(stage: &str, into: Option<&str>) -> Command {
        Command::RetireStage(RetireStage {
            team: Bench::TEAM,
            stage: StageId::named(stage),
            into: into.map(StageId::named),
        })
    }

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel").lead("marc", "Marc Petit");
        for lead in ["claire", "marc"] {
            bench.done(Command::MoveLead(MoveLead {
                lead: LeadId::named(lead),
                to: StageId::named("prospect"),
                spot: Spot::TOP,
                reason: Some("because".into()),
            }));
        }
        bench
    }

    #[test]
    fn a_stage_with_leads_asks_where_they_go() {
        let bench = bench();
        assert_eq!(bench.refused(retire("prospect", None)), Rejection::StageHoldsLeads { leads: 2 });
        assert_eq!(
            bench.refused(retire("prospect", Some("prospect"))),
            Rejection::StageHoldsLeads { leads: 2 }
        );
        assert_eq!(bench.refused(retire("prospect", Some("nowhere"))), Rejection::NoLongerThere);
    }

    #[test]
    fn its_leads_keep_their_order_where_they_go_and_one_undo_brings_all_back() {
        let mut bench = bench();
        let before = bench.seen();
        bench.done(retire("prospect", Some("lead")));
        assert_eq!(bench.column("lead"), ["marc", "claire"].map(LeadId::named));
        bench.undo();
        assert_eq!(bench.seen(), before);
    }

    #[test]
    fn the_last_open_stage_stays() {
        let mut bench = bench();
        bench.done(retire("prospect", Some("lead")));
        assert_eq!(bench.refused(retire("lead", Some("client"))), Rejection::LastOpenStage);
    }

    #[test]
    fn a_retired_stage_can_come_back() {
        let mut bench = bench();
        bench.done(retire("lost", None));
        let restore = RestoreStage { team: Bench::TEAM, stage: StageId::named("lost") };
        bench.done(Command::RestoreStage(restore));
        assert_eq!(bench.workspace.team(Bench::TEAM).unwrap().stages_in_order().len(), 4);
    }
}
