//! The changes that make a team work by a playbook.

use super::traits_in;
use crate::{
    commands::{AddStage, Definition, ReshapeStage, RestoreStage, RetireStage, SetQuestion, SetRule},
    domain::{
        criterion::{Criterion, CriterionKind},
        ids::{StageId, TeamId},
        playbook::Playbook,
        rank::Rank,
        stage::{Kind, Stage, Trait, TraitKey},
        team::Team,
        wording::{Locale, Wording},
        workspace::Workspace,
    },
};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Steps {
    pub steps: Vec<Definition>,
    /// Stages that stay although the playbook does not have them, because of so many leads in them.
    pub kept: Vec<(Wording, usize)>,
}

/// Stages keep their identities, so leads stay where they are. A stage that only the team has is retired when it is
/// empty. Each step is one that could be asked for alone, in an order in which none is refused.
pub fn steps_to(workspace: &Workspace, team: TeamId, playbook: &Playbook) -> Steps {
    let Some(team) = workspace.team(team) else { return Steps::default() };
    let spare_stages = team.stages_in_order().into_iter().filter(|own| traits_in(playbook, own.id).is_none());
    let leads = |stage: &Stage| workspace.index().column(team.id, stage.id).len();
    let (empty, kept): (Vec<&Stage>, Vec<&Stage>) = spare_stages.partition(|stage| leads(stage) == 0);

    let mut steps = Vec::new();
    for (stage, traits) in &playbook.stages {
        match team.stage(*stage) {
            None => steps.push(AddStage { stage: *stage, name: name(traits) }.into()),
            Some(known) if known.is_retired() => steps.push(RestoreStage { stage: *stage }.into()),
            Some(_) => {}
        }
    }
    // First what becomes open, or at some moment there might be no open stage.
    let (opening, rest): (Vec<_>, Vec<_>) = playbook
        .stages
        .iter()
        .flat_map(|(stage, traits)| traits.iter().map(|value| (*stage, value)))
        .filter(|(stage, value)| is_news(team, *stage, value))
        .partition(|(_, value)| **value == Trait::Kind(Kind::Open));
    let reshape = |(stage, to): (StageId, &Trait)| Definition::from(ReshapeStage { stage, to: to.clone() });
    steps.extend(opening.into_iter().chain(rest).map(reshape));
    steps.extend(set_apart(playbook, &kept));
    steps.extend(empty.iter().map(|stage| RetireStage { stage: stage.id, into: None }.into()));
    steps.extend(questions(team, playbook, &kept));
    steps.extend(rules(team, playbook, &kept));
    Steps { steps, kept: kept.iter().map(|stage| (stage.name(), leads(stage))).collect() }
}

/// A stage that is added begins with traits of its own, so everything is said of it.
fn is_news(team: &Team, stage: StageId, value: &Trait) -> bool {
    team.stage(stage).is_none_or(|known| known.get(value.key()) != *value)
}

fn name(traits: &[Trait]) -> String {
    let name = traits.iter().find_map(|value| match value {
        Trait::Name(name) => Some(name.text(Locale::En).to_owned()),
        _ => None,
    });
    name.unwrap_or_default()
}

/// A stage that stays may not stand where one of the playbook stands: built-in ones all count from the same rank.
fn set_apart(playbook: &Playbook, kept: &[&Stage]) -> Vec<Definition> {
    let rank = |value: &Trait| if let Trait::Rank(rank) = value { Some(rank.clone()) } else { None };
    let mut taken: Vec<Rank> =
        playbook.stages.iter().flat_map(|(_, traits)| traits).filter_map(rank).collect();
    taken.sort();
    let mut steps = Vec::new();
    for stage in kept {
        let Trait::Rank(own) = stage.get(TraitKey::Rank) else { continue };
        let place = match taken.binary_search(&own) {
            Ok(at) => {
                let free = Rank::between(Some(&own), taken.get(at + 1));
                steps.push(ReshapeStage { stage: stage.id, to: Trait::Rank(free.clone()) }.into());
                free
            }
            Err(_) => own,
        };
        let at = taken.partition_point(|rank| *rank < place);
        taken.insert(at, place);
    }
    steps
}

fn questions(team: &Team, playbook: &Playbook, kept: &[&Stage]) -> Vec<Definition> {
    let set = playbook.questions.iter().filter(|(id, question)| team.question(*id) != Some(question));
    let set = set.map(|(id, question)| SetQuestion { question: *id, to: Some(question.clone()) });
    let still_asked = |id| leaves(kept).any(|kind| kind.question() == Some(id));
    let gone = team
        .questions()
        .filter(|(id, _)| !playbook.questions.iter().any(|(known, _)| known == id) && !still_asked(*id));
    set.chain(gone.map(|(id, _)| SetQuestion { question: id, to: None })).map(Definition::from).collect()
}

