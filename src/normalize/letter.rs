//! The letters of the Vietnamese alphabet, taken apart into base letter, tone and case.

/// The six tones, in the order of the dictionaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// Level, without a mark: `ma`.
    Ngang,
    /// Falling, grave accent: `mà`.
    Huyen,
    /// Dipping, hook above: `mả`.
    Hoi,
    /// Creaky rising, tilde: `mã`.
    Nga,
    /// Rising, acute accent: `má`.
    Sac,
    /// Heavy, dot below: `mạ`.
    Nang,
}

impl Tone {
    /// All tones in dictionary order.
    pub const ALL: [Tone; 6] =
        [Tone::Ngang, Tone::Huyen, Tone::Hoi, Tone::Nga, Tone::Sac, Tone::Nang];

    /// The combining mark that writes the tone, if it has one.
    pub fn mark(self) -> Option<char> {
        [None, Some('\u{300}'), Some('\u{309}'), Some('\u{303}'), Some('\u{301}'), Some('\u{323}')]
            [self as usize]
    }

    /// The tone that a combining mark writes.
    pub(crate) fn of_mark(mark: char) -> Option<Tone> {
        match Mark::of(mark) {
            Mark::Tone(tone) => Some(tone),
            _ => None,
        }
    }

    fn from_index(index: u8) -> Tone {
        Tone::ALL[(index % 6) as usize]
    }
}

/// A base letter (with its circumflex, breve, horn or bar) as its place in the alphabet, from 1.
pub(crate) type Base = u8;

pub(crate) const ALPHABET: [char; 29] = [
    'a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'ô', 'ơ',
    'p', 'q', 'r', 's', 't', 'u', 'ư', 'v', 'x', 'y',
];

/// The place of a lower-case base letter in the alphabet, 0 if it has none.
pub(crate) const fn base(letter: char) -> Base {
    let mut i = 0;
    while i < ALPHABET.len() {
        if ALPHABET[i] as u32 == letter as u32 {
            return i as u8 + 1;
        }
        i += 1;
    }
    0
}

/// The vowels in lower case with each tone; rows in alphabetical order.
const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
];

/// A letter of the Vietnamese alphabet with its tone and case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) base: Base,
    pub(crate) tone: Tone,
    pub(crate) upper: bool,
}

impl Letter {
    /// Takes a precomposed character apart; `None` if it is no Vietnamese letter.
    pub(crate) fn new(c: char) -> Option<Letter> {
        let packed = match c as u32 {
            code @ 0..0x1B1 => LOW[code as usize],
            code @ 0x1EA0..0x1F00 => HIGH[code as usize - 0x1EA0],
            _ => 0,
        };
        (packed != 0).then(|| Letter {
            base: packed & 31,
            tone: Tone::from_index(packed >> 5),
            upper: is_upper(c as u32),
        })
    }

    /// The precomposed character.
    #[inline]
    pub(crate) fn to_char(self) -> char {
        unpacked((self.base & 31) | (self.tone as u8) << 5, self.upper)
    }

    pub(crate) fn is_vowel(self) -> bool {
        is_vowel(self.base)
    }
}

/// The precomposed character of a packed letter.
#[inline]
pub(crate) fn unpacked(packed: u8, upper: bool) -> char {
    CHARS[usize::from(upper)][packed as usize]
}

/// Whether a base letter can carry a tone.
pub(crate) const fn is_vowel(base: Base) -> bool {
    VOWEL_ROW[base as usize & 31] != 0
}

/// Whether a base letter is a vowel with a circumflex, breve or horn.
pub(crate) const fn is_shaped_vowel(letter: Base) -> bool {
    const SHAPED: u32 = 1 << base('ă')
        | 1 << base('â')
        | 1 << base('ê')
        | 1 << base('ô')
        | 1 << base('ơ')
        | 1 << base('ư');
    SHAPED >> (letter & 31) & 1 != 0
}

