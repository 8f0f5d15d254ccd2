//! What annotators and NER tools read: TSV, CoNLL, brat's stand-off, displaCy's input.

use super::Entry;
use super::page::{Page, pieces};
use serde::Serialize;
use std::fmt::Write;
use vnextract::Offsets;

pub const TSV_HEADER: &str = "id\tkind\tstart\tend\ttext\tsentence\tvalue\tbegin\tuntil\ttype\tname\t\
                              code\tprovince\tofficial\n";

/// One entity a row.
pub fn tsv(entry: &Entry, offsets: Offsets, out: &mut String) {
    let page = Page::new(entry.document, offsets);
    for entity in &page.entities {
        let (date, place) = (entity.date.as_ref(), entity.place.as_ref());
        let organization = entity.organization.as_ref();
        let official = entity.official.and_then(|index| page.officials.get(index));
        let cells = [
            entry.id.to_string(),
            entity.kind.clone(),
            entity.start.to_string(),
            entity.end.to_string(),
            entity.text.clone(),
            entity.sentence.to_string(),
            date.map(|date| date.value.clone()).unwrap_or_default(),
            date.and_then(|date| date.begin.clone()).unwrap_or_default(),
            date.and_then(|date| date.end.clone()).unwrap_or_default(),
            place
                .map(|place| place.place_type.clone())
                .or(organization.map(|organization| organization.body_type.clone()))
                .unwrap_or_default(),
            place.and_then(|place| place.name.clone()).unwrap_or_default(),
            place.and_then(|place| place.code.clone()).unwrap_or_default(),
            place.and_then(|place| place.province.clone()).unwrap_or_default(),
            official.map(|official| official.name.clone()).unwrap_or_default(),
        ];
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        out.push_str(&cells.join("\t"));
        out.push('\n');
    }
}

/// Tabs, line ends and other control characters as backslash escapes.
fn escaped(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for c in cell.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// A token a line with its BIO tag; an empty line after each sentence.
pub fn conll(entry: &Entry, out: &mut String) {
    let text = entry.document.text();
    let page = Page::new(entry.document, Offsets::Byte);
    // Writing to a string cannot fail.
    let _ = writeln!(out, "# id = {}", escaped(&entry.id.to_string()));
    let (mut at, mut sentence) = (0, 0);
    let mut is_open = false;
    for piece in pieces(text, &page) {
        let mut is_first = true;
        for (start, token) in tokens(piece.text) {
            let position = at + start;
            while page.sentences.get(sentence).is_some_and(|sentence| sentence.end <= position) {
                if std::mem::take(&mut is_open) {
                    out.push('\n');
                }
                sentence += 1;
            }
            is_open = true;
            out.push_str(token);
            match piece.entity {
                None => out.push_str("\tO\n"),
                Some((_, entity)) => {
                    let position = if is_first { 'B' } else { 'I' };
                    let _ = writeln!(out, "\t{position}-{}", entity.kind.to_uppercase());
                }
            }
            is_first = false;
        }
        at += piece.text.len();
    }
    if is_open {
        out.push('\n');
    }
}

/// Syllables, numbers and single marks.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}');
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = &text[at..];
            let first = rest.chars().next()?;
            let length = match rest.find(|c| !is_word(c)) {
                Some(0) => first.len_utf8(),
                Some(length) => length,
                None => rest.len(),
            };
            let start = at;
            at += length;
            let is_shown = !first.is_whitespace()
                && !first.is_control()
                && !matches!(first, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{AD}');
            if is_shown {
                return Some((start, &rest[..length]));
            }
        }
    })
}

/// brat's stand-off: offsets in code points; an entity over several lines is in fragments.
pub fn brat(entry: &Entry, out: &mut String) {
    let page = Page::new(entry.document, Offsets::CodePoint);
    let mut notes = 0;
    for (index, entity) in page.entities.iter().enumerate() {
        let mut fragments = Vec::new();
        let mut start = entity.start;
        for line in entity.text.split('\n') {
            let end = start + line.chars().count();
            if !line.trim().is_empty() {
                fragments.push(format!("{start} {end}"));
            }
            start = end + 1;
        }
        let lines = entity.text.split('\n').filter(|line| !line.trim().is_empty());
        let surface = lines.collect::<Vec<_>>().join(" ").replace(['\t', '\r'], " ");
        let id = index + 1;
        let kind = capitalized(&entity.kind);
        let _ = writeln!(out, "T{id}\t{kind} {}\t{surface}", fragments.join(";"));
        let detail = entity.detail();
        if !detail.is_empty() {
            notes += 1;
            let _ = writeln!(out, "#{notes}\tAnnotatorNotes T{id}\t{}", escaped(&detail));
        }
    }
}

fn capitalized(kind: &str) -> String {
    kind[..1].to_uppercase() + &kind[1..]
}

#[derive(Serialize)]
struct Displacy<'a> {
    text: &'a str,
    ents: Vec<Span>,
    title: String,
}

#[derive(Serialize)]
struct Span {
    start: usize,
    end: usize,
    label: String,
}

/// What spaCy's `displacy.render(..., style="ent", manual=True)` draws.
pub fn displacy(entry: &Entry, out: &mut String) {
    let page = Page::new(entry.document, Offsets::CodePoint);
    let spans = page.entities.iter().map(|entity| Span {
        start: entity.start,
        end: entity.end,
        label: entity.kind.to_uppercase(),
    });
    let input = Displacy {
        text: entry.document.text(),
        ents: spans.collect(),
        title: entry.id.to_string(),
    };
    let mut json = Vec::new();
    super::json::harmless(&input, &mut json);
    out.push_str(&String::from_utf8_lossy(&json));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stay_on_their_line() {
        assert_eq!(escaped("a\tb\nc\\\u{9b}"), "a\\tb\\nc\\\\\\u{9b}");
    }

    #[test]
    fn tokens_are_syllables_numbers_and_marks() {
        let found: Vec<_> = tokens("Ngày 24/7, “Ho\u{300}a\u{200B} Bình”.").collect();
        let texts: Vec<_> = found.iter().map(|(_, token)| *token).collect();
        assert_eq!(texts, ["Ngày", "24", "/", "7", ",", "“", "Ho\u{300}a", "Bình", "”", "."]);
        assert_eq!(found[1].0, 6);
    }
}
