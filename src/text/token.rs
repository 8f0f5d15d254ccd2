//! Tokens: syllables, numbers and punctuation marks of clean text.
//!
//! Vietnamese writes a space between syllables, so a token here is a syllable, not a word. Letters
//! and digits that touch are separate tokens (`14h30` is `14`, `h`, `30`), and so is each mark of
//! punctuation; what stood between two tokens is kept as the [`Gap`] before the second. This file
//! and [`super::letters`] depend on nothing else in the crate: the build script cuts lexicon forms
//! with them.

use super::letters::{CAPITAL, END, Letters, SMALL, STRIDE};

/// What a token consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with apostrophes between them (`H'Yim`).
    Word,
    /// ASCII digits.
    Number,
    /// One character that is neither letter, digit nor white space.
    Mark,
}

/// How the letters of a word are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// No capital letter at the start (also every number and mark).
    Lower,
    /// A capital first letter and a small letter after it.
    Title,
    /// Capital letters only; a single capital letter counts here.
    Upper,
}

/// What stood between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: the two touch, or would but for how [`close_up`] finds the text written.
    None,
    /// Spaces.
    Space,
    /// A tab.
    Tab,
    /// One line break.
    Line,
    /// A blank line, or the beginning of the text.
    Blank,
}

/// Numbers by which tables have an entry for each look of a token: its kind, shape and gap.
pub const LOOKS: usize = 1 << 7;

/// The number of a look, below [`LOOKS`].
#[inline(always)]
pub const fn look(kind: TokenKind, shape: Shape, gap: Gap) -> usize {
    kind as usize & 3 | (shape as usize & 3) << 2 | (gap as usize & 7) << 4
}

/// Every look that a token may have.
pub const ALL_LOOKS: [(TokenKind, Shape, Gap); 45] = {
    const KINDS: [TokenKind; 3] = [TokenKind::Word, TokenKind::Number, TokenKind::Mark];
    const SHAPES: [Shape; 3] = [Shape::Lower, Shape::Title, Shape::Upper];
    const GAPS: [Gap; 5] = [Gap::None, Gap::Space, Gap::Tab, Gap::Line, Gap::Blank];
    let mut all = [(TokenKind::Word, Shape::Lower, Gap::None); 45];
    let mut n = 0;
    while n < all.len() {
        all[n] = (KINDS[n % 3], SHAPES[n / 3 % 3], GAPS[n / 9]);
        n += 1;
    }
    all
};

/// A token of clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it consists of.
    pub kind: TokenKind,
    /// How it is cased.
    pub shape: Shape,
    /// What stood before it.
    pub gap: Gap,
    /// The character of a mark, with all dashes, quotes and apostrophes folded to one; the first
    /// letter in lower case of a word; the first digit of a number.
    pub mark: char,
    /// Hash of the folded letters, by which the lexicon finds the word.
    pub hash: u32,
    /// Another hash of them: words that agree in both are taken to be the same.
    pub check: u32,
}

impl Token {
    /// The characters of the token.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The number of its look.
    #[inline(always)]
    pub fn look(&self) -> usize {
        look(self.kind, self.shape, self.gap)
    }

    /// Is it a word that begins with a capital letter?
    pub fn is_capital(&self) -> bool {
        self.shape != Shape::Lower
    }

    /// Is it a word?
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Is it a number?
    pub fn is_number(&self) -> bool {
        self.kind == TokenKind::Number
    }

    /// Is it this word, however it is cased?
    #[inline(always)]
    pub fn is(&self, word: Word) -> bool {
        self.hash == word.hash && self.check == word.check
    }

    /// Is it one of these words?
    #[inline(always)]
    pub fn is_any(&self, words: &[Word]) -> bool {
        // Compared with all, for what a word is cannot be guessed.
        words.iter().fold(false, |found, word| found | (self.hash == word.hash))
            && words.iter().any(|&word| self.is(word))
    }

    /// Is it this mark (in folded form)?
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark && self.mark == mark
    }

    /// Does it touch the token before it?
    pub fn touches(&self) -> bool {
        self.gap == Gap::None
    }

    /// Does it begin a line?
    pub fn begins_line(&self) -> bool {
        self.gap >= Gap::Line
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        (self.end - self.start) as usize
    }
}

