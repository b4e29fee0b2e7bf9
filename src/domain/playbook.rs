//! A way of working before any team has taken it up: stages with their criteria, the questions they ask,
//! and the rules of persona and score.

use super::{
    beyond::Beyond,
    criterion::Question,
    ids::{QuestionId, RuleId, StageId},
    rule::Rule,
    stage::{Stage, Trait, TraitKey},
    stamp::Stamp,
    team::Team,
    wording::Wording,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playbook {
    /// Names the playbook in files; built-in ones keep theirs for ever.
    pub key: String,
    pub name: Wording,
    /// One sentence that helps a team choose.
    pub summary: Wording,
    /// In order; each with everything that is said of it, its rank included.
    pub stages: Vec<(StageId, Vec<Trait>)>,
    pub questions: Vec<(QuestionId, Question)>,
    pub rules: Vec<(RuleId, Rule)>,
    /// The version of the definitions: when the latest of them was written. Built-in ones were never written by
    /// anybody, so whatever a team writes wins over them.
    pub version: Stamp,
    pub beyond: Beyond,
}

/// What is said of a stage in every playbook, in this order. Which leads a team has spared is between it and them.
pub const TRAITS: [TraitKey; 9] = [
    TraitKey::Name,
    TraitKey::Definition,
    TraitKey::Rank,
    TraitKey::Kind,
    TraitKey::Colour,
    TraitKey::Probability,
    TraitKey::StaleAfter,
    TraitKey::WipHint,
    TraitKey::Gate,
];

impl Playbook {
    pub fn question(&self, question: QuestionId) -> Option<&Question> {
        self.questions.iter().find(|(known, _)| *known == question).map(|(_, question)| question)
    }

    /// How a team works at present: the stages, questions and rules in use, under the team's own identity, so that
    /// whoever takes it up elsewhere shares the team.
    pub fn of(team: &Team) -> Self {
        let traits = |stage: &Stage| {
            let mut traits = TRAITS.map(|key| stage.get(key)).to_vec();
            traits.extend(stage.unreadable().cloned());
            traits
        };
        Self {
            key: team.id.to_string(),
            name: Wording::same(team.name()),
            summary: Wording::default(),
            stages: team.stages_in_order().into_iter().map(|stage| (stage.id, traits(stage))).collect(),
            questions: team.questions().map(|(id, question)| (id, question.clone())).collect(),
            rules: team.rules().map(|(id, rule)| (id, rule.clone())).collect(),
            version: team.version(),
            beyond: team.beyond_playbook(),
        }
    }
}
