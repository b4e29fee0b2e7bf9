//! How a team, its stages, a playbook and a campaign are written.

use super::{
    json::Value,
    wire::{
        Wire, as_it_came, beyond, is_further, is_too_deep, list, moment, object, only, pair, parsed,
        read_known_writes, read_list, read_pair, read_writes, read_written_map, text, text_or_empty,
        unless_empty, with_beyond, writes, written_map,
    },
};
use crate::domain::{
    beyond::{Beyond, Kept},
    campaign::Campaign,
    ids::{CampaignId, StageId},
    lead::Lead,
    notice::Notice,
    playbook::Playbook,
    stage::{Colour, Kind, Stage, Trait},
    stamp::Stamp,
    team::{Seat, Team},
    wording::Wording,
    workspace::Workspace,
    written::Written,
};

/// Definitions that came with a playbook carry no date; everything a team wrote does.
const MADE: Stamp = Stamp::ORIGIN;

impl Wire for Team {
    fn write(&self) -> Value<'_> {
        let stages = list(self.stages.values(), |stage: &Stage| {
            let traits =
                Value::Array(stage.written().map(|written| writes(written, MADE, Wire::write)).collect());
            with_beyond(object([("id", text(&stage.id)), ("traits", traits)]), &stage.beyond)
        });
        let record = object([
            ("id", text(&self.id)),
            ("name", writes(&self.name, MADE, Wire::write)),
            ("archived", writes(&self.archived, MADE, Wire::write)),
            ("stages", stages),
            ("questions", written_map(&self.questions, MADE, |id| id.to_string().into(), Wire::write)),
            ("rules", written_map(&self.rules, MADE, |id| id.to_string().into(), Wire::write)),
            ("guests", unless_empty(writes(&self.guests, MADE, write_guest))),
            ("notice", unless_empty(writes(&self.notice, MADE, Wire::write))),
        ]);
        with_beyond(record, &self.beyond)
    }

    fn read(record: &Value) -> Option<Self> {
        let known = ["id", "name", "archived", "stages", "questions", "rules", "guests", "notice"];
        let mut team = Team::new(parsed(record.get("id")?)?);
        team.beyond = beyond(record, &known)?;
        team.name = read_writes(record.get("name")?, MADE, String::read)?;
        team.archived = read_writes(record.get("archived")?, MADE, bool::read)?;
        for stage in record.get("stages")?.as_array()? {
            let known = team.stage_mut(parsed(stage.get("id")?)?);
            known.beyond.join(&beyond(stage, &["id", "traits"])?);
            for written in stage.get("traits")?.as_array()? {
                let written = read_writes(written, MADE, Trait::read)?;
                written.writes().iter().for_each(|(stamp, value)| known.write(*stamp, value.clone()));
            }
        }
        team.questions = read_written_map(
            record.get("questions"),
            MADE,
            |id| id.parse().ok(),
            |_, asked| Wire::read(asked),
        )?;
        team.rules =
            read_written_map(record.get("rules"), MADE, |id| id.parse().ok(), |_, set| Wire::read(set))?;
        if let Some(guests) = record.get("guests") {
            let (guests, newer) =
                read_known_writes(guests, MADE, read_guest, |guest| is_further(guest, &GUEST))?;
            team.guests = guests;
            newer.into_iter().for_each(|newer| team.beyond.put("guests", newer));
        }
        if let Some(notice) = record.get("notice") {
            team.notice = read_writes(notice, MADE, Wire::read)?;
        }
        Some(team)
    }
}

const GUEST: [&str; 2] = ["of", "in"];

fn write_guest((seat, stage): &(Seat, Option<StageId>)) -> Value<'_> {
    object([("of", seat_text(*seat).into()), ("in", stage.write())])
}

fn read_guest(record: &Value) -> Option<(Seat, Option<StageId>)> {
    only(record, &GUEST)?;
    let stage = record.get("in").unwrap_or(&Value::Null);
    Some((read_seat(record.get("of")?.as_str()?)?, Wire::read(stage)?))
}

/// A stage with its team, as one word: the two identities, with a stroke between them.
pub(super) fn seat_text((team, stage): Seat) -> String {
    format!("{team}/{stage}")
}

pub(super) fn read_seat(text: &str) -> Option<Seat> {
    let (team, stage) = text.split_once('/')?;
    Some((team.parse().ok()?, stage.parse().ok()?))
}

