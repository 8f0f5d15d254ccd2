//! From clean text to tokens and sentences.

pub mod sentence;
pub mod token;
