//! What is a Vietnamese syllable: onset, rime and tone.
//!
//! A syllable of the standard orthography is an onset (`ngh`, or none), a rime (`iêng`) and one of
//! six tones; a rime with a stop final (`c ch p t`) has only the tones sắc and nặng. That is enough
//! to tell Vietnamese words from foreign ones without a dictionary, and to know where a tone mark
//! belongs.
//!
//! ```
//! use vnextract::normalize::{Tone, syllable};
//!
//! assert!(syllable::is_vietnamese("nghiêng"));
//! assert!(syllable::is_vietnamese("HOÀNG"));
//! assert!(!syllable::is_vietnamese("Washington"));
//! assert!(!syllable::is_vietnamese("tat")); // a stop final without its tone
//!
//! let syllable = syllable::parse("khuỷu").unwrap();
//! assert_eq!((syllable.onset(), syllable.rime(), syllable.tone()), ("kh", "uyu", Tone::Hoi));
//! ```

use super::letter::{self, ALPHABET, Base, Tone, base};

/// Longest syllable in letters: `nghiêng`.
pub(crate) const MAX_LETTERS: usize = 7;

/// The rimes of the standard orthography, after any onset that the spelling rules allow.
const RIMES: &str = "\
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu \
    iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu ych ynh yt \
    o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay \
    oăc oăm oăn oăng oăt oe oec oem oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uc ui um un ung up ut uâc uân uâng uât uây uê uêch uênh uêu \
    uôc uôi uôm uôn uông uôp uôt uơ uy uya uych uyên uyêt uynh uyn uyp uyt uyu \
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu";

/// Slots of the rime table; a power of two well above the number of rimes.
const SLOTS: usize = 1024;

/// The rimes by hash of their letters: key in 20 bits, then the place of the tone in two bits,
/// whether the rime is one of `oa oe uy`, and whether it ends in a stop. 0 is an empty slot.
static RIME_TABLE: [u32; SLOTS] = build_rimes();

const KEY_BITS: u32 = 20;
const KEY_MASK: u32 = (1 << KEY_BITS) - 1;
const FLOATING: u32 = 1 << 22;
const STOP: u32 = 1 << 23;

const A: Base = base('a');
const A_BREVE: Base = base('ă');
const A_HAT: Base = base('â');
const B: Base = base('b');
const C: Base = base('c');
const D: Base = base('d');
const D_BAR: Base = base('đ');
const E: Base = base('e');
const E_HAT: Base = base('ê');
const G: Base = base('g');
const H: Base = base('h');
const I: Base = base('i');
const K: Base = base('k');
const L: Base = base('l');
const M: Base = base('m');
const N: Base = base('n');
const O: Base = base('o');
const O_HAT: Base = base('ô');
const O_HORN: Base = base('ơ');
const P: Base = base('p');
const Q: Base = base('q');
const R: Base = base('r');
const S: Base = base('s');
const T: Base = base('t');
const U: Base = base('u');
const V: Base = base('v');
const X: Base = base('x');
const Y: Base = base('y');

const fn slot(key: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> 22) as usize & (SLOTS - 1)
}

const fn build_rimes() -> [u32; SLOTS] {
    let mut table = [0; SLOTS];
    let bytes = RIMES.as_bytes();
    let mut letters = [0; 4];
    let mut len = 0;
    let mut i = 0;
    while i <= bytes.len() {
        if i == bytes.len() || bytes[i] == b' ' {
            if len > 0 {
                insert_rime(&mut table, &letters, len);
            }
            letters = [0; 4];
            len = 0;
            i += 1;
        } else if bytes[i] < 0x80 {
            letters[len] = letter::LOW[bytes[i] as usize];
            len += 1;
            i += 1;
        } else {
            let code = ((bytes[i] & 0x1F) as usize) << 6 | (bytes[i + 1] & 0x3F) as usize;
            letters[len] = letter::LOW[code];
            len += 1;
            i += 2;
        }
    }
    table
}

