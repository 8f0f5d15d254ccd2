//! Letters without their marks, as search keys.

use std::borrow::Cow;

use unicode_normalization::char::decompose_canonical;

use super::letter::Letter;
use super::map::{Normalized, Rewriter, rewritten, rewritten_mapped};

/// Takes the marks off Latin letters; đ becomes d. Case, other scripts and everything else stay.
///
/// One base letter goes in, one comes out: `ệ`, however encoded, becomes `e`.
///
/// ```
/// use vnextract::normalize::strip_diacritics;
///
/// assert_eq!(strip_diacritics("Đường Nguyễn Huệ"), "Duong Nguyen Hue");
/// assert_eq!(strip_diacritics("Hue\u{323}\u{302}"), "Hue");
/// ```
pub fn strip_diacritics(text: &str) -> Cow<'_, str> {
    rewritten(text, write_stripped)
}

/// The same as [`strip_diacritics`], with the map.
pub fn strip_diacritics_mapped(text: &str) -> Normalized<'_> {
    rewritten_mapped(text, write_stripped)
}

fn write_stripped(writer: &mut Rewriter<'_, '_>) {
    let text = writer.input();
    let mut chars = text.char_indices().peekable();
    // Marks are taken off Latin letters only: in other scripts they are part of the letter.
    while let Some((start, first)) = chars.next() {
        let base = base_letter(first);
        if !base.is_ascii_alphabetic() && base == first {
            continue;
        }
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) = chars.peek()
            && ('\u{300}'..='\u{36F}').contains(&c)
        {
            end = at + c.len_utf8();
            chars.next();
        }
        writer.replace_char(start..end, base);
    }
}

/// The letter without its marks, the character itself if it is no Latin letter with marks.
///
/// ```
/// use vnextract::normalize::base_letter;
///
/// assert_eq!([base_letter('ậ'), base_letter('Đ'), base_letter('ñ')], ['a', 'D', 'n']);
/// ```
pub fn base_letter(c: char) -> char {
    match c {
        '\0'..='\u{7F}' => return c,
        'Đ' | 'Ð' | 'Ɖ' => return 'D',
        'đ' | 'ð' | 'ɖ' => return 'd',
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => {}
        _ => return c,
    }
    let mut first = None;
    decompose_canonical(c, |part| {
        first.get_or_insert(part);
    });
    debug_assert!(Letter::new(c).is_none() || first.is_some_and(|c| c.is_ascii()));
    first.unwrap_or(c)
}
