//! A workspace in pieces for storage: each piece small, checked and readable by itself, so that damage to one
//! costs no other. Joining all pieces gives the workspace, whatever their order.

use std::collections::BinaryHeap;

use serde_json::Value;

use super::{
    leads,
    packing::{Unreadable, Unsealed, seal, seal_bytes, unseal_any},
    wire::{Wire, list, object, unless_empty},
    wire_team::WrittenCampaign,
};
use crate::domain::{ids::LeadId, lead::Lead, stamp::Stamp, team::Team, workspace::Workspace};

/// Leads in one piece: few enough that losing one hurts little and that making one takes but a moment, enough that
/// what they have in common is written once.
const LEADS: usize = 400;

/// The most UTF-16 units of a piece of several leads.
pub const LONGEST: usize = 64 << 10;

/// Every piece at once.
pub fn encode(workspace: &Workspace) -> Vec<String> {
    pieces(workspace).collect()
}

/// One piece at a time, each made when it is asked for. First the definitions; then the leads, the
/// latest first.
///
/// No piece is longer than [`LONGEST`], unless it holds a single lead that is.
pub fn pieces(workspace: &Workspace) -> impl Iterator<Item = String> + '_ {
    let campaigns = workspace.written_campaigns().map(|(id, written)| (id, written.clone()).write());
    let definitions = object([
        ("teams", unless_empty(list(workspace.all_teams(), Wire::write))),
        ("campaigns", unless_empty(Value::Array(campaigns.collect()))),
    ]);
    // A heap: sorting all of them at once would take its time before the first piece.
    let mut left: BinaryHeap<(Stamp, LeadId)> =
        workspace.all_leads().map(|lead| (lead.created, lead.id)).collect();
    let mut waiting: Vec<&Lead> = Vec::new();
    let of_leads = std::iter::from_fn(move || {
        while waiting.len() < LEADS
            && let Some((_, lead)) = left.pop()
        {
            waiting.extend(workspace.known_lead(lead));
        }
        let mut most = waiting.len();
        while most > 0 {
            let piece = seal_bytes(&leads::write(&waiting[..most]));
            if most == 1 || piece.encode_utf16().count() <= LONGEST {
                waiting.drain(..most);
                return Some(piece);
            }
            most /= 2;
        }
        None
    });
    [seal(&definitions.to_string())].into_iter().chain(of_leads)
}

/// # Errors
/// Says whether the piece is damaged or from a newer version.
pub fn decode(stored: &str) -> Result<Workspace, Unreadable> {
    match unseal_any(stored)? {
        Unsealed::Bytes(packed) => Ok(Workspace::from_parts([], [], leads::read(&packed)?)),
        Unsealed::Text(text) => {
            let part: Value = serde_json::from_str(&text).map_err(|_| Unreadable::Damaged)?;
            read(&part).ok_or(Unreadable::Damaged)
        }
    }
}

/// Definitions; and leads too, in the pieces of versions that knew no columns.
fn read(part: &Value) -> Option<Workspace> {
    let nothing = Value::Array(Vec::new());
    let each = |key: &str| part.get(key).unwrap_or(&nothing);
    Some(Workspace::from_parts(
        Vec::<Team>::read(each("teams"))?,
        Vec::<WrittenCampaign>::read(each("campaigns"))?,
        Vec::<Lead>::read(each("leads"))?,
    ))
}
