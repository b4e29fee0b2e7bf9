//! A workspace in pieces for storage: each piece small, checked and readable by itself, so that damage to one
//! costs no other. Joining all pieces gives the workspace, whatever their order.

use serde::{Deserialize, Serialize};

use super::{
    packing::{Unreadable, seal, unseal},
    wire_lead::Lead,
    wire_team::{Campaign, Team},
};
use crate::domain::workspace::Workspace;

/// Leads in one piece: few enough that losing one hurts little, enough that their texts deflate well.
const LEADS: usize = 100;

#[derive(Default, Serialize, Deserialize)]
struct Part {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    teams: Vec<Team>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    campaigns: Vec<Campaign>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    leads: Vec<Lead>,
}

pub fn encode(workspace: &Workspace) -> Vec<String> {
    let definitions = Part {
        teams: workspace.all_teams().map(Team::of).collect(),
        campaigns: workspace.written_campaigns().map(|(id, written)| Campaign::of(id, written)).collect(),
        leads: Vec::new(),
    };
    let leads: Vec<_> = workspace.all_leads().collect();
    let leads = leads
        .chunks(LEADS)
        .map(|leads| Part { leads: leads.iter().map(|lead| Lead::of(lead)).collect(), ..Part::default() });
    [definitions]
        .into_iter()
        .chain(leads)
        .map(|part| seal(&serde_json::to_string(&part).unwrap_or_default()))
        .collect()
}

/// # Errors
/// Says whether the piece is damaged or from a newer version.
pub fn decode(stored: &str) -> Result<Workspace, Unreadable> {
    let text = unseal(stored)?;
    let part: Part = serde_json::from_str(&text).map_err(|_| Unreadable::Damaged)?;
    let all = || {
        Some(Workspace::from_parts(
            part.teams.into_iter().map(Team::read).collect::<Option<Vec<_>>>()?,
            part.campaigns.into_iter().map(Campaign::read).collect::<Option<Vec<_>>>()?,
            part.leads.into_iter().map(Lead::read).collect::<Option<Vec<_>>>()?,
        ))
    };
    all().ok_or(Unreadable::Damaged)
}
