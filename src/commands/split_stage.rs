//! One stage becomes two. Its leads are never moved silently: the team says whether they stay or go on.

use super::{found_team::checked_name, redefine::Draft, retire_stage::moved_below};
use crate::domain::{
    event::Event,
    ids::StageId,
    rank::Rank,
    rejection::Rejection,
    stage::{Trait, TraitKey},
    wording::Wording,
};

#[derive(Clone, Debug, PartialEq)]
pub struct SplitStage {
    pub stage: StageId,
    /// The identity of the new stage, which stands right behind.
    pub fresh: StageId,
    pub name: String,
    /// Whether the leads go to the new stage.
    pub take_leads: bool,
}

impl SplitStage {
    /// The new stage is like the one it comes from, but asks nothing yet.
    pub(super) fn decide(&self, draft: &Draft<'_>) -> Result<Vec<Event>, Rejection> {
        let team = &draft.team;
        let stage = draft.stage_in_use(self.stage)?;
        let name = checked_name(&self.name)?;
        if team.stage(self.fresh).is_some() {
            return Err(Rejection::NothingChanged);
        }
        let next = team.stages_in_order().into_iter().skip_while(|other| other.id != stage.id).nth(1);
        let rank = Rank::between(stage.rank(), next.and_then(|next| next.rank()));
        let alike = [TraitKey::Kind, TraitKey::Colour, TraitKey::Probability, TraitKey::StaleAfter];
        let traits = [Trait::Name(Wording::same(name)), Trait::Rank(rank)]
            .into_iter()
            .chain(alike.map(|key| stage.get(key)));
        let mut events =
            vec![Event::StageAdded { team: team.id, stage: self.fresh, traits: traits.collect() }];
        if self.take_leads {
            events.extend(moved_below(draft, draft.leads_in(stage.id), self.fresh));
        }
        Ok(events)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{Command, Redefine, testing::Bench},
        domain::ids::LeadId,
    };

    fn split(fresh: &str, take_leads: bool) -> impl Command {
        let fresh = StageId::named(fresh);
        let split =
            SplitStage { stage: StageId::named("lead"), fresh, name: "Second look".into(), take_leads };
        Redefine::one(Bench::TEAM, split)
    }

    #[test]
    fn leads_stay_or_go_on_as_the_team_says() {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire").lead("marc", "Marc");
        let before = bench.seen();
        bench.done(split("second", false));
        assert_eq!(bench.column("lead").len(), 2);
        let team = bench.workspace.team(Bench::TEAM).unwrap();
        assert_eq!(team.stages_in_order()[1].id, StageId::named("second"));
        bench.undo();
        bench.done(split("third", true));
        assert_eq!(bench.column("third"), ["marc", "claire"].map(LeadId::named));
        bench.undo();
        assert_eq!(bench.seen(), before);
    }
}
