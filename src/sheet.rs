//! What is known of a text before anything is recognized in it: tokens, lexicon entries,
//! sentences, and where the writer shouts.

use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::{self, Hit, Matches, Own};
use crate::recognize::{self, Name};
use crate::text::letters::Letters;
use crate::text::sentence::{self, SentenceSpan};
use crate::text::token::{self, ALL_LOOKS, Gap, LOOKS, Shape, Token, TokenKind, Word, look};
use std::ops::Range;

const COMPOUND: ClassSet = ClassSet::of(&[Class::Compound]);

/// A text laid out for the recognizers. Its buffers are reused from document to document.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub tokens: Vec<Token>,
    pub matches: Matches,
    /// The bytes of the text, told apart and folded.
    pub letters: Letters,
    pub sentences: Vec<SentenceSpan>,
    /// For each token, the person's name by a surname that may begin there.
    pub names: Sparse<Name>,
    /// For each token, the number of its sentence.
    sentence_of: Vec<u32>,
    /// For each sentence, the classes of all entries that begin in it.
    starts: Vec<ClassSet>,
    words: Words,
    /// For each token, the answers to what is asked most.
    traits: Vec<Traits>,
    /// The words that begin with a capital letter.
    capitals: Vec<u32>,
    /// These, and the tokens at which an entry begins that recognizers look for.
    openings: Vec<u32>,
}

impl Sheet {
    /// Lays out a clean text.
    pub fn fill(&mut self, text: &str, own: Option<&Own>) {
        token::tokenize_with(&mut self.letters, text, &mut self.tokens);
        self.matches.fill(own, &self.tokens, text);
        sentence::split(&self.tokens, text, &self.matches, &mut self.sentences);
        self.words.fill(&self.tokens);
        self.find_openings();
        self.find_traits();
        self.find_names(text);
    }

    fn find_traits(&mut self) {
        self.sentence_of.clear();
        self.starts.clear();
        self.traits.clear();
        for (n, sentence) in self.sentences.iter().enumerate() {
            let Range { start, end } = sentence.tokens;
            let before = self.sentence_of.len();
            self.sentence_of.resize(end, n as u32);
            self.starts.push(self.matches.starts_of(start..end));
            let is_shouted = is_shouted(&self.tokens[start..end]);
            let (not, shouted) =
                if is_shouted { (Traits::CAPITAL, Traits::SHOUTED) } else { (0, 0) };
            let syllables = self.matches.syllables(before..end);
            let tokens = self.tokens[before..end].iter().zip(syllables);
            self.traits.extend(
                tokens.map(|(token, is)| Traits(Traits::alone(token, is) & !not | shouted)),
            );
            // The first token follows none; it opens the sentence, with marks after it too.
            self.traits[before..=start].iter_mut().for_each(|t| t.0 &= !Traits::FOLLOWS);
            let first = self.tokens[start..end].iter().position(|t| t.is_word() || t.is_mark(':'));
            let opening = before..first.map_or(end, |n| start + n + 1);
            self.traits[opening].iter_mut().for_each(|t| t.0 |= Traits::OPENS);
        }
    }

    fn find_openings(&mut self) {
        let (tokens, matches) = (&self.tokens, &self.matches);
        let begins = |i: usize| matches.starts(i).any(recognize::BEGINS);
        let all = 0..tokens.len() as u32;
        select(all.clone(), |i| tokens[i].is_capital(), &mut self.capitals);
        select(all, |i| tokens[i].is_capital() | begins(i), &mut self.openings);
    }

    /// Finds the names of persons in the text that was laid out.
    pub fn find_names(&mut self, text: &str) {
        let mut names = std::mem::take(&mut self.names);
        recognize::find_names(View { text, sheet: self }, &mut names);
        self.names = names;
    }
}

/// The words of a text, a bit for each hash: a rule that hangs on a rare word is left out where the
/// text has none like it.
#[derive(Debug)]
struct Words([u64; Words::COUNT]);

impl Default for Words {
    fn default() -> Words {
        Words([0; Words::COUNT])
    }
}

impl Words {
    const COUNT: usize = 128;

    fn fill(&mut self, tokens: &[Token]) {
        self.0.fill(0);
        for token in tokens {
            let (n, bit) = Words::place(token.hash);
            self.0[n] |= bit;
        }
    }

    #[inline(always)]
    fn place(hash: u32) -> (usize, u64) {
        (hash as usize / 64 % Words::COUNT, 1 << (hash % 64))
    }

