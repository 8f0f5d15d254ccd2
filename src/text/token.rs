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

/// Hash of a word's folded letters.
pub fn hash_word(word: &str) -> u32 {
    word.chars().fold(HASH_START, |h, c| hash_step(h, fold(c)))
}

const HASH_START: u32 = 0x811c_9dc5;

fn hash_step(h: u32, c: char) -> u32 {
    (h.rotate_left(5) ^ c as u32).wrapping_mul(0x9e37_79b1)
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

/// Cuts clean text into tokens, which are put into `tokens` (cleared first).
///
/// A word of more than 2^32 bytes is not provided for: the caller keeps texts below that.
pub fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    let mut chars = text.char_indices().peekable();
    let mut gap = Gap::Blank;
    let mut breaks = 0u32;
    while let Some((at, c)) = chars.next() {
        let start = at as u32;
        match class(c) {
            Class::Space => {
                gap = gap.max(Gap::Space);
                continue;
            }
            Class::Tab => {
                gap = gap.max(Gap::Tab);
                continue;
            }
            Class::Break => {
                breaks += 1;
                gap = gap.max(if breaks > 1 { Gap::Blank } else { Gap::Line });
                continue;
            }
            Class::Digit => {
                let (mut end, mut hash) = (at + 1, hash_step(HASH_START, c));
                while let Some(&(i, d)) = chars.peek() {
                    if !d.is_ascii_digit() {
                        break;
                    }
                    hash = hash_step(hash, d);
                    end = i + 1;
                    chars.next();
                }
                tokens.push(Token {
                    start,
                    end: end as u32,
                    kind: TokenKind::Number,
                    shape: Shape::Lower,
                    gap,
                    mark: c,
                    hash,
                });
            }
            Class::Mark => {
                let mark = fold(c);
                tokens.push(Token {
                    start,
                    end: (at + c.len_utf8()) as u32,
                    kind: TokenKind::Mark,
                    shape: Shape::Lower,
                    gap,
                    mark,
                    hash: hash_step(HASH_START, mark),
                });
            }
            Class::Letter => {
                let first = fold(c);
                let mut hash = hash_step(HASH_START, first);
                let mut end = at + c.len_utf8();
                let upper = is_upper(c);
                let mut all_upper = upper;
                while let Some(&(i, d)) = chars.peek() {
                    if class(d) == Class::Letter {
                        all_upper &= is_upper(d);
                    } else if is_apostrophe(d) {
                        let after = text[i + d.len_utf8()..].chars().next();
                        if !after.is_some_and(|a| class(a) == Class::Letter) {
                            break;
                        }
                    } else {
                        break;
                    }
                    hash = hash_step(hash, fold(d));
                    end = i + d.len_utf8();
                    chars.next();
                }
                tokens.push(Token {
                    start,
                    end: end as u32,
                    kind: TokenKind::Word,
                    shape: match (upper, all_upper) {
                        (false, _) => Shape::Lower,
                        (true, false) => Shape::Title,
                        (true, true) => Shape::Upper,
                    },
                    gap,
                    mark: first,
                    hash,
                });
            }
        }
        gap = Gap::None;
        breaks = 0;
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
