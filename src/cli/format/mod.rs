//! The forms in which a document is written.

mod html;
mod json;
mod page;
mod tables;
mod text;

pub use json::schema;
pub use text::shown;

use super::args::FormatName;
use super::record::{Id, Kept};
use vnextract::{Document, Explanation, Offsets};

/// A document with what the program knows about it besides.
pub struct Entry<'a> {
    /// Which document of the run it is, from 0.
    pub number: u64,
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
    pub color: bool,
}

impl Writer {
    /// What stands before the first document.
    pub fn begin(&self) -> String {
        match self.format {
            FormatName::Json | FormatName::Displacy if !self.single => "[\n".to_owned(),
            FormatName::Tsv => tables::TSV_HEADER.to_owned(),
            FormatName::Html => html::begin(self.single),
            _ => String::new(),
        }
    }

    /// What stands between two documents.
    pub fn between(&self) -> &'static str {
        match self.format {
            FormatName::Json | FormatName::Displacy if !self.single => ",\n",
            FormatName::Explanation => "\n",
            _ => "",
        }
    }

    /// What stands after the last document. The index has the numbers and names of them all, if
    /// [`Writer::has_index`].
    pub fn end(&self, index: &[(u64, String)]) -> String {
        match self.format {
            FormatName::Json | FormatName::Displacy if self.single => "\n".to_owned(),
            FormatName::Json | FormatName::Displacy => "\n]\n".to_owned(),
            FormatName::Html => html::end(index, self.single),
            _ => String::new(),
        }
    }

    pub fn has_index(&self) -> bool {
        self.format == FormatName::Html && !self.single
    }

    /// One document.
    pub fn write(&self, entry: &Entry) -> Vec<u8> {
        let mut out = Vec::with_capacity(4 * entry.document.text().len() + 256);
        let mut text = String::new();
        match self.format {
            FormatName::Json => json::indented(entry, self.offsets, &mut out),
            FormatName::Jsonl => json::line(entry, self.offsets, &mut out),
            FormatName::Tsv => tables::tsv(entry, self.offsets, &mut text),
            FormatName::Conll => tables::conll(entry, &mut text),
            FormatName::Brat => tables::brat(entry, &mut text),
            FormatName::Displacy => tables::displacy(entry, &mut text),
            FormatName::Text => text::text(entry, self.color, &mut text),
            FormatName::Html => html::document(entry, &mut text),
            // It needs more than the document: see `explanation`.
            FormatName::Explanation => {}
        }
        out.extend_from_slice(text.as_bytes());
        out
    }

    /// Why a document was read as it was; under its name, if there may be several.
    pub fn explanation(&self, entry: &Entry, explanation: &Explanation) -> Vec<u8> {
        let text = shown(&explanation.to_string());
        let name = if self.single { String::new() } else { format!("== {}\n", entry.id) };
        (shown(&name) + &text).into_bytes()
    }

    /// How the line of a document in JSON Lines begins.
    pub fn line_head(id: &Id) -> Vec<u8> {
        json::line_head(id)
    }
}
