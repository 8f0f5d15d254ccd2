//! Bytes to text: Unicode encodings and the Vietnamese ones from before Unicode.
//!
//! [`decode`] reads bytes in the encoding it is told, or finds out which one it is and says how
//! sure it is; [`encode`] writes them back.
//!
//! ```
//! use vnextract::normalize::encoding::{Encoding, decode, encode};
//!
//! let bytes = b"Nguy\xD4n V\xA8n To\xB5n, t\xD8nh H\xB6i D\xAD\xACng";
//! let decoded = decode(bytes, None);
//! assert_eq!(decoded.text, "Nguyễn Văn Toàn, tỉnh Hải Dương");
//! assert_eq!(decoded.encoding, Encoding::Tcvn3);
//! assert!(decoded.confidence > 0.9);
//!
//! let bytes = encode("Đà Nẵng", Encoding::Viqr).unwrap();
//! assert_eq!(bytes, b"DDa` Na(~ng");
//! ```
//!
//! | encoding | detected | notes |
//! |---|---|---|
//! | UTF-8, UTF-16 LE and BE | yes, with and without BOM | a BOM is not part of the text |
//! | TCVN3 (ABC) | yes | capitals with tones are small letters shown in a capital font; they come out as capitals where the words around tell |
//! | VNI for Windows | yes | two bytes a letter |
//! | VISCII | yes | some capitals in the place of control characters |
//! | VPS | no, on request only | shares its bytes with VISCII |
//! | VIQR | where the marks leave no doubt | ASCII; `\` before a mark that is none |
//! | windows-1258 | yes | base letter and combining tone |
//!
//! Text that passed through a converter which took legacy bytes for windows-1252 (`NguyÔn V¨n`) is
//! read by [`decode_misread`].

use std::fmt;
use std::str::FromStr;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use super::letter::{Letter, Tone};
use super::syllable;

mod capitals;
mod tables;
mod viqr;
mod vni;

pub(crate) use tables::misread_byte;

/// A character encoding that this crate reads and writes.
///
/// ```
/// use vnextract::normalize::encoding::Encoding;
///
/// assert_eq!("abc".parse(), Ok(Encoding::Tcvn3));
/// assert_eq!(Encoding::Windows1258.name(), "windows-1258");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8; ASCII too.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// TCVN 5712 VN3, of the ABC fonts (`.VnTime`).
    Tcvn3,
    /// VNI for Windows (`VNI-Times`).
    Vni,
    /// VISCII 1.1 (RFC 1456).
    Viscii,
    /// VPS of the Vietnamese Professionals Society; never guessed.
    Vps,
    /// VIQR (RFC 1456).
    Viqr,
    /// windows-1258.
    Windows1258,
}

impl Encoding {
    /// All encodings.
    pub const ALL: [Encoding; 9] = [
        Encoding::Utf8,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::Tcvn3,
        Encoding::Vni,
        Encoding::Viscii,
        Encoding::Vps,
        Encoding::Viqr,
        Encoding::Windows1258,
    ];

    /// The usual name, which [`FromStr`] reads too.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Tcvn3 => "TCVN3",
            Encoding::Vni => "VNI",
            Encoding::Viscii => "VISCII",
            Encoding::Vps => "VPS",
            Encoding::Viqr => "VIQR",
            Encoding::Windows1258 => "windows-1258",
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Encoding {
    type Err = UnknownEncoding;

    /// Reads a name in any case, with or without hyphens: `utf-8`, `tcvn3`, `abc`, `cp1258`.
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        Ok(match plain.to_ascii_lowercase().as_str() {
            "utf8" => Encoding::Utf8,
            "utf16" | "utf16le" => Encoding::Utf16Le,
            "utf16be" => Encoding::Utf16Be,
            "tcvn3" | "tcvn" | "abc" | "tcvn5712" => Encoding::Tcvn3,
            "vni" | "vniwin" | "vniwindows" => Encoding::Vni,
            "viscii" => Encoding::Viscii,
            "vps" => Encoding::Vps,
            "viqr" => Encoding::Viqr,
            "windows1258" | "cp1258" => Encoding::Windows1258,
            _ => {
                return Err(UnknownEncoding { name: name.to_owned() });
            }
        })
    }
}

