//! A team adds a stage, or puts its stages in another order.

use super::{found_team::checked_name, redefine::Draft};
use crate::domain::{
    event::Event,
    ids::StageId,
    rank::Rank,
    rejection::Rejection,
    stage::{Kind, Trait},
    team::Team,
    wording::Wording,
};

/// A new open stage, just before the team's first stage that ends the way, or at the end.
#[derive(Clone, Debug, PartialEq)]
pub struct AddStage {
    pub stage: StageId,
    pub name: String,
}

impl AddStage {
    pub(super) fn decide(&self, draft: &Draft<'_>) -> Result<Vec<Event>, Rejection> {
        let team = &draft.team;
        let name = checked_name(&self.name)?;
        if team.stage(self.stage).is_some() {
            return Err(Rejection::NothingChanged);
        }
        let stages = team.stages_in_order();
        let end = stages.iter().position(|stage| stage.kind() != Kind::Open).unwrap_or(stages.len());
        let rank = Rank::between(
            end.checked_sub(1).and_then(|last| stages[last].rank()),
            stages.get(end).and_then(|stage| stage.rank()),
        );
        let likely = end.checked_sub(1).map_or(10, |last| stages[last].probability());
        let traits = vec![
            Trait::Name(Wording::same(name)),
            Trait::Rank(rank),
            Trait::Kind(Kind::Open),
            Trait::Probability(likely),
        ];
        Ok(vec![Event::StageAdded { team: team.id, stage: self.stage, traits }])
    }
}

/// Puts a stage before another; `None` puts it last.
#[derive(Clone, Debug, PartialEq)]
pub struct MoveStage {
    pub stage: StageId,
    pub before: Option<StageId>,
}

impl MoveStage {
    pub(super) fn decide(&self, draft: &Draft<'_>) -> Result<Vec<Event>, Rejection> {
        let team = &draft.team;
        let stage = draft.stage(self.stage)?;
        if self.before == Some(self.stage) || self.stays(team) {
            return Err(Rejection::NothingChanged);
        }
        let others: Vec<_> =
            team.stages_in_order().into_iter().filter(|other| other.id != self.stage).collect();
        let at = others.iter().position(|other| Some(other.id) == self.before).unwrap_or(others.len());
        let rank = Rank::between(
            at.checked_sub(1).and_then(|above| others[above].rank()),
            others.get(at).and_then(|below| below.rank()),
        );
        let from = stage.get(Trait::Rank(rank.clone()).key());
        Ok(vec![Event::StageReshaped { team: team.id, stage: self.stage, from, to: Trait::Rank(rank) }])
    }

    fn stays(&self, team: &Team) -> bool {
        let stages = team.stages_in_order();
        let next = stages.iter().skip_while(|stage| stage.id != self.stage).nth(1).map(|stage| stage.id);
        next == self.before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{Redefine, testing::Bench};

    fn order(bench: &Bench) -> Vec<String> {
        let team = bench.workspace.team(Bench::TEAM).unwrap();
        team.stages_in_order().iter().map(|stage| stage.name().en).collect()
    }

    #[test]
    fn a_new_stage_stands_before_the_end_of_the_way() {
        let mut bench = Bench::with_team();
        let add = AddStage { stage: StageId::named("demo"), name: "Demo".into() };
        bench.done(Redefine::one(Bench::TEAM, add));
        assert_eq!(order(&bench), ["Lead", "Prospect", "Demo", "Client", "Lost"]);
        bench.undo();
        assert_eq!(order(&bench), ["Lead", "Prospect", "Client", "Lost"]);
    }

    #[test]
    fn stages_change_places_one_at_a_time() {
        let mut bench = Bench::with_team();
        let put = |stage: &str, before: Option<&str>| {
            let step = MoveStage { stage: StageId::named(stage), before: before.map(StageId::named) };
            Redefine::one(Bench::TEAM, step)
        };
        bench.done(put("prospect", Some("lead")));
        assert_eq!(order(&bench), ["Prospect", "Lead", "Client", "Lost"]);
        bench.done(put("prospect", None));
        assert_eq!(order(&bench), ["Lead", "Client", "Lost", "Prospect"]);
        assert_eq!(bench.refused(put("prospect", None)), Rejection::NothingChanged);
        assert_eq!(bench.refused(put("lead", Some("client"))), Rejection::NothingChanged);
    }
}
