//! The pipeline: clean text, tokens, lexicon entries, sentences, candidates, entities, officials.

use crate::date;
use crate::document::{self, Document, Kind};
use crate::lexicon::source;
use crate::lexicon::table::{self, Table};
use crate::normalize::{Cleaner, Cursor};
use crate::recognize::{self, Candidate, Phrases};
use crate::relate;
use crate::resolve;
use crate::sheet::{Sheet, View};
use jiff::civil::Date;
use std::borrow::Cow;

/// Finds sentences, entities and officials in Vietnamese text.
///
/// Made once and used for any number of texts, from any number of threads.
#[derive(Clone, Debug)]
pub struct Extractor {
    reference_date: Option<Date>,
    kinds: Option<Vec<Kind>>,
    own: Option<Table>,
}

impl Default for Extractor {
    fn default() -> Extractor {
        Extractor::new()
    }
}

impl Extractor {
    /// An extractor with the built-in lexicons. Nothing is built: it is cheap.
    pub fn new() -> Extractor {
        Extractor::builder().build()
    }

    /// An extractor with options.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// What a text says.
    pub fn extract(&self, text: &str) -> Document {
        self.extract_with(text, &Options::default())
    }

    /// What a text says, of which something is known beforehand.
    pub fn extract_with(&self, text: &str, options: &Options) -> Document {
        let mut document = Document::default();
        self.extract_into(text, options, &mut document);
        document
    }

    /// The same, into the buffers of an older document. [`Worker`] reuses all others too.
    pub fn extract_into(&self, text: &str, options: &Options, document: &mut Document) {
        Worker::default().extract_into(self, text, options, document);
    }
}

/// What is known of one text beforehand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The day it was published; it wins over the extractor's own.
    pub reference_date: Option<Date>,
}

/// Options of an [`Extractor`].
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder {
    reference_date: Option<Date>,
    kinds: Option<Vec<Kind>>,
    entries: Vec<(String, crate::lexicon::class::Class, String)>,
}

impl ExtractorBuilder {
    /// The day of publication for texts that are given none.
    pub fn reference_date(mut self, date: Date) -> Self {
        self.reference_date = Some(date);
        self
    }

    /// The kinds of entities to give; the others are left out of the result.
    pub fn kinds(mut self, kinds: &[Kind]) -> Self {
        self.kinds = Some(kinds.to_vec());
        self
    }

    /// Adds lexicon entries in the three columns of the data files: `form`, `class`, `value`.
    ///
    /// # Errors
    ///
    /// A line without a form or with an unknown class is refused; the error names the line.
    pub fn lexicon_tsv(mut self, tsv: &str) -> Result<Self, LexiconError> {
        for entry in source::entries(tsv) {
            let e = entry.map_err(|e| LexiconError { line: e.line, message: e.message })?;
            self.entries.push((e.form.to_owned(), e.class, e.value.to_owned()));
        }
        Ok(self)
    }

    /// The extractor.
    pub fn build(self) -> Extractor {
        let own = (!self.entries.is_empty()).then(|| {
            let entries = self.entries.iter().map(|(form, class, value)| table::Entry {
                form,
                class: *class,
                value,
            });
            Table::new(Cow::Owned(table::build(entries)))
        });
        Extractor { reference_date: self.reference_date, kinds: self.kinds, own: own.flatten() }
    }
}

/// What is wrong with a lexicon given by the caller.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct LexiconError {
    /// Number of the line, from 1.
    pub line: usize,
    message: String,
}

/// The buffers of an extraction, kept from one document to the next. One for each thread.
#[derive(Debug, Default)]
pub struct Worker {
    cleaner: Cleaner,
    sheet: Sheet,
    phrases: Phrases,
    candidates: Vec<Candidate>,
    chosen: Vec<usize>,
}

