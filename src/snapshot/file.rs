//! The workspace as a file that a colleague can take over.
//!
//! One record a line, so that damage to one spot costs one record: what is left is read line by line.

mod encoding;
pub(super) mod envelope;

use serde_json::value::RawValue;

pub(super) use encoding::push_list;
pub use encoding::{Encoding, encode};
use envelope::{Counts, Envelope, List};

use super::{
    leads::holds_beyond,
    wire::{self, Wire},
    wire_erased::ErasedLead,
    wire_team::{self, WrittenCampaign},
};
use crate::domain::{beyond::Beyond, lead::Lead, stamp::Stamp, team::Team, workspace::Workspace};

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
    pub flaw: Flaw,
}

/// What is wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Cut short or garbled.
    Damaged,
    /// From a newer version of the application.
    Newer,
    /// Whole, but with a value that cannot be.
    Wrong,
}

/// What could be read, and what could not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decoded {
    pub workspace: Workspace,
    pub rejected: Vec<Rejected>,
}

/// The most bytes of what is not known at the top of a file, and of a record that holds any of it: a hundred times what
/// anybody has to say beside what is known.
const MOST_BEYOND: usize = 4 << 20;

/// Reads a file from outside.
///
/// # Errors
/// Only when nothing of it can be taken over; anything less is in [`Decoded::rejected`].
pub fn decode(text: &str) -> Result<Decoded, NotASnapshot> {
    let mut decoding = Decoding::begin(text)?;
    while decoding.go_on(usize::MAX) {}
    Ok(decoding.end())
}

/// A file that is being read, some records at a time, so that whoever reads a long one can breathe in between.
pub struct Decoding<'a> {
    text: &'a str,
    teams: std::vec::IntoIter<&'a RawValue>,
    campaigns: std::vec::IntoIter<&'a RawValue>,
    leads: std::vec::IntoIter<&'a RawValue>,
    /// How many of them there were.
    all: usize,
    erased: std::vec::IntoIter<&'a RawValue>,
    /// There are fewer records than the file says.
    is_short: bool,
    read: (Vec<Team>, Vec<WrittenCampaign>, Vec<Lead>, Vec<ErasedLead>),
    beyond: Beyond,
    rejected: Vec<Rejected>,
    /// A damaged file is read in one go.
    salvaged: Option<Decoded>,
}

impl<'a> Decoding<'a> {
    /// # Errors
    /// As [`decode`].
    pub fn begin(text: &'a str) -> Result<Self, NotASnapshot> {
        let text = body(text, MOST_BYTES, [NotASnapshot::TooLarge, NotASnapshot::Empty])?;
        let Some(envelope) = Envelope::read(text) else { return Self::salvaged(text) };
        let version = f64::from(VERSION);
        match envelope.format.as_str() {
            FORMAT if envelope.version > version => return Err(NotASnapshot::Newer),
            FORMAT if envelope.version >= version => {}
            "entonnoir/playbook" => return Err(NotASnapshot::Playbook),
            _ => return Self::salvaged(text),
        }
        let Envelope { teams, campaigns, leads, erased, .. } = envelope;
        let lists = [teams, campaigns, leads, erased].map(|List(records)| records);
        let Counts { teams, campaigns, leads, erased } = envelope.counts;
        let is_short =
            lists.iter().zip([teams, campaigns, leads, erased]).any(|(list, said)| list.len() < said);
        // A list that lost its name or its end: its records may still be whole.
        if is_short && let Ok(salvaged) = Self::salvaged(text) {
            return Ok(salvaged);
        }
        let mut decoding = Self { is_short, ..Self::of(text, lists) };
        let mut room = MOST_BEYOND;
        for (name, raw) in envelope.further {
            let left = room.checked_sub(raw.get().len());
            let read = left.and_then(|_| serde_json::from_str(raw.get()).ok());
            match read.as_ref().and_then(wire::kept) {
                Some(kept) => decoding.beyond.put(&name, kept),
                None => decoding.rejected.push(Rejected::of(&format!("{name} {}", raw.get()), Flaw::Wrong)),
            }
            room = left.unwrap_or_default();
        }
        Ok(decoding)
    }

    fn salvaged(text: &'a str) -> Result<Self, NotASnapshot> {
        let salvaged = Some(salvage(text)?);
        Ok(Self { salvaged, ..Self::of(text, Default::default()) })
    }