const TRAITS: [&str; 11] = [
    "name",
    "definition",
    "rank",
    "kind",
    "colour",
    "probability",
    "stale_after",
    "wip_hint",
    "gate",
    "spared",
    "retired",
];

/// An object with one field, the trait's name.
impl Wire for Trait {
    fn write(&self) -> Value<'_> {
        let (key, value) = match self {
            Trait::Name(name) => ("name", name.write()),
            Trait::Definition(words) => ("definition", words.write()),
            Trait::Rank(rank) => ("rank", text(rank)),
            Trait::Kind(kind) => ("kind", kind.key().into()),
            Trait::Colour(colour) => ("colour", colour.key().into()),
            Trait::Probability(hundredths) => ("probability", (*hundredths).into()),
            // Never going stale is a decision too, so it is written: as no days at all.
            Trait::StaleAfter(days) => ("stale_after", days.map_or(Value::Bool(false), Value::from)),
            Trait::WipHint(most) => ("wip_hint", most.map_or(Value::Bool(false), Value::from)),
            Trait::Gate(criteria) => ("gate", criteria.write()),
            Trait::Spared(before) => ("spared", before.map_or(Value::Bool(false), Value::from)),
            Trait::Retired(retired) => ("retired", (*retired).into()),
            // Written by us from what was read, so it reads.
            Trait::Unreadable(json) => return serde_json::from_str(json).unwrap_or_default(),
        };
        object([(key, value)])
    }

    fn read(record: &Value) -> Option<Self> {
        let said = record.as_object()?;
        let (key, value) = said.iter().next()?;
        // A further field may change what the known ones mean.
        let is_known = said.names().all(|name| TRAITS.contains(&name));
        if !is_known && !is_too_deep(record) {
            return Some(Trait::Unreadable(record.to_string()));
        }
        said.get(key).filter(|_| said.len() == 1)?;
        let newer = |_: &str| Trait::Unreadable(record.to_string());
        let small = |value: &Value, most: u64| value.as_u64().filter(|number| *number <= most);
        Some(match key {
            "name" => Trait::Name(Wording::read(value)?),
            "definition" => Trait::Definition(Wording::read(value)?),
            "rank" => Trait::Rank(parsed(value)?),
            "kind" => {
                value.as_str().map(|kind| Kind::from_key(kind).map_or_else(|| newer(kind), Trait::Kind))?
            }
            "colour" => {
                value.as_str().map(|hue| Colour::from_key(hue).map_or_else(|| newer(hue), Trait::Colour))?
            }
            "probability" => Trait::Probability(u8::try_from(small(value, 100)?).ok()?),
            "stale_after" if value.as_bool() == Some(false) => Trait::StaleAfter(None),
            "stale_after" => Trait::StaleAfter(Some(u16::try_from(value.as_u64()?).ok()?)),
            "wip_hint" if value.as_bool() == Some(false) => Trait::WipHint(None),
            "wip_hint" => Trait::WipHint(Some(u16::try_from(value.as_u64()?).ok()?)),
            "gate" => Trait::Gate(Wire::read(value)?),
            "spared" if value.as_bool() == Some(false) => Trait::Spared(None),
            "spared" => Trait::Spared(Some(moment(value)?)),
            "retired" => Trait::Retired(value.as_bool()?),
            _ => return None,
        })
    }
}

impl Wire for Wording {
    fn write(&self) -> Value<'_> {
        let record = object([("fr", unless_empty(self.fr.write())), ("en", unless_empty(self.en.write()))]);
        with_beyond(record, &self.beyond)
    }

    fn read(record: &Value) -> Option<Self> {
        Some(Wording { beyond: beyond(record, &["fr", "en"])?, ..read_wording(record)? })
    }
}

/// The same within a record that holds more.
pub(super) fn read_wording(record: &Value) -> Option<Wording> {
    Some(Wording::new(text_or_empty(record, "fr")?, text_or_empty(record, "en")?))
}

/// Its wording, with its address beside it.
impl Wire for Notice {
    fn write(&self) -> Value<'_> {
        let mut record = self.text.write();
        if let (Value::Object(fields), false) = (&mut record, self.link.is_empty()) {
            fields.insert("link", self.link.write());
        }
        with_beyond(record, &self.beyond)
    }

    fn read(record: &Value) -> Option<Self> {
        Some(Notice {
            text: read_wording(record)?,
            link: text_or_empty(record, "link")?,
            beyond: beyond(record, &["fr", "en", "link"])?,
        })
    }
}

