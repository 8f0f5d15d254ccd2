//! The keys under which names are found, shared with the build script that computes the table's.

use crate::normalize::letter::{ALPHABET, Letter};
use unicode_normalization::UnicodeNormalization;

/// The characters of a name without what its writers are free to vary: case, where the tone mark stands in
/// a syllable, spaces, dashes, apostrophes and full stops, and the zeros before a number.
///
/// `Hoà Bình` and `HÒA BÌNH` give the same characters, `Bà Rịa - Vũng Tàu` and `Bà Rịa–Vũng Tàu` too.
pub(crate) fn exact(name: &str) -> String {
    let mut key =
        Writer { key: String::with_capacity(name.len() + 4), tone: None, in_number: false };
    for c in name.chars() {
        if c.is_ascii() {
            key.push(c.to_ascii_lowercase());
        } else if let Some(letter) = Letter::new(c) {
            let (plain, shape) = unshaped(ALPHABET[usize::from(letter.base) - 1]);
            [Some(plain), shape, letter.tone.mark()]
                .into_iter()
                .flatten()
                .for_each(|c| key.push(c));
        } else {
            std::iter::once(c).nfd().flat_map(char::to_lowercase).for_each(|c| key.push(c));
        }
    }
    // A separator at the end lets the last syllable's tone out.
    key.push(' ');
    key.key
}

/// A key that is being written.
struct Writer {
    key: String,
    /// The tone of the syllable, which comes behind it.
    tone: Option<char>,
    in_number: bool,
}

impl Writer {
    /// Adds a small letter, a mark on the letter before it, or what stands between syllables.
    fn push(&mut self, c: char) {
        if matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}') {
            self.tone = Some(c);
            return;
        }
        if c == '0' && !self.in_number {
            return;
        }
        self.in_number = c.is_ascii_digit();
        if c.is_alphanumeric() || matches!(c, '\u{302}' | '\u{306}' | '\u{31b}') {
            self.key.push(c);
        } else {
            self.key.extend(self.tone.take());
        }
    }
}

/// A small letter without the mark of its shape, and that.
fn unshaped(letter: char) -> (char, Option<char>) {
    match letter {
        'ă' => ('a', Some('\u{306}')),
        'â' => ('a', Some('\u{302}')),
        'ê' => ('e', Some('\u{302}')),
        'ô' => ('o', Some('\u{302}')),
        'ơ' => ('o', Some('\u{31b}')),
        'ư' => ('u', Some('\u{31b}')),
        plain => (plain, None),
    }
}

/// As [`exact`], without any marks and with `y` as `i` and `c` as `k`: what stays the same when a name of
/// the highlands is spelled in another way (`Đắk Lắk`, `Đăk Lăk`, `Dak Lak`, `Đắc Lắc`).
pub(crate) fn loose(name: &str) -> String {
    let loose = |c| match c {
        'đ' => Some('d'),
        'y' => Some('i'),
        'c' => Some('k'),
        '\u{300}'..='\u{36f}' => None,
        c => Some(c),
    };
    exact(name).chars().filter_map(loose).collect()
}

/// FNV-1a over the characters of a key.
pub(crate) fn hash(key: &str) -> u32 {
    key.chars().fold(0x811c_9dc5, |hash, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193))
}
