//! People who share one way of working: their stages, in order, and the questions they ask.

use std::collections::BTreeMap;

use super::{
    criterion::{Criterion, CriterionKind, Question},
    ids::{QuestionId, StageId, TeamId},
    lead::join_each,
    stage::{Kind, Stage},
    stamp::Stamp,
    written::Written,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    pub id: TeamId,
    pub name: Written<String>,
    pub archived: Written<bool>,
    pub stages: BTreeMap<StageId, Stage>,
    pub questions: BTreeMap<QuestionId, Written<Option<Question>>>,
}

impl Team {
    pub fn new(id: TeamId) -> Self {
        Self {
            id,
            name: Written::default(),
            archived: Written::default(),
            stages: BTreeMap::new(),
            questions: BTreeMap::new(),
        }
    }

    pub fn name(&self) -> &str {
        self.name.get().map_or("", String::as_str)
    }

    pub fn is_archived(&self) -> bool {
        self.archived.get() == Some(&true)
    }

    pub fn stage(&self, stage: StageId) -> Option<&Stage> {
        self.stages.get(&stage)
    }

    /// The stages in use, in the team's order.
    pub fn stages_in_order(&self) -> Vec<&Stage> {
        let mut stages: Vec<&Stage> = self.stages.values().filter(|stage| !stage.is_retired()).collect();
        stages.sort_by(|a, b| (a.rank(), a.id).cmp(&(b.rank(), b.id)));
        stages
    }

    /// The stages from stranger to customer, in order: without those that leave the way.
    pub fn way(&self) -> Vec<StageId> {
        let on_the_way = |stage: &&Stage| stage.kind().is_on_the_way();
        self.stages_in_order().into_iter().filter(on_the_way).map(|stage| stage.id).collect()
    }

    /// Where a new lead starts.
    pub fn first_stage(&self) -> Option<&Stage> {
        let stages = self.stages_in_order();
        stages.iter().find(|stage| stage.kind() == Kind::Open).or(stages.first()).copied()
    }

    pub fn question(&self, question: QuestionId) -> Option<&Question> {
        self.questions.get(&question)?.get()?.as_ref()
    }

    /// The questions that some stage in use asks, in the order of the stages.
    pub fn questions_asked(&self) -> Vec<(QuestionId, &Question)> {
        let mut asked = Vec::new();
        for criterion in self.stages_in_order().into_iter().flat_map(Stage::gate) {
            if let CriterionKind::Answered(id) = criterion.kind
                && !asked.iter().any(|(known, _)| *known == id)
                && let Some(question) = self.question(id)
            {
                asked.push((id, question));
            }
        }
        asked
    }

    /// What must hold for a card to go from one stage to another: everything that the stages on the way ask.
    ///
    /// Going forward, the stages passed over ask as well, or a long drag would get round them; going back asks
    /// nothing; leaving the way (lost, recycled) asks only what that stage itself asks. A card that comes back
    /// from there, or from another team, is asked everything up to its goal.
    pub fn entry_criteria(&self, from: Option<StageId>, to: StageId) -> Vec<&Criterion> {
        let stages = self.stages_in_order();
        let Some(goal) = stages.iter().position(|stage| stage.id == to) else { return Vec::new() };
        if from == Some(to) {
            return Vec::new();
        }
        if !stages[goal].kind().is_on_the_way() {
            return stages[goal].gate().iter().collect();
        }
        let start = stages.iter().position(|stage| Some(stage.id) == from && stage.kind().is_on_the_way());
        if start.is_some_and(|start| start > goal) {
            return Vec::new();
        }
        let mut criteria: Vec<&Criterion> = Vec::new();
        for stage in &stages[start.map_or(0, |start| start + 1)..=goal] {
            if stage.kind().is_on_the_way() {
                criteria.extend(stage.gate());
            }
        }
        // Two stages may ask the same thing; one row answers both.
        let mut seen: Vec<&CriterionKind> = Vec::new();
        criteria.retain(|criterion| {
            let new = !seen.contains(&&criterion.kind);
            seen.push(&criterion.kind);
            new
        });
        criteria
    }

    pub fn stage_mut(&mut self, stage: StageId) -> &mut Stage {
        self.stages.entry(stage).or_insert_with(|| Stage::new(stage))
    }

    pub fn join(&mut self, other: &Team) {
        self.name.join(&other.name);
        self.archived.join(&other.archived);
        for stage in other.stages.values() {
            self.stage_mut(stage.id).join(stage);
        }
        join_each(&mut self.questions, &other.questions);
    }

    /// The latest write of any part.
    pub fn latest(&self) -> Stamp {
        self.stages
            .values()
            .flat_map(|stage| stage.written().map(Written::stamp))
            .chain(self.questions.values().map(Written::stamp))
            .chain([self.name.stamp(), self.archived.stamp()])
            .max()
            .unwrap_or(Stamp::ORIGIN)
    }
}
