//! The pipeline: clean text, tokens, lexicon entries, sentences, candidates, entities, officials.

use crate::date;
use crate::document::{self, Document, Kind};
use crate::lexicon::table::Entry;
use crate::lexicon::{Own, source};
use crate::normalize::{Cleaner, Cursor};
use crate::recognize::{self, Candidate, Phrases};
use crate::relate;
use crate::resolve;
use crate::sheet::{Sheet, View};
use jiff::civil::Date;
use std::ops::Range;

/// Finds sentences, entities and officials in Vietnamese text.
///
/// Made once and used for any number of texts, from any number of threads.
///
/// ```
/// use vnextract::Extractor;
///
/// let document = Extractor::new().extract("Mưa to ở Huế.");
/// assert_eq!(document.entities().len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Extractor {
    reference_date: Option<Date>,
    kinds: Option<Vec<Kind>>,
    own: Option<Own>,
    all_times: bool,
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
    ///
    /// ```
    /// use jiff::civil::date;
    /// use vnextract::{Detail, Extractor, Options};
    ///
    /// let options = Options { reference_date: Some(date(2018, 7, 26)) };
    /// let document = Extractor::new().extract_with("Họp chiều qua.", &options);
    /// let Detail::Date(value) = &document.entities()[0].detail else { panic!() };
    /// assert_eq!(value.value(), "2018-07-25TAF");
    /// ```
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
///
/// ```
/// use vnextract::Options;
///
/// let options = Options { reference_date: Some("2018-07-26".parse()?) };
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The day it was published; it wins over the extractor's own.
    pub reference_date: Option<Date>,
}

/// Options of an [`Extractor`].
///
/// ```
/// use jiff::civil::date;
/// use vnextract::{Extractor, Kind};
///
/// let extractor = Extractor::builder().reference_date(date(2018, 7, 26)).kinds(&[Kind::Date]).build();
/// assert_eq!(extractor.extract("Họp ở Huế chiều qua.").entities().len(), 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder {
    reference_date: Option<Date>,
    kinds: Option<Vec<Kind>>,
    entries: Vec<(String, crate::lexicon::class::Class, String)>,
    all_times: bool,
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

    /// Gives durations (`3 ngày`) and repeated times (`hằng năm`) too, as dates of the TIMEX3 types
    /// `DURATION` and `SET`. All other entities are the same as without.
    ///
    /// ```
    /// use vnextract::date::TimexType;
    /// use vnextract::{Detail, Extractor};
    ///
    /// let extractor = Extractor::builder().all_times().build();
    /// let document = extractor.extract("Lớp học 3 ngày, từ 24/7/2018.");
    /// let types: Vec<TimexType> = document
    ///     .entities()
    ///     .iter()
    ///     .filter_map(|entity| match &entity.detail {
    ///         Detail::Date(date) => Some(date.timex_type()),
    ///         _ => None,
    ///     })
    ///     .collect();
    /// assert_eq!(types, [TimexType::Duration, TimexType::Date]);
    /// ```
    pub fn all_times(mut self) -> Self {
        self.all_times = true;
        self
    }

    /// Adds lexicon entries in the three columns of the data files: `form`, `class`, `value`.
    ///
    /// An entry that names a whole thing (`person`, `post`, `org_name`, `place_name`, `doc_named`
    /// and the like; `not_name` for what is no entity) wins over everything else that could be found
    /// there, but for an entity of the same kind that holds the whole entry. Entries of the other
    /// classes feed the rules as the built-in ones do.
    ///
    /// ```
    /// use vnextract::Extractor;
    ///
    /// let own = "form\tclass\tvalue\nMặt trời Đen\torg_name\tarts\n";
    /// let extractor = Extractor::builder().lexicon_tsv(own)?.build();
    /// let document = extractor.extract("Tối qua Mặt Trời Đen biểu diễn.");
    /// let found = document.entities().iter().find(|e| e.kind == vnextract::Kind::Organization);
    /// assert_eq!(&document.text()[found.unwrap().range()], "Mặt Trời Đen");
    /// # Ok::<(), vnextract::LexiconError>(())
    /// ```
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
        let entries =
            self.entries.iter().map(|(form, class, value)| Entry { form, class: *class, value });
        Extractor {
            reference_date: self.reference_date,
            own: Own::new(entries),
            kinds: self.kinds,
            all_times: self.all_times,
        }
    }
}

