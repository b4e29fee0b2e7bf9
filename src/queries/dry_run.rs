//! What a change of definitions would do to the leads, before anybody takes it up.

use crate::{
    commands::{Redefine, Redefined},
    domain::{
        field::{Fact, Field},
        ids::{LeadId, StageId},
        judge::Judge,
        lead::Lead,
        moment::{LAST, Moment},
        money::Money,
        rejection::Rejection,
        stage::{Kind, Stage},
        stamp::Stamp,
        standing::{Standing, Way},
        team::Team,
        trail::Visit,
        wording::Wording,
        workspace::Workspace,
    },
};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DryRun {
    /// Their card would be further than the definitions say, and is not now.
    pub fall_back: Vec<Touched>,
    /// They would be ready for a later stage, and are not now.
    pub ready: Vec<Touched>,
    /// Their stage is retired or split, and their card goes elsewhere.
    pub leave: Vec<Touched>,
    pub forecast: Forecast,
    /// Whether keeping old judgements would make a difference: some gate judges otherwise than before.
    pub can_spare: bool,
}

/// What the leads in play are expected to bring: each amount by its chance of being won.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    pub now: Money,
    pub then: Money,
}

/// A lead that the change would touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    pub lead: LeadId,
    pub called: String,
    /// Where its card is.
    pub here: Wording,
    /// The stage that the definitions give it, or that it goes to; none where not even the first one holds.
    pub there: Option<Wording>,
}

/// Judges each lead of the team once as things are, and once as they would be.
///
/// # Errors
/// Why the change could not be taken up.
pub fn dry_run(workspace: &Workspace, asked: &Redefine, now: Moment) -> Result<DryRun, Rejection> {
    let Redefined { team: after, moved, .. } = asked.outcome(workspace, now)?;
    let before = workspace.team(asked.team).ok_or(Rejection::NoLongerThere)?;
    let (judge_now, judge_then) = (Judge::new(workspace, before, now), Judge::new(workspace, &after, now));
    let (way_now, way_then) = (Way::new(&judge_now), Way::new(&judge_then));
    let mut dry = DryRun::default();
    let (mut brings_now, mut brings_then) = (0, 0);
    for lead in leads(workspace, before) {
        let gone_on = moved.get(&lead.id).map(|visit| gone_on(lead, visit));
        let then = gone_on.as_ref().unwrap_or(lead);
        if gone_on.is_some() {
            dry.leave.push(touched(lead, stage_of(before, lead), stage_of(&after, then)));
        }
        let here = || stage_of(&after, then);
        match (way_now.standing(lead), way_then.standing(then)) {
            (Standing::Ahead(_), Standing::Ahead(_)) | (Standing::Ready(_), Standing::Ready(_)) => {}
            (_, Standing::Ahead(up_to)) => {
                dry.fall_back.push(touched(lead, here(), up_to.and_then(|stage| after.stage(stage))));
            }
            (_, Standing::Ready(next)) => dry.ready.push(touched(lead, here(), after.stage(next))),
            (_, Standing::Settled) => {}
        }
        brings_now += brings(before, lead);
        brings_then += brings(&after, then);
    }
    dry.forecast = Forecast { now: money(brings_now), then: money(brings_then) };
    dry.can_spare = can_spare(workspace, asked, now);
    Ok(dry)
}

fn can_spare(workspace: &Workspace, asked: &Redefine, now: Moment) -> bool {
    let sparing = Redefine { spare: true, ..asked.clone() };
    let spares = |stage: &Stage| stage.spared() > Some(now.millis);
    sparing.outcome(workspace, now).is_ok_and(|outcome| outcome.team.stages.values().any(spares))
}

