//! One canonical writing for everything the extraction reads.

use fearless_simd::Level;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::letter::{self, Base, Letter, Tone};
use super::map::{Normalized, OffsetMap, Rewriter, rewritten_mapped};
use super::scan::{self, BEHIND, CHUNK, Window};
use super::syllable::{self, MAX_LETTERS};

/// Brings a text into the one form that the rest of the crate reads, with the map back.
///
/// - Composed letters (NFC), from any mixture; tone marks that are doubled or typed before the mark
///   of the letter (`ệ`, `é̂`), Windows-1258 style (`ê` + acute) and spacing accents used as tones
///   (`ca´c`) included.
/// - The tone on the vowel where the new style puts it: `hòa`, `thúy`, `ủy`, `khỏe`; also `hòan`,
///   `cuả`, `qúy` are set right. Only in syllables of Vietnamese; other words are left alone.
/// - Ð and its look-alikes become Đ at the start of a word, in abbreviations and in Vietnamese
///   syllables (`Ðà Nẵng`, `HÐND`; not `Sigurðsson`). Cyrillic and Greek letters that look Latin
///   become Latin in words that have Latin letters too and then are Vietnamese or all capitals.
/// - No-break and all other Unicode spaces become the plain space (one for one), CR LF, CR and the
///   Unicode line breaks become LF. Zero-width characters, soft hyphens, byte order marks and
///   direction marks are removed (joiners stay in scripts and emoji that need them).
/// - Full-width ASCII and the ligatures `ﬁ` etc. become plain ASCII.
///
/// Quotes, dashes and apostrophes (`’ ʼ ′ ´`) stay as they are, since readers tell them apart by
/// sense, not by form; see [`unify_punctuation`](super::unify_punctuation()).
///
/// A clean text is borrowed, and found clean several times faster than `is_nfc` would find it NFC.
/// Cleaning is idempotent.
///
/// ```
/// use vnextract::normalize::clean;
///
/// let clean = clean("Hoà\u{A0}bi\u{300}nh, Ðà Na\u{306}\u{303}ng\r\n");
/// assert_eq!(clean.text(), "Hòa bình, Đà Nẵng\n");
/// ```
pub fn clean(text: &str) -> Normalized<'_> {
    rewritten_mapped(text, rewrite)
}

/// Whether [`clean`] would leave the text as it is.
pub fn is_clean(text: &str) -> bool {
    // The first change ends the search.
    let mut scratch = String::new();
    suspects(text, |from, at| {
        let mut writer = Rewriter::new(text, &mut scratch, None);
        let end = clean_unit(&mut writer, from, at);
        if writer.finish() { Err(()) } else { Ok(end) }
    })
    .is_ok()
}

/// Cleans one text after the other without allocating for each.
///
/// ```
/// use vnextract::normalize::Cleaner;
///
/// let mut cleaner = Cleaner::new();
/// for input in ["Thuỷ", "Hoà", "Nam"] {
///     let (text, map) = cleaner.clean(input);
///     assert_eq!(map.input_span(0..text.len()), 0..input.len());
/// }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Cleaner {
    text: String,
    map: OffsetMap,
}

impl Cleaner {
    /// A cleaner with empty buffers.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same as [`clean()`], into the buffers of the cleaner.
    pub fn clean<'a>(&'a mut self, text: &'a str) -> (&'a str, &'a OffsetMap) {
        let mut writer = Rewriter::new(text, &mut self.text, Some(&mut self.map));
        rewrite(&mut writer);
        let changed = writer.finish();
        (if changed { &self.text } else { text }, &self.map)
    }
}

pub(super) fn rewrite(writer: &mut Rewriter<'_, '_>) {
    let visited: Result<(), ()> =
        suspects(writer.input(), |from, at| Ok(clean_unit(writer, from, at)));
    debug_assert!(visited.is_ok());
}

