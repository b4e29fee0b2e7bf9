//! A way of working before any team has taken it up: stages with their criteria, and the questions they ask.

use super::{
    criterion::Question,
    ids::{QuestionId, StageId},
    stage::Trait,
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
}
