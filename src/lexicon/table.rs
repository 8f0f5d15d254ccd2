//! The lexicon as one block of bytes: a vocabulary, a trie over word numbers, and senses.
//!
//! The build script makes the block from `data/*.tsv`; the program reads it where it lies, so
//! that nothing is built at start. A caller's own entries make a second, small block at run time.
//!
//! Layout, all numbers little-endian `u32`: the sizes of the sections, then the sections. Vocabulary
//! slots (open addressing by word hash: both hashes and the word's number), word class sets (16
//! bytes each), trie nodes (first sense, one past
//! the last, filter of the words that go on), trie edges (open
//! addressing by node and word: node, word, next node), senses, and where in the text of all values
//! each begins. The node of a single word has the word's number.

use super::class::{Class, ClassSet};
use crate::text::token::{self, Shape, Token};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

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
    /// Does the text have the capitals that the form demands? Bit i of the masks says whether the
    /// i-th token begins with a capital letter, and whether it consists of capitals.
    pub fn fits(&self, capital: u32, upper: u32) -> bool {
        self.capital & !capital == 0 && self.upper & !upper == 0
    }
}

/// Number of a word in a table's vocabulary; 0 is no word of it.
pub type WordId = u32;

/// The most words an entry may have.
const MOST_WORDS: usize = 32;

const SECTIONS: usize = 6;
const SLOTS: usize = 0;
const CLASSES: usize = 1;
const NODES: usize = 2;
const EDGES: usize = 3;
const SENSES: usize = 4;
const VALUES: usize = 5;

/// The lexicon, ready to be searched.
#[derive(Clone, Debug)]
pub struct Table {
    bytes: Cow<'static, [u8]>,
    sections: [Range<usize>; SECTIONS],
    /// The text of all values.
    values: Cow<'static, str>,
}

impl Table {
    /// A table over the block and the text that [`build`] made; `None` if it is cut short.
    pub fn new(bytes: Cow<'static, [u8]>, values: Cow<'static, str>) -> Option<Table> {
        let mut at = SECTIONS * 4;
        let sizes = bytes.get(..at)?.as_chunks().0;
        let sections = std::array::from_fn(|i| {
            let start = at;
            at += u32::from_le_bytes(sizes[i]) as usize;
            start..at
        });
        (bytes.len() >= at).then_some(Table { bytes, sections, values })
    }

    /// The sections, to be searched.
    pub fn reader(&self) -> Reader<'_> {
        let (slots, edges) = (self.section(SLOTS), self.section(EDGES));
        Reader {
            slots,
            slot_mask: slots.len().max(1) as u32 - 1,
            classes: self.section(CLASSES),
            nodes: self.section(NODES),
            edges,
            edge_mask: edges.len().max(1) as u32 - 1,
            senses: self.section(SENSES),
        }
    }

    fn section<const N: usize>(&self, section: usize) -> &[[u8; N]] {
        self.bytes[self.sections[section].clone()].as_chunks().0
    }

    /// All values, in the order of their numbers.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        let count = self.section::<4>(VALUES).len();
        (1..count as u32).map(|next| self.value(next - 1))
    }

    /// The value of this number.
    pub fn value(&self, value: u32) -> &str {
        match self.section(VALUES)[value as usize..] {
            [from, to, ..] => {
                &self.values[u32::from_le_bytes(from) as usize..u32::from_le_bytes(to) as usize]
            }
            _ => "",
        }
    }
}

/// The sections of a [`Table`], laid open for many questions.
#[derive(Clone, Copy)]
pub struct Reader<'t> {
    slots: &'t [[u8; 12]],
    slot_mask: u32,
    classes: &'t [[u8; 16]],
    nodes: &'t [[u8; 16]],
    edges: &'t [[u8; 12]],
    edge_mask: u32,
    senses: &'t [[u8; 16]],
}