/// A word that rules name, by the two hashes that its tokens have: [`word!`](crate::text::word)
/// makes it of letters when the crate is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    hash: u32,
    check: u32,
}

impl Word {
    /// The word of these letters, which are given in lower case.
    pub const fn new(folded: &str) -> Word {
        let hashes = Hashes::of_folded(folded.as_bytes());
        Word { hash: hashes.hash(), check: hashes.check() }
    }

    /// The hash that tokens of this word have too.
    pub const fn hash(self) -> u32 {
        self.hash
    }

    /// The word of these letters; the compiler refuses what no token can be.
    pub const fn given(letters: &str) -> Word {
        let bytes = letters.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            assert!(
                bytes[at].is_ascii_lowercase() || bytes[at] >= 0x80,
                "no word in small letters"
            );
            at += 1;
        }
        Word::new(letters)
    }
}

/// The lower-case letter that a character is compared as: dashes, quotes and apostrophes are one
/// each, capitals are small.
pub fn fold(c: char) -> char {
    match c {
        'A'..='Z' => (c as u8 + 32) as char,
        '`' => '\'',
        '\0'..='\x7f' => c,
        'Đ' => 'đ',
        'Ă' => 'ă',
        'Ơ' => 'ơ',
        'Ư' => 'ư',
        '\u{1EA0}'..='\u{1EF9}' => char::from_u32(c as u32 | 1).unwrap_or(c),
        '\u{C0}'..='\u{DE}' if c != '×' => char::from_u32(c as u32 + 32).unwrap_or(c),
        '\u{DF}'..='\u{FF}' | 'đ' | 'ă' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => c,
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' => '-',
        '‘' | '’' | 'ʼ' | '‛' | '´' | '′' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '…' => '…',
        _ if c.is_uppercase() => c.to_lowercase().next().unwrap_or(c),
        _ => c,
    }
}

/// Hash of a word's folded letters, as [`Token::hash`].
pub fn hash_word(word: &str) -> u32 {
    Hashes::of(word).hash()
}

/// The two hashes of a word, as far as it has been read: the halves of a longer one. It goes over
/// the folded bytes, by eight.
#[derive(Clone, Copy)]
struct Hashes {
    /// Of the eights that are full.
    full: u64,
    /// The bytes that are to be eight, the first one lowest.
    rest: u64,
    /// How many bytes that are, seven at the most.
    filled: usize,
}

impl Hashes {
    const START: Hashes = Hashes { full: 0xcbf2_9ce4_8422_2325, rest: 0, filled: 0 };

    /// Of a whole word, number or mark.
    fn of(token: &str) -> Hashes {
        token.chars().fold(Hashes::START, |hashes, c| hashes.with(fold(c)))
    }

    /// Of bytes that are folded already.
    const fn of_folded(bytes: &[u8]) -> Hashes {
        let mut hashes = Hashes::START;
        let mut at = 0;
        while at < bytes.len() {
            hashes = hashes.with_byte(bytes[at]);
            at += 1;
        }
        hashes
    }

    /// With one folded character more.
    fn with(self, folded: char) -> Hashes {
        let mut bytes = [0; 4];
        let bytes = folded.encode_utf8(&mut bytes).as_bytes();
        bytes.iter().fold(self, |hashes, &byte| hashes.with_byte(byte))
    }

    const fn with_byte(mut self, byte: u8) -> Hashes {
        self.rest |= (byte as u64) << (8 * self.filled);
        self.filled += 1;
        if self.filled == STRIDE { self.with_eight(self.rest) } else { self }
    }

    /// With eight bytes more, which the rest has become or which follow where there is none.
    #[inline(always)]
    const fn with_eight(self, eight: u64) -> Hashes {
        let product = (self.full ^ eight) as u128 * 0x9e37_79b9_7f4a_7c15;
        Hashes { full: (product >> 64) as u64 ^ product as u64, rest: 0, filled: 0 }
    }

    #[inline(always)]
    const fn whole(self) -> u64 {
        self.with_eight(self.rest).full
    }

    const fn hash(self) -> u32 {
        self.whole() as u32
    }

