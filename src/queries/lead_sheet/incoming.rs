//! What a file would change about one lead, as lines like those of its history.

use super::{
    Happening,
    history::{called, moved, shown},
};
use crate::domain::{
    activity::Activity,
    field::Field,
    ids::{LeadId, StageId, TeamId},
    lead::Lead,
    wording::Wording,
    workspace::Workspace,
};

#[derive(Clone, Debug, PartialEq)]
pub enum Incoming {
    Restored,
    /// Joined into another, by name.
    Joined(String),
    Separated,
    Happened(Happening),
    Tags {
        on: Vec<String>,
        off: Vec<String>,
    },
    StruckOut(Activity),
}

/// What is otherwise in `joined`, which grew from `here`; nothing about a lead that one of them does not know.
pub fn incoming(here: &Workspace, joined: &Workspace, lead: LeadId) -> Vec<Incoming> {
    let (Some(ours), Some(theirs)) = (here.known_lead(lead), joined.known_lead(lead)) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    lines.extend((ours.is_removed() && !theirs.is_removed()).then_some(Incoming::Restored));
    if ours.joined_into() != theirs.joined_into() {
        let with = theirs.joined_into().map(|into| Incoming::Joined(called(joined, into)));
        lines.push(with.unwrap_or(Incoming::Separated));
    }
    lines.extend(stage(joined, ours, theirs));
    for field in Field::ALL {
        let (from, to) = (ours.fact(field), theirs.fact(field));
        if from != to {
            let (from, to) = (shown(here, from), shown(joined, to));
            lines.push(Incoming::Happened(Happening::Field { field, from, to }));
        }
    }
    lines.extend(tags(ours, theirs));
    for id in theirs.answers.keys() {
        let answer = theirs.answer(*id);
        if ours.answer(*id) != answer {
            let question = joined.question(*id).cloned().unwrap_or_default();
            lines.push(Incoming::Happened(Happening::Answered { question, answer: answer.cloned() }));
        }
    }
    for id in theirs.activities.keys() {
        match (ours.activity(*id), theirs.activity(*id)) {
            (from, Some(to)) if from != Some(to) => {
                lines.push(Incoming::Happened(Happening::Activity(*id, to.clone())));
            }
            (Some(from), None) => lines.push(Incoming::StruckOut(from.clone())),
            _ => {}
        }
    }
    lines
}

fn stage(joined: &Workspace, ours: &Lead, theirs: &Lead) -> Option<Incoming> {
    let to = theirs.visit()?;
    let place = |lead: &Lead| lead.visit().map(|visit| (visit.team, visit.stage));
    if place(ours) == place(theirs) {
        return None;
    }
    let Some(from) = ours.visit() else {
        let to = stage_name(joined, to.team, to.stage);
        return Some(Incoming::Happened(Happening::Moved { from: None, to, pass: None, judged_by: None }));
    };
    let mut to = to.clone();
    // It came to this team before; this is a step within it.
    to.handed_over = to.handed_over.filter(|_| from.team != to.team);
    Some(Incoming::Happened(moved(joined, from, &to)))
}

fn stage_name(workspace: &Workspace, team: TeamId, stage: StageId) -> Wording {
    workspace.team(team).and_then(|team| team.stage(stage)).map(|stage| stage.name()).unwrap_or_default()
}

fn tags(ours: &Lead, theirs: &Lead) -> Option<Incoming> {
    let has = |lead: &Lead, tag: &str| lead.tags().any(|known| known == tag);
    let on: Vec<String> = theirs.tags().filter(|tag| !has(ours, tag)).map(str::to_owned).collect();
    let off: Vec<String> = ours.tags().filter(|tag| !has(theirs, tag)).map(str::to_owned).collect();
    (!on.is_empty() || !off.is_empty()).then_some(Incoming::Tags { on, off })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        commands::{CaptureLead, Command, EditLead, LeadForm, LogActivity, RemoveActivity},
        domain::{
            activity::{Channel, Direction},
            event::{Cause, Change},
            field::Fact,
            ids::{ActivityId, CampaignId},
            moment::Moment,
            money::Money,
            stamp::Stamp,
        },
        queries::lead_sheet::Shown,
        sample,
    };

    const NOW: Moment = Moment { millis: 1_770_000_000_000, offset_minutes: 0 };
    const CLAIRE: LeadId = LeadId::named("claire");

    fn does(workspace: &mut Workspace, command: impl Command) {
        let events = command.decide(workspace, NOW).unwrap();
        let stamp = Stamp { millis: workspace.latest().millis.max(NOW.millis) + 1, counter: 0, writer: 1 };
        workspace.apply_change(&Change { stamp, cause: Cause::Asked, events });
    }

    fn edit(form: LeadForm) -> impl Command {
        EditLead { lead: CLAIRE, form, fresh: CampaignId::named("booth") }
    }

    #[test]
    fn each_kind_of_change_has_its_line() {
        let mut here = sample::workspace(1, 7, NOW);
        let form = LeadForm::default().with(Field::FullName, "Claire").with(Field::Amount, "500");
        does(&mut here, CaptureLead { lead: CLAIRE, team: sample::SALES, form });
        let call = Activity::new(Channel::Call, Direction::Outbound, NOW.millis, "no");
        let log =
            |id: &str| LogActivity { lead: CLAIRE, activity: ActivityId::named(id), what: call.clone() };
        does(&mut here, log("first"));
        assert_eq!(incoming(&here, &here, CLAIRE), []);

        let mut joined = here.clone();
        let form = LeadForm::default().with(Field::Amount, "800").with(Field::Source, "Booth");
        does(&mut joined, edit(LeadForm { tags: Some("hot".into()), ..form }));
        does(&mut joined, log("second"));
        does(&mut joined, RemoveActivity { lead: CLAIRE, activity: ActivityId::named("first") });
        let money = |units| Some(Shown::Fact(Fact::Money(Money::whole(units))));
        let lines = incoming(&here, &joined, CLAIRE);
        let field = |field, from, to| Incoming::Happened(Happening::Field { field, from, to });
        for line in [
            field(Field::Amount, money(500), money(800)),
            field(Field::Source, None, Some(Shown::Name("Booth".into()))),
            Incoming::Tags { on: vec!["hot".into()], off: vec![] },
            Incoming::Happened(Happening::Activity(ActivityId::named("second"), call.clone())),
            Incoming::StruckOut(call.clone()),
        ] {
            assert!(lines.contains(&line), "{line:?} is not among {lines:?}");
        }
        assert_eq!(lines.len(), 5);
    }
}