/// Column by column as the board shows them, then those whose stage is not in use.
fn leads<'a>(workspace: &'a Workspace, team: &'a Team) -> impl Iterator<Item = &'a Lead> {
    let in_use: Vec<StageId> = team.stages_in_order().iter().map(|stage| stage.id).collect();
    let rest = workspace.index().columns(team.id).map(|(stage, _)| stage);
    let rest: Vec<StageId> = rest.filter(|stage| !in_use.contains(stage)).collect();
    let columns = in_use.into_iter().chain(rest).map(|stage| workspace.index().column(team.id, stage));
    columns.flat_map(|column| column.leads()).filter_map(|lead| workspace.lead(lead))
}

fn gone_on(lead: &Lead, visit: &Visit) -> Lead {
    let mut lead = lead.clone();
    // Later than anything that is written; it is only tried out.
    lead.trail.write(Stamp { millis: LAST, counter: u16::MAX, writer: u64::MAX }, visit.clone());
    lead
}

fn stage_of<'a>(team: &'a Team, lead: &Lead) -> Option<&'a Stage> {
    let visit = lead.visit().filter(|visit| visit.team == team.id)?;
    team.stage_in_use(visit.stage)
}

fn touched(lead: &Lead, here: Option<&Stage>, there: Option<&Stage>) -> Touched {
    Touched {
        lead: lead.id,
        called: lead.called().to_owned(),
        here: here.map(Stage::name).unwrap_or_default(),
        there: there.map(Stage::name),
    }
}

/// Hundredths of cents. What is won or lost is no longer expected; what is known of the lead itself goes before what is
/// true of its stage in general.
fn brings(team: &Team, lead: &Lead) -> i128 {
    let in_play = |stage: &&Stage| matches!(stage.kind(), Kind::Open | Kind::Recycled);
    let Some(stage) = stage_of(team, lead).filter(in_play) else { return 0 };
    let chance = match lead.fact(Field::Probability) {
        Some(Fact::Percent(own)) => *own,
        _ => stage.probability(),
    };
    i128::from(lead.amount().unwrap_or_default().0) * i128::from(chance)
}