const fn insert_rime(table: &mut [u32; SLOTS], letters: &[Base; 4], len: usize) {
    // The tone sits on the last vowel that has a mark of its own; otherwise on the second of three
    // vowels or of two before a final, and else on the first.
    let (mut vowels, mut marked) = (0, 4);
    while vowels < len && letter::is_vowel(letters[vowels]) {
        if matches!(letters[vowels], A_BREVE | A_HAT | E_HAT | O_HAT | O_HORN)
            || letters[vowels] == base('ư')
        {
            marked = vowels;
        }
        vowels += 1;
    }
    let closed = vowels < len;
    let place = if marked < 4 {
        marked
    } else if vowels == 3 || (vowels == 2 && closed) {
        1
    } else {
        0
    };
    let floating =
        len == 2 && matches!((letters[0], letters[1]), (O, A) | (O, E) | (U, Y)) && !closed;
    let last = letters[len - 1];
    let stop = closed && (matches!(last, C | P | T) || (last == H && letters[len - 2] == C));
    let key = pack_rime(letters, len);
    let mut at = slot(key);
    while table[at] != 0 {
        at = (at + 1) & (SLOTS - 1);
    }
    table[at] = key
        | (place as u32) << KEY_BITS
        | if floating { FLOATING } else { 0 }
        | if stop { STOP } else { 0 };
}

const fn pack_rime(letters: &[Base], len: usize) -> u32 {
    let mut key = 0;
    let mut i = 0;
    while i < len {
        key = key << 5 | letters[i] as u32;
        i += 1;
    }
    key
}

/// How the letters of a syllable are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Structure {
    /// Letters before the rime.
    pub(crate) onset: usize,
    /// The letter that carries the tone in the new style (hòa, thúy).
    pub(crate) new_place: usize,
    /// The letter that carries the tone in the old style (hoà, thuý).
    pub(crate) old_place: usize,
}

/// Arranges base letters into a syllable; `None` if they and the tone make none.
pub(crate) fn analyze(letters: &[Base], tone: Tone) -> Option<Structure> {
    if letters.is_empty() || letters.len() > MAX_LETTERS {
        return None;
    }
    let onset = onset_len(letters)?;
    let rime = &letters[onset..];
    if rime.is_empty() || rime.len() > 4 || !onset_allows(&letters[..onset], rime, tone) {
        return None;
    }
    let key = pack_rime(rime, rime.len());
    let mut at = slot(key);
    let entry = loop {
        let entry = RIME_TABLE[at];
        if entry == 0 {
            return None;
        }
        if entry & KEY_MASK == key {
            break entry;
        }
        at = (at + 1) & (SLOTS - 1);
    };
    if entry & STOP != 0 && !matches!(tone, Tone::Sac | Tone::Nang) {
        return None;
    }
    let new_place = onset + (entry >> KEY_BITS & 3) as usize;
    let old_place = new_place + usize::from(entry & FLOATING != 0);
    Some(Structure { onset, new_place, old_place })
}

fn onset_len(letters: &[Base]) -> Option<usize> {
    let second = letters.get(1).copied().unwrap_or(0);
    Some(match letters[0] {
        first if letter::is_vowel(first) => 0,
        C | K | P if second == H => 2,
        T if second == H || second == R => 2,
        N if second == H => 2,
        N if second == G => 2 + usize::from(letters.get(2) == Some(&H)),
        G if second == H => 2,
        // `gìn`, `giếng` share the letter i between onset and rime; `già`, `giữ` do not.
        G if second == I => match letters.get(2) {
            Some(&third) if letter::is_vowel(third) && third != E_HAT => 2,
            _ => 1,
        },
        Q if second == U => 2,
        B | C | D | D_BAR | G | H | K | L | M | N | P | R | S | T | V | X => 1,
        _ => return None,
    })
}

/// The spelling rules for what may stand before a rime.
fn onset_allows(onset: &[Base], rime: &[Base], tone: Tone) -> bool {
    let first = rime[0];
    let front = matches!(first, E | E_HAT | I | Y);
    match onset {
        [] => !matches!(rime, [I, E_HAT, ..]),
        [G] if first == I => true,
        [C] | [G] | [N, G] => !front,
        [G, H] | [N, G, H] => front && first != Y,
        // Place names such as Bắc Kạn; without a tone mark `ka`, `kon` are foreign.
        [K] => front && !matches!(rime, [Y, _, ..]) || !front && tone != Tone::Ngang,
        [G, I] => !matches!(first, I | Y),
        [Q, U] => {
            matches!(first, A | A_BREVE | A_HAT | E | E_HAT | I | O_HORN | Y)
                && !matches!(rime, [I, A] | [I, E_HAT, ..])
                || rime == [O_HAT, C]
        }
        [H] | [L] | [M] | [N] | [S] | [T] | [V] | [T, H] => !matches!(rime, [Y, _, ..]),
        _ => first != Y,
    }
}