    #[inline(always)]
    fn may_have(&self, word: Word) -> bool {
        let (n, bit) = Words::place(word.hash());
        self.0[n] & bit != 0
    }
}

/// What a token is and how it stands, a bit each.
#[derive(Clone, Copy, Debug, Default)]
struct Traits(u8);

impl Traits {
    /// A word whose capital letter means something.
    const CAPITAL: u8 = 1;
    /// In a sentence of capitals only.
    const SHOUTED: u8 = 1 << 1;
    /// A syllable of Vietnamese.
    const SYLLABLE: u8 = 1 << 2;
    /// A word with a capital first letter that is no syllable.
    const FOREIGN: u8 = 1 << 3;
    /// A word of several capitals that is no syllable.
    const CODE: u8 = 1 << 4;
    /// Behind another token of the sentence, with a space or line break between at most.
    const FOLLOWS: u8 = 1 << 5;
    /// First of the sentence, after opening marks at most.
    const OPENS: u8 = 1 << 6;

    /// What a token by itself is, and in a sentence of no capitals only. Marks are no syllables.
    #[inline(always)]
    fn alone(token: &Token, is_syllable: bool) -> u8 {
        let not = if is_syllable { Self::FOREIGN | Self::CODE } else { Self::SYLLABLE };
        let not_letter = if token.end - token.start == 1 { Self::CODE } else { 0 };
        Self::BY_LOOK[token.look()] & !not & !not_letter
    }

    /// By kind, shape and gap: what a token may be.
    const BY_LOOK: [u8; LOOKS] = {
        let mut looks = [0; LOOKS];
        let mut n = 0;
        while n < ALL_LOOKS.len() {
            let (kind, shape, gap) = ALL_LOOKS[n];
            let word = if matches!(kind, TokenKind::Word) { u8::MAX } else { 0 };
            let follows = if gap as usize <= Gap::Line as usize { Self::FOLLOWS } else { 0 };
            let of_shape = match shape {
                Shape::Lower => 0,
                Shape::Title => Self::FOREIGN | word & Self::CAPITAL,
                Shape::Upper => word & (Self::CAPITAL | Self::CODE),
            };
            looks[look(kind, shape, gap)] = Self::SYLLABLE | follows | of_shape;
            n += 1;
        }
        looks
    };
}

/// Puts those of some tokens for which `is` holds into `selected`. All are written down and the next
/// one goes over those for which it does not: that is quicker than a guess for each.
fn select(
    tokens: impl ExactSizeIterator<Item = u32>,
    is: impl Fn(usize) -> bool,
    selected: &mut Vec<u32>,
) {
    selected.clear();
    selected.resize(tokens.len(), 0);
    let mut found = 0;
    for token in tokens {
        selected[found] = token;
        found += usize::from(is(token as usize));
    }
    selected.truncate(found);
}

/// Those of some tokens for which `is` holds. All of 64 are asked before the first is given: that is
/// quicker than a guess for each.
struct Chosen<'a, F> {
    /// The tokens that are asked, and those behind them.
    tokens: &'a [u32],
    rest: &'a [u32],
    /// A bit for each of those that are asked: is it chosen, and not given yet?
    left: u64,
    is: F,
}

impl<'a, F: Fn(usize) -> bool> Chosen<'a, F> {
    fn of(tokens: &'a [u32], is: F) -> Chosen<'a, F> {
        Chosen { tokens: &[], rest: tokens, left: 0, is }
    }
}

impl<F: Fn(usize) -> bool> Iterator for Chosen<'_, F> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            if self.rest.is_empty() {
                return None;
            }
            (self.tokens, self.rest) = self.rest.split_at(self.rest.len().min(64));
            let asked = self.tokens.iter().enumerate();
            self.left = asked
                .fold(0, |chosen, (n, &token)| chosen | u64::from((self.is)(token as usize)) << n);
        }
        let n = self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(self.tokens[n] as usize)
    }
}

/// Are all words, three at least, written in capitals?
fn is_shouted(tokens: &[Token]) -> bool {
    let (mut small, mut all) = (0, 0);
    for t in tokens.iter().filter(|t| t.is_word() && t.len() > 1) {
        all += 1;
        small += usize::from(t.shape != Shape::Upper);
        if small * 8 > tokens.len() {
            return false;
        }
    }
    all >= 3 && small * 8 <= all
}

/// What begins at the few tokens where something begins.
#[derive(Debug)]
pub(crate) struct Sparse<T> {
    /// For each token, the place in `values` from 1; 0 for nothing.
    of_token: Vec<u32>,
    /// What begins, with its token.
    values: Vec<(u32, T)>,
}

