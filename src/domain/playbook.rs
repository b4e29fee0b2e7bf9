//! A way of working before any team has taken it up: stages with their criteria, the questions they ask,
//! and the rules of persona and score.

use super::{
    criterion::Question,
    ids::{QuestionId, RuleId, StageId},
    rule::Rule,
    stage::Trait,
    stamp::Stamp,
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
}
