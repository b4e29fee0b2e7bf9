//! Who is ready and who is ahead is the same, kept true change by change or judged anew.

use entonnoir::domain::{ids::TeamId, standings::Standings};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

use crate::{
    law,
    world::{Step, Tablet, World, steps, stories},
};

/// What is kept about a tablet's first team, compared with what judging anew says. Answers whether anything was kept
/// that says something.
fn kept_is_true(tablet: &Tablet, team: TeamId) -> Result<bool, TestCaseError> {
    let Some(kept) = tablet.session.standings(team) else { return Ok(false) };
    let anew = Standings::of(tablet.workspace(), team, kept.now());
    prop_assert_eq!(kept.ready(), anew.ready());
    prop_assert_eq!(kept.ahead(), anew.ahead());
    Ok(!anew.ready().is_empty() || !anew.ahead().is_empty())
}

/// Asks again before each step, as a board does that shows.
fn told(steps: &[Step]) -> Result<usize, TestCaseError> {
    let (mut world, mut said) = (World::new(2), 0);
    for step in steps {
        let who = usize::from(step.who) % 2;
        let Some(team) = world.tablets[who].workspace().all_teams().next().map(|team| team.id) else {
            continue;
        };
        let now = world.tablets[who].now;
        world.tablets[who].session.judge_all(team, now);
        world.step(step);
        said += usize::from(kept_is_true(&world.tablets[who], team)?);
    }
    Ok(said)
}

proptest! {
    #![proptest_config(law(48))]

    #[test]
    fn standings_are_true_after_every_step(steps in stories(80)) {
        told(&steps)?;
    }
}

/// Else the law would be about nothing.
#[test]
fn somebody_is_often_ready_or_ahead() {
    let mut runner = TestRunner::deterministic();
    let said: usize =
        (0..40).map(|_| told(&steps(80).new_tree(&mut runner).unwrap().current()).unwrap()).sum();
    assert!(said > 30, "{said}");
}
