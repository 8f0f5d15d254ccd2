//! Tokens: syllables, numbers and punctuation marks of clean text.
//!
//! Vietnamese writes a space between syllables, so a token here is a syllable, not a word. Letters
//! and digits that touch are separate tokens (`14h30` is `14`, `h`, `30`), and so is each mark of
//! punctuation; what stood between two tokens is kept as the [`Gap`] before the second. This file
//! depends on nothing else in the crate: the build script cuts lexicon forms with it.

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
    /// Nothing: the two touch.
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
    word.chars().fold(Hashes::START, |h, c| h.step(fold(c) as u32)).hash()
}

/// The two hashes of a word, as far as it has been read: the halves of a longer one.
#[derive(Clone, Copy)]
struct Hashes(u64);

impl Hashes {
    const START: Hashes = Hashes(0xcbf2_9ce4_8422_2325);

    fn step(self, folded: u32) -> Hashes {
        let mixed = self.0.rotate_left(25) ^ u64::from(folded);
        Hashes(mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn hash(self) -> u32 {
        (self.0 >> 32) as u32
    }

    fn check(self) -> u32 {
        self.0 as u32
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
        '\u{300}'..='\u{36F}' => Class::Letter,
        _ if c.is_alphabetic() && c != 'ʼ' => Class::Letter,
        _ if c.is_whitespace() => Class::Space,
        _ => Class::Mark,
    }
}

fn is_upper(c: char) -> bool {
    match c {
        'A'..='Z' => true,
        '\0'..='\x7f' => false,
        _ => c.is_uppercase(),
    }
}

/// A letter, read from its bytes.
#[derive(Clone, Copy)]
struct Letter {
    folded: u32,
    is_upper: bool,
    /// Length in bytes.
    width: usize,
}

impl Letter {
    /// The letter at a place; nothing if another character is there, or the end.
    #[inline(always)]
    fn at(text: &str, at: usize) -> Option<Letter> {
        let bytes = text.as_bytes();
        let (packed, width) = match *bytes.get(at)? {
            byte @ 0..0x80 => (LOW[byte as usize], 1),
            lead @ 0xC3..0xC7 => {
                let code = u32::from(lead & 0x1F) << 6 | u32::from(continued(bytes, at + 1));
                (LOW[code as usize], 2)
            }
            0xE1 => {
                let code = u32::from(continued(bytes, at + 1)) << 6;
                let code = code | u32::from(continued(bytes, at + 2));
                let letter = HIGH.get((code as usize).wrapping_sub(HIGH_START - 0x1000));
                (letter.copied().unwrap_or(UNKNOWN), 3)
            }
            _ => (UNKNOWN, 0),
        };
        match packed {
            OTHER => None,
            UNKNOWN => Letter::decoded(text, at),
            _ => {
                let is_upper = packed & UPPER != 0;
                Some(Letter { folded: u32::from(packed & FOLDED), is_upper, width })
            }
        }
    }

    /// The same for a character that the tables leave out.
    #[cold]
    fn decoded(text: &str, at: usize) -> Option<Letter> {
        let c = text[at..].chars().next()?;
        let letter = Letter { folded: fold(c) as u32, is_upper: is_upper(c), width: c.len_utf8() };
        (class(c) == Class::Letter).then_some(letter)
    }
}

/// The bits that the byte at `at` gives to its character.
#[inline(always)]
fn continued(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).map_or(0, |byte| byte & 0x3F)
}

/// The letters of Vietnamese and their neighbours, by code point: the folded letter, perhaps with
/// [`UPPER`]; [`OTHER`] for what is no letter, [`UNKNOWN`] for what has to be looked up.
const LOW: [u16; LOW_END] = {
    let mut table = [UNKNOWN; LOW_END];
    let mut code = 0;
    while code < LOW_END {
        let c = code as u16;
        table[code] = match c {
            0x41..=0x5A => UPPER | (c + 32),
            0x61..=0x7A => c,
            0..=0x7F | 0xD7 | 0xF7 => OTHER,
            0xC0..=0xDE => UPPER | (c + 32),
            0xE0..=0xFE => c,
            0x102 | 0x110 | 0x128 | 0x168 | 0x1A0 => UPPER | (c + 1),
            0x103 | 0x111 | 0x129 | 0x169 | 0x1A1 => c,
            0x1AF => UPPER | (c + 1),
            0x1B0 => c,
            _ => UNKNOWN,
        };
        code += 1;
    }
    table
};

/// The letters from U+1EA0 to U+1EF9, as in [`LOW`].
const HIGH: [u16; 0x5A] = {
    let mut table = [UNKNOWN; 0x5A];
    let mut i = 0;
    while i < table.len() {
        let c = (HIGH_START + i) as u16;
        table[i] = if c & 1 == 0 { UPPER | (c + 1) } else { c };
        i += 1;
    }
    table
};

/// Two bytes from C3 to C6 write a code point below this.
const LOW_END: usize = 0x1C0;
const HIGH_START: usize = 0x1EA0;
const UPPER: u16 = 0x8000;
const FOLDED: u16 = 0x7FFF;
const OTHER: u16 = 0;
const UNKNOWN: u16 = 0x7FFF;

/// Cuts clean text into tokens, which are put into `tokens` (cleared first).
///
/// A word of more than 2^32 bytes is not provided for: the caller keeps texts below that.
pub fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    let bytes = text.as_bytes();
    let (mut at, mut gap, mut breaks) = (0, Gap::Blank, 0u32);
    while at < bytes.len() {
        if bytes[at] == b' ' {
            gap = gap.max(Gap::Space);
            at += 1;
            continue;
        }
        let token = match Letter::at(text, at) {
            Some(first) => word(text, at, first, gap),
            None if bytes[at].is_ascii_digit() => number(bytes, at, gap),
            None => {
                let Some(c) = text[at..].chars().next() else { break };
                let width = c.len_utf8();
                gap = match class(c) {
                    Class::Space => gap.max(Gap::Space),
                    Class::Tab => gap.max(Gap::Tab),
                    Class::Break => {
                        breaks += 1;
                        gap.max(if breaks > 1 { Gap::Blank } else { Gap::Line })
                    }
                    _ => {
                        let token = mark(c, at, gap);
                        tokens.push(token);
                        breaks = 0;
                        Gap::None
                    }
                };
                at += width;
                continue;
            }
        };
        at = token.end as usize;
        tokens.push(token);
        gap = Gap::None;
        breaks = 0;
    }
}

