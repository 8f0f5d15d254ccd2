//! The fast test for text that is clean already.
//!
//! [`flags`] looks at every byte together with the five bytes before it, by comparisons only, so
//! that the compiler turns the loop into vector instructions. It marks every byte at which cleaning
//! *might* change something: never too few, and few enough in clean text that the exact (slow)
//! look at the marked words costs little.

/// Bytes examined at once.
pub(super) const CHUNK: usize = 64;

/// Bytes before a byte that its test looks at.
pub(super) const BEHIND: usize = 5;

/// Marks suspicious bytes: `window` is a chunk with [`BEHIND`] bytes before it.
#[inline]
pub(super) fn flags(window: &[u8; CHUNK + BEHIND], marks: &mut [u8; CHUNK]) -> bool {
    let mut any = 0;
    for i in 0..CHUNK {
        let mark = suspicious(
            window[i + 5],
            window[i + 4],
            window[i + 3],
            window[i + 2],
            window[i + 1],
            window[i],
        );
        marks[i] = mark;
        any |= mark;
    }
    any != 0
}

/// Whether byte `b0`, after `b1`, `b2` ... (nearest first), gives reason to look closer.
#[inline(always)]
fn suspicious(b0: u8, b1: u8, b2: u8, b3: u8, b4: u8, b5: u8) -> u8 {
    let (l0, l1, l3, l4, l5) = (b0 | 0x20, b1 | 0x20, b3 | 0x20, b4 | 0x20, b5 | 0x20);
    // A letter that is not ASCII may start here (E2 starts punctuation).
    let lead = (b0 >= 0xC3) & (b0 != 0xE2);
    let letter = l0.wrapping_sub(b'a') < 26;

    // Characters that are never clean: carriage return, every script and mark from U+01C0 on
    // except Vietnamese letters (E1 BA, E1 BB) and common punctuation (E2 80), then within these
    // and Latin-1 the odd spaces, invisible characters, spacing accents, eth and its likes.
    let foreign = (b0 == b'\r')
        | ((b0 >= 0xC7) & (b0 != 0xE1) & (b0 != 0xE2))
        | ((b1 == 0xE1) & ((b0 & 0xFE) != 0xBA))
        | ((b1 == 0xE2) & (b0 != 0x80))
        | ((b2 == 0xE2) & ((b0 < 0x90) | ((b0 & 0xF8) == 0xA8)))
        | ((b1 == 0xC2) & ((b0 <= 0xA0) | (b0 == 0xAD) | (b0 == 0xB4)))
        | ((b1 == 0xC3) & (l0 == 0xB0))
        | ((b1 == 0xC6) & (b0 == 0x89))
        | ((b1 == 0xC4) & (b0 == 0xB1));

    // The tone mark on a wrong vowel. `toned2` and so on: a two-byte letter that may carry a tone,
    // ending so many bytes ago.
    let toned2_1 = (b2 == 0xC3) | (b2 == 0xC5) | ((b2 == 0xC4) & (b1 >= 0xA0));
    let toned2_2 = (b3 == 0xC3) | (b3 == 0xC5) | ((b3 == 0xC4) & (b2 >= 0xA0));
    // tíêng, ngừơi: a toned vowel before another marked one.
    let before_marked = lead & (toned2_1 | (b3 == 0xE1));
    // trưòng-like: ư or ơ before a toned plain vowel.
    let after_horn = ((b2 == 0xC6) & (b0 >= 0xC3) & (b0 <= 0xC5))
        | ((b3 == 0xC6) & (b0 == 0xBA))
        | ((b4 == 0xC6) & (b2 == 0xE1) & (b1 == 0xBB) & (b0.wrapping_sub(0x9A) > 9));
    // hòan, hùynh: a toned vowel, a second vowel and a final.
    let second = (l1 == b'a') | (l1 == b'e') | (l1 == b'o') | (l1 == b'y');
    let before_final = (letter | lead) & second & (toned2_2 | (b4 == 0xE1));
    // hoà, cuả: a vowel and a toned vowel at the end of a word, but not after qu- and gi-.
    let two = (b2 == 0xC3) | (b2 == 0xC4) | (b2 == 0xC5);
    let at_end = !letter
        & ((two & vowel(l3) & !glide(l4, l3)) | ((b3 == 0xE1) & vowel(l4) & !glide(l5, l4)));
    // qúy and gìa.
    let glide_toned = ((l1 == b'q') & (b0 >= 0x80))
        | (((l0 == b'a') | (l0 == b'o') | (l0 == b'u') | (l0 == b'e'))
            & (((l3 == b'g') & two) | ((l4 == b'g') & (b3 == 0xE1))));

    u8::from(foreign | before_marked | after_horn | before_final | at_end | glide_toned)
}

#[inline(always)]
fn vowel(lower: u8) -> bool {
    (lower == b'a')
        | (lower == b'e')
        | (lower == b'i')
        | (lower == b'o')
        | (lower == b'u')
        | (lower == b'y')
}

/// `qu` and `gi`, where the second letter belongs to the onset.
#[inline(always)]
fn glide(first: u8, second: u8) -> bool {
    ((first == b'q') & (second == b'u')) | ((first == b'g') & (second == b'i'))
}
