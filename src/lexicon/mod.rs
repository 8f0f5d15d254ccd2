//! The lexicons: what the words of the text may mean.

pub mod class;
pub mod source;
pub mod table;

use crate::text::token::{Gap, Token};
use class::{Class, ClassSet};
use std::borrow::Cow;
use std::sync::OnceLock;
use table::{ROOT, Table};

/// The built-in lexicon, as the build script laid it out.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The built-in lexicon.
pub fn built_in() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        Table::new(Cow::Borrowed(BUILT_IN)).expect("the build script wrote a whole table")
    })
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
    /// Number of its value, for [`Table::value`] of the built-in table.
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
    words: Vec<u32>,
}

impl Matches {
    /// Finds the entries of `table` in the tokens; buffers are reused.
    pub fn fill(&mut self, table: &Table, own: Option<&Table>, tokens: &[Token], text: &str) {
        self.hits.clear();
        self.first.clear();
        self.classes.clear();
        self.words.clear();
        for t in tokens {
            let word = table.word(t, text);
            self.words.push(word);
            self.classes.push(table.classes(word));
        }
        for i in 0..tokens.len() {
            self.first.push(self.hits.len() as u32);
            if self.words[i] != 0 {
                walk(table, tokens, |k| self.words[k], i, false, &mut self.hits);
            }
            if let Some(own) = own {
                walk(own, tokens, |k| own.word(&tokens[k], text), i, true, &mut self.hits);
            }
        }
        self.first.push(self.hits.len() as u32);
    }

    /// The entries that begin at a token, shortest first.
    pub fn at(&self, token: usize) -> &[Hit] {
        match (self.first.get(token), self.first.get(token + 1)) {
            (Some(&a), Some(&b)) => &self.hits[a as usize..b as usize],
            _ => &[],
        }
    }

    /// The longest entry of one of these classes that begins at a token.
    pub fn longest(&self, token: usize, classes: ClassSet) -> Option<Hit> {
        self.at(token).iter().rev().find(|h| classes.has(h.class)).copied()
    }

    /// The classes of the one-word entries that a token is, however it is cased.
    pub fn classes(&self, token: usize) -> ClassSet {
        self.classes.get(token).copied().unwrap_or_default()
    }
}

fn walk(
    table: &Table,
    tokens: &[Token],
    word: impl Fn(usize) -> u32,
    start: usize,
    own: bool,
    hits: &mut Vec<Hit>,
) {
    let mut node = ROOT;
    for end in start..tokens.len() {
        if end > start && tokens[end].gap >= Gap::Tab && tokens[end].gap != Gap::Line {
            return;
        }
        match table.step(node, word(end)) {
            Some(next) => node = next,
            None => return,
        }
        for sense in table.senses(node).filter(|s| s.fits(&tokens[start..=end])) {
            hits.push(Hit {
                start: start as u32,
                end: end as u32 + 1,
                class: sense.class,
                value: sense.value,
                own,
            });
        }
    }
}