impl<T> Default for Sparse<T> {
    fn default() -> Sparse<T> {
        Sparse { of_token: Vec::new(), values: Vec::new() }
    }
}

impl<T: Copy> Sparse<T> {
    /// Nothing at all of so many tokens.
    pub fn clear(&mut self, tokens: usize) {
        for (token, _) in self.values.drain(..) {
            self.of_token[token as usize] = 0;
        }
        self.of_token.resize(tokens, 0);
    }

    #[inline]
    pub fn set(&mut self, token: usize, value: Option<T>) {
        if let Some(value) = value {
            self.values.push((token as u32, value));
            self.of_token[token] = self.values.len() as u32;
        }
    }

    /// The tokens at which something begins, in the order in which they were set.
    pub fn tokens(&self) -> impl Iterator<Item = usize> {
        self.values.iter().map(|&(token, _)| token as usize)
    }

    #[inline]
    pub fn get(&self, token: usize) -> Option<T> {
        match *self.of_token.get(token)? {
            0 => None,
            n => Some(self.values[n as usize - 1].1),
        }
    }
}

/// A sheet together with its text: what recognizers read.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub text: &'a str,
    pub sheet: &'a Sheet,
}

impl<'a> View<'a> {
    pub fn len(self) -> usize {
        self.sheet.tokens.len()
    }

