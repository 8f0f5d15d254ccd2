//! The lexicons: what the words of the text may mean.

pub mod class;
pub mod lists;
pub mod source;
pub mod table;
#[cfg(test)]
mod tests;

use crate::normalize::syllable;
use crate::text::token::{Gap, Shape, Token};
use class::{Class, ClassSet};
use std::collections::HashMap;
use std::ops::Range;
use table::{BACKGROUND, Capitals, Edge, Entry, Reader, Sense, Table, WordId};

/// The built-in lexicon, as the build script laid it out. An array, since a reference to one would be
/// copied with all bytes into each piece of the program that reads it.
static BLOCK: [u8; include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin")).len()] =
    *include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
static VALUES: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));
/// The built-in lexicon, to be searched.
const BUILT_IN: Reader<'static> = Reader::new(&BLOCK, VALUES);
/// A filter of the abbreviations of one word, so that few other words are looked up.
static ABBREVIATIONS: [u64; 64] = include!(concat!(env!("OUT_DIR"), "/abbreviations.rs"));

/// The value of this number in the built-in lexicon.
#[inline]
pub fn value(number: u32) -> &'static str {
    BUILT_IN.value(number)
}

/// A caller's own entries.
#[derive(Clone, Debug)]
pub struct Own {
    table: Table,
    /// For each value of the table, its number in the built-in table; 0 if it is none there.
    values: Vec<u32>,
}

impl Own {
    /// A lexicon of these entries; nothing if there are none.
    pub fn new<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> Option<Own> {
        let mut entries = entries.into_iter().peekable();
        entries.peek()?;
        let table = Table::of(entries);
        let known: HashMap<&str, u32> = BUILT_IN.values().zip(0..).collect();
        let values = table.reader().values();
        let values = values.map(|value| known.get(value).copied().unwrap_or_default()).collect();
        Some(Own { table, values })
    }
}

/// A lexicon entry found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// What it is.
    pub class: Class,
    /// Number of its value, for [`value`], also of an entry of the caller's own.
    pub value: u32,
    /// Is it an entry of the caller's own?
    pub own: bool,
}

/// All lexicon entries found in a text, by the token they begin at.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    /// The entries of several words, and those of the caller's own.
    hits: Vec<Hit>,
    /// For each token, the place in `runs` from 1 of the hits that begin at it; 0 for none.
    run_of: Vec<u32>,
    /// Where such hits begin in `hits`; one more at the end.
    runs: Vec<u32>,
    /// For each token, the classes of the one-word entries it is, however it is cased, and those of
    /// all entries that begin at it, of whatever length: most questions end here.
    classes: Vec<[ClassSet; 2]>,
    /// For each token, where the farthest-reaching compound that began before it ends.
    compounds: Vec<u32>,
    words: Vec<WordId>,
    /// For each token, how it is cased.
    shapes: Vec<Shape>,
    /// The ways of a text, and old ones behind them.
    ways: Vec<Way>,
    /// For each way, its edge.
    edges: Vec<Edge>,
    has_own: bool,
}

/// A token from which an edge may lead over the next one.
#[derive(Clone, Copy, Debug, Default)]
struct Way {
    token: u32,
    /// The slot of the edge.
    slot: u32,
}

impl Matches {
    /// Finds the entries of the built-in lexicon and the caller's own in the tokens of a text;
    /// buffers are reused.
    pub fn fill(&mut self, own: Option<&Own>, tokens: &[Token], text: &str) {
        self.find_words(tokens, text);
        self.find_ways(tokens);
        self.compounds.clear();
        self.compounds.resize(tokens.len(), 0);
        self.run_of.clear();
        self.run_of.resize(tokens.len(), 0);
        self.runs.clear();
        self.hits.clear();
        self.has_own = false;
        for n in 0..self.edges.len() {
            let i = self.ways[n].token as usize;
            let from = self.hits.len();
            let [_, mut starts] = self.classes[i];
            let walk = Walk { table: BUILT_IN, tokens, word: |k: usize| self.words[k] };
            walk.several(i, self.edges[n], |hit| {
                starts = starts.or(ClassSet::SINGLE[hit.class as usize]);
                cover(&mut self.compounds, hit);
                self.hits.push(hit);
            });
            self.classes[i][1] = starts;
            self.run(i, from);
        }
        self.runs.push(self.hits.len() as u32);
        if let Some(own) = own {
            self.add_own(own, tokens);
        }
    }

