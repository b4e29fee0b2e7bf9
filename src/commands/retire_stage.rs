//! A stage goes out of use. Its leads are never moved silently: the team says where they go.

use super::{redefine::Draft, reshape_stage::is_last_open};
use crate::domain::{
    event::Event,
    ids::{LeadId, StageId, TeamId},
    rank::Rank,
    rejection::Rejection,
    stage::Trait,
    team::Team,
    trail::Visit,
};

#[derive(Clone, Debug, PartialEq)]
pub struct RetireStage {
    pub stage: StageId,
    /// Where its leads go; may stay empty only when it holds none.
    pub into: Option<StageId>,
}

impl RetireStage {
    pub(super) fn decide(&self, draft: &Draft<'_>) -> Result<Vec<Event>, Rejection> {
        let team = draft.team.id;
        draft.stage_in_use(self.stage)?;
        if is_last_open(&draft.team, self.stage) {
            return Err(Rejection::LastOpenStage);
        }
        let leads = draft.leads_in(self.stage);
        let mut events = vec![retired(team, self.stage, true)];
        if !leads.is_empty() {
            let into = self
                .into
                .filter(|into| *into != self.stage)
                .ok_or(Rejection::StageHoldsLeads { leads: leads.len() })?;
            draft.stage_in_use(into)?;
            events.extend(moved_below(draft, leads, into));
        }
        Ok(events)
    }
}

/// Leads go below the cards that are there already, in the same order. No gate asks: the team changed, not the lead.
pub(super) fn moved_below(draft: &Draft<'_>, leads: Vec<(LeadId, Visit)>, into: StageId) -> Vec<Event> {
    let mut last = draft.leads_in(into).pop().map(|(_, visit)| visit.rank);
    // The version that people know; the draft's own stamps are no real ones.
    let judged_by = draft.workspace.team(draft.team.id).map(Team::version);
    let mut moved = Vec::new();
    for (lead, from) in leads {
        let rank = Rank::between(last.as_ref(), None);
        last = Some(rank.clone());
        let to =
            Visit { judged_by, ..Visit::new(from.next_entered(draft.now.millis), draft.team.id, into, rank) };
        moved.push(Event::LeadMoved { lead, from, to });
    }
    moved
}

/// A retired stage comes back into use, empty.
#[derive(Clone, Debug, PartialEq)]
pub struct RestoreStage {
    pub stage: StageId,
}

impl RestoreStage {
    pub(super) fn decide(&self, draft: &Draft<'_>) -> Result<Vec<Event>, Rejection> {
        if !draft.stage(self.stage)?.is_retired() {
            return Err(Rejection::NoLongerThere);
        }
        Ok(vec![retired(draft.team.id, self.stage, false)])
    }
}

fn retired(team: TeamId, stage: StageId, to: bool) -> Event {
    Event::StageReshaped { team, stage, from: Trait::Retired(!to), to: Trait::Retired(to) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{Command, MoveLead, Redefine, Spot, testing::Bench},
        domain::ids::LeadId,
    };

    fn retire(stage: &str, into: Option<&str>) -> impl Command {
        let retire = RetireStage { stage: StageId::named(stage), into: into.map(StageId::named) };
        Redefine::one(Bench::TEAM, retire)
    }

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel").lead("marc", "Marc Petit");
        for lead in ["claire", "marc"] {
            bench.done(MoveLead {
                lead: LeadId::named(lead),
                team: Bench::TEAM,
                to: StageId::named("prospect"),
                spot: Spot::TOP,
                reason: Some("because".into()),
            });
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
        let restore = RestoreStage { stage: StageId::named("lost") };
        bench.done(Redefine::one(Bench::TEAM, restore));
        assert_eq!(bench.workspace.team(Bench::TEAM).unwrap().stages_in_order().len(), 4);
    }
}
