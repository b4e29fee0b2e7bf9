//! How a value of the model becomes JSON and comes back, with the small pieces that every record needs.
//!
//! Written by hand over [`Value`] rather than derived: one reader and one writer serve every type, which keeps
//! a hundred kilobytes out of the page, and each record says in one place how it looks in a file.

use std::{borrow::Cow, collections::BTreeMap, fmt::Display, str::FromStr};

use super::json::{Map, Value};
use crate::domain::{
    beyond::{Beyond, Kept},
    ids::Id,
    moment::{LAST, Millis},
    stamp::Stamp,
    written::Written,
};

/// Something with a written form.
pub trait Wire: Sized {
    fn write(&self) -> Value<'_>;

    /// `None` when it makes no sense.
    fn read(value: &Value) -> Option<Self>;
}

/// An object of the fields that are there: `null` stands for nothing and is left out.
pub fn object<'a, const N: usize>(fields: [(&'static str, Value<'a>); N]) -> Value<'a> {
    let mut map = Map::default();
    for (key, value) in fields {
        if !value.is_null() {
            map.insert(key, value);
        }
    }
    Value::Object(map)
}

/// `None` for a record with a field that this version does not know, where a further field may change what the known
/// ones mean.
pub fn only(record: &Value, fields: &[&str]) -> Option<()> {
    (record.is_object() && !is_further(record, fields)).then_some(())
}

/// What a record holds besides the fields that this version knows; `None` where it is more than anybody keeps.
pub fn beyond(record: &Value, known: &[&str]) -> Option<Beyond> {
    let mut beyond = Beyond::default();
    for (name, value) in record.as_object()?.iter() {
        if !known.contains(&name) {
            beyond.put(name, kept(value)?);
        }
    }
    Some(beyond)
}

/// A word out of a list that grows: one of a newer version's is kept under its name, and stands for nothing here.
pub fn word<T>(
    record: &Value,
    key: &str,
    from_key: impl Fn(&str) -> Option<T>,
    beyond: &mut Beyond,
) -> Option<Option<T>> {
    let Some(value) = record.get(key) else { return Some(None) };
    let known = from_key(value.as_str()?);
    if known.is_none() {
        beyond.put(key, kept(value)?);
    }
    Some(known)
}

/// Levels of what is kept unread. JSON is read to 128 levels, and storage puts more of them around a record than a
/// file does: what only just fits a file could never be read back.
const DEEPEST: usize = 32;

pub fn is_too_deep(value: &Value) -> bool {
    is_deeper_than(value, DEEPEST)
}

fn is_deeper_than(value: &Value, levels: usize) -> bool {
    let deeper = |value: &Value| levels == 0 || is_deeper_than(value, levels - 1);
    match value {
        Value::Array(values) => values.iter().any(deeper),
        Value::Object(fields) => fields.iter().any(|(_, value)| deeper(value)),
        _ => false,
    }
}

/// Anything, to be kept; `None` where it is too deep to be stored.
pub fn kept(value: &Value) -> Option<Kept> {
    (!is_too_deep(value)).then(|| any(value))
}

fn any(value: &Value) -> Kept {
    match value {
        Value::Object(fields) => {
            let mut all = Beyond::default();
            fields.iter().for_each(|(name, value)| all.put(name, any(value)));
            Kept::Fields(all)
        }
        Value::Array(items) => each(items).unwrap_or_else(|| Kept::Text(value.to_string())),
        value => Kept::Text(value.to_string()),
    }
}

/// A list that is a set, as everything is that grows here: writes by their stamps or records by their identities,
/// none before an earlier one and none twice. Any other is one value.
fn each(items: &[Value]) -> Option<Kept> {
    let mut all = Beyond::default();
    let mut last = String::new();
    for item in items {
        let (place, name, kept) = match item {
            Value::Object(fields) => {
                let id = fields.get("id")?.as_str()?;
                (id.to_owned(), id.to_owned(), any(item))
            }
            Value::Array(_) => one_write(item)?,
            _ => return None,
        };
        if place < last || all.get(&name).is_some() {
            return None;
        }
        all.put(&name, kept);
        last = place;
    }
    Some(Kept::Each(all))
}