/// Calls `visit(from, at)` for each suspicious place `at`, in order; `from` is where the last
/// visit, which returns its end, ended. A place before that end is skipped.
fn suspects<E>(
    text: &str,
    mut visit: impl FnMut(usize, usize) -> Result<usize, E>,
) -> Result<(), E> {
    let bytes = text.as_bytes();
    let level = Level::new();
    let mut marks = [0; CHUNK];
    let (mut start, mut done) = (0, 0);
    // One byte past the end: a space there ends the last word.
    while start <= bytes.len() {
        let inside = start.checked_sub(BEHIND).and_then(|from| bytes[from..].first_chunk());
        let found = match inside {
            Some(window) => scan::flags(level, window, &mut marks),
            None => scan::flags(level, &padded(bytes, start), &mut marks),
        };
        if found {
            for (i, eight) in marks.as_chunks().0.iter().enumerate() {
                let mut eight = u64::from_le_bytes(*eight);
                if start + 8 * i + 8 <= done {
                    continue;
                }
                while eight != 0 {
                    let first = eight.trailing_zeros() & !7;
                    let mark = (eight >> first) as u8;
                    eight &= !(0xFF << first);
                    let mut at = start + 8 * i + first as usize / 8;
                    // A word that ends at a suspicious place may end where the last visit did.
                    if at < done || at > bytes.len() {
                        continue;
                    }
                    if mark == scan::FOREIGN && is_common_punctuation(bytes, at) {
                        continue;
                    }
                    while !text.is_char_boundary(at) {
                        at -= 1;
                    }
                    if at >= done {
                        done = visit(done, at)?;
                    }
                }
            }
        }
        start = done.max(start + CHUNK);
    }
    Ok(())
}

/// Whether dashes, curly quotes, bullets or an ellipsis (U+2010 to U+2027) stand at `at`.
fn is_common_punctuation(bytes: &[u8], at: usize) -> bool {
    matches!(bytes[at..], [0xE2, 0x80, 0x90..=0xA7, ..])
}

/// The chunk at `start` with what is before it, filled up with spaces at both ends of the text.
fn padded(bytes: &[u8], start: usize) -> Window {
    let mut window = [b' '; CHUNK + BEHIND];
    let from = start.saturating_sub(BEHIND);
    let to = bytes.len().min(start + CHUNK);
    let at = from + BEHIND - start;
    window[at..at + to - from].copy_from_slice(&bytes[from..to]);
    window
}

/// Cleans the word that `at` lies in or ends, and the character there; returns the end of what it
/// has settled, which is `at` or past it.
fn clean_unit(writer: &mut Rewriter<'_, '_>, from: usize, at: usize) -> usize {
    let text = writer.input();
    let mut end = unit_start(text, from, at);
    while end <= at {
        let Some(first) = text[end..].chars().next() else {
            break;
        };
        // Plain ASCII is of interest only as the end of a word; marks after it speak up themselves.
        if end == at && end > from && first.is_ascii() && first != '\r' {
            break;
        }
        end = match clean_plain_words(writer, end) {
            Some(end) => end,
            None if Kind::of(first).begins_word() => clean_word(writer, end),
            None => clean_symbol(writer, end, first),
        };
    }
    end
}

/// Where the word (or the character with its marks) that contains `at` or ends there starts.
fn unit_start(text: &str, from: usize, at: usize) -> usize {
    let mut start = at;
    let mut dangling = text[at..].chars().next().is_some_and(|c| Kind::of(c).is_dangling());
    for c in text[from..at].chars().rev() {
        // The usual letters first.
        if c.is_ascii_alphabetic() || ('\u{1EA0}'..='\u{1EF9}').contains(&c) {
            dangling = false;
            start -= c.len_utf8();
            continue;
        }
        let kind = Kind::of(c);
        if !kind.is_word() {
            // A mark belongs to the character before it, whatever that is.
            if dangling {
                start -= c.len_utf8();
            }
            break;
        }
        dangling = kind.is_dangling();
        start -= c.len_utf8();
    }
    start
}

/// Unchanged words after which [`clean_plain_words`] leaves the search to the scan again: few at
/// first, more where many words have to be changed.
const PATIENCE: std::ops::RangeInclusive<usize> = 3..=16;

/// Cleans words of nothing but Vietnamese letters and their combining marks, from `start` on, as
/// long as that finds something to do; returns the end of the last. `None` if there is no such word
/// at `start`.
fn clean_plain_words(writer: &mut Rewriter<'_, '_>, start: usize) -> Option<usize> {
    let bytes = writer.input().as_bytes();
    let mut word = PlainWord::default();
    let (mut unchanged, mut patience) = (0, *PATIENCE.start());
    let (mut next, mut end) = (start, None);
    while word.read(bytes, next) {
        end = Some(word.end);
        if word.write(writer) {
            unchanged = 0;
            patience = (patience + 2).min(*PATIENCE.end());
        } else {
            unchanged += 1;
        }
        if unchanged >= patience || (unchanged == 1 && word.start == start) {
            break;
        }
        next = word.end;
        while let Some(0..=0x0C | 0x0E..=0x40 | 0x5B..=0x60 | 0x7B..=0x7F) = bytes.get(next) {
            next += 1;
        }
    }
    end
}

