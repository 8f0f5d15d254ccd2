//! Names that are said again: which of those found once stands at a token.

use crate::sheet::View;
use std::cmp::Reverse;
use std::ops::Range;

/// So many names of one first word are compared, so that the time stays linear.
const MOST_ALIKE: usize = 8;

/// Names by the words they consist of, each once, with what is known of it.
pub(super) struct Repeats<T> {
    /// Hash of the first word, tokens of the first mention; the longest of one first word first.
    names: Vec<(u32, Range<usize>, T)>,
    /// A bit for each first word, so that most tokens need no search.
    filter: u64,
}

impl<T> Repeats<T> {
    pub fn new(view: View, found: impl Iterator<Item = (Range<usize>, T)>) -> Repeats<T> {
        let mut names: Vec<_> =
            found.map(|(words, known)| (view.token(words.start).hash, words, known)).collect();
        names.sort_unstable_by_key(|(hash, words, _)| (*hash, Reverse(words.len()), words.start));
        names.dedup_by(|b, a| a.0 == b.0 && a.1.len() == b.1.len() && same(view, &a.1, b.1.start));
        let filter = names.iter().fold(0, |filter, name| filter | bit(name.0));
        Repeats { names, filter }
    }

    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The length and what is known of the name that is said again at token `i`.
    pub fn at(&self, view: View, i: usize) -> Option<(usize, &T)> {
        let hash = view.token(i).hash;
        if self.filter & bit(hash) == 0 {
            return None;
        }
        let from = self.names.partition_point(|name| name.0 < hash);
        let alike = self.names[from..].iter().take_while(|name| name.0 == hash);
        alike
            .take(MOST_ALIKE)
            .find(|(_, words, _)| i != words.start && same(view, words, i))
            .map(|(_, words, known)| (words.len(), known))
    }
}

/// The bit of a word in a filter of many.
pub(super) fn bit(hash: u32) -> u64 {
    1 << (hash >> 26)
}

/// Do the words of a range stand at `i` too, in one sentence and with capitals alike?
fn same(view: View, words: &Range<usize>, i: usize) -> bool {
    i + words.len() <= view.sentence_end(i)
        && words.clone().zip(i..).all(|(a, b)| {
            let (a, b) = (view.token(a), view.token(b));
            a.hash == b.hash && a.is_capital() == b.is_capital()
        })
}
