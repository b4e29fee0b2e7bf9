//! How a team, its stages and criteria, a playbook and a campaign are written.

use serde_json::Value;

use super::wire::{
    Wire, list, object, only, parsed, read_list, read_writes, read_written_map, text, text_or_empty,
    unless_empty, writes, written_map,
};
use crate::domain::{
    activity::Channel,
    campaign::Campaign,
    criterion::{Criterion, CriterionKind, Question},
    field::Field,
    ids::CampaignId,
    playbook::Playbook,
    stage::{Colour, Kind, Stage, Trait},
    stamp::Stamp,
    team::Team,
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
        ])
    }

    fn read(record: &Value) -> Option<Self> {
        only(record, &["id", "name", "archived", "stages", "questions"])?;
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
        Some(team)
    }
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
            Trait::Gate(criteria) => ("gate", criteria.write()),
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
            "gate" => Trait::Gate(Wire::read(value)?),
            "retired" => Trait::Retired(value.as_bool()?),
            _ => return None,
        })
    }
}

/// The identity, and one more field named after what is asked.
impl Wire for Criterion {
    fn write(&self) -> Value {
        let asked = match &self.kind {
            CriterionKind::Filled(fields) => ("filled", list(fields, |field| field.key().into())),
            CriterionKind::Answered(question) => ("answered", text(question)),
            CriterionKind::Inbound { channels, at_least } => {
                let channels = list(channels, |channel| channel.key().into());
                ("inbound", object([("channels", channels), ("at_least", (*at_least).into())]))
            }
            // As it came.
            CriterionKind::Unreadable(json) => return serde_json::from_str(json).unwrap_or(Value::Null),
        };
        object([("id", text(&self.id)), asked])
    }

    /// A criterion of a kind that this version does not know is kept as it was written, within reason.
    fn read(record: &Value) -> Option<Self> {
        let id = parsed(record.get("id")?)?;
        let kind = match read_kind(record) {
            Some(kind) => kind,
            None if is_deeper_than(record, DEEPEST) => return None,
            None => CriterionKind::Unreadable(record.to_string()),
        };
        Some(Criterion { id, kind })
    }
}

/// Levels of a criterion that is kept unread. JSON is read to 128 levels, and storage puts more of them around a
/// criterion than a file does: one that only just fits a file could never be read back.
const DEEPEST: usize = 32;

fn is_deeper_than(value: &Value, levels: usize) -> bool {
    let deeper = |value: &Value| levels == 0 || is_deeper_than(value, levels - 1);
    match value {
        Value::Array(values) => values.iter().any(deeper),
        Value::Object(fields) => fields.values().any(deeper),
        _ => false,
    }
}

fn read_kind(record: &Value) -> Option<CriterionKind> {
    // A further field may change what the known ones mean.
    if record.as_object()?.len() != 2 {
        return None;
    }
    if let Some(fields) = record.get("filled") {
        let field = |field: &Value| Field::from_key(field.as_str()?);
        Some(CriterionKind::Filled(read_list(fields, field)?))
    } else if let Some(question) = record.get("answered") {
        Some(CriterionKind::Answered(parsed(question)?))
    } else {
        let inbound = record.get("inbound")?;
        let channel = |channel: &Value| Channel::from_key(channel.as_str()?);
        Some(CriterionKind::Inbound {
            channels: read_list(inbound.get("channels")?, channel)?,
            at_least: u8::try_from(inbound.get("at_least")?.as_u64()?).ok()?,
        })
    }
}

impl Wire for Wording {
    fn write(&self) -> Value {
        object([("fr", unless_empty(self.fr.write())), ("en", unless_empty(self.en.write()))])
    }

    fn read(record: &Value) -> Option<Self> {
        only(record, &["fr", "en"])?;
        Some(Wording { fr: text_or_empty(record, "fr")?, en: text_or_empty(record, "en")? })
    }
}

impl Wire for Question {
    fn write(&self) -> Value {
        self.wording.write()
    }

    fn read(record: &Value) -> Option<Self> {
        Wording::read(record).map(|wording| Question { wording })
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
        object([
            ("key", self.key.write()),
            ("name", self.name.write()),
            ("summary", self.summary.write()),
            ("stages", list(&self.stages, stage)),
            ("questions", list(&self.questions, question)),
        ])
    }

    fn read(record: &Value) -> Option<Self> {
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
        })
    }
}
