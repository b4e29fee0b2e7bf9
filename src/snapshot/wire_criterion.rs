//! How a criterion, a question and a rule are written.

use super::{
    json::Value,
    wire::{
        Wire, beyond, is_too_deep, list, object, only, pair, parsed, read_list, read_pair, text,
        unless_empty, with_beyond, word,
    },
};
use crate::domain::{
    activity::{Channel, Direction},
    criterion::{Criterion, CriterionKind, Occasion, Points, Question, Said, Topic},
    field::Field,
    rule::{Deed, Heat, Rule, Test, Weight},
};

/// The identity, and one more field named after what is asked; `advised` where it is only recommended.
impl Wire for Criterion {
    fn write(&self) -> Value<'_> {
        let asked = match &self.kind {
            CriterionKind::Filled(fields) => ("filled", list(fields, |field| field.key().into())),
            CriterionKind::Answered(question) => ("answered", text(question)),
            CriterionKind::Chosen { question, among } => {
                ("chosen", object([("question", text(question)), ("among", among.write())]))
            }
            CriterionKind::Inbound { channels, at_least, within } => {
                let (channels, at_least) = (channels.write(), (*at_least).into());
                let within = within.map_or(Value::Null, Value::from);
                ("inbound", object([("channels", channels), ("at_least", at_least), ("within", within)]))
            }
            CriterionKind::Meeting { booked } => ("meeting", if *booked { "booked" } else { "held" }.into()),
            CriterionKind::Persona => ("persona", true.into()),
            CriterionKind::Score { of, at_least } => {
                ("score", object([("of", of.key().into()), ("at_least", (*at_least).into())]))
            }
            CriterionKind::Basis => ("basis", true.into()),
            CriterionKind::DecisionMaker => ("decision_maker", true.into()),
            CriterionKind::AtLeast { needed, of } => {
                ("at_least", object([("needed", (*needed).into()), ("of", of.write())]))
            }
            CriterionKind::Unreadable(json) => return as_it_came(json, self.advised),
        };
        let advised = if self.advised { Value::Bool(true) } else { Value::Null };
        object([("id", text(&self.id)), ("advised", advised), asked])
    }

    /// A criterion of a kind that this version does not know is kept as it was written, within reason.
    fn read(record: &Value) -> Option<Self> {
        let id = parsed(record.get("id")?)?;
        let (kind, advised) = match read_known(record) {
            Some(known) => known,
            None if is_too_deep(record) => return None,
            None => unreadable(record),
        };
        Some(Criterion { id, kind, advised })
    }
}

/// As it came, with whether it is only recommended: a person can change that of every kind.
fn as_it_came(json: &str, advised: bool) -> Value<'_> {
    let mut record = serde_json::from_str(json).unwrap_or(Value::Null);
    if let (Value::Object(fields), true) = (&mut record, advised) {
        fields.insert("advised", true.into());
    }
    record
}

fn unreadable(record: &Value) -> (CriterionKind, bool) {
    let mut record = record.clone();
    let said = record.get("advised").and_then(Value::as_bool);
    if let (Value::Object(fields), Some(_)) = (&mut record, said) {
        fields.remove("advised");
    }
    (CriterionKind::Unreadable(record.to_string()), said == Some(true))
}

fn read_known(record: &Value) -> Option<(CriterionKind, bool)> {
    let advised = match record.get("advised") {
        Some(advised) => advised.as_bool()?,
        None => false,
    };
    // A further field may change what the known ones mean.
    let mut asked = record.as_object()?.iter().filter(|(key, _)| !matches!(*key, "id" | "advised"));
    let (key, value) = asked.next().filter(|_| asked.next().is_none())?;
    Some((read_kind(key, value)?, advised))
}

fn read_kind(key: &str, value: &Value) -> Option<CriterionKind> {
    Some(match key {
        "filled" => CriterionKind::Filled(read_list(value, |field| Field::from_key(field.as_str()?))?),
        "answered" => CriterionKind::Answered(parsed(value)?),
        "chosen" => {
            only(value, &["question", "among"])?;
            let among = read_list(value.get("among")?, parsed)?;
            CriterionKind::Chosen { question: parsed(value.get("question")?)?, among }
        }
        "inbound" => {
            only(value, &["channels", "at_least", "within"])?;
            CriterionKind::Inbound {
                channels: Wire::read(value.get("channels")?)?,
                at_least: u8::try_from(value.get("at_least")?.as_u64()?).ok()?,
                within: within(value)?,
            }
        }
        "meeting" => CriterionKind::Meeting {
            booked: match value.as_str()? {
                "booked" => true,
                "held" => false,
                _ => return None,
            },
        },
        "persona" if value.as_bool()? => CriterionKind::Persona,
        "score" => {
            only(value, &["of", "at_least"])?;
            CriterionKind::Score {
                of: Points::from_key(value.get("of")?.as_str()?)?,
                at_least: u16::try_from(value.get("at_least")?.as_u64()?).ok()?,
            }
        }
        "basis" if value.as_bool()? => CriterionKind::Basis,
        "decision_maker" if value.as_bool()? => CriterionKind::DecisionMaker,
        "at_least" => {
            only(value, &["needed", "of"])?;
            let of: Vec<Criterion> = Wire::read(value.get("of")?)?;
            if of.iter().any(|part| matches!(part.kind, CriterionKind::AtLeast { .. })) {
                return None;
            }
            CriterionKind::AtLeast { needed: u8::try_from(value.get("needed")?.as_u64()?).ok()?, of }
        }
        _ => return None,
    })
}

/// `within`, in days, where there is one.
fn within(record: &Value) -> Option<Option<u16>> {
    match record.get("within") {
        Some(days) => Some(Some(u16::try_from(days.as_u64()?).ok()?)),
        None => Some(None),
    }
}

