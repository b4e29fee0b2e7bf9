//! A record between its text and the model.
//!
//! As `serde_json::Value`, but texts are borrowed from where they stand, which saves most of what reading asks of
//! memory: of ten thousand leads that come in, a tenth of the time.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fmt::{Display, Formatter, Result as Written},
};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::Number;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Value<'a> {
    #[default]
    Null,
    Bool(bool),
    /// With all its digits.
    Number(Number),
    String(Cow<'a, str>),
    Array(Vec<Self>),
    Object(Map<'a>),
}

/// The fields of an object, ascending by name: whatever their order was, they are written alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map<'a>(Vec<(Cow<'a, str>, Value<'a>)>);

impl<'a> Value<'a> {
    /// The field of an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    /// The item of a list.
    pub fn at(&self, index: usize) -> Option<&Self> {
        self.as_array()?.get(index)
    }

    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    pub fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(is) = self { Some(*is) } else { None }
    }

    pub fn as_i64(&self) -> Option<i64> {
        if let Self::Number(number) = self { number.as_i64() } else { None }
    }

    pub fn as_u64(&self) -> Option<u64> {
        if let Self::Number(number) = self { number.as_u64() } else { None }
    }

    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    pub fn as_array(&self) -> Option<&[Self]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    pub fn as_object(&self) -> Option<&Map<'a>> {
        if let Self::Object(fields) = self { Some(fields) } else { None }
    }
}

impl<'a> Map<'a> {
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.place(name).ok().map(|at| &self.0[at].1)
    }

    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value<'a>> {
        self.place(name).ok().map(|at| &mut self.0[at].1)
    }

    /// In the place of what has this name.
    pub fn insert(&mut self, name: impl Into<Cow<'a, str>>, value: Value<'a>) {
        let name = name.into();
        match self.place(&name) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (name, value)),
        }
    }

    pub fn remove(&mut self, name: &str) {
        if let Ok(at) = self.place(name) {
            self.0.remove(at);
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value<'a>)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &**name)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where the field is, or would be: at the end where fields come in their order, as most do.
    fn place(&self, name: &str) -> Result<usize, usize> {
        match self.0.last() {
            Some((last, _)) if **last < *name => Err(self.0.len()),
            _ => self.0.binary_search_by(|(known, _)| (**known).cmp(name)),
        }
    }
}

impl<'a> IntoIterator for Map<'a> {
    type Item = (Cow<'a, str>, Value<'a>);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Its text, without a blank or a line break.
impl Display for Value<'_> {
    fn fmt(&self, to: &mut Formatter) -> Written {
        to.write_str(&serde_json::to_string(self).unwrap_or_default())
    }
}

impl Serialize for Map<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Value<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Any)
    }
}

/// A text, borrowed unless something in it was written otherwise than it is.
#[derive(Deserialize)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// By this name `serde_json` hands over a number that is no integer of 64 bits, with all its digits.
const NUMBER: &str = "$serde_json::private::Number";

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Value<'de>;

    fn expecting(&self, to: &mut Formatter) -> Written {
        to.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, is: bool) -> Result<Self::Value, E> {
        Ok(Value::Bool(is))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(number.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(number.into())
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Value::String(text.into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(text.to_owned().into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = from.next_element()? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    /// Of fields of one name the last one counts.
    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut fields = Map::default();
        // Put in their places one by one, as many as a forged file has would take for ever.
        let mut unordered = BTreeMap::new();
        while let Some(Text(name)) = from.next_key()? {
            if name == NUMBER && fields.is_empty() {
                let Text(digits) = from.next_value()?;
                return digits.parse().map(Value::Number).map_err(A::Error::custom);
            }
            let value = from.next_value()?;
            match fields.place(&name) {
                Err(at) if at == fields.len() => fields.0.push((name, value)),
                _ => drop(unordered.insert(name, value)),
            }
        }
        if !unordered.is_empty() {
            for (name, value) in fields {
                unordered.entry(name).or_insert(value);
            }
            fields = Map(unordered.into_iter().collect());
        }
        Ok(Value::Object(fields))
    }
}

impl From<bool> for Value<'_> {
    fn from(is: bool) -> Self {
        Self::Bool(is)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::String(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::String(text.into())
    }
}

macro_rules! from_numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                Self::Number(number.into())
            }
        }
    )*};
}