/// A word of at most [`MAX_LETTERS`] Vietnamese letters, read from its bytes.
///
/// What letters there are is kept letter by letter, what they have as one bit a letter.
#[derive(Default)]
struct PlainWord {
    start: usize,
    end: usize,
    len: usize,
    /// Base and tone of each letter, packed.
    letters: [u8; MAX_LETTERS + 1],
    /// Where the letters start in the word.
    starts: [u8; MAX_LETTERS + 1],
    vowels: u8,
    /// Vowels with a circumflex, breve or horn.
    shaped: u8,
    toned: u8,
    upper: u8,
    /// Letters with combining marks, or whose tone moves.
    changed: u8,
}

impl PlainWord {
    /// Reads the word at `start`; false if there is none of this kind.
    #[inline(always)]
    fn read(&mut self, bytes: &[u8], start: usize) -> bool {
        self.start = start;
        // One byte for each bit of a letter, see [`letter::TRAITS`], then upper and changed.
        let mut traits = 0_u64;
        let (mut len, mut at) = (0, start);
        while let Some(&byte) = bytes.get(at) {
            let letter_start = at;
            let (mut packed, upper) = if byte < 0x80 {
                at += 1;
                (letter::LOW[byte as usize], byte & 0x20 == 0)
            } else {
                let second = bytes.get(at + 1).copied().unwrap_or(0);
                match byte {
                    0xC3..=0xC6 => {
                        at += 2;
                        let code = u32::from(byte & 0x1F) << 6 | u32::from(second & 0x3F);
                        let packed = letter::LOW.get(code as usize).copied().unwrap_or(0);
                        (packed, letter::is_upper(code))
                    }
                    0xE1 if second & 0xFE == 0xBA => {
                        let third = bytes.get(at + 2).copied().unwrap_or(0);
                        at += 3;
                        let code = u32::from(second & 1) << 6 | u32::from(third & 0x3F);
                        let packed = letter::HIGH.get((code as usize).wrapping_sub(0x20));
                        (packed.copied().unwrap_or(0), code & 1 == 0)
                    }
                    0xE2 if is_common_punctuation(bytes, at) => break,
                    _ => return false,
                }
            };
            if packed == 0 {
                // Either the end, or a letter that is not Vietnamese.
                if byte.is_ascii_alphabetic() || byte >= 0x80 {
                    return false;
                }
                at -= 1;
                break;
            }
            if len == MAX_LETTERS {
                return false;
            }
            let bare = at;
            while let Some(&lead @ (0xCC | 0xCD)) = bytes.get(at) {
                packed = letter::with_mark(packed, lead, bytes.get(at + 1).copied().unwrap_or(0));
                // Offsets in a word are bytes.
                if packed == 0 || at - start > 100 {
                    return false;
                }
                at += 2;
            }
            self.letters[len] = packed;
            self.starts[len] = (letter_start - start) as u8;
            let own = letter::TRAITS[packed as usize];
            let seen = u64::from(upper) << 24 | u64::from(at > bare) << 32;
            traits |= (u64::from(own) | seen) << len;
            len += 1;
        }
        (self.len, self.end) = (len, at);
        let [vowels, shaped, toned, upper, changed, ..] = traits.to_le_bytes();
        (self.vowels, self.shaped, self.toned) = (vowels, shaped, toned);
        (self.upper, self.changed) = (upper, changed);
        len > 0
    }

    /// Puts the tone in its place and writes what changed; true if anything did.
    #[inline]
    fn write(&mut self, writer: &mut Rewriter<'_, '_>) -> bool {
        if self.toned.is_power_of_two() && !self.is_tone_surely_placed() {
            self.place_tone();
        }
        let mut rest = self.changed;
        while rest != 0 {
            let i = rest.trailing_zeros() as usize & 7;
            rest &= rest - 1;
            let start = self.start + self.starts[i] as usize;
            let end = match i + 1 {
                next if next < self.len => self.start + self.starts[next] as usize,
                _ => self.end,
            };
            let letter = letter::unpacked(self.letters[i], self.upper >> i & 1 != 0);
            writer.replace_with_char(start..end, letter);
        }
        self.changed != 0
    }

