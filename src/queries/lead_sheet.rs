//! One lead, whole: what is known, where it stands, what is still missing, and everything that happened.

mod reach;

use super::gate::{GateRow, rows};
use crate::{
    commands::LeadForm,
    domain::{
        activity::Activity,
        criterion::{Answer, Question},
        field::{Fact, Field},
        ids::{ActivityId, CampaignId, LeadId, QuestionId, StageId, TeamId},
        judge::Judge,
        lead::Lead,
        moment::{Millis, Moment},
        money::Money,
        stage::{Colour, Kind, Stage},
        trail::Pass,
        wording::Wording,
        workspace::{TO_SORT, Workspace},
    },
};

pub use reach::Reach;

#[derive(Clone, Debug, PartialEq)]
pub struct LeadSheet {
    pub lead: LeadId,
    pub called: String,
    /// Job title, company and place, as far as they are known and not the name already.
    pub who: Vec<String>,
    /// Ways to reach the person.
    pub reach: Vec<Reach>,
    pub amount: Option<Money>,
    pub team: TeamId,
    pub stage: StageId,
    pub stage_name: Wording,
    pub colour: Colour,
    pub days: u32,
    /// Longer here than the team finds healthy.
    pub stale: bool,
    /// The next step was due before today.
    pub overdue: bool,
    pub form: LeadForm,
    /// Where it can go, in order; the present stage included.
    pub stages: Vec<(StageId, Wording)>,
    /// The next stage on the way, and what it asks.
    pub ahead: Option<Ahead>,
    /// Every question that the team asks, with the answer so far.
    pub questions: Vec<(QuestionId, Question, Option<Answer>)>,
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
        question: Question,
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
    let present = workspace.stage_of(lead);
    let days = lead.visit().map_or(0, |visit| now.days_since(visit.entered));
    let stale_after = present.and_then(Stage::stale_after);
    Some(LeadSheet {
        lead: lead.id,
        called: lead.called().to_owned(),
        who: who(lead),
        reach: reach::reach(lead),
        amount: lead.amount(),
        team: team_id,
        stage,
        stage_name: present.map(Stage::name).unwrap_or_default(),
        colour: present.map(Stage::colour).unwrap_or_default(),
        days,
        stale: stale_after.is_some_and(|limit| days > u32::from(limit)),
        overdue: matches!(lead.fact(Field::NextStepOn), Some(Fact::Date(on)) if *on < now.today()),
        form: LeadForm::of(lead, workspace),
        stages: stages.iter().map(|stage| (stage.id, stage.name())).collect(),
        ahead: ahead.map(|next| Ahead {
            stage: next.id,
            name: next.name(),
            rows: {
                let from = (stage != TO_SORT).then_some(stage);
                let asked = team.entry_criteria(from, next.id);
                let judge = Judge::new(workspace, team, now);
                rows(workspace, team_id, asked.into_iter().map(|asked| judge.judge(lead, asked)).collect())
            },
        }),
        questions: team
            .questions_asked()
            .into_iter()
            .map(|(id, question)| (id, question.clone(), lead.answer(id).cloned()))
            .collect(),
        history: history(workspace, lead.id),
    })
}

fn who(lead: &Lead) -> Vec<String> {
    let known = [Field::Title, Field::Company, Field::City, Field::Country].map(|field| lead.text(field));
    known.into_iter().filter(|text| !text.is_empty() && *text != lead.called()).map(str::to_owned).collect()
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
        Fact::Lead(id) => {
            let called = workspace.known_lead(*id).map(|lead| lead.called().to_owned());
            Some(Shown::Name(called.unwrap_or_default()))
        }
        fact => Some(Shown::Fact(fact.clone())),
    };
    for (field, written) in &lead.facts {
        // What was known from the start is no news; what was filled in later is.
        if let Some((stamp, first @ Some(_))) = written.writes().first()
            && stamp.millis > lead.created.millis
        {
            let what = Happening::Field { field: *field, from: None, to: shown(first) };
            entries.push(Entry { at: stamp.millis, what });
        }
        for pair in written.writes().windows(2).filter(|pair| pair[0].1 != pair[1].1) {
            let (from, to) = (shown(&pair[0].1), shown(&pair[1].1));
            entries.push(Entry { at: pair[1].0.millis, what: Happening::Field { field: *field, from, to } });
        }
    }
    for (question, written) in &lead.answers {
        let asked = workspace.all_teams().find_map(|team| team.question(*question));
        let question = asked.cloned().unwrap_or_default();
        for (stamp, answer) in written.writes() {
            let what = Happening::Answered { question: question.clone(), answer: answer.clone() };
            entries.push(Entry { at: stamp.millis, what });
        }
    }
    // Of what happened at one moment, what was written down last comes first, and the capture at the very end.
    entries.reverse();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    entries
}

fn campaign_name(workspace: &Workspace, campaign: CampaignId) -> String {
    workspace.campaign(campaign).map(|campaign| campaign.name.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{Command, EditLead, testing::Bench};

    const CLAIRE: LeadId = LeadId::named("claire");

    fn edited(form: LeadForm) -> LeadSheet {
        let mut bench = Bench::with_team();
        bench.lead("claire", "Claire Morel").later(1);
        bench.done(Command::EditLead(EditLead { lead: CLAIRE, form, fresh: CampaignId::named("new") }));
        lead_sheet(&bench.workspace, CLAIRE, bench.now).unwrap()
    }

    #[test]
    fn addresses_can_be_followed() {
        let sheet = edited(
            LeadForm::default()
                .with(Field::Email, "claire@acme.example")
                .with(Field::Phone, "+33 (0)1 99 00 12 34 x12")
                .with(Field::Website, "acme.example"),
        );
        let links: Vec<_> = sheet.reach.into_iter().filter_map(|reach| reach.link).collect();
        assert_eq!(links, ["mailto:claire@acme.example", "tel:+330199001234", "https://acme.example"]);
    }

    #[test]
    fn what_is_filled_in_later_is_told_and_the_capture_comes_last() {
        let history = edited(LeadForm::default().with(Field::City, "Lyon")).history;
        let city = Some(Shown::Fact(Fact::Text("Lyon".into())));
        assert_eq!(history[0].what, Happening::Field { field: Field::City, from: None, to: city });
        assert_eq!(history[1].what, Happening::Captured);
        assert_eq!(history.len(), 2);
    }
}
