//! The lexicon as one block of bytes: a vocabulary, a trie over word numbers, and senses.
//!
//! The build script makes the block from `data/*.tsv`; the program reads it where it lies, so
//! that nothing is built at start. A caller's own entries make a second, small block at run time.
//!
//! Layout, all numbers little-endian `u32`: the sizes of the sections, then the sections.
//! Vocabulary slots (open addressing by word hash: the word's number under the hash's high bits),
//! the single words (where a word's senses begin, its other hash, the number of its [`Spelling`] and
//! the block of its edges), the different spellings (four class sets of 16 bytes each), two filters of the trie's edges (a bit for each hash of node and word; the second
//! holds those to forms that may begin with a small letter), the edges (word, block and senses of
//! the next node), senses (value, class and number of the demand; of a single word the number of
//! its group instead), the demands of capitals (two masks), and where in the text of all values
//! each begins.
//!
//! A node of the trie is known by the block of its edges, in which they lie by open addressing;
//! without edges it is 0. All is laid out so that few lines of the cache are touched: the words of
//! most entries come first, what is known of a word lies together, an edge holds its only sense
//! itself, and behind the block of a node come those of the nodes that it leads to.

use super::class::{Class, ClassSet};
use crate::normalize::syllable;
use crate::text::token::{self, Shape, Token};
use std::collections::{HashMap, HashSet};
use std::iter;

/// Where the bit of a word is in a filter of so many numbers: which number, and that bit of it.
#[inline]
pub fn filter_bit(word: &Token, numbers: usize) -> (usize, u64) {
    let bit = word.hash as usize % (numbers * 64);
    (bit / 64, 1 << (bit % 64))
}

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sense {
    /// What it is.
    pub class: Class,
    /// Number of its value, for [`Reader::value`].
    pub value: u32,
    /// Number of the capitals it demands; 0 for none.
    demand: u32,
}

impl Sense {
    fn numbers(self) -> [u32; 2] {
        [self.value, self.class as u32 | self.demand << CLASS_BITS]
    }
}

/// Which words are written in capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Capitals {
    /// Bit i: the i-th word begins with a capital letter.
    first: u32,
    /// Bit i: the i-th word consists of capitals.
    all: u32,
}

impl Capitals {
    /// Adds the `i`-th word.
    #[inline]
    pub fn add(&mut self, i: usize, shape: Shape) {
        self.first |= u32::from(shape != Shape::Lower) << i;
        self.all |= u32::from(shape == Shape::Upper) << i;
    }

    fn meet(self, demand: Capitals) -> bool {
        demand.first & !self.first == 0 && demand.all & !self.all == 0
    }
}

/// Number of a word in a table's vocabulary; 0 is no word of it.
pub type WordId = u32;

/// The most words an entry may have.
const MOST_WORDS: usize = 32;

/// Classes of which some entry is at almost every word. Their entries of one word that demand no
/// capital stand in the background: whoever looks for them finds them by the classes of the word.
pub const BACKGROUND: ClassSet = ClassSet::of(&[
    Class::SentenceStarter,
    Class::StarterOrName,
    Class::OrgStop,
    Class::OrgLink,
    Class::Counted,
]);

const SECTIONS: usize = 8;
const SLOTS: usize = 0;
const WORDS: usize = 1;
const SPELLINGS: usize = 2;
const FILTER: usize = 3;
const EDGES: usize = 4;
const SENSES: usize = 5;
const DEMANDS: usize = 6;
const VALUES: usize = 7;

/// A lexicon made at run time.
#[derive(Clone, Debug)]
pub struct Table {
    bytes: Vec<u8>,
    values: String,
}

impl Table {
    /// The lexicon of these entries.
    pub fn of<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> Table {
        let (bytes, values) = build(entries);
        Table { bytes, values }
    }

    /// The lexicon, to be searched.
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(&self.bytes, &self.values)
    }
}

