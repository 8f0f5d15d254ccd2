//! The keys under which names are found, shared with the build script that computes the table's.

use crate::normalize::letter::{ALPHABET, Letter};
use unicode_normalization::UnicodeNormalization;

/// The characters of a name without what its writers are free to vary: case, where the tone mark stands in
/// a syllable, spaces, dashes, apostrophes and full stops, and the zeros before a number.
///
/// `Hoà Bình` and `HÒA BÌNH` give the same characters, `Bà Rịa - Vũng Tàu` and `Bà Rịa–Vũng Tàu` too.
pub(crate) fn exact(name: &str) -> impl Iterator<Item = char> + '_ {
    // A separator at the end lets the last syllable's tone out.
    let chars = name.chars().flat_map(decomposed).chain([' ']);
    let mut tone = None;
    let mut in_number = false;
    chars.filter_map(move |c| {
        if matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}') {
            tone = Some(c);
            return None;
        }
        if c == '0' && !in_number {
            return None;
        }
        in_number = c.is_ascii_digit();
        if c.is_alphanumeric() || matches!(c, '\u{302}' | '\u{306}' | '\u{31b}') {
            Some(c)
        } else {
            tone.take()
        }
    })
}

/// The small letter of a character and its marks.
fn decomposed(c: char) -> impl Iterator<Item = char> {
    let ascii = c.is_ascii().then(|| [Some(c.to_ascii_lowercase()), None, None]);
    let of_letter = |letter: Letter| {
        let (plain, shape) = match ALPHABET[usize::from(letter.base) - 1] {
            'ă' => ('a', Some('\u{306}')),
            'â' => ('a', Some('\u{302}')),
            'ê' => ('e', Some('\u{302}')),
            'ô' => ('o', Some('\u{302}')),
            'ơ' => ('o', Some('\u{31b}')),
            'ư' => ('u', Some('\u{31b}')),
            base => (base, None),
        };
        [Some(plain), shape, letter.tone.mark()]
    };
    let parts = ascii.or_else(|| Letter::new(c).map(of_letter));
    let other = parts.is_none().then_some(c).into_iter().nfd().flat_map(char::to_lowercase);
    parts.into_iter().flatten().flatten().chain(other)
}

/// As [`exact`], without any marks and with `y` as `i` and `c` as `k`: what stays the same when a name of
/// the highlands is spelled in another way (`Đắk Lắk`, `Đăk Lăk`, `Dak Lak`, `Đắc Lắc`).
pub(crate) fn loose(name: &str) -> impl Iterator<Item = char> + '_ {
    exact(name).filter_map(|c| match c {
        'đ' => Some('d'),
        'y' => Some('i'),
        'c' => Some('k'),
        '\u{300}'..='\u{36f}' => None,
        c => Some(c),
    })
}

/// FNV-1a over the characters of a key.
pub(crate) fn hash(key: impl Iterator<Item = char>) -> u32 {
    key.fold(0x811c_9dc5, |hash, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193))
}
