//! Vietnamese text analysis: clean text, sentences and entities with exact offsets.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod date;
mod document;
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
pub(crate) mod text;

pub use document::{
    AdminUnit, Detail, Document, Entity, Kind, Official, Offsets, Place, Post, Role, Sentence, View,
};
pub use extractor::{Extractor, ExtractorBuilder, LexiconError, Options, Worker};