/// A name that is none of an [`Encoding`].
///
/// ```
/// use vnextract::normalize::encoding::Encoding;
///
/// assert!("latin-1".parse::<Encoding>().unwrap_err().to_string().starts_with("unknown encoding `latin-1`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "unknown encoding `{name}`: known are utf-8, utf-16le, utf-16be, tcvn3, vni, viscii, vps, viqr, windows-1258"
)]
pub struct UnknownEncoding {
    name: String,
}

/// A character that an encoding cannot write.
///
/// ```
/// use vnextract::normalize::encoding::{Encoding, encode};
///
/// let error = encode("Huế 😀", Encoding::Viscii).unwrap_err();
/// assert_eq!(error.to_string(), "VISCII has no character `😀` (at byte 6 of the text)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{encoding} has no character `{character}` (at byte {offset} of the text)")]
pub struct Unencodable {
    encoding: Encoding,
    character: char,
    offset: usize,
}

/// Which encoding some bytes seem to be in.
///
/// ```
/// use vnextract::normalize::encoding::{Encoding, detect};
///
/// let detection = detect("Trời mưa to ở Huế.".as_bytes());
/// assert_eq!(detection.encoding, Encoding::Utf8);
/// assert!(detection.confidence > 0.9);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detection {
    /// The likeliest encoding.
    pub encoding: Encoding,
    /// How sure that is, from 0 to 1; below 0.5 the bytes are likely none of the known encodings.
    pub confidence: f32,
}

/// Text read from bytes.
///
/// ```
/// use vnextract::normalize::encoding::{Encoding, decode};
///
/// let decoded = decode(b"Hu\xFF", Some(Encoding::Utf8));
/// assert_eq!((decoded.text.as_str(), decoded.malformed), ("Hu\u{FFFD}", 1));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// The text, composed; what could not be read is U+FFFD.
    pub text: String,
    /// The encoding it was read in.
    pub encoding: Encoding,
    /// How sure the encoding is; 1 if it was given.
    pub confidence: f32,
    /// How many sequences of bytes could not be read.
    pub malformed: usize,
    /// Whether capitals may have been lost, as in TCVN3 whose capitals with tones are a matter of
    /// the font.
    pub capitals_lost: bool,
}

/// Reads bytes in an encoding, or in the one that [`detect`] finds.
///
/// Never fails: what cannot be read becomes U+FFFD and is counted.
///
/// ```
/// use vnextract::normalize::encoding::{Encoding, decode};
///
/// assert_eq!(decode(b"Na(~ng to", Some(Encoding::Viqr)).text, "Nẵng to");
/// ```
pub fn decode(bytes: &[u8], encoding: Option<Encoding>) -> Decoded {
    let Detection { encoding, confidence } = match encoding {
        Some(encoding) => Detection { encoding, confidence: 1.0 },
        None => detect(bytes),
    };
    let (text, malformed) = read(bytes, encoding);
    let capitals_lost = encoding == Encoding::Tcvn3 && !bytes.is_ascii();
    Decoded { text, encoding, confidence, malformed, capitals_lost }
}

fn read(bytes: &[u8], encoding: Encoding) -> (String, usize) {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 4);
    let malformed = match encoding {
        Encoding::Utf8 => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            let mut malformed = 0;
            for chunk in bytes.utf8_chunks() {
                text.push_str(chunk.valid());
                if !chunk.invalid().is_empty() {
                    text.push(char::REPLACEMENT_CHARACTER);
                    malformed += 1;
                }
            }
            malformed
        }
        Encoding::Utf16Le => read_utf16(bytes, UTF_16LE, &mut text),
        Encoding::Utf16Be => read_utf16(bytes, UTF_16BE, &mut text),
        Encoding::Windows1258 => {
            let (decoded, _) = WINDOWS_1258.decode_without_bom_handling(bytes);
            text.extend(decoded.nfc());
            0
        }
        Encoding::Tcvn3 => {
            let malformed = read_table(bytes, &tables::TCVN3, &mut text);
            text = capitals::restore(&text);
            malformed
        }
        Encoding::Viscii => read_table(bytes, &tables::VISCII, &mut text),
        Encoding::Vps => read_table(bytes, &tables::VPS, &mut text),
        Encoding::Vni => vni::decode(bytes, &mut text),
        Encoding::Viqr => viqr::decode(bytes, &mut text),
    };
    (text, malformed)
}

