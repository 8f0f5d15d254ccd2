//! Why the extraction decided as it did.

use crate::document::{Document, Kind};
use crate::extractor::{Extractor, Options, Worker};
use crate::sheet::View;
use serde::Serialize;
use std::fmt;
use std::ops::Range;

/// What was proposed for each sentence of a text, how it was weighed, and what won.
///
/// Recognizers propose spans, each with a weight and a reason; the set of spans that do not overlap
/// and weigh most together is chosen. From [`Extractor::explain`].
///
/// `Display` prints it for people: each sentence, below it its candidates with a star before those
/// that won.
///
/// ```
/// let explanation = vnextract::Extractor::new().explain("Mưa to. Đoàn thăm huyện Xuyên Mộc.");
/// assert_eq!(explanation.sentences.len(), 2);
/// assert!(explanation.to_string().starts_with("Mưa to.\n"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The sentences, in order.
    pub sentences: Vec<ExplainedSentence>,
}

/// A sentence with what was proposed in it.
///
/// ```
/// let explanation = vnextract::Extractor::new().explain("Đoàn thăm huyện Xuyên Mộc.");
/// let sentence = &explanation.sentences[0];
/// assert_eq!((sentence.start, sentence.text.as_str()), (0, "Đoàn thăm huyện Xuyên Mộc."));
/// assert!(!sentence.candidates.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExplainedSentence {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The very characters of the input.
    pub text: String,
    /// The candidates, in order of their start, the heavier first.
    pub candidates: Vec<ExplainedCandidate>,
}

/// A span that was proposed as an entity, or as none.
///
/// ```
/// let explanation = vnextract::Extractor::new().explain("Đoàn thăm huyện Xuyên Mộc.");
/// let winner = explanation.sentences[0].candidates.iter().find(|c| c.chosen).unwrap();
/// assert_eq!(winner.kind, Some(vnextract::Kind::Place));
/// assert_eq!(winner.text, "huyện Xuyên Mộc");
/// assert!(winner.weight > 0 && !winner.reason.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExplainedCandidate {
    /// What it was taken for; `None` for words that are known to be no entity.
    pub kind: Option<Kind>,
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The very characters of the input.
    pub text: String,
    /// What it weighs: ten for each token after the first, and how sure the rule is.
    pub weight: i32,
    /// The rule that proposed it.
    pub reason: &'static str,
    /// Whether it is among those that weigh most together.
    pub chosen: bool,
}

impl Extractor {
    /// Why [`Extractor::extract`] finds in a text what it finds.
    ///
    /// ```
    /// use vnextract::{Extractor, Kind};
    ///
    /// let explanation = Extractor::new().explain("Ông Nguyễn Văn Hiến thăm huyện Xuyên Mộc.");
    /// let candidates = &explanation.sentences[0].candidates;
    /// let place = candidates.iter().find(|c| c.chosen && c.kind == Some(Kind::Place)).unwrap();
    /// assert_eq!(place.text, "huyện Xuyên Mộc");
    /// assert!(!place.reason.is_empty());
    /// assert!(explanation.to_string().contains("* place"));
    /// ```
    pub fn explain(&self, text: &str) -> Explanation {
        self.explain_with(text, &Options::default())
    }

    /// Why [`Extractor::extract_with`] finds in a text what it finds.
    pub fn explain_with(&self, text: &str, options: &Options) -> Explanation {
        let mut worker = Worker::default();
        let mut document = Document::default();
        worker.extract_into(self, text, options, &mut document);
        let (clean, map) = worker.cleaner.clean(text);
        let view = View { text: clean, sheet: &worker.sheet };
        let explained = |range: Range<usize>| {
            let from = view.token(range.start).start as usize;
            let to = view.token(range.end - 1).end as usize;
            let input = map.input_span(from..to);
            (input.clone(), text[input].to_owned())
        };
        let mut sentences: Vec<ExplainedSentence> = worker
            .sheet
            .sentences
            .iter()
            .map(|sentence| {
                let (Range { start, end }, text) = explained(sentence.tokens.clone());
                ExplainedSentence { start, end, text, candidates: Vec::new() }
            })
            .collect();
        let mut chosen = worker.chosen.iter().copied().peekable();
        for (i, candidate) in worker.candidates.iter().enumerate() {
            let (Range { start, end }, text) = explained(candidate.start..candidate.end);
            sentences[view.sentence(candidate.start)].candidates.push(ExplainedCandidate {
                kind: candidate.kind,
                start,
                end,
                text,
                weight: candidate.weight,
                reason: candidate.reason,
                chosen: chosen.next_if_eq(&i).is_some(),
            });
        }
        for sentence in &mut sentences {
            sentence.candidates.sort_by_key(|c| (c.start, std::cmp::Reverse(c.weight)));
        }
        Explanation { sentences }
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, sentence) in self.sentences.iter().enumerate() {
            if n > 0 {
                f.write_str("\n")?;
            }
            writeln!(f, "{}", OneLine(&sentence.text))?;
            for candidate in &sentence.candidates {
                writeln!(f, "{candidate}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for ExplainedCandidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.chosen { '*' } else { ' ' };
        let kind = self.kind.map_or("nothing", Kind::as_str);
        let text = OneLine(&self.text);
        write!(f, "  {mark} {kind:<12} {:>4}  {text}  ({})", self.weight, self.reason)
    }
}

/// A span without its line ends.
struct OneLine<'a>(&'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, word) in self.0.split_whitespace().enumerate() {
            if n > 0 {
                f.write_str(" ")?;
            }
            f.write_str(word)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_what_is_found() {
        let text = include_str!("../tests/gold/cent-07.gold").replace('đ', "d\u{335}");
        let extractor = Extractor::new();
        let explanation = extractor.explain(&text);
        let document = extractor.extract(&text);
        let chosen: Vec<_> = explanation
            .sentences
            .iter()
            .flat_map(|s| &s.candidates)
            .filter(|c| c.chosen)
            .filter_map(|c| Some((c.kind?, c.start..c.end)))
            .collect();
        let found: Vec<_> = document.entities().iter().map(|e| (e.kind, e.range())).collect();
        assert_eq!(chosen, found);
        let candidates = explanation.sentences.iter().map(|s| s.candidates.len()).sum::<usize>();
        assert!(candidates > found.len());
    }

    #[test]
    fn it_is_printed_line_by_line() {
        let printed = Extractor::new().explain("Họp ngày  24/7/2018.").to_string();
        let lines: Vec<&str> = printed.lines().collect();
        assert_eq!(lines[0], "Họp ngày 24/7/2018.");
        assert!(lines[1].starts_with("  * date "), "{printed}");
        assert!(lines[1].ends_with("  ngày 24/7/2018  (expression of time)"), "{printed}");
    }
}
