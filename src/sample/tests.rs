use std::collections::BTreeSet;

use super::*;
use crate::domain::{
    criterion::{Criterion, CriterionKind, Holds, Said},
    field::{Fact, Field},
    ids::CriterionId,
    judge::Judge,
    stage::Kind,
    trail::Visit,
    workspace::TO_SORT,
};

/// A Saturday evening in Paris: nobody works then, which is when office hours go wrong.
const NOW: Moment = Moment { millis: 1_777_143_600_000, offset_minutes: 120 };

fn large() -> Workspace {
    workspace(2_000, 11, NOW)
}

fn count(workspace: &Workspace, team: TeamId) -> Vec<usize> {
    let stages = workspace.team(team).unwrap().stages_in_order();
    stages.iter().map(|stage| workspace.index().column(team, stage.id).len()).collect()
}

/// What the gates on a lead's way ask and it does not have, without what somebody let pass.
fn unmet<'w>(workspace: &'w Workspace, lead: &Lead) -> Vec<&'w Criterion> {
    let path = lead.trail.path();
    let passed: BTreeSet<CriterionId> =
        path.iter().filter_map(|visit| visit.pass.as_ref()).flat_map(|pass| pass.missing.clone()).collect();
    let mut unmet = Vec::new();
    let mut before: Option<&Visit> = None;
    for visit in path {
        let from = before.filter(|before| before.team == visit.team).map(|before| before.stage);
        let team = workspace.team(visit.team).unwrap();
        let judge = Judge::new(workspace, team, NOW);
        let asked = team.entry_criteria(from, visit.stage);
        unmet.extend(asked.into_iter().filter(|criterion| {
            !criterion.advised
                && judge.holds(lead, &criterion.kind) != Holds::Yes
                && !passed.contains(&criterion.id)
        }));
        before = Some(visit);
    }
    unmet
}

#[test]
fn the_same_seed_and_moment_give_the_same_workspace() {
    assert_eq!(workspace(300, 5, NOW), workspace(300, 5, NOW));
    assert_ne!(workspace(300, 5, NOW), workspace(300, 6, NOW));
    assert_eq!(show(NOW), show(NOW));
}

#[test]
fn there_are_as_many_leads_as_were_asked_for() {
    for leads in [0, 1, 2, 60, 777] {
        let workspace = workspace(leads, 3, NOW);
        assert_eq!(workspace.all_leads().count(), leads);
        assert_eq!((workspace.teams().len(), workspace.campaigns().count()), (2, 3));
    }
}

#[test]
fn two_leads_of_three_are_with_sales_and_every_column_is_a_funnels() {
    for workspace in [show(NOW), large()] {
        let (sales, marketing) = (count(&workspace, SALES), count(&workspace, MARKETING));
        let all = workspace.all_leads().count();
        assert_eq!(sales.iter().chain(&marketing).sum::<usize>(), all);
        assert!(sales.iter().sum::<usize>().abs_diff(all * 2 / 3) <= 1);
        assert!(sales.iter().chain(&marketing).all(|cards| *cards > 0), "{sales:?} {marketing:?}");
        assert!(sales[0] > sales[1] && sales[1] > sales[2] && sales[2] >= sales[3], "{sales:?}");
        assert!(marketing[0] > marketing[1] && marketing[1] > marketing[2], "{marketing:?}");
    }
}

#[test]
fn every_lead_sits_in_a_real_stage_and_no_two_share_a_place() {
    let workspace = large();
    let mut places = BTreeSet::new();
    for lead in workspace.all_leads() {
        assert_ne!(workspace.seat(lead).unwrap().1, TO_SORT);
        let visit = lead.visit().unwrap();
        assert!(places.insert((visit.team, visit.stage, visit.rank.clone())));
        for visit in lead.trail.path() {
            assert!(workspace.team(visit.team).unwrap().stage(visit.stage).is_some());
        }
    }
}

#[test]
fn nothing_is_written_in_the_future_or_before_the_beginning() {
    for minutes in [0, 1, 700, 1_620, 2_040, 5_000, 6_600] {
        let now = Moment { millis: NOW.millis + minutes * 60_000, ..NOW };
        let workspace = workspace(300, 2, now);
        assert!(workspace.latest().millis <= now.millis);
        for lead in workspace.all_leads() {
            assert!(lead.created.millis > now.millis - 93 * DAY, "{:?}", lead.created);
            let facts = lead.facts.values().flat_map(Written::writes).map(|(stamp, _)| *stamp);
            let answers = lead.answers.values().flat_map(Written::writes).map(|(stamp, _)| *stamp);
            let activities = lead.activities.values().flat_map(Written::writes).map(|(stamp, _)| *stamp);
            let moves = lead.trail.writes().iter().map(|(stamp, _)| *stamp);
            assert_eq!(facts.chain(answers).chain(activities).chain(moves).min(), Some(lead.created));
        }
    }
}