/// A write of something unknown: where it stands among others, and by what it is told apart from those of the same
/// moment. How the newer version orders those, nobody can say here.
fn one_write(write: &Value) -> Option<(String, String, Kept)> {
    let Stamp { millis, counter, writer } = parsed(write.at(0)?)?;
    let (place, text) = (format!("{millis:016x}{counter:04x}{writer:016x}"), write.to_string());
    Some((place.clone(), place + &text, Kept::Text(text)))
}

/// A record with what else belongs to it. Where both have a list or an object, what is unknown stands beside the rest.
pub fn with_beyond<'a>(mut record: Value<'a>, beyond: &'a Beyond) -> Value<'a> {
    if !beyond.is_empty() {
        let made = record.get("created").cloned().unwrap_or_else(|| text(&Stamp::ORIGIN));
        add(&mut record, all_as_they_came(beyond), &made);
    }
    record
}

/// A write that stands alone was made at `made`; it needs its stamp once there are others.
fn add<'a>(known: &mut Value<'a>, further: Value<'a>, made: &Value<'a>) {
    match (known, further) {
        (Value::Array(known), Value::Array(further)) => known.extend(further),
        (known, Value::Array(further)) => {
            let alone = Value::Array(vec![made.clone(), std::mem::take(known)]);
            *known = Value::Array([vec![alone], further].concat());
        }
        (Value::Object(known), Value::Object(further)) => {
            for (name, further) in further {
                match known.get_mut(&name) {
                    Some(known) => add(known, further, made),
                    None => known.insert(name, further),
                }
            }
        }
        // What is said here counts.
        _ => {}
    }
}

pub fn as_it_came(kept: &Kept) -> Value<'_> {
    match kept {
        // Written by us from what was read, so it reads.
        Kept::Text(text) => serde_json::from_str(text).unwrap_or_default(),
        Kept::Each(all) => list(all.fields(), |(_, kept)| as_it_came(kept)),
        Kept::Fields(all) => all_as_they_came(all),
    }
}

fn all_as_they_came(beyond: &Beyond) -> Value<'_> {
    let mut fields = Map::default();
    for (name, kept) in beyond.fields() {
        fields.insert(name, as_it_came(kept));
    }
    Value::Object(fields)
}

/// An instant that some calendar knows.
pub fn moment(value: &Value) -> Option<Millis> {
    value.as_i64().filter(|millis| (-LAST..=LAST).contains(millis))
}

/// Whatever is written as text: identities, stamps, ranks.
pub fn text(value: &impl Display) -> Value<'static> {
    value.to_string().into()
}

/// The same read back.
pub fn parsed<T: FromStr>(value: &Value) -> Option<T> {
    value.as_str()?.parse().ok()
}

/// A text that may be absent, and is then empty.
pub fn text_or_empty(record: &Value, key: &str) -> Option<String> {
    match record.get(key) {
        None => Some(String::new()),
        Some(value) => value.as_str().map(str::to_owned),
    }
}

/// Empty texts and lists are left out of objects.
pub fn unless_empty(value: Value<'_>) -> Value<'_> {
    let is_empty = match &value {
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    };
    if is_empty { Value::Null } else { value }
}

impl Wire for String {
    fn write(&self) -> Value<'_> {
        self.as_str().into()
    }

    fn read(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }
}

impl<Of> Wire for Id<Of> {
    fn write(&self) -> Value<'_> {
        text(self)
    }

    fn read(value: &Value) -> Option<Self> {
        parsed(value)
    }
}

impl Wire for bool {
    fn write(&self) -> Value<'_> {
        Value::Bool(*self)
    }

    fn read(value: &Value) -> Option<Self> {
        value.as_bool()
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, Wire::write)
    }

    fn read(value: &Value) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::read(value).map(Some) }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self) -> Value<'_> {
        list(self, Wire::write)
    }

    fn read(value: &Value) -> Option<Self> {
        read_list(value, T::read)
    }
}

pub fn list<'a, T: 'a>(
    items: impl IntoIterator<Item = &'a T>,
    write: impl FnMut(&'a T) -> Value<'a>,
) -> Value<'a> {
    Value::Array(items.into_iter().map(write).collect())
}

