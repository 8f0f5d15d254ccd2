//! The lexicons: what the words of the text may mean.

pub mod class;
pub mod source;
pub mod table;

use crate::normalize::syllable;
use crate::text::token::{Gap, Shape, Token};
use class::{Class, ClassSet};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;
use table::{Ahead, BACKGROUND, Capitals, Entry, Reader, Sense, Step, Table, WordId};

/// The built-in lexicon, as the build script laid it out.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
static VALUES: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));

/// The built-in lexicon.
pub fn built_in() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        Table::new(Cow::Borrowed(BUILT_IN), Cow::Borrowed(VALUES))
            .expect("the build script wrote a whole table")
    })
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
        let (bytes, values) = table::build(entries);
        let table = Table::new(Cow::Owned(bytes), Cow::Owned(values))?;
        let known: HashMap<&str, u32> = built_in().values().zip(0..).collect();
        let values =
            table.values().map(|value| known.get(value).copied().unwrap_or_default()).collect();
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
    /// Number of its value, for [`Table::value`] of the built-in table, also of an entry of the
    /// caller's own.
    pub value: u32,
    /// Is it an entry of the caller's own?
    pub own: bool,
}

/// All lexicon entries found in a text, by the token they begin at.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    hits: Vec<Hit>,
    /// Where the hits of each token begin in `hits`; one more at the end.
    first: Vec<u32>,
    /// For each token, the classes of the one-word entries it is.
    classes: Vec<ClassSet>,
    /// For each token, the classes of all entries that begin at it: most questions end here.
    starts: Vec<ClassSet>,
    /// For each token, where the farthest-reaching compound that began before it ends.
    compounds: Vec<u32>,
    words: Vec<WordId>,
    /// For each token, the edge that the next one leads over.
    ahead: Vec<Ahead>,
    has_own: bool,
}

impl Matches {
    /// Finds the entries of `table` in the tokens of a text; buffers are reused.
    pub fn fill(&mut self, table: &Table, own: Option<&Own>, tokens: &[Token], text: &str) {
        self.hits.clear();
        self.first.clear();
        self.classes.clear();
        self.words.clear();
        self.starts.clear();
        self.compounds.clear();
        self.has_own = false;
        self.compounds.resize(tokens.len(), 0);
        let reader = table.reader();
        self.words.extend(tokens.iter().map(|t| reader.word(t)));
        self.classes.extend(self.words.iter().zip(tokens).map(|(&word, token)| match word {
            0 => spelling(token, text),
            _ => reader.classes(word),
        }));
        self.starts.resize(tokens.len(), ClassSet::default());
        self.ahead.clear();
        let next = self.words.iter().skip(1).chain([&0]);
        let pairs = self.words.iter().zip(next).zip(tokens);
        self.ahead.extend(pairs.map(|((&a, &b), token)| reader.ahead(a, b, token.shape)));
        for i in 0..tokens.len() {
            let from = self.hits.len();
            self.first.push(from as u32);
            let walk = Walk { table: reader, tokens, word: |k: usize| self.words[k] };
            walk.from(i, self.ahead[i], &mut self.hits);
            if let Some(own) = own {
                self.add_own(own, tokens, i);
            }
            self.starts[i] = ClassSet(self.classes[i].0 & BACKGROUND.0);
            if self.hits.len() > from {
                self.note(i, from);
            }
        }
        self.first.push(self.hits.len() as u32);
    }

    /// Notes what the hits at token `i`, those from `from` on, say of it and of what they cover.
    fn note(&mut self, i: usize, from: usize) {
        let mut starts = self.starts[i];
        for hit in &self.hits[from..] {
            starts = ClassSet(starts.0 | ClassSet::SINGLE[hit.class as usize].0);
            if hit.class == Class::Compound {
                for inside in &mut self.compounds[i + 1..hit.end as usize] {
                    *inside = (*inside).max(hit.end);
                }
            }
        }
        self.starts[i] = starts;
    }

    /// Finds the entries of the caller's own that begin at token `i`.
    fn add_own(&mut self, Own { table, values }: &Own, tokens: &[Token], i: usize) {
        let reader = table.reader();
        let word = |k: usize| reader.word(&tokens[k]);
        let from = self.hits.len();
        let walk = Walk { table: reader, tokens, word };
        walk.background(i, &mut self.hits);
        walk.read(i, &mut self.hits);
        for hit in &mut self.hits[from..] {
            hit.own = true;
            hit.value = values.get(hit.value as usize).copied().unwrap_or_default();
        }
        self.has_own |= self.hits.len() > from;
        self.classes[i] = ClassSet(self.classes[i].0 | reader.classes(word(i)).0);
    }

    /// Are there entries of the caller's own among them?
    pub fn has_own(&self) -> bool {
        self.has_own
    }

    /// The classes of all entries that begin at a token, of whatever length.
    pub fn starts(&self, token: usize) -> ClassSet {
        self.starts.get(token).copied().unwrap_or_default()
    }

    /// Where the farthest-reaching compound ends that began before a token; 0 for none.
    pub fn compound_end(&self, token: usize) -> usize {
        self.compounds.get(token).map_or(0, |&end| end as usize)
    }

