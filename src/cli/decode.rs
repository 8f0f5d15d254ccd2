//! From the bytes of a text file to text.

use super::lang::message;
use vnextract::normalize::encoding::{self, Encoding};

/// Why bytes are no text.
#[derive(Debug, PartialEq)]
pub struct NotText {
    /// The line of the first fault, from 1, where there is one.
    pub line: Option<u64>,
    pub message: String,
}

/// A text that has been read.
#[derive(Debug, PartialEq)]
pub struct Text {
    pub text: String,
    /// What it was read as, where that was found out and is not UTF-8.
    pub note: Option<String>,
}

/// Below this, what an encoding from before Unicode would make of the bytes is chance.
const SURE: f32 = 0.75;

/// Decodes a whole file. Without a name, valid UTF-8 is UTF-8, and the encoding of other bytes is
/// found out.
pub fn decode(bytes: Vec<u8>, encoding: Option<Encoding>) -> Result<Text, NotText> {
    let (text, note) = match encoding {
        Some(Encoding::Utf8) => (utf8(bytes)?, None),
        Some(encoding) => (convert(&bytes, with_mark(&bytes, encoding))?, None),
        None => detected(bytes)?,
    };
    check(&text)?;
    Ok(Text { text, note })
}

/// `utf-16` stands for both byte orders: a mark says which.
fn with_mark(bytes: &[u8], encoding: Encoding) -> Encoding {
    match (encoding, bytes) {
        (Encoding::Utf16Le, [0xFE, 0xFF, ..]) => Encoding::Utf16Be,
        (Encoding::Utf16Be, [0xFF, 0xFE, ..]) => Encoding::Utf16Le,
        _ => encoding,
    }
}

fn detected(bytes: Vec<u8>) -> Result<(String, Option<String>), NotText> {
    // Bytes of UTF-16 that are ASCII and NUL are valid UTF-8 too.
    if memchr::memchr(0, &bytes).is_none() && simdutf8::basic::from_utf8(&bytes).is_ok() {
        return Ok((utf8(bytes)?, None));
    }
    let found = encoding::detect(&bytes);
    let is_marked = matches!(bytes[..], [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    match found.encoding {
        Encoding::Utf16Le | Encoding::Utf16Be if !is_marked && bytes.len() % 2 == 1 => {
            Ok((utf8(bytes)?, None))
        }
        Encoding::Utf8 => Ok((utf8(bytes)?, None)),
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let note = message!("read as {}", "đọc theo bảng mã {}", found.encoding);
            Ok((convert(&bytes, found.encoding)?, Some(note)))
        }
        _ if found.confidence < SURE => Ok((utf8(bytes)?, None)),
        _ => {
            let decoded = encoding::decode(&bytes, Some(found.encoding));
            let note = legacy_note(found, &decoded);
            Ok((decoded.text, Some(note)))
        }
    }
}

/// What is to be known of a text that was read in an encoding from before Unicode.
fn legacy_note(found: encoding::Detection, decoded: &encoding::Decoded) -> String {
    let percent = (found.confidence * 100.0).floor();
    let mut note = message!(
        "read as {} ({percent} % sure; --encoding overrides)",
        "đọc theo bảng mã {} (chắc {percent} %; dùng --encoding để chọn khác)",
        found.encoding
    );
    if decoded.malformed > 0 {
        note += &message!(
            "; {} bytes could not be read",
            "; {} byte không đọc được",
            decoded.malformed
        );
    }
    if decoded.capitals_lost {
        note += &message!(
            "; capitals with tones may have come out small",
            "; chữ hoa có dấu có thể đã thành chữ thường"
        );
    }
    note
}

fn utf8(bytes: Vec<u8>) -> Result<String, NotText> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let line = Some(line_of(bytes, at));
        let message = match memchr::memchr(0, bytes) {
            Some(_) => message!(
                "holds NUL bytes and is not UTF-8: is this a text file?",
                "có byte NUL và không phải UTF-8: đây có phải tệp văn bản không?"
            ),
            None => message!(
                "is not UTF-8 (byte 0x{:02X} at offset {at}); --encoding says what else it is",
                "không phải UTF-8 (byte 0x{:02X} ở vị trí {at}); dùng --encoding để nêu bảng mã",
                bytes[at]
            ),
        };
        NotText { line, message }
    })
}

fn convert(bytes: &[u8], encoding: Encoding) -> Result<String, NotText> {
    let decoded = encoding::decode(bytes, Some(encoding));
    if decoded.malformed > 0 {
        let before = decoded.text.split('\u{FFFD}').next().unwrap_or_default();
        return Err(NotText {
            line: Some(line_of(before.as_bytes(), before.len())),
            message: message!("is not {}", "không phải {}", encoding),
        });
    }
    Ok(decoded.text)
}

fn check(text: &str) -> Result<(), NotText> {
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        return Err(NotText {
            line: Some(line_of(text.as_bytes(), at)),
            message: message!(
                "holds NUL bytes: is this a text file, in UTF-8?",
                "có byte NUL: đây có phải tệp văn bản UTF-8 không?"
            ),
        });
    }
    if text.trim_start_matches('\u{FEFF}').trim().is_empty() {
        let message = match text.is_empty() {
            true => message!("is empty", "trống"),
            false => message!("holds no text", "không có chữ nào"),
        };
        return Err(NotText { line: None, message });
    }
    Ok(())
}

fn line_of(bytes: &[u8], at: usize) -> u64 {
    1 + memchr::memchr_iter(b'\n', &bytes[..at]).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> (Option<u64>, String) {
        let fault = decode(bytes.to_vec(), None).unwrap_err();
        (fault.line, fault.message)
    }

    #[test]
    fn utf8_is_itself_even_with_a_mark() {
        let read = decode("\u{FEFF}Hà Nội".into(), None).unwrap();
        assert_eq!(read, Text { text: "\u{FEFF}Hà Nội".to_owned(), note: None });
    }

    #[test]
    fn utf16_is_known_by_its_mark() {
        let little: Vec<u8> = "\u{FEFF}Hà".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{FEFF}Hà".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, note) in [(little, "read as UTF-16LE"), (big, "read as UTF-16BE")] {
            let read = decode(bytes.clone(), None).unwrap();
            assert_eq!((read.text.as_str(), read.note.as_deref()), ("Hà", Some(note)));
            let told = decode(bytes, Some(Encoding::Utf16Le)).unwrap();
            assert_eq!((told.text.as_str(), told.note), ("Hà", None));
        }
    }

    #[test]
    fn utf16_is_known_without_its_mark() {
        let bytes: Vec<u8> = "Ba Vi, plain".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(bytes, None).unwrap().text, "Ba Vi, plain");
    }

    #[test]
    fn a_single_word_proves_no_encoding() {
        assert!(fault(b"a\nb\xE1 c").1.starts_with("is not UTF-8"));
        assert!(fault(b"\xE9t\xE9 fran\xE7ais \xE0 No\xEBl").1.starts_with("is not UTF-8"));
    }

    #[test]
    fn faults_name_their_line() {
        assert_eq!(fault(b"a\nb\xC3(").0, Some(2));
        assert!(fault(b"a\nb\xC3(").1.starts_with("is not UTF-8 (byte 0xC3 at offset 3)"));
        assert_eq!(fault(b"a\n\nb\0").0, Some(3));
        assert_eq!(fault(b""), (None, "is empty".to_owned()));
        assert_eq!(fault("\u{FEFF}\n".as_bytes()), (None, "holds no text".to_owned()));
        assert_eq!(fault(b"\xFF\xFEa").1, "is not UTF-16LE");
    }
}
