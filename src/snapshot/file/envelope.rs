//! What stands around the records of a file.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::snapshot::pieces_file::Entries;

/// What stands at the top of a file.
pub struct Envelope<'a> {
    pub format: String,
    /// A fraction or a huge number is no version of ours, but it is not version 1 either.
    pub version: f64,
    pub counts: Counts,
    // Looked into only once the version is known: a newer one may hold other things here.
    pub teams: Option<&'a RawValue>,
    pub campaigns: Option<&'a RawValue>,
    pub leads: Option<&'a RawValue>,
    pub erased: Option<&'a RawValue>,
    pub further: Vec<(String, &'a RawValue)>,
}

impl<'a> Envelope<'a> {
    /// `None` for what is no object, or has something of ours twice or otherwise than we write it.
    pub fn read(text: &'a str) -> Option<Self> {
        let Entries(mut further) = serde_json::from_str(text).ok()?;
        let mut one = |name: &str| {
            let mut found = further.extract_if(.., |(known, _)| known == name).map(|(_, raw)| raw);
            let first = found.next();
            found.next().is_none().then_some(first)
        };
        let envelope = Self {
            format: said(one("format")?)?,
            version: said(one("version")?)?,
            counts: said(one("counts")?)?,
            teams: one("teams")?,
            campaigns: one("campaigns")?,
            leads: one("leads")?,
            erased: one("erased")?,
            further: Vec::new(),
        };
        one("exported_at")?;
        Some(Self { further, ..envelope })
    }
}

fn said<'a, T: Default + Deserialize<'a>>(raw: Option<&'a RawValue>) -> Option<T> {
    raw.map_or_else(|| Some(T::default()), |raw| serde_json::from_str(raw.get()).ok())
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

/// The records of a list, unread.
pub fn list(raw: Option<&RawValue>) -> Vec<&RawValue> {
    raw.and_then(|raw| serde_json::from_str(raw.get()).ok()).unwrap_or_default()
}