    /// The entries that begin at a token, shortest first; those of one word that stand in the
    /// background ([`BACKGROUND`]) left out.
    pub fn at(&self, token: usize) -> &[Hit] {
        match (self.first.get(token), self.first.get(token + 1)) {
            (Some(&a), Some(&b)) => &self.hits[a as usize..b as usize],
            _ => &[],
        }
    }

    /// The longest entry of one of these classes that begins at a token and ends at `end` at the
    /// latest.
    pub fn longest(&self, token: usize, classes: ClassSet, end: u32) -> Option<Hit> {
        let mut hits = self.at(token).iter().rev();
        let listed = hits.find(|h| h.end <= end && classes.has(h.class)).copied();
        listed.or_else(|| self.background(token, classes))
    }

    /// The entry of one of these classes that a token is in the background.
    fn background(&self, token: usize, classes: ClassSet) -> Option<Hit> {
        let asked = ClassSet(classes.0 & BACKGROUND.0);
        if !self.classes(token).any(asked) {
            return None;
        }
        let senses = built_in().reader();
        let sense = senses.background(self.words[token]).filter(|s| asked.has(s.class)).last()?;
        Some(hit(sense, token, token + 1))
    }

    /// The classes of the one-word entries that a token is, however it is cased, and
    /// [`ClassSet::SYLLABLE`] if it is one.
    pub fn classes(&self, token: usize) -> ClassSet {
        self.classes.get(token).copied().unwrap_or_default()
    }
}

/// The entries found in a text, or sought only where they are asked for.
pub trait Entries {
    /// The entries that begin at a token, shortest first.
    fn at(&self, token: usize) -> Cow<'_, [Hit]>;

    /// The classes of the one-word entries that a token is, however it is cased.
    fn classes(&self, token: usize) -> ClassSet;

    /// The longest entry of one of these classes that begins at a token.
    fn longest(&self, token: usize, classes: ClassSet) -> Option<Hit> {
        self.at(token).iter().rev().find(|h| classes.has(h.class)).copied()
    }
}

impl Entries for Matches {
    fn at(&self, token: usize) -> Cow<'_, [Hit]> {
        Cow::Borrowed(self.at(token))
    }

    fn classes(&self, token: usize) -> ClassSet {
        self.classes(token)
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
    table: Reader<'a>,
    tokens: &'a [Token],
}

impl<'a> Search<'a> {
    /// A search in these tokens.
    pub fn new(tokens: &'a [Token]) -> Search<'a> {
        Search { table: built_in().reader(), tokens }
    }

    fn word(&self, token: usize) -> WordId {
        self.tokens.get(token).map_or(0, |token| self.table.word(token))
    }
}

impl Entries for Search<'_> {
    fn at(&self, token: usize) -> Cow<'_, [Hit]> {
        let mut hits = Vec::new();
        if token < self.tokens.len() {
            let word = |k: usize| self.word(k);
            let walk = Walk { table: self.table, tokens: self.tokens, word };
            walk.background(token, &mut hits);
            walk.read(token, &mut hits);
        }
        Cow::Owned(hits)
    }

    fn classes(&self, token: usize) -> ClassSet {
        self.table.classes(self.word(token))
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
    /// Finds the entries that begin at a token, those in the background left out.
    fn read(&self, start: usize, hits: &mut Vec<Hit>) {
        let next = if start + 1 < self.tokens.len() { (self.word)(start + 1) } else { 0 };
        let shape = self.tokens[start].shape;
        self.from(start, self.table.ahead((self.word)(start), next, shape), hits);
    }

    /// The same, with the edge over the next token at hand.
    #[inline(always)]
    fn from(&self, start: usize, ahead: Ahead, hits: &mut Vec<Hit>) {
        let word = (self.word)(start);
        if word == 0 {
            return;
        }
        let mut capitals = Capitals::default();
        capitals.add(0, self.tokens[start].shape);
        for sense in self.table.senses(word, capitals) {
            hits.push(hit(sense, start, start + 1));
        }
        let Some(next) = self.tokens.get(start + 1) else { return };
        let step = self.table.step_on(ahead, word, (self.word)(start + 1));
        if let Some(step) = step.filter(|_| is_near(next)) {
            self.on(step, start, capitals, hits);
        }
    }

    /// Goes on from the first two words.
    fn on(&self, mut step: Step, start: usize, mut capitals: Capitals, hits: &mut Vec<Hit>) {
        let shape = self.tokens[start].shape;
        for i in 1.. {
            capitals.add(i, self.tokens[start + i].shape);
            let end = start + i + 1;
            for sense in self.table.senses_at(step, capitals) {
                hits.push(hit(sense, start, end));
            }
            match self.step(step.node, end, shape) {
                Some(next) => step = next,
                None => return,
            }
        }
    }

    /// Where the token at `i` leads.
    #[inline]
    fn step(&self, node: u32, i: usize, shape: Shape) -> Option<Step> {
        let token = self.tokens.get(i)?;
        let step = self.table.step(node, (self.word)(i), shape)?;
        is_near(token).then_some(step)
    }

    /// Takes the entries in the background that the token is.
    fn background(&self, start: usize, hits: &mut Vec<Hit>) {
        let senses = self.table.background((self.word)(start));
        hits.extend(senses.map(|sense| hit(sense, start, start + 1)));
    }
}

/// What is known of a word that no entry has.
fn spelling(token: &Token, text: &str) -> ClassSet {
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
