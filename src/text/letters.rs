//! What each byte of a text is, and its small form, told for many bytes at once.
//!
//! [`Letters::read`] looks at every byte together with the two bytes before it, by comparisons
//! only, so that the compiler turns the loop into vector instructions. It knows the letters of
//! ASCII and of Vietnamese; all others are left to a closer look.

use fearless_simd::{Level, Simd, dispatch};

/// The last byte of a capital letter.
pub const CAPITAL: u8 = 1;
/// The last byte of a small letter; the bytes of a letter before its last are 0.
pub const SMALL: u8 = 2;
/// What is none of these letters. The bytes before the last of a character that is none may look like
/// those of one.
pub const END: u8 = 0x80;

/// Bytes that are looked at together.
pub const STRIDE: usize = 8;

/// Bytes of a block.
const BLOCK: usize = 256;

/// Bytes before a block that come with it.
const BEFORE: usize = 2;

/// The bytes of a text, told apart and folded.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    /// For each byte, what it is; more that are [`END`] behind the text.
    kinds: Vec<u8>,
    /// The bytes, those of capital letters made those of the small ones, which are as many.
    folded: Vec<u8>,
}

impl Letters {
    /// Reads a text; buffers are reused.
    pub fn read(&mut self, text: &str) {
        let bytes = text.as_bytes();
        // Eight bytes can be taken from every byte of the text, and from behind it.
        let blocks = (bytes.len() + STRIDE).div_ceil(BLOCK);
        self.kinds.resize(blocks * BLOCK, 0);
        self.folded.resize(blocks * BLOCK, 0);
        let kinds = self.kinds.as_chunks_mut().0;
        let folded = self.folded.as_chunks_mut().0;
        dispatch!(Level::new(), simd => read_blocks(simd, bytes, kinds, folded));
    }

    /// What the byte is.
    #[inline(always)]
    pub fn kind(&self, at: usize) -> u8 {
        self.kinds[at]
    }

    /// What the eight bytes are, and they folded, the first byte lowest.
    #[inline(always)]
    pub fn eight(&self, at: usize) -> (u64, u64) {
        let of = |bytes: &[u8]| bytes[at..].first_chunk().map_or(0, |&b| u64::from_le_bytes(b));
        (of(&self.kinds), of(&self.folded))
    }
}

/// The block that begins at `start` with the bytes before it; zeros before and behind the text.
#[cold]
fn padded(bytes: &[u8], start: usize) -> [u8; BLOCK + BEFORE] {
    let mut window = [0; BLOCK + BEFORE];
    let from = start.saturating_sub(BEFORE);
    let part = &bytes[from.min(bytes.len())..bytes.len().min(start + BLOCK)];
    let at = from + BEFORE - start;
    window[at..at + part.len()].copy_from_slice(part);
    window
}

/// Reads the blocks of a text with the widest vectors that the processor has.
#[inline(always)]
fn read_blocks<S: Simd>(
    simd: S,
    bytes: &[u8],
    kinds: &mut [[u8; BLOCK]],
    folded: &mut [[u8; BLOCK]],
) {
    simd.vectorize(
        #[inline(always)]
        || {
            for (n, (kinds, folded)) in kinds.iter_mut().zip(folded).enumerate() {
                let start = n * BLOCK;
                let from = start.checked_sub(BEFORE);
                let inside = from.and_then(|from| bytes.get(from..)?.first_chunk());
                match inside {
                    Some(window) => read_block(window, kinds, folded),
                    None => read_block(&padded(bytes, start), kinds, folded),
                }
            }
        },
    );
}