/// Adds a circumflex, breve or horn to a plain base letter, or a bar to d.
pub(crate) fn with_shape(plain: Base, mark: char) -> Option<Base> {
    match Mark::of(mark) {
        Mark::Shape(shape) => shaped(plain, shape),
        _ => None,
    }
}

/// The base letter with a mark of its own, by number of the mark.
#[inline]
pub(crate) fn shaped(plain: Base, shape: u8) -> Option<Base> {
    Some(SHAPES[shape as usize & 3][plain as usize & 31]).filter(|&shaped| shaped != 0)
}

/// What a combining mark is to a Vietnamese letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Tone(Tone),
    /// Circumflex, breve, horn or bar.
    Shape(u8),
    Other,
}

impl Mark {
    #[inline]
    pub(crate) fn of(mark: char) -> Mark {
        MARKS.get((mark as usize).wrapping_sub(0x300)).copied().unwrap_or(Mark::Other)
    }
}

/// The marks from U+0300 on.
const MARKS: [Mark; 0x42] = {
    let mut marks = [Mark::Other; 0x42];
    marks[0x00] = Mark::Tone(Tone::Huyen);
    marks[0x40] = Mark::Tone(Tone::Huyen);
    marks[0x09] = Mark::Tone(Tone::Hoi);
    marks[0x03] = Mark::Tone(Tone::Nga);
    marks[0x01] = Mark::Tone(Tone::Sac);
    marks[0x41] = Mark::Tone(Tone::Sac);
    marks[0x23] = Mark::Tone(Tone::Nang);
    marks[0x02] = Mark::Shape(0);
    marks[0x06] = Mark::Shape(1);
    marks[0x1B] = Mark::Shape(2);
    marks[0x35] = Mark::Shape(3);
    marks[0x36] = Mark::Shape(3);
    marks
};

/// Base letters by plain letter, for each of circumflex, breve, horn and bar; 0 where there is none.
const SHAPES: [[Base; 32]; 4] = {
    let mut shapes = [[0; 32]; 4];
    shapes[0][base('a') as usize] = base('â');
    shapes[0][base('e') as usize] = base('ê');
    shapes[0][base('o') as usize] = base('ô');
    shapes[1][base('a') as usize] = base('ă');
    shapes[2][base('o') as usize] = base('ơ');
    shapes[2][base('u') as usize] = base('ư');
    shapes[3][base('d') as usize] = base('đ');
    shapes
};

/// The packed letters by code point: base in five bits, tone in three; 0 where there is none.
pub(crate) static LOW: [u8; 0x1B1] = pack(0);
pub(crate) static HIGH: [u8; 0x60] = pack(0x1EA0);

/// The precomposed small and capital letters by base and tone, packed as in `LOW`.
static CHARS: [[char; 256]; 2] = {
    let mut chars = [['\0'; 256]; 2];
    let mut i = 0;
    while i < ALPHABET.len() {
        let row = VOWEL_ROW[i + 1] as usize;
        let mut tone = 0;
        while tone < 6 {
            let lower = if row == 0 { ALPHABET[i] } else { VOWELS[row - 1][tone] };
            let packed = (i + 1) | tone << 5;
            chars[0][packed] = lower;
            chars[1][packed] = to_upper(lower);
            tone += 1;
        }
        i += 1;
    }
    chars
};

/// Adds the combining mark of two UTF-8 bytes to a packed letter; 0 if that makes no letter.
#[inline]
pub(crate) fn with_mark(packed: u8, lead: u8, second: u8) -> u8 {
    let mark = (lead & 1) << 6 | (second & 0x3F);
    MARKED[packed as usize][MARK_COLUMN[(mark & 0x7F) as usize] as usize & 15]
}