    /// Whether the one tone needs no closer look: on the only vowel, on the last vowel with a mark
    /// of its own (`ười`), or on the first of two vowels at the end (`ài`).
    #[inline]
    fn is_tone_surely_placed(&self) -> bool {
        let toned = self.toned;
        let from_toned = !(toned - 1);
        let last_shaped = self.shaped & from_toned == toned;
        let first_of_two = self.shaped == 0
            && self.vowels == toned | toned << 1
            && toned << 1 == 1 << (self.len - 1)
            && !matches!(self.before_toned(), G | Q);
        last_shaped | (self.vowels == toned) | first_of_two
    }

    /// The letter before the one with the tone; 0 if there is none.
    fn before_toned(&self) -> Base {
        let place = self.toned.trailing_zeros() as usize;
        place.checked_sub(1).map_or(0, |before| self.letters[before] & 31)
    }

    fn place_tone(&mut self) {
        let place = self.toned.trailing_zeros() as usize;
        let tone = self.letters[place] & !31;
        let bases = self.letters.map(|packed| packed & 31);
        if let Some(structure) =
            syllable::analyze(&bases[..self.len], Tone::ALL[(tone >> 5) as usize % 6])
            && structure.new_place != place
        {
            self.letters[place] &= 31;
            self.letters[structure.new_place] |= tone;
            self.changed |= 1 << place | 1 << structure.new_place;
        }
    }
}

/// What a character can be to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A Vietnamese letter, precomposed or not, full-width or not.
    Letter(Letter),
    /// A letter that looks like a Vietnamese one.
    LookAlike(Letter),
    /// Eth and the African D, which look like Đ.
    Eth(Letter),
    /// Any other letter of a script with look-alikes.
    Foreign,
    /// A combining mark.
    Mark(char),
    /// An accent that stands alone.
    Accent(Tone),
    /// A character without width that says nothing.
    Invisible,
    /// Anything else.
    Symbol,
}

impl Kind {
    fn of(c: char) -> Kind {
        if let Some(letter) = Letter::new(c) {
            return Kind::Letter(letter);
        }
        match c {
            'A'..='Z' | 'a'..='z' => Kind::Foreign,
            '\0'..='\u{7F}' => Kind::Symbol,
            '\u{300}'..='\u{34E}' | '\u{350}'..='\u{36F}' => Kind::Mark(c),
            '\u{34F}' => Kind::Invisible,
            'Ð' | 'Ɖ' => Kind::Eth(Letter { base: D_BAR, tone: Tone::Ngang, upper: true }),
            'ð' | 'ɖ' => Kind::Eth(Letter { base: D_BAR, tone: Tone::Ngang, upper: false }),
            // The oxia is the acute accent to Unicode, and becomes one.
            '\u{B4}' | '\u{2CA}' | '\u{1FFD}' => Kind::Accent(Tone::Sac),
            '\u{2CB}' => Kind::Accent(Tone::Huyen),
            '\u{2DC}' => Kind::Accent(Tone::Nga),
            _ if is_invisible(c) => Kind::Invisible,
            _ => Kind::of_rare(c),
        }
    }

    fn of_rare(c: char) -> Kind {
        if let Some(latin) = look_alike(c) {
            return Letter::new(latin).map_or(Kind::Foreign, Kind::LookAlike);
        }
        if let Some(letter) = full_width(c).and_then(Letter::new) {
            return Kind::Letter(letter);
        }
        let in_script = matches!(c,
            '\u{AA}'..='\u{52F}' | '\u{1D00}'..='\u{1FFF}' | '\u{212A}'..='\u{212B}'
            | '\u{2C60}'..='\u{2C7F}' | '\u{A640}'..='\u{A69F}' | '\u{A720}'..='\u{A7FF}'
            | '\u{AB30}'..='\u{AB6F}' | '\u{FB00}'..='\u{FB06}' | '\u{FF21}'..='\u{FF5A}');
        if is_mark(c) {
            Kind::Mark(c)
        } else if in_script && c.is_alphabetic() {
            Kind::Foreign
        } else {
            Kind::Symbol
        }
    }

    /// Whether a word can go on with the character.
    fn is_word(self) -> bool {
        self != Kind::Symbol
    }

