//! The fast test for text that is clean already.
//!
//! [`flags`] looks at every byte together with the five bytes before it, by comparisons only, so
//! that the compiler turns the loop into vector instructions. It marks every byte at which cleaning
//! *might* change something: never too few, and few enough in clean text that the exact (slow)
//! look at the marked words costs little.

use fearless_simd::{Level, Simd, dispatch};

/// Bytes examined at once; with the 16 before them a whole number of vector registers.
pub(super) const CHUNK: usize = 240;

/// Bytes before a chunk that come with it.
pub(super) const BEHIND: usize = 18;

/// Bytes of a window that have two bytes before them.
const CLASSED: usize = CHUNK + BEHIND - 2;

const WINDOW: usize = CHUNK + BEHIND;

/// A chunk with the bytes before it.
pub(super) type Window = [u8; WINDOW];

/// Marks suspicious bytes of a chunk; false if there are none.
///
/// Where a tone mark may be on a wrong vowel, the patterns are (T a letter with a tone, V a vowel
/// in ASCII or ơ, ư that does not belong to `qu`, `gi`):
///
/// - T and another marked letter: `tíêng`, `ngừơi`;
/// - T, a plain vowel and another letter: `hòan`, `hùynh`;
/// - V and T at the end of a word: `hoà`, `cuả`, `ngươì`;
/// - q and T, or g, T and a plain vowel: `qúy`, `gìa`.
pub(super) fn flags(level: Level, window: &Window, marks: &mut [u8; CHUNK]) -> bool {
    dispatch!(level, simd => flags_with(simd, window, marks))
}

#[inline(always)]
fn flags_with<S: Simd>(simd: S, window: &Window, marks: &mut [u8; CHUNK]) -> bool {
    simd.vectorize(
        #[inline(always)]
        || flags_of(window, marks),
    )
}

#[inline(always)]
fn flags_of(window: &Window, marks: &mut [u8; CHUNK]) -> bool {
    // What each byte is to the bytes after it.
    let mut before = [0; CLASSED];
    let mut vowels = [0; CLASSED];
    let mut toned = [0; CLASSED];
    let [b2, b1, b0] = [2, 1, 0].map(|back| ending::<CLASSED, WINDOW>(window, back));
    for i in 0..CLASSED {
        let (b0, b1, b2) = (b0[i], b1[i], b2[i]);
        let (l0, l1) = (b0 | 0x20, b1 | 0x20);
        // a e i u y share these bits with m, q and some brackets, which does no harm.
        let vowel = ((b0 & 0xC3) == 0x41) | (l0 == b'o');
        let glide = (l1 == b'q') | ((l1 == b'g') & (l0 == b'i'));
        vowels[i] = mask(vowel);
        before[i] = (mask((vowel & !glide) | (b1 == 0xC6)) & FREE)
            | (mask((l0 == b'g') & (l1 != b'n')) & AFTER_G);
        toned[i] = mask((b1 == 0xC3) | (b1 == 0xC5) | ((b1 == 0xC4) & (b0 >= 0xA0)) | (b2 == 0xE1));
    }

    let [b3, b1, b0] = [3, 1, 0].map(|back| ending::<CHUNK, WINDOW>(window, back));
    let [before4, before3] = [4, 3].map(|back| ending::<CHUNK, CLASSED>(&before, back));
    let [vowels1, vowels0] = [1, 0].map(|back| ending::<CHUNK, CLASSED>(&vowels, back));
    let [toned2, toned1] = [2, 1].map(|back| ending::<CHUNK, CLASSED>(&toned, back));
    for i in 0..CHUNK {
        let (b0, b1, b3) = (b0[i], b1[i], b3[i]);
        let l0 = b0 | 0x20;
        // Carriage return, Latin-1 punctuation (no-break space, soft hyphen, acute), every script
        // and mark from U+01C0 on except Vietnamese letters (E1 BA, E1 BB), and eth and its likes.
        let foreign = (b0 == b'\r')
            | (b0 == 0xC2)
            | ((b0 >= 0xC7) & (b0 != 0xE1))
            | ((b1 == 0xE1) & ((b0 & 0xFE) != 0xBA))
            | ((b1 == 0xC3) & (l0 == 0xB0))
            | ((b1 == 0xC6) & (b0 == 0x89));

        let high = mask(b0 >= 0x80);
        let letter = mask(l0.wrapping_sub(b'a') < 26);
        let preceded = toned1[i] & (before3[i] | (mask(b3 == 0xE1) & before4[i]));
        let wanted = (!letter & FREE) | (vowels0[i] & AFTER_G);
        let misplaced = (high & (mask((b1 | 0x20) == b'q') | toned1[i]))
            | ((letter | high) & vowels1[i] & toned2[i])
            | (wanted & preceded);
        marks[i] = (mask(foreign) & FOREIGN) | (misplaced & !FOREIGN);
    }
    marks.iter().fold(0, |any, mark| any | mark) != 0
}

/// The part of `bytes` that ends so many bytes before its end.
#[inline(always)]
fn ending<const M: usize, const N: usize>(bytes: &[u8; N], back: usize) -> &[u8; M] {
    match bytes[..N - back].last_chunk() {
        Some(part) => part,
        None => unreachable!(),
    }
}

/// Mark of a character that may have to be changed itself; other bits mark a place in or after a
/// word whose tone may stand wrong.
pub(super) const FOREIGN: u8 = 0x80;
/// A vowel that is not the second letter of `qu`, `gi`.
const FREE: u8 = 1;
/// The letter g, but not in `ng`.
const AFTER_G: u8 = 2;

#[inline(always)]
fn mask(condition: bool) -> u8 {
    u8::from(condition).wrapping_neg()
}
