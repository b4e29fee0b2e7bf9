//! The way a lead took through the stages: where its card is, and where it has been.

use super::{
    beyond::Beyond,
    ids::{CriterionId, StageId, TeamId},
    moment::{LAST, Millis},
    rank::Rank,
    stamp::Stamp,
};

/// One stay in a stage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Visit {
    /// When the card came in. With team and stage this tells one stay from another; sorting inside the column and
    /// undoing a move keep it, so days in stage are never counted anew.
    pub entered: Millis,
    pub team: TeamId,
    pub stage: StageId,
    pub rank: Rank,
    /// Set where the gate was passed although something was missing.
    pub pass: Option<Pass>,
    /// The version of the team's definitions that the way in was judged by; unknown for what is older than that.
    pub judged_by: Option<Stamp>,
    /// Set where the lead came from another team.
    pub handed_over: Option<HandedOver>,
    pub beyond: Beyond,
}

/// Why somebody let a lead through a gate that did not hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pass {
    pub reason: String,
    pub missing: Vec<CriterionId>,
    pub beyond: Beyond,
}

/// How a lead came from another team.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HandedOver {
    /// In the words of whoever handed it over.
    pub reason: String,
    /// Who looked after the lead before; empty where nobody did.
    pub owner_before: String,
    pub beyond: Beyond,
}

impl Pass {
    pub fn new(reason: String, missing: Vec<CriterionId>) -> Self {
        Self { reason, missing, beyond: Beyond::default() }
    }
}

impl HandedOver {
    pub fn new(reason: String, owner_before: String) -> Self {
        Self { reason, owner_before, beyond: Beyond::default() }
    }
}

impl Visit {
    pub fn new(entered: Millis, team: TeamId, stage: StageId, rank: Rank) -> Self {
        Self {
            entered,
            team,
            stage,
            rank,
            pass: None,
            judged_by: None,
            handed_over: None,
            beyond: Beyond::default(),
        }
    }

    /// When a stay that follows this one begins. Two stays never begin at the same moment, or they would be taken
    /// for one; a tablet's clock may be behind.
    pub fn next_entered(&self, now: Millis) -> Millis {
        now.max(self.entered.saturating_add(1)).min(LAST)
    }

    fn stay(&self) -> (Millis, TeamId, StageId) {
        (self.entered, self.team, self.stage)
    }
}

/// All stays, each with its latest write.
///
/// Joining keeps the later write of each stay, so it is a union like every other join; the card is where the
/// latest write of all put it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// Ascending.
    writes: Vec<(Stamp, Visit)>,
}

impl Trail {
    pub fn now(&self) -> Option<&Visit> {
        self.writes.last().map(|(_, visit)| visit)
    }

    pub fn stamp(&self) -> Stamp {
        self.writes.last().map_or(Stamp::ORIGIN, |(stamp, _)| *stamp)
    }

    pub fn writes(&self) -> &[(Stamp, Visit)] {
        &self.writes
    }

    pub fn write(&mut self, stamp: Stamp, visit: Visit) {
        let write = (stamp, visit);
        if let Some(at) = self.writes.iter().position(|(_, known)| known.stay() == write.1.stay()) {
            if self.writes[at] >= write {
                return;
            }
            self.writes.remove(at);
        }
        let at = self.writes.partition_point(|known| *known < write);
        // Trails are short; growing by itself, a vector makes room for four.
        self.writes.reserve_exact(1);
        self.writes.insert(at, write);
    }

    pub fn join(&mut self, other: &Trail) {
        for (stamp, visit) in &other.writes {
            self.write(*stamp, visit.clone());
        }
    }

    /// The stays that led here, oldest first, without those that were taken back: a write that returns to an
    /// earlier stay takes back every stay that began after it.
    pub fn path(&self) -> Vec<&Visit> {
        let mut path: Vec<&Visit> = Vec::with_capacity(self.writes.len());
        for (_, visit) in &self.writes {
            while path.last().is_some_and(|last| last.entered > visit.entered) {
                path.pop();
            }
            path.push(visit);
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Stamp {
        Stamp { millis, counter: 0, writer: 1 }
    }

    fn visit(stage: &str, entered: Millis) -> Visit {
        Visit::new(entered, TeamId::named("sales"), StageId::named(stage), Rank::middle())
    }

    fn stages(trail: &Trail) -> Vec<StageId> {
        trail.path().iter().map(|visit| visit.stage).collect()
    }

    #[test]
    fn an_undone_move_leaves_no_trace_on_the_path() {
        let mut trail = Trail::default();
        trail.write(at(1), visit("lead", 1));
        trail.write(at(2), visit("prospect", 2));
        assert_eq!(stages(&trail), [StageId::named("lead"), StageId::named("prospect")]);
        trail.write(at(3), visit("lead", 1));
        assert_eq!(stages(&trail), [StageId::named("lead")]);
        trail.write(at(4), visit("client", 4));
        assert_eq!(stages(&trail), [StageId::named("lead"), StageId::named("client")]);
    }

    #[test]
    fn redoing_a_move_brings_its_stay_back() {
        let mut trail = Trail::default();
        for (stamp, stage, entered) in
            [(1, "lead", 1), (2, "prospect", 2), (3, "lead", 1), (4, "prospect", 2)]
        {
            trail.write(at(stamp), visit(stage, entered));
        }
        assert_eq!(stages(&trail), [StageId::named("lead"), StageId::named("prospect")]);
    }

    #[test]
    fn two_tablets_agree_whatever_order_their_moves_arrive_in() {
        let moves = [
            (at(1), visit("lead", 1)),
            (at(2), visit("prospect", 2)),
            (at(3), visit("lead", 1)),
            (at(4), visit("client", 4)),
        ];
        let mut forward = Trail::default();
        let mut backward = Trail::default();
        moves.iter().cloned().for_each(|(stamp, visit)| forward.write(stamp, visit));
        moves.iter().rev().cloned().for_each(|(stamp, visit)| backward.write(stamp, visit));
        assert_eq!(forward, backward);
        assert_eq!(forward.now().map(|visit| visit.stage), Some(StageId::named("client")));
    }
}