impl Reader<'_> {
    /// The number of the word that a token is.
    pub fn word(&self, token: &Token) -> WordId {
        let mut slot = token.hash & self.slot_mask;
        while let Some(&bytes) = self.slots.get(slot as usize) {
            let [hash, check, word] = numbers(bytes);
            if word == 0 || hash == token.hash && check == token.check {
                return word;
            }
            slot = (slot + 1) & self.slot_mask;
        }
        0
    }

    /// The classes of the entries that consist of this one word, however they are cased.
    pub fn classes(&self, word: WordId) -> ClassSet {
        let set = self.classes.get(word as usize);
        set.map_or(ClassSet::default(), |&bytes| ClassSet(u128::from_le_bytes(bytes)))
    }

    /// The node that another word leads to.
    pub fn step(&self, node: u32, word: WordId) -> Option<u32> {
        let [_, _, low, high] = numbers(*self.nodes.get(node as usize)?);
        if (u64::from(high) << 32 | u64::from(low)) & filter_bit(word) == 0 {
            return None;
        }
        let mut slot = edge_hash(node, word) & self.edge_mask;
        loop {
            let [from, by, next] = numbers(*self.edges.get(slot as usize)?);
            if next == 0 {
                return None;
            }
            if from == node && by == word {
                return Some(next);
            }
            slot = (slot + 1) & self.edge_mask;
        }
    }

    /// The senses of the words that lead to this node.
    pub fn senses(&self, node: u32) -> impl Iterator<Item = Sense> + '_ {
        let [from, to, ..] = self.nodes.get(node as usize).map_or([0; 4], |&node| numbers(node));
        let senses = self.senses.get(from as usize..to as usize).unwrap_or_default();
        senses.iter().map(|&bytes| {
            let [class, value, capital, upper] = numbers(bytes);
            Sense { class: Class::ALL[class as usize], value, capital, upper }
        })
    }
}

fn numbers<const BYTES: usize, const N: usize>(bytes: [u8; BYTES]) -> [u32; N] {
    std::array::from_fn(|i| u32::from_le_bytes(std::array::from_fn(|k| bytes[i * 4 + k])))
}

fn edge_hash(node: u32, word: WordId) -> u32 {
    let h = (node.wrapping_mul(0x9e37_79b1) ^ word).wrapping_mul(0x85eb_ca6b);
    h ^ (h >> 15)
}

/// The bit of a word in the filters of the nodes that it may lead on from.
fn filter_bit(word: WordId) -> u64 {
    1 << (word.wrapping_mul(0x9e37_79b1) >> 26)
}

/// Makes the block of bytes for these entries, and the text of their values.
pub fn build<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> (Vec<u8>, String) {
    let mut builder = Builder::default();
    builder.intern_value("");
    for entry in entries {
        builder.add(&entry);
    }
    builder.finish()
}

#[derive(Default)]
struct Builder {
    /// Number of each folded word, from 1.
    words: HashMap<String, WordId>,
    /// For each word, its hashes.
    hashes: Vec<[u32; 2]>,
    classes: Vec<ClassSet>,
    values: HashMap<String, u32>,
    value_list: Vec<String>,
    forms: Vec<(Vec<WordId>, Sense)>,
}

impl Builder {
    fn add(&mut self, entry: &Entry) {
        let mut tokens = Vec::new();
        token::tokenize(entry.form, &mut tokens);
        if tokens.is_empty() || tokens.len() > MOST_WORDS {
            return;
        }
        let (mut words, mut capital, mut upper) = (Vec::new(), 0, 0);
        for (i, t) in tokens.iter().enumerate() {
            let text = t.text(entry.form);
            let word = self.intern_word(t, text);
            if t.shape != Shape::Lower {
                capital |= 1 << i;
            }
            if t.shape == Shape::Upper && text.chars().nth(1).is_some() {
                upper |= 1 << i;
            }
            if tokens.len() == 1 {
                let set = &mut self.classes[word as usize - 1];
                *set = set.with(entry.class);
            }
            words.push(word);
        }
        let value = self.intern_value(entry.value);
        self.forms.push((words, Sense { class: entry.class, value, capital, upper }));
    }