/// A lexicon, to be searched.
#[derive(Clone, Copy)]
pub struct Reader<'t> {
    slots: &'t [[u8; 4]],
    slot_mask: u32,
    /// The bits of a slot that are the word's number.
    word_mask: u32,
    words: &'t [[u8; 16]],
    spellings: &'t [[u8; 64]],
    filter: &'t [[u8; 4]],
    filter_mask: u32,
    edges: &'t [[u8; 16]],
    senses: &'t [[u8; 8]],
    demands: &'t [[u8; 8]],
    /// Where each value begins in the text of all, and where the last one ends.
    value_starts: &'t [[u8; 4]],
    values: &'t str,
}

impl<'t> Reader<'t> {
    /// A lexicon as [`build`] made it: the block and the text of all values. Of the built-in one the
    /// compiler reads the sizes, so that where its sections lie are constants of the program.
    ///
    /// # Panics
    ///
    /// If the block is cut short.
    pub const fn new(bytes: &'t [u8], values: &'t str) -> Reader<'t> {
        let (slots, words) = (section(bytes, SLOTS), section(bytes, WORDS));
        let filter: &[[u8; 4]] = section(bytes, FILTER);
        Reader {
            slots,
            slot_mask: mask(slots.len()),
            word_mask: word_mask(words.len()),
            words,
            spellings: section(bytes, SPELLINGS),
            filter,
            filter_mask: mask(filter.len() * 16),
            edges: section(bytes, EDGES),
            senses: section(bytes, SENSES),
            demands: section(bytes, DEMANDS),
            value_starts: section(bytes, VALUES),
            values,
        }
    }

    /// All values, in the order of their numbers.
    pub fn values(self) -> impl Iterator<Item = &'t str> {
        (1..self.value_starts.len() as u32).map(move |next| self.value(next - 1))
    }

    /// The value of this number.
    #[inline]
    pub fn value(&self, value: u32) -> &'t str {
        match self.value_starts.get(value as usize..) {
            Some(&[from, to, ..]) => {
                &self.values[u32::from_le_bytes(from) as usize..u32::from_le_bytes(to) as usize]
            }
            _ => "",
        }
    }

    /// The number of the word that a token is.
    #[inline]
    pub fn word(&self, token: &Token) -> WordId {
        let mut at = token.hash & self.slot_mask;
        while let Some(&bytes) = self.slots.get(at as usize) {
            let slot = u32::from_le_bytes(bytes);
            let word = slot & self.word_mask;
            if word == 0 {
                break;
            }
            if (slot ^ token.hash) & !self.word_mask == 0 && self.known(word).check == token.check {
                return word;
            }
            at = (at + 1) & self.slot_mask;
        }
        0
    }

    #[inline]
    fn known(&self, word: WordId) -> Word {
        let [senses, check, spelling, node] =
            self.words.get(word as usize).map_or([0; 4], |&word| numbers(word));
        Word { senses, check, spelling, node }
    }

    /// The classes of the entries that consist of this one word, by how it is spelled.
    #[inline]
    pub fn spelling(&self, word: WordId) -> Spelling<'t> {
        Spelling(self.spellings.get(self.known(word).spelling as usize).unwrap_or(&[0; 64]))
    }

    /// The senses of a single word, if it is written so; those in the background ([`BACKGROUND`])
    /// left out.
    #[inline]
    pub fn senses(
        &self,
        word: WordId,
        shape: Shape,
    ) -> impl DoubleEndedIterator<Item = Sense> + use<'t> {
        let senses = self.all_senses(word).iter().filter(move |&&b| group(b) <= shape as u32);
        senses.map(|&bytes| sense(numbers(bytes)))
    }

    /// The senses of a word that stand in the background.
    pub fn background(&self, word: WordId) -> impl Iterator<Item = Sense> + use<'t> {
        let senses = self.all_senses(word).iter().filter(|&&bytes| group(bytes) == BACK);
        senses.map(|&bytes| sense(numbers(bytes)))
    }

    #[inline]
    fn all_senses(&self, word: WordId) -> &'t [[u8; 8]] {
        let (from, to) = (self.known(word).senses, self.known(word + 1).senses);
        self.senses.get(from as usize..to as usize).unwrap_or_default()
    }

    /// The node of a single word.
    #[inline]
    pub fn node(&self, word: WordId) -> u32 {
        self.known(word).node
    }

    /// The slot of the edge that may lead from a node over another word, and whether one may.
    /// `shape` is that of the first word of all.
    #[inline(always)]
    pub fn slot(&self, node: u32, word: WordId, shape: Shape) -> (u32, bool) {
        let hash = edge_hash(node, word);
        let half = if shape == Shape::Lower { self.filter_mask + 1 } else { 0 };
        let bit = (hash & self.filter_mask) + half;
        let bits = self.filter.get(bit as usize / 32).map_or(0, |&bits| u32::from_le_bytes(bits));
        let passes = (bits >> (bit % 32) & 1 != 0) & (node != 0) & (word != 0);
        (Block::of(node).slot(hash, 0), passes)
    }

    /// What the slot of an edge holds.
    #[inline]
    pub fn edge(&self, slot: u32) -> Edge {
        let bytes = self.edges.get(slot as usize).copied().unwrap_or_default();
        let [by, node, ..]: [u32; 4] = numbers(bytes);
        Edge { by, node, senses: std::array::from_fn(|i| bytes[8 + i]) }
    }

    /// Where another word leads from a node, if this edge or one that lies behind it does.
    #[inline]
    pub fn step(&self, edge: Edge, node: u32, word: WordId) -> Option<Edge> {
        if edge.by == word { Some(edge) } else { self.probe(edge, node, word) }
    }

    fn probe(&self, mut edge: Edge, node: u32, word: WordId) -> Option<Edge> {
        let (block, hash) = (Block::of(node), edge_hash(node, word));
        for behind in 1..block.size() {
            if edge.by == 0 {
                break;
            }
            edge = self.edge(block.slot(hash, behind));
            if edge.by == word {
                return Some(edge);
            }
        }
        None
    }

    /// The senses of the words that lead to where a step ends, if they are written so.
    #[inline]
    pub fn senses_at<'a>(
        &'a self,
        edge: &'a Edge,
        capitals: Capitals,
    ) -> impl Iterator<Item = Sense> + use<'a, 't> {
        let [first, rest]: [u32; 2] = numbers(edge.senses);
        let senses = if rest & CLASS_MASK == SEVERAL {
            self.senses.get(first as usize..(first + (rest >> CLASS_BITS)) as usize)
        } else {
            Some(std::slice::from_ref(&edge.senses))
        };
        let senses = senses.unwrap_or_default().iter().map(|&bytes| sense(numbers(bytes)));
        senses.filter(move |s| self.is_met(s.demand, capitals))
    }

    /// Has the text the capitals that a form demands? Without a guess whether it demands any.
    #[inline]
    fn is_met(&self, demand: u32, capitals: Capitals) -> bool {
        self.demands.get(demand as usize).is_some_and(|&demand| {
            let [first, all] = numbers(demand);
            capitals.meet(Capitals { first, all })
        })
    }
}