/// What is told apart by the first, which is written as text.
pub fn pair<'a>((one, other): &'a (impl Display, impl Wire)) -> Value<'a> {
    Value::Array(vec![text(one), other.write()])
}

pub fn read_pair<One: FromStr, Other: Wire>(value: &Value) -> Option<(One, Other)> {
    Some((parsed(value.at(0)?)?, Other::read(value.at(1)?)?))
}

pub fn read_list<T>(value: &Value, read: impl FnMut(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(read).collect()
}

/// A value over time. A single write made when the record itself was made stands alone, as most do; no value is
/// itself a list, so a list is the writes with their stamps.
pub fn writes<'a, T: Ord + Clone>(
    written: &'a Written<T>,
    made: Stamp,
    write: impl Fn(&'a T) -> Value<'a>,
) -> Value<'a> {
    match written.writes() {
        [(stamp, value)] if *stamp == made => write(value),
        writes => list(writes, |(stamp, value)| Value::Array(vec![text(stamp), write(value)])),
    }
}

pub fn read_writes<T: Ord + Clone>(
    value: &Value,
    made: Stamp,
    read: impl Fn(&Value) -> Option<T>,
) -> Option<Written<T>> {
    match value {
        Value::Array(_) => {
            let write = |write: &Value| Some((parsed(write.at(0)?)?, read(write.at(1)?)?));
            Some(Written::from_writes(read_list(value, write)?))
        }
        value => Some(Written::once(made, read(value)?)),
    }
}

/// The same where a newer version may have written some of the values: those are kept beside the others, each with its
/// stamp.
pub fn read_known_writes<T: Ord + Clone>(
    value: &Value,
    made: Stamp,
    read: impl Fn(&Value) -> Option<T>,
    is_newer: impl Fn(&Value) -> bool,
) -> Option<(Written<T>, Option<Kept>)> {
    if let Some(written) = read_writes(value, made, &read) {
        return Some((written, None));
    }
    let writes = match value {
        Value::Array(writes) => writes.clone(),
        alone => vec![Value::Array(vec![text(&made), alone.clone()])],
    };
    let (newer, known): (Vec<Value>, Vec<Value>) =
        writes.into_iter().partition(|write| write.at(1).is_some_and(&is_newer));
    // No list of writes says anything by its order, so here it may be any.
    let mut all = Beyond::default();
    for write in &newer {
        let (_, name, kept) = one_write(write)?;
        all.put(&name, kept);
    }
    let known = read_writes(&Value::Array(known), made, read)?;
    (!is_too_deep(&Value::Array(newer))).then_some((known, Some(Kept::Each(all))))
}

/// Whether an object has a field that this version does not know.
pub fn is_further(record: &Value, known: &[&str]) -> bool {
    record.as_object().is_some_and(|fields| fields.names().any(|name| !known.contains(&name)))
}

/// Written values by key, as an object; left out when there are none.
pub fn written_map<'a, K, T: Ord + Clone>(
    map: &'a BTreeMap<K, Written<T>>,
    made: Stamp,
    key: impl Fn(&'a K) -> Cow<'a, str>,
    write: impl Fn(&'a T) -> Value<'a>,
) -> Value<'a> {
    let mut fields = Map::default();
    for (k, written) in map {
        fields.insert(key(k), writes(written, made, &write));
    }
    unless_empty(Value::Object(fields))
}

pub fn read_written_map<K: Ord, T: Ord + Clone>(
    value: Option<&Value>,
    made: Stamp,
    key: impl Fn(&str) -> Option<K>,
    read: impl Fn(&K, &Value) -> Option<T>,
) -> Option<BTreeMap<K, Written<T>>> {
    let Some(value) = value else { return Some(BTreeMap::new()) };
    // Put in one by one: collecting into a map brings a sort of its own for every type.
    let mut map = BTreeMap::new();
    for (name, value) in value.as_object()?.iter() {
        let key = key(name)?;
        let written = read_writes(value, made, |value| read(&key, value))?;
        map.insert(key, written);
    }
    Some(map)
}
