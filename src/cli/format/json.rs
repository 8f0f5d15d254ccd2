//! JSON and JSON Lines.

use super::Entry;
use crate::cli::record::{Id, Kept};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};
use std::io::{self, Write};
use vnextract::{Offsets, View};

/// What vnextract says of a bulletin.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "vnextract")]
struct Line<'a> {
    /// The path as given, `-` for standard input, or the record's own id.
    id: &'a Id,
    #[serde(flatten)]
    document: View<'a>,
    #[serde(flatten)]
    #[schemars(skip)]
    kept: &'a Kept,
}

/// The JSON Schema of a document.
pub fn schema() -> Schema {
    SchemaSettings::default().for_serialize().into_generator().into_root_schema_for::<Line>()
}

/// One line.
pub fn line(entry: &Entry, offsets: Offsets, out: &mut Vec<u8>) {
    write(entry, offsets, Harmless(CompactFormatter), out);
    out.push(b'\n');
}

/// Any value on one line, with its control characters escaped.
pub fn harmless(value: &impl Serialize, out: &mut Vec<u8>) {
    // Writing to a vector cannot fail, here and below, and no map of ours has keys that are not strings.
    let _ = value.serialize(&mut Serializer::with_formatter(out, Harmless(CompactFormatter)));
}

/// How the line of a document begins.
pub fn line_head(id: &Id) -> Vec<u8> {
    let mut out = br#"{"id":"#.to_vec();
    harmless(id, &mut out);
    out.push(b',');
    out
}

/// For people: a line for each sentence, entity and official.
pub fn indented(entry: &Entry, offsets: Offsets, out: &mut Vec<u8>) {
    write(entry, offsets, Harmless(Indented::default()), out);
}

fn write<F: Formatter>(entry: &Entry, offsets: Offsets, formatter: F, out: &mut Vec<u8>) {
    let line = Line { id: entry.id, document: entry.document.view(offsets), kept: entry.kept };
    let _ = line.serialize(&mut Serializer::with_formatter(out, formatter));
}

/// Escapes the control characters that JSON allows in strings, DEL and C1: on a terminal they
/// would begin escape sequences.
struct Harmless<F>(F);

fn write_harmless<W: ?Sized + Write>(out: &mut W, mut text: &str) -> io::Result<()> {
    while let Some(at) = first_control(text.as_bytes()) {
        out.write_all(&text.as_bytes()[..at])?;
        let control = text[at..].chars().next().unwrap_or_default();
        write!(out, "\\u{:04x}", control as u32)?;
        text = &text[at + control.len_utf8()..];
    }
    out.write_all(text.as_bytes())
}

/// Where the first of U+007F to U+009F stands.
fn first_control(bytes: &[u8]) -> Option<usize> {
    memchr::memchr2_iter(0x7F, 0xC2, bytes)
        .find(|&at| bytes[at] == 0x7F || bytes.get(at + 1).is_some_and(|&next| next < 0xA0))
}

impl<F: Formatter> Formatter for Harmless<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, w: &mut W, s: &str) -> io::Result<()> {
        write_harmless(w, s)
    }

    fn write_raw_fragment<W: ?Sized + Write>(&mut self, w: &mut W, s: &str) -> io::Result<()> {
        write_harmless(w, s)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, w: &mut W) -> io::Result<()> {
        self.0.begin_array(w)
    }

    fn end_array<W: ?Sized + Write>(&mut self, w: &mut W) -> io::Result<()> {
        self.0.end_array(w)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, w: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(w, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, w: &mut W) -> io::Result<()> {
        self.0.end_array_value(w)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, w: &mut W) -> io::Result<()> {
        self.0.begin_object(w)
    }

    fn end_object<W: ?Sized + Write>(&mut self, w: &mut W) -> io::Result<()> {
        self.0.end_object(w)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, w: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(w, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, w: &mut W) -> io::Result<()> {
        self.0.begin_object_value(w)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, w: &mut W) -> io::Result<()> {
        self.0.end_object_value(w)
    }
}

/// Breaks lines in the document and its lists; what is deeper stays on one line.
#[derive(Default)]
struct Indented {
    depth: usize,
    has_value: bool,
}

impl Indented {
    const BROKEN: usize = 2;

    fn open<W: ?Sized + Write>(&mut self, w: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        w.write_all(bracket)
    }

    fn close<W: ?Sized + Write>(&mut self, w: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.has_value && self.depth < Self::BROKEN {
            self.new_line(w)?;
        }
        w.write_all(bracket)
    }

    fn value<W: ?Sized + Write>(&mut self, w: &mut W, first: bool) -> io::Result<()> {
        let is_broken = self.depth <= Self::BROKEN;
        if !first {
            w.write_all(if is_broken { b"," } else { b", " })?;
        }
        if is_broken { self.new_line(w) } else { Ok(()) }
    }

    fn new_line<W: ?Sized + Write>(&self, w: &mut W) -> io::Result<()> {
        w.write_all(&b"\n    "[..1 + 2 * self.depth])
    }
}

impl Formatter for Indented {
    fn begin_array<W: ?Sized + Write>(&mut self, w: &mut W) -> io::Result<()> {
        self.open(w, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, w: &mut W) -> io::Result<()> {
        self.close(w, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, w: &mut W, first: bool) -> io::Result<()> {
        self.value(w, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, w: &mut W) -> io::Result<()> {
        self.open(w, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, w: &mut W) -> io::Result<()> {
        self.close(w, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, w: &mut W, first: bool) -> io::Result<()> {
        self.value(w, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, w: &mut W) -> io::Result<()> {
        w.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indented(json: &str) -> String {
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        let mut out = Vec::new();
        let formatter = Harmless(Indented::default());
        value.serialize(&mut Serializer::with_formatter(&mut out, formatter)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lists_have_a_line_for_each_row() {
        let expected = "{\n  \"a\": [\n    {\"b\": 1, \"c\": [2, {}]},\n    {\"b\": 3}\n  ],\n  \"d\": [],\n  \"e\": \"x\"\n}";
        assert_eq!(indented(r#"{"a":[{"b":1,"c":[2,{}]},{"b":3}],"d":[],"e":"x"}"#), expected);
    }

    #[test]
    fn control_characters_are_escaped() {
        let text = "a\u{1b}[2J\u{7f}\u{9b}31m «\u{a0}à»\u{80}";
        let json = indented(&serde_json::to_string(text).unwrap());
        assert_eq!(json, "\"a\\u001b[2J\\u007f\\u009b31m «\u{a0}à»\\u0080\"");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