    fn intern_word(&mut self, token: &Token, text: &str) -> WordId {
        let folded: String = text.chars().map(token::fold).collect();
        *self.words.entry(folded).or_insert_with(|| {
            self.hashes.push([token.hash, token.check]);
            self.classes.push(ClassSet::default());
            self.hashes.len() as WordId
        })
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

    fn finish(self) -> (Vec<u8>, String) {
        let mut sections: [Vec<u8>; SECTIONS] = Default::default();
        sections[SLOTS] = self.slots();
        for set in [ClassSet::default()].iter().chain(&self.classes) {
            sections[CLASSES].extend_from_slice(&set.0.to_le_bytes());
        }
        let trie = Trie::of(&self.forms, self.hashes.len());
        sections[EDGES] = trie.edges();
        let mut to = 0;
        for (filter, senses) in &trie.nodes {
            let from = to;
            to += senses.len() as u32;
            put(&mut sections[NODES], [from, to, *filter as u32, (filter >> 32) as u32]);
            for s in senses {
                put(&mut sections[SENSES], [s.class as u32, s.value, s.capital, s.upper]);
            }
        }

        let mut values = String::new();
        for value in &self.value_list {
            put(&mut sections[VALUES], [values.len() as u32]);
            values += value;
        }
        put(&mut sections[VALUES], [values.len() as u32]);

        let mut out = Vec::new();
        put(&mut out, sections.each_ref().map(|section| section.len() as u32));
        out.extend(sections.into_iter().flatten());
        (out, values)
    }

    fn slots(&self) -> Vec<u8> {
        let mut slots = vec![[0; 3]; slots_for(self.hashes.len())];
        for (&[hash, check], word) in self.hashes.iter().zip(1..) {
            let mut slot = hash as usize & (slots.len() - 1);
            while slots[slot] != [0; 3] {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = [hash, check, word];
        }
        let mut out = Vec::new();
        slots.into_iter().for_each(|slot| put(&mut out, slot));
        out
    }
}

struct Trie {
    /// For each node, the filter of the words that lead on and the senses. The first is no node.
    nodes: Vec<(u64, Vec<Sense>)>,
    /// Node, word and next node, in the order of their making, so that the block is the same every
    /// time.
    edges: Vec<[u32; 3]>,
}

impl Trie {
    /// The trie over the forms, whose words have numbers up to `words`.
    fn of(forms: &[(Vec<WordId>, Sense)], words: usize) -> Trie {
        let mut trie = Trie { nodes: vec![(0, Vec::new()); words + 1], edges: Vec::new() };
        let mut known: HashMap<(u32, WordId), u32> = HashMap::new();
        for (words, sense) in forms {
            let next = |node: u32, &word: &WordId| {
                *known.entry((node, word)).or_insert_with(|| {
                    let next = trie.nodes.len() as u32;
                    trie.nodes.push((0, Vec::new()));
                    trie.nodes[node as usize].0 |= filter_bit(word);
                    trie.edges.push([node, word, next]);
                    next
                })
            };
            let node = words[1..].iter().fold(words[0], next);
            let senses = &mut trie.nodes[node as usize].1;
            if !senses.contains(sense) {
                senses.push(*sense);
            }
        }
        trie
    }

    fn edges(&self) -> Vec<u8> {
        let mut slots = vec![[0; 3]; slots_for(self.edges.len())];
        for &edge in &self.edges {
            let mut slot = edge_hash(edge[0], edge[1]) as usize & (slots.len() - 1);
            while slots[slot] != [0; 3] {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = edge;
        }
        let mut out = Vec::new();
        slots.into_iter().for_each(|slot| put(&mut out, slot));
        out
    }
}

/// How many slots a table has for so many keys: a power of two, at most three quarters full.
fn slots_for(keys: usize) -> usize {
    (keys * 4 / 3 + 1).next_power_of_two()
}

fn put<const N: usize>(out: &mut Vec<u8>, numbers: [u32; N]) {
    numbers.iter().for_each(|n| out.extend_from_slice(&n.to_le_bytes()));
}
