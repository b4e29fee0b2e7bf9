//! The changes that make a team work by a playbook.

use super::{name_in, traits_in};
use crate::{
    commands::{AddStage, Definition, ReshapeStage, RestoreStage, RetireStage, SetQuestion, SetRule},
    domain::{
        criterion::CriterionKind,
        ids::{QuestionId, StageId, TeamId},
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
    let leads = |stage: &Stage| leads_in(workspace, team, stage);
    let (empty, kept) = only_here(workspace, team, playbook);

    let mut steps = Vec::new();
    for (stage, _) in &playbook.stages {
        match team.stage(*stage) {
            None => steps.push(AddStage { stage: *stage, name: name(playbook, *stage) }.into()),
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
    let staying = Staying::with(&kept);
    steps.extend(questions(team, playbook, &staying));
    steps.extend(rules(team, playbook, &staying));
    Steps { steps, kept: kept.iter().map(|stage| (stage.name(), leads(stage))).collect() }
}

fn leads_in(workspace: &Workspace, team: &Team, stage: &Stage) -> usize {
    workspace.index().column(team.id, stage.id).len()
}

/// The stages that only the team has: those that are empty and would go, and those that stay.
fn only_here<'a>(
    workspace: &Workspace,
    team: &'a Team,
    playbook: &Playbook,
) -> (Vec<&'a Stage>, Vec<&'a Stage>) {
    let only_here = team.stages_in_order().into_iter().filter(|own| traits_in(playbook, own.id).is_none());
    only_here.partition(|stage| leads_in(workspace, team, stage) == 0)
}

/// What stages that stay rest on, so that it stays with them although the playbook does not have it.
pub(super) struct Staying {
    questions: Vec<QuestionId>,
    pub rules: bool,
}

impl Staying {
    pub fn of(workspace: &Workspace, team: &Team, playbook: &Playbook) -> Self {
        Self::with(&only_here(workspace, team, playbook).1)
    }

    fn with(kept: &[&Stage]) -> Self {
        let kinds = || kept.iter().flat_map(|stage| stage.asks());
        Self {
            questions: kinds().filter_map(CriterionKind::question).collect(),
            // A stage that stays is judged as before.
            rules: kinds().any(CriterionKind::goes_by_rules),
        }
    }

    pub fn asks(&self, question: QuestionId) -> bool {
        self.questions.contains(&question)
    }
}

/// A stage that is added begins with traits of its own, so everything is said of it. One that is here keeps what newer
/// versions have decided about it: nobody could look at the difference first.
fn is_news(team: &Team, stage: StageId, value: &Trait) -> bool {
    let is_other = |known: &Stage| !matches!(value, Trait::Unreadable(_)) && known.get(value.key()) != *value;
    team.stage(stage).is_none_or(is_other)
}

fn name(playbook: &Playbook, stage: StageId) -> String {
    name_in(playbook, stage).unwrap_or_default().text(Locale::En).to_owned()
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

fn questions(team: &Team, playbook: &Playbook, staying: &Staying) -> Vec<Definition> {
    let set = playbook.questions.iter().filter(|(id, question)| team.question(*id) != Some(question));
    let set = set.map(|(id, question)| SetQuestion { question: *id, to: Some(question.clone()) });
    let gone = team
        .questions()
        .filter(|(id, _)| !playbook.questions.iter().any(|(known, _)| known == id) && !staying.asks(*id));
    set.chain(gone.map(|(id, _)| SetQuestion { question: id, to: None })).map(Definition::from).collect()
}

fn rules(team: &Team, playbook: &Playbook, staying: &Staying) -> Vec<Definition> {
    let set = playbook.rules.iter().filter(|(id, rule)| team.rule(*id) != Some(rule));
    let set = set.map(|(id, rule)| SetRule { rule: *id, to: Some(rule.clone()) });
    let gone =
        team.rules().filter(|(id, _)| !staying.rules && !playbook.rules.iter().any(|(known, _)| known == id));
    set.chain(gone.map(|(id, _)| SetRule { rule: id, to: None })).map(Definition::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{MoveLead, Redefine, Spot, testing::Bench},
        domain::{
            criterion::Question,
            field::Field,
            ids::{LeadId, RuleId},
            playbooks,
            rule::{Rule, Test, Weight},
        },
        queries::compare::{Age, Difference, StageChange, TraitDifference, compare, usable},
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
            team: Bench::TEAM,
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
            team: Bench::TEAM,
            to: StageId::named("prospect"),
            spot: Spot::TOP,
            reason: Some("because".into()),
        });
        let told = compare(&bench.workspace, Bench::TEAM, &whole("bant")).unwrap().questions;
        let goes = |one: &Difference<Question>| matches!(one, Difference::OnlyHere(_));
        assert!(!told.is_empty() && !told.iter().any(goes), "{told:?}");
        take(&mut bench, &whole("bant"));
        let team = bench.workspace.team(Bench::TEAM).unwrap();
        assert!(team.question(QuestionId::named("need")).is_some());
        assert_eq!(steps_to(&bench.workspace, Bench::TEAM, &whole("bant")).steps, []);
    }

    /// A file may have been written by hand.
    #[test]
    fn a_playbook_from_outside_is_made_clean_and_differs_no_more_once_taken() {
        let mut bench = Bench::with_team();
        let mut file = present(&bench);
        for value in file.stages.iter_mut().flat_map(|(_, traits)| traits) {
            if let Trait::Name(name) | Trait::Definition(name) = value {
                *name = Wording::same(format!(" {}\u{202e} here \n", name.en));
            }
        }
        file.questions[0].1.wording.fr = "  Un  besoin ".into();
        let test = Test::Words { field: Field::City, any_of: vec![" Lyon".into(), "Lyon ".into()] };
        file.rules = vec![(RuleId::named("city"), Rule::Fit { test, weight: Weight::Must })];
        let file = usable(&file).unwrap();
        take(&mut bench, &file);
        assert!(compare(&bench.workspace, Bench::TEAM, &file).unwrap().is_same());
        assert_eq!(usable(&file).unwrap(), file);
        for built_in in playbooks::all() {
            assert_eq!(usable(&built_in).unwrap(), built_in);
        }
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
