//! From clean text to tokens and sentences.

pub mod letters;
pub mod sentence;
pub mod token;
