//! Tells what became of each person: how they came to us, what was said, and how their card moved on.
//!
//! The stages are taken at their word: before a card moves, whatever the gate still asks for is found out, so the
//! sample keeps to any definition. Now and then somebody lets a card through with a reason, or an answer is taken
//! back afterwards and the card is ahead of its definition, as happens in life.

use super::{
    calendar,
    chance::Chance,
    page::Page,
    person::Cast,
    plan::{Plan, Teams, plan},
};
use crate::domain::{
    criterion::{Criterion, CriterionKind, Holds},
    ids::{LeadId, StageId, TeamId},
    judge::Judge,
    lead::Lead,
    moment::{Millis, Moment},
    stage::{Kind, Stage},
    stamp::Stamp,
    team::Team,
    trail::Visit,
    workspace::Workspace,
};

/// A lead, and apart from it the stays whose places in their columns are still to be found.
pub(super) struct Story {
    pub lead: Lead,
    pub stays: Vec<(Stamp, Visit)>,
}

pub(super) struct Author<'a> {
    seed: u64,
    now: Moment,
    teams: Teams<'a>,
    cast: Cast,
    /// The teams alone: what a lead is judged by while its story is told.
    definitions: Workspace,
    /// Gates met and answers held so far: counted rather than thrown, so that even a small sample shows some cards
    /// that were let through, and some that are ahead of their definition.
    gates: usize,
    answers: usize,
}

/// A stage on somebody's way, and from when to when they were getting there.
struct Step<'a> {
    team: &'a Team,
    stage: &'a Stage,
    /// The stage before, if it was one of the same team: another team's says nothing here.
    before: Option<StageId>,
    from: Millis,
    to: Millis,
    is_first: bool,
}

impl<'a> Author<'a> {
    pub fn new(seed: u64, now: Moment, teams: Teams<'a>) -> Self {
        let definitions = Workspace::from_parts(teams.iter().cloned(), [], []);
        Author { seed, now, teams, cast: Cast::new(seed), definitions, gates: 0, answers: 0 }
    }

    fn holds(&self, lead: &Lead, team: &Team, kind: &CriterionKind) -> bool {
        Judge::new(&self.definitions, team, self.now).holds(lead, kind) == Holds::Yes
    }

    /// The story of the `n`-th lead.
    pub fn tell(&mut self, n: u64) -> Story {
        let mut chance = Chance::new(self.seed, n);
        let id = LeadId::new(chance.bits());
        let plan = plan(&mut chance, self.seed, n, self.now, self.teams);
        let person = self.cast.next(&mut chance);
        let mut page = Page::begin(id, n, self.now, chance, person, &plan);
        let steps = self.steps(&mut page.chance, &plan);
        for step in &steps {
            self.climb(&mut page, step);
        }
        if let Some(last) = steps.last() {
            self.stay(&mut page, last);
        }
        Story { lead: page.lead, stays: page.stays }
    }

