//! From the bytes of a text file to text.

use super::lang::message;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Why bytes are no text.
#[derive(Debug, PartialEq)]
pub struct NotText {
    /// The line of the first fault, from 1, where there is one.
    pub line: Option<u64>,
    pub message: String,
}

/// Decodes a whole file. Without a name, it is UTF-8, or UTF-16 if it begins with its mark.
pub fn decode(bytes: Vec<u8>, encoding: Option<&'static Encoding>) -> Result<String, NotText> {
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    let encoding = encoding
        .or(marked.filter(|&encoding| encoding == UTF_16LE || encoding == UTF_16BE))
        .unwrap_or(UTF_8);
    let text = if encoding == UTF_8 { utf8(bytes)? } else { convert(&bytes, encoding)? };
    check(&text)?;
    Ok(text)
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

fn convert(bytes: &[u8], encoding: &'static Encoding) -> Result<String, NotText> {
    let (text, faulty) = encoding.decode_with_bom_removal(bytes);
    if faulty {
        let before = text.split('\u{FFFD}').next().unwrap_or_default();
        return Err(NotText {
            line: Some(line_of(before.as_bytes(), before.len())),
            message: message!("is not {}", "không phải {}", encoding.name()),
        });
    }
    Ok(text.into_owned())
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
        assert_eq!(decode("\u{FEFF}Hà Nội".into(), None).unwrap(), "\u{FEFF}Hà Nội");
    }

    #[test]
    fn utf16_is_known_by_its_mark() {
        let little: Vec<u8> = "\u{FEFF}Hà".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{FEFF}Hà".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(little, None).unwrap(), "Hà");
        assert_eq!(decode(big, None).unwrap(), "Hà");
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
