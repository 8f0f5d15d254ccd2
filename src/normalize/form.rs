//! Unicode normalization forms, punctuation and spaces.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc, is_nfd};

use super::clean::composes;
use super::map::{Normalized, Rewriter, rewritten, rewritten_mapped};

/// Composes a text (Unicode NFC) and nothing else.
///
/// ```
/// use vnextract::normalize::{nfc, nfd};
///
/// assert_eq!(nfc("Hue\u{302}\u{301}"), "Huế");
/// assert_eq!(nfd("Huế"), "Hue\u{302}\u{301}");
/// ```
pub fn nfc(text: &str) -> Cow<'_, str> {
    rewritten(text, write_nfc)
}

/// The same as [`nfc`], with the map.
pub fn nfc_mapped(text: &str) -> Normalized<'_> {
    rewritten_mapped(text, write_nfc)
}

/// Decomposes a text (Unicode NFD).
pub fn nfd(text: &str) -> Cow<'_, str> {
    rewritten(text, write_nfd)
}

/// The same as [`nfd`], with the map.
pub fn nfd_mapped(text: &str) -> Normalized<'_> {
    rewritten_mapped(text, write_nfd)
}

fn write_nfc(writer: &mut Rewriter<'_, '_>) {
    if !is_nfc(writer.input()) {
        by_segment(writer, |segment, out| out.extend(segment.nfc()));
    }
}

fn write_nfd(writer: &mut Rewriter<'_, '_>) {
    if !is_nfd(writer.input()) {
        by_segment(writer, |segment, out| out.extend(segment.nfd()));
    }
}

/// Rewrites each character together with the marks after it.
fn by_segment(writer: &mut Rewriter<'_, '_>, rewrite: impl Fn(&str, &mut String)) {
    let text = writer.input();
    let mut out = String::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) = chars.peek()
            && composes(c)
        {
            end = at + c.len_utf8();
            chars.next();
        }
        if end == start + 1 {
            continue;
        }
        out.clear();
        rewrite(&text[start..end], &mut out);
        if out != text[start..end] {
            writer.replace(start..end, &out);
        }
    }
}

/// Writes every dash as `-` and every quotation mark and apostrophe as `"` or `'`.
///
/// ```
/// use vnextract::normalize::unify_punctuation;
///
/// assert_eq!(unify_punctuation("“Hà Nội – Huế”, H’Mông"), "\"Hà Nội - Huế\", H'Mông");
/// ```
pub fn unify_punctuation(text: &str) -> Cow<'_, str> {
    rewritten(text, write_punctuation)
}

/// The same as [`unify_punctuation`], with the map.
pub fn unify_punctuation_mapped(text: &str) -> Normalized<'_> {
    rewritten_mapped(text, write_punctuation)
}

fn write_punctuation(writer: &mut Rewriter<'_, '_>) {
    for (at, c) in writer.input().char_indices() {
        let plain = match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' | '＂' => '"',
            '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | 'ʹ' | 'ʻ' | 'ʼ' | '´' | '＇' => {
                '\''
            }
            _ => continue,
        };
        writer.replace_char(at..at + c.len_utf8(), plain);
    }
}

/// Writes every run of spaces and tabs as one plain space; line breaks stay.
///
/// ```
/// use vnextract::normalize::collapse_spaces;
///
/// assert_eq!(collapse_spaces("Hà \u{A0} Nội\t2018\n  Huế"), "Hà Nội 2018\n Huế");
/// ```
pub fn collapse_spaces(text: &str) -> Cow<'_, str> {
    rewritten(text, write_spaces)
}

/// The same as [`collapse_spaces`], with the map.
pub fn collapse_spaces_mapped(text: &str) -> Normalized<'_> {
    rewritten_mapped(text, write_spaces)
}

fn write_spaces(writer: &mut Rewriter<'_, '_>) {
    let text = writer.input();
    let is_space = |c: char| {
        c.is_whitespace() && !matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if !is_space(first) {
            continue;
        }
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) = chars.peek()
            && is_space(c)
        {
            end = at + c.len_utf8();
            chars.next();
        }
        if &text[start..end] != " " {
            writer.replace(start..end, " ");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_text_is_borrowed() {
        let text = "Chiều 24/9, tại Huế";
        assert!(matches!(nfc(text), Cow::Borrowed(_)));
        assert!(matches!(unify_punctuation(text), Cow::Borrowed(_)));
        assert!(matches!(collapse_spaces(text), Cow::Borrowed(_)));
    }

    #[test]
    fn maps_cover_whole_sequences() {
        let input = "a e\u{323}\u{302} b";
        let composed = nfc_mapped(input);
        assert_eq!(composed.text(), "a ệ b");
        assert_eq!(composed.map().input_span(2..5), 2..7);
        let back = nfd_mapped(composed.text());
        assert_eq!(back.text(), "a e\u{323}\u{302} b");
        assert_eq!(back.map().clean_span(2..5), 2..7);
    }
}
