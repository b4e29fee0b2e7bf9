//! A workspace in pieces for storage: each piece small, checked and readable by itself, so that damage to one
//! costs no other. Joining all pieces gives the workspace, whatever their order.

use serde_json::Value;

use super::{
    packing::{Unreadable, seal, unseal},
    wire::{Wire, list, object, unless_empty},
    wire_team::WrittenCampaign,
};
use crate::domain::{lead::Lead, team::Team, workspace::Workspace};

/// Leads in one piece: few enough that losing one hurts little, enough that their texts deflate well.
pub const LEADS: usize = 100;

pub fn encode(workspace: &Workspace) -> Vec<String> {
    let all: Vec<&Lead> = workspace.all_leads().collect();
    [definitions(workspace)].into_iter().chain(all.chunks(LEADS).flat_map(leads)).collect()
}

/// Everything but the leads, in one piece.
pub fn definitions(workspace: &Workspace) -> String {
    let campaigns = workspace.written_campaigns().map(|(id, written)| (id, written.clone()).write());
    let definitions = object([
        ("teams", unless_empty(list(workspace.all_teams(), Wire::write))),
        ("campaigns", unless_empty(Value::Array(campaigns.collect()))),
    ]);
    seal(&definitions.to_string())
}

/// Some leads, not many more than [`LEADS`], in as many pieces as they need.
pub fn leads(leads: &[&Lead]) -> Vec<String> {
    let written = object([("leads", list(leads.iter().copied(), Wire::write))]);
    vec![seal(&written.to_string())]
}

/// # Errors
/// Says whether the piece is damaged or from a newer version.
pub fn decode(stored: &str) -> Result<Workspace, Unreadable> {
    let text = unseal(stored)?;
    let part: Value = serde_json::from_str(&text).map_err(|_| Unreadable::Damaged)?;
    read(&part).ok_or(Unreadable::Damaged)
}

fn read(part: &Value) -> Option<Workspace> {
    let nothing = Value::Array(Vec::new());
    let each = |key: &str| part.get(key).unwrap_or(&nothing);
    Some(Workspace::from_parts(
        Vec::<Team>::read(each("teams"))?,
        Vec::<WrittenCampaign>::read(each("campaigns"))?,
        Vec::<Lead>::read(each("leads"))?,
    ))
}