fn read_utf16(bytes: &[u8], encoding: &'static encoding_rs::Encoding, text: &mut String) -> usize {
    let (decoded, malformed) = encoding.decode_with_bom_removal(bytes);
    text.push_str(&decoded);
    // The decoder only says that there was something.
    usize::from(malformed)
}

fn read_table(bytes: &[u8], table: &tables::Table, text: &mut String) -> usize {
    let characters = table.characters();
    let mut malformed = 0;
    for &byte in bytes {
        match characters[byte as usize] {
            Some(c) => text.push(c),
            None => match shared_with_windows(byte) {
                Some(c) => text.push(c),
                None => {
                    malformed += 1;
                    text.push(char::REPLACEMENT_CHARACTER);
                }
            },
        }
    }
    malformed
}

/// Bytes that fonts of any encoding left as Windows has them: quotes, dashes, no-break space.
fn shared_with_windows(byte: u8) -> Option<char> {
    matches!(byte, 0x82 | 0x84..=0x87 | 0x91..=0x97 | 0xA0 | 0xAB | 0xBB | 0xB0)
        .then(|| WINDOWS_1258.decode_without_bom_handling(&[byte]).0.chars().next())
        .flatten()
}

/// Writes a text in an encoding, without a BOM.
///
/// TCVN3 writes capitals with tones as the small letters that its capital font shows.
///
/// # Errors
///
/// When the encoding has no such character.
///
/// ```
/// use vnextract::normalize::encoding::{Encoding, encode};
///
/// assert_eq!(encode("Huế", Encoding::Tcvn3).unwrap(), b"Hu\xD5");
/// ```
pub fn encode(text: &str, encoding: Encoding) -> Result<Vec<u8>, Unencodable> {
    let mut bytes = Vec::with_capacity(text.len());
    let table = match encoding {
        Encoding::Utf8 => return Ok(text.as_bytes().to_vec()),
        Encoding::Utf16Le => return Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        Encoding::Utf16Be => return Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        Encoding::Tcvn3 => Some(tables::TCVN3.characters()),
        Encoding::Viscii => Some(tables::VISCII.characters()),
        Encoding::Vps => Some(tables::VPS.characters()),
        _ => None,
    };
    for (offset, character) in text.char_indices() {
        let written = match (encoding, &table) {
            (_, Some(table)) => write_byte(table, character, &mut bytes),
            (Encoding::Vni, _) => vni::encode(character, &mut bytes),
            (Encoding::Viqr, _) => viqr::encode(character, &mut bytes),
            _ => write_windows_1258(character, &mut bytes),
        };
        if !written {
            return Err(Unencodable { encoding, character, offset });
        }
    }
    Ok(bytes)
}

fn write_byte(table: &[Option<char>; 256], c: char, bytes: &mut Vec<u8>) -> bool {
    let find = |c: char| table.iter().position(|&shown| shown == Some(c));
    let small =
        || Letter::new(c).and_then(|letter| find(Letter { upper: false, ..letter }.to_char()));
    let byte = if c.is_ascii() && table[c as usize] == Some(c) {
        Some(c as usize)
    } else {
        find(c).or_else(small).or_else(|| {
            (0x80..=0xFF)
                .find(|&byte| table[byte].is_none() && shared_with_windows(byte as u8) == Some(c))
        })
    };
    bytes.extend(byte.map(|byte| byte as u8));
    byte.is_some()
}

fn write_windows_1258(c: char, bytes: &mut Vec<u8>) -> bool {
    let mut write = |c: char| {
        let mut buffer = [0; 4];
        let (written, _, failed) = WINDOWS_1258.encode(c.encode_utf8(&mut buffer));
        if !failed {
            bytes.extend_from_slice(&written);
        }
        !failed
    };
    if write(c) {
        return true;
    }
    let Some(letter) = Letter::new(c) else {
        return false;
    };
    let mark = letter.tone.mark();
    write(Letter { tone: Tone::Ngang, ..letter }.to_char()) && mark.is_some_and(write)
}

