//! Sentences of Vietnamese news text, without anything else being extracted.
//!
//! A sentence ends where the writer ended it: at a full stop, a question or exclamation mark or an
//! ellipsis, but not at the stops of abbreviations (`TP.`, `GS.TS.`, `v.v.`), initials (`N.V.A.`),
//! numbers (`1.500.000`), dates (`24.7.2018`), web addresses and file names. Closing quotes and
//! brackets belong to the sentence before them. A headline, dateline, list item, caption, byline or
//! table cell is a sentence of its own without a stop; a line that was broken at the width of the
//! page ends none. Each sentence comes with its [`Role`] on the page.
//!
//! All spans are UTF-8 byte ranges of the text as it was given, in whatever Unicode form that is.
//! Nothing here fails or panics on any input, and time is linear in the text.
//!
//! ```
//! use vnextract::Role;
//! use vnextract::sentences::sentences;
//!
//! let text = "HỌP BÁO TẠI TP. VŨNG TÀU\n\nSáng 24.7, GS.TS. Trần Văn An tới dự.Ông nói: “Rất vui!”\n";
//! let found: Vec<(&str, Role)> =
//!     sentences(text).map(|sentence| (&text[sentence.range()], sentence.role)).collect();
//! assert_eq!(
//!     found,
//!     [
//!         ("HỌP BÁO TẠI TP. VŨNG TÀU", Role::Headline),
//!         ("Sáng 24.7, GS.TS. Trần Văn An tới dự.", Role::Body),
//!         ("Ông nói: “Rất vui!”", Role::Body),
//!     ]
//! );
//! ```
//!
//! For many texts, a [`Splitter`] keeps its buffers from one to the next.

#[cfg(doc)]
use crate::document::Role;
use crate::document::Sentence;
use crate::extractor::trimmed;
use crate::lexicon::Search;
use crate::normalize::{Cleaner, Cursor};
use crate::text::letters::Letters;
use crate::text::sentence::{self, SentenceSpan};
use crate::text::token::{self, Token};
use std::iter::FusedIterator;
use std::ops::Range;

/// The sentences of a text, in order; together they cover all of it but the white space between, and
/// characters that show nothing beside it.
///
/// ```
/// use vnextract::sentences::sentences;
///
/// let text = "Giá xăng tăng 1.500 đồng/lít... Vì sao?! Xem tại https://gia.vn/xang.html.";
/// let found: Vec<&str> = sentences(text).map(|sentence| &text[sentence.range()]).collect();
/// assert_eq!(
///     found,
///     [
///         "Giá xăng tăng 1.500 đồng/lít...",
///         "Vì sao?!",
///         "Xem tại https://gia.vn/xang.html.",
///     ]
/// );
/// ```
pub fn sentences(text: &str) -> IntoSentences {
    let sentences: Vec<Sentence> = Splitter::new().split(text).collect();
    IntoSentences(sentences.into_iter())
}

/// Splits one text after the other, with buffers that are kept.
///
/// ```
/// use vnextract::sentences::Splitter;
///
/// let mut splitter = Splitter::new();
/// let mut count = 0;
/// for text in ["Một. Hai.", "Nguyễn V. A. vắng mặt."] {
///     count += splitter.split(text).len();
/// }
/// assert_eq!(count, 3);
/// ```
#[derive(Debug, Default)]
pub struct Splitter {
    cleaner: Cleaner,
    letters: Letters,
    tokens: Vec<Token>,
    spans: Vec<SentenceSpan>,
}

impl Splitter {
    /// A splitter with empty buffers.
    ///
    /// ```
    /// use vnextract::sentences::Splitter;
    ///
    /// assert_eq!(Splitter::new().split("Một. Hai.").len(), 2);
    /// ```
    pub fn new() -> Splitter {
        Splitter::default()
    }

    /// The sentences of a text, in order.
    ///
    /// The text is read when this is called, into the buffers of the splitter; the iteration itself
    /// allocates nothing.
    ///
    /// ```
    /// use vnextract::sentences::Splitter;
    ///
    /// let text = "Trời mưa. Đường ngập.";
    /// let mut splitter = Splitter::new();
    /// let last = splitter.split(text).last().unwrap();
    /// assert_eq!(&text[last.range()], "Đường ngập.");
    /// ```
    pub fn split<'a>(&'a mut self, text: &'a str) -> Sentences<'a> {
        let Splitter { cleaner, letters, tokens, spans } = self;
        let (clean, map) = cleaner.clean(text);
        token::tokenize_with(letters, clean, tokens);
        sentence::split(tokens, clean, &Search::new(tokens), spans);
        Sentences { text, spans: spans.iter(), tokens, cursor: map.cursor() }
    }
}

/// The sentences of a text in a [`Splitter`], from [`Splitter::split`].
///
/// ```
/// use vnextract::sentences::Splitter;
///
/// let mut splitter = Splitter::new();
/// let sentences = splitter.split("Một. Hai. Ba.");
/// assert_eq!(sentences.len(), 3);
/// assert_eq!(sentences.last().unwrap().start, 12);
/// ```
#[derive(Clone, Debug)]
pub struct Sentences<'a> {
    text: &'a str,
    spans: std::slice::Iter<'a, SentenceSpan>,
    tokens: &'a [Token],
    cursor: Cursor<'a>,
}

impl Iterator for Sentences<'_> {
    type Item = Sentence;

    fn next(&mut self) -> Option<Sentence> {
        let span = self.spans.next()?;
        let Range { start, end } = span.tokens;
        let clean = self.tokens[start].start as usize..self.tokens[end - 1].end as usize;
        let input = trimmed(self.text, self.cursor.input_span(clean));
        Some(Sentence { start: input.start, end: input.end, role: span.role })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.spans.size_hint()
    }
}

impl ExactSizeIterator for Sentences<'_> {}

impl FusedIterator for Sentences<'_> {}

/// The sentences of a text, from [`sentences`].
///
/// ```
/// let sentences = vnextract::sentences::sentences("Một. Hai.");
/// assert_eq!(sentences.len(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct IntoSentences(std::vec::IntoIter<Sentence>);

impl Iterator for IntoSentences {
    type Item = Sentence;

    fn next(&mut self) -> Option<Sentence> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for IntoSentences {
    fn next_back(&mut self) -> Option<Sentence> {
        self.0.next_back()
    }
}

impl ExactSizeIterator for IntoSentences {}

impl FusedIterator for IntoSentences {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_those_of_the_input() {
        // Decomposed, with a no-break space and a mark of byte order.
        let text = "\u{FEFF}Ho\u{300}a nha\u{323}c.\u{A0}Hai.";
        let found: Vec<&str> = sentences(text).map(|s| &text[s.range()]).collect();
        assert_eq!(found, ["Ho\u{300}a nha\u{323}c.", "Hai."]);
    }

    #[test]
    fn a_splitter_forgets_the_text_before() {
        let mut splitter = Splitter::new();
        assert_eq!(splitter.split("Thuỷ lợi. Hai. Ba.").len(), 3);
        let second: Vec<Sentence> = splitter.split("Bốn.").collect();
        assert_eq!((second.len(), second[0].range()), (1, 0..6));
        assert_eq!(splitter.split(" \n\u{200B} ").next(), None);
    }

    #[test]
    fn it_splits_as_the_extractor_does() {
        let text = include_str!("../tests/gold/cent-07.gold");
        let document = crate::Extractor::new().extract(text);
        assert!(sentences(text).eq(document.sentences().iter().copied()));
    }
}