/// The column of `MARKED` for U+0300 to U+037F; 0 for other marks.
static MARK_COLUMN: [u8; 0x80] = {
    let mut columns = [0; 0x80];
    let mut i = 0;
    while i < MARKS.len() {
        columns[i] = match MARKS[i] {
            Mark::Tone(tone) => tone as u8,
            Mark::Shape(shape) => 6 + shape,
            Mark::Other => 0,
        };
        i += 1;
    }
    columns
};

/// What a mark makes of a packed letter, by column.
static MARKED: [[u8; 16]; 256] = {
    let mut marked = [[0; 16]; 256];
    let mut packed = 1;
    while packed < 256 {
        let (base, tone) = (packed as u8 & 31, packed as u8 >> 5);
        let mut column = 1;
        while column < 10 {
            if column < 6 {
                if is_vowel(base) && (tone == 0 || tone == column) {
                    marked[packed][column as usize] = base | column << 5;
                }
            } else {
                let shaped = SHAPES[column as usize - 6][base as usize];
                if shaped != 0 {
                    marked[packed][column as usize] = shaped | tone << 5;
                }
            }
            column += 1;
        }
        packed += 1;
    }
    marked
};

/// What a packed letter is, one bit in each byte: a vowel, a vowel with a circumflex, breve or horn,
/// a letter with a tone.
pub(crate) static TRAITS: [u32; 256] = {
    let mut traits = [0; 256];
    let mut packed = 1;
    while packed < 256 {
        let base = packed as u8 & 31;
        traits[packed] = is_vowel(base) as u32
            | (is_shaped_vowel(base) as u32) << 8
            | ((packed >> 5 != 0) as u32) << 16;
        packed += 1;
    }
    traits
};

/// Row of a base letter in `VOWELS`, counted from 1; 0 for consonants.
const VOWEL_ROW: [u8; 32] = {
    let mut rows = [0; 32];
    let mut i = 0;
    while i < VOWELS.len() {
        rows[base(VOWELS[i][0]) as usize] = i as u8 + 1;
        i += 1;
    }
    rows
};

const fn pack<const N: usize>(first: usize) -> [u8; N] {
    let mut table = [0; N];
    let mut i = 0;
    while i < ALPHABET.len() {
        let row = VOWEL_ROW[i + 1] as usize;
        let mut tone = 0;
        while tone < 6 {
            if row != 0 || tone == 0 {
                let lower = if row == 0 { ALPHABET[i] } else { VOWELS[row - 1][tone] };
                let packed = (i as u8 + 1) | (tone as u8) << 5;
                let codes = [lower as usize, to_upper(lower) as usize];
                let mut k = 0;
                while k < 2 {
                    if codes[k] >= first && codes[k] < first + N {
                        table[codes[k] - first] = packed;
                    }
                    k += 1;
                }
            }
            tone += 1;
        }
        i += 1;
    }
    table
}

/// The capital of a lower-case Vietnamese letter.
const fn to_upper(c: char) -> char {
    let upper = match c as u32 {
        code @ 0..0x80 => (code as u8).to_ascii_uppercase() as u32,
        code @ 0x80..0x100 => code - 0x20,
        code => code - 1,
    };
    match char::from_u32(upper) {
        Some(upper) => upper,
        None => c,
    }
}

/// Whether a Vietnamese letter is a capital.
pub(crate) const fn is_upper(code: u32) -> bool {
    match code {
        code @ 0..0x80 => (code as u8).is_ascii_uppercase(),
        code @ 0x80..0x100 => code < 0xE0,
        0x1AF => true,
        0x1B0 => false,
        0x1A0 => true,
        0x1A1 => false,
        code => code & 1 == 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_comes_back() {
        let mut count = 0;
        for c in '\0'..='\u{1FFF}' {
            if let Some(letter) = Letter::new(c) {
                assert_eq!(letter.to_char(), c);
                assert_eq!(letter.upper, c.is_uppercase(), "{c}");
                count += 1;
            }
        }
        assert_eq!(count, 2 * (17 + 12 * 6));
    }
}