fn rules(team: &Team, playbook: &Playbook, kept: &[&Stage]) -> Vec<Definition> {
    let set = playbook.rules.iter().filter(|(id, rule)| team.rule(*id) != Some(rule));
    let set = set.map(|(id, rule)| SetRule { rule: *id, to: Some(rule.clone()) });
    // A stage that stays is judged as before.
    let still_judged =
        leaves(kept).any(|kind| matches!(kind, CriterionKind::Persona | CriterionKind::Score { .. }));
    let gone =
        team.rules().filter(|(id, _)| !still_judged && !playbook.rules.iter().any(|(known, _)| known == id));
    set.chain(gone.map(|(id, _)| SetRule { rule: id, to: None })).map(Definition::from).collect()
}

fn leaves<'a>(stages: &'a [&Stage]) -> impl Iterator<Item = &'a CriterionKind> {
    stages.iter().flat_map(|stage| stage.gate()).flat_map(|criterion: &Criterion| criterion.kind.leaves())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{MoveLead, Redefine, Spot, testing::Bench},
        domain::{ids::LeadId, playbooks},
        queries::compare::{Age, StageChange, TraitDifference, compare},
    };

    fn take(bench: &mut Bench, playbook: &Playbook) -> Steps {
        let steps = steps_to(&bench.workspace, Bench::TEAM, playbook);
        let asked = Redefine { team: Bench::TEAM, steps: steps.steps.clone(), spare: false };
        bench.done(asked);
        steps
    }

    fn present(bench: &Bench) -> Playbook {
        Playbook::of(bench.workspace.team(Bench::TEAM).unwrap())
    }

    /// A built-in one with everything said, as a file gives it.
    fn whole(key: &str) -> Playbook {
        Playbook::of(&crate::commands::team_of(&playbooks::named(key).unwrap()))
    }

    #[test]
    fn an_empty_team_takes_up_any_playbook_and_one_undo_takes_it_back() {
        for playbook in playbooks::all() {
            let playbook = whole(&playbook.key);
            let mut bench = Bench::with_team();
            let before = present(&bench);
            assert_eq!(take(&mut bench, &playbook).kept, []);
            let now = present(&bench);
            assert_eq!(
                (&now.stages, &now.questions, &now.rules),
                (&playbook.stages, &playbook.questions, &playbook.rules)
            );
            assert!(compare(&bench.workspace, Bench::TEAM, &playbook).unwrap().is_same());
            assert_eq!(steps_to(&bench.workspace, Bench::TEAM, &playbook).steps, []);
            bench.undo();
            assert_eq!(present(&bench).stages, before.stages);
        }
    }

    #[test]
    fn a_stage_with_leads_stays_and_is_said_to() {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel");
        bench.done(MoveLead {
            lead: LeadId::named("claire"),
            to: StageId::named("client"),
            spot: Spot::TOP,
            reason: Some("because".into()),
        });
        let steps = take(&mut bench, &whole("bant"));
        assert_eq!(steps.kept, [(Wording::same("Client"), 1)]);
        assert_eq!(bench.stage_of("claire"), StageId::named("client"));
        let team = bench.workspace.team(Bench::TEAM).unwrap();
        assert!(!team.stage(StageId::named("client")).unwrap().is_retired());
        assert!(team.stage(StageId::named("prospect")).unwrap().is_retired());
    }

    #[test]
    fn a_stage_that_stays_keeps_the_question_that_it_asks() {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel");
        bench.done(MoveLead {
            lead: LeadId::named("claire"),
            to: StageId::named("prospect"),
            spot: Spot::TOP,
            reason: Some("because".into()),
        });
        take(&mut bench, &whole("bant"));
        let team = bench.workspace.team(Bench::TEAM).unwrap();
        assert!(team.question(crate::domain::ids::QuestionId::named("need")).is_some());
    }

    #[test]
    fn a_comparison_says_what_differs_and_who_was_later() {
        let mut bench = Bench::with_team();
        let file = present(&bench);
        let age = |bench: &Bench, file| compare(&bench.workspace, Bench::TEAM, file).unwrap().age;
        assert_eq!(age(&bench, &file), Age::Same);
        let prospect = StageId::named("prospect");
        let reshape = |to| Redefine::one(Bench::TEAM, ReshapeStage { stage: prospect, to });
        bench.done(reshape(Trait::Probability(40)));
        assert_eq!(age(&bench, &file), Age::Older);
        let found = compare(&bench.workspace, Bench::TEAM, &file).unwrap().stages;
        let change = TraitDifference::Value(Trait::Probability(40), Trait::Probability(0));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].change, StageChange::Differs(vec![change]));

        // A colleague goes on from the earlier file, and so do we.
        let mut colleague = bench.other_tablet();
        let earlier = present(&bench);
        colleague.done(reshape(Trait::Gate(Vec::new())));
        let theirs = present(&colleague);
        assert_eq!(age(&bench, &theirs), Age::Newer);
        bench.later(1).done(reshape(Trait::Probability(60)));
        assert_eq!(age(&bench, &theirs), Age::Apart);
        assert_eq!(age(&bench, &earlier), Age::Older);
        assert_eq!(age(&bench, &whole("bant")), Age::Strange);
        let theirs_of = compare(&bench.workspace, Bench::TEAM, &whole("bant")).unwrap().theirs_of;
        assert_eq!(theirs_of, None, "a built-in playbook has no day");
    }
}
