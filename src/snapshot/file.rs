//! The workspace as a file that a colleague can take over.
//!
//! One record a line, so that damage to one spot costs one record: what is left is read line by line.

use serde::Deserialize;
use serde_json::{json, value::RawValue};

use super::{wire::Wire, wire_team::WrittenCampaign};
use crate::domain::{lead::Lead, moment::Millis, team::Team, workspace::Workspace};

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
    // `exported_at` in milliseconds since 1970, UTC; the counts show a reader whether the file is whole.
    let mut text = format!(
        "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"exported_at\":{now},\"counts\":{}}}",
        json!({
            "teams": workspace.all_teams().count(),
            "campaigns": workspace.written_campaigns().count(),
            "leads": workspace.all_leads().count(),
        })
    );
    text.pop();
    records(&mut text, "teams", workspace.all_teams().map(Wire::write));
    records(
        &mut text,
        "campaigns",
        workspace.written_campaigns().map(|(id, written)| (id, written.clone()).write()),
    );
    records(&mut text, "leads", workspace.all_leads().map(Wire::write));
    text.push_str("}\n");
    text
}

fn records(text: &mut String, name: &str, records: impl Iterator<Item = serde_json::Value>) {
    text.push_str(",\n\"");
    text.push_str(name);
    text.push_str("\":[");
    for (at, record) in records.enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&record.to_string());
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
        each::<Team>(&envelope.teams, &mut rejected),
        each::<WrittenCampaign>(&envelope.campaigns, &mut rejected),
        each::<Lead>(&envelope.leads, &mut rejected),
    );
    Ok(Decoded { workspace, rejected })
}

fn each<T: Wire>(raw: &[&RawValue], rejected: &mut Vec<Rejected>) -> Vec<T> {
    let mut records = Vec::with_capacity(raw.len());
    for raw in raw {
        match record(raw.get()) {
            Some(record) => records.push(record),
            None => rejected.push(Rejected::of(raw.get())),
        }
    }
    records
}

fn record<T: Wire>(text: &str) -> Option<T> {
    T::read(&serde_json::from_str(text).ok()?)
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
        if let Some(lead) = record::<Lead>(line) {
            leads.push(lead);
        } else if let Some(team) = record::<Team>(line) {
            teams.push(team);
        } else if let Some(campaign) = record::<WrittenCampaign>(line) {
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
