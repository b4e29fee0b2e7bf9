//! One lead, whole: what is known, where it stands, what is still missing, and everything that happened.

use super::gate::{GateRow, rows};
use crate::{
    commands::LeadForm,
    domain::{
        activity::Activity,
        criterion::{Answer, judge},
        field::{Fact, Field},
        ids::{ActivityId, CampaignId, LeadId, QuestionId, StageId, TeamId},
        moment::{Millis, Moment},
        stage::Kind,
        trail::Pass,
        wording::Wording,
        workspace::{TO_SORT, Workspace},
    },
};

#[derive(Clone, Debug, PartialEq)]
pub struct LeadSheet {
    pub lead: LeadId,
    pub called: String,
    pub team: TeamId,
    pub stage: StageId,
    pub stage_name: Wording,
    pub days: u32,
    pub form: LeadForm,
    /// Where it can go, in order; the present stage included.
    pub stages: Vec<(StageId, Wording)>,
    /// The next stage on the way, and what it asks.
    pub ahead: Option<Ahead>,
    /// Every question that the team asks, with the answer so far.
    pub questions: Vec<(QuestionId, Wording, Option<Answer>)>,
    /// Newest first.
    pub history: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Ahead {
    pub stage: StageId,
    pub name: Wording,
    pub rows: Vec<GateRow>,
}

/// One line of the history.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub at: Millis,
    pub what: Happening,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Happening {
    Captured,
    Moved {
        from: Option<Wording>,
        to: Wording,
        pass: Option<Pass>,
    },
    Activity(ActivityId, Activity),
    /// A field got another value; what it was before stays readable.
    Field {
        field: Field,
        from: Option<Shown>,
        to: Option<Shown>,
    },
    Answered {
        question: Wording,
        answer: Option<Answer>,
    },
}

/// A fact ready to be worded; a campaign by its name.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    Fact(Fact),
    Name(String),
}

pub fn lead_sheet(workspace: &Workspace, lead: LeadId, now: Moment) -> Option<LeadSheet> {
    let lead = workspace.lead(lead)?;
    let (team_id, stage) = workspace.seat(lead)?;
    let team = workspace.team(team_id)?;
    let stages = team.stages_in_order();
    let here = stages.iter().position(|known| known.id == stage);
    let ahead = stages.iter().skip(here.map_or(0, |here| here + 1)).find(|stage| {
        stage.kind().is_on_the_way() && here.is_none_or(|here| stages[here].kind() == Kind::Open)
    });
    Some(LeadSheet {
        lead: lead.id,
        called: lead.called().to_owned(),
        team: team_id,
        stage,
        stage_name: workspace.stage_of(lead).map(|stage| stage.name()).unwrap_or_default(),
        days: lead.visit().map_or(0, |visit| now.days_since(visit.entered)),
        form: LeadForm::of(lead, workspace),
        stages: stages.iter().map(|stage| (stage.id, stage.name())).collect(),
        ahead: ahead.map(|next| Ahead {
            stage: next.id,
            name: next.name(),
            rows: {
                let from = (stage != TO_SORT).then_some(stage);
                let asked = team.entry_criteria(from, next.id);
                rows(workspace, team_id, asked.into_iter().map(|criterion| judge(lead, criterion)).collect())
            },
        }),
        questions: team
            .questions_asked()
            .into_iter()
            .map(|(id, question)| (id, question.wording.clone(), lead.answer(id).cloned()))
            .collect(),
        history: history(workspace, lead.id),
    })
}

/// Everything that happened with a lead, newest first.
fn history(workspace: &Workspace, lead: LeadId) -> Vec<Entry> {
    let Some(lead) = workspace.lead(lead) else { return Vec::new() };
    let mut entries = vec![Entry { at: lead.created.millis, what: Happening::Captured }];
    let name = |team: TeamId, stage: StageId| {
        workspace.team(team).and_then(|team| team.stage(stage)).map(|stage| stage.name()).unwrap_or_default()
    };
    let path = lead.trail.path();
    for (at, visit) in path.iter().enumerate().skip(1) {
        let from = Some(name(path[at - 1].team, path[at - 1].stage));
        let to = name(visit.team, visit.stage);
        entries
            .push(Entry { at: visit.entered, what: Happening::Moved { from, to, pass: visit.pass.clone() } });
    }
    for (id, activity) in lead.activities() {
        entries.push(Entry { at: activity.at, what: Happening::Activity(id, activity.clone()) });
    }
    let shown = |fact: &Option<Fact>| match fact.as_ref()? {
        Fact::Campaign(id) => Some(Shown::Name(campaign_name(workspace, *id))),
        fact => Some(Shown::Fact(fact.clone())),
    };
    for (field, written) in &lead.facts {
        for pair in written.writes().windows(2).filter(|pair| pair[0].1 != pair[1].1) {
            let (from, to) = (shown(&pair[0].1), shown(&pair[1].1));
            entries.push(Entry { at: pair[1].0.millis, what: Happening::Field { field: *field, from, to } });
        }
    }
    for (question, written) in &lead.answers {
        let asked = workspace.all_teams().find_map(|team| team.question(*question));
        let question = asked.map(|question| question.wording.clone()).unwrap_or_default();
        for (stamp, answer) in written.writes() {
            let what = Happening::Answered { question: question.clone(), answer: answer.clone() };
            entries.push(Entry { at: stamp.millis, what });
        }
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    entries
}

fn campaign_name(workspace: &Workspace, campaign: CampaignId) -> String {
    workspace.campaign(campaign).map(|campaign| campaign.name.clone()).unwrap_or_default()
}