impl Wire for Campaign {
    fn write(&self) -> Value<'_> {
        with_beyond(object([("name", self.name.write())]), &self.beyond)
    }

    fn read(record: &Value) -> Option<Self> {
        Some(Campaign { name: String::read(record.get("name")?)?, beyond: beyond(record, &["name"])? })
    }
}

/// A campaign with its identity and what else there is beside its name, as it stands in a file.
pub type WrittenCampaign = (CampaignId, Written<Option<Campaign>>, Beyond);

/// Where a workspace keeps what it does not know of its campaigns.
const CAMPAIGNS: &str = "campaigns";

/// Every campaign as it stands in a file.
pub fn campaigns(workspace: &Workspace) -> impl Iterator<Item = Value<'_>> {
    let beyond = match workspace.beyond.get(CAMPAIGNS) {
        Some(Kept::Each(all)) => Some(all),
        _ => None,
    };
    workspace.written_campaigns().map(move |(id, written)| {
        let record = campaign(id, written);
        match beyond.and_then(|all| all.get(&id.to_string())) {
            Some(Kept::Fields(fields)) => with_beyond(record, fields),
            _ => record,
        }
    })
}

/// What else stands at the top of a file, by name.
pub fn beside(workspace: &Workspace) -> impl Iterator<Item = (&str, Value<'_>)> {
    let fields = workspace.beyond.fields().iter().filter(|(name, _)| name != CAMPAIGNS);
    fields.map(|(name, kept)| (name.as_str(), as_it_came(kept)))
}

/// The other way round.
pub fn workspace(
    teams: Vec<Team>,
    campaigns: Vec<WrittenCampaign>,
    leads: Vec<Lead>,
    mut beyond: Beyond,
) -> Workspace {
    let mut known = Vec::new();
    for (id, written, further) in campaigns {
        if !further.is_empty() {
            let mut of_this = Beyond::default();
            of_this.put(&id.to_string(), Kept::Fields(further));
            beyond.put(CAMPAIGNS, Kept::Each(of_this));
        }
        known.push((id, written));
    }
    let mut workspace = Workspace::from_parts(teams, known, leads);
    workspace.beyond = beyond;
    workspace
}

fn campaign(id: CampaignId, written: &Written<Option<Campaign>>) -> Value<'_> {
    object([("id", text(&id)), ("named", writes(written, MADE, Wire::write))])
}

impl Wire for WrittenCampaign {
    fn write(&self) -> Value<'_> {
        with_beyond(campaign(self.0, &self.1), &self.2)
    }

    fn read(record: &Value) -> Option<Self> {
        let beyond = beyond(record, &["id", "named"])?;
        // One that was taken away says when; that alone would be lost in writing.
        let named = record.get("named").filter(|named| !named.is_null())?;
        Some((parsed(record.get("id")?)?, read_writes(named, MADE, Wire::read)?, beyond))
    }
}

/// The fields of a playbook that this version knows, in the order of its file.
pub(super) const PLAYBOOK: [&str; 7] =
    ["key", "name", "summary", "definitions", "stages", "questions", "rules"];

impl Wire for Playbook {
    fn write(&self) -> Value<'_> {
        let version = if self.version == Stamp::ORIGIN { Value::Null } else { text(&self.version) };
        let record = object([
            ("key", self.key.write()),
            ("name", self.name.write()),
            ("summary", self.summary.write()),
            ("stages", list(&self.stages, pair)),
            ("questions", list(&self.questions, pair)),
            ("rules", unless_empty(list(&self.rules, pair))),
            ("definitions", version),
        ]);
        with_beyond(record, &self.beyond)
    }

    fn read(record: &Value) -> Option<Self> {
        let beyond = beyond(record, &PLAYBOOK)?;
        let none = Value::Array(Vec::new());
        let version = match record.get("definitions") {
            Some(stamp) => parsed(stamp)?,
            None => Stamp::ORIGIN,
        };
        Some(Playbook {
            key: String::read(record.get("key")?)?,
            name: Wording::read(record.get("name")?)?,
            summary: Wording::read(record.get("summary")?)?,
            stages: read_list(record.get("stages")?, read_pair)?,
            questions: read_list(record.get("questions")?, read_pair)?,
            rules: read_list(record.get("rules").unwrap_or(&none), read_pair)?,
            version,
            beyond,
        })
    }
}
