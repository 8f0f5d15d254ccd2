//! Vietnamese alphabetical order.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;

use super::letter::{ALPHABET, Letter};

/// A key whose bytes sort as Vietnamese dictionaries do.
///
/// Words are compared syllable by syllable: first the letters in the order `a ă â b c d đ e ê ...`
/// (f, j, w, z where English has them), then the tones in the order ngang, huyền, hỏi, ngã, sắc,
/// nặng. Digits come before letters, a space or mark between words before both; capitals decide
/// last, small letters first. Tone placement and normalization form do not matter.
///
/// ```
/// use vnextract::normalize::collation_key;
///
/// let mut words = ["đa", "bà", "da", "ba ba", "ăn", "bá", "bản", "ba", "âm", "an"];
/// words.sort_by_key(|word| collation_key(word));
/// assert_eq!(words, ["an", "ăn", "âm", "ba", "ba ba", "bà", "bá", "bản", "da", "đa"]);
/// ```
pub fn collation_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() + 8);
    let mut capitals = Vec::new();
    let mut tones = Vec::new();
    let mut in_word = false;
    for c in text.nfc() {
        if let Some(letter) = Letter::new(c) {
            key.push(rank(ALPHABET[letter.base as usize - 1]));
            if letter.tone as u8 > 0 {
                tones.push(TONE + letter.tone as u8);
            }
            capitals.push(1 + u8::from(letter.upper));
            in_word = true;
        } else if c.is_ascii_alphanumeric() {
            key.push(rank(c.to_ascii_lowercase()));
            capitals.push(1 + u8::from(c.is_ascii_uppercase()));
            in_word = true;
        } else if c.is_alphanumeric() {
            let mut buffer = [0; 4];
            key.push(OTHER);
            key.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
            capitals.push(1);
            in_word = true;
        } else if in_word {
            end_word(&mut key, &mut tones);
            key.push(SPACE);
            in_word = false;
        }
    }
    if in_word {
        end_word(&mut key, &mut tones);
    } else if key.last() == Some(&SPACE) {
        key.pop();
    }
    key.push(END);
    key.extend_from_slice(&capitals);
    key
}

/// Compares two texts in Vietnamese alphabetical order, as by [`collation_key`].
pub fn compare(a: &str, b: &str) -> Ordering {
    collation_key(a).cmp(&collation_key(b))
}

const END: u8 = 0;
const SPACE: u8 = 1;
const TONE: u8 = 2;
const DIGIT: u8 = 16;
const LETTER: u8 = 32;
const OTHER: u8 = 128;

/// Ends a word: its tones, before anything that could go on with the word.
fn end_word(key: &mut Vec<u8>, tones: &mut Vec<u8>) {
    key.push(TONE);
    key.append(tones);
}

fn rank(lower: char) -> u8 {
    const ORDER: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    match lower {
        '0'..='9' => DIGIT + (lower as u8 - b'0'),
        _ => LETTER + ORDER.chars().position(|c| c == lower).unwrap_or(0) as u8,
    }
}