#[test]
fn moves_follow_each_other_and_are_stamped_when_they_happen() {
    for lead in large().all_leads() {
        let writes = lead.trail.writes();
        assert_eq!(writes.len(), lead.trail.path().len());
        assert!(writes.windows(2).all(|pair| pair[0].1.entered < pair[1].1.entered));
        assert!(writes.iter().all(|(stamp, visit)| stamp.millis == visit.entered && stamp.writer == WRITER));
        assert!(lead.activities().all(|(_, activity)| activity.at <= NOW.millis));
    }
}

#[test]
fn leads_past_a_gate_satisfy_it_or_were_let_through_or_had_an_answer_taken_back() {
    let workspace = large();
    let mut ahead = 0;
    for lead in workspace.all_leads() {
        if !workspace.stage_of(lead).is_some_and(|stage| stage.kind().is_on_the_way()) {
            continue;
        }
        let unmet = unmet(&workspace, lead);
        ahead += usize::from(!unmet.is_empty());
        for criterion in unmet {
            let CriterionKind::Answered(question) = criterion.kind else {
                panic!("{criterion:?} of {}", lead.called())
            };
            assert!(
                lead.answers[&question]
                    .writes()
                    .iter()
                    .any(|(_, answer)| answer.as_ref().unwrap().said == Said::Yes)
            );
        }
    }
    assert!((20..120).contains(&ahead), "{ahead}");
}

#[test]
fn the_show_has_something_of_everything() {
    let show = show(NOW);
    let leads: Vec<&Lead> = show.all_leads().collect();
    let many = |wanted: &dyn Fn(&Lead) -> bool| leads.iter().filter(|lead| wanted(lead)).count();
    let kind = |lead: &Lead| show.stage_of(lead).map(|stage| stage.kind());
    let today = NOW.today();

    assert!(many(&|lead| kind(lead) == Some(Kind::Won)) >= 4);
    assert!(many(&|lead| kind(lead) == Some(Kind::Lost)) >= 4);
    let open = |lead: &Lead| kind(lead) == Some(Kind::Open);
    assert!((1..=3).contains(&many(&|lead| open(lead) && !unmet(&show, lead).is_empty())));
    assert!((2..=5).contains(&many(&|lead| lead.trail.path().iter().any(|visit| visit.pass.is_some()))));
    assert!(many(&|lead| matches!(lead.fact(Field::NextStepOn), Some(Fact::Date(day)) if *day < today)) >= 3);
    assert!(
        many(&|lead| matches!(lead.fact(Field::NextStepOn), Some(Fact::Date(day)) if *day >= today)) >= 8
    );
    assert!(many(&|lead| lead.trail.path().windows(2).any(|pair| pair[0].team != pair[1].team)) >= 2);
    assert!(many(&|lead| lead.source() == Some(SHOW)) >= 12);
    assert!(
        many(&|lead| lead.source() == Some(MAILING)) >= 3
            && many(&|lead| lead.source() == Some(BOUGHT_LIST)) >= 3
    );
    assert!(many(&|lead| lead.tags().next().is_some()) >= 20);
    assert!(many(&|lead| lead.amount().is_some()) >= 20);
    assert!(many(&|lead| lead.fact(Field::Probability).is_some()) >= 2);
    let owners: BTreeSet<&str> =
        leads.iter().map(|lead| lead.text(Field::Owner)).filter(|owner| !owner.is_empty()).collect();
    assert_eq!(owners.len(), 4);
    let stale = |lead: &Lead| {
        let days = show.stage_of(lead).and_then(|stage| stage.stale_after());
        days.is_some_and(|days| NOW.days_since(lead.visit().unwrap().entered) > u32::from(days))
    };
    assert!(many(&stale) >= 3);
}

#[test]
fn a_lead_has_three_activities_on_average() {
    let workspace = large();
    let activities: usize = workspace.all_leads().map(|lead| lead.activities().count()).sum();
    assert!((2.5..3.5).contains(&(activities as f64 / 2_000.0)), "{activities}");
}

#[test]
fn every_fact_and_tag_is_one_that_a_person_could_have_typed() {
    let workspace = large();
    for lead in workspace.all_leads() {
        for (field, written) in &lead.facts {
            let fact = written.get().unwrap().clone().unwrap();
            assert_eq!(field.parse(&fact.to_string()), Ok(Some(fact)));
        }
        assert!(lead.source().is_none_or(|source| workspace.campaign(source).is_some()));
        let answers = lead.answers.values().filter_map(Written::get);
        assert!(answers.flatten().all(|answer| !answer.evidence.is_empty()));
    }
}

#[test]
fn more_leads_leave_the_earlier_ones_alone() {
    let (few, many) = (workspace(50, 4, NOW), workspace(80, 4, NOW));
    for lead in few.all_leads() {
        assert_eq!(many.lead(lead.id).map(|lead| &lead.facts), Some(&lead.facts));
    }
}
