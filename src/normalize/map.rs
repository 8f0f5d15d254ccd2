//! The map between the offsets of a rewritten text and of its input.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// One place where the rewritten text differs from the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edit {
    clean: usize,
    input: usize,
    clean_len: usize,
    input_len: usize,
}

impl Edit {
    fn clean_end(&self) -> usize {
        self.clean + self.clean_len
    }

    fn input_end(&self) -> usize {
        self.input + self.input_len
    }
}

/// Maps byte offsets of a clean text to byte offsets of its input, and back.
///
/// Only the places that changed are stored, so the map of a text that was clean already is
/// empty and costs nothing. Every lookup is a binary search over the changes; a [`Cursor`] answers
/// ascending lookups in constant time. All four directions are total (an offset past the end
/// counts as the end) and monotone.
///
/// An offset has two images where something was removed or joined: as the *start* of a span it
/// skips what was removed before it, as the *end* of a span it stops before what was removed after
/// it, and inside a change both reach out to the whole of it. So a span always comes back with all
/// its combining marks and without the zero-width characters around it:
///
/// ```
/// use vnextract::normalize::clean;
///
/// let input = "\u{200B}Hue\u{302}\u{301}\u{AD} xưa";
/// let clean = clean(input);
/// assert_eq!(clean.text(), "Huế xưa");
/// let span = clean.map().input_span(0..5);
/// assert_eq!(&input[span], "Hue\u{302}\u{301}");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    edits: Vec<Edit>,
    clean_len: usize,
    input_len: usize,
}

impl OffsetMap {
    /// The map of a text of `len` bytes that was not changed.
    pub fn identity(len: usize) -> Self {
        Self { edits: Vec::new(), clean_len: len, input_len: len }
    }

    /// Whether every offset maps to itself because nothing was changed.
    pub fn is_identity(&self) -> bool {
        self.edits.is_empty()
    }

    /// The number of changes stored.
    pub fn changes(&self) -> usize {
        self.edits.len()
    }

    /// The span of the input that the span of the clean text came from.
    ///
    /// An empty span maps to an empty span.
    pub fn input_span(&self, clean: Range<usize>) -> Range<usize> {
        let start = self.input_start(clean.start);
        if clean.end <= clean.start { start..start } else { start..self.input_end(clean.end) }
    }

    /// The span of the clean text that the span of the input became; empty if all of it was
    /// removed.
    pub fn clean_span(&self, input: Range<usize>) -> Range<usize> {
        let start = self.clean_start(input.start);
        if input.end <= input.start {
            return start..start;
        }
        start..self.clean_end(input.end).max(start)
    }

    /// The input offset where a span that starts at `clean` starts.
    pub fn input_start(&self, clean: usize) -> usize {
        self.input_start_at(self.edits.partition_point(|e| e.clean_end() <= clean), clean)
    }

    /// The input offset where a span that ends at `clean` ends.
    pub fn input_end(&self, clean: usize) -> usize {
        self.input_end_at(self.edits.partition_point(|e| e.clean_end() < clean), clean)
    }

    /// The clean offset where a span that starts at `input` starts.
    pub fn clean_start(&self, input: usize) -> usize {
        let input = input.min(self.input_len);
        let next = self.edits.partition_point(|e| e.input_end() <= input);
        match self.edits.get(next) {
            Some(edit) if edit.input <= input => edit.clean,
            _ => self.shift_to_clean(next, input),
        }
    }

    /// The clean offset where a span that ends at `input` ends.
    pub fn clean_end(&self, input: usize) -> usize {
        let input = input.min(self.input_len);
        let next = self.edits.partition_point(|e| e.input_end() < input);
        match self.edits.get(next) {
            Some(edit) if edit.input < input => edit.clean_end(),
            _ => self.shift_to_clean(next, input),
        }
    }