impl Worker {
    /// Extracts what a text says into `document`, whose buffers are used again.
    pub fn extract_into(
        &mut self,
        extractor: &Extractor,
        text: &str,
        options: &Options,
        document: &mut Document,
    ) {
        document.text.clear();
        document.text.push_str(text);
        document.reference_date = options.reference_date.or(extractor.reference_date);
        let (clean, map) = self.cleaner.clean(text);
        self.sheet.fill(clean, extractor.own.as_ref());
        let view = View { text: clean, sheet: &self.sheet };
        let ranges: Vec<_> = self.sheet.sentences.iter().map(|s| s.tokens.clone()).collect();
        let mut mentions = date::find(&self.sheet.tokens, clean, &ranges);
        mentions.retain(date::DateMention::is_date);
        recognize::propose(view, &mut self.phrases, &mentions, &mut self.candidates);
        resolve::resolve(&mut self.candidates, view.len(), &mut self.chosen);
        let reference =
            document.reference_date.or_else(|| date::dateline(&self.sheet.tokens, clean));
        document.reference_date = reference;
        let chosen_dates: Vec<_> = self
            .chosen
            .iter()
            .filter_map(|&i| match self.candidates[i].detail {
                recognize::Detail::Date(n) => Some(mentions[n].clone()),
                _ => None,
            })
            .collect();
        let values = date::resolve(&chosen_dates, &self.sheet.tokens, clean, &ranges, reference);
        let mut values = values.into_iter();
        let span = |cursor: &mut Cursor, start: usize, end: usize| {
            cursor.input_span(view.token(start).start as usize..view.token(end - 1).end as usize)
        };
        let mut cursor = map.cursor();
        document.sentences.clear();
        document.sentences.extend(self.sheet.sentences.iter().map(|s| {
            let input = span(&mut cursor, s.tokens.start, s.tokens.end);
            document::Sentence { start: input.start, end: input.end, role: s.role }
        }));
        let chosen: Vec<Candidate> =
            self.chosen.iter().map(|&i| self.candidates[i]).filter(|c| c.kind.is_some()).collect();
        let mut cursor = map.cursor();
        document.entities.clear();
        document.entities.extend(chosen.iter().map(|c| {
            let input = span(&mut cursor, c.start, c.end);
            document::Entity {
                kind: c.kind.unwrap_or(Kind::Document),
                start: input.start,
                end: input.end,
                sentence: view.sentence(c.start),
                detail: match c.detail {
                    recognize::Detail::Type(name) if c.kind == Some(Kind::Organization) => {
                        document::Detail::Organization(name)
                    }
                    recognize::Detail::Type(place_type) => {
                        document::Detail::Place(document::Place { place_type, unit: None })
                    }
                    recognize::Detail::Date(_) => {
                        values.next().map_or(document::Detail::None, document::Detail::Date)
                    }
                    _ => document::Detail::None,
                },
            }
        }));
        document.officials.clear();
        relate::officials(view, &chosen, document);
        relate::places(view, &chosen, document);
        if let Some(kinds) = &extractor.kinds {
            document.entities.retain(|e| kinds.contains(&e.kind));
        }
    }
}

impl Extractor {
    /// Prints the candidates of a text: for those who write the rules.
    #[doc(hidden)]
    pub fn explain(&self, text: &str) -> String {
        let mut worker = Worker::default();
        let mut document = Document::default();
        worker.extract_into(self, text, &Options::default(), &mut document);
        let (clean, _) = worker.cleaner.clean(text);
        let view = View { text: clean, sheet: &worker.sheet };
        let mut out = String::new();
        for (i, c) in worker.candidates.iter().enumerate() {
            let won = if worker.chosen.contains(&i) { "*" } else { " " };
            let (from, to) =
                (view.token(c.start).start as usize, view.token(c.end - 1).end as usize);
            out += &format!(
                "{won} {:>4} {:12} {:40} {} {:?}\n",
                c.weight,
                c.kind.map_or("nothing", Kind::as_str),
                &clean[from..to],
                c.reason,
                c.detail
            );
        }
        out
    }
}
