//! What happened with a lead, as lines: newest first.

use crate::domain::{
    activity::Activity,
    criterion::{Answer, Question},
    field::{Fact, Field},
    ids::{ActivityId, CampaignId, LeadId, StageId, TeamId},
    lead::Lead,
    moment::Millis,
    stamp::Stamp,
    trail::{Pass, Visit},
    wording::Wording,
    workspace::Workspace,
    written::Written,
};

/// One line of the history.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub at: Millis,
    pub what: Happening,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Happening {
    Captured,
    /// Another lead, of this name, was joined into it.
    Joined(String),
    Moved {
        from: Option<Wording>,
        to: Wording,
        pass: Option<Pass>,
        /// The version of the playbook that the way in was judged by.
        judged_by: Option<Stamp>,
    },
    /// To another team.
    HandedOver {
        from: String,
        to: String,
        stage: Wording,
        reason: String,
        judged_by: Option<Stamp>,
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

/// A fact ready to be worded; a campaign and a person by name.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    Fact(Fact),
    Name(String),
}

/// Everything that happened with a lead, newest first.
pub(super) fn history(workspace: &Workspace, lead: &Lead) -> Vec<Entry> {
    let mut entries = vec![Entry { at: lead.created.millis, what: Happening::Captured }];
    entries.extend(moves(workspace, lead));
    entries.extend(
        lead.activities()
            .map(|(id, activity)| Entry { at: activity.at, what: Happening::Activity(id, activity.clone()) }),
    );
    entries.extend(facts(workspace, lead));
    entries.extend(answers(workspace, lead));
    entries.extend(joined(workspace, lead));
    // Of what happened at one moment, what was written down last comes first, and the capture at the very end.
    entries.reverse();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    entries
}

fn moves(workspace: &Workspace, lead: &Lead) -> Vec<Entry> {
    let path = lead.trail.path();
    let told = |pair: &[&Visit]| Entry { at: pair[1].entered, what: moved(workspace, pair[0], pair[1]) };
    path.windows(2).map(told).collect()
}

pub(super) fn moved(workspace: &Workspace, from: &Visit, to: &Visit) -> Happening {
    let name = |team: TeamId, stage: StageId| {
        workspace.team(team).and_then(|team| team.stage(stage)).map(|stage| stage.name()).unwrap_or_default()
    };
    let team = |team: TeamId| workspace.team(team).map(|team| team.name().to_owned()).unwrap_or_default();
    let (stage, judged_by) = (name(to.team, to.stage), to.judged_by);
    match &to.handed_over {
        Some(handed) => Happening::HandedOver {
            from: team(from.team),
            to: team(to.team),
            stage,
            reason: handed.reason.clone(),
            judged_by,
        },
        None => Happening::Moved {
            from: Some(name(from.team, from.stage)),
            to: stage,
            pass: to.pass.clone(),
            judged_by,
        },
    }
}

pub fn shown(workspace: &Workspace, fact: Option<&Fact>) -> Option<Shown> {
    match fact? {
        Fact::Campaign(id) => Some(Shown::Name(campaign_name(workspace, *id))),
        Fact::Lead(id) => Some(Shown::Name(called(workspace, *id))),
        fact => Some(Shown::Fact(fact.clone())),
    }
}

fn facts(workspace: &Workspace, lead: &Lead) -> Vec<Entry> {
    let shown = |fact: &Option<Fact>| shown(workspace, fact.as_ref());
    let mut entries = Vec::new();
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
    entries
}

/// Whom it stands for, and what they say that was not taken over: it is kept there, and can be read here.
fn joined(workspace: &Workspace, lead: &Lead) -> Vec<Entry> {
    let mut entries = Vec::new();
    for with in workspace.joined_with(lead.id) {
        entries.push(Entry { at: with.tie().0.millis, what: Happening::Joined(with.called().to_owned()) });
        for (field, written) in &with.facts {
            let known = lead.facts.get(field).map(Written::writes).unwrap_or_default();
            let said = written.get().filter(|said| !known.iter().any(|(_, known)| known == *said));
            if let Some(said @ Some(_)) = said {
                let what =
                    Happening::Field { field: *field, from: None, to: shown(workspace, said.as_ref()) };
                entries.push(Entry { at: written.stamp().millis, what });
            }
        }
    }
    entries
}

fn answers(workspace: &Workspace, lead: &Lead) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (question, written) in &lead.answers {
        let question = workspace.question(*question).cloned().unwrap_or_default();
        for (stamp, answer) in written.writes() {
            let what = Happening::Answered { question: question.clone(), answer: answer.clone() };
            entries.push(Entry { at: stamp.millis, what });
        }
    }
    entries
}

fn campaign_name(workspace: &Workspace, campaign: CampaignId) -> String {
    workspace.campaign(campaign).map(|campaign| campaign.name.clone()).unwrap_or_default()
}

pub(super) fn called(workspace: &Workspace, lead: LeadId) -> String {
    workspace.known_lead(lead).map(|lead| lead.called().to_owned()).unwrap_or_default()
}
