//! A team changes what a stage is called, means, is worth or asks.

use super::{redefine::Draft, set_question::checked_wording};
use crate::domain::{
    event::Event,
    ids::StageId,
    rejection::Rejection,
    stage::{Kind, Trait},
    team::Team,
    text,
    wording::Wording,
};

#[derive(Clone, Debug, PartialEq)]
pub struct ReshapeStage {
    pub stage: StageId,
    pub to: Trait,
}

impl ReshapeStage {
    pub(super) fn decide(&self, draft: &Draft<'_>) -> Result<Vec<Event>, Rejection> {
        let stage = draft.stage(self.stage)?;
        let from = stage.get(self.to.key());
        let to = self.checked(&draft.team)?;
        if from == to {
            return Err(Rejection::NothingChanged);
        }
        Ok(vec![Event::StageReshaped { team: draft.team.id, stage: stage.id, from, to }])
    }

    fn checked(&self, team: &Team) -> Result<Trait, Rejection> {
        match &self.to {
            Trait::Kind(kind) if *kind != Kind::Open && is_last_open(team, self.stage) => {
                Err(Rejection::LastOpenStage)
            }
            // Retiring asks where the leads go, and who is spared is asked of the whole change.
            Trait::Retired(_) | Trait::Spared(_) => Err(Rejection::NothingChanged),
            value => checked(value),
        }
    }
}

/// What is said of a stage, its texts made clean.
pub(super) fn checked(value: &Trait) -> Result<Trait, Rejection> {
    match value {
        Trait::Name(name) => checked_wording(name).map(Trait::Name),
        Trait::Definition(text) => {
            let clean = |text: &str| text::clean_lines(text).chars().take(2_000).collect::<String>();
            let (fr, en) = (clean(&text.fr), clean(&text.en));
            Ok(Trait::Definition(Wording { fr, en, ..text.clone() }))
        }
        Trait::Probability(hundredths) if *hundredths > 100 => Err(Rejection::PercentageOutOfRange),
        other => Ok(other.clone()),
    }
}

/// Whether a team would have no open stage left without this one.
pub(super) fn is_last_open(team: &Team, stage: StageId) -> bool {
    !team.stages_in_order().into_iter().any(|other| other.id != stage && other.kind() == Kind::Open)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{Command, Redefine, testing::Bench};

    fn reshape(stage: &str, to: Trait) -> impl Command {
        Redefine::one(Bench::TEAM, ReshapeStage { stage: StageId::named(stage), to })
    }

    #[test]
    fn a_stage_is_renamed_and_the_old_name_comes_back_on_undo() {
        let mut bench = Bench::with_team();
        let before = bench.seen();
        bench.done(reshape("lead", Trait::Name(Wording::same("Newcomer"))));
        assert_eq!(
            bench.workspace.team(Bench::TEAM).unwrap().stage(StageId::named("lead")).unwrap().name().en,
            "Newcomer"
        );
        bench.undo();
        assert_eq!(bench.seen(), before);
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        let bench = Bench::with_team();
        assert_eq!(bench.refused(reshape("lead", Trait::Name(Wording::same("  ")))), Rejection::NameMissing);
        assert_eq!(
            bench.refused(reshape("lead", Trait::Name(Wording::same("x".repeat(10_000))))),
            Rejection::NameTooLong { most: 200 }
        );
        assert_eq!(bench.refused(reshape("lead", Trait::Probability(101))), Rejection::PercentageOutOfRange);
        assert_eq!(bench.refused(reshape("gone", Trait::Probability(1))), Rejection::NoLongerThere);
    }

    #[test]
    fn a_team_keeps_one_open_stage() {
        let mut bench = Bench::with_team();
        bench.done(reshape("prospect", Trait::Kind(Kind::Lost)));
        assert_eq!(bench.refused(reshape("lead", Trait::Kind(Kind::Won))), Rejection::LastOpenStage);
    }
}
