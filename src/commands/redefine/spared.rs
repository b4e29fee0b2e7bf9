//! Who keeps the judgement of before when a team changes its mind.

use crate::domain::{
    criterion::{CriterionKind, Question},
    event::Event,
    ids::StageId,
    moment::Millis,
    rule::HEAT,
    stage::{Stage, Trait},
    team::Team,
};

/// For each stage that would judge otherwise than before: from when on, or that all are judged anew.
pub(super) fn spared(known: &Team, team: &Team, events: &[Event], before: Option<Millis>) -> Vec<Event> {
    let judges_anew = |stage: &Stage| {
        // Who is spared already stays so while stages only change places.
        before.is_some() && is_passed_by_more(known, team, stage.id)
            || events.iter().any(|event| changes_judgement(team, stage, event))
    };
    let changed = team.stages_in_order().into_iter().filter(|stage| judges_anew(stage));
    let change = |stage: &Stage| Event::StageReshaped {
        team: team.id,
        stage: stage.id,
        from: Trait::Spared(stage.spared()),
        to: Trait::Spared(before),
    };
    changed.filter(|stage| stage.spared() != before).map(change).collect()
}

fn changes_judgement(team: &Team, stage: &Stage, event: &Event) -> bool {
    match event {
        Event::StageReshaped { stage: changed, to: Trait::Gate(_), .. } => *changed == stage.id,
        Event::StageAdded { stage: added, .. } => *added == stage.id && !stage.gate().is_empty(),
        Event::QuestionWorded { question, from, to, .. } => {
            let topics = [from, to].map(|asked| asked.as_ref().and_then(|asked| asked.topic));
            let about = |id| team.question(id).and_then(|asked| asked.topic);
            let hears = |id| id == *question || about(id).is_some() && topics.contains(&about(id));
            asks_otherwise(from.as_ref(), to.as_ref())
                && stage.asks().filter_map(CriterionKind::question).any(hears)
        }
        // No stage asks how hot somebody is.
        Event::RuleSet { rule, .. } => *rule != HEAT && stage.asks().any(CriterionKind::goes_by_rules),
        _ => false,
    }
}

/// Whether a stage stands on the way to another where it did not before: it judges the leads there, too.
fn is_passed_by_more(known: &Team, team: &Team, stage: StageId) -> bool {
    let further = |team: &Team| team.way().into_iter().skip_while(move |other| *other != stage);
    let before: Vec<StageId> = further(known).collect();
    let was_in_use = |other: &StageId| known.stage(*other).is_some_and(|other| !other.is_retired());
    further(team).any(|other| was_in_use(&other) && !before.contains(&other))
}

/// Whether a question takes other answers than before, and not only other words.
fn asks_otherwise(from: Option<&Question>, to: Option<&Question>) -> bool {
    let takes = |question: &Question| {
        let choices: Vec<_> = question.choices.iter().map(|(choice, _)| *choice).collect();
        (choices, question.topic)
    };
    from.map(takes) != to.map(takes)
}

#[cfg(test)]
mod tests {
    use crate::{
        commands::{
            AddStage, Definition, MoveLead, MoveReady, MoveStage, Redefine, ReshapeStage, SetQuestion,
            SetRule, SplitStage, Spot, testing::Bench,
        },
        domain::{
            criterion::{Criterion, CriterionKind, Question},
            field::Field,
            ids::{CriterionId, LeadId, QuestionId, RuleId, StageId},
            judge::Judge,
            rejection::Rejection,
            rule::{Rule, Test, Weight},
            stage::Trait,
            standing::{Standing, Way},
            wording::Wording,
        },
    };

    const CLAIRE: LeadId = LeadId::named("claire");

    fn gate(stage: &str, kind: CriterionKind) -> Definition {
        let gate = vec![Criterion::required(CriterionId::named("new"), kind)];
        ReshapeStage { stage: StageId::named(stage), to: Trait::Gate(gate) }.into()
    }

    fn asked(steps: Vec<Definition>) -> Redefine {
        Redefine { team: Bench::TEAM, steps, spare: true }
    }

    fn standing(bench: &Bench) -> Standing {
        let judge = Judge::new(&bench.workspace, bench.workspace.team(Bench::TEAM).unwrap(), bench.now);
        Way::new(&judge).standing(bench.workspace.lead(CLAIRE).unwrap())
    }

