//! What the built-in playbooks ask, to be added to any stage of any team.

use super::{CriterionView, PlaybookView};
use crate::{
    commands::{Definition, ReshapeStage, SetQuestion, SetRule, team_of},
    domain::{
        criterion::{Criterion, CriterionKind, Question},
        ids::{CriterionId, QuestionId, RuleId, StageId},
        playbook::Playbook,
        playbooks,
        rule::Rule,
        stage::{Kind, Stage},
        wording::Wording,
    },
};

/// In the order in which they are offered. One of the two vocabularies of BANT is enough: both ask the same.
const KEYS: [&str; 5] = ["bant", "three-criteria", "two-way", "maturity", "scoring"];

/// A playbook with the stages that have something to ask.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    pub name: Wording,
    pub stages: Vec<TemplateStage>,
}

/// One gate, with the questions and rules that it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateStage {
    pub stage: StageId,
    pub name: Wording,
    gate: Vec<Criterion>,
    questions: Vec<(QuestionId, Question)>,
    rules: Vec<(RuleId, Rule)>,
}

pub fn templates() -> Vec<Template> {
    KEYS.into_iter().filter_map(playbooks::named).map(|playbook| template(&playbook)).collect()
}

fn template(playbook: &Playbook) -> Template {
    let team = team_of(playbook);
    let stages = team.stages_in_order().into_iter().filter_map(|stage| of_stage(playbook, stage));
    Template { name: playbook.name.clone(), stages: stages.collect() }
}

/// What it takes to win is an amount, whatever the playbook.
fn of_stage(playbook: &Playbook, stage: &Stage) -> Option<TemplateStage> {
    if stage.gate().is_empty() || stage.kind() == Kind::Won {
        return None;
    }
    let asked = |id: QuestionId| stage.asks().any(|kind| kind.question() == Some(id));
    let questions = playbook.questions.iter().filter(|(id, _)| asked(*id)).cloned().collect();
    let goes_by_rules = stage.asks().any(CriterionKind::goes_by_rules);
    let rules = if goes_by_rules { playbook.rules.clone() } else { Vec::new() };
    Some(TemplateStage { stage: stage.id, name: stage.name(), gate: stage.gate().to_vec(), questions, rules })
}

impl TemplateStage {
    /// The criteria that a stage would get: those that it does not ask yet.
    pub fn adds(&self, seen: &PlaybookView, to: StageId) -> Vec<CriterionView> {
        let gate = seen.stage(to).map(|stage| stage.gate()).unwrap_or_default();
        let question =
            |id| self.questions.iter().find(|(known, _)| *known == id).map(|(_, question)| question);
        let added = self.gate.iter().filter(|asked| !gate.asks(&asked.kind));
        added.map(|asked| CriterionView::of(asked, &question)).collect()
    }

    /// The questions that the team lacks so far.
    pub fn new_questions(&self, seen: &PlaybookView) -> Vec<(QuestionId, Question)> {
        self.questions.iter().filter(|(id, _)| seen.question(*id).is_none()).cloned().collect()
    }

    /// The rules that the team lacks so far.
    pub fn new_rules(&self, seen: &PlaybookView) -> Vec<(RuleId, Rule)> {
        let is_known = |id: RuleId| seen.rules.iter().any(|(known, _)| *known == id);
        self.rules.iter().filter(|(id, _)| !is_known(*id)).cloned().collect()
    }

    /// Everything that it takes, in one change; nothing where the stage asks all of it already.
    pub fn steps(
        &self,
        seen: &PlaybookView,
        to: StageId,
        mut fresh: impl FnMut() -> CriterionId,
    ) -> Vec<Definition> {
        let adds = self.adds(seen, to);
        let Some(stage) = seen.stage(to).filter(|_| !adds.is_empty()) else { return Vec::new() };
        let gate = adds
            .into_iter()
            .fold(stage.gate(), |gate, added| gate.with(renewed(added.criterion, &mut fresh)));
        let questions = self.new_questions(seen).into_iter();
        let rules = self.new_rules(seen).into_iter();
        let questions = questions.map(|(question, to)| SetQuestion { question, to: Some(to) }.into());
        let rules = rules.map(|(rule, to)| SetRule { rule, to: Some(to) }.into());
        let gate = ReshapeStage { stage: to, to: gate.into_trait() };
        questions.chain(rules).chain([gate.into()]).collect()
    }
}

/// The same criterion under an identity of its own.
fn renewed(criterion: Criterion, fresh: &mut impl FnMut() -> CriterionId) -> Criterion {
    let kind = match criterion.kind {
        CriterionKind::AtLeast { needed, of } => {
            CriterionKind::AtLeast { needed, of: of.into_iter().map(|part| renewed(part, fresh)).collect() }
        }
        kind => kind,
    };
    Criterion { id: fresh(), kind, ..criterion }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{Redefine, testing::Bench},
        queries::playbook::playbook,
    };

    const LEAD: StageId = StageId::named("lead");

    fn seen(bench: &Bench) -> PlaybookView {
        playbook(&bench.workspace, Bench::TEAM, None, bench.now).unwrap()
    }

    /// Whatever is offered can be taken up, and once it is, nothing of it is missing.
    #[test]
    fn every_template_can_be_added_to_a_stage() {
        assert_eq!(templates().len(), 5);
        for template in templates() {
            assert!(!template.stages.is_empty(), "{template:?}");
            for stage in template.stages {
                let mut bench = Bench::with_team();
                let mut count = 0;
                let fresh = || {
                    count += 1;
                    CriterionId::new(count)
                };
                let steps = stage.steps(&seen(&bench), LEAD, fresh);
                bench.done(Redefine { team: Bench::TEAM, steps, spare: false });
                let after = seen(&bench);
                assert_eq!(after.stage(LEAD).unwrap().gate.len(), stage.gate.len());
                assert_eq!(after.contradictions, []);
                assert_eq!(stage.steps(&after, LEAD, || CriterionId::new(0)), []);
                assert_eq!((stage.new_questions(&after), stage.new_rules(&after)), (vec![], vec![]));
            }
        }
    }
}
