//! A workspace in pieces for storage: each piece small, checked and readable by itself, so that damage to one
//! costs no other. Joining all pieces gives the workspace, whatever their order.

use super::{
    json::Value,
    leads as columns_of_leads,
    packing::{Unreadable, Unsealed, seal, seal_bytes, unseal_any},
    wire::{Wire, beyond, list, object, unless_empty},
    wire_erased::{ErasedLead, erased},
    wire_team::{WrittenCampaign, beside, campaigns, workspace},
};
use crate::domain::{erased::Erased, ids::LeadId, lead::Lead, team::Team, workspace::Workspace};

/// Leads in one piece: few enough that losing one hurts little and that making one takes but a moment, enough that
/// what they have in common is written once.
pub const LEADS: usize = 400;

/// The most UTF-16 units of a piece of several leads.
pub const LONGEST: usize = 64 << 10;

/// First the definitions; then the leads, the latest last.
pub fn encode(workspace: &Workspace) -> Vec<String> {
    Packing::begin(workspace.clone()).finished().pieces
}

/// The pieces of a workspace, made one after the other, so that whoever makes them can take a breath in between.
#[derive(Clone, Debug)]
pub struct Packing {
    pub of: Workspace,
    /// The pieces by now.
    pub pieces: Vec<String>,
    /// The leads in the order in which they go into pieces, and how many have gone.
    order: Vec<LeadId>,
    gone: usize,
}

impl Packing {
    pub fn begin(of: Workspace) -> Self {
        let mut all: Vec<&Lead> = of.all_leads().collect();
        all.sort_by_key(|lead| (lead.created, lead.id));
        let order = all.into_iter().map(|lead| lead.id).collect();
        Self { pieces: vec![definitions(&of)], order, gone: 0, of }
    }

    /// How much is made, in per cent.
    pub fn share(&self) -> usize {
        (100 * self.gone).checked_div(self.order.len()).unwrap_or(100)
    }

    /// With all that was left to make.
    pub fn finished(mut self) -> Self {
        while self.go_on() {}
        self
    }

    /// Makes the next piece. Answers whether there was one left to make.
    pub fn go_on(&mut self) -> bool {
        let left = &self.order[self.gone..];
        let next: Vec<&Lead> = left.iter().take(LEADS).filter_map(|lead| self.of.known_lead(*lead)).collect();
        if next.is_empty() {
            return false;
        }
        self.pieces.extend(leads(&next));
        self.gone += next.len();
        true
    }
}

/// Everything but the leads, in one piece.
pub fn definitions(workspace: &Workspace) -> String {
    seal(&written(workspace, Value::Null).to_string())
}

fn written<'a>(workspace: &'a Workspace, leads: Value<'a>) -> Value<'a> {
    let erased = workspace.erased().each().map(erased);
    let mut written = object([
        ("teams", unless_empty(list(workspace.all_teams(), Wire::write))),
        ("campaigns", unless_empty(Value::Array(campaigns(workspace).collect()))),
        ("leads", leads),
        ("erased", unless_empty(Value::Array(erased.collect()))),
    ]);
    if let Value::Object(fields) = &mut written {
        beside(workspace).for_each(|(name, value)| fields.insert(name, value));
    }
    written
}

/// Some leads, best no more than [`LEADS`] that were captured one after the other, in as many pieces as they need: no
/// piece is longer than [`LONGEST`], unless it holds a single lead that is.
pub fn leads(leads: &[&Lead]) -> Vec<String> {
    let piece = seal_bytes(&columns_of_leads::write(leads));
    if leads.len() < 2 || piece.encode_utf16().count() <= LONGEST {
        return vec![piece];
    }
    let (earlier, later) = leads.split_at(leads.len() / 2);
    [earlier, later].into_iter().flat_map(self::leads).collect()
}

/// A piece without what it holds of erased leads; `None` where it holds nothing of any, or cannot be read.
pub fn without(stored: &str, erased: &Erased) -> Option<String> {
    let mut part = decode(stored).ok().filter(|part| part.holds_any(erased))?;
    part.keep_leads(|lead| !erased.has(lead.id));
    let less = match unseal_any(stored).ok()? {
        Unsealed::Bytes(_) => {
            let leads: Vec<&Lead> = part.all_leads().collect();
            seal_bytes(&columns_of_leads::write(&leads))
        }
        Unsealed::Text(_) => seal(&written(&part, list(part.all_leads(), Wire::write)).to_string()),
    };
    // Nobody else loses anything by it.
    (decode(&less) == Ok(part)).then_some(less)
}

/// # Errors
/// Says whether the piece is damaged or from a newer version.
pub fn decode(stored: &str) -> Result<Workspace, Unreadable> {
    match unseal_any(stored)? {
        Unsealed::Bytes(packed) => Ok(Workspace::from_parts([], [], columns_of_leads::read(&packed)?)),
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
    let read = workspace(
        Vec::<Team>::read(each("teams"))?,
        Vec::<WrittenCampaign>::read(each("campaigns"))?,
        Vec::<Lead>::read(each("leads"))?,
        beyond(part, &["teams", "campaigns", "leads", "erased"])?,
    );
    Some(read.without(Vec::<ErasedLead>::read(each("erased"))?))
}
