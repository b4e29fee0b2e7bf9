//! How a lead is written.

use super::{
    json::Value,
    wire::{
        Wire, beyond, is_further, kept, list, moment, object, only, pair, parsed, read_known_writes,
        read_list, read_pair, read_writes, read_written_map, text, text_or_empty, unless_empty, with_beyond,
        word, writes, written_map,
    },
};
use crate::domain::{
    activity::{Activity, Channel, Direction},
    beyond::{Beyond, Kept},
    criterion::{Answer, Said},
    field::{Fact, Field},
    ids::LeadId,
    lead::Lead,
    moment::read_day,
    stamp::Stamp,
    tie::Tie,
    trail::{HandedOver, Pass, Visit},
};

/// The fields of a lead that this version knows.
const KNOWN: [&str; 9] =
    ["id", "created", "facts", "tags", "answers", "activities", "trail", "removed", "ties"];

impl Wire for Lead {
    fn write(&self) -> Value<'_> {
        let made = self.created;
        let removed = if self.removed.writes().is_empty() {
            Value::Null
        } else {
            writes(&self.removed, made, Wire::write)
        };
        let ties = unless_empty(list(self.ties.writes(), pair));
        let record = object([
            ("id", text(&self.id)),
            ("created", text(&made)),
            ("facts", written_map(&self.facts, made, |field| field.key().into(), write_fact)),
            ("tags", written_map(&self.tags, made, |tag| tag.into(), Wire::write)),
            ("answers", written_map(&self.answers, made, |id| id.to_string().into(), Wire::write)),
            ("activities", written_map(&self.activities, made, |id| id.to_string().into(), Wire::write)),
            ("trail", list(self.trail.writes(), pair)),
            ("removed", removed),
            ("ties", ties),
        ]);
        with_beyond(record, &self.beyond)
    }

    /// `None` when any part makes no sense: half a lead would look like a whole one. Fields that are not known are kept
    /// as they are.
    fn read(record: &Value) -> Option<Self> {
        record.get("trail")?;
        further(parsed(record.get("id")?)?, parsed(record.get("created")?)?, record)
    }
}

/// A lead with what a record says besides who it is and when it was made.
pub fn further(id: LeadId, made: Stamp, record: &Value) -> Option<Lead> {
    let mut lead = Lead::new(id, made);
    lead.beyond = beyond(record, &KNOWN)?;
    if let Some(facts) = record.get("facts") {
        let mut further = Beyond::default();
        for (name, value) in facts.as_object()?.iter() {
            let Some(field) = Field::from_key(name) else {
                further.put(name, kept(value)?);
                continue;
            };
            // Grounds for keeping data are words of a list that the law may lengthen.
            let is_newer = |value: &Value| {
                field == Field::Basis && value.as_str().is_some_and(|basis| field.recall(basis).is_none())
            };
            let (facts, newer) = read_known_writes(value, made, |value| read_fact(field, value), is_newer)?;
            newer.into_iter().for_each(|newer| further.put(name, newer));
            if !facts.writes().is_empty() {
                lead.facts.insert(field, facts);
            }
        }
        if !further.is_empty() {
            lead.beyond.put("facts", Kept::Fields(further));
        }
    }
    lead.tags =
        read_written_map(record.get("tags"), made, |tag| Some(tag.to_owned()), |_, on| bool::read(on))?;
    lead.answers =
        read_written_map(record.get("answers"), made, |id| id.parse().ok(), |_, answer| Wire::read(answer))?;
    lead.activities = read_written_map(
        record.get("activities"),
        made,
        |id| id.parse().ok(),
        |_, happened| Wire::read(happened),
    )?;
    if let Some(trail) = record.get("trail") {
        for (stamp, visit) in read_list(trail, read_pair)? {
            lead.trail.write(stamp, visit);
        }
    }
    if let Some(removed) = record.get("removed") {
        lead.removed = read_writes(removed, made, bool::read)?;
    }
    if let Some(ties) = record.get("ties") {
        ties.as_array()?;
        let (ties, newer) = read_known_writes(ties, made, Tie::read, |tie| is_further(tie, &TIE))?;
        lead.ties = ties;
        newer.into_iter().for_each(|newer| lead.beyond.put("ties", newer));
    }
    Some(lead)
}

const TIE: [&str; 4] = ["into", "seen", "alike", "apart"];

impl Wire for Tie {
    fn write(&self) -> Value<'_> {
        match self {
            Tie::Free => Value::Null,
            Tie::Joined { into, seen } => {
                object([("into", text(into)), ("seen", format!("{seen:016x}").into())])
            }
            Tie::Alike(lead) => object([("alike", text(lead))]),
            Tie::Apart(lead) => object([("apart", text(lead))]),
        }
    }

    fn read(value: &Value) -> Option<Self> {
        if value.is_null() {
            return Some(Tie::Free);
        }
        only(value, &TIE)?;
        let lead = |key: &str| value.get(key).map(parsed::<LeadId>);
        Some(match (lead("into"), value.get("seen"), lead("alike"), lead("apart")) {
            (Some(into), Some(seen), None, None) => Tie::Joined { into: into?, seen: print(seen.as_str()?)? },
            (None, None, Some(lead), None) => Tie::Alike(lead?),
            (None, None, None, Some(lead)) => Tie::Apart(lead?),
            _ => return None,
        })
    }
}

