//! The lexicon as one block of bytes: a vocabulary, a trie over word numbers, and senses.
//!
//! The build script makes the block from `data/*.tsv`; the program reads it where it lies, so
//! that nothing is built at start. A caller's own entries make a second, small block at run time.
//!
//! Layout, all numbers little-endian `u32`: a header of section offsets and sizes, then
//! vocabulary slots (open addressing by word hash), word hashes, word text offsets, word class
//! sets, trie edges (open addressing by node and word), node sense offsets, senses, value
//! offsets, and the text of words and values.

use super::class::{Class, ClassSet};
use crate::text::token::{self, Shape, Token};
use std::borrow::Cow;
use std::collections::HashMap;

/// One entry: a form in the notation of the data files, its class and value.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The words. A capital at the start of a word demands one in the text, a word of capitals
    /// demands capitals.
    pub form: &'a str,
    /// What it is.
    pub class: Class,
    /// What more is to be known; its meaning depends on the class.
    pub value: &'a str,
}

/// A meaning of a sequence of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// What it is.
    pub class: Class,
    /// Number of its value, for [`Table::value`].
    pub value: u32,
    /// Bit i: the i-th word must begin with a capital letter.
    capital: u32,
    /// Bit i: the i-th word must consist of capitals.
    upper: u32,
}

impl Sense {
    /// Do the tokens have the capitals that the form demands?
    pub fn fits(&self, tokens: &[Token]) -> bool {
        if self.capital == 0 {
            return true;
        }
        tokens.iter().take(32).enumerate().all(|(i, t)| {
            let bit = 1 << i;
            (self.capital & bit == 0 || t.shape != Shape::Lower)
                && (self.upper & bit == 0 || t.shape == Shape::Upper)
        })
    }
}

/// Number of a word in a table's vocabulary; 0 is no word of it.
pub type WordId = u32;

/// The node a walk through the trie begins at.
pub const ROOT: u32 = 0;

const SECTIONS: usize = 9;
const SLOTS: usize = 0;
const HASHES: usize = 1;
const WORD_TEXT: usize = 2;
const WORD_CLASSES: usize = 3;
const EDGES: usize = 4;
const NODE_SENSES: usize = 5;
const SENSES: usize = 6;
const VALUE_TEXT: usize = 7;
const TEXT: usize = 8;

/// The lexicon, ready to be searched.
#[derive(Clone, Debug)]
pub struct Table {
    bytes: Cow<'static, [u8]>,
    section: [usize; SECTIONS],
    slot_mask: u32,
    edge_mask: u32,
}

impl Table {
    /// A table over the block that [`build`] made; `None` if it is cut short.
    pub fn new(bytes: Cow<'static, [u8]>) -> Option<Table> {
        let mut section = [0; SECTIONS];
        let mut at = SECTIONS * 4;
        let mut sizes = [0; SECTIONS];
        for i in 0..SECTIONS {
            let size = read(&bytes, i * 4) as usize;
            section[i] = at;
            sizes[i] = size;
            at += size;
        }
        if bytes.len() < at {
            return None;
        }
        Some(Table {
            slot_mask: (sizes[SLOTS] / 4).max(1) as u32 - 1,
            edge_mask: (sizes[EDGES] / 12).max(1) as u32 - 1,
            bytes,
            section,
        })
    }

    fn at(&self, section: usize, index: usize) -> u32 {
        read(&self.bytes, self.section[section] + index * 4)
    }

    /// The number of the word that a token is.
    pub fn word(&self, token: &Token, text: &str) -> WordId {
        let mut slot = token.hash & self.slot_mask;
        loop {
            let word = self.at(SLOTS, slot as usize);
            if word == 0 {
                return 0;
            }
            if self.at(HASHES, word as usize) == token.hash && self.is_word(word, token.text(text))
            {
                return word;
            }
            slot = (slot + 1) & self.slot_mask;
        }
    }

    fn is_word(&self, word: WordId, text: &str) -> bool {
        let known = self.bytes_of(WORD_TEXT, word);
        known == text.as_bytes() || {
            let mut rest = known;
            text.chars().all(|c| {
                let mut buffer = [0; 4];
                let folded = token::fold(c).encode_utf8(&mut buffer);
                match rest.strip_prefix(folded.as_bytes()) {
                    Some(after) => {
                        rest = after;
                        true
                    }
                    None => false,
                }
            }) && rest.is_empty()
        }
    }

