//! Text that was encoded twice.

use std::borrow::Cow;

use super::encoding::misread_byte;
use super::letter::Letter;
use super::map::{Normalized, OffsetMap, Rewriter, rewritten_mapped};

/// Repairs UTF-8 that was taken for windows-1252 or Latin-1 and encoded again: `Nguyá»…n`.
///
/// Only sequences that make Vietnamese letters or common punctuation are touched, and those that
/// genuine text could have (`Ã”` in `XÃ”`) only where the text has others that it could not.
/// Text encoded several times over is repaired in full. Letters whose bytes were lost on the way
/// (windows-1252 has no 81, 8D, 8F, 90, 9D) stay as they are.
///
/// ```
/// use vnextract::normalize::repair_mojibake;
///
/// assert_eq!(repair_mojibake("Nguyá»…n VÄƒn A, HÃ\u{A0} Ná»™i"), "Nguyễn Văn A, Hà Nội");
/// assert_eq!(repair_mojibake("“NGÔ XÃ”"), "“NGÔ XÃ”");
/// ```
pub fn repair_mojibake(text: &str) -> Cow<'_, str> {
    repair_mojibake_mapped(text).into_text()
}

/// The same as [`repair_mojibake`], with the map.
pub fn repair_mojibake_mapped(text: &str) -> Normalized<'_> {
    let mut repaired = rewritten_mapped(text, repair);
    // Each further layer makes the text at least twice as long, so this ends soon.
    loop {
        let again = rewritten_mapped(repaired.text(), repair);
        if !again.is_changed() {
            return repaired;
        }
        let (text, next) = again.into_parts();
        let text = text.into_owned();
        let map: OffsetMap = repaired.map().then(&next);
        repaired = Normalized::new(Cow::Owned(text), map);
    }
}

/// How much a sequence tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strength {
    /// Three characters that make a Vietnamese letter or punctuation.
    Strong,
    /// Two characters that make a letter.
    Weak,
}

fn repair(writer: &mut Rewriter<'_, '_>) {
    let text = writer.input();
    if text.is_ascii() || !is_suspect(text) {
        return;
    }
    let mut at = 0;
    while at < text.len() {
        match sequence(&text[at..]) {
            Some((c, len, _)) => {
                writer.replace_char(at..at + len, c);
                at += len;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
}

/// Whether a text has sequences that genuine text has not, or so many others and so few characters
/// of its own that they cannot be chance.
fn is_suspect(text: &str) -> bool {
    let (mut weak, mut genuine) = (0, 0);
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        match sequence(rest) {
            Some((_, _, Strength::Strong)) => return true,
            Some((_, len, Strength::Weak)) => {
                weak += 1;
                at += len;
            }
            None => {
                let Some(c) = rest.chars().next() else { break };
                genuine += usize::from(!c.is_ascii());
                at += c.len_utf8();
            }
        }
    }
    weak > 10 * genuine
}

/// The character whose bytes, each shown as a character, `text` begins with, and their length.
fn sequence(text: &str) -> Option<(char, usize, Strength)> {
    let mut chars = text.char_indices();
    let mut next = || chars.next().and_then(|(at, c)| Some((misread_byte(c)?, at + c.len_utf8())));
    let (lead, _) = next()?;
    let continuation =
        |(byte, end): (u8, usize)| (byte & 0xC0 == 0x80).then_some((u32::from(byte & 0x3F), end));
    let (c, len, strength) = match lead {
        0xC2..=0xC6 => {
            let (second, end) = continuation(next()?)?;
            (u32::from(lead & 0x1F) << 6 | second, end, Strength::Weak)
        }
        0xE1 | 0xE2 => {
            let (second, _) = continuation(next()?)?;
            let (third, end) = continuation(next()?)?;
            (u32::from(lead & 0xF) << 12 | second << 6 | third, end, Strength::Strong)
        }
        _ => return None,
    };
    let c = char::from_u32(c)?;
    let expected = Letter::new(c).is_some()
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{A0}' | '«' | '»' | '°' | '²' | '³' | '½' | '₫')
        // A layer of a text encoded several times over.
        || matches!(c, '\u{80}'..='\u{FF}' | '€' | '‚' | 'ƒ' | '‰' | '‹' | '›' | 'Œ' | 'œ' | 'Š'
            | 'š' | 'Ÿ' | 'Ž' | 'ž' | 'ˆ' | '˜' | '™');
    expected.then_some((c, len, strength))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Nguyễn Văn Đức – “Phở” Hà Nội, đường Ỷ Lan: 5°…";

    /// Takes UTF-8 for windows-1252.
    fn misread(text: &str) -> String {
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn any_number_of_layers_is_repaired() {
        let once = misread(TEXT);
        assert_ne!(once, TEXT);
        assert_eq!(repair_mojibake(&once), TEXT);
        let twice = misread(&once);
        let repaired = repair_mojibake_mapped(&twice);
        assert_eq!(repaired.text(), TEXT);
        let span = repaired.map().input_span(4..7);
        assert_eq!(&twice[span], misread(&misread("ễ")));
    }

    #[test]
    fn sound_text_is_left_alone() {
        for text in [TEXT, "“XÃ” và “XÔ”", "SÃO PAULO", "“TÊN XÃ”, “Ứ”"] {
            assert!(matches!(repair_mojibake(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
