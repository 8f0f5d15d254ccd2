//! The lexicons: what the words of the text may mean.

pub mod class;
pub mod source;
pub mod table;

use crate::text::token::{Gap, Token};
use class::{Class, ClassSet};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;
use table::{Entry, ROOT, Table};

/// The built-in lexicon, as the build script laid it out.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The built-in lexicon.
pub fn built_in() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        Table::new(Cow::Borrowed(BUILT_IN)).expect("the build script wrote a whole table")
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
        let table = Table::new(Cow::Owned(table::build(entries)))?;
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
    words: Vec<u32>,
    has_own: bool,
}

impl Matches {
    /// Finds the entries of `table` in the tokens; buffers are reused.
    pub fn fill(&mut self, table: &Table, own: Option<&Own>, tokens: &[Token], text: &str) {
        self.hits.clear();
        self.first.clear();
        self.classes.clear();
        self.words.clear();
        self.starts.clear();
        self.compounds.clear();
        self.has_own = false;
        self.compounds.resize(tokens.len(), 0);
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
            if let Some(Own { table, values }) = own {
                let from = self.hits.len();
                walk(table, tokens, |k| table.word(&tokens[k], text), i, true, &mut self.hits);
                for hit in &mut self.hits[from..] {
                    hit.value = values.get(hit.value as usize).copied().unwrap_or_default();
                }
                self.has_own |= self.hits.len() > from;
                let word = table.classes(table.word(&tokens[i], text));
                self.classes[i] = ClassSet(self.classes[i].0 | word.0);
            }
            let mut starts = ClassSet::default();
            for hit in &self.hits[self.first[i] as usize..] {
                starts = starts.with(hit.class);
                if hit.class == Class::Compound {
                    for inside in &mut self.compounds[i + 1..hit.end as usize] {
                        *inside = (*inside).max(hit.end);
                    }
                }
            }
            self.starts.push(starts);
        }
        self.first.push(self.hits.len() as u32);
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

    /// The entries that begin at a token, shortest first.
    pub fn at(&self, token: usize) -> &[Hit] {
        match (self.first.get(token), self.first.get(token + 1)) {
            (Some(&a), Some(&b)) => &self.hits[a as usize..b as usize],
            _ => &[],
        }
    }

    /// The longest entry of one of these classes that begins at a token.
    pub fn longest(&self, token: usize, classes: ClassSet) -> Option<Hit> {
        if !self.starts(token).any(classes) {
            return None;
        }
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