    /// Notes that the hits from `from` on, if there are any, begin at token `i`.
    fn run(&mut self, i: usize, from: usize) {
        if self.hits.len() > from {
            self.runs.push(from as u32);
            self.run_of[i] = self.runs.len() as u32;
        }
    }

    /// Looks up the words by themselves.
    fn find_words(&mut self, tokens: &[Token], text: &str) {
        self.shapes.clear();
        self.shapes.extend(tokens.iter().map(|t| t.shape));
        self.words.clear();
        self.words.extend(tokens.iter().map(|t| BUILT_IN.word(t)));
        self.classes.clear();
        self.classes.extend(self.words.iter().zip(tokens).map(|(&word, token)| match word {
            0 => [unknown(token, text), ClassSet::default()],
            _ => {
                let spelling = BUILT_IN.spelling(word);
                [spelling.all(), spelling.of(token.shape)]
            }
        }));
    }

    /// Reads the first edges from all tokens. Nothing hangs on what one finds, so that the
    /// processor waits for many of them at once.
    fn find_ways(&mut self, tokens: &[Token]) {
        if self.ways.len() < tokens.len() {
            self.ways.resize(tokens.len(), Way::default());
        }
        let mut count = 0;
        for (i, (words, token)) in self.words.windows(2).zip(tokens).enumerate() {
            let (slot, is_open) = BUILT_IN.slot(BUILT_IN.node(words[0]), words[1], token.shape);
            self.ways[count] = Way { token: i as u32, slot };
            count += usize::from(is_open);
        }
        self.edges.clear();
        self.edges.extend(self.ways[..count].iter().map(|way| BUILT_IN.edge(way.slot)));
    }

    /// Puts the entries of the caller's own behind the others of their tokens.
    fn add_own(&mut self, Own { table, values }: &Own, tokens: &[Token]) {
        let reader = table.reader();
        let word = |k: usize| reader.word(&tokens[k]);
        let walk = Walk { table: reader, tokens, word };
        let built_in = self.clone();
        self.hits.clear();
        self.runs.clear();
        for i in 0..tokens.len() {
            let from = self.hits.len();
            self.hits.extend_from_slice(built_in.several(i));
            let own = self.hits.len();
            let [classes, starts] = &mut self.classes[i];
            walk.all(i, |hit| {
                let value = values.get(hit.value as usize).copied().unwrap_or_default();
                *starts = starts.or(ClassSet::SINGLE[hit.class as usize]);
                cover(&mut self.compounds, hit);
                self.hits.push(Hit { own: true, value, ..hit });
            });
            *classes = classes.or(reader.spelling(word(i)).all());
            self.has_own |= self.hits.len() > own;
            self.run(i, from);
        }
        self.runs.push(self.hits.len() as u32);
    }

