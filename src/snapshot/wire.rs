//! How a value of the model becomes JSON and comes back, with the small pieces that every record needs.
//!
//! Written by hand over [`Value`] rather than derived: one reader and one writer serve every type, which keeps
//! a hundred kilobytes out of the page, and each record says in one place how it looks in a file.

use std::{collections::BTreeMap, fmt::Display, str::FromStr};

use serde_json::{Map, Value};

use crate::domain::{
    ids::Id,
    moment::{LAST, Millis},
    stamp::Stamp,
    written::Written,
};

/// Something with a written form.
pub trait Wire: Sized {
    fn write(&self) -> Value;

    /// `None` when it makes no sense.
    fn read(value: &Value) -> Option<Self>;
}

/// An object of the fields that are there: `null` stands for nothing and is left out.
pub fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let mut map = Map::new();
    for (key, value) in fields {
        if !value.is_null() {
            map.insert(key.to_owned(), value);
        }
    }
    Value::Object(map)
}

/// `None` for a record with a field that this version does not know: without it, half a record would look like a
/// whole one.
pub fn only(record: &Value, fields: &[&str]) -> Option<()> {
    record.as_object()?.keys().all(|key| fields.contains(&key.as_str())).then_some(())
}

/// An instant that some calendar knows.
pub fn moment(value: &Value) -> Option<Millis> {
    value.as_i64().filter(|millis| (-LAST..=LAST).contains(millis))
}

/// Whatever is written as text: identities, stamps, ranks.
pub fn text(value: &impl Display) -> Value {
    Value::String(value.to_string())
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
pub fn unless_empty(value: Value) -> Value {
    let is_empty = match &value {
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    };
    if is_empty { Value::Null } else { value }
}

impl Wire for String {
    fn write(&self) -> Value {
        Value::String(self.clone())
    }

    fn read(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }
}

impl<Of> Wire for Id<Of> {
    fn write(&self) -> Value {
        text(self)
    }

    fn read(value: &Value) -> Option<Self> {
        parsed(value)
    }
}

impl Wire for bool {
    fn write(&self) -> Value {
        Value::Bool(*self)
    }

    fn read(value: &Value) -> Option<Self> {
        value.as_bool()
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, Wire::write)
    }

    fn read(value: &Value) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::read(value).map(Some) }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self) -> Value {
        list(self, Wire::write)
    }

    fn read(value: &Value) -> Option<Self> {
        read_list(value, T::read)
    }
}

pub fn list<'a, T: 'a>(items: impl IntoIterator<Item = &'a T>, write: impl FnMut(&'a T) -> Value) -> Value {
    Value::Array(items.into_iter().map(write).collect())
}

pub fn read_list<T>(value: &Value, read: impl FnMut(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(read).collect()
}

/// A value over time. A single write made when the record itself was made stands alone, as most do; no value is
/// itself a list, so a list is the writes with their stamps.
pub fn writes<T: Ord + Clone>(written: &Written<T>, made: Stamp, write: impl Fn(&T) -> Value) -> Value {
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
            let write = |write: &Value| Some((parsed(write.get(0)?)?, read(write.get(1)?)?));
            Some(Written::from_writes(read_list(value, write)?))
        }
        value => Some(Written::once(made, read(value)?)),
    }
}

/// Written values by key, as an object; left out when there are none.
pub fn written_map<K, T: Ord + Clone>(
    map: &BTreeMap<K, Written<T>>,
    made: Stamp,
    key: impl Fn(&K) -> String,
    write: impl Fn(&T) -> Value,
) -> Value {
    let mut fields = Map::new();
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
    for (name, value) in value.as_object()? {
        let key = key(name)?;
        let written = read_writes(value, made, |value| read(&key, value))?;
        map.insert(key, written);
    }
    Some(map)
}
