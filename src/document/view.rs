//! Writing a document down: the JSON of the output, offsets in the reader's own unit.

use super::{Detail, Document, Entity, Kind, Place, Role, Sentence};
use crate::date::DateValue;
use crate::gazetteer::Unit;
use serde::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};
use std::ops::Range;

/// What the offsets of a written document count.
///
/// ```
/// use vnextract::{Extractor, Offsets};
///
/// let document = Extractor::new().extract("Ở Huế 😀.");
/// let end = |offsets| {
///     let json = serde_json::to_value(document.view(offsets)).unwrap();
///     json["sentences"][0]["end"].as_u64().unwrap()
/// };
/// assert_eq!(end(Offsets::CodePoint), 8);
/// assert_eq!(end(Offsets::Byte), 15);
/// assert_eq!(end(Offsets::Utf16), 9);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Offsets {
    /// Unicode code points, what Python slices by.
    #[default]
    CodePoint,
    /// Bytes of UTF-8, what Rust and Go slice by.
    Byte,
    /// Units of UTF-16, what JavaScript, Java and C# slice by.
    Utf16,
}

impl Offsets {
    /// How many units the bytes of valid UTF-8 make.
    fn count(self, bytes: &[u8]) -> usize {
        let starts = |bytes: &[u8]| bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count();
        match self {
            Offsets::Byte => bytes.len(),
            Offsets::CodePoint => starts(bytes),
            Offsets::Utf16 => starts(bytes) + bytes.iter().filter(|&&b| b >= 0xF0).count(),
        }
    }
}

/// A document ready to be serialized; made by [`Document::view`].
///
/// ```
/// use vnextract::{Extractor, Offsets};
///
/// let document = Extractor::new().extract("Mưa to ở Huế.");
/// let json = serde_json::to_value(document.view(Offsets::CodePoint)).unwrap();
/// assert_eq!(json["entities"][0]["text"], "Huế");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    document: &'a Document,
    offsets: Offsets,
}

impl<'a> View<'a> {
    pub(super) fn new(document: &'a Document, offsets: Offsets) -> Self {
        View { document, offsets }
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.view(Offsets::default()).serialize(serializer)
    }
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let document = self.document;
        let mut out = serializer.serialize_struct("Document", 4)?;
        out.serialize_field("reference_date", &document.reference_date.map(AsText))?;
        out.serialize_field("sentences", &Sentences(*self))?;
        out.serialize_field("entities", &Entities(*self))?;
        out.serialize_field("officials", &document.officials)?;
        out.end()
    }
}

/// Serializes through `Display`.
struct AsText<T>(T);

impl<T: std::fmt::Display> Serialize for AsText<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Turns byte offsets that mostly ascend into another unit, reading the text once.
struct Cursor<'a> {
    text: &'a str,
    offsets: Offsets,
    byte: usize,
    units: usize,
}

impl<'a> Cursor<'a> {
    fn new(view: View<'a>) -> Self {
        Cursor { text: &view.document.text, offsets: view.offsets, byte: 0, units: 0 }
    }

    fn at(&mut self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if byte < self.byte {
            (self.byte, self.units) = (0, 0);
        }
        self.units += self.offsets.count(&self.text.as_bytes()[self.byte..byte]);
        self.byte = byte;
        self.units
    }

    /// Start, end and text of a span.
    fn span(&mut self, range: Range<usize>) -> (usize, usize, &'a str) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        (self.at(range.start), self.at(range.end), text)
    }
}

struct Sentences<'a>(View<'a>);

impl Serialize for Sentences<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sentences = &self.0.document.sentences;
        let mut cursor = Cursor::new(self.0);
        let mut out = serializer.serialize_seq(Some(sentences.len()))?;
        for sentence in sentences {
            out.serialize_element(&SentenceRow::new(sentence, &mut cursor))?;
        }
        out.end()
    }
}

/// A sentence, or a line that stands for itself.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Sentence"))]
#[derive(serde::Serialize)]
struct SentenceRow<'a> {
    /// Offset of its first character.
    start: usize,
    /// Offset after its last character.
    end: usize,
    /// The very characters of the input.
    text: &'a str,
    /// Which part of the page it is.
    role: Role,
}

impl<'a> SentenceRow<'a> {
    fn new(sentence: &Sentence, cursor: &mut Cursor<'a>) -> Self {
        let (start, end, text) = cursor.span(sentence.range());
        SentenceRow { start, end, text, role: sentence.role }
    }
}

struct Entities<'a>(View<'a>);

impl Serialize for Entities<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entities = &self.0.document.entities;
        let mut cursor = Cursor::new(self.0);
        let mut out = serializer.serialize_seq(Some(entities.len()))?;
        for entity in entities {
            out.serialize_element(&EntityRow::new(entity, &mut cursor))?;
        }
        out.end()
    }
}

