//! Vietnamese text analysis: clean text, sentences and entities with exact offsets.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod gazetteer;
pub mod normalize;