#[inline(always)]
fn read_block(window: &[u8; BLOCK + BEFORE], kinds: &mut [u8; BLOCK], folded: &mut [u8; BLOCK]) {
    let [b2, b1, b0] = [0, 1, 2].map(|from| part(window, from));
    for i in 0..BLOCK {
        let (b2, b1, b0) = (b2[i], b1[i], b0[i]);
        let (low, odd) = (b0 | 0x20, b0 | 1);
        // à of C3, ă đ ĩ of C4, ũ of C5, ơ ư of C6, and from ạ to ỹ of E1, with some neighbours:
        // where each begins, and where it ends.
        let begins = (0xC3..=0xC6).contains(&b0) | (b0 == 0xE1);
        let inside = (b1 == 0xE1) & (b0 & 0xFE == 0xBA);
        let ascii = low.wrapping_sub(b'a') < 26;
        let of_c3 = (b1 == 0xC3) & (low != 0xB7);
        let pairs = (b1 == 0xC4) & (b0 < 0xB0)
            | (b1 == 0xC5) & (odd == 0xA9)
            | (b1 == 0xC6) & (odd == 0xA1)
            | (b2 == 0xE1) & ((b1 == 0xBA) & (b0 >= 0xA0) | (b1 == 0xBB) & (b0 < 0xBA));
        let of_u = (b1 == 0xC6) & ((b0 == 0xAF) | (b0 == 0xB0));
        let ends = ascii | of_c3 | pairs | of_u;

        let capital_by_20 = ascii & (b0 & 0x20 == 0) | of_c3 & (b0 < 0x9F);
        let capital_by_1 = pairs & (b0 & 1 == 0);
        let capital_u = of_u & (b0 == 0xAF);
        let capital = capital_by_20 | capital_by_1 | capital_u;
        folded[i] = b0
            ^ (mask(capital_by_20) & 0x20
                | mask(capital_by_1) & 1
                | mask(capital_u) & (0xAF ^ 0xB0));

        let letter = mask(ends & !capital) & SMALL | mask(capital) & CAPITAL;
        kinds[i] = mask(!(begins | inside | ends)) & END | letter;
    }
}

/// The part of the window that begins so many bytes after its beginning.
#[inline(always)]
fn part(window: &[u8; BLOCK + BEFORE], from: usize) -> &[u8; BLOCK] {
    match window[from..].first_chunk() {
        Some(part) => part,
        None => unreachable!(),
    }
}

#[inline(always)]
fn mask(condition: bool) -> u8 {
    u8::from(condition).wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::fold;

    /// Every character between others, at places all over the blocks.
    #[test]
    fn letters_are_folded_as_alone() {
        let mut letters = Letters::default();
        for c in ('\0'..'\u{3000}').chain('\u{1F600}'..'\u{1F640}') {
            let text = format!("{}a{c}b", " ".repeat(c as usize % BLOCK));
            letters.read(&text);
            let start = text.len() - 1 - c.len_utf8();
            let last = letters.kind(text.len() - 2);
            if last & END == 0 {
                assert!((start..text.len() - 2).all(|at| letters.kind(at) == 0), "{c}");
                assert_eq!(last, if fold(c) == c { SMALL } else { CAPITAL }, "{c}");
                let mut small = [0; 4];
                let small = fold(c).encode_utf8(&mut small);
                let folded = &letters.folded[start..text.len() - 1];
                assert_eq!(folded, small.as_bytes(), "{c}");
            } else {
                assert_eq!(last, END, "{c}");
            }
            assert_eq!(letters.kind(start - 1), SMALL);
            assert_eq!(letters.kind(text.len() - 1), SMALL);
            assert_eq!(letters.kind(text.len()), END);
        }
    }

    #[test]
    fn the_letters_of_vietnamese_are_known() {
        let mut letters = Letters::default();
        for text in [
            "aăâbcdđeêghiklmnoôơpqrstuưvxy",
            "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        ] {
            for (text, kind) in [(text.to_owned(), SMALL), (text.to_uppercase(), CAPITAL)] {
                letters.read(&text);
                let kinds = || letters.kinds[..text.len()].iter();
                assert_eq!(kinds().filter(|&&k| k == kind).count(), text.chars().count());
                assert!(kinds().all(|&k| k == kind || k == 0));
            }
        }
    }
}
