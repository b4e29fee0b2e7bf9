//! A card goes somewhere else. The one place where a move is decided, whatever started it.

use super::Command;
use crate::domain::{
    event::Event,
    ids::{LeadId, StageId, TeamId},
    judge::{Judge, Judgement},
    lead::Lead,
    moment::Moment,
    rank::Rank,
    rejection::Rejection,
    text,
    trail::{Pass, Visit},
    workspace::Workspace,
};

/// Between which two cards. Naming the neighbours rather than a number keeps a drop right while a search hides
/// part of the column, and while another tab changes it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    pub after: Option<LeadId>,
    pub before: Option<LeadId>,
}

impl Spot {
    /// On top of the column.
    pub const TOP: Spot = Spot { after: None, before: None };
}

#[derive(Clone, Debug)]
pub struct MoveLead {
    pub lead: LeadId,
    /// On whose board it is moved.
    pub team: TeamId,
    pub to: StageId,
    pub spot: Spot,
    /// Why the card may pass although something is missing.
    pub reason: Option<String>,
}

impl Command for MoveLead {
    fn decide(self, workspace: &Workspace, now: Moment) -> Result<Vec<Event>, Rejection> {
        let lead = workspace.lead(self.lead).ok_or(Rejection::NoLongerThere)?;
        let (team_id, _) = workspace.seat(lead).ok_or(Rejection::NoLongerThere)?;
        let team = workspace.team(team_id).ok_or(Rejection::NoLongerThere)?;
        if team_id != self.team {
            // A guest, which is not judged by this board's definitions: it comes in by being handed over.
            return Err(Rejection::OfAnotherTeam { team: team.name().to_owned() });
        }
        team.stage_in_use(self.to).ok_or(Rejection::NoLongerThere)?;
        // A lead without a trail (its capture was never read) starts one here.
        let start = || Visit::new(now.millis, team_id, self.to, Rank::middle());
        let from = lead.visit().cloned().unwrap_or_else(start);
        let rank = rank_at(workspace, team_id, self.to, lead.id, self.spot);
        if from.team == team_id && from.stage == self.to && lead.visit().is_some() {
            let to = Visit { rank, ..from.clone() };
            return Ok(if to == from {
                Vec::new()
            } else {
                vec![Event::LeadMoved { lead: lead.id, from, to }]
            });
        }
        let pass = self.pass(gate(&Judge::new(workspace, team, now), lead, self.to))?;
        let entered = from.next_entered(now.millis);
        let judged_by = Some(team.version());
        let to = Visit { pass, judged_by, ..Visit::new(entered, team_id, self.to, rank) };
        Ok(vec![Event::LeadMoved { lead: lead.id, from, to }])
    }
}

impl MoveLead {
    /// The gate: open, passed with a reason, or closed with everything it asks.
    fn pass(&self, judgements: Vec<Judgement>) -> Result<Option<Pass>, Rejection> {
        let missing: Vec<_> = judgements
            .iter()
            .filter(|judgement| judgement.is_missing())
            .map(|judgement| judgement.criterion.id)
            .collect();
        if missing.is_empty() {
            return Ok(None);
        }
        match &self.reason {
            None => Err(Rejection::GateClosed { stage: self.to, judgements }),
            Some(reason) => Ok(Some(Pass::new(checked_reason(reason)?, missing))),
        }
    }
}

/// Everything that is asked of a lead on its way into a stage, advice included, judged as of now.
pub fn gate(judge: &Judge<'_>, lead: &Lead, to: StageId) -> Vec<Judgement> {
    let team = judge.team();
    let from = lead.visit().filter(|visit| visit.team == team.id).map(|visit| visit.stage);
    team.entry_criteria(from, to).into_iter().map(|criterion| judge.judge(lead, criterion)).collect()
}

/// Why somebody does what the definitions would not, in their words.
pub(super) fn checked_reason(typed: &str) -> Result<String, Rejection> {
    let reason: String = text::clean_lines(typed).chars().take(2_000).collect();
    if reason.is_empty() { Err(Rejection::ReasonMissing) } else { Ok(reason) }
}