    fn begins_word(self) -> bool {
        matches!(self, Kind::Letter(_) | Kind::LookAlike(_) | Kind::Eth(_) | Kind::Foreign)
    }

    /// Whether the character needs one before it.
    fn is_dangling(self) -> bool {
        matches!(self, Kind::Mark(_) | Kind::Invisible)
    }
}

const D_BAR: Base = letter::base('đ');
const G: Base = letter::base('g');
const Q: Base = letter::base('q');

/// Zero-width characters that carry no meaning in any text this crate reads. (The joiners are kept
/// after characters that they can join, see [`joins`].)
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}')
}

/// Whether a joiner after the character can mean something: emoji, Arabic, Indic scripts.
fn joins(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2190}'..='\u{27BF}'
        | '\u{2B00}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Decides which invisible characters stay: a joiner right after a character it can join.
#[derive(Default)]
struct Joint {
    open: bool,
}

impl Joint {
    /// Whether the next character of the text stays.
    fn keeps(&mut self, c: char) -> bool {
        if is_invisible(c) {
            let joined = self.open && matches!(c, '\u{200C}' | '\u{200D}');
            self.open = false;
            return joined;
        }
        // Marks may change places, so that they must not matter.
        if !composes(c) {
            self.open = joins(c);
        }
        true
    }
}

/// The Latin letter that a Cyrillic, Greek or IPA letter cannot be told from.
fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' => 'I',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' | 'Ү' => 'Y',
        'а' | 'ɑ' => 'a',
        'с' => 'c',
        'е' => 'e',
        'ɡ' => 'g',
        'һ' => 'h',
        'і' => 'i',
        'о' | 'ο' => 'o',
        'р' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'х' => 'x',
        'у' => 'y',
        'ԁ' => 'd',
        _ => return None,
    })
}

/// The ASCII character of a full-width form.
fn full_width(c: char) -> Option<char> {
    match c as u32 {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0),
        0x212A => Some('K'),
        _ => None,
    }
}