/// The letters of a word, read from its bytes.
#[derive(Clone, Copy)]
struct Letters {
    bases: [Base; MAX_LETTERS],
    len: usize,
    tone: Tone,
    /// The letter that carries the tone.
    place: usize,
}

/// Reads a word of Vietnamese letters only, at most [`MAX_LETTERS`] of them and one tone; with
/// precomposed or combining marks.
fn read(word: &str) -> Option<Letters> {
    let bytes = word.as_bytes();
    let mut letters =
        Letters { bases: [0; MAX_LETTERS], len: 0, tone: Tone::Ngang, place: usize::MAX };
    let mut i = 0;
    while i < bytes.len() {
        let packed = match bytes[i] {
            byte @ 0..0x80 => {
                i += 1;
                letter::LOW[byte as usize]
            }
            byte @ 0xC3..=0xC6 => {
                let code = ((byte & 0x1F) as usize) << 6 | (bytes.get(i + 1)? & 0x3F) as usize;
                i += 2;
                *letter::LOW.get(code)?
            }
            0xE1 => {
                let second = bytes.get(i + 1)?.wrapping_sub(0xBA);
                let third = (bytes.get(i + 2)? & 0x3F) as usize;
                i += 3;
                if second > 1 {
                    return None;
                }
                *letter::HIGH.get((((second as usize) << 6) + third).checked_sub(0x20)?)?
            }
            0xCC | 0xCD => {
                i += 2;
                let mark = word.get(i - 2..i)?.chars().next()?;
                letters.add_mark(mark)?;
                continue;
            }
            _ => return None,
        };
        if packed == 0 || letters.len == MAX_LETTERS {
            return None;
        }
        letters.bases[letters.len] = packed & 31;
        if packed >> 5 != 0 {
            letters.set_tone(Tone::ALL[(packed >> 5) as usize % 6])?;
            letters.place = letters.len;
        }
        letters.len += 1;
    }
    Some(letters)
}

impl Letters {
    /// Adds a combining mark to the last letter.
    fn add_mark(&mut self, mark: char) -> Option<()> {
        let last = self.len.checked_sub(1)?;
        match Tone::of_mark(mark) {
            Some(tone) if letter::is_vowel(self.bases[last]) => {
                self.set_tone(tone)?;
                self.place = last;
            }
            _ => self.bases[last] = letter::with_shape(self.bases[last], mark)?,
        }
        Some(())
    }

    fn set_tone(&mut self, tone: Tone) -> Option<()> {
        if self.tone != Tone::Ngang {
            return None;
        }
        self.tone = tone;
        Some(())
    }

    fn bases(&self) -> &[Base] {
        &self.bases[..self.len]
    }
}

/// Whether a word is a syllable of Vietnamese by its spelling, in any case and with the tone mark
/// on any of the vowels.
///
/// Only the shape is judged, not the dictionary: `them` and `can` are English words too.
///
/// ```
/// use vnextract::normalize::syllable::is_vietnamese;
///
/// assert!(is_vietnamese("Thủy") && is_vietnamese("thuỷ"));
/// assert!(!is_vietnamese("Trump") && !is_vietnamese("2018") && !is_vietnamese(""));
/// ```
pub fn is_vietnamese(word: &str) -> bool {
    read(word).is_some_and(|letters| analyze(letters.bases(), letters.tone).is_some())
}

/// The tone that a word of Vietnamese letters carries; `None` if it has another character or more
/// than one tone.
///
/// ```
/// use vnextract::normalize::{Tone, syllable};
///
/// assert_eq!(syllable::tone("thủy"), Some(Tone::Hoi));
/// assert_eq!(syllable::tone("Nam"), Some(Tone::Ngang));
/// assert_eq!(syllable::tone("Wagner"), None);
/// ```
pub fn tone(word: &str) -> Option<Tone> {
    read(word).filter(|letters| letters.len > 0).map(|letters| letters.tone)
}