/// Bytes looked at to find the encoding.
const SAMPLE: usize = 1 << 16;

/// Finds out which encoding bytes are in.
///
/// A BOM, valid UTF-8 and the zero bytes of UTF-16 settle it; otherwise each Vietnamese encoding is
/// tried on the first 64 kB and judged by how many of the words with other than ASCII letters
/// become Vietnamese syllables. VPS is never answered.
///
/// ```
/// use vnextract::normalize::encoding::{Encoding, detect};
///
/// assert_eq!(detect("Huế".as_bytes()).encoding, Encoding::Utf8);
/// assert_eq!(detect(b"Tie^'ng Vie^.t, ngu+o+`i Vie^.t").encoding, Encoding::Viqr);
/// ```
pub fn detect(bytes: &[u8]) -> Detection {
    let sure = |encoding| Detection { encoding, confidence: 1.0 };
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return sure(Encoding::Utf8),
        [0xFF, 0xFE, ..] => return sure(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => return sure(Encoding::Utf16Be),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // Letters of UTF-16 are no UTF-8, whatever NUL characters there are.
    if !sample.is_ascii() && is_utf8(sample) {
        return Detection { encoding: Encoding::Utf8, confidence: 0.99 };
    }
    if let Some(detection) = detect_utf16(sample) {
        return detection;
    }
    if sample.is_ascii() {
        let marks = viqr_words(sample);
        return match marks {
            0..2 => sure(Encoding::Utf8),
            _ => judge(sample, &[Encoding::Viqr])
                .filter(|viqr| viqr.confidence > 0.8)
                .unwrap_or(sure(Encoding::Utf8)),
        };
    }
    let best =
        judge(sample, &[Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii, Encoding::Windows1258]);
    match best {
        Some(best) if best.confidence >= 0.5 => best,
        best => {
            // Mostly sound UTF-8 with a few broken bytes is still UTF-8.
            let (mut valid, mut broken) = (0, 0);
            for chunk in sample.utf8_chunks() {
                valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
                broken += usize::from(!chunk.invalid().is_empty());
            }
            let utf8 = valid as f32 / (valid + broken).max(1) as f32;
            match best {
                Some(best) if best.confidence >= utf8 => best,
                _ => Detection { encoding: Encoding::Utf8, confidence: utf8 * 0.9 },
            }
        }
    }
}

/// Whether a sample is UTF-8 but for a character cut off at its end.
fn is_utf8(sample: &[u8]) -> bool {
    match std::str::from_utf8(sample) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && sample.len() == SAMPLE,
    }
}

/// UTF-16 without a BOM: every second byte of ASCII characters is zero.
fn detect_utf16(sample: &[u8]) -> Option<Detection> {
    let pairs = sample.len() / 2;
    if pairs == 0 || !sample.contains(&0) {
        return None;
    }
    let zeros = |odd: usize| {
        sample.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count() as f32 / pairs as f32
    };
    let (even, odd) = (zeros(0), zeros(1));
    let (encoding, share) =
        if odd > even { (Encoding::Utf16Le, odd) } else { (Encoding::Utf16Be, even) };
    (share > 0.2 && even.min(odd) < 0.05)
        .then_some(Detection { encoding, confidence: (0.6 + share / 2.0).min(0.99) })
}

/// Words with a mark of VIQR inside, which English has not: `o+`, `e^`, `u+`, `a(` before a letter
/// or a tone.
fn viqr_words(sample: &[u8]) -> usize {
    sample
        .windows(3)
        .filter(|w| {
            matches!(
                w[..2],
                [b'a' | b'e' | b'o' | b'A' | b'E' | b'O', b'^']
                    | [b'o' | b'u' | b'O' | b'U', b'+']
                    | [b'a' | b'A', b'(']
            ) && (w[2].is_ascii_alphabetic() || b"`?~'.".contains(&w[2]))
        })
        .count()
}