/// What a slot of the trie's edges holds.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// The word it leads over; 0 if the slot is empty.
    by: u32,
    /// The node it leads to; 0 if no edge leads on from there.
    pub node: u32,
    /// The only sense of that node, as in the section of senses, or where its senses begin and
    /// their count, under [`SEVERAL`].
    senses: [u8; 8],
}

/// Where the edges of a node lie: a power of two of slots.
#[derive(Clone, Copy)]
struct Block {
    start: u32,
    log_size: u32,
}

/// The low bits of a node's number, which say where its block begins.
const START_BITS: u32 = 27;

impl Block {
    #[inline]
    fn of(node: u32) -> Block {
        Block { start: node & ((1 << START_BITS) - 1), log_size: node >> START_BITS }
    }

    /// The number of the node whose edges are there.
    fn node(self) -> u32 {
        debug_assert!(self.start < 1 << START_BITS);
        self.start | self.log_size << START_BITS
    }

    #[inline]
    fn size(self) -> u32 {
        1 << self.log_size
    }

    /// The slot so many behind the one that belongs to a hash.
    #[inline]
    fn slot(self, hash: u32, behind: u32) -> u32 {
        // The filter goes by the low bits.
        self.start + (hash.rotate_left(14).wrapping_add(behind) & (self.size() - 1))
    }
}

