//! How a team, its stages, a playbook and a campaign are written.

use serde_json::Value;

use super::wire::{
    Wire, list, moment, object, only, parsed, read_list, read_writes, read_written_map, text, text_or_empty,
    unless_empty, writes, written_map,
};
use crate::domain::{
    campaign::Campaign,
    criterion::Question,
    ids::{CampaignId, StageId},
    notice::Notice,
    playbook::Playbook,
    rule::Rule,
    stage::{Colour, Kind, Stage, Trait},
    stamp::Stamp,
    team::{Seat, Team},
    wording::Wording,
    written::Written,
};

/// Definitions that came with a playbook carry no date; everything a team wrote does.
const MADE: Stamp = Stamp::ORIGIN;

impl Wire for Team {
    fn write(&self) -> Value {
        let stages = list(self.stages.values(), |stage: &Stage| {
            let traits =
                Value::Array(stage.written().map(|written| writes(written, MADE, Wire::write)).collect());
            object([("id", text(&stage.id)), ("traits", traits)])
        });
        object([
            ("id", text(&self.id)),
            ("name", writes(&self.name, MADE, Wire::write)),
            ("archived", writes(&self.archived, MADE, Wire::write)),
            ("stages", stages),
            ("questions", written_map(&self.questions, MADE, ToString::to_string, Wire::write)),
            ("rules", written_map(&self.rules, MADE, ToString::to_string, Wire::write)),
            ("guests", unless_empty(writes(&self.guests, MADE, write_guest))),
            ("notice", unless_empty(writes(&self.notice, MADE, Wire::write))),
        ])
    }

    fn read(record: &Value) -> Option<Self> {
        only(record, &["id", "name", "archived", "stages", "questions", "rules", "guests", "notice"])?;
        let mut team = Team::new(parsed(record.get("id")?)?);
        team.name = read_writes(record.get("name")?, MADE, String::read)?;
        team.archived = read_writes(record.get("archived")?, MADE, bool::read)?;
        for stage in record.get("stages")?.as_array()? {
            only(stage, &["id", "traits"])?;
            let known = team.stage_mut(parsed(stage.get("id")?)?);
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
            team.guests = read_writes(guests, MADE, read_guest)?;
        }
        if let Some(notice) = record.get("notice") {
            team.notice = read_writes(notice, MADE, Wire::read)?;
        }
        Some(team)
    }
}

fn write_guest((seat, stage): &(Seat, Option<StageId>)) -> Value {
    object([("of", seat_text(*seat).into()), ("in", stage.write())])
}

fn read_guest(record: &Value) -> Option<(Seat, Option<StageId>)> {
    only(record, &["of", "in"])?;
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

/// An object with one field, the trait's name.
impl Wire for Trait {
    fn write(&self) -> Value {
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
        };
        object([(key, value)])
    }

    fn read(record: &Value) -> Option<Self> {
        let (key, value) = record.as_object().filter(|traits| traits.len() == 1)?.iter().next()?;
        let small = |value: &Value, most: u64| value.as_u64().filter(|number| *number <= most);
        Some(match key.as_str() {
            "name" => Trait::Name(Wording::read(value)?),
            "definition" => Trait::Definition(Wording::read(value)?),
            "rank" => Trait::Rank(parsed(value)?),
            "kind" => Trait::Kind(Kind::from_key(value.as_str()?)?),
            "colour" => Trait::Colour(Colour::from_key(value.as_str()?)?),
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
    fn write(&self) -> Value {
        object([("fr", unless_empty(self.fr.write())), ("en", unless_empty(self.en.write()))])
    }

    fn read(record: &Value) -> Option<Self> {
        only(record, &["fr", "en"])?;
        read_wording(record)
    }
}

/// The same within a record that holds more.
pub(super) fn read_wording(record: &Value) -> Option<Wording> {
    Some(Wording { fr: text_or_empty(record, "fr")?, en: text_or_empty(record, "en")? })
}

/// Its wording, with its address beside it.
impl Wire for Notice {
    fn write(&self) -> Value {
        let mut record = self.text.write();
        if let (Value::Object(fields), false) = (&mut record, self.link.is_empty()) {
            fields.insert("link".to_owned(), self.link.write());
        }
        record
    }

    fn read(record: &Value) -> Option<Self> {
        only(record, &["fr", "en", "link"])?;
        Some(Notice { text: read_wording(record)?, link: text_or_empty(record, "link")? })
    }
}

impl Wire for Campaign {
    fn write(&self) -> Value {
        object([("name", self.name.write())])
    }

    fn read(record: &Value) -> Option<Self> {
        only(record, &["name"])?;
        Some(Campaign { name: String::read(record.get("name")?)? })
    }
}

/// A campaign with its identity, as it stands in a file.
pub type WrittenCampaign = (CampaignId, Written<Option<Campaign>>);

impl Wire for WrittenCampaign {
    fn write(&self) -> Value {
        object([("id", text(&self.0)), ("named", writes(&self.1, MADE, Wire::write))])
    }

    fn read(record: &Value) -> Option<Self> {
        only(record, &["id", "named"])?;
        Some((parsed(record.get("id")?)?, read_writes(record.get("named")?, MADE, Wire::read)?))
    }
}

impl Wire for Playbook {
    fn write(&self) -> Value {
        let stage = |(id, traits): &(_, Vec<Trait>)| Value::Array(vec![text(id), traits.write()]);
        let question = |(id, asked): &(_, Question)| Value::Array(vec![text(id), asked.write()]);
        let rule = |(id, set): &(_, Rule)| Value::Array(vec![text(id), set.write()]);
        let version = if self.version == Stamp::ORIGIN { Value::Null } else { text(&self.version) };
        object([
            ("key", self.key.write()),
            ("name", self.name.write()),
            ("summary", self.summary.write()),
            ("stages", list(&self.stages, stage)),
            ("questions", list(&self.questions, question)),
            ("rules", unless_empty(list(&self.rules, rule))),
            ("definitions", version),
        ])
    }

    fn read(record: &Value) -> Option<Self> {
        only(record, &["key", "name", "summary", "stages", "questions", "rules", "definitions"])?;
        let none = Value::Array(Vec::new());
        let version = match record.get("definitions") {
            Some(stamp) => parsed(stamp)?,
            None => Stamp::ORIGIN,
        };
        Some(Playbook {
            key: String::read(record.get("key")?)?,
            name: Wording::read(record.get("name")?)?,
            summary: Wording::read(record.get("summary")?)?,
            stages: read_list(record.get("stages")?, |stage| {
                Some((parsed(stage.get(0)?)?, Wire::read(stage.get(1)?)?))
            })?,
            questions: read_list(record.get("questions")?, |asked| {
                Some((parsed(asked.get(0)?)?, Wire::read(asked.get(1)?)?))
            })?,
            rules: read_list(record.get("rules").unwrap_or(&none), |set| {
                Some((parsed(set.get(0)?)?, Wire::read(set.get(1)?)?))
            })?,
            version,
        })
    }
}