/// The word that begins with this letter.
#[inline(always)]
fn word(text: &str, start: usize, first: Letter, gap: Gap) -> Token {
    let mut hashes = Hashes::START.step(first.folded);
    let mut end = start + first.width;
    let mut all_upper = first.is_upper;
    loop {
        let Some(letter) = Letter::at(text, end) else {
            let Some(width) = inner_apostrophe(text, end) else { break };
            hashes = hashes.step('\'' as u32);
            end += width;
            continue;
        };
        hashes = hashes.step(letter.folded);
        all_upper &= letter.is_upper;
        end += letter.width;
    }
    Token {
        start: start as u32,
        end: end as u32,
        kind: TokenKind::Word,
        shape: match (first.is_upper, all_upper) {
            (false, _) => Shape::Lower,
            (true, false) => Shape::Title,
            (true, true) => Shape::Upper,
        },
        gap,
        mark: char::from_u32(first.folded).unwrap_or_default(),
        hash: hashes.hash(),
        check: hashes.check(),
    }
}

/// The length of the apostrophe at a place, if a letter follows it.
fn inner_apostrophe(text: &str, at: usize) -> Option<usize> {
    // Most words end before a space or a plain mark.
    if !matches!(text.as_bytes().get(at)?, b'\'' | b'`' | 0x80..) {
        return None;
    }
    let c = text[at..].chars().next().filter(|&c| is_apostrophe(c))?;
    Letter::at(text, at + c.len_utf8()).map(|_| c.len_utf8())
}

/// The number that begins at a place.
fn number(bytes: &[u8], start: usize, gap: Gap) -> Token {
    let digits = bytes[start..].iter().take_while(|b| b.is_ascii_digit());
    let (mut hashes, mut end) = (Hashes::START, start);
    for &digit in digits {
        hashes = hashes.step(u32::from(digit));
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
    let hashes = Hashes::START.step(mark as u32);
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
    fn folding_makes_capitals_and_dashes_equal() {
        assert_eq!(hash_word("ĐẮK"), hash_word("đắk"));
        assert_eq!(hash_word("Ỷ"), hash_word("ỷ"));
        assert_eq!(fold('–'), '-');
    }
}
