//! What a change was, in a form that every language can name: "move Claire Morel to Prospect".

use crate::domain::{
    event::{Back, Change, Event},
    field::Field,
    ids::{LeadId, StageId, TeamId},
    tie::Tie,
    wording::Wording,
    workspace::Workspace,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    FoundTeam(String),
    RenameTeam(String),
    ArchiveTeam(String),
    RestoreTeam(String),
    AddStage(Wording),
    ChangeStage(Wording),
    RetireStage(Wording),
    RestoreStage(Wording),
    WordQuestion,
    SetRule,
    /// Several definitions of a team at once.
    Redefine(String),
    /// The leads of other teams show in this one's columns.
    WriteNotice(String),
    ShowGuests(String),
    HideGuests(String),
    MoveReady(usize),
    HandOver {
        lead: String,
        to: String,
    },
    NameCampaign(String),
    Capture(String),
    Remove(String),
    Restore(String),
    Join {
        lead: String,
        with: String,
    },
    Separate(String),
    TellApart {
        lead: String,
        from: String,
    },
    Move {
        lead: String,
        to: Wording,
    },
    Sort(String),
    Edit(String),
    EditField {
        lead: String,
        field: Field,
    },
    Tag(String),
    Answer(String),
    Log(String),
    StrikeOut(String),
    /// Several leads get to know more, and none is new.
    FillIn(usize),
    Import {
        leads: usize,
    },
    Nothing,
}

/// Named by its first event. The workspace only lends names; what it no longer knows is left unnamed.
pub fn deed(workspace: &Workspace, change: &Change) -> Deed {
    let called =
        |lead: &LeadId| workspace.known_lead(*lead).map(|lead| lead.called().to_owned()).unwrap_or_default();
    let team = |team: &TeamId| workspace.team(*team).map(|team| team.name().to_owned()).unwrap_or_default();
    let stage = |team: &TeamId, stage: &StageId| {
        workspace
            .team(*team)
            .and_then(|team| team.stage(*stage))
            .map(|stage| stage.name())
            .unwrap_or_default()
    };
    use crate::domain::stage::Trait;
    let Some(first) = change.events.first() else { return Deed::Nothing };
    // Retiring and splitting move leads too: those follow from one definition.
    let definitions = change.events.iter().filter(|event| event.team().is_some() && !is_aside(event));
    if let (Some(of), true) = (first.team(), definitions.count() > 1) {
        return Deed::Redefine(team(&of));
    }
    let moved = change.events.iter().filter(|event| matches!(event, Event::LeadMoved { .. })).count();
    let captures = change.events.iter().any(|event| matches!(event, Event::LeadCaptured { .. }));
    match first {
        Event::TeamFounded { team: _, name, playbook: _ } => Deed::FoundTeam(name.clone()),
        Event::TeamRenamed { team: _, from: _, to } => Deed::RenameTeam(to.clone()),
        Event::TeamArchived { team: id, from: _, to: true } => Deed::ArchiveTeam(team(id)),
        Event::TeamArchived { team: id, from: _, to: false } => Deed::RestoreTeam(team(id)),
        Event::StageAdded { team, stage: id, traits: _ } => Deed::AddStage(stage(team, id)),
        Event::StageReshaped { team, stage: id, from: _, to: Trait::Retired(true) } => {
            Deed::RetireStage(stage(team, id))
        }
        Event::StageReshaped { team, stage: id, from: _, to: Trait::Retired(false) } => {
            Deed::RestoreStage(stage(team, id))
        }
        Event::StageReshaped { team, stage: id, from: _, to: _ } => Deed::ChangeStage(stage(team, id)),
        Event::StageMapped { team: id, .. } => {
            let is_on = |event: &Event| matches!(event, Event::StageMapped { to: Some(_), .. });
            let named = if change.events.iter().any(is_on) { Deed::ShowGuests } else { Deed::HideGuests };
            named(team(id))
        }
        Event::NoticeWritten { team: id, .. } => Deed::WriteNotice(team(id)),
        Event::QuestionWorded { .. } => Deed::WordQuestion,
        Event::RuleSet { .. } => Deed::SetRule,
        Event::CampaignNamed { campaign: _, from, to } => Deed::NameCampaign(
            to.as_ref().or(from.as_ref()).map(|campaign| campaign.name.clone()).unwrap_or_default(),
        ),
        // Several leads written down at once come from a file.
        Event::LeadCaptured { .. } if leads(&change.events) > 1 => {
            Deed::Import { leads: leads(&change.events) }
        }
        Event::LeadCaptured { lead, .. } => Deed::Capture(called(lead)),
        Event::LeadRemoved { lead, from: _, to: true } => Deed::Remove(called(lead)),
        Event::LeadRemoved { lead, from: _, to: false } => Deed::Restore(called(lead)),
        // Never among what can be undone.
        Event::LeadErased { .. } => Deed::Nothing,
        Event::LeadTied { lead, to: Tie::Joined { into, .. }, .. } => {
            Deed::Join { lead: called(into), with: called(lead) }
        }
        Event::LeadTied { lead, to: Tie::Free, .. } => Deed::Separate(called(lead)),
        Event::LeadTied { lead, to: Tie::Alike(other) | Tie::Apart(other), .. } => {
            Deed::TellApart { lead: called(lead), from: called(other) }
        }
        Event::LeadMoved { .. } if moved > 1 => Deed::MoveReady(moved),
        Event::LeadMoved { lead, from, to } if from.team != to.team => {
            Deed::HandOver { lead: called(lead), to: team(&to.team) }
        }
        Event::LeadMoved { lead, from, to } if from.stage == to.stage && from.entered == to.entered => {
            Deed::Sort(called(lead))
        }
        Event::LeadMoved { lead, from: _, to } => {
            Deed::Move { lead: called(lead), to: stage(&to.team, &to.stage) }
        }
        Event::FactChanged { .. } | Event::TagChanged { .. } if !captures && leads(&change.events) > 1 => {
            Deed::FillIn(leads(&change.events))
        }
        Event::FactChanged { lead, field, from: _, to: _ } => match change.events.len() {
            1 => Deed::EditField { lead: called(lead), field: *field },
            _ => Deed::Edit(called(lead)),
        },
        Event::TagChanged { lead, .. } => Deed::Tag(called(lead)),
        Event::AnswerGiven { lead, .. } => Deed::Answer(called(lead)),
        Event::ActivityLogged { lead, activity: _, from: _, to: Some(_) } => Deed::Log(called(lead)),
        Event::ActivityLogged { lead, activity: _, from: _, to: None } => Deed::StrikeOut(called(lead)),
        Event::Joined { brought: _, back: Back::Parting { leads } } | Event::Parted { leads, .. } => {
            Deed::Import { leads: *leads }
        }
        // Those that it changed, not those that were known already.
        Event::Joined { brought: _, back: Back::Writes(back) } => Deed::Import { leads: leads(back) },
    }
}

/// How many leads events are about. What concerns one lead stands together.
fn leads(events: &[Event]) -> usize {
    let mut leads: Vec<LeadId> = events.iter().filter_map(Event::lead).collect();
    leads.dedup();
    leads.len()
}

/// Whom a change spares follows from the change; whom a team looks at defines nothing.
fn is_aside(event: &Event) -> bool {
    use crate::domain::stage::Trait::Spared;
    matches!(event, Event::StageReshaped { to: Spared(_), .. } | Event::StageMapped { .. })
}