    /// When each stage was reached: in parts of the time since the beginning, none of them very short.
    fn steps(&self, chance: &mut Chance, plan: &Plan) -> Vec<Step<'a>> {
        let parts: Vec<i64> = plan.route.iter().map(|_| chance.between(2, 5)).collect();
        let span = calendar::latest(self.now) - plan.begins;
        let total: i64 = parts.iter().sum();
        let mut steps: Vec<Step<'a>> = Vec::with_capacity(parts.len());
        let mut gone = 0;
        let mut last: Option<(TeamId, StageId)> = None;
        for ((team_id, stage_id), part) in plan.route.iter().zip(&parts) {
            let team = self.teams.iter().find(|team| team.id == *team_id);
            if let Some(team) = team
                && let Some(stage) = team.stage(*stage_id)
            {
                let before = last.filter(|(team, _)| team == team_id).map(|(_, stage)| stage);
                let from = steps.last().map_or(plan.begins, |step| step.to);
                let (to, is_first) = (plan.begins + span * gone / total, steps.is_empty());
                steps.push(Step { team, stage, before, from, to, is_first });
                last = Some((*team_id, *stage_id));
            }
            gone += part;
        }
        steps
    }

    /// Finds out what the gate asks for, and goes through it.
    fn climb(&mut self, page: &mut Page, step: &Step<'_>) {
        let mut missing = step.team.entry_criteria(step.before, step.stage.id);
        missing.retain(|criterion| {
            // Advice is followed where it costs no more than a question.
            let mut is_followed = || {
                let asks = criterion.kind.question().is_some() || criterion.kind == CriterionKind::Basis;
                asks && page.chance.percent(40)
            };
            !self.holds(&page.lead, step.team, &criterion.kind) && (!criterion.advised || is_followed())
        });
        let passed_over = self.passed_over(&mut missing);
        let leaves_the_way = !step.is_first && !step.stage.kind().is_on_the_way();
        let talks = !step.is_first && page.chance.percent(40);

        let happenings = missing.len() + usize::from(leaves_the_way) + usize::from(talks);
        let mut times = spread(step.from, step.to, happenings);
        let mut time = || times.next().unwrap_or(step.to);
        if talks {
            page.talk(time());
        }
        for criterion in missing {
            page.find_out(step.team, &criterion.kind, true, time());
        }
        if leaves_the_way {
            page.hear_a_no(step.team, time());
        }
        page.enter(step.team.id, step.stage.id, (!step.is_first).then_some(step.to), passed_over);
        if step.stage.kind() == Kind::Won {
            page.close();
        }
    }

    /// One gate of nine is passed although an answer is missing.
    fn passed_over<'c>(&mut self, missing: &mut Vec<&'c Criterion>) -> Option<&'c Criterion> {
        let at = missing.iter().position(|criterion| matches!(criterion.kind, CriterionKind::Answered(_)))?;
        self.gates += 1;
        (self.gates % 9 == 4).then(|| missing.remove(at))
    }

    /// What happened since in the stage where the card is now.
    fn stay(&mut self, page: &mut Page, last: &Step<'_>) {
        let latest = calendar::latest(self.now);
        let mut times = spread(last.to, latest, 8);
        let mut time = || times.next().unwrap_or(latest);
        let talks = match last.stage.kind() {
            Kind::Open => page.chance.between(0, 2),
            Kind::Won | Kind::Recycled => page.chance.between(0, 1),
            Kind::Lost => 0,
        };
        (0..talks).for_each(|_| page.talk(time()));
        if last.stage.kind() != Kind::Open {
            return;
        }
        // Some of what the next gate will ask is known already, for better or worse.
        for criterion in next_gate(last.team, last.stage) {
            if !criterion.advised && page.chance.percent(30) && !page.is_silent {
                let yes = page.chance.percent(75);
                page.find_out(last.team, &criterion.kind, yes, time());
            }
        }
        let answered = last.stage.gate().iter().find_map(|criterion| match criterion.kind {
            CriterionKind::Answered(question) if self.holds(&page.lead, last.team, &criterion.kind) => {
                Some(question)
            }
            _ => None,
        });
        if let Some(question) = answered {
            self.answers += 1;
            if self.answers % 10 == 4 {
                page.answer(question, false, latest);
            }
        }
        page.estimate(time());
        page.plan_next_step(time());
    }
}

/// What the stage after this one asks.
fn next_gate<'t>(team: &'t Team, stage: &Stage) -> &'t [Criterion] {
    let mut stages = team.stages_in_order().into_iter().skip_while(|known| known.id != stage.id).skip(1);
    stages.find(|next| next.kind().is_on_the_way()).map_or(&[], Stage::gate)
}

/// Instants between two others, evenly, both left out.
fn spread(from: Millis, to: Millis, count: usize) -> impl Iterator<Item = Millis> {
    let parts = count as i64 + 1;
    (1..parts).map(move |part| from + (to - from) * part / parts)
}
