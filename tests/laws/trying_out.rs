//! What a dry run says is what happens: trying out equals taking up and then counting.

use std::collections::{BTreeMap, BTreeSet};

use entonnoir::{
    commands::{Definition, Redefine, ReshapeStage, RetireStage, SetRule, SplitStage},
    domain::{
        criterion::{Criterion, CriterionKind},
        field::Field,
        ids::{CriterionId, LeadId, QuestionId, RuleId, StageId, TeamId},
        judge::Judge,
        moment::Moment,
        stage::Trait,
        standing::{Standing, Way},
        workspace::Workspace,
    },
    queries::dry_run::{Touched, dry_run},
};
use proptest::prelude::*;

use crate::{
    cases,
    invention::{a_rule, a_trait, pick},
    world::{World, steps},
};

/// Where each lead of a team stands, by its card and by its conditions.
fn standings(workspace: &Workspace, team: TeamId, now: Moment) -> BTreeMap<LeadId, (StageId, Standing)> {
    let judge = Judge::new(workspace, workspace.team(team).unwrap(), now);
    let way = Way::new(&judge);
    let theirs = workspace.shown_leads();
    let theirs = theirs.filter(|lead| lead.visit().is_some_and(|visit| visit.team == team));
    theirs.map(|lead| (lead.id, (lead.visit().unwrap().stage, way.standing(lead)))).collect()
}

fn definition(workspace: &Workspace, team: TeamId, what: u8, [a, b]: [u8; 2], n: usize) -> Definition {
    let team = workspace.team(team).unwrap();
    let stages: Vec<StageId> = team.stages.keys().copied().collect();
    let questions: Vec<QuestionId> = team.questions.keys().copied().collect();
    let stage = |n: u8| pick(&stages, n % 200).unwrap_or(StageId::named("nowhere"));
    match what % 8 {
        0 => RetireStage { stage: stage(a), into: Some(stage(b)) }.into(),
        1 => SplitStage {
            stage: stage(a),
            fresh: StageId::named(&format!("split {n}")),
            name: "New".into(),
            take_leads: b.is_multiple_of(2),
        }
        .into(),
        2 => SetRule {
            rule: RuleId::named(["rule/title", "size"][usize::from(a) % 2]),
            to: Some(a_rule(a, b)),
        }
        .into(),
        // What everybody has: some become ready.
        3 | 4 => {
            let kind = CriterionKind::Filled(vec![Field::FullName]);
            let gate = vec![Criterion::required(CriterionId::named("name"), kind)];
            ReshapeStage { stage: stage(a), to: Trait::Gate(gate) }.into()
        }
        _ => ReshapeStage { stage: stage(a), to: a_trait(what.wrapping_mul(7), b, &questions) }.into(),
    }
}

fn named(touched: &[Touched]) -> BTreeSet<LeadId> {
    touched.iter().map(|one| one.lead).collect()
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_dry_run_says_what_happens(
        steps in steps(60),
        asked in prop::collection::vec((any::<u8>(), any::<[u8; 2]>()), 1..4),
        spare in any::<bool>(),
    ) {
        let mut world = World::after(1, &steps);
        let tablet = &mut world.tablets[0];
        // As late as it will be when it is asked for.
        let now = Moment { millis: tablet.now.millis + 1, ..tablet.now };
        let team = TeamId::named("two-way");
        let wanted = asked.iter().enumerate();
        let steps = wanted.map(|(n, (what, choices))| definition(tablet.workspace(), team, *what, *choices, n));
        let asked = Redefine { team, steps: steps.collect(), spare };
        let tried = dry_run(tablet.workspace(), &asked, now);
        let before = standings(tablet.workspace(), team, now);
        let done = tablet.ask(asked.clone());
        let Ok(tried) = tried else {
            prop_assert!(done.is_err());
            return Ok(());
        };
        let after = standings(tablet.workspace(), team, now);
        let now_so = |is: fn(&Standing) -> bool| -> BTreeSet<LeadId> {
            let so = after.iter().filter(|(lead, (_, then))| is(then) && !is(&before[*lead].1));
            so.map(|(lead, _)| *lead).collect()
        };
        prop_assert_eq!(named(&tried.fall_back), now_so(|standing| matches!(standing, Standing::Ahead(_))));
        prop_assert_eq!(named(&tried.ready), now_so(|standing| matches!(standing, Standing::Ready(_))));
        let gone = after.iter().filter(|(lead, (stage, _))| before[*lead].0 != *stage).map(|(lead, _)| *lead);
        prop_assert_eq!(named(&tried.leave), gone.collect::<BTreeSet<_>>());
        // What is expected afterwards is what a change of nothing says then.
        let nothing = Redefine { team, steps: Vec::new(), spare: false };
        let expected = dry_run(tablet.workspace(), &nothing, now).unwrap().forecast;
        prop_assert_eq!(tried.forecast.then, expected.now);
    }
}
