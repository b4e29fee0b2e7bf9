//! People who share one way of working: their stages in order, the questions they ask, the rules they score by.

use std::collections::BTreeMap;

use super::{
    beyond::{Beyond, Kept},
    criterion::{Criterion, CriterionKind, Occasion, Question},
    event::Event,
    ids::{QuestionId, RuleId, StageId, TeamId},
    lead::join_each,
    notice::Notice,
    playbook::Playbook,
    rule::{HEAT, Heat, Rule},
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
    pub rules: BTreeMap<RuleId, Written<Option<Rule>>>,
    /// In which of its stages it shows the leads of another team's stage, if at all; of each stage the last word counts.
    /// A way of looking and no definition: the leads stay where their own team has put them.
    pub guests: Written<(Seat, Option<StageId>)>,
    /// What people are told before their data is written down; a version is the moment it was written.
    pub notice: Written<Notice>,
    /// What this version does not know.
    pub beyond: Beyond,
}

/// A stage with its team: teams that took up the same playbook have stages of the same identity.
pub type Seat = (TeamId, StageId);

/// Where a team keeps what its playbook said that this version does not know.
const PLAYBOOK: &str = "playbook";

impl Team {
    pub fn new(id: TeamId) -> Self {
        Self {
            id,
            name: Written::default(),
            archived: Written::default(),
            stages: BTreeMap::new(),
            questions: BTreeMap::new(),
            rules: BTreeMap::new(),
            guests: Written::default(),
            notice: Written::default(),
            beyond: Beyond::default(),
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

    /// A stage that leads can be in.
    pub fn stage_in_use(&self, stage: StageId) -> Option<&Stage> {
        self.stage(stage).filter(|stage| !stage.is_retired())
    }

    /// The stages in use, in the team's order.
    pub fn stages_in_order(&self) -> Vec<&Stage> {
        let mut stages: Vec<&Stage> = self.stages.values().filter(|stage| !stage.is_retired()).collect();
        stages.sort_unstable_by(|a, b| (a.rank(), a.id).cmp(&(b.rank(), b.id)));
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

    /// The questions in use, by identity.
    pub fn questions(&self) -> impl Iterator<Item = (QuestionId, &Question)> {
        self.questions.iter().filter_map(|(id, written)| Some((*id, written.get()?.as_ref()?)))
    }

    pub fn rule(&self, rule: RuleId) -> Option<&Rule> {
        self.rules.get(&rule)?.get()?.as_ref()
    }

    /// By which it tells hot from cold, if it does.
    pub fn heat(&self) -> Option<&Heat> {
        match self.rule(HEAT)? {
            Rule::Heat(heat) => Some(heat),
            _ => None,
        }
    }

    /// The rules in use, by identity.
    pub fn rules(&self) -> impl Iterator<Item = (RuleId, &Rule)> {
        self.rules.iter().filter_map(|(id, written)| Some((*id, written.get()?.as_ref()?)))
    }

    /// The stage in which the leads of another team's stage are guests here. While that stage is retired, nowhere: they
    /// still stand with their own team, and whoever took the column away did not ask for its guests elsewhere.
    pub fn hosts(&self, guest: Seat) -> Option<StageId> {
        self.stage_in_use(self.chosen_for(guest)?).filter(|_| guest.0 != self.id).map(|stage| stage.id)
    }

    /// What was last chosen for another team's stage.
    pub fn chosen_for(&self, guest: Seat) -> Option<StageId> {
        let last = self.guests.writes().iter().rev().find(|(_, (seat, _))| *seat == guest);
        last.and_then(|(_, (_, stage))| *stage)
    }

    /// The stages of other teams about which anything was chosen.
    pub fn guest_seats(&self) -> Vec<Seat> {
        let mut seats = Vec::new();
        for (_, (seat, _)) in self.guests.writes() {
            if !seats.contains(seat) {
                seats.push(*seat);
            }
        }
        seats
    }

    /// What was last written, be it nothing any more.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.get()
    }

    /// What people are told now, with its version.
    pub fn notice_in_force(&self) -> Option<(Stamp, &Notice)> {
        let notice = self.notice().filter(|notice| !notice.is_blank())?;
        Some((self.notice.stamp(), notice))
    }

    /// What people were told in a version.
    pub fn notice_of(&self, version: Stamp) -> Option<&Notice> {
        self.notice.writes().iter().find(|(stamp, _)| *stamp == version).map(|(_, notice)| notice)
    }

    /// The questions that are put on this occasion, in the order of [`questions_asked`](Self::questions_asked).
    pub fn questions_put(&self, on: Occasion) -> impl Iterator<Item = (QuestionId, &Question)> {
        self.questions_asked().into_iter().filter(move |(_, question)| question.occasion == Some(on))
    }

    /// The questions that some stage in use asks, in the order of the stages; then those that are only put of their own
    /// accord, by identity.
    pub fn questions_asked(&self) -> Vec<(QuestionId, &Question)> {
        let mut asked: Vec<(QuestionId, &Question)> = Vec::new();
        let stages = self.stages_in_order();
        for id in stages.iter().flat_map(|stage| stage.asks()).filter_map(CriterionKind::question) {
            if !asked.iter().any(|(known, _)| *known == id)
                && let Some(question) = self.question(id)
            {
                asked.push((id, question));
            }
        }
        for (id, question) in self.questions().filter(|(_, question)| question.occasion.is_some()) {
            if !asked.iter().any(|(known, _)| *known == id) {
                asked.push((id, question));
            }
        }
        asked
    }

    /// What must hold for a card to go from one stage to another: everything that the stages on the way ask.
    ///
    /// Going forward, the stages passed over ask as well, or a long drag would get round them; going back asks
    /// nothing; leaving the way (lost, recycled) asks only what that stage itself asks. A card that comes back
    /// from there, or from another team, is asked everything up to its goal. Capturing asks nothing, so what the
    /// first stage asks is asked on the way out of it.
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
        let first = stages.iter().position(|stage| stage.kind().is_on_the_way());
        let asked_from = start.filter(|start| Some(*start) != first).map_or(0, |start| start + 1);
        for stage in &stages[asked_from..=goal] {
            if stage.kind().is_on_the_way() {
                criteria.extend(stage.gate());
            }
        }
        // Two stages may ask the same thing; one row answers both, and what one of them requires is required.
        let mut rows: Vec<&Criterion> = Vec::new();
        for criterion in criteria {
            match rows.iter_mut().find(|row| row.kind.asks_the_same(&criterion.kind)) {
                Some(row) if row.advised && !criterion.advised => *row = criterion,
                Some(_) => {}
                None => rows.push(criterion),
            }
        }
        rows
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
        join_each(&mut self.rules, &other.rules);
        self.guests.join(&other.guests);
        self.notice.join(&other.notice);
        self.beyond.join(&other.beyond);
    }

    /// Writes down what happened to the team, if it happened to this one.
    pub fn apply(&mut self, event: &Event, stamp: Stamp) {
        if event.team() != Some(self.id) {
            return;
        }
        match event {
            Event::TeamFounded { team: _, name, playbook } => {
                self.name.write(Stamp::ORIGIN, name.clone());
                self.archived.write(stamp, false);
                self.take_up(playbook);
            }
            Event::TeamRenamed { team: _, from: _, to } => self.name.write(stamp, to.clone()),
            Event::TeamArchived { team: _, from: _, to } => self.archived.write(stamp, *to),
            Event::StageAdded { team: _, stage, traits } => {
                let stage = self.stage_mut(*stage);
                traits.iter().for_each(|value| stage.write(stamp, value.clone()));
            }
            Event::StageReshaped { team: _, stage, from: _, to } => {
                self.stage_mut(*stage).write(stamp, to.clone());
            }
            Event::QuestionWorded { team: _, question, from: _, to } => {
                self.questions.entry(*question).or_default().write(stamp, to.clone());
            }
            Event::RuleSet { team: _, rule, from: _, to } => {
                self.rules.entry(*rule).or_default().write(stamp, to.clone());
            }
            Event::StageMapped { team: _, of, from: _, to } => {
                self.guests.write(stamp, (*of, *to));
            }
            Event::NoticeWritten { team: _, from: _, to } => self.notice.write(stamp, to.clone()),
            _ => {}
        }
    }

    fn take_up(&mut self, playbook: &Playbook) {
        let version = playbook.version;
        for (stage, traits) in &playbook.stages {
            let stage = self.stage_mut(*stage);
            traits.iter().for_each(|value| stage.write(version, value.clone()));
        }
        for (question, worded) in &playbook.questions {
            self.questions.entry(*question).or_default().write(version, Some(worded.clone()));
        }
        for (rule, set) in &playbook.rules {
            self.rules.entry(*rule).or_default().write(version, Some(set.clone()));
        }
        if !playbook.beyond.is_empty() {
            self.beyond.put(PLAYBOOK, Kept::Fields(playbook.beyond.clone()));
        }
    }

    /// What the playbook said that it took up and this version does not know.
    pub fn beyond_playbook(&self) -> Beyond {
        match self.beyond.get(PLAYBOOK) {
            Some(Kept::Fields(fields)) => fields.clone(),
            _ => Beyond::default(),
        }
    }

    /// The version of the team's definitions: when the latest of them was written. Two tablets that know the same
    /// definitions agree on it.
    pub fn version(&self) -> Stamp {
        self.stages
            .values()
            .flat_map(|stage| stage.written().map(Written::stamp))
            .chain(self.questions.values().map(Written::stamp))
            .chain(self.rules.values().map(Written::stamp))
            .max()
            .unwrap_or(Stamp::ORIGIN)
    }

    /// Whether its founding is unknown here, and everything else came at a moment or later.
    pub fn is_later_than(&self, at: Stamp) -> bool {
        self.name.writes().first().is_none_or(|(stamp, _)| *stamp >= at)
    }

    /// The latest write of any part.
    pub fn latest(&self) -> Stamp {
        let beside = [self.name.stamp(), self.archived.stamp(), self.guests.stamp(), self.notice.stamp()];
        beside.into_iter().fold(self.version(), Stamp::max)
    }
}