impl Wire for Channel {
    fn write(&self) -> Value<'_> {
        self.key().into()
    }

    fn read(value: &Value) -> Option<Self> {
        Channel::from_key(value.as_str()?)
    }
}

/// Its wording, with what else there is beside it.
impl Wire for Question {
    fn write(&self) -> Value<'_> {
        let more = object([
            ("choices", unless_empty(list(&self.choices, pair))),
            ("topic", self.topic.map_or(Value::Null, |topic| topic.key().into())),
            ("occasion", self.occasion.map_or(Value::Null, |occasion| occasion.key().into())),
        ]);
        let mut record = self.wording.write();
        if let (Value::Object(into), Value::Object(more)) = (&mut record, more) {
            more.into_iter().for_each(|(name, value)| into.insert(name, value));
        }
        with_beyond(record, &self.beyond)
    }

    fn read(record: &Value) -> Option<Self> {
        let mut beyond = beyond(record, &["fr", "en", "choices", "topic", "occasion"])?;
        let none = Value::Array(Vec::new());
        Some(Question {
            wording: super::wire_team::read_wording(record)?,
            choices: read_list(record.get("choices").unwrap_or(&none), read_pair)?,
            topic: word(record, "topic", Topic::from_key, &mut beyond)?,
            occasion: word(record, "occasion", Occasion::from_key, &mut beyond)?,
            beyond,
        })
    }
}

/// An object with one field for what is looked at, and what it gives.
impl Wire for Rule {
    fn write(&self) -> Value<'_> {
        match self {
            Rule::Fit { test, weight } => {
                let (key, look) = match test {
                    Test::Words { field, any_of } => {
                        ("words", object([("field", field.key().into()), ("any_of", any_of.write())]))
                    }
                    Test::Between { field, from, to } => {
                        let end = |end: &Option<u32>| end.map_or(Value::Null, Value::from);
                        let field = field.key().into();
                        ("between", object([("field", field), ("from", end(from)), ("to", end(to))]))
                    }
                };
                let points = match weight {
                    Weight::Must => Value::Null,
                    Weight::Points(points) => (*points).into(),
                };
                object([(key, look), ("points", points)])
            }
            Rule::Engagement(deed) => {
                let direction = deed.direction.map_or(Value::Null, |direction| direction.key().into());
                let done = object([
                    ("channels", deed.channels.write()),
                    ("direction", direction),
                    ("within", deed.within.map_or(Value::Null, Value::from)),
                    ("most", deed.most.into()),
                ]);
                object([("done", done), ("points", deed.points.into())])
            }
            Rule::Heat(Heat { hot, warm, answers }) => {
                let worth = |(question, said, points): &(_, Said, i16)| {
                    Value::Array(vec![text(question), said.key().into(), (*points).into()])
                };
                let heat =
                    [("hot", (*hot).into()), ("warm", (*warm).into()), ("answers", list(answers, worth))];
                object([("heat", object(heat))])
            }
            // Written by us from what was read, so it reads.
            Rule::Unreadable(json) => serde_json::from_str(json).unwrap_or_default(),
        }
    }

    /// A rule of a kind that this version does not know is kept as it was written, within reason.
    fn read(record: &Value) -> Option<Self> {
        let unreadable = || {
            let is_rule = record.is_object() && !is_too_deep(record);
            is_rule.then(|| Rule::Unreadable(record.to_string()))
        };
        read_rule(record).or_else(unreadable)
    }
}

fn read_rule(record: &Value) -> Option<Rule> {
    only(record, &["words", "between", "done", "points", "heat"])?;
    let some_points = |points: &Value| i16::try_from(points.as_i64()?).ok();
    if let Some(heat) = record.get("heat") {
        only(record, &["heat"])?;
        only(heat, &["hot", "warm", "answers"])?;
        let worth = |worth: &Value| {
            let said = Said::from_key(worth.at(1)?.as_str()?)?;
            Some((parsed(worth.at(0)?)?, said, some_points(worth.at(2)?)?))
        };
        let (hot, warm) = (some_points(heat.get("hot")?)?, some_points(heat.get("warm")?)?);
        return Some(Rule::Heat(Heat { hot, warm, answers: read_list(heat.get("answers")?, worth)? }));
    }
    let points = match record.get("points") {
        Some(points) => Some(some_points(points)?),
        None => None,
    };
    let weight = points.map_or(Weight::Must, Weight::Points);
    let field = |look: &Value| Field::from_key(look.get("field")?.as_str()?);
    match (record.get("words"), record.get("between"), record.get("done")) {
        (Some(look), None, None) => {
            only(look, &["field", "any_of"])?;
            let any_of = Wire::read(look.get("any_of")?)?;
            Some(Rule::Fit { test: Test::Words { field: field(look)?, any_of }, weight })
        }
        (None, Some(look), None) => {
            only(look, &["field", "from", "to"])?;
            let end = |key: &str| match look.get(key) {
                Some(end) => Some(Some(u32::try_from(end.as_u64()?).ok()?)),
                None => Some(None),
            };
            let test = Test::Between { field: field(look)?, from: end("from")?, to: end("to")? };
            Some(Rule::Fit { test, weight })
        }
        (None, None, Some(done)) => {
            only(done, &["channels", "direction", "within", "most"])?;
            Some(Rule::Engagement(Deed {
                channels: Wire::read(done.get("channels")?)?,
                direction: match done.get("direction") {
                    Some(direction) => Some(Direction::from_key(direction.as_str()?)?),
                    None => None,
                },
                within: within(done)?,
                points: points?,
                most: u8::try_from(done.get("most")?.as_u64()?).ok()?,
            }))
        }
        _ => None,
    }
}