    fn of(text: &'a str, lists: [Vec<&'a RawValue>; 4]) -> Self {
        let [teams, campaigns, leads, erased] = lists.map(Vec::into_iter);
        let all = leads.len();
        let read = Default::default();
        let (beyond, rejected) = Default::default();
        Self {
            text,
            teams,
            campaigns,
            leads,
            all,
            erased,
            is_short: false,
            read,
            beyond,
            rejected,
            salvaged: None,
        }
    }

    /// Reads on; of the leads, which alone are many, at most so many. Says whether there are more.
    pub fn go_on(&mut self, most: usize) -> bool {
        let (teams, campaigns, leads, erased) = &mut self.read;
        let rejected = &mut self.rejected;
        teams.extend(self.teams.by_ref().filter_map(|raw| kept(raw, rejected)));
        campaigns.extend(self.campaigns.by_ref().filter_map(|raw| kept(raw, rejected)));
        erased.extend(self.erased.by_ref().filter_map(|raw| kept::<ErasedLead>(raw, rejected)));
        leads.extend(self.leads.by_ref().take(most).filter_map(|raw| kept(raw, rejected)));
        self.leads.len() > 0
    }

    /// How much has been read, in per cent.
    pub fn share(&self) -> usize {
        100 - (100 * self.leads.len()).checked_div(self.all).unwrap_or(0)
    }

    pub fn end(self) -> Decoded {
        let Self { text, is_short, read, beyond, mut rejected, salvaged, .. } = self;
        let (teams, mut campaigns, leads, erased) = read;
        if let Some(salvaged) = salvaged {
            return salvaged;
        }
        if is_short && rejected.is_empty() {
            rejected.push(Rejected::of(text, Flaw::Damaged));
        }
        // As we write them; a forged file in another order would take its time.
        campaigns.sort_by_key(|(id, ..)| *id);
        Decoded { workspace: wire_team::workspace(teams, campaigns, leads, beyond).without(erased), rejected }
    }
}

/// What any file from outside says, without the mark of its encoding.
///
/// # Errors
/// The first of the two for more than `most` bytes, the second for nothing at all.
pub(super) fn body<E>(text: &str, most: u64, [too_large, empty]: [E; 2]) -> Result<&str, E> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() as u64 > most {
        return Err(too_large);
    }
    if text.trim().is_empty() { Err(empty) } else { Ok(text) }
}

/// A record, unless it has to be handed back.
fn kept<T: Record>(raw: &RawValue, rejected: &mut Vec<Rejected>) -> Option<T> {
    let record = record(raw.get());
    if record.is_none() {
        rejected.push(Rejected::of(raw.get(), flaw(raw.get())));
    }
    record
}

fn record<T: Record>(text: &str) -> Option<T> {
    let record = T::read(&serde_json::from_str(text).ok()?)?;
    let is_sound =
        record.latest().is_on_the_calendar() && (text.len() <= MOST_BEYOND || !record.holds_beyond());
    is_sound.then_some(record)
}

/// Why a record was handed back.
fn flaw(text: &str) -> Flaw {
    let is_whole = serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    if is_whole { Flaw::Wrong } else { Flaw::Damaged }
}

/// What stands on a line of its own, and when it was last written.
trait Record: Wire {
    fn latest(&self) -> Stamp;

    /// Whether it holds anything that this version does not know. Definitions are never long: they may.
    fn holds_beyond(&self) -> bool {
        true
    }
}

impl Record for Team {
    fn latest(&self) -> Stamp {
        Team::latest(self)
    }
}

impl Record for WrittenCampaign {
    fn latest(&self) -> Stamp {
        self.1.stamp()
    }
}

impl Record for ErasedLead {
    fn latest(&self) -> Stamp {
        self.1
    }
}

impl Record for Lead {
    fn latest(&self) -> Stamp {
        Lead::latest(self)
    }

    fn holds_beyond(&self) -> bool {
        holds_beyond(self)
    }
}

/// A damaged file, line by line: every line that is a whole record is kept.
fn salvage(text: &str) -> Result<Decoded, NotASnapshot> {
    let header = text.split('[').next().unwrap_or_default();
    if is_newer(header, FORMAT, VERSION) {
        return Err(NotASnapshot::Newer);
    }
    let (mut teams, mut campaigns, mut leads) = (Vec::new(), Vec::new(), Vec::new());
    let (mut erased, mut rejected) = (Vec::new(), Vec::new());
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
        } else if let Some(gone) = record::<ErasedLead>(line) {
            erased.push(gone);
        } else {
            rejected.push(Rejected::of(line, flaw(line)));
        }
    }
    if teams.is_empty() && campaigns.is_empty() && leads.is_empty() && erased.is_empty() {
        return Err(NotASnapshot::Foreign);
    }
    if rejected.is_empty() {
        // The damage lies between the records; it must not pass unseen.
        rejected.push(Rejected::of(header, Flaw::Damaged));
    }
    let workspace = wire_team::workspace(teams, campaigns, leads, Beyond::default()).without(erased);
    Ok(Decoded { workspace, rejected })
}

/// Whether the beginning of a damaged file names a later version of a format of ours.
pub(super) fn is_newer(header: &str, format: &str, version: u32) -> bool {
    let Some((_, rest)) = header.split_once("\"version\":") else { return false };
    let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
    // More digits than a number holds are later than any version.
    header.contains(format) && !digits.is_empty() && digits.parse().map_or(true, |named: u32| named > version)
}

impl Rejected {
    pub fn of(record: &str, flaw: Flaw) -> Self {
        Self { excerpt: record.chars().take(200).collect(), flaw }
    }
}