    /// A cursor for lookups at ascending offsets.
    pub fn cursor(&self) -> Cursor<'_> {
        Cursor { map: self, next: 0, last: 0 }
    }

    /// The map of two rewritings in a row: `self` made the text that `next` rewrote.
    ///
    /// ```
    /// use vnextract::normalize::{clean, strip_diacritics_mapped};
    ///
    /// let input = "Hue\u{302}\u{301} xưa";
    /// let (text, first) = clean(input).into_parts();
    /// let (stripped, second) = strip_diacritics_mapped(&text).into_parts();
    /// assert_eq!(stripped, "Hue xua");
    /// assert_eq!(&input[first.then(&second).input_span(0..3)], "Hue\u{302}\u{301}");
    /// ```
    pub fn then(&self, next: &OffsetMap) -> OffsetMap {
        if self.is_identity() {
            return next.clone();
        }
        let mut map =
            OffsetMap { edits: Vec::new(), clean_len: next.clean_len, input_len: self.input_len };
        // Changes of both, in terms of the text between the two, joined where they touch.
        let (mut i, mut j) = (0, 0);
        let mut shift = Shift::default();
        while i < self.edits.len() || j < next.edits.len() {
            let first = self.edits.get(i);
            let second = next.edits.get(j);
            let start = match (first, second) {
                (Some(a), Some(b)) => a.clean.min(b.input),
                (Some(a), None) => a.clean,
                (None, Some(b)) => b.input,
                (None, None) => break,
            };
            let (mut end, mut grew) = (start, true);
            let before = shift;
            while grew {
                grew = false;
                if let Some(a) = self.edits.get(i)
                    && (a.clean < end || a.clean == start)
                {
                    end = end.max(a.clean_end());
                    shift.input = a.input_end() as isize - a.clean_end() as isize;
                    i += 1;
                    grew = true;
                }
                if let Some(b) = next.edits.get(j)
                    && (b.input < end || b.input == start)
                {
                    end = end.max(b.input_end());
                    shift.clean = b.clean_end() as isize - b.input_end() as isize;
                    j += 1;
                    grew = true;
                }
            }
            let clean = start.saturating_add_signed(before.clean);
            let input = start.saturating_add_signed(before.input);
            map.push(
                clean,
                input,
                end.saturating_add_signed(shift.clean) - clean,
                end.saturating_add_signed(shift.input) - input,
            );
        }
        map
    }

    pub(crate) fn clear(&mut self) {
        self.edits.clear();
    }

    pub(crate) fn set_lengths(&mut self, clean: usize, input: usize) {
        self.clean_len = clean;
        self.input_len = input;
    }

    /// Appends a change; changes come in ascending order.
    pub(crate) fn push(&mut self, clean: usize, input: usize, clean_len: usize, input_len: usize) {
        if clean_len == 0
            && let Some(last) = self.edits.last_mut()
            && last.clean_len == 0
            && last.input_end() == input
        {
            last.input_len += input_len;
            return;
        }
        self.edits.push(Edit { clean, input, clean_len, input_len });
    }

    fn input_start_at(&self, next: usize, clean: usize) -> usize {
        match self.edits.get(next) {
            Some(edit) if edit.clean <= clean => edit.input,
            _ => self.shift_to_input(next, clean),
        }
    }

    fn input_end_at(&self, next: usize, clean: usize) -> usize {
        match self.edits.get(next) {
            Some(edit) if edit.clean < clean => edit.input_end(),
            _ => self.shift_to_input(next, clean),
        }
    }

    /// Maps an offset of the unchanged stretch before the change `next`.
    fn shift_to_input(&self, next: usize, clean: usize) -> usize {
        let (from, to) = match next.checked_sub(1).map(|i| self.edits[i]) {
            Some(edit) => (edit.clean_end(), edit.input_end()),
            None => (0, 0),
        };
        (to + (clean - from)).min(self.input_len)
    }

    fn shift_to_clean(&self, next: usize, input: usize) -> usize {
        let (from, to) = match next.checked_sub(1).map(|i| self.edits[i]) {
            Some(edit) => (edit.input_end(), edit.clean_end()),
            None => (0, 0),
        };
        to + (input - from)
    }
}

/// How far the unchanged text after the last change is shifted, in a text between two rewritings.
#[derive(Clone, Copy, Default)]
struct Shift {
    input: isize,
    clean: isize,
}

/// Maps ascending spans of the clean text to the input in constant time each.
///
/// A span that starts before the one asked for last is answered too, by a search.
#[derive(Clone, Debug)]
pub struct Cursor<'m> {
    map: &'m OffsetMap,
    next: usize,
    last: usize,
}

impl Cursor<'_> {
    /// The same as [`OffsetMap::input_span`].
    pub fn input_span(&mut self, clean: Range<usize>) -> Range<usize> {
        let edits = &self.map.edits;
        if edits.is_empty() {
            return self.map.input_span(clean);
        }
        if clean.start < self.last {
            self.next = edits.partition_point(|e| e.clean_end() <= clean.start);
        } else {
            while edits.get(self.next).is_some_and(|e| e.clean_end() <= clean.start) {
                self.next += 1;
            }
        }
        self.last = clean.start;
        let start = self.map.input_start_at(self.next, clean.start);
        if clean.end <= clean.start {
            return start..start;
        }
        let mut next = self.next;
        while edits.get(next).is_some_and(|e| e.clean_end() < clean.end) {
            next += 1;
        }
        start..self.map.input_end_at(next, clean.end)
    }
}

