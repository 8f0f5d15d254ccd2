//! The fast test for text that is clean already.
//!
//! [`flags`] looks at every byte together with the five bytes before it, by comparisons only, so
//! that the compiler turns the loop into vector instructions. It marks every byte at which cleaning
//! *might* change something: never too few, and few enough in clean text that the exact (slow)
//! look at the marked words costs little.

/// Bytes examined at once; with the 16 before them a whole number of vector registers.
pub(super) const CHUNK: usize = 240;

/// Bytes before a chunk that come with it.
pub(super) const BEHIND: usize = 18;

/// Bytes of a window that have two bytes before them.
const CLASSED: usize = CHUNK + BEHIND - 2;

/// A chunk with the bytes before it.
pub(super) type Window = [u8; CHUNK + BEHIND];

/// Marks suspicious bytes of a chunk; false if there are none.
///
/// Where a tone mark may be on a wrong vowel, the patterns are (T a letter with a tone, V a vowel
/// in ASCII or ơ, ư that does not belong to `qu`, `gi`):
///
/// - T and another marked letter: `tíêng`, `ngừơi`;
/// - T, a plain vowel and another letter: `hòan`, `hùynh`;
/// - V and T at the end of a word: `hoà`, `cuả`, `ngươì`;
/// - q and T, or g, T and a plain vowel: `qúy`, `gìa`.
#[inline]
pub(super) fn flags(window: &Window, marks: &mut [u8; CHUNK]) -> bool {
    // What each byte is to the bytes after it, with the first bytes of the window left out.
    let mut before = [0; CLASSED];
    let mut vowels = [0; CLASSED];
    let mut toned = [0; CLASSED];
    for i in 0..CLASSED {
        let (b0, b1, b2) = (window[i + 2], window[i + 1], window[i]);
        let (l0, l1) = (b0 | 0x20, b1 | 0x20);
        // a e i u y share these bits with m, q and some brackets, which does no harm.
        let vowel = ((b0 & 0x43) == 0x41) | (l0 == b'o');
        let glide = (l1 == b'q') | ((l1 == b'g') & (l0 == b'i'));
        vowels[i] = mask(vowel);
        before[i] = (mask((vowel & !glide) | (b1 == 0xC6)) & FREE)
            | (mask((l0 == b'g') & (l1 != b'n')) & AFTER_G);
        toned[i] = mask((b1 == 0xC3) | (b1 == 0xC5) | ((b1 == 0xC4) & (b0 >= 0xA0)) | (b2 == 0xE1));
    }
    for i in 0..CHUNK {
        let [b3, b2, b1, b0] = [
            window[i + 15],
            window[i + 16],
            window[i + 17],
            window[i + 18],
        ];
        let l0 = b0 | 0x20;
        // Carriage return, Latin-1 punctuation (no-break space, soft hyphen, acute), every script
        // and mark from U+01C0 on except Vietnamese letters (E1 BA, E1 BB), and eth and its likes.
        let foreign = (b0 == b'\r')
            | (b0 == 0xC2)
            | ((b0 >= 0xC7) & (b0 != 0xE1))
            | ((b1 == 0xE1) & ((b0 & 0xFE) != 0xBA))
            | ((b1 == 0xC3) & (l0 == 0xB0))
            | ((b1 == 0xC6) & (b0 == 0x89));

        let lead = b0 >= 0xC3;
        let letter = l0.wrapping_sub(b'a') < 26;
        let two = mask(b2.wrapping_sub(0xC3) < 3);
        let three = mask(b3 == 0xE1);
        let preceded = (two & before[i + 13]) | (three & before[i + 12]);
        let wanted = (!mask(letter) & FREE) | (vowels[i + 16] & AFTER_G);
        let after_q = ((b1 | 0x20) == b'q') & (b0 >= 0x80);

        marks[i] = (mask(foreign) & FOREIGN)
            | (mask(after_q) & TONE)
            | (mask(lead) & toned[i + 15] & TONE)
            | (mask(letter | lead) & vowels[i + 15] & toned[i + 14] & TONE)
            | (wanted & preceded);
    }
    marks.iter().fold(0, |any, mark| any | mark) != 0
}

/// Mark of a character that may have to be changed itself.
pub(super) const FOREIGN: u8 = 0x80;
/// Mark of a place in or after a word whose tone may stand wrong; other bits than `FOREIGN` too.
const TONE: u8 = 0x40;
/// A vowel that is not the second letter of `qu`, `gi`.
const FREE: u8 = 1;
/// The letter g, but not in `ng`.
const AFTER_G: u8 = 2;

#[inline(always)]
fn mask(condition: bool) -> u8 {
    u8::from(condition).wrapping_neg()
}