    /// Of each of these tokens, whether it is a syllable.
    pub fn syllables(&self, tokens: Range<usize>) -> impl Iterator<Item = bool> + '_ {
        self.classes[tokens].iter().map(|&[classes, _]| classes.any(ClassSet::SYLLABLE))
    }

    /// Are there entries of the caller's own among them?
    pub fn has_own(&self) -> bool {
        self.has_own
    }

    /// The classes of all entries that begin at a token, of whatever length.
    pub fn starts(&self, token: usize) -> ClassSet {
        self.classes.get(token).map_or(ClassSet::default(), |&[_, starts]| starts)
    }

    /// The classes of all entries that begin at some token of these.
    pub fn starts_of(&self, tokens: Range<usize>) -> ClassSet {
        self.classes[tokens].iter().fold(ClassSet::default(), |all, &[_, starts]| all.or(starts))
    }

    /// Where the farthest-reaching compound ends that began before a token; 0 for none.
    pub fn compound_end(&self, token: usize) -> usize {
        self.compounds.get(token).map_or(0, |&end| end as usize)
    }

    /// The entries that begin at a token, shortest first, the caller's own behind the others; those
    /// of one word that stand in the background ([`BACKGROUND`]) left out.
    #[inline]
    pub fn at(&self, token: usize) -> impl DoubleEndedIterator<Item = Hit> + '_ {
        self.single(token).chain(self.several(token).iter().copied())
    }

    /// The built-in entries that are the one word.
    #[inline]
    fn single(&self, token: usize) -> impl DoubleEndedIterator<Item = Hit> + use<> {
        let word = self.words.get(token).copied().unwrap_or_default();
        let shape = self.shapes.get(token).copied().unwrap_or(Shape::Lower);
        BUILT_IN.senses(word, shape).map(move |sense| hit(sense, token, token + 1))
    }

    #[inline]
    fn several(&self, token: usize) -> &[Hit] {
        match self.run_of.get(token) {
            Some(&n @ 1..) => {
                &self.hits[self.runs[n as usize - 1] as usize..self.runs[n as usize] as usize]
            }
            _ => &[],
        }
    }

    /// The longest entry of one of these classes that begins at a token and ends at `end` at the
    /// latest.
    #[inline(always)]
    pub fn longest(&self, token: usize, classes: ClassSet, end: u32) -> Option<Hit> {
        let listed = self.longest_listed(token, classes, end);
        // Mostly the compiler knows that none of the classes is in the background.
        match ClassSet(classes.0 & BACKGROUND.0) {
            ClassSet(0) => listed,
            asked => listed.or_else(|| self.background(token, asked).filter(|h| h.end <= end)),
        }
    }

    /// The same, of the entries that do not stand in the background.
    fn longest_listed(&self, token: usize, classes: ClassSet, end: u32) -> Option<Hit> {
        let fits = |h: &Hit| h.end <= end && classes.has(h.class);
        if self.has_own {
            return self.longest_of_all(token, classes, end);
        }
        let several = self.several(token).iter().rev().find(|h| fits(h)).copied();
        several.or_else(|| self.single(token).rev().find(fits))
    }

    /// The same where the caller's own entries lie behind the others, whatever their length.
    #[cold]
    fn longest_of_all(&self, token: usize, classes: ClassSet, end: u32) -> Option<Hit> {
        let fits = |h: &Hit| h.end <= end && classes.has(h.class);
        self.at(token).filter(fits).max_by_key(|h| h.end)
    }

    /// The entry of one of these classes that a token is in the background.
    fn background(&self, token: usize, asked: ClassSet) -> Option<Hit> {
        if !self.classes(token).any(asked) {
            return None;
        }
        let senses = BUILT_IN.background(self.words[token]);
        let sense = senses.filter(|s| asked.has(s.class)).last()?;
        Some(hit(sense, token, token + 1))
    }

    /// The classes of the one-word entries that a token is, however it is cased, and
    /// [`ClassSet::SYLLABLE`] if it is one.
    pub fn classes(&self, token: usize) -> ClassSet {
        self.classes.get(token).map_or(ClassSet::default(), |&[classes, _]| classes)
    }
}

/// The entries found in a text, or sought only where they are asked for.
pub trait Entries {
    /// Is there an entry like this among those that begin at a token?
    fn any(&self, token: usize, is: impl Fn(Hit) -> bool) -> bool;

    /// The classes of the one-word entries that a token is, however it is cased. Whether it is a
    /// syllable they need not tell.
    fn classes(&self, token: usize) -> ClassSet;

    /// May the token be an abbreviation? `false` is certain.
    fn may_abbreviate(&self, token: usize) -> bool;

    /// The longest entry of one of these classes that begins at a token.
    fn longest(&self, token: usize, classes: ClassSet) -> Option<Hit>;
}

impl Entries for Matches {
    fn any(&self, token: usize, is: impl Fn(Hit) -> bool) -> bool {
        self.at(token).any(is)
    }

    fn classes(&self, token: usize) -> ClassSet {
        self.classes(token)
    }

    fn may_abbreviate(&self, _: usize) -> bool {
        true
    }

    fn longest(&self, token: usize, classes: ClassSet) -> Option<Hit> {
        if !self.starts(token).any(classes) {
            return None;
        }
        self.longest(token, classes, u32::MAX)
    }
}

/// The built-in entries, sought where they are asked for: cheaper than [`Matches`] for whoever asks
/// at few tokens.
pub struct Search<'a> {
    tokens: &'a [Token],
}