/// A rewritten text and the map from it to the input.
///
/// The text is borrowed from the input where nothing had to be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalized<'a> {
    text: Cow<'a, str>,
    map: OffsetMap,
}

impl<'a> Normalized<'a> {
    pub(crate) fn new(text: Cow<'a, str>, map: OffsetMap) -> Self {
        Self { text, map }
    }

    /// The rewritten text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The map between the rewritten text (`clean`) and the input.
    pub fn map(&self) -> &OffsetMap {
        &self.map
    }

    /// Whether anything was changed.
    pub fn is_changed(&self) -> bool {
        !self.map.is_identity()
    }

    /// The rewritten text without the map.
    pub fn into_text(self) -> Cow<'a, str> {
        self.text
    }

    /// The text and the map apart.
    pub fn into_parts(self) -> (Cow<'a, str>, OffsetMap) {
        (self.text, self.map)
    }
}

impl fmt::Display for Normalized<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Writes a changed copy of a text: unchanged stretches are copied only once a change is known.
pub(crate) struct Rewriter<'i, 'b> {
    input: &'i str,
    out: &'b mut String,
    map: Option<&'b mut OffsetMap>,
    copied: usize,
}

impl<'i, 'b> Rewriter<'i, 'b> {
    /// Starts a rewriting into `out` and `map`, which are emptied.
    pub(crate) fn new(
        input: &'i str,
        out: &'b mut String,
        mut map: Option<&'b mut OffsetMap>,
    ) -> Self {
        out.clear();
        if let Some(map) = &mut map {
            map.clear();
        }
        Self { input, out, map, copied: 0 }
    }

    pub(crate) fn input(&self) -> &'i str {
        self.input
    }

    /// Puts `with` in the place of a range of the input that comes after all ranges before.
    pub(crate) fn replace(&mut self, range: Range<usize>, with: &str) {
        if self.copied == 0 && self.out.is_empty() {
            self.out.reserve(self.input.len());
        }
        self.out.push_str(&self.input[self.copied..range.start]);
        if let Some(map) = &mut self.map {
            map.push(self.out.len(), range.start, with.len(), range.len());
        }
        self.out.push_str(with);
        self.copied = range.end;
    }

    /// Puts a character in the place of a range, if that is not what stands there.
    pub(crate) fn replace_char(&mut self, range: Range<usize>, with: char) {
        let mut buffer = [0; 4];
        let with = with.encode_utf8(&mut buffer);
        if self.input.as_bytes()[range.clone()] != *with.as_bytes() {
            self.replace(range, with);
        }
    }

    /// Puts a character in the place of a range.
    #[inline]
    pub(crate) fn replace_with_char(&mut self, range: Range<usize>, with: char) {
        if self.copied == 0 && self.out.is_empty() {
            self.out.reserve(self.input.len());
        }
        if self.copied < range.start {
            self.out.push_str(&self.input[self.copied..range.start]);
        }
        if let Some(map) = &mut self.map {
            map.push(self.out.len(), range.start, with.len_utf8(), range.len());
        }
        self.out.push(with);
        self.copied = range.end;
    }

    /// Copies the rest; true if anything was changed.
    pub(crate) fn finish(self) -> bool {
        let changed = self.copied > 0;
        if changed {
            self.out.push_str(&self.input[self.copied..]);
        }
        if let Some(map) = self.map {
            let clean_len = if changed { self.out.len() } else { self.input.len() };
            map.set_lengths(clean_len, self.input.len());
        }
        changed
    }
}

/// Runs a rewriting and returns its text.
pub(crate) fn rewritten(input: &str, rewrite: impl FnOnce(&mut Rewriter<'_, '_>)) -> Cow<'_, str> {
    let mut out = String::new();
    let mut writer = Rewriter::new(input, &mut out, None);
    rewrite(&mut writer);
    if writer.finish() { Cow::Owned(out) } else { Cow::Borrowed(input) }
}

/// Runs a rewriting and returns its text and map.
pub(crate) fn rewritten_mapped(
    input: &str,
    rewrite: impl FnOnce(&mut Rewriter<'_, '_>),
) -> Normalized<'_> {
    let mut out = String::new();
    let mut map = OffsetMap::default();
    let mut writer = Rewriter::new(input, &mut out, Some(&mut map));
    rewrite(&mut writer);
    let text = if writer.finish() { Cow::Owned(out) } else { Cow::Borrowed(input) };
    Normalized { text, map }
}