    const fn check(self) -> u32 {
        (self.whole() >> 32) as u32
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | 'ʼ' | '‛' | '`' | '´' | '′')
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Space,
    Break,
    Tab,
    Mark,
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '0'..='9' => Class::Digit,
        ' ' => Class::Space,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Class::Break,
        '\t' => Class::Tab,
        '\0'..='\x7f' => {
            if c.is_whitespace() {
                Class::Space
            } else {
                Class::Mark
            }
        }
        '\u{C0}'..='\u{24F}' if c != '×' && c != '÷' => Class::Letter,
        '\u{1E00}'..='\u{1EFF}' => Class::Letter,
        // Dashes and quotes.
        '\u{2010}'..='\u{2027}' => Class::Mark,
        '\u{300}'..='\u{36F}' => Class::Letter,
        _ if c.is_alphabetic() && c != 'ʼ' => Class::Letter,
        _ if c.is_whitespace() => Class::Space,
        _ => Class::Mark,
    }
}

fn is_upper(c: char) -> bool {
    match c {
        'A'..='Z' => true,
        '\0'..='\x7f' | '\u{DF}'..='\u{FF}' | 'đ' | 'ă' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => false,
        _ => c.is_uppercase(),
    }
}

fn begins_with_letter(text: &str) -> bool {
    text.chars().next().is_some_and(|c| class(c) == Class::Letter)
}

/// Cuts clean text into tokens, which are put into `tokens` (cleared first). Afterwards `letters` is
/// of this text.
///
/// Where all commas stand apart from the words before them, spaces around marks are none ([`close_up`]).
/// A word of more than 2^32 bytes is not provided for: the caller keeps texts below that.
pub fn tokenize_with(letters: &mut Letters, text: &str, tokens: &mut Vec<Token>) {
    letters.read(text);
    tokens.clear();
    let (mut at, mut gap, mut stops) = (0, Gap::Blank, Stops::default());
    while at < text.len() {
        let is_letter = letters.kind(at) & END == 0;
        let word = if is_letter { push_word(letters, text, at, gap, tokens) } else { None };
        (at, gap) = match word {
            Some(end) => behind(text, end),
            None => push_other(text, at, gap, tokens, &mut stops),
        };
    }
    if stops.all_stand_apart() {
        part_syllables(tokens);
        close_up(tokens);
    }
}

/// How the commas and full stops of a text stand.
#[derive(Default)]
struct Stops {
    /// Those with a space on both sides.
    apart: u32,
    /// Commas with a space behind them only; full stops belong to abbreviations too (`TP.`).
    close: u32,
}

impl Stops {
    fn count(&mut self, text: &str, mark: &Token) {
        if matches!(mark.mark, ',' | '.') {
            let spaced =
                matches!(text.as_bytes().get(mark.end as usize), None | Some(b' ' | b'\n'));
            self.apart += u32::from(spaced && mark.gap == Gap::Space);
            self.close += u32::from(mark.mark == ',' && spaced && mark.gap == Gap::None);
        }
    }

    /// Is the text written as corpora of tokens are: `ngày 7 - 3 , tại Huế .`?
    fn all_stand_apart(&self) -> bool {
        self.apart > 0 && self.close == 0
    }
}

/// Takes the low lines that join the syllables of words for spaces: `Chủ_tịch UBND tỉnh Nghệ_An`.
fn part_syllables(tokens: &mut Vec<Token>) {
    let joins = |tokens: &[Token]| match tokens {
        [before, joint, after] => {
            joint.is_mark('_')
                && joint.touches()
                && after.touches()
                && before.kind != TokenKind::Mark
                && after.kind != TokenKind::Mark
        }
        _ => false,
    };
    let mut kept = 0;
    for i in 0..tokens.len() {
        if i > 0 && joins(&tokens[i - 1..tokens.len().min(i + 2)]) {
            tokens[i + 1].gap = Gap::Space;
        } else {
            tokens[kept] = tokens[i];
            kept += 1;
        }
    }
    tokens.truncate(kept);
}