/// What is known of a single word.
#[derive(Clone, Copy)]
struct Word {
    /// Where its senses begin, which are sorted by group; they end where the next word's begin.
    senses: u32,
    /// The hash that its number was not looked up by.
    check: u32,
    /// The number of its [`Spelling`].
    spelling: u32,
    node: u32,
}

/// The classes of the entries that consist of one word, by how it is spelled: of all, with
/// [`ClassSet::SYLLABLE`] for a syllable; then of those that a word of each [`Shape`] may be.
#[derive(Clone, Copy)]
pub struct Spelling<'t>(&'t [u8; 64]);

impl Spelling<'_> {
    /// The classes of all, however they are cased.
    #[inline]
    pub fn all(self) -> ClassSet {
        self.set(0)
    }

    /// The classes of those that a word of this shape may be.
    #[inline]
    pub fn of(self, shape: Shape) -> ClassSet {
        self.set(1 + shape as usize)
    }

    #[inline]
    fn set(self, number: usize) -> ClassSet {
        let sets: &[[u8; 16]] = self.0.as_chunks().0;
        ClassSet(u128::from_le_bytes(sets[number]))
    }
}

/// The groups of a single word's senses: those that a word of each [`Shape`] may have and no
/// smaller one, and those in the background.
const GROUPS: usize = 4;
const BACK: u32 = GROUPS as u32 - 1;

/// The group of a single word's sense.
#[inline]
fn group(bytes: [u8; 8]) -> u32 {
    let [_, class] = numbers(bytes);
    class >> CLASS_BITS
}

/// The bits that the number of any of so many words needs.
const fn word_mask(words: usize) -> u32 {
    mask((words as u32).next_power_of_two() as usize)
}

/// The bits that the number of any of so many things needs, which are a power of two, or none.
const fn mask(count: usize) -> u32 {
    (count as u32).saturating_sub(1)
}

/// A section of a block.
const fn section<const N: usize>(bytes: &[u8], number: usize) -> &[[u8; N]] {
    let (sizes, mut rest) = bytes.split_at(SECTIONS * 4);
    let sizes: &[[u8; 4]] = sizes.as_chunks().0;
    let mut before = 0;
    while before < number {
        rest = rest.split_at(u32::from_le_bytes(sizes[before]) as usize).1;
        before += 1;
    }
    rest.split_at(u32::from_le_bytes(sizes[number]) as usize).0.as_chunks().0
}

/// The low bits of a sense's second number, which hold its class.
const CLASS_BITS: u32 = 8;
const CLASS_MASK: u32 = (1 << CLASS_BITS) - 1;
/// No class: the senses of an edge, none or several, stand elsewhere.
const SEVERAL: u32 = CLASS_MASK;

#[inline]
fn sense([value, class]: [u32; 2]) -> Sense {
    let demand = class >> CLASS_BITS;
    Sense { class: Class::ALL[(class & CLASS_MASK) as usize], value, demand }
}

fn numbers<const BYTES: usize, const N: usize>(bytes: [u8; BYTES]) -> [u32; N] {
    std::array::from_fn(|i| u32::from_le_bytes(std::array::from_fn(|k| bytes[i * 4 + k])))
}