/// What is wrong with a lexicon given by the caller.
///
/// ```
/// use vnextract::Extractor;
///
/// let error = Extractor::builder().lexicon_tsv("Zyxpro\tno_such_class\t\n").unwrap_err();
/// assert_eq!(error.line, 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct LexiconError {
    /// Number of the line, from 1.
    pub line: usize,
    message: String,
}

/// The buffers of an extraction, kept from one document to the next. One for each thread.
///
/// ```
/// use vnextract::{Document, Extractor, Options, Worker};
///
/// let extractor = Extractor::new();
/// let (mut worker, mut document) = (Worker::default(), Document::default());
/// worker.extract_into(&extractor, "Mưa to ở Huế.", &Options::default(), &mut document);
/// assert_eq!(document.entities().len(), 1);
/// ```
#[derive(Debug, Default)]
pub struct Worker {
    pub(crate) cleaner: Cleaner,
    pub(crate) sheet: Sheet,
    pub(crate) phrases: Phrases,
    pub(crate) candidates: Vec<Candidate>,
    /// Indices into the candidates, in text order.
    pub(crate) chosen: Vec<usize>,
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
        let (mentions, amounts): (Vec<_>, Vec<_>) =
            date::find(&self.sheet.tokens, clean, &ranges).into_iter().partition(|m| m.is_date());
        recognize::propose(view, &mut self.phrases, &mentions, &mut self.candidates);
        resolve::resolve(&mut self.candidates, view.len(), &mut self.chosen);
        if recognize::propose_again(view, &self.chosen, &mut self.candidates) {
            resolve::resolve(&mut self.candidates, view.len(), &mut self.chosen);
        }
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
            let clean = view.token(start).start as usize..view.token(end - 1).end as usize;
            trimmed(text, cursor.input_span(clean))
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
        let wanted = |kind| extractor.kinds.as_ref().is_none_or(|kinds| kinds.contains(&kind));
        let mut amounts = amounts;
        if !extractor.all_times || !wanted(Kind::Date) {
            amounts.clear();
        }
        amounts.retain(|m| {
            let next = chosen.partition_point(|c| c.end <= m.tokens.start);
            chosen.get(next).is_none_or(|c| c.start >= m.tokens.end)
        });
        if !amounts.is_empty() || extractor.kinds.is_some() {
            let values =
                date::resolve_amounts(&amounts, &self.sheet.tokens, clean, &ranges, reference);
            let mut cursor = map.cursor();
            let amounts = amounts.iter().zip(values).map(|(mention, value)| {
                let input = span(&mut cursor, mention.tokens.start, mention.tokens.end);
                document::Entity {
                    kind: Kind::Date,
                    start: input.start,
                    end: input.end,
                    sentence: mention.sentence,
                    detail: document::Detail::Date(value),
                }
            });
            rearrange(document, wanted, amounts);
        }
    }
}

/// Leaves out the entities of unwanted kinds and puts others between them; the officials' mentions
/// stay on theirs.
fn rearrange(
    document: &mut Document,
    wanted: impl Fn(Kind) -> bool,
    more: impl Iterator<Item = document::Entity>,
) {
    let old = std::mem::take(&mut document.entities);
    let mut more = more.peekable();
    let mut places = Vec::with_capacity(old.len());
    for entity in old {
        while let Some(before) = more.next_if(|m| m.start < entity.start) {
            document.entities.push(before);
        }
        places.push(wanted(entity.kind).then_some(document.entities.len()));
        if wanted(entity.kind) {
            document.entities.push(entity);
        }
    }
    document.entities.extend(more);
    for official in &mut document.officials {
        official.mentions = official.mentions.iter().filter_map(|&m| places[m]).collect();
    }
}

/// The range without white space at its edges: a combining mark behind a space is one character
/// with it, of which only the mark is in the clean text.
pub(crate) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let surface = &text[range.clone()];
    let start = range.end - surface.trim_start().len();
    start..(range.start + surface.trim_end().len()).max(start)
}
