//! The forms in which a document is written.

mod json;

pub use json::schema;

use super::args::FormatName;
use super::record::{Id, Kept};
use vnextract::{Document, Offsets};

/// A document with what the program knows about it besides.
pub struct Entry<'a> {
    pub id: &'a Id,
    pub document: &'a Document,
    pub kept: &'a Kept,
}

/// Writes documents in one form.
#[derive(Clone, Copy, Debug)]
pub struct Writer {
    pub format: FormatName,
    pub offsets: Offsets,
    /// There is one document, and it is written without a frame for several.
    pub single: bool,
}

impl Writer {
    /// What stands before the first document.
    pub fn begin(&self) -> &'static str {
        match self.format {
            FormatName::Json if !self.single => "[\n",
            _ => "",
        }
    }

    /// What stands between two documents.
    pub fn between(&self) -> &'static str {
        match self.format {
            FormatName::Json if !self.single => ",\n",
            _ => "",
        }
    }

    /// What stands after the last document.
    pub fn end(&self) -> &'static str {
        match self.format {
            FormatName::Json if !self.single => "\n]\n",
            _ => "",
        }
    }

    /// One document.
    pub fn write(&self, entry: &Entry, out: &mut Vec<u8>) {
        match self.format {
            FormatName::Json => {
                json::indented(entry, self.offsets, out);
                if self.single {
                    out.push(b'\n');
                }
            }
            FormatName::Jsonl => {
                json::line(entry, self.offsets, out);
                out.push(b'\n');
            }
        }
    }

    /// How the line of a document in JSON Lines begins.
    pub fn line_head(id: &Id) -> Vec<u8> {
        json::line_head(id)
    }
}