fn edge_hash(node: u32, word: WordId) -> u32 {
    let h = (node.wrapping_mul(0x9e37_79b1) ^ word).wrapping_mul(0x85eb_ca6b);
    h ^ (h >> 15)
}

/// Makes the block of bytes for these entries, and the text of their values.
pub fn build<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> (Vec<u8>, String) {
    let mut builder = Builder::default();
    builder.intern_value("");
    builder.intern_demand(Capitals::default());
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
    /// Number of each demand of capitals.
    demands: HashMap<Capitals, u32>,
    demand_list: Vec<Capitals>,
    forms: Vec<(Vec<WordId>, Sense)>,
}

impl Builder {
    fn add(&mut self, entry: &Entry) {
        let mut tokens = Vec::new();
        token::tokenize(entry.form, &mut tokens);
        if tokens.is_empty() || tokens.len() > MOST_WORDS {
            return;
        }
        let (mut words, mut capitals) = (Vec::new(), Capitals::default());
        for (i, t) in tokens.iter().enumerate() {
            let text = t.text(entry.form);
            let word = self.intern_word(t, text);
            let single = t.shape == Shape::Upper && text.chars().nth(1).is_none();
            capitals.add(i, if single { Shape::Title } else { t.shape });
            if tokens.len() == 1 {
                let set = &mut self.classes[word as usize - 1];
                *set = set.with(entry.class);
            }
            words.push(word);
        }
        if entry.class == Class::StarterPhrase {
            capitals.first |= 1;
        }
        let value = self.intern_value(entry.value);
        let demand = self.intern_demand(capitals);
        self.forms.push((words, Sense { class: entry.class, value, demand }));
    }

    fn intern_demand(&mut self, capitals: Capitals) -> u32 {
        *self.demands.entry(capitals).or_insert_with(|| {
            self.demand_list.push(capitals);
            self.demand_list.len() as u32 - 1
        })
    }

