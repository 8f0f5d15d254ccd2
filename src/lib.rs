//! Says what a Vietnamese bulletin says: sentences, dates with calendar values, persons, titles,
//! organizations, places, documents, and who holds which post, with exact offsets.
//!
//! ```
//! use vnextract::{Detail, Extractor, Kind};
//!
//! let text = "26/07/18 12:45\n\nChiều ngày 24/7, tại Trại giam Xuyên Mộc diễn ra hội nghị. \
//!             Chủ trì: đồng chí Nguyễn Văn Hiến – Chánh án Tòa án nhân dân tỉnh.";
//! let document = Extractor::new().extract(text);
//!
//! let found: Vec<(Kind, &str)> =
//!     document.entities().iter().map(|e| (e.kind, &text[e.range()])).collect();
//! assert_eq!(
//!     found,
//!     [
//!         (Kind::Date, "26/07/18 12:45"),
//!         (Kind::Date, "Chiều ngày 24/7"),
//!         (Kind::Place, "Trại giam Xuyên Mộc"),
//!         (Kind::Person, "Nguyễn Văn Hiến"),
//!         (Kind::Title, "Chánh án"),
//!         (Kind::Organization, "Tòa án nhân dân tỉnh"),
//!     ]
//! );
//!
//! // The year comes from the bulletin's own dateline.
//! let Detail::Date(value) = &document.entities()[1].detail else { panic!("a date has a value") };
//! assert_eq!(value.value(), "2018-07-24TAF");
//!
//! let official = &document.officials()[0];
//! assert_eq!(official.name, "Nguyễn Văn Hiến");
//! assert_eq!(official.honorific.as_deref(), Some("đồng chí"));
//! assert_eq!(official.posts[0].title, "Chánh án");
//! assert_eq!(official.posts[0].organization.as_deref(), Some("Tòa án nhân dân tỉnh"));
//! ```
//!
//! # Spans
//!
//! Every span is a range of UTF-8 bytes of the text as it was given, and slices it. The text may be
//! composed or decomposed, with tones placed the old or the new way; what is found is the same:
//!
//! ```
//! use vnextract::Extractor;
//!
//! let text = "Ông Lê Ho\u{300}a dự họp."; // decomposed: o, then the mark of the tone
//! let document = Extractor::new().extract(text);
//! assert_eq!(&text[document.entities()[0].range()], "Lê Ho\u{300}a");
//! ```
//!
//! In JSON, offsets count what the reader counts: [`Document::view`] takes [`Offsets::CodePoint`]
//! (Python), [`Offsets::Utf16`] (JavaScript, Java) or [`Offsets::Byte`]. A [`Document`] serializes
//! with code points.
//!
//! # Options
//!
//! A bulletin rarely says the year; say when it was published. Say also which kinds are wanted, and
//! add names that the built-in lexicon does not know:
//!
//! ```
//! use jiff::civil::date;
//! use vnextract::{Extractor, Kind};
//!
//! let extractor = Extractor::builder()
//!     .reference_date(date(2018, 7, 26))
//!     .kinds(&[Kind::Organization, Kind::Date])
//!     .lexicon_tsv("Zyxpro\torg_name\tcompany\n")?
//!     .build();
//! let text = "Zyxpro mở văn phòng ở Hà Nội ngày 24/7.";
//! let document = extractor.extract(text);
//! let found: Vec<&str> = document.entities().iter().map(|e| &text[e.range()]).collect();
//! assert_eq!(found, ["Zyxpro", "ngày 24/7"]);
//! # Ok::<(), vnextract::LexiconError>(())
//! ```
//!
//! # Many texts
//!
//! An [`Extractor`] is cheap to make, never changes, and is shared by threads. A [`Worker`] keeps the
//! buffers of one thread from text to text:
//!
//! ```
//! use vnextract::{Document, Extractor, Options, Worker};
//!
//! let extractor = Extractor::new();
//! let (mut worker, mut document) = (Worker::default(), Document::default());
//! for text in ["Sáng nay, bà Mai dự họp.", "Tối qua, mưa to ở Huế."] {
//!     worker.extract_into(&extractor, text, &Options::default(), &mut document);
//!     assert_eq!(document.sentences().len(), 1);
//! }
//! ```
//!
//! # Parts that stand alone
//!
//! | module | what it does |
//! |---|---|
//! | [`normalize`] | clean Unicode with a map back to the input; Vietnamese syllables |
//! | [`date`] | finds and reads expressions of time; the lunar calendar |
//! | [`gazetteer`] | administrative units, then and now |
//! | [`gold`] | reads marked bulletins and scores an extraction on them |
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `schema` | with `cli` | `schemars::JsonSchema` for the types of the output |
//! | `cli` | yes | the program `vnextract`, and what only it needs |
//!
//! A library needs neither: `vnextract = { version = "0.1", default-features = false }`. The oldest
//! Rust it builds with is 1.88.
//!
//! # Bad input
//!
//! There is none: every string is a text, and extraction cannot fail. Of a text that is not
//! Vietnamese, or without diacritics, little is found. Time grows in proportion to the text.
//!
//! # What is not done
//!
//! Word segmentation, parts of speech, parsing, events, quantities, and joining persons across
//! documents. There is no trained model: names of unknown patterns, with no title, form of address or
//! known surname beside them, are missed.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod date;
mod document;
mod explain;
mod extractor;
pub mod gazetteer;
pub mod gold;
mod lexicon;
pub mod normalize;
mod recognize;
mod relate;
mod resolve;
pub mod sentences;
mod sheet;
#[doc(hidden)]
pub mod stages;
pub(crate) mod text;

pub use document::{
    AdminUnit, Detail, Document, Entity, Kind, Official, Offsets, Place, Post, Role, Sentence, View,
};
pub use explain::{ExplainedCandidate, ExplainedSentence, Explanation};
pub use extractor::{Extractor, ExtractorBuilder, LexiconError, Options, Worker};