/// Takes a word apart into onset, rime and tone; `None` if it is no Vietnamese syllable.
///
/// ```
/// use vnextract::normalize::syllable;
///
/// assert_eq!(syllable::parse("Hương").unwrap().base(), "hương");
/// assert!(syllable::parse("Trump").is_none());
/// ```
pub fn parse(word: &str) -> Option<Syllable> {
    let letters = read(word)?;
    let structure = analyze(letters.bases(), letters.tone)?;
    let mut syllable = Syllable {
        text: [0; 2 * MAX_LETTERS],
        len: 0,
        onset: 0,
        tone: letters.tone,
        new_style: letters.tone == Tone::Ngang || letters.place == structure.new_place,
        old_style: letters.tone == Tone::Ngang || letters.place == structure.old_place,
    };
    for (i, &base) in letters.bases().iter().enumerate() {
        if i == structure.onset {
            syllable.onset = syllable.len;
        }
        let letter = ALPHABET[base as usize - 1];
        syllable.len += letter.encode_utf8(&mut syllable.text[syllable.len..]).len();
    }
    Some(syllable)
}

/// A Vietnamese syllable, taken apart.
///
/// ```
/// use vnextract::normalize::{Tone, syllable};
///
/// let syllable = syllable::parse("Thuỷ").unwrap();
/// assert_eq!((syllable.onset(), syllable.rime()), ("th", "uy"));
/// assert_eq!((syllable.base(), syllable.tone()), ("thuy", Tone::Hoi));
/// assert!(syllable.is_old_style() && !syllable.is_new_style());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Syllable {
    text: [u8; 2 * MAX_LETTERS],
    len: usize,
    onset: usize,
    tone: Tone,
    new_style: bool,
    old_style: bool,
}

impl Syllable {
    /// The letters without the tone, in lower case, with their own marks: `hoang`, `đương`.
    pub fn base(&self) -> &str {
        std::str::from_utf8(&self.text[..self.len]).unwrap_or("")
    }

    /// The consonants before the rime, as written (`gi` only where its i is not in the rime).
    pub fn onset(&self) -> &str {
        &self.base()[..self.onset]
    }

    /// The vowels and the final, without the tone.
    pub fn rime(&self) -> &str {
        &self.base()[self.onset..]
    }

    /// The tone.
    pub fn tone(&self) -> Tone {
        self.tone
    }

    /// Whether the tone mark stands where the new style puts it (hòa, thúy).
    pub fn is_new_style(&self) -> bool {
        self.new_style
    }

    /// Whether the tone mark stands where the old style puts it (hoà, thuý).
    pub fn is_old_style(&self) -> bool {
        self.old_style
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tone_goes_where_the_orthography_puts_it() {
        for (word, new, old) in [
            ("hoa", 1, 2),
            ("thuy", 2, 3),
            ("khoe", 2, 3),
            ("uy", 0, 1),
            ("quy", 2, 2),
            ("qua", 2, 2),
            ("gia", 2, 2),
            ("gi", 1, 1),
            ("gin", 1, 1),
            ("giêng", 2, 2),
            ("giu", 2, 2),
            ("hoan", 2, 2),
            ("huynh", 2, 2),
            ("nguyên", 4, 4),
            ("ngươi", 3, 3),
            ("mua", 1, 1),
            ("mưa", 1, 1),
            ("ngoai", 3, 3),
            ("khuyu", 3, 3),
            ("oai", 1, 1),
            ("xoong", 2, 2),
            ("tiên", 2, 2),
            ("thuê", 3, 3),
            ("thuơ", 3, 3),
            ("hưu", 1, 1),
        ] {
            let letters = read(word).unwrap();
            let structure = analyze(letters.bases(), Tone::Huyen).expect(word);
            assert_eq!((structure.new_place, structure.old_place), (new, old), "{word}");
        }
    }

    #[test]
    fn tells_vietnamese_from_foreign() {
        for word in "Nguyễn Đắc Bắc Kạn kỹ xoong quốc nghiêng ỷ yếu ỉa gìn giặt KHUỶU quýt thuở Pắc"
            .split(' ')
        {
            assert!(is_vietnamese(word), "{word}");
        }
        for word in
            "Washington Kon ka tat gà` cì iên nghang gha ce quo Đăk Lắk2 tốcf ồồ thòà".split(' ')
        {
            assert!(!is_vietnamese(word), "{word}");
        }
        assert!(is_vietnamese("Nguye\u{302}\u{303}n"));
    }
}