/// Takes the spaces before and behind marks for nothing, as people write them: `ngày 7-3, tại Huế.`
pub fn close_up(tokens: &mut [Token]) {
    let mut in_quotes = false;
    for i in 0..tokens.len() {
        let opened = i > 0 && opens(&tokens[i - 1], in_quotes);
        let token = &mut tokens[i];
        if token.is_mark('"') {
            in_quotes = !in_quotes || token.begins_line();
        }
        if token.gap == Gap::Space && (opened || closes(token, in_quotes)) {
            token.gap = Gap::None;
        }
        let near = i >= 2 && tokens[i - 1].gap.max(tokens[i].gap) <= Gap::Space;
        if near && is_joined(&tokens[..=i], tokens.get(i + 1)) {
            (tokens[i - 1].gap, tokens[i].gap) = (Gap::None, Gap::None);
        }
    }
}

/// Is it an opening mark? The quotes before it tell which one is.
fn opens(token: &Token, in_quotes: bool) -> bool {
    token.is_mark('(') || token.is_mark('[') || token.is_mark('"') && in_quotes
}

fn closes(token: &Token, in_quotes: bool) -> bool {
    const CLOSING: [char; 10] = [',', '.', ';', ':', '!', '?', ')', ']', '%', '…'];
    token.kind == TokenKind::Mark
        && (CLOSING.contains(&token.mark) || token.mark == '"' && !in_quotes)
}

/// Is the last token figures or letters of the date, time or document's number that ends with a mark
/// before it: `7 - 3`, `128 / NQ - CP`, but `3/8/2018 - 8:30`, `3 - 5 tháng 8`?
fn is_joined(tokens: &[Token], next: Option<&Token>) -> bool {
    const UNITS: [Word; 6] = [
        Word::given("giờ"),
        Word::given("tuần"),
        Word::given("tháng"),
        Word::given("quý"),
        Word::given("năm"),
        Word::given("phút"),
    ];
    let [before @ .., one, joint, other] = tokens else { return false };
    let code = |t: &Token| t.is_number() || t.is_word() && t.shape == Shape::Upper;
    let figures = one.is_number() && other.is_number();
    let joints = |mark| one.touches() && before.last().is_some_and(|t| t.is_mark(mark));
    match joint.mark {
        ':' => figures,
        '/' => code(one) && code(other),
        '-' if figures && next.is_some_and(|t| t.is_any(&UNITS)) => false,
        '-' if figures => !one.touches() || joints('-') && one.len() < 4,
        '-' => code(one) && code(other) && (joints('/') || joints('-')),
        _ => false,
    }
}

/// Where the next token may begin behind one that ends at a place, and the gap there: most words are
/// followed by a space.
#[inline(always)]
fn behind(text: &str, end: usize) -> (usize, Gap) {
    if text.as_bytes().get(end) == Some(&b' ') { (end + 1, Gap::Space) } else { (end, Gap::None) }
}

/// Puts the token that begins at a place behind the others, or passes over white space; where the
/// next one may begin, and the gap there.
#[inline(never)]
fn push_other(
    text: &str,
    at: usize,
    gap: Gap,
    tokens: &mut Vec<Token>,
    stops: &mut Stops,
) -> (usize, Gap) {
    let Some(c) = text[at..].chars().next() else { return (text.len(), gap) };
    let token = match class(c) {
        Class::Letter => odd_word(text, at, gap),
        Class::Digit => number(text, at, gap),
        Class::Mark => mark(c, at, gap),
        Class::Space | Class::Break | Class::Tab => return pass_white_space(text, at, gap),
    };
    stops.count(text, &token);
    tokens.push(token);
    behind(text, token.end as usize)
}

/// Where the white space from a place on ends, and the gap that it makes behind another one.
fn pass_white_space(text: &str, start: usize, gap: Gap) -> (usize, Gap) {
    let (mut end, mut gap, mut breaks) = (start, gap, 0);
    for c in text[start..].chars() {
        let class = class(c);
        breaks += u32::from(class == Class::Break);
        gap = gap.max(match class {
            Class::Break if breaks > 1 => Gap::Blank,
            Class::Break => Gap::Line,
            Class::Tab => Gap::Tab,
            Class::Space => Gap::Space,
            Class::Letter | Class::Digit | Class::Mark => break,
        });
        end += c.len_utf8();
    }
    (end, gap)
}

/// Cuts a text as [`tokenize_with`] does, with buffers of its own.
pub fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    tokenize_with(&mut Letters::default(), text, tokens);
}

