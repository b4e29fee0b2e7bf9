//! The gate sheet: what a stage asks of a lead on its way in, what holds already and what is missing.

mod rules;

use crate::{
    commands::{LeadForm, gate},
    domain::{
        criterion::{CriterionKind, Question},
        ids::{LeadId, StageId, TeamId},
        judge::{Judge, Judgement},
        lead::Lead,
        moment::Moment,
        wording::Wording,
        workspace::Workspace,
    },
};

pub use rules::RuleLine;
pub(super) use rules::{persona, scored};

#[derive(Clone, Debug, PartialEq)]
pub struct GateSheet {
    pub lead: LeadId,
    pub called: String,
    pub team: TeamId,
    pub to: StageId,
    pub stage_name: Wording,
    pub definition: Wording,
    pub rows: Vec<GateRow>,
    /// What is known so far, for filling in what is missing on the spot.
    pub form: LeadForm,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GateRow {
    pub judgement: Judgement,
    /// The team's question, where the criterion asks one.
    pub question: Option<Question>,
    /// The team's rules that decide it, where the criterion looks at persona or score.
    pub rules: Vec<RuleLine>,
    /// Of a group: each of its criteria.
    pub parts: Vec<GateRow>,
}

impl GateSheet {
    pub fn holds(&self) -> bool {
        !self.rows.iter().any(|row| row.judgement.is_missing())
    }
}

/// Every row that a move asks, judged as things stand now. `None` when lead or stage are gone.
pub fn gate_sheet(workspace: &Workspace, lead: LeadId, to: StageId, now: Moment) -> Option<GateSheet> {
    let lead = workspace.lead(lead)?;
    let (team_id, _) = workspace.seat(lead)?;
    let team = workspace.team(team_id)?;
    let stage = team.stage(to)?;
    let judge = Judge::new(workspace, team, now);
    Some(GateSheet {
        lead: lead.id,
        called: lead.called().to_owned(),
        team: team_id,
        to,
        stage_name: stage.name(),
        definition: stage.definition(),
        rows: rows(&judge, lead, gate(&judge, lead, to)),
        form: LeadForm::of(lead, workspace),
    })
}

pub(super) fn rows(judge: &Judge<'_>, lead: &Lead, judgements: Vec<Judgement>) -> Vec<GateRow> {
    judgements.into_iter().map(|judgement| row(judge, lead, judgement)).collect()
}

fn row(judge: &Judge<'_>, lead: &Lead, mut judgement: Judgement) -> GateRow {
    let kind = &judgement.criterion.kind;
    let question = kind.question().and_then(|id| judge.team().question(id).cloned());
    let rules = match kind {
        CriterionKind::Persona => persona(judge, lead),
        CriterionKind::Score { of, .. } => scored(judge, lead, *of),
        _ => Vec::new(),
    };
    let parts = rows(judge, lead, std::mem::take(&mut judgement.parts));
    GateRow { judgement, question, rules, parts }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{Command, EditLead, MoveLead, Spot, testing::Bench},
        domain::{
            criterion::{Criterion, Holds},
            event::Event,
            field::Field,
            ids::{CampaignId, CriterionId, RuleId},
            rule::{Rule, Test, Weight},
            stage::Trait,
            stamp::Stamp,
        },
    };

    const CLAIRE: LeadId = LeadId::named("claire");
    const PROSPECT: StageId = StageId::named("prospect");

    /// Prospect asks these of Claire.
    fn asked(kinds: Vec<Criterion>) -> Bench {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel");
        let team = Bench::TEAM;
        let gate = |stage: &str, to| Event::StageReshaped {
            team,
            stage: StageId::named(stage),
            from: Trait::Gate(Vec::new()),
            to: Trait::Gate(to),
        };
        bench.workspace.apply(&gate("prospect", kinds), Stamp { millis: 1, counter: 0, writer: 9 });
        bench
    }

    fn criterion(name: &str, kind: CriterionKind, advised: bool) -> Criterion {
        Criterion { id: CriterionId::named(name), kind, advised }
    }

    #[test]
    fn advice_is_shown_and_keeps_nobody_out() {
        let city = CriterionKind::Filled(vec![Field::City]);
        let bench = asked(vec![criterion("city", city, true)]);
        let sheet = gate_sheet(&bench.workspace, CLAIRE, PROSPECT, bench.now).unwrap();
        assert_eq!(sheet.rows[0].judgement.holds, Holds::Unknown);
        assert!(sheet.holds());
        let to = MoveLead { lead: CLAIRE, team: Bench::TEAM, to: PROSPECT, spot: Spot::TOP, reason: None };
        assert!(to.decide(&bench.workspace, bench.now).is_ok());
    }

    #[test]
    fn a_group_and_the_persona_show_what_they_are_made_of() {
        let part = |field: Field| criterion(field.key(), CriterionKind::Filled(vec![field]), false);
        let group = CriterionKind::AtLeast { needed: 1, of: vec![part(Field::City), part(Field::Amount)] };
        let mut bench =
            asked(vec![criterion("group", group, false), criterion("fits", CriterionKind::Persona, false)]);
        let test = Test::Words { field: Field::City, any_of: vec!["Lyon".into()] };
        let rule = Rule::Fit { test, weight: Weight::Must };
        let set =
            Event::RuleSet { team: Bench::TEAM, rule: RuleId::named("lyon"), from: None, to: Some(rule) };
        bench.workspace.apply(&set, Stamp { millis: 2, counter: 0, writer: 9 });
        let holds = |bench: &Bench| {
            let rows = gate_sheet(&bench.workspace, CLAIRE, PROSPECT, bench.now).unwrap().rows;
            let parts: Vec<_> = rows[0].parts.iter().map(|part| part.judgement.holds).collect();
            (rows[0].judgement.holds, parts, rows[1].rules[0].holds)
        };
        let unknown = Holds::Unknown;
        assert_eq!(holds(&bench), (unknown, vec![unknown, unknown], Some(unknown)));
        let form = LeadForm::default().with(Field::City, "Villeurbanne");
        bench.done(EditLead { lead: CLAIRE, form, fresh: CampaignId::named("new") });
        assert_eq!(holds(&bench), (Holds::Yes, vec![Holds::Yes, unknown], Some(Holds::No)));
    }
}