impl<'a> Search<'a> {
    /// A search in these tokens.
    pub fn new(tokens: &'a [Token]) -> Search<'a> {
        Search { tokens }
    }

    fn word(&self, token: usize) -> WordId {
        self.tokens.get(token).map_or(0, |token| BUILT_IN.word(token))
    }

    fn each(&self, token: usize, found: impl FnMut(Hit)) {
        if token < self.tokens.len() {
            let word = |k: usize| self.word(k);
            Walk { table: BUILT_IN, tokens: self.tokens, word }.all(token, found);
        }
    }
}

impl Entries for Search<'_> {
    fn any(&self, token: usize, is: impl Fn(Hit) -> bool) -> bool {
        let mut any = false;
        self.each(token, |hit| any = any || is(hit));
        any
    }

    fn classes(&self, token: usize) -> ClassSet {
        BUILT_IN.spelling(self.word(token)).all()
    }

    fn may_abbreviate(&self, token: usize) -> bool {
        let (number, bit) = table::filter_bit(&self.tokens[token], ABBREVIATIONS.len());
        ABBREVIATIONS[number] & bit != 0
    }

    fn longest(&self, token: usize, classes: ClassSet) -> Option<Hit> {
        let mut longest = None;
        self.each(token, |hit| {
            if classes.has(hit.class) {
                longest = Some(hit);
            }
        });
        longest
    }
}

/// The walk of a text's tokens through the trie of a table.
struct Walk<'a, W> {
    table: Reader<'a>,
    tokens: &'a [Token],
    /// The number of each token.
    word: W,
}

impl<W: Fn(usize) -> WordId> Walk<'_, W> {
    /// Finds the entries that begin at a token, those in the background first, then the shortest.
    fn all(&self, start: usize, mut found: impl FnMut(Hit)) {
        let (word, shape) = ((self.word)(start), self.tokens[start].shape);
        if word == 0 {
            return;
        }
        let single = self.table.background(word).chain(self.table.senses(word, shape));
        single.for_each(|sense| found(hit(sense, start, start + 1)));
        if start + 1 < self.tokens.len()
            && let (slot, true) =
                self.table.slot(self.table.node(word), (self.word)(start + 1), shape)
        {
            self.several(start, self.table.edge(slot), found);
        }
    }

    /// Finds those of several words, with the edge over the second at hand.
    #[inline(always)]
    fn several(&self, start: usize, mut edge: Edge, mut found: impl FnMut(Hit)) {
        let shape = self.tokens[start].shape;
        let mut capitals = Capitals::default();
        capitals.add(0, shape);
        let mut node = self.table.node((self.word)(start));
        for i in 1.. {
            let token = &self.tokens[start + i];
            let step = self.table.step(edge, node, (self.word)(start + i));
            let Some(step) = step.filter(|_| is_near(token)) else { return };
            capitals.add(i, token.shape);
            let end = start + i + 1;
            for sense in self.table.senses_at(&step, capitals) {
                found(hit(sense, start, end));
            }
            if step.node == 0 || end == self.tokens.len() {
                return;
            }
            node = step.node;
            let (slot, true) = self.table.slot(node, (self.word)(end), shape) else { return };
            edge = self.table.edge(slot);
        }
    }
}

/// Notes where a compound ends for the tokens inside it.
#[inline]
fn cover(compounds: &mut [u32], hit: Hit) {
    if hit.class == Class::Compound {
        for end in &mut compounds[hit.start as usize + 1..hit.end as usize] {
            *end = (*end).max(hit.end);
        }
    }
}

/// What is known of a word that no entry has.
fn unknown(token: &Token, text: &str) -> ClassSet {
    let is_syllable = token.is_word() && syllable::is_vietnamese(token.text(text));
    if is_syllable { ClassSet::SYLLABLE } else { ClassSet::default() }
}

/// May an entry go on with this token?
fn is_near(token: &Token) -> bool {
    token.gap < Gap::Tab || token.gap == Gap::Line
}

fn hit(Sense { class, value, .. }: Sense, start: usize, end: usize) -> Hit {
    Hit { start: start as u32, end: end as u32, class, value, own: false }
}