/// Tries encodings and tells the best and how well it does.
fn judge(sample: &[u8], encodings: &[Encoding]) -> Option<Detection> {
    let mut best: Option<Detection> = None;
    for &encoding in encodings {
        let (text, _) = read(sample, encoding);
        let confidence = vietnamese_share(&text);
        if best.is_none_or(|best| confidence > best.confidence) {
            best = Some(Detection { encoding, confidence });
        }
    }
    best
}

/// How surely the words that have other than ASCII letters are Vietnamese syllables: 0 where half
/// of them or fewer are, 1 where all are.
fn vietnamese_share(text: &str) -> f32 {
    let (mut good, mut all) = (0_usize, 0);
    for word in text.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic()) {
        let word = word.trim_matches(shared_punctuation);
        if word.is_empty() || word.is_ascii() {
            continue;
        }
        all += 1;
        good += usize::from(has_sane_case(word) && syllable::is_vietnamese(word));
    }
    // Half of the words may be right by chance, since related tables share letters; and a single
    // word proves little.
    let sure = (2 * good).saturating_sub(all) as f32;
    if all == 0 { 0.0 } else { sure / all as f32 * (1.0 - 0.3 / all as f32) }
}

/// Whether capitals stand at the start of a word only, or everywhere, as a wrong table would not
/// have it. (TCVN3 mixes small letters with tones into words in capitals.)
fn has_sane_case(word: &str) -> bool {
    let mut rest = word.chars().skip(1);
    let inner_upper = rest.clone().any(|c| !c.is_ascii() && c.is_uppercase());
    !inner_upper || !rest.any(char::is_lowercase)
}

fn shared_punctuation(c: char) -> bool {
    !c.is_alphanumeric() && c != char::REPLACEMENT_CHARACTER
}