    fn intern_word(&mut self, token: &Token, text: &str) -> WordId {
        let folded: String = text.chars().map(token::fold).collect();
        let spelling =
            if syllable::is_vietnamese(&folded) { ClassSet::SYLLABLE } else { ClassSet::default() };
        *self.words.entry(folded).or_insert_with(|| {
            self.hashes.push([token.hash, token.check]);
            self.classes.push(spelling);
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

    fn finish(mut self) -> (Vec<u8>, String) {
        self.sort_words();
        let mut sections: [Vec<u8>; SECTIONS] = Default::default();
        sections[SLOTS] = self.slots();
        let trie = Trie::of(&self.forms, &self.demand_list, self.hashes.len());
        let blocks = trie.blocks();
        let words = &trie.nodes[..=self.hashes.len()];
        let mut count = 0;
        let mut spellings = Spellings::default();
        spellings.of([ClassSet::default(); GROUPS]);
        let (no_hashes, no_classes) = ([0; 2], ClassSet::default());
        let hashes = iter::once(&no_hashes).chain(&self.hashes);
        let classes = iter::once(&no_classes).chain(&self.classes);
        for (((word, node), [_, check]), &all) in words.iter().zip(&blocks).zip(hashes).zip(classes)
        {
            let groups = self.groups(&word.senses);
            let spelling = spellings.of(sets_of(all, &groups));
            put(&mut sections[WORDS], [count, *check, spelling, *node]);
            for sense in groups.iter().flatten() {
                put(&mut sections[SENSES], sense.numbers());
                count += 1;
            }
        }
        put(&mut sections[WORDS], [count, 0, 0, 0]);
        for set in spellings.list.as_flattened() {
            sections[SPELLINGS].extend_from_slice(&set.0.to_le_bytes());
        }
        [sections[FILTER], sections[EDGES]] = trie.edges(&blocks, &mut sections[SENSES]);
        for demand in &self.demand_list {
            put(&mut sections[DEMANDS], [demand.first, demand.all]);
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

    /// The senses of a single word by groups, which stand in the place of the demands.
    fn groups(&self, senses: &[Sense]) -> [Vec<Sense>; GROUPS] {
        let mut groups: [Vec<Sense>; GROUPS] = Default::default();
        for &sense in senses {
            let group = match self.demand_list[sense.demand as usize] {
                Capitals { first: 0, .. } if BACKGROUND.has(sense.class) => BACK,
                Capitals { first: 0, .. } => Shape::Lower as u32,
                Capitals { all: 0, .. } => Shape::Title as u32,
                _ => Shape::Upper as u32,
            };
            groups[group as usize].push(Sense { demand: group, ..sense });
        }
        groups
    }

    /// Gives the words of most entries the lowest numbers.
    fn sort_words(&mut self) {
        let mut counts = vec![0; self.hashes.len()];
        self.forms.iter().flat_map(|(words, _)| words).for_each(|&w| counts[w as usize - 1] += 1);
        let mut order: Vec<usize> = (0..counts.len()).collect();
        order.sort_by_key(|&w| std::cmp::Reverse(counts[w]));
        self.hashes = order.iter().map(|&w| self.hashes[w]).collect();
        self.classes = order.iter().map(|&w| self.classes[w]).collect();
        let mut number = vec![0; order.len()];
        order.iter().zip(1..).for_each(|(&w, n)| number[w] = n);
        for word in self.forms.iter_mut().flat_map(|(words, _)| words) {
            *word = number[*word as usize - 1];
        }
    }

    fn slots(&self) -> Vec<u8> {
        let mut slots = vec![[0]; slots_for(self.hashes.len())];
        let mask = word_mask(self.hashes.len() + 2);
        for (&[hash, _], word) in self.hashes.iter().zip(1..) {
            let mut slot = hash as usize & (slots.len() - 1);
            while slots[slot] != [0] {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = [hash & !mask | word];
        }
        let mut out = Vec::new();
        slots.into_iter().for_each(|slot| put(&mut out, slot));
        out
    }
}

/// The four sets of a [`Spelling`].
fn sets_of(all: ClassSet, groups: &[Vec<Sense>; GROUPS]) -> [ClassSet; GROUPS] {
    let with = |set: ClassSet, group: &[Sense]| group.iter().fold(set, |set, s| set.with(s.class));
    let mut so_far = with(ClassSet::default(), &groups[BACK as usize]);
    let mut sets = [all; GROUPS];
    for (set, group) in sets[1..].iter_mut().zip(groups) {
        so_far = with(so_far, group);
        *set = so_far;
    }
    sets
}

/// Numbers for the different spellings.
#[derive(Default)]
struct Spellings {
    list: Vec<[ClassSet; GROUPS]>,
    known: HashMap<[ClassSet; GROUPS], u32>,
}

impl Spellings {
    fn of(&mut self, sets: [ClassSet; GROUPS]) -> u32 {
        *self.known.entry(sets).or_insert_with(|| {
            self.list.push(sets);
            self.list.len() as u32 - 1
        })
    }
}

struct Trie {
    /// That of each single word has the word's number; the first is none.
    nodes: Vec<Node>,
}

#[derive(Clone, Default)]
struct Node {
    senses: Vec<Sense>,
    /// Does it lie on the way of a form that may begin with a small letter?
    small: bool,
    /// The words that lead on, with the nodes they lead to.
    next: Vec<(WordId, u32)>,
}

impl Trie {
    /// The trie over the forms, whose words have numbers up to `words`.
    fn of(forms: &[(Vec<WordId>, Sense)], demands: &[Capitals], words: usize) -> Trie {
        let mut nodes = vec![Node::default(); words + 1];
        let mut known: HashMap<(u32, WordId), u32> = HashMap::new();
        let mut told: HashSet<(u32, Sense)> = HashSet::new();
        for (form, sense) in forms {
            let small = demands[sense.demand as usize].first & 1 == 0;
            let next = |node: u32, &word: &WordId| {
                let next = *known.entry((node, word)).or_insert_with(|| {
                    let next = nodes.len() as u32;
                    nodes.push(Node::default());
                    nodes[node as usize].next.push((word, next));
                    next
                });
                nodes[next as usize].small |= small;
                next
            };
            let node = form[1..].iter().fold(form[0], next);
            if told.insert((node, *sense)) {
                nodes[node as usize].senses.push(*sense);
            }
        }
        Trie { nodes }
    }

    /// For each node its number in the table, which says where its edges lie: behind those of the
    /// node that leads to it, and so from each single word on.
    fn blocks(&self) -> Vec<u32> {
        let mut blocks = vec![0; self.nodes.len()];
        let mut end = 1;
        let mut open: Vec<u32> = (0..self.nodes.len() as u32).rev().collect();
        while let Some(node) = open.pop() {
            let next = &self.nodes[node as usize].next;
            if next.is_empty() || blocks[node as usize] != 0 {
                continue;
            }
            let size = (next.len() + next.len() / 4).next_power_of_two();
            blocks[node as usize] = Block { start: end, log_size: size.ilog2() }.node();
            end += size as u32;
            open.extend(next.iter().rev().map(|&(_, next)| next));
        }
        blocks
    }

    /// The filter, and the edges; the senses of the nodes they lead to are put behind the others.
    fn edges(&self, blocks: &[u32], senses: &mut Vec<u8>) -> [Vec<u8>; 2] {
        let count: usize = self.nodes.iter().map(|node| node.next.len()).sum();
        // About one in ten of the steps that lead nowhere passes the filter.
        let mut filter = vec![0u32; (count / 4).next_power_of_two()];
        let bits = filter.len() * 32;
        filter.resize(filter.len() * 2, 0);
        let ends = blocks.iter().map(|&node| Block::of(node)).map(|b| b.start + b.size());
        let mut slots = vec![[0; 4]; ends.max().unwrap_or(0) as usize];
        let mut in_order: Vec<usize> = (0..self.nodes.len()).collect();
        in_order.sort_by_key(|&node| Block::of(blocks[node]).start);
        for node in in_order {
            for &(word, next) in &self.nodes[node].next {
                let hash = edge_hash(blocks[node], word);
                let small = self.nodes[next as usize].small;
                let bit = hash as usize & (bits - 1);
                for bit in [Some(bit), small.then_some(bits + bit)].into_iter().flatten() {
                    filter[bit / 32] |= 1 << (bit % 32);
                }
                let block = Block::of(blocks[node]);
                let mut free = (0..block.size()).map(|behind| block.slot(hash, behind) as usize);
                let slot = free.find(|&slot| slots[slot] == [0; 4]).expect("a slot for each edge");
                let [first, rest] = self.nodes[next as usize].put_senses(senses);
                slots[slot] = [word, blocks[next as usize], first, rest];
            }
        }
        let mut out = Vec::new();
        slots.into_iter().for_each(|slot| put(&mut out, slot));
        [filter.iter().flat_map(|bits| bits.to_le_bytes()).collect(), out]
    }
}

impl Node {
    /// What an edge to the node holds of its senses; if they are not one alone, they are put behind
    /// the others.
    fn put_senses(&self, senses: &mut Vec<u8>) -> [u32; 2] {
        if let [one] = self.senses[..] {
            return one.numbers();
        }
        let start = senses.len() / 8;
        self.senses.iter().for_each(|sense| put(senses, sense.numbers()));
        [start as u32, SEVERAL | (self.senses.len() as u32) << CLASS_BITS]
    }
}

/// How many slots a table has for so many keys: a power of two, at most three quarters full.
fn slots_for(keys: usize) -> usize {
    (keys * 4 / 3 + 1).next_power_of_two()
}

fn put<const N: usize>(out: &mut Vec<u8>, numbers: [u32; N]) {
    numbers.iter().for_each(|n| out.extend_from_slice(&n.to_le_bytes()));
}