/// A letter or other character with the marks and invisible characters that follow it.
#[derive(Clone, Copy)]
pub(super) struct Cluster {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where the next cluster starts, after invisible characters.
    pub(super) next: usize,
    /// The letter that is written, if it is a Vietnamese one.
    pub(super) letter: Option<Letter>,
    /// Whether the letter is one only if the word as a whole says so.
    pub(super) disguised: Disguise,
    /// Where the spacing accent that gives the letter its tone starts.
    pub(super) accent: Option<usize>,
    pub(super) lower: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Disguise {
    None,
    LookAlike,
    Eth,
}

/// What the word as a whole tells about its clusters.
#[derive(Clone, Copy, Default)]
struct Decision {
    reveal_look_alikes: bool,
    reveal_eth: bool,
    take_accents: bool,
}

/// Cleans the word at `start`; returns its end.
fn clean_word(writer: &mut Rewriter<'_, '_>, start: usize) -> usize {
    let text = writer.input();
    let mut clusters = [EMPTY; MAX_LETTERS];
    let (mut count, mut end) = (0, start);
    let (mut latin, mut look_alikes, mut foreign, mut lower) = (0, 0, 0, false);
    while let Some(cluster) = next_cluster(text, end) {
        if let Some(slot) = clusters.get_mut(count) {
            *slot = cluster;
        }
        match (cluster.letter, cluster.disguised) {
            (Some(_), Disguise::LookAlike) => look_alikes += 1,
            (Some(_), _) => latin += 1,
            // A letter such as f or ñ.
            (None, _) => foreign += 1,
        }
        lower |= cluster.lower;
        count += 1;
        end = cluster.next;
    }

    if count > MAX_LETTERS || foreign > 0 {
        let mut at = start;
        while let Some(cluster) = next_cluster(text, at) {
            emit(writer, &cluster, cluster.letter, at == start, Decision::default());
            at = cluster.next;
        }
        return end;
    }

    let clusters = &mut clusters[..count];
    let mut letters = [None; MAX_LETTERS];
    // An accent before the word makes the one after it a quotation mark.
    let before = text[..start].chars().next_back().map(Kind::of);
    let quoted =
        matches!(before, Some(Kind::Accent(_))) && clusters.iter().any(|c| c.accent.is_some());
    let syllable = !quoted && arrange(clusters, &mut letters);
    let decision = Decision {
        reveal_look_alikes: look_alikes > 0 && latin > 0 && (syllable || !lower),
        reveal_eth: syllable || !lower,
        take_accents: syllable,
    };
    for (i, cluster) in clusters.iter().enumerate() {
        let letter = if syllable { letters[i] } else { cluster.letter };
        emit(writer, cluster, letter, i == 0, decision);
    }
    end
}

const EMPTY: Cluster = Cluster {
    start: 0,
    end: 0,
    next: 0,
    letter: None,
    disguised: Disguise::None,
    accent: None,
    lower: false,
};

/// Puts the tone of a Vietnamese syllable on its place; false if the word is none.
fn arrange(clusters: &[Cluster], letters: &mut [Option<Letter>; MAX_LETTERS]) -> bool {
    let mut bases = [0; MAX_LETTERS];
    let mut tone = Tone::Ngang;
    for (i, cluster) in clusters.iter().enumerate() {
        let Some(letter) = cluster.letter else {
            return false;
        };
        bases[i] = letter.base;
        letters[i] = Some(Letter { tone: Tone::Ngang, ..letter });
        if letter.tone != Tone::Ngang {
            if tone != Tone::Ngang {
                return false;
            }
            tone = letter.tone;
        }
    }
    let Some(structure) = syllable::analyze(&bases[..clusters.len()], tone) else {
        return false;
    };
    if let Some(letter) = &mut letters[structure.new_place] {
        letter.tone = tone;
    }
    true
}

/// Reads the cluster at `start`; `None` at the end of the word.
pub(super) fn next_cluster(text: &str, start: usize) -> Option<Cluster> {
    let mut chars = text[start..].char_indices();
    let (_, first) = chars.next()?;
    let (letter, disguised) = match Kind::of(first) {
        Kind::Letter(letter) => (Some(letter), Disguise::None),
        Kind::LookAlike(letter) => (Some(letter), Disguise::LookAlike),
        Kind::Eth(letter) => (Some(letter), Disguise::Eth),
        Kind::Foreign => (None, Disguise::None),
        _ => return None,
    };
    let end = start + first.len_utf8();
    let lower = first.is_lowercase();
    let mut cluster = Cluster { start, end, next: end, letter, disguised, accent: None, lower };
    while let Some((offset, c)) = chars.next() {
        let end = start + offset + c.len_utf8();
        match Kind::of(c) {
            Kind::Mark(mark) if cluster.accent.is_none() => {
                cluster.letter = cluster.letter.and_then(|letter| marked(letter, mark));
                cluster.end = end;
            }
            // Part of the letter only if a mark follows.
            Kind::Invisible => {}
            Kind::Accent(tone) if cluster.accent.is_none() => {
                let level = cluster.letter.filter(|l| l.is_vowel() && l.tone == Tone::Ngang);
                let marked =
                    chars.clone().map(|(_, c)| Kind::of(c)).find(|&k| k != Kind::Invisible);
                let (Some(level), false) = (level, matches!(marked, Some(Kind::Mark(_)))) else {
                    break;
                };
                cluster.letter = Some(Letter { tone, ..level });
                cluster.accent = Some(start + offset);
                cluster.end = end;
            }
            _ => break,
        }
        cluster.next = end;
    }
    Some(cluster)
}

/// Adds a combining mark to a letter; `None` if that makes no Vietnamese letter.
fn marked(letter: Letter, mark: char) -> Option<Letter> {
    if let Some(tone) = Tone::of_mark(mark) {
        let fits = letter.is_vowel() && (letter.tone == Tone::Ngang || letter.tone == tone);
        return fits.then_some(Letter { tone, ..letter });
    }
    let base = letter::with_shape(letter.base, mark)?;
    Some(Letter { base, ..letter })
}

/// Writes a cluster of a word.
fn emit(
    writer: &mut Rewriter<'_, '_>,
    cluster: &Cluster,
    letter: Option<Letter>,
    initial: bool,
    decision: Decision,
) {
    let revealed = match cluster.disguised {
        Disguise::None => true,
        Disguise::LookAlike => decision.reveal_look_alikes,
        Disguise::Eth => initial || decision.reveal_eth,
    };
    match (letter.filter(|_| revealed), cluster.accent) {
        (Some(letter), None) => {
            writer.replace_char(cluster.start..cluster.end, letter.to_char());
        }
        (Some(letter), Some(_)) if decision.take_accents => {
            writer.replace_char(cluster.start..cluster.end, letter.to_char());
        }
        (Some(letter), Some(accent)) => {
            let plain = Letter { tone: Tone::Ngang, ..letter };
            writer.replace_char(cluster.start..accent, plain.to_char());
        }
        (None, accent) => compose(writer, cluster.start..accent.unwrap_or(cluster.end)),
    }
    if cluster.next > cluster.end {
        writer.replace(cluster.end..cluster.next, "");
    }
}

/// Cleans the character at `start`, which is no letter, with the marks after it; returns the end.
fn clean_symbol(writer: &mut Rewriter<'_, '_>, start: usize, first: char) -> usize {
    let text = writer.input();
    let mut end = start + first.len_utf8();
    match first {
        '\r' => {
            let pair = text.as_bytes().get(end) == Some(&b'\n');
            end += usize::from(pair);
            writer.replace(start..end, "\n");
            return end;
        }
        '\u{85}' | '\u{2028}' | '\u{2029}' => {
            writer.replace(start..end, "\n");
            return end;
        }
        _ => {}
    }
    let mut body = end;
    let mut joint = Joint::default();
    joint.keeps(first);
    for c in text[end..].chars() {
        let next = end + c.len_utf8();
        if !composes(c) && !is_invisible(c) {
            break;
        }
        if joint.keeps(c) {
            body = next;
        }
        end = next;
    }
    compose(writer, start..body);
    if end > body {
        writer.replace(body..end, "");
    }
    end
}

/// Whether a character can change, or change places with, what is before it.
pub(super) fn composes(c: char) -> bool {
    is_mark(c) || is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe
}

/// Whether a character is a combining mark, or decomposes into some.
fn is_mark(c: char) -> bool {
    canonical_combining_class(c) != 0 || matches!(c, '\u{F73}' | '\u{F75}' | '\u{F81}')
}

/// Composes a base character and its marks (NFC), with full-width forms, spaces and ligatures made
/// plain and invisible characters removed.
fn compose(writer: &mut Rewriter<'_, '_>, range: std::ops::Range<usize>) {
    let text = &writer.input()[range.clone()];
    let mut single = text.chars();
    if let (Some(c), None) = (single.next(), single.next())
        && plain(c) == c
        && ligature(text).is_none()
        && !is_invisible(c)
        && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
    {
        return;
    }
    let mut joint = Joint::default();
    let kept = text.chars().filter(|&c| joint.keeps(c));
    // A ligature with marks of its own stays: they belong to the whole of it.
    let folded = match ligature(text) {
        Some(letters) => letters.to_owned(),
        None => kept.map(plain).nfc().collect(),
    };
    if folded != text {
        writer.replace(range, &folded);
    }
}

/// The letters of a ligature.
fn ligature(text: &str) -> Option<&'static str> {
    Some(match text {
        "\u{FB00}" => "ff",
        "\u{FB01}" => "fi",
        "\u{FB02}" => "fl",
        "\u{FB03}" => "ffi",
        "\u{FB04}" => "ffl",
        "\u{FB05}" | "\u{FB06}" => "st",
        _ => return None,
    })
}

