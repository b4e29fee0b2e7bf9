//! What stands around the records of a file.

use std::fmt::{Formatter, Result as Written};

use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

/// What stands at the top of a file. The file is gone through once: a long one has 30 MB.
#[derive(Default)]
pub struct Envelope<'a> {
    pub format: String,
    /// A fraction or a huge number is no version of ours, but it is not version 1 either.
    pub version: f64,
    pub counts: Counts,
    pub teams: List<'a>,
    pub campaigns: List<'a>,
    pub leads: List<'a>,
    pub erased: List<'a>,
    pub further: Vec<(String, &'a RawValue)>,
}

/// How many records the file says it has; a file made by hand need not say.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Counts {
    pub teams: usize,
    pub campaigns: usize,
    pub leads: usize,
    pub erased: usize,
}

/// The records of a list, unread; none of what is no list, as a newer version may have it.
#[derive(Default)]
pub struct List<'a>(pub Vec<&'a RawValue>);

impl<'a> Envelope<'a> {
    /// `None` for what is no object, or has something of ours twice or otherwise than we write it.
    pub fn read(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Envelope<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Top)
    }
}

/// What a file says that it is, if it can be read so far. What comes after is not gone through.
pub fn format(text: &str) -> Option<String> {
    let mut format = None;
    // Reading ends with an error in any case: nothing else ends it before the end of the file.
    let _ = serde_json::Deserializer::from_str(text).deserialize_map(UntilFormat(&mut format));
    format
}

struct UntilFormat<'a>(&'a mut Option<String>);

impl<'de> Visitor<'de> for UntilFormat<'_> {
    type Value = ();

    fn expecting(&self, to: &mut Formatter) -> Written {
        to.write_str("a file that says its format")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if name == "format" {
                *self.0 = Some(map.next_value()?);
                break;
            }
            map.next_value::<IgnoredAny>()?;
        }
        Err(A::Error::custom("enough"))
    }
}

struct Top;

impl<'de> Visitor<'de> for Top {
    type Value = Envelope<'de>;

    fn expecting(&self, to: &mut Formatter) -> Written {
        to.write_str("a file of records")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut envelope, mut known) = (Envelope::default(), Vec::new());
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "format" => envelope.format = map.next_value()?,
                "version" => envelope.version = map.next_value()?,
                "exported_at" => drop(map.next_value::<IgnoredAny>()?),
                "counts" => envelope.counts = map.next_value()?,
                "teams" => envelope.teams = map.next_value()?,
                "campaigns" => envelope.campaigns = map.next_value()?,
                "leads" => envelope.leads = map.next_value()?,
                "erased" => envelope.erased = map.next_value()?,
                _ => {
                    envelope.further.push((name, map.next_value()?));
                    continue;
                }
            }
            if known.contains(&name) {
                return Err(A::Error::custom("twice"));
            }
            known.push(name);
        }
        Ok(envelope)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for List<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Records)
    }
}

struct Records;

impl<'de> Visitor<'de> for Records {
    type Value = List<'de>;

    fn expecting(&self, to: &mut Formatter) -> Written {
        to.write_str("records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut each: A) -> Result<Self::Value, A::Error> {
        let mut records = Vec::new();
        while let Some(record) = each.next_element()? {
            records.push(record);
        }
        Ok(List(records))
    }

    // Numbers too, whose digits are kept.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(List::default())
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(List::default())
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(List::default())
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(List::default())
    }
}