/// A thing the text names. Which of the optional fields it has depends on its kind.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Entity"))]
#[derive(serde::Serialize)]
struct EntityRow<'a> {
    /// What kind of thing it is.
    kind: Kind,
    /// Offset of its first character.
    start: usize,
    /// Offset after its last character.
    end: usize,
    /// The very characters of the input.
    text: &'a str,
    /// Index of the sentence it stands in.
    sentence: usize,
    /// Of a date: its place on the calendar.
    #[cfg_attr(feature = "schema", schemars(with = "schema::Date"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a DateValue>,
    /// Of a place: what it is, and which administrative unit.
    #[cfg_attr(feature = "schema", schemars(with = "PlaceRow"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceRow>,
    /// Of an organization: what type of body it is.
    #[cfg_attr(feature = "schema", schemars(with = "OrganizationRow"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<OrganizationRow>,
    /// Of a person or a title: index of the row of officials it belongs to.
    #[cfg_attr(feature = "schema", schemars(with = "usize"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    official: Option<usize>,
}

impl<'a> EntityRow<'a> {
    fn new(entity: &'a Entity, cursor: &mut Cursor<'a>) -> Self {
        let (start, end, text) = cursor.span(entity.range());
        let mut row = EntityRow {
            kind: entity.kind,
            start,
            end,
            text,
            sentence: entity.sentence,
            date: None,
            place: None,
            organization: None,
            official: None,
        };
        match &entity.detail {
            Detail::None => {}
            Detail::Date(value) => row.date = Some(value),
            Detail::Official(index) => row.official = Some(*index),
            Detail::Organization(body) => {
                row.organization = Some(OrganizationRow { body_type: body });
            }
            Detail::Place(place) => row.place = Some(PlaceRow::new(place)),
        }
        row
    }
}

/// What is known of an organization.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Organization"))]
#[derive(serde::Serialize)]
struct OrganizationRow {
    /// What type of body it is (`court`, `police` ...).
    #[serde(rename = "type")]
    body_type: &'static str,
}

/// What is known of a place.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Place"))]
#[derive(serde::Serialize)]
struct PlaceRow {
    /// What it is (`province`, `prison`, `road` ...).
    #[serde(rename = "type")]
    place_type: &'static str,
    /// Of an administrative unit: its official name, with the type, at the bulletin's date.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<AsText<Unit>>,
    /// Of an administrative unit: its statistical code.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    /// Of a commune, while there were districts: the one it lay in at the bulletin's date.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    district: Option<AsText<Unit>>,
    /// Of an administrative unit: the province it lay in at the bulletin's date.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<AsText<Unit>>,
    /// Of an administrative unit that has changed since: today's units in which it lies. Of a
    /// divided commune, the one with the greater part comes first.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<UnitRow>"))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    now: Vec<UnitRow>,
}

impl PlaceRow {
    fn new(place: &Place) -> Self {
        let admin = place.unit;
        PlaceRow {
            place_type: place.place_type,
            name: admin.map(|admin| AsText(admin.unit)),
            code: admin.map(|admin| admin.unit.code()),
            district: admin.and_then(|admin| admin.district).map(AsText),
            province: admin.map(|admin| AsText(admin.province)),
            now: admin
                .into_iter()
                .flat_map(|admin| admin.unit.successors())
                .map(UnitRow::new)
                .collect(),
        }
    }
}

/// An administrative unit of today.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Unit"))]
#[derive(serde::Serialize)]
struct UnitRow {
    /// Its official name, with the type.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    name: AsText<Unit>,
    /// Its statistical code.
    code: &'static str,
    /// The province it lies in; itself if it is one.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    province: AsText<Unit>,
}

impl UnitRow {
    fn new(unit: Unit) -> Self {
        UnitRow { name: AsText(unit), code: unit.code(), province: AsText(unit.province()) }
    }
}

/// The shape of the JSON, for `schemars`.
#[cfg(feature = "schema")]
mod schema {
    use super::*;
    use crate::document::Official;
    use schemars::{JsonSchema, Schema, SchemaGenerator};
    use std::borrow::Cow;

    /// The sentences, entities and officials of a bulletin.
    #[derive(JsonSchema)]
    #[schemars(rename = "Document")]
    #[allow(dead_code)]
    struct DocumentRow<'a> {
        /// The day the bulletin was published: the one given, else its own dateline.
        #[schemars(extend("format" = "date"))]
        reference_date: Option<String>,
        /// The sentences, in order.
        sentences: Vec<SentenceRow<'a>>,
        /// The entities, in order; they never overlap.
        entities: Vec<EntityRow<'a>>,
        /// One row for each person who is given a title.
        officials: Vec<Official>,
    }

    /// The place of an expression on the calendar.
    #[derive(JsonSchema)]
    #[allow(dead_code)]
    pub(super) struct Date {
        /// The type in TIMEX3; the last two on request only.
        #[schemars(extend("enum" = ["DATE", "TIME", "DURATION", "SET"]))]
        r#type: String,
        /// The value in the manner of TIMEX3 (`2018-07-24TAF`).
        value: String,
        /// First day or minute it covers; null where the year is not known.
        begin: Option<String>,
        /// Last day or minute it covers; null where the year is not known.
        end: Option<String>,
        /// Where the text contradicts itself: how.
        #[schemars(with = "String")]
        #[serde(skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    }

    impl JsonSchema for Document {
        fn schema_name() -> Cow<'static, str> {
            DocumentRow::schema_name()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            DocumentRow::json_schema(generator)
        }
    }

    impl JsonSchema for View<'_> {
        fn schema_name() -> Cow<'static, str> {
            DocumentRow::schema_name()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            DocumentRow::json_schema(generator)
        }
    }
}
