//! From clean text to tokens and sentences.

pub mod letters;
pub mod sentence;
pub mod token;

/// The word of these letters, which are small, as a [`Word`](token::Word) made by the compiler.
macro_rules! word {
    ($letters:literal) => {
        const { $crate::text::token::Word::given($letters) }
    };
}

/// An array of such words.
macro_rules! words {
    ($($letters:literal),+ $(,)?) => {
        const { [$($crate::text::token::Word::given($letters)),+] }
    };
}

pub(crate) use {word, words};