/// Sixteen small hexadecimal digits, as they are written.
fn print(written: &str) -> Option<u64> {
    u64::from_str_radix(written, 16).ok().filter(|print| format!("{print:016x}") == written)
}

/// A fact, or `null` where it was cleared.
pub fn write_fact(fact: &Option<Fact>) -> Value<'_> {
    fact.as_ref().map_or(Value::Null, text)
}

pub fn read_fact(field: Field, value: &Value) -> Option<Option<Fact>> {
    match value {
        Value::Null => Some(None),
        value => field.recall(value.as_str()?).map(Some),
    }
}

impl Wire for Answer {
    fn write(&self) -> Value<'_> {
        let (yes, choice) = match self.said {
            Said::Yes => (Value::Bool(true), Value::Null),
            Said::No => (Value::Bool(false), Value::Null),
            Said::Choice(choice) => (Value::Null, text(&choice)),
            Said::Unreadable => (Value::Null, Value::Null),
        };
        let record = object([
            ("yes", yes),
            ("choice", choice),
            ("evidence", unless_empty(self.evidence.write())),
            ("who", unless_empty(self.who.write())),
            ("on", self.on.as_ref().map_or(Value::Null, text)),
        ]);
        with_beyond(record, &self.beyond)
    }

    fn read(record: &Value) -> Option<Self> {
        let beyond = beyond(record, &["yes", "choice", "evidence", "who", "on"])?;
        let said = match (record.get("yes"), record.get("choice")) {
            (Some(yes), None) => {
                if yes.as_bool()? {
                    Said::Yes
                } else {
                    Said::No
                }
            }
            (None, Some(choice)) => Said::Choice(parsed(choice)?),
            (None, None) if !beyond.is_empty() => Said::Unreadable,
            _ => return None,
        };
        let on = match record.get("on") {
            Some(day) => Some(read_day(day.as_str()?)?),
            None => None,
        };
        let (evidence, who) = (text_or_empty(record, "evidence")?, text_or_empty(record, "who")?);
        Some(Answer { said, evidence, who, on, beyond })
    }
}

impl Wire for Activity {
    fn write(&self) -> Value<'_> {
        let word = |word: &'static str, is_known: bool| if is_known { word.into() } else { Value::Null };
        let record = object([
            ("channel", word(self.channel.key(), self.channel != Channel::Unreadable)),
            ("direction", word(self.direction.key(), self.direction != Direction::Unreadable)),
            ("at", self.at.into()),
            ("note", unless_empty(self.note.write())),
        ]);
        with_beyond(record, &self.beyond)
    }

    fn read(record: &Value) -> Option<Self> {
        let mut beyond = beyond(record, &["channel", "direction", "at", "note"])?;
        record.get("channel").and(record.get("direction"))?;
        Some(Activity {
            channel: word(record, "channel", Channel::from_key, &mut beyond)?.unwrap_or(Channel::Unreadable),
            direction: word(record, "direction", Direction::from_key, &mut beyond)?
                .unwrap_or(Direction::Unreadable),
            at: moment(record.get("at")?)?,
            note: text_or_empty(record, "note")?,
            beyond,
        })
    }
}

impl Wire for Visit {
    fn write(&self) -> Value<'_> {
        let record = object([
            ("entered", self.entered.into()),
            ("team", text(&self.team)),
            ("stage", text(&self.stage)),
            ("rank", text(&self.rank)),
            ("pass", self.pass.write()),
            ("judged_by", self.judged_by.as_ref().map_or(Value::Null, text)),
            ("handed_over", self.handed_over.write()),
        ]);
        with_beyond(record, &self.beyond)
    }

    fn read(record: &Value) -> Option<Self> {
        let beyond =
            beyond(record, &["entered", "team", "stage", "rank", "pass", "judged_by", "handed_over"])?;
        let judged_by = match record.get("judged_by") {
            Some(version) => Some(parsed(version)?),
            None => None,
        };
        Some(Visit {
            entered: moment(record.get("entered")?)?,
            team: parsed(record.get("team")?)?,
            stage: parsed(record.get("stage")?)?,
            rank: parsed(record.get("rank")?)?,
            pass: Wire::read(record.get("pass").unwrap_or(&Value::Null))?,
            judged_by,
            handed_over: Wire::read(record.get("handed_over").unwrap_or(&Value::Null))?,
            beyond,
        })
    }
}

impl Wire for Pass {
    fn write(&self) -> Value<'_> {
        let missing = self.missing.iter().map(text).collect();
        let record = object([("reason", self.reason.write()), ("missing", Value::Array(missing))]);
        with_beyond(record, &self.beyond)
    }

    fn read(record: &Value) -> Option<Self> {
        Some(Pass {
            reason: String::read(record.get("reason")?)?,
            missing: read_list(record.get("missing")?, parsed)?,
            beyond: beyond(record, &["reason", "missing"])?,
        })
    }
}

impl Wire for HandedOver {
    fn write(&self) -> Value<'_> {
        let owner_before = unless_empty(self.owner_before.write());
        with_beyond(object([("reason", self.reason.write()), ("owner_before", owner_before)]), &self.beyond)
    }

    fn read(record: &Value) -> Option<Self> {
        Some(HandedOver {
            reason: String::read(record.get("reason")?)?,
            owner_before: text_or_empty(record, "owner_before")?,
            beyond: beyond(record, &["reason", "owner_before"])?,
        })
    }
}
