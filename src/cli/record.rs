//! Records: one line of JSON Lines.

use super::lang::message;
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::fmt;

/// Which of a record's other fields go to the output.
#[derive(Clone, Debug)]
pub enum Keep {
    None,
    All,
    Named(Vec<String>),
}

impl Keep {
    fn wants(&self, key: &str) -> bool {
        match self {
            Keep::None => false,
            Keep::All => true,
            Keep::Named(names) => names.iter().any(|name| name == key),
        }
    }
}

/// What names a document.
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Id {
    Text(String),
    #[schemars(with = "i64")]
    Number(serde_json::Number),
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Id::Text(text) => f.write_str(text),
            Id::Number(number) => number.fmt(f),
        }
    }
}

/// The fields of a record that are copied to the output, as they stand.
#[derive(Debug, Default)]
pub struct Kept(Vec<(String, Box<RawValue>)>);

impl Serialize for Kept {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// A record as it was read.
#[derive(Debug, Default)]
pub struct Record {
    pub id: Option<Id>,
    pub text: String,
    pub reference_date: Option<jiff::civil::Date>,
    pub kept: Kept,
}

/// The output's own fields; a record's fields of these names are not copied.
const OWN: [&str; 5] = ["id", "reference_date", "sentences", "entities", "officials"];

/// Reads one line.
pub fn read(line: &[u8], keep: &Keep) -> Result<Record, String> {
    let text = simdutf8::compat::from_utf8(line).map_err(|error| {
        message!(
            "is not UTF-8 (at byte {} of the line)",
            "không phải UTF-8 (ở byte {} của dòng)",
            error.valid_up_to() + 1
        )
    })?;
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader = serde_json::Deserializer::from_str(text);
    reader
        .deserialize_any(RecordVisitor { keep })
        .and_then(|record| reader.end().map(|()| record))
        .map_err(|error| explain(&error))
}

/// serde_json's message; its line is always 1 and is left out.
fn explain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(text, _)| text);
    match error.classify() {
        serde_json::error::Category::Data => text.to_owned(),
        _ => message!(
            "is not valid JSON: {text} (column {})",
            "không phải JSON đúng: {text} (cột {})",
            error.column()
        ),
    }
}

struct RecordVisitor<'k> {
    keep: &'k Keep,
}

impl<'de> Visitor<'de> for RecordVisitor<'_> {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record, that is an object with a field `text`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
        let mut record = Record::default();
        let mut seen = [false; 3];
        let mut text = None;
        while let Some(Key(key)) = map.next_key()? {
            let is_new = match &*key {
                "id" => {
                    record.id = map.next_value_seed(&ID)?;
                    !std::mem::replace(&mut seen[0], true)
                }
                "text" => {
                    text = string(&TEXT, map.next_value_seed(&TEXT)?)?;
                    !std::mem::replace(&mut seen[1], true)
                }
                "reference_date" => {
                    let value = string(&DATE, map.next_value_seed(&DATE)?)?;
                    record.reference_date = value.map(reference_date).transpose()?;
                    !std::mem::replace(&mut seen[2], true)
                }
                key if self.keep.wants(key) && !OWN.contains(&key) => {
                    let is_new = record.kept.0.iter().all(|(other, _)| other != key);
                    record.kept.0.push((key.to_owned(), map.next_value()?));
                    is_new
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    true
                }
            };
            if !is_new {
                return Err(de::Error::custom(message!(
                    "the field `{key}` stands there twice",
                    "trường `{key}` có hai lần"
                )));
            }
        }
        record.text = text.ok_or_else(|| {
            de::Error::custom(message!("the field `text` is missing", "thiếu trường `text`"))
        })?;
        Ok(record)
    }
}

fn reference_date<E: de::Error>(value: String) -> Result<jiff::civil::Date, E> {
    super::args::date(&value).map_err(|wanted| {
        E::custom(message!(
            "`reference_date` is '{value}': {wanted}",
            "`reference_date` là '{value}': {wanted}"
        ))
    })
}