/// The rank at a spot of a column, not counting the card itself.
fn rank_at(workspace: &Workspace, team: TeamId, stage: StageId, lead: LeadId, spot: Spot) -> Rank {
    let column = workspace.index().column(team, stage);
    let at = |neighbour: LeadId| {
        let visit = workspace.lead(neighbour)?.visit()?;
        column.position(&visit.rank, neighbour)
    };
    // The nearest card above or below a position that is not the moving one.
    let above =
        |end: usize| (0..end).rev().find(|at| column.get(*at) != Some(lead)).and_then(|at| column.rank(at));
    let below = |start: usize| {
        (start..column.len()).find(|at| column.get(*at) != Some(lead)).and_then(|at| column.rank(at))
    };
    if let Some(after) = spot.after.and_then(at) {
        Rank::between(above(after + 1), below(after + 1))
    } else if let Some(before) = spot.before.and_then(at) {
        Rank::between(above(before), below(before))
    } else {
        Rank::between(None, below(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{
            AnswerQuestion, Command, FoundTeam, Redefine, ReshapeStage,
            testing::{Bench, playbook},
        },
        domain::{
            criterion::{Answer, Criterion, CriterionKind, Holds, Said},
            field::Field,
            ids::{CriterionId, QuestionId},
            stage::Trait,
        },
    };

    fn to(lead: &str, stage: &str, reason: Option<&str>) -> impl Command {
        MoveLead {
            lead: LeadId::named(lead),
            team: Bench::TEAM,
            to: StageId::named(stage),
            spot: Spot::TOP,
            reason: reason.map(Into::into),
        }
    }

    fn sort(lead: &str, stage: &str, after: Option<&str>, before: Option<&str>) -> impl Command {
        let spot = Spot { after: after.map(LeadId::named), before: before.map(LeadId::named) };
        let to = StageId::named(stage);
        MoveLead { lead: LeadId::named(lead), team: Bench::TEAM, to, spot, reason: None }
    }

    fn bench() -> Bench {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel").lead("marc", "Marc Petit").lead("ana", "Ana Ruiz");
        bench
    }

    fn answer(lead: &str, yes: bool) -> impl Command {
        AnswerQuestion {
            lead: LeadId::named(lead),
            question: QuestionId::named("need"),
            to: Some(Answer::new(if yes { Said::Yes } else { Said::No }, "said so")),
        }
    }

    #[test]
    fn a_closed_gate_says_what_is_missing_and_the_card_stays() {
        let bench = bench();
        let Rejection::GateClosed { stage, judgements } = bench.refused(to("claire", "prospect", None))
        else {
            panic!()
        };
        assert_eq!(stage, StageId::named("prospect"));
        assert_eq!(judgements.len(), 1);
        assert_eq!(judgements[0].holds, Holds::Unknown);
        assert_eq!(bench.stage_of("claire"), StageId::named("lead"));
    }

    #[test]
    fn an_answer_opens_the_gate_and_the_wrong_one_does_not() {
        let mut bench = bench();
        bench.done(answer("claire", false));
        let Rejection::GateClosed { judgements, .. } = bench.refused(to("claire", "prospect", None)) else {
            panic!()
        };
        assert_eq!(judgements[0].holds, Holds::No);
        bench.done(answer("claire", true)).done(to("claire", "prospect", None));
        assert_eq!(bench.stage_of("claire"), StageId::named("prospect"));
    }

    #[test]
    fn passing_anyway_takes_a_reason_which_stays() {
        let mut bench = bench();
        assert_eq!(bench.refused(to("claire", "prospect", Some("  "))), Rejection::ReasonMissing);
        bench.done(to("claire", "prospect", Some("met at the show")));
        let visit = bench.workspace.lead(LeadId::named("claire")).unwrap().visit().unwrap();
        let pass = visit.pass.as_ref().unwrap();
        assert_eq!(
            (pass.reason.as_str(), pass.missing.as_slice()),
            ("met at the show", &[CriterionId::named("need")][..])
        );
    }

    #[test]
    fn a_long_drag_does_not_get_round_the_gates_on_the_way() {
        let bench = bench();
        let Rejection::GateClosed { judgements, .. } = bench.refused(to("claire", "client", None)) else {
            panic!()
        };
        let asked: Vec<_> = judgements.iter().map(|judgement| judgement.criterion.id).collect();
        assert_eq!(asked, [CriterionId::named("need"), CriterionId::named("amount")]);
    }

    #[test]
    fn what_one_stage_advises_and_the_next_requires_is_required() {
        let mut bench = bench();
        bench.done(answer("claire", true));
        let amount = CriterionKind::Filled(vec![Field::Amount]);
        let advised = Criterion { advised: true, ..Criterion::required(CriterionId::named("hint"), amount) };
        let mut gate =
            bench.workspace.team(Bench::TEAM).unwrap().stages[&StageId::named("prospect")].gate().to_vec();
        gate.push(advised);
        let to_gate = ReshapeStage { stage: StageId::named("prospect"), to: Trait::Gate(gate) };
        bench.done(Redefine::one(Bench::TEAM, to_gate));
        let Rejection::GateClosed { judgements, .. } = bench.refused(to("claire", "client", None)) else {
            panic!()
        };
        assert_eq!(judgements.iter().filter(|judgement| judgement.is_missing()).count(), 1);
        assert_eq!(judgements.len(), 2);
    }

    #[test]
    fn going_back_or_leaving_the_way_is_free() {
        let mut bench = bench();
        bench
            .done(to("claire", "prospect", Some("because")))
            .done(to("claire", "lead", None))
            .done(to("claire", "lost", None));
        assert_eq!(bench.stage_of("claire"), StageId::named("lost"));
    }

    #[test]
    fn sorting_inside_a_column_keeps_the_days_in_stage() {
        let mut bench = bench();
        let entered =
            |bench: &Bench| bench.workspace.lead(LeadId::named("ana")).unwrap().visit().unwrap().entered;
        assert_eq!(bench.column("lead"), ["ana", "marc", "claire"].map(LeadId::named));
        let before = entered(&bench);
        bench.later(5).done(sort("ana", "lead", Some("claire"), None));
        assert_eq!(bench.column("lead"), ["marc", "claire", "ana"].map(LeadId::named));
        bench.done(sort("ana", "lead", Some("marc"), Some("claire")));
        assert_eq!(bench.column("lead"), ["marc", "ana", "claire"].map(LeadId::named));
        bench.done(sort("claire", "lead", None, Some("marc")));
        assert_eq!(bench.column("lead"), ["claire", "marc", "ana"].map(LeadId::named));
        assert_eq!(entered(&bench), before);
    }

    #[test]
    fn undo_puts_the_card_back_where_it_was() {
        let mut bench = bench();
        let before = bench.seen();
        bench.done(to("marc", "prospect", Some("because")));
        bench.undo();
        assert_eq!(bench.seen(), before);
        assert_eq!(bench.workspace.lead(LeadId::named("marc")).unwrap().trail.path().len(), 1);
    }

    #[test]
    fn a_guest_is_moved_by_its_own_team_only() {
        let mut bench = bench();
        let (twin, playbook) = (TeamId::named("twin"), Box::new(playbook()));
        bench.done(FoundTeam { fresh: twin, name: "Twin".into(), playbook });
        // Their stages have the same identities, so the stage alone would not tell whose is meant.
        let asked = MoveLead {
            lead: LeadId::named("claire"),
            team: twin,
            to: StageId::named("lost"),
            spot: Spot::TOP,
            reason: None,
        };
        assert_eq!(bench.refused(asked), Rejection::OfAnotherTeam { team: "Sales".into() });
        assert_eq!(bench.stage_of("claire"), StageId::named("lead"));
    }

    #[test]
    fn a_stage_that_is_not_there_takes_no_card() {
        assert_eq!(bench().refused(to("claire", "nowhere", None)), Rejection::NoLongerThere);
    }
}