    fn bytes_of(&self, section: usize, index: u32) -> &[u8] {
        let from = self.section[TEXT] + self.at(section, index as usize) as usize;
        let to = self.section[TEXT] + self.at(section, index as usize + 1) as usize;
        self.bytes.get(from..to).unwrap_or_default()
    }

    /// The classes of the entries that consist of this one word, however they are cased.
    pub fn classes(&self, word: WordId) -> ClassSet {
        let at = self.section[WORD_CLASSES] + word as usize * 16;
        match self.bytes.get(at..at + 16).and_then(|b| b.try_into().ok()) {
            Some(b) => ClassSet(u128::from_le_bytes(b)),
            None => ClassSet::default(),
        }
    }

    /// The node that a word leads to.
    pub fn step(&self, node: u32, word: WordId) -> Option<u32> {
        let mut slot = edge_hash(node, word) & self.edge_mask;
        loop {
            let at = slot as usize * 3;
            let next = self.at(EDGES, at + 2);
            if next == 0 {
                return None;
            }
            if self.at(EDGES, at) == node && self.at(EDGES, at + 1) == word {
                return Some(next);
            }
            slot = (slot + 1) & self.edge_mask;
        }
    }

    /// The senses of the words that lead to this node.
    pub fn senses(&self, node: u32) -> impl Iterator<Item = Sense> + '_ {
        let from = self.at(NODE_SENSES, node as usize) as usize;
        let to = self.at(NODE_SENSES, node as usize + 1) as usize;
        (from..to).map(|i| Sense {
            class: Class::ALL[self.at(SENSES, i * 4) as usize % Class::ALL.len()],
            value: self.at(SENSES, i * 4 + 1),
            capital: self.at(SENSES, i * 4 + 2),
            upper: self.at(SENSES, i * 4 + 3),
        })
    }

    /// All values, in the order of their numbers.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        let count = (self.section[TEXT] - self.section[VALUE_TEXT]) / 4;
        (1..count as u32).map(|next| self.value(next - 1))
    }

    /// The value of this number.
    pub fn value(&self, value: u32) -> &str {
        std::str::from_utf8(self.bytes_of(VALUE_TEXT, value)).unwrap_or("")
    }
}

fn read(bytes: &[u8], at: usize) -> u32 {
    match bytes.get(at..at + 4).and_then(|b| b.try_into().ok()) {
        Some(b) => u32::from_le_bytes(b),
        None => 0,
    }
}

fn edge_hash(node: u32, word: u32) -> u32 {
    let h = (node.wrapping_mul(0x9e37_79b1) ^ word).wrapping_mul(0x85eb_ca6b);
    h ^ (h >> 15)
}

/// Makes the block of bytes for these entries.
pub fn build<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> Vec<u8> {
    let mut builder = Builder::default();
    builder.intern_value("");
    for entry in entries {
        builder.add(&entry);
    }
    builder.finish()
}

#[derive(Default)]
struct Builder {
    words: HashMap<String, u32>,
    word_list: Vec<String>,
    word_classes: Vec<ClassSet>,
    values: HashMap<String, u32>,
    value_list: Vec<String>,
    edges: HashMap<(u32, u32), u32>,
    /// Edges in the order of their making, so that the block is the same every time.
    edge_list: Vec<(u32, u32, u32)>,
    senses: Vec<Vec<Sense>>,
}

impl Builder {
    fn add(&mut self, entry: &Entry) {
        let mut tokens = Vec::new();
        token::tokenize(entry.form, &mut tokens);
        if tokens.is_empty() || tokens.len() > 32 {
            return;
        }
        if self.senses.is_empty() {
            self.senses.push(Vec::new());
        }
        let (mut node, mut capital, mut upper) = (ROOT, 0, 0);
        for (i, t) in tokens.iter().enumerate() {
            let text = t.text(entry.form);
            let word = self.intern_word(text);
            if t.shape != Shape::Lower {
                capital |= 1 << i;
            }
            if t.shape == Shape::Upper && text.chars().nth(1).is_some() {
                upper |= 1 << i;
            }
            if tokens.len() == 1 {
                let set = &mut self.word_classes[word as usize - 1];
                *set = set.with(entry.class);
            }
            node = self.child(node, word);
        }
        let sense =
            Sense { class: entry.class, value: self.intern_value(entry.value), capital, upper };
        let senses = &mut self.senses[node as usize];
        if !senses.contains(&sense) {
            senses.push(sense);
        }
    }

