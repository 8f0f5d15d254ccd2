//! VNI for Windows: a letter in one byte, its marks in a second.

use super::super::letter::{Letter, Tone, base};
use super::shared_with_windows;

/// The second byte for the tones of a plain vowel, in the order of [`Tone::ALL`] from huyền on.
const PLAIN: [u8; 5] = [0xF8, 0xFB, 0xF5, 0xF9, 0xEF];
/// The second byte for a circumflex, alone and with each tone.
const CIRCUMFLEX: [u8; 6] = [0xE2, 0xE0, 0xE5, 0xE3, 0xE1, 0xE4];
/// The second byte for a breve, alone and with each tone.
const BREVE: [u8; 6] = [0xEA, 0xE8, 0xFA, 0xFC, 0xE9, 0xEB];

/// Letters of one byte, small; the capital is 20 less.
const SINGLE: [(u8, char); 8] = [
    (0xEC, 'ì'),
    (0xE6, 'ỉ'),
    (0xF3, 'ĩ'),
    (0xED, 'í'),
    (0xF2, 'ị'),
    (0xEE, 'ỵ'),
    (0xF1, 'đ'),
    // Bases with horn, which take the tones of a plain vowel.
    (0xF4, 'ơ'),
];
const U_HORN: u8 = 0xF6;

pub(super) fn decode(bytes: &[u8], out: &mut String) -> usize {
    let mut malformed = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        let Some(letter) = first(byte) else {
            match byte {
                0..0x80 => out.push(byte as char),
                _ => out.push(shared_with_windows(byte).unwrap_or_else(|| {
                    malformed += 1;
                    char::REPLACEMENT_CHARACTER
                })),
            }
            continue;
        };
        let marked = bytes.get(at).and_then(|&second| with_mark(letter, second));
        at += usize::from(marked.is_some());
        out.push(marked.unwrap_or(letter).to_char());
    }
    malformed
}

/// The letter that a byte begins or is.
fn first(byte: u8) -> Option<Letter> {
    if byte < 0x80 {
        return Letter::new(byte as char);
    }
    let small = byte | 0x20;
    let c = match small {
        U_HORN => 'ư',
        _ => SINGLE.iter().find(|entry| entry.0 == small)?.1,
    };
    Letter::new(c).map(|letter| Letter { upper: byte < 0xE0, ..letter })
}

/// The letter with the marks of a second byte, of either case.
fn with_mark(letter: Letter, second: u8) -> Option<Letter> {
    if second < 0xC0 || letter.tone != Tone::Ngang {
        return None;
    }
    let second = second | 0x20;
    let tone = |row: &[u8]| row.iter().position(|&mark| mark == second);
    let (circumflex, breve) = match letter.to_char().to_ascii_lowercase() {
        'a' => (Some('â'), Some('ă')),
        'e' => (Some('ê'), None),
        'o' => (Some('ô'), None),
        // Some converters write i with a second byte too.
        'i' | 'u' | 'y' | 'ơ' | 'ư' | 'Ơ' | 'Ư' => (None, None),
        _ => return None,
    };
    if let Some(place) = tone(&PLAIN) {
        return Some(Letter { tone: Tone::ALL[place + 1], ..letter });
    }
    if let (Some(shaped), Some(place)) = (circumflex, tone(&CIRCUMFLEX)) {
        return Some(Letter { base: base(shaped), tone: Tone::ALL[place], ..letter });
    }
    if let (Some(shaped), Some(place)) = (breve, tone(&BREVE)) {
        return Some(Letter { base: base(shaped), tone: Tone::ALL[place], ..letter });
    }
    None
}

/// Writes a letter; false if VNI has no such character.
pub(super) fn encode(c: char, out: &mut Vec<u8>) -> bool {
    if c.is_ascii() {
        out.push(c as u8);
        return true;
    }
    let Some(letter) = Letter::new(c) else {
        let byte = (0x80..0xC0).find(|&byte| shared_with_windows(byte) == Some(c));
        out.extend(byte);
        return byte.is_some();
    };
    let case = if letter.upper { 0x20 } else { 0 };
    let small = Letter { upper: false, ..letter };
    if let Some(&(byte, _)) = SINGLE.iter().find(|entry| entry.1 == small.to_char()) {
        out.push(byte - case);
        return true;
    }
    let tone = letter.tone as usize;
    let plain = Letter { tone: Tone::Ngang, ..small }.to_char();
    let (first, row) = match plain {
        'â' => (b'a', Some(&CIRCUMFLEX)),
        'ê' => (b'e', Some(&CIRCUMFLEX)),
        'ô' => (b'o', Some(&CIRCUMFLEX)),
        'ă' => (b'a', Some(&BREVE)),
        'ơ' => (0xF4, None),
        'ư' => (U_HORN, None),
        plain => (plain as u8, None),
    };
    out.push(first - case);
    match row {
        Some(row) => out.push(row[tone] - case),
        None if tone > 0 => out.push(PLAIN[tone - 1] - case),
        None => {}
    }
    true
}
