//! The workspace as a file that a colleague can take over.
//!
//! One record a line, so that damage to one spot costs one record: what is left is read line by line.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::value::RawValue;

use super::{
    wire_lead::Lead,
    wire_team::{Campaign, Team},
};
use crate::domain::{moment::Millis, workspace::Workspace};

pub const FORMAT: &str = "entonnoir/snapshot";
pub const VERSION: u32 = 1;

/// The largest file that is read, in bytes. A larger one would need more memory than a tablet has.
pub const MOST_BYTES: u64 = 32 << 20;

/// Why a file cannot be taken over at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotASnapshot {
    Empty,
    TooLarge,
    /// Not one of our files, or nothing in it can be read.
    Foreign,
    /// A playbook file, which holds no leads.
    Playbook,
    /// From a newer version of the application.
    Newer,
}

/// A record that could not be read, as it stood in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    pub excerpt: String,
}

/// What could be read, and what could not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decoded {
    pub workspace: Workspace,
    pub rejected: Vec<Rejected>,
}

#[derive(Serialize)]
struct Header {
    format: &'static str,
    version: u32,
    /// Milliseconds since 1970, UTC.
    exported_at: Millis,
    counts: Counts,
}

#[derive(Serialize)]
struct Counts {
    teams: usize,
    campaigns: usize,
    leads: usize,
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(default)]
    format: String,
    #[serde(default)]
    version: u32,
    #[serde(borrow, default)]
    teams: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    campaigns: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    leads: Vec<&'a RawValue>,
}

/// The same workspace always gives the same text, but for the moment of export.
pub fn encode(workspace: &Workspace, now: Millis) -> String {
    let header = Header {
        format: FORMAT,
        version: VERSION,
        exported_at: now,
        counts: Counts {
            teams: workspace.all_teams().count(),
            campaigns: workspace.written_campaigns().count(),
            leads: workspace.all_leads().count(),
        },
    };
    let mut text = serde_json::to_string(&header).unwrap_or_default();
    text.pop();
    records(&mut text, "teams", workspace.all_teams().map(Team::of));
    records(
        &mut text,
        "campaigns",
        workspace.written_campaigns().map(|(id, written)| Campaign::of(id, written)),
    );
    records(&mut text, "leads", workspace.all_leads().map(Lead::of));
    text.push_str("}\n");
    text
}

fn records<T: Serialize>(text: &mut String, name: &str, records: impl Iterator<Item = T>) {
    text.push_str(",\n\"");
    text.push_str(name);
    text.push_str("\":[");
    for (at, record) in records.enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&serde_json::to_string(&record).unwrap_or_default());
    }
    text.push_str("\n]");
}

/// Reads a file from outside.
///
/// # Errors
/// Only when nothing of it can be taken over; anything less is in [`Decoded::rejected`].
pub fn decode(text: &str) -> Result<Decoded, NotASnapshot> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() as u64 > MOST_BYTES {
        return Err(NotASnapshot::TooLarge);
    }
    if text.trim().is_empty() {
        return Err(NotASnapshot::Empty);
    }
    let Ok(envelope) = serde_json::from_str::<Envelope<'_>>(text) else { return salvage(text) };
    match envelope.format.as_str() {
        FORMAT if envelope.version > VERSION => return Err(NotASnapshot::Newer),
        FORMAT if envelope.version == VERSION => {}
        "entonnoir/playbook" => return Err(NotASnapshot::Playbook),
        _ => return salvage(text),
    }
    let mut rejected = Vec::new();
    let workspace = Workspace::from_parts(
        each(&envelope.teams, Team::read, &mut rejected),
        each(&envelope.campaigns, Campaign::read, &mut rejected),
        each(&envelope.leads, Lead::read, &mut rejected),
    );
    Ok(Decoded { workspace, rejected })
}

fn each<W: DeserializeOwned, M>(
    raw: &[&RawValue],
    read: impl Fn(W) -> Option<M>,
    rejected: &mut Vec<Rejected>,
) -> Vec<M> {
    let mut records = Vec::with_capacity(raw.len());
    for raw in raw {
        match serde_json::from_str(raw.get()).ok().and_then(&read) {
            Some(record) => records.push(record),
            None => rejected.push(Rejected::of(raw.get())),
        }
    }
    records
}

/// A damaged file, line by line: every line that is a whole record is kept.
fn salvage(text: &str) -> Result<Decoded, NotASnapshot> {
    let header = text.lines().next().unwrap_or_default();
    let newer = header.split_once("\"version\":").and_then(|(_, rest)| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().ok()
    });
    if newer.is_some_and(|version| version > VERSION) {
        return Err(NotASnapshot::Newer);
    }
    let (mut teams, mut campaigns, mut leads, mut rejected) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for line in text.lines().skip(1) {
        let line = line.trim().trim_end_matches(',');
        if line.len() < 20 || line.ends_with(":[") {
            continue;
        }
        // What a record is shows in what it must have.
        if let Some(lead) = serde_json::from_str(line).ok().and_then(Lead::read) {
            leads.push(lead);
        } else if let Some(team) = serde_json::from_str(line).ok().and_then(Team::read) {
            teams.push(team);
        } else if let Some(campaign) = serde_json::from_str(line).ok().and_then(Campaign::read) {
            campaigns.push(campaign);
        } else {
            rejected.push(Rejected::of(line));
        }
    }
    if teams.is_empty() && campaigns.is_empty() && leads.is_empty() {
        return Err(NotASnapshot::Foreign);
    }
    if rejected.is_empty() {
        // The damage lies between the records; it must not pass unseen.
        rejected.push(Rejected::of(header));
    }
    Ok(Decoded { workspace: Workspace::from_parts(teams, campaigns, leads), rejected })
}

impl Rejected {
    fn of(record: &str) -> Self {
        Self { excerpt: record.chars().take(200).collect() }
    }
}
