//! VIQR (RFC 1456): marks typed after the letter in ASCII.

use super::super::letter::{Letter, Tone, base, is_vowel};

/// The characters of the tones, in the order of [`Tone::ALL`] from huyền on.
const TONES: [u8; 5] = [b'`', b'?', b'~', b'\'', b'.'];

pub(super) fn decode(bytes: &[u8], out: &mut String) -> usize {
    let mut malformed = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        let next = bytes.get(at).copied();
        match (byte, next) {
            // A backslash takes the meaning of the character after it away.
            (b'\\', Some(literal)) if literal.is_ascii_punctuation() || is_d(literal) => {
                out.push(literal as char);
                at += 1;
            }
            (b'd' | b'D', Some(bar)) if is_d(bar) => {
                out.push(if byte == b'd' { 'đ' } else { 'Đ' });
                at += 1;
            }
            (0..0x80, _) => {
                match Letter::new(byte as char).filter(|letter| is_vowel(letter.base)) {
                    Some(letter) => out.push(marked(letter, bytes, &mut at).to_char()),
                    None => out.push(byte as char),
                }
            }
            _ => {
                malformed += 1;
                out.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    malformed
}

/// Whether what is written ends with a d that a second one would make đ.
fn ends_with_single_d(out: &[u8]) -> bool {
    let before = out.iter().rposition(|&byte| !is_d(byte));
    let run = out.len() - before.map_or(0, |at| at + 1);
    // The first of a run may be protected.
    let literal = before.is_some_and(|at| out[at] == b'\\' && !protected(out, at));
    (run - usize::from(literal && run > 0)) % 2 == 1
}

/// Whether the backslash at `at` is one that is protected itself.
fn protected(out: &[u8], at: usize) -> bool {
    let slashes = out[..at].iter().rev().take_while(|&&byte| byte == b'\\').count();
    slashes % 2 == 1
}

fn is_d(byte: u8) -> bool {
    byte.eq_ignore_ascii_case(&b'd')
}

/// Reads the marks after a vowel.
fn marked(mut letter: Letter, bytes: &[u8], at: &mut usize) -> Letter {
    let plain = ['a', 'e', 'o', 'u'].into_iter().find(|&c| base(c) == letter.base);
    let shaped = match (plain, bytes.get(*at)) {
        (Some('a'), Some(b'^')) => Some('â'),
        (Some('e'), Some(b'^')) => Some('ê'),
        (Some('o'), Some(b'^')) => Some('ô'),
        (Some('a'), Some(b'(')) => Some('ă'),
        (Some('o'), Some(b'+' | b'*')) => Some('ơ'),
        (Some('u'), Some(b'+' | b'*')) => Some('ư'),
        _ => None,
    };
    if let Some(shaped) = shaped {
        letter.base = base(shaped);
        *at += 1;
    }
    if let Some(place) = bytes.get(*at).and_then(|byte| TONES.iter().position(|tone| tone == byte))
    {
        letter.tone = Tone::ALL[place + 1];
        *at += 1;
    }
    letter
}

/// Writes a character; false if VIQR has no such character.
pub(super) fn encode(c: char, out: &mut Vec<u8>) -> bool {
    if c.is_ascii() {
        // What would be read as a mark of the letter before is protected.
        let mark = TONES.contains(&(c as u8)) || matches!(c, '^' | '(' | '+' | '*' | '\\');
        let after_vowel = out.last().is_some_and(|last| {
            last.is_ascii_alphabetic() || matches!(last, b'^' | b'(' | b'+' | b'*')
        });
        let second_d = is_d(c as u8) && ends_with_single_d(out);
        if c == '\\' || mark && after_vowel || second_d {
            out.push(b'\\');
        }
        out.push(c as u8);
        return true;
    }
    let Some(letter) = Letter::new(c) else {
        return false;
    };
    let plain = Letter { tone: Tone::Ngang, upper: false, ..letter }.to_char();
    let (first, mark) = match plain {
        'â' => (b'a', Some(b'^')),
        'ê' => (b'e', Some(b'^')),
        'ô' => (b'o', Some(b'^')),
        'ă' => (b'a', Some(b'(')),
        'ơ' => (b'o', Some(b'+')),
        'ư' => (b'u', Some(b'+')),
        'đ' => (b'd', Some(if letter.upper { b'D' } else { b'd' })),
        plain => (plain as u8, None),
    };
    // `dđ` would be read as `đd`.
    if is_d(first) && ends_with_single_d(out) {
        out.insert(out.len() - 1, b'\\');
    }
    out.push(if letter.upper { first.to_ascii_uppercase() } else { first });
    out.extend(mark);
    if letter.tone != Tone::Ngang {
        out.push(TONES[letter.tone as usize - 1]);
    }
    true
}