    pub fn token(self, i: usize) -> &'a Token {
        &self.sheet.tokens[i]
    }

    pub fn get(self, i: usize) -> Option<&'a Token> {
        self.sheet.tokens.get(i)
    }

    /// The characters of a token.
    pub fn word(self, i: usize) -> &'a str {
        self.sheet.tokens.get(i).map_or("", |t| t.text(self.text))
    }

    /// Is the token this word, however it is cased?
    #[inline(always)]
    pub fn is(self, i: usize, word: Word) -> bool {
        self.get(i).is_some_and(|t| t.is(word))
    }

    /// Is the token one of these words?
    #[inline(always)]
    pub fn is_any(self, i: usize, words: &[Word]) -> bool {
        self.get(i).is_some_and(|t| t.is_any(words))
    }

    /// Does one of these words stand right before the token, in its sentence?
    #[inline(always)]
    pub fn is_behind(self, i: usize, words: &[Word]) -> bool {
        i > self.sentence_start(i) && self.is_any(i - 1, words)
    }

    /// Has the token one of these [`Traits`]?
    #[inline(always)]
    fn is_a(self, i: usize, traits: u8) -> bool {
        self.sheet.traits.get(i).is_some_and(|t| t.0 & traits != 0)
    }

    /// Is the token this mark?
    pub fn is_mark(self, i: usize, mark: char) -> bool {
        self.get(i).is_some_and(|t| t.is_mark(mark))
    }

    /// The number of a token's sentence.
    pub fn sentence(self, i: usize) -> usize {
        self.sheet.sentence_of[i] as usize
    }

    /// One past the last token of the sentence of token `i`.
    pub fn sentence_end(self, i: usize) -> usize {
        self.sheet.sentences[self.sentence(i)].tokens.end
    }

    /// The first token of the sentence of token `i`.
    pub fn sentence_start(self, i: usize) -> usize {
        self.sheet.sentences[self.sentence(i)].tokens.start
    }

    /// Is the sentence of the token in capitals only, so that capitals tell nothing?
    pub fn is_shouted(self, i: usize) -> bool {
        self.is_a(i, Traits::SHOUTED)
    }

    /// Is it a word whose capital letter means something?
    pub fn is_capital(self, i: usize) -> bool {
        self.is_a(i, Traits::CAPITAL)
    }

    /// The words that begin with a capital letter, whatever it means.
    pub fn capitals(self) -> impl Iterator<Item = usize> + 'a {
        self.sheet.capitals.iter().map(|&i| i as usize)
    }

    /// Those of them for which `is` holds.
    pub fn capitals_where(self, is: impl Fn(usize) -> bool) -> impl Iterator<Item = usize> {
        Chosen::of(&self.sheet.capitals, is)
    }

    /// The tokens at which a person's name by a surname may begin.
    pub fn named(self) -> impl Iterator<Item = usize> + 'a {
        self.sheet.names.tokens()
    }

    /// May one of these words stand somewhere in the text? `false` is certain.
    #[inline]
    pub fn may_speak_of(self, words: &[Word]) -> bool {
        words.iter().any(|&word| self.sheet.words.may_have(word))
    }

    /// Is it a syllable of Vietnamese by its spelling?
    #[inline]
    pub fn is_vietnamese(self, i: usize) -> bool {
        self.is_a(i, Traits::SYLLABLE)
    }

    /// The tokens at which an entity may begin, or what tells one: those with a capital letter, and
    /// those of [`recognize::BEGINS`].
    pub fn openings(self) -> impl DoubleEndedIterator<Item = usize> + 'a {
        self.sheet.openings.iter().map(|&i| i as usize)
    }

    /// Puts the openings for which `is` holds into `selected`, in their order.
    pub fn select_openings(self, is: impl Fn(usize) -> bool, selected: &mut Vec<u32>) {
        select(self.sheet.openings.iter().copied(), is, selected);
    }

    /// The openings at which an entry of these classes begins.
    pub fn openings_of(self, classes: ClassSet) -> impl Iterator<Item = usize> + 'a {
        Chosen::of(&self.sheet.openings, move |i| self.begins(i, classes))
    }

    /// These, and the words with a capital letter, whatever it means.
    pub fn openings_or_capitals(self, classes: ClassSet) -> impl Iterator<Item = usize> + 'a {
        let opens = move |i| self.token(i).is_capital() | self.begins(i, classes);
        Chosen::of(&self.sheet.openings, opens)
    }

    /// Is it a word of several capitals that no Vietnamese syllable is: `VPTH`?
    pub fn is_code(self, i: usize) -> bool {
        self.is_a(i, Traits::CODE)
    }

    /// Is it a word with a capital first letter that no Vietnamese syllable is: `Springfield`?
    pub fn is_foreign(self, i: usize) -> bool {
        self.is_a(i, Traits::FOREIGN)
    }

    /// Does a word begin here that goes on the phrase before, with nothing but a space between?
    pub fn follows(self, i: usize) -> bool {
        self.is_a(i, Traits::FOLLOWS)
    }

    /// Does the token stand at the beginning of its sentence, after opening marks at most?
    pub fn opens_sentence(self, i: usize) -> bool {
        self.is_a(i, Traits::OPENS)
    }

    /// The longest lexicon entry of one of these classes at a token, inside its sentence.
    #[inline(always)]
    pub fn longest(self, i: usize, classes: ClassSet) -> Option<Hit> {
        if !self.begins(i, classes) {
            return None;
        }
        self.sheet.matches.longest(i, classes, self.sentence_end(i) as u32)
    }

    /// Do the `length` tokens from `i` begin a longer word (`trường hợp`), so that they are no
    /// head of anything?
    pub fn begins_compound(self, i: usize, length: usize) -> bool {
        self.longest(i, COMPOUND).is_some_and(|h| h.end as usize > i + length)
    }

    /// Do they end or stand inside a longer word (the `hội` of `đại hội`)?
    pub fn ends_compound(self, i: usize, length: usize) -> bool {
        self.sheet.matches.compound_end(i) >= i + length
    }

    /// Does a longer word (`cơ sở`) end before token `end`, with its last syllable before that?
    pub fn compound_ends(self, end: usize) -> bool {
        /// Syllables of a word, at most.
        const LONGEST: usize = 3;
        let last = end - 1;
        let from = last.saturating_sub(LONGEST).max(self.sentence_start(last));
        let ends = |h: Hit| h.class == Class::Compound && h.end as usize == end;
        self.sheet.matches.compound_end(last) >= end
            && (from..last).any(|k| self.begins(k, COMPOUND) && self.sheet.matches.at(k).any(ends))
    }

    /// The classes of the one-word entries that a token is.
    pub fn classes(self, i: usize) -> ClassSet {
        self.sheet.matches.classes(i)
    }

    /// Does an entry of one of these classes begin at the token?
    pub fn begins(self, i: usize, classes: ClassSet) -> bool {
        self.sheet.matches.starts(i).any(classes)
    }

    /// Does an entry of one of these classes begin somewhere in the sentence of the token?
    pub fn sentence_has(self, i: usize, classes: ClassSet) -> bool {
        self.sheet.starts[self.sentence(i)].any(classes)
    }

    /// Is there a one-word entry of this class at the token?
    pub fn has(self, i: usize, class: Class) -> bool {
        self.classes(i).has(class)
    }

    /// The value of a lexicon entry.
    pub fn value(self, hit: Hit) -> &'static str {
        lexicon::value(hit.value)
    }
}