    fn child(&mut self, node: u32, word: u32) -> u32 {
        if let Some(&next) = self.edges.get(&(node, word)) {
            return next;
        }
        let next = self.senses.len() as u32;
        self.senses.push(Vec::new());
        self.edges.insert((node, word), next);
        self.edge_list.push((node, word, next));
        next
    }

    fn intern_word(&mut self, word: &str) -> u32 {
        let folded: String = word.chars().map(token::fold).collect();
        if let Some(&id) = self.words.get(&folded) {
            return id;
        }
        self.word_list.push(folded.clone());
        self.word_classes.push(ClassSet::default());
        let id = self.word_list.len() as u32;
        self.words.insert(folded, id);
        id
    }

    fn intern_value(&mut self, value: &str) -> u32 {
        if let Some(&id) = self.values.get(value) {
            return id;
        }
        let id = self.value_list.len() as u32;
        self.value_list.push(value.to_owned());
        self.values.insert(value.to_owned(), id);
        id
    }

    fn finish(self) -> Vec<u8> {
        let mut sections: [Vec<u8>; SECTIONS] = Default::default();
        let put = |out: &mut Vec<u8>, n: u32| out.extend_from_slice(&n.to_le_bytes());

        let slots = (self.word_list.len() * 2).next_power_of_two().max(2);
        let mut slot_of = vec![0u32; slots];
        put(&mut sections[HASHES], 0);
        sections[WORD_CLASSES].extend_from_slice(&0u128.to_le_bytes());
        let mut text = Vec::new();
        put(&mut sections[WORD_TEXT], 0);
        for (i, word) in self.word_list.iter().enumerate() {
            let hash = token::hash_word(word);
            let mut slot = hash as usize & (slots - 1);
            while slot_of[slot] != 0 {
                slot = (slot + 1) & (slots - 1);
            }
            slot_of[slot] = i as u32 + 1;
            put(&mut sections[HASHES], hash);
            sections[WORD_CLASSES].extend_from_slice(&self.word_classes[i].0.to_le_bytes());
            put(&mut sections[WORD_TEXT], text.len() as u32);
            text.extend_from_slice(word.as_bytes());
        }
        put(&mut sections[WORD_TEXT], text.len() as u32);
        for slot in slot_of {
            put(&mut sections[SLOTS], slot);
        }

        let edges = (self.edge_list.len() * 2).next_power_of_two().max(2);
        let mut edge_at = vec![[0u32; 3]; edges];
        for (node, word, next) in self.edge_list {
            let mut slot = edge_hash(node, word) as usize & (edges - 1);
            while edge_at[slot][2] != 0 {
                slot = (slot + 1) & (edges - 1);
            }
            edge_at[slot] = [node, word, next];
        }
        for number in edge_at.into_iter().flatten() {
            put(&mut sections[EDGES], number);
        }

        let mut count = 0;
        for senses in &self.senses {
            put(&mut sections[NODE_SENSES], count);
            for s in senses {
                for number in [s.class as u32, s.value, s.capital, s.upper] {
                    put(&mut sections[SENSES], number);
                }
                count += 1;
            }
        }
        put(&mut sections[NODE_SENSES], count);

        for value in &self.value_list {
            put(&mut sections[VALUE_TEXT], text.len() as u32);
            text.extend_from_slice(value.as_bytes());
        }
        put(&mut sections[VALUE_TEXT], text.len() as u32);
        sections[TEXT] = text;

        let mut out = Vec::new();
        for section in &sections {
            put(&mut out, section.len() as u32);
        }
        for section in &sections {
            out.extend_from_slice(section);
        }
        out
    }
}