/// Puts the word that begins with the letter at a place behind the other tokens, if all its letters
/// are known and nothing follows that may belong to it: an apostrophe, another letter. Its end.
#[inline(always)]
fn push_word(
    letters: &Letters,
    text: &str,
    start: usize,
    gap: Gap,
    tokens: &mut Vec<Token>,
) -> Option<usize> {
    /// A byte in all places.
    const fn all(byte: u8) -> u64 {
        u64::from_le_bytes([byte; STRIDE])
    }
    let (kinds, folded) = letters.eight(start);
    // The last byte of the first letter tells of it.
    let first = kinds & all(CAPITAL | SMALL);
    let is_upper = first & first.wrapping_neg() & all(CAPITAL) != 0;
    let mark = first_letter(folded);

    let (mut end, mut small, mut hashes) = (start, 0, Hashes::START);
    let (mut kinds, mut folded) = (kinds, folded);
    let ends = loop {
        let ends = kinds & all(END);
        if ends != 0 {
            break ends;
        }
        small |= kinds & all(SMALL);
        hashes = hashes.with_eight(folded);
        end += STRIDE;
        (kinds, folded) = letters.eight(end);
    };
    // The bytes below the first that is none of the word's.
    let inside = ((ends & ends.wrapping_neg()) >> 7) - 1;
    small |= kinds & inside & all(SMALL);
    hashes.rest = folded & inside;
    end += ends.trailing_zeros() as usize / 8;
    if text.as_bytes().get(end) != Some(&b' ') && may_go_on(text, end) {
        return None;
    }
    tokens.push(Token {
        start: start as u32,
        end: end as u32,
        kind: TokenKind::Word,
        shape: shape(is_upper, small == 0),
        gap,
        mark,
        hash: hashes.hash(),
        check: hashes.check(),
    });
    Some(end)
}

/// The shape of a word by its first letter and all of them.
fn shape(is_upper: bool, all_upper: bool) -> Shape {
    match (is_upper, all_upper) {
        (false, _) => Shape::Lower,
        (true, false) => Shape::Title,
        (true, true) => Shape::Upper,
    }
}

/// The first letter of these bytes, which [`Letters`] knows: of three bytes, E1 is the first.
#[inline(always)]
fn first_letter(bytes: u64) -> char {
    let [first, second, third] = [0, 8, 16].map(|shift| (bytes >> shift) as u32 & 0xFF);
    let [second, third] = [second, third].map(|byte| byte & 0x3F);
    // A choice by arithmetic: what comes next is not to be guessed.
    let mask = |condition: bool| u32::from(condition).wrapping_neg();
    let (of_more, of_three) = (mask(first >= 0x80), mask(first >= 0xE0));
    let of_two = (first & 0x1F) << 6 | second;
    let all_three = 0x1000 | second << 6 | third;
    let code = first & !of_more | of_two & of_more & !of_three | all_three & of_three;
    char::from_u32(code).unwrap_or_default()
}

/// Does a letter follow a known word, or a mark that may stand between letters?
fn may_go_on(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        Some(b'\'' | b'`') => true,
        Some(0x80..) => {
            let c = text.get(at..).and_then(|rest| rest.chars().next());
            c.is_none_or(|c| class(c) == Class::Letter || is_apostrophe(c))
        }
        _ => false,
    }
}

/// The word that begins with the letter at a place, read letter by letter: one with letters beyond
/// Vietnamese, with an apostrophe between letters, or before a mark that may be one.
fn odd_word(text: &str, start: usize, gap: Gap) -> Token {
    let (mut end, mut hashes) = (start, Hashes::START);
    let (mut first, mut all_upper) = (None, true);
    for c in text[start..].chars() {
        if class(c) == Class::Letter {
            let (folded, is_upper) = (fold(c), is_upper(c));
            hashes = hashes.with(folded);
            all_upper &= is_upper;
            first = first.or(Some((folded, is_upper)));
        } else if is_apostrophe(c) && begins_with_letter(&text[end + c.len_utf8()..]) {
            hashes = hashes.with('\'');
        } else {
            break;
        }
        end += c.len_utf8();
    }
    let (mark, is_upper) = first.unwrap_or_default();
    Token {
        start: start as u32,
        end: end as u32,
        kind: TokenKind::Word,
        shape: shape(is_upper, all_upper),
        gap,
        mark,
        hash: hashes.hash(),
        check: hashes.check(),
    }
}