from_numbers!(u8, u16, u32, u64, usize, i16, i64);

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> serde_json::Result<Value<'_>> {
        serde_json::from_str(text)
    }

    #[test]
    fn what_is_read_is_written_in_one_order_with_all_its_digits() {
        for (text, written) in [
            (r#" {"b" : [ 1 , -2, 1e+400, 0.10, null ],"a":{} }"#, r#"{"a":{},"b":[1,-2,1e+400,0.10,null]}"#),
            (r#"{"c":1,"a":2,"b":3,"d":4}"#, r#"{"a":2,"b":3,"c":1,"d":4}"#),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
            ("-0", "-0"),
            (r#""caf\u00e9 \"\\ \/ \ud83d\ude00 \u0000""#, "\"café \\\"\\\\ / 😀 \\u0000\""),
        ] {
            let value = read(text).unwrap();
            assert_eq!(value.to_string(), written);
            assert_eq!(read(&value.to_string()).unwrap(), value);
            assert_eq!(
                value.to_string(),
                serde_json::from_str::<serde_json::Value>(text).unwrap().to_string()
            );
        }
    }

    #[test]
    fn of_fields_of_one_name_the_last_one_counts() {
        for text in [
            r#"{"a":1,"a":2,"b":3}"#,
            r#"{"b":1,"a":1,"b":3,"a":2}"#,
            r#"{"b":1,"a":1,"a":2,"b":2,"b":3}"#,
            r#"{"a":2,"b":1,"\u0062":3}"#,
        ] {
            assert_eq!(read(text).unwrap().to_string(), r#"{"a":2,"b":3}"#, "{text}");
        }
    }

    #[test]
    fn texts_are_borrowed_where_they_stand_as_they_are() {
        let is_borrowed =
            |text| matches!(read(text).unwrap(), Value::String(text) if matches!(text, Cow::Borrowed(_)));
        assert!(is_borrowed(r#""Hélène""#) && !is_borrowed(r#""Hélène\n""#));
    }

    #[test]
    fn what_looks_like_a_number_is_one() {
        let digits = |digits: &str| format!(r#"{{"{NUMBER}":"{digits}"}}"#);
        assert_eq!(read(&digits("1.50")).unwrap().to_string(), "1.50");
        for forged in ["", "1,\\\"a\\\":2", "1 2", "NaN", "]"] {
            assert!(read(&digits(forged)).is_err(), "{forged}");
        }
    }

    #[test]
    fn levels_have_an_end_and_many_fields_take_no_time() {
        assert!(read(&"[".repeat(200_000)).is_err());
        let fields: Vec<String> = (0..100_000).rev().map(|at| format!("\"{at:06}\":{at}")).collect();
        let text = format!("{{{}}}", fields.join(","));
        assert_eq!(read(&text).unwrap().as_object().map(Map::len), Some(100_000));
    }

    #[test]
    fn fields_are_found_put_and_taken_away() {
        let mut fields = Map::default();
        for (name, value) in [("b", 1_u8), ("a", 2), ("c", 3), ("b", 4)] {
            fields.insert(name, value.into());
        }
        fields.remove("c");
        fields.remove("d");
        assert_eq!(fields.names().collect::<Vec<_>>(), ["a", "b"]);
        *fields.get_mut("a").unwrap() = Value::Null;
        assert_eq!((fields.get("b").and_then(Value::as_u64), fields.get("c")), (Some(4), None));
        assert_eq!(Value::Object(fields).to_string(), r#"{"a":null,"b":4}"#);
    }
}
