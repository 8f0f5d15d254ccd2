//! Bytes in any encoding, cleaned and rewritten in every way, with the maps back.

use vnextract::normalize::encoding::{Encoding, decode, decode_misread, encode};
use vnextract::normalize::{
    Cleaner, IyScope, IyStyle, Normalized, ToneStyle, clean, collapse_spaces_mapped, collation_key,
    is_clean, nfc_mapped, nfd_mapped, repair_mojibake_mapped, strip_diacritics_mapped, syllable,
    tone_placement_mapped, unify_iy_mapped, unify_punctuation_mapped,
};

/// The first byte says the encoding: `0` to find it out, `1` to `9` for those there are.
pub fn run(bytes: &[u8]) {
    let Some((&choice, bytes)) = bytes.split_first() else { return };
    let choice = usize::from(choice.wrapping_sub(b'0')) % (Encoding::ALL.len() + 1);
    let encoding = choice.checked_sub(1).map(|index| Encoding::ALL[index]);
    let decoded = decode(bytes, encoding);
    rewrite(&decoded.text);
    if let Ok(written) = encode(&decoded.text, decoded.encoding) {
        assert_eq!(decode(&written, Some(decoded.encoding)).malformed, 0, "{decoded:?}");
    }
}

fn rewrite(text: &str) {
    let cleaned = clean(text);
    check(text, &cleaned);
    assert!(is_clean(cleaned.text()), "{text:?} is not clean after cleaning");
    assert_eq!(is_clean(text), !cleaned.is_changed(), "{text:?}");
    let mut cleaner = Cleaner::new();
    assert_eq!(cleaner.clean(text), (cleaned.text(), cleaned.map()));

    let iy = |style, scope| unify_iy_mapped(text, style, scope);
    for rewritten in [
        nfc_mapped(text),
        nfd_mapped(text),
        tone_placement_mapped(text, ToneStyle::Old),
        tone_placement_mapped(text, ToneStyle::New),
        iy(IyStyle::I, IyScope::CommonWords),
        iy(IyStyle::Y, IyScope::AllWords),
        unify_punctuation_mapped(text),
        collapse_spaces_mapped(text),
        repair_mojibake_mapped(text),
        strip_diacritics_mapped(text),
    ] {
        check(text, &rewritten);
    }
    collation_key(text);
    decode_misread(text, None);
    for word in text.split_whitespace() {
        syllable::parse(word);
    }
}

/// Every span of the rewritten text came from a span of the input.
fn check(input: &str, normalized: &Normalized) {
    let text = normalized.text();
    let map = normalized.map();
    // What was removed at the end came to nothing.
    assert!(map.input_span(0..text.len()).end <= input.len());
    let mut cursor = map.cursor();
    let mut last = 0;
    for (start, c) in text.char_indices() {
        let span = map.input_span(start..start + c.len_utf8());
        assert_eq!(span, cursor.input_span(start..start + c.len_utf8()));
        assert!(input.get(span.clone()).is_some(), "{span:?} does not slice {input:?}");
        assert!(last <= span.start, "{span:?} goes back in {input:?}");
        let back = map.clean_span(span.clone());
        assert!(text.get(back.clone()).is_some(), "{back:?} does not slice {text:?}");
        last = span.start;
    }
    if !normalized.is_changed() {
        assert_eq!(input, text);
    }
}