    fn to(stage: &str, reason: Option<&str>) -> MoveLead {
        let (to, reason) = (StageId::named(stage), reason.map(str::to_owned));
        MoveLead { lead: CLAIRE, team: Bench::TEAM, to, spot: Spot::TOP, reason }
    }

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel");
        bench
    }

    #[test]
    fn who_went_back_is_asked_again_like_any_other() {
        let mut bench = bench();
        bench.done(to("prospect", Some("because")));
        bench.done(asked(vec![gate("prospect", CriterionKind::Basis)]));
        assert_eq!(standing(&bench), Standing::Settled);
        bench.done(to("lead", None));
        assert_eq!(standing(&bench), Standing::Settled);
        let ready = MoveReady { team: Bench::TEAM, leads: vec![CLAIRE] };
        assert_eq!(bench.refused(ready), Rejection::NothingChanged);
        assert!(matches!(bench.refused(to("prospect", None)), Rejection::GateClosed { .. }));
    }

    #[test]
    fn what_the_first_stage_asks_is_asked_on_the_way_out_of_those_who_are_spared_too() {
        let mut bench = bench();
        let known = CriterionKind::Filled(vec![Field::FullName]);
        bench.done(asked(vec![gate("lead", CriterionKind::Basis), gate("prospect", known)]));
        assert!(matches!(bench.refused(to("prospect", None)), Rejection::GateClosed { .. }));
        assert_eq!(standing(&bench), Standing::Settled);
    }

    #[test]
    fn who_is_moved_by_the_change_is_spared_where_it_comes() {
        let mut bench = bench();
        let fresh = StageId::named("fresh");
        let split =
            SplitStage { stage: StageId::named("lead"), fresh, name: "Second look".into(), take_leads: true };
        bench.done(asked(vec![split.into(), gate("fresh", CriterionKind::Basis)]));
        assert_eq!(bench.stage_of("claire"), fresh);
        assert_eq!(standing(&bench), Standing::Settled);
    }

    #[test]
    fn who_is_behind_a_stage_by_its_new_place_is_spared() {
        let mut bench = bench();
        let demo = StageId::named("demo");
        let add = AddStage { stage: demo, name: "Demo".into() };
        let open = ReshapeStage { stage: StageId::named("prospect"), to: Trait::Gate(Vec::new()) };
        bench.done(asked(vec![add.into(), gate("demo", CriterionKind::Basis), open.into()]));
        bench.done(to("prospect", None));
        let put = |spare| {
            let put = MoveStage { stage: StageId::named("prospect"), before: Some(StageId::named("client")) };
            Redefine { spare, ..Redefine::one(Bench::TEAM, put) }
        };
        bench.done(put(true));
        assert_eq!(standing(&bench), Standing::Settled);
        bench.undo().done(put(false));
        assert_eq!(standing(&bench), Standing::Ahead(Some(StageId::named("lead"))));
    }

    #[test]
    fn a_rule_there_and_back_leaves_who_is_spared_alone() {
        let mut bench = bench();
        bench.done(to("prospect", Some("because")));
        let test = Test::Words { field: Field::City, any_of: vec!["Lyon".into()] };
        let rule = Rule::Fit { test, weight: Weight::Must };
        let set = |to: Option<Rule>| Definition::from(SetRule { rule: RuleId::named("city"), to });
        bench.done(asked(vec![set(Some(rule.clone())), gate("prospect", CriterionKind::Persona)]));
        let back = Redefine { spare: false, ..asked(vec![set(Some(rule))]) };
        assert_eq!(bench.refused(back), Rejection::NothingChanged);
    }

    #[test]
    fn other_words_for_a_question_leave_who_is_spared_alone() {
        let mut bench = bench();
        let about = QuestionId::named("new");
        let question = |text| Question::yes_or_no(Wording::same(text));
        let set = |text| Definition::from(SetQuestion { question: about, to: Some(question(text)) });
        bench.done(to("prospect", Some("because")));
        bench.done(asked(vec![set("Realy?"), gate("prospect", CriterionKind::Answered(about))]));
        bench.done(Redefine { spare: false, ..asked(vec![set("Really?")]) });
        assert_eq!(standing(&bench), Standing::Settled);
    }
}