/// A key, borrowed where it can be.
struct Key<'a>(std::borrow::Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Key<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field name")
            }
            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(key.into()))
            }
            fn visit_str<E>(self, key: &str) -> Result<Key<'de>, E> {
                Ok(Key(key.to_owned().into()))
            }
        }
        deserializer.deserialize_str(KeyVisitor)
    }
}

/// Reads the value of one of the fields that have a meaning; a fault names the field.
struct Field {
    name: &'static str,
    expected: &'static str,
}

impl<'de> DeserializeSeed<'de> for &Field {
    type Value = Option<Id>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Field {
    type Value = Option<Id>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in the field `{}`", self.expected, self.name)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(Id::Text(text.to_owned())))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Some(Id::Text(text)))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Some(Id::Number(number.into())))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Some(Id::Number(number.into())))
    }
}

const ID: Field = Field { name: "id", expected: "a string or a whole number" };
const TEXT: Field = Field { name: "text", expected: "a string" };
const DATE: Field = Field { name: "reference_date", expected: "a string" };

/// The string in a field, if it is one.
fn string<E: de::Error>(field: &Field, value: Option<Id>) -> Result<Option<String>, E> {
    match value {
        None => Ok(None),
        Some(Id::Text(text)) => Ok(Some(text)),
        Some(Id::Number(number)) => {
            let found = number.as_i64().map_or(Unexpected::Other("number"), Unexpected::Signed);
            Err(E::invalid_type(found, &field))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(line: &str) -> String {
        read(line.as_bytes(), &Keep::None).unwrap_err()
    }

    #[test]
    fn fields_are_read() {
        let line =
            r#"{"x": [1.50, "á"], "id": "a", "text": "H\u00e0", "reference_date": "2018-07-26"}"#;
        let record = read(line.as_bytes(), &Keep::All).unwrap();
        assert_eq!(record.id, Some(Id::Text("a".into())));
        assert_eq!(record.text, "Hà");
        assert_eq!(record.reference_date, Some(jiff::civil::date(2018, 7, 26)));
        assert_eq!(serde_json::to_string(&record.kept).unwrap(), r#"{"x":[1.50, "á"]}"#);
        assert_eq!(
            read(br#"{"id": 7, "text": ""}"#, &Keep::None).unwrap().id.unwrap().to_string(),
            "7"
        );
        let nulls = br#"{"id": null, "text": "", "reference_date": null}"#;
        assert!(read(nulls, &Keep::None).unwrap().id.is_none());
    }

    #[test]
    fn faults_say_what_and_where() {
        assert_eq!(fault("{"), "is not valid JSON: EOF while parsing an object (column 1)");
        assert_eq!(fault("{}"), "the field `text` is missing");
        assert_eq!(
            fault("[1]"),
            "invalid type: sequence, expected a record, that is an object with a field `text`"
        );
        assert_eq!(
            fault(r#"{"text": 5}"#),
            "invalid type: integer `5`, expected a string in the field `text`"
        );
        assert_eq!(fault(r#"{"text": null}"#), "the field `text` is missing");
        assert_eq!(
            fault(r#"{"text": "", "id": [1]}"#),
            "invalid type: sequence, expected a string or a whole number in the field `id`"
        );
        assert_eq!(fault(r#"{"text": "a", "text": "b"}"#), "the field `text` stands there twice");
        assert_eq!(
            fault(r#"{"text": "", "reference_date": "26/7/2018"}"#),
            "`reference_date` is '26/7/2018': expected a day as YYYY-MM-DD"
        );
        assert!(fault(r#"{"text": "\ud800"}"#).starts_with("is not valid JSON: "));
        assert!(fault(r#"{"text": "a"} x"#).starts_with("is not valid JSON: trailing characters"));
    }

    #[test]
    fn deep_nesting_does_not_overflow() {
        let deep =
            format!(r#"{{"text": "a", "x": {}{}}}"#, "[".repeat(200_000), "]".repeat(200_000));
        assert_eq!(read(deep.as_bytes(), &Keep::None).unwrap().text, "a");
    }
}