/// The number that begins at a place.
fn number(text: &str, start: usize, gap: Gap) -> Token {
    let bytes = text.as_bytes();
    let digits = bytes[start..].iter().take_while(|b| b.is_ascii_digit());
    let (mut hashes, mut end) = (Hashes::START, start);
    for &digit in digits {
        hashes = hashes.with(char::from(digit));
        end += 1;
    }
    Token {
        start: start as u32,
        end: end as u32,
        kind: TokenKind::Number,
        shape: Shape::Lower,
        gap,
        mark: char::from(bytes[start]),
        hash: hashes.hash(),
        check: hashes.check(),
    }
}

/// The mark that is this character.
fn mark(c: char, start: usize, gap: Gap) -> Token {
    let mark = fold(c);
    let hashes = Hashes::START.with(mark);
    Token {
        start: start as u32,
        end: (start + c.len_utf8()) as u32,
        kind: TokenKind::Mark,
        shape: Shape::Lower,
        gap,
        mark,
        hash: hashes.hash(),
        check: hashes.check(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        tokens.iter().map(|t| t.text(text)).collect()
    }

    #[test]
    fn letters_digits_and_marks_are_apart() {
        assert_eq!(
            cut("14h30, QL1A – TP.HCM"),
            ["14", "h", "30", ",", "QL", "1", "A", "–", "TP", ".", "HCM"]
        );
    }

    #[test]
    fn apostrophe_between_letters_is_inside() {
        assert_eq!(cut("H’Yim ‘Kđoh’"), ["H’Yim", "‘", "Kđoh", "’"]);
    }

    #[test]
    fn shapes_and_gaps() {
        let mut tokens = Vec::new();
        tokenize("Ủy ban\nĐỒNG\n\n  a\tb", &mut tokens);
        let seen: Vec<_> = tokens.iter().map(|t| (t.shape, t.gap)).collect();
        assert_eq!(
            seen,
            [
                (Shape::Title, Gap::Blank),
                (Shape::Lower, Gap::Space),
                (Shape::Upper, Gap::Line),
                (Shape::Lower, Gap::Blank),
                (Shape::Lower, Gap::Tab)
            ]
        );
    }

    #[test]
    fn marks_that_all_stand_apart_are_closed_up() {
        let gaps = |text: &str| {
            let mut tokens = Vec::new();
            tokenize(text, &mut tokens);
            tokens.iter().filter(|t| t.touches()).map(|t| t.text(text).to_string()).collect()
        };
        let apart: Vec<String> = gaps("Ngày 7 - 3 ( thứ bảy ) , ở \" Huế \" .");
        assert_eq!(apart, ["-", "3", "thứ", ")", ",", "Huế", "\"", "."]);
        let abbreviated: Vec<String> = gaps("Ngày 7 - 3 , ở TP. Huế .");
        assert_eq!(abbreviated, ["-", "3", ",", ".", "."]);
        let usual: Vec<String> = gaps("Ngày 7 - 3 , ở Huế, mưa.");
        assert_eq!(usual, [",", "."]);
    }

    #[test]
    fn low_lines_between_syllables_are_spaces_where_marks_stand_apart() {
        let parted = |text: &str| {
            let mut tokens = Vec::new();
            tokenize(text, &mut tokens);
            tokens.iter().map(|t| (t.text(text).to_string(), t.gap)).collect::<Vec<_>>()
        };
        let token = |text: &str, gap| (text.to_string(), gap);
        assert_eq!(
            parted("tỉnh Nghệ_An ."),
            [
                token("tỉnh", Gap::Blank),
                token("Nghệ", Gap::Space),
                token("An", Gap::Space),
                token(".", Gap::None)
            ]
        );
        assert_eq!(parted("a_b.").len(), 4);
    }

    #[test]
    fn folding_makes_capitals_and_dashes_equal() {
        assert_eq!(hash_word("ĐẮK"), hash_word("đắk"));
        assert_eq!(hash_word("Ỷ"), hash_word("ỷ"));
        assert_eq!(fold('–'), '-');
    }
}