fn money(hundredths_of_cents: i128) -> Money {
    Money(i64::try_from(hundredths_of_cents / 100).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        commands::{
            AddStage, AnswerQuestion, Command, Definition, LeadForm, MoveLead, MoveStage, ReshapeStage,
            RetireStage, SetQuestion, SetRule, SplitStage, Spot, testing::Bench,
        },
        domain::{
            criterion::{Answer, Criterion, CriterionKind, Points, Question, Said, Topic},
            event::{Cause, Change},
            ids::{CriterionId, QuestionId, RuleId},
            rule::{Rule, Test, Weight},
            stage::Trait,
        },
        sample,
    };

    fn reshape(stage: StageId, to: Trait) -> Definition {
        ReshapeStage { stage, to }.into()
    }

    fn gate(stage: StageId, kinds: Vec<CriterionKind>) -> Definition {
        let criteria = kinds
            .into_iter()
            .enumerate()
            .map(|(at, kind)| Criterion::required(CriterionId::new(at as u128), kind));
        reshape(stage, Trait::Gate(criteria.collect()))
    }

    /// How every lead of the team stands, and what all of them are expected to bring.
    fn counted(workspace: &Workspace, asked: &Redefine, now: Moment) -> (BTreeMap<LeadId, Standing>, Money) {
        let team = workspace.team(asked.team).unwrap();
        let judge = Judge::new(workspace, team, now);
        let way = Way::new(&judge);
        let all: Vec<&Lead> = leads(workspace, team).collect();
        let brings = money(all.iter().map(|lead| brings(team, lead)).sum());
        (all.into_iter().map(|lead| (lead.id, way.standing(lead))).collect(), brings)
    }

    /// The dry run says what one would count by doing it.
    fn agrees(workspace: &Workspace, asked: &Redefine, now: Moment) -> DryRun {
        let dry = dry_run(workspace, asked, now).unwrap();
        let mut after = workspace.clone();
        let events = asked.clone().decide(workspace, now).unwrap_or_default();
        let mut stamp = workspace.latest();
        stamp.millis = stamp.millis.max(now.millis) + 1;
        after.apply_change(&Change { stamp, cause: Cause::Asked, events });
        let ((stood, now_brings), (stands, then_brings)) =
            (counted(workspace, asked, now), counted(&after, asked, now));
        let newly = |is: fn(&Standing) -> bool| -> Vec<LeadId> {
            stands.iter().filter(|(lead, how)| is(how) && !is(&stood[lead])).map(|(lead, _)| *lead).collect()
        };
        let sorted = |touched: &[Touched]| {
            let mut leads: Vec<LeadId> = touched.iter().map(|touched| touched.lead).collect();
            leads.sort_unstable();
            leads
        };
        let elsewhere = |lead: &&LeadId| {
            let stage = |workspace: &Workspace| workspace.lead(**lead).unwrap().visit().unwrap().stage;
            stage(workspace) != stage(&after)
        };
        assert_eq!(sorted(&dry.fall_back), newly(|how| matches!(how, Standing::Ahead(_))));
        assert_eq!(sorted(&dry.ready), newly(|how| matches!(how, Standing::Ready(_))));
        assert_eq!(sorted(&dry.leave), stands.keys().filter(elsewhere).copied().collect::<Vec<_>>());
        assert_eq!(dry.forecast, Forecast { now: now_brings, then: then_brings });
        dry
    }

    #[test]
    fn trying_out_equals_applying_and_counting() {
        let now = Moment::utc(1_762_084_800_000);
        let workspace = sample::workspace(300, 3, now);
        let team = workspace.team(sample::SALES).unwrap();
        let way = team.way();
        let (first, second, third) = (way[0], way[1], way[2]);
        let question = QuestionId::named("new");
        let points = Rule::Fit {
            test: Test::Words { field: Field::Country, any_of: vec!["France".into()] },
            weight: Weight::Points(5),
        };
        let fresh = StageId::named("fresh");
        let changes: Vec<Vec<Definition>> = vec![
            vec![gate(second, vec![])],
            vec![gate(second, vec![CriterionKind::Basis]), gate(third, vec![])],
            vec![
                gate(second, vec![CriterionKind::Filled(vec![Field::Email])]),
                gate(third, vec![CriterionKind::Meeting { booked: true }]),
            ],
            vec![
                SetQuestion {
                    question,
                    to: Some(Question {
                        topic: Some(Topic::Budget),
                        ..Question::yes_or_no(Wording::same("Money?"))
                    }),
                }
                .into(),
                gate(second, vec![CriterionKind::Answered(question)]),
            ],
            vec![
                SetRule { rule: RuleId::named("new"), to: Some(points) }.into(),
                gate(second, vec![CriterionKind::Score { of: Points::Fit, at_least: 5 }]),
            ],
            vec![
                RetireStage { stage: second, into: Some(first) }.into(),
                reshape(third, Trait::Probability(5)),
            ],
            vec![RetireStage { stage: second, into: Some(third) }.into()],
            vec![
                SplitStage { stage: second, fresh, name: "Fresh".into(), take_leads: true }.into(),
                gate(fresh, vec![CriterionKind::DecisionMaker]),
            ],
            vec![MoveStage { stage: third, before: Some(second) }.into()],
            vec![
                reshape(second, Trait::Kind(Kind::Won)),
                AddStage { stage: fresh, name: "Fresh".into() }.into(),
            ],
        ];
        let mut touched = 0;
        for steps in changes {
            for spare in [false, true] {
                let asked = Redefine { team: team.id, steps: steps.clone(), spare };
                let dry = agrees(&workspace, &asked, now);
                // Nobody falls back who is spared; where a team sends the leads of a stage that is no more, they are judged.
                let retires = steps.iter().any(|step| matches!(step, Definition::RetireStage(_)));
                assert!(!spare || retires || dry.fall_back.is_empty(), "{steps:?}");
                touched += dry.fall_back.len() + dry.ready.len() + dry.leave.len();
            }
        }
        assert!(touched > 100, "{touched}");
    }

    fn in_prospect(bench: &mut Bench) {
        bench.lead("claire", "Claire Morel");
        bench.done(MoveLead {
            lead: LeadId::named("claire"),
            team: Bench::TEAM,
            to: StageId::named("prospect"),
            spot: Spot::TOP,
            reason: Some("because".into()),
        });
    }

    #[test]
    fn whoever_would_fall_back_is_named_and_spared_on_request() {
        let mut bench = Bench::with_team();
        in_prospect(&mut bench);
        let to = Some(Answer::new(Said::Yes, ""));
        let (lead, question) = (LeadId::named("claire"), QuestionId::named("need"));
        bench.done(AnswerQuestion { lead, question, to });
        let steps = vec![gate(StageId::named("prospect"), vec![CriterionKind::Basis])];
        let asked = |spare| Redefine { team: Bench::TEAM, steps: steps.clone(), spare };
        let dry = agrees(&bench.workspace, &asked(false), bench.now);
        let [one] = dry.fall_back.as_slice() else { panic!("{dry:?}") };
        assert_eq!((one.called.as_str(), one.here.en.as_str()), ("Claire Morel", "Prospect"));
        assert_eq!(one.there.as_ref().map(|there| there.en.as_str()), Some("Lead"));
        assert!(dry.can_spare);
        assert_eq!(agrees(&bench.workspace, &asked(true), bench.now).fall_back, []);
        let rename = reshape(StageId::named("prospect"), Trait::Name(Wording::same("Hope")));
        let asked = Redefine::one(Bench::TEAM, rename);
        assert!(!dry_run(&bench.workspace, &asked, bench.now).unwrap().can_spare);
    }

    /// A question on the same topic was answered; the change makes it another topic.
    #[test]
    fn answers_count_by_the_topics_as_they_would_be() {
        let mut bench = Bench::with_team();
        in_prospect(&mut bench);
        let about = |text: &str, topic| {
            Some(Question { topic: Some(topic), ..Question::yes_or_no(Wording::same(text)) })
        };
        let set =
            |question: &str, to| Definition::from(SetQuestion { question: QuestionId::named(question), to });
        let steps =
            vec![set("need", about("Need?", Topic::Need)), set("other", about("Need it?", Topic::Need))];
        bench.done(Redefine { team: Bench::TEAM, steps, spare: false });
        let (lead, question) = (LeadId::named("claire"), QuestionId::named("other"));
        let to = Some(Answer::new(Said::Yes, ""));
        bench.done(AnswerQuestion { lead, question, to });
        let asked = Redefine::one(Bench::TEAM, SetQuestion { question, to: about("Budget?", Topic::Budget) });
        assert_eq!(agrees(&bench.workspace, &asked, bench.now).fall_back.len(), 1);
    }

    #[test]
    fn what_a_lead_is_expected_to_bring_goes_by_its_own_chance_first() {
        let mut bench = Bench::with_team();
        let form = |name: &str| LeadForm::default().with(Field::FullName, name).with(Field::Amount, "1000");
        for (id, form) in [("a", form("Ana")), ("b", form("Ben").with(Field::Probability, "50"))] {
            let lead = LeadId::named(id);
            bench.done(crate::commands::CaptureLead { lead, team: Bench::TEAM, form });
        }
        let asked = Redefine::one(
            Bench::TEAM,
            ReshapeStage { stage: StageId::named("lead"), to: Trait::Probability(20) },
        );
        let dry = agrees(&bench.workspace, &asked, bench.now);
        assert_eq!(dry.forecast, Forecast { now: Money::whole(500), then: Money::whole(700) });
    }

    #[test]
    fn a_change_that_cannot_be_taken_up_says_why() {
        let bench = Bench::with_team();
        let asked = Redefine::one(Bench::TEAM, RetireStage { stage: StageId::named("lead"), into: None });
        let last = Redefine {
            steps: vec![
                asked.steps[0].clone(),
                RetireStage { stage: StageId::named("prospect"), into: None }.into(),
            ],
            ..asked
        };
        assert_eq!(dry_run(&bench.workspace, &last, bench.now), Err(Rejection::LastOpenStage));
    }
}