/// Reads text whose bytes were in a Vietnamese encoding but were taken for windows-1252 or Latin-1:
/// `NguyÔn V¨n` is TCVN3.
///
/// `None` if the text has characters that no such mistake makes; genuine Vietnamese has them.
///
/// ```
/// use vnextract::normalize::encoding::{Encoding, decode_misread};
///
/// let decoded = decode_misread("NguyÔn V¨n Toµn, tØnh H¶i D­¬ng", None).unwrap();
/// assert_eq!(decoded.text, "Nguyễn Văn Toàn, tỉnh Hải Dương");
/// assert_eq!(decoded.encoding, Encoding::Tcvn3);
/// assert!(decode_misread("Nguyễn Văn Toàn", None).is_none());
/// ```
pub fn decode_misread(text: &str, encoding: Option<Encoding>) -> Option<Decoded> {
    if text.is_ascii() {
        return None;
    }
    let bytes: Option<Vec<u8>> = text.chars().map(misread_byte).collect();
    let bytes = bytes?;
    if encoding.is_none() {
        let sample = &bytes[..bytes.len().min(SAMPLE)];
        let legacy = [Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii];
        let best = judge(sample, &legacy).filter(|best| {
            // The text as it stands may be sound: French, say, or Vietnamese of a few words.
            best.confidence >= 0.5 && best.confidence > vietnamese_share(text)
        })?;
        return Some(Decoded {
            confidence: best.confidence,
            ..decode(&bytes, Some(best.encoding))
        });
    }
    Some(decode(&bytes, encoding))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEGACY: [Encoding; 6] = [
        Encoding::Tcvn3,
        Encoding::Vni,
        Encoding::Viscii,
        Encoding::Vps,
        Encoding::Viqr,
        Encoding::Windows1258,
    ];

    const SENTENCES: [&str; 4] = [
        "Sáng 12/3, ông Nguyễn Hữu Lượng đã phổ biến kế hoạch thủy lợi của huyện (đợt 2).",
        "Bà Đỗ Thị Quỳnh Hoa: \"Chúng tôi không thể chờ đến năm sau được nữa, phải sửa ngay!\"",
        "Ở xã Ia Ẳn, giá cà phê vẫn tăng 1.500 đồng/kg; người dân ai cũng phấn khởi... thật ư?",
        "Kỹ sư Ỷ Lan khẳng định: cầu vượt xong trước Tết, mỗi ngày 2+3 ca, nghỉ ngơi ít.",
    ];

    fn letters() -> String {
        ('\u{C0}'..='\u{1EF9}').filter(|&c| Letter::new(c).is_some()).collect()
    }

    #[test]
    fn every_letter_comes_back() {
        let letters = letters();
        assert_eq!(letters.chars().count(), 134);
        for encoding in LEGACY {
            for c in letters.chars() {
                let text = format!("x{c}y {c}");
                let back = decode(&encode(&text, encoding).unwrap(), Some(encoding)).text;
                if encoding == Encoding::Tcvn3 {
                    assert_eq!(back.to_lowercase(), text.to_lowercase(), "{encoding}");
                } else {
                    assert_eq!(back, text, "{encoding}");
                }
            }
        }
    }

    #[test]
    fn sentences_come_back_and_are_detected() {
        for sentence in SENTENCES {
            for encoding in Encoding::ALL {
                let bytes = encode(sentence, encoding).unwrap();
                let told = decode(&bytes, Some(encoding));
                let found = decode(&bytes, None);
                let lower = |text: &str| match encoding {
                    Encoding::Tcvn3 => text.to_lowercase(),
                    _ => text.to_owned(),
                };
                assert_eq!(lower(&told.text), lower(sentence), "{encoding}");
                assert_eq!(told.malformed, 0);
                if encoding != Encoding::Vps {
                    assert_eq!(found.encoding, encoding, "{sentence} {}", found.confidence);
                    assert_eq!(found.text, told.text);
                    assert!(found.confidence > 0.7, "{encoding} {}", found.confidence);
                }
            }
        }
    }

    #[test]
    fn marks_of_the_encodings_stay_apart() {
        for text in ["dđ Dđd ĐDđ dd ddd đđ đd \\dđ", "“Đ” – ‘a’ « • »"] {
            for encoding in [Encoding::Viqr, Encoding::Vni] {
                if let Ok(bytes) = encode(text, encoding) {
                    assert_eq!(decode(&bytes, Some(encoding)).text, text, "{encoding}");
                }
            }
        }
        assert!(encode("“Đ” – ‘a’", Encoding::Vni).is_ok());
    }

    #[test]
    fn misread_text_comes_back() {
        for encoding in [Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii] {
            for sentence in SENTENCES {
                let bytes = encode(sentence, encoding).unwrap();
                let misread: String = bytes.iter().map(|&byte| byte as char).collect();
                let decoded = decode_misread(&misread, None).unwrap();
                assert_eq!(decoded.encoding, encoding, "{misread}");
                assert_eq!(decoded.text, decode(&bytes, Some(encoding)).text);
            }
        }
        for sentence in SENTENCES {
            assert_eq!(decode_misread(sentence, None), None);
        }
        assert_eq!(decode_misread("Le café était fermé à Orléans", None), None);
    }

    #[test]
    fn other_text_is_not_taken_for_vietnamese() {
        assert_eq!(detect(b"plain (ASCII) text.").encoding, Encoding::Utf8);
        assert_eq!(detect(b"").confidence, 1.0);
        assert_eq!(detect("Ngày".as_bytes()).encoding, Encoding::Utf8);
        assert!(detect(b"\xE9t\xE9 fran\xE7ais \xE0 No\xEBl, c\x9Cur gar\xE7on").confidence < 0.5);
        assert_eq!(detect("hoà\0n".as_bytes()).encoding, Encoding::Utf8);
        assert_eq!(detect(b"h\0o\0a\0").encoding, Encoding::Utf16Le);
        let broken = ["Huế, ngày mưa; phố cổ".as_bytes(), b"\xFF"].concat();
        let decoded = decode(&broken, None);
        assert_eq!((decoded.encoding, decoded.malformed), (Encoding::Utf8, 1));
    }

    #[test]
    fn errors_say_what_is_wrong() {
        let error = encode("a中", Encoding::Viscii).unwrap_err();
        assert_eq!(error.to_string(), "VISCII has no character `中` (at byte 1 of the text)");
        assert!("klingon".parse::<Encoding>().unwrap_err().to_string().contains("klingon"));
        for encoding in Encoding::ALL {
            assert_eq!(encoding.name().parse(), Ok(encoding));
        }
    }
}