/// The plain form of a space or full-width form.
fn plain(c: char) -> char {
    match c {
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            ' '
        }
        c => full_width(c).unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cases: &[(&str, &str)]) {
        for &(input, expected) in cases {
            let clean = clean(input);
            assert_eq!(clean.text(), expected, "{input:?}");
            assert_eq!(clean.is_changed(), input != expected, "{input:?}");
            assert!(is_clean(expected), "{expected:?}");
        }
    }

    #[test]
    fn composes_marks_in_any_order() {
        check(&[
            ("Nguye\u{302}\u{303}n", "Nguyễn"),
            ("e\u{323}\u{302}", "ệ"),
            ("e\u{302}\u{323}", "ệ"),
            ("é\u{302}", "ế"),
            ("ê\u{301}\u{301}", "ế"),
            ("o\u{301}\u{31B}", "ớ"),
            ("\u{FF48}o\u{340}a", "hòa"),
            ("n\u{303}", "ñ"),
            ("a\u{323}\u{301}", "ạ\u{301}"),
            ("ca´c nu´i", "các núi"),
            ("´hoa´", "´hoa´"),
            ("ﬁn\u{301}", "fiń"),
            ("=\u{338}", "≠"),
            ("\u{1112}\u{1161}\u{11AB}", "한"),
            ("\u{212B}", "Å"),
        ]);
    }

    #[test]
    fn puts_the_tone_in_its_place() {
        check(&[
            ("hoà HOÀ Hoà.", "hòa HÒA Hòa."),
            ("thuý, uỷ; khoẻ", "thúy, ủy; khỏe"),
            ("hòan tòan cuả muà taù", "hoàn toàn của mùa tàu"),
            ("qúy gía gìa trừơng tíêng hùynh", "quý giá già trường tiếng huỳnh"),
            (
                "toàn quả quý già giỏ ngoài thuế khuỷu gìn",
                "toàn quả quý già giỏ ngoài thuế khuỷu gìn",
            ),
            ("Zoà Bordeauà hoàz", "Zoà Bordeauà hoàz"),
            ("hoà", "hòa"),
        ]);
    }

    #[test]
    fn unmasks_letters() {
        check(&[
            ("Ðà Nẵng, ÐÀ NẴNG, HÐND, 50.000ð, Ðắk", "Đà Nẵng, ĐÀ NẴNG, HĐND, 50.000đ, Đắk"),
            ("Sigurðsson Guðmundur", "Sigurðsson Guðmundur"),
            ("Нà Nộі, UВND", "Hà Nội, UBND"),
            ("Москва Αθήνα", "Москва Αθήνα"),
        ]);
    }

    #[test]
    fn plain_spaces_and_lines() {
        check(&[
            ("a\u{A0}b\u{3000}c\u{202F}d", "a b c d"),
            ("a\r\nb\rc\u{2028}d\r\r\n", "a\nb\nc\nd\n\n"),
            ("\u{FEFF}hoà\u{AD} Vi\u{200B}ệt\u{200E}", "hòa Việt"),
            ("cuả\r\ncuả\u{A0}", "của\ncủa "),
            ("👨\u{200D}👩 a\u{200D}b", "👨\u{200D}👩 ab"),
            ("１２／７", "12/7"),
            ("“Đ” – ‘a’… • H’Mông ₫ 5°", "“Đ” – ‘a’… • H’Mông ₫ 5°"),
        ]);
    }

    #[test]
    fn spans_come_back_whole() {
        let input = "x\u{A0}\u{200B}Hue\u{302}\u{301}\u{200B}\u{A0}24/7\u{AD} ";
        let clean = clean(input);
        assert_eq!(clean.text(), "x Huế 24/7 ");
        let at = |part: &str| {
            let start = clean.text().find(part).unwrap();
            &input[clean.map().input_span(start..start + part.len())]
        };
        assert_eq!(at("Huế"), "Hue\u{302}\u{301}");
        assert_eq!(at("ế"), "e\u{302}\u{301}");
        assert_eq!(at("24/7"), "24/7");
    }

    /// The fast test must find every word that cleaning would change: try all placements of a tone
    /// in all rows of up to four vowels with all finals.
    #[test]
    fn no_misplaced_tone_is_overlooked() {
        let vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"];
        let mut words = vec![vec![]];
        let mut from = 0;
        for _ in 0..3 {
            let to = words.len();
            for i in from..to {
                for vowel in vowels {
                    let mut word: Vec<&str> = words[i].clone();
                    word.push(vowel);
                    words.push(word);
                }
            }
            from = to;
        }
        let mut changed = 0;
        for onset in ["", "h", "g", "q", "ng", "đ"] {
            for coda in ["", "n", "nh"] {
                for word in &words {
                    let bases = [onset, &word.concat(), coda].concat();
                    let bases: Vec<Letter> = bases.chars().filter_map(Letter::new).collect();
                    for place in 0..bases.len() {
                        if !bases[place].is_vowel() {
                            continue;
                        }
                        for tone in [Tone::Sac, Tone::Nga] {
                            let mut letters = bases.clone();
                            letters[place].tone = tone;
                            let text: String = letters.iter().map(|l| l.to_char()).collect();
                            changed += usize::from(overlooked(&text));
                        }
                    }
                }
            }
        }
        assert!(changed > 500, "{changed}");
    }

    /// Panics if the word is changed when looked at, but would not be looked at.
    fn overlooked(word: &str) -> bool {
        let text = format!("{word} x");
        let looked = super::super::map::rewritten(&text, |writer| {
            clean_word(writer, 0);
        });
        assert_eq!(clean(&text).text(), looked);
        looked != text
    }
}
