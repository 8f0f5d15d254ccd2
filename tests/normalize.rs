//! Properties of the normalization that hold for any text.

use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use vnextract::normalize::encoding::{Encoding, decode, decode_misread, detect, encode};
use vnextract::normalize::*;

/// Text of pieces that the normalization has something to say about.
fn text() -> impl Strategy<Value = String> {
    static PIECES: &[&str] = &[
        "a",
        "o",
        "u",
        "e",
        "i",
        "y",
        "ư",
        "ơ",
        "ê",
        "â",
        "đ",
        "d",
        "D",
        "Đ",
        "\\",
        "n",
        "g",
        "q",
        "h",
        "t",
        "K",
        "f",
        "à",
        "ó",
        "ủ",
        "ệ",
        "ỹ",
        "Ị",
        "Ð",
        "ð",
        "Ɖ",
        "\u{300}",
        "\u{301}",
        "\u{302}",
        "\u{303}",
        "\u{306}",
        "\u{309}",
        "\u{31B}",
        "\u{323}",
        "\u{335}",
        "\u{340}",
        "\u{308}",
        "\u{344}",
        "\u{34F}",
        "\u{1DCE}",
        "\u{338}",
        "=",
        "´",
        "ˋ",
        "˜",
        "\u{200B}",
        "\u{AD}",
        "\u{FEFF}",
        "\u{200D}",
        "\u{200E}",
        "👨",
        "❤\u{FE0F}",
        "क",
        "\u{93C}",
        "\u{A0}",
        "\u{3000}",
        " ",
        " ",
        "\r",
        "\n",
        "\u{85}",
        "\u{2028}",
        "“",
        "”",
        "–",
        "…",
        "’",
        "ﬁ",
        "ﬆ",
        "Ａ",
        "ｏ",
        "／",
        "а",
        "о",
        "Н",
        "Ж",
        "Ο",
        "λ",
        "\u{212A}",
        "\u{212B}",
        "\u{1100}",
        "\u{1161}",
        "\u{11A8}",
        "\u{F73}",
        "\u{F71}",
        "á»…",
        "Ã",
        "\u{A1}",
        "â€œ",
        "1",
        ".",
        "hoà",
        "thuỷ",
        "quý",
        "gìa",
    ];
    prop_oneof![
        prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|p| p.concat()),
        any::<String>(),
    ]
}

/// Each operation by name.
fn operations(text: &str) -> Vec<(&'static str, Normalized<'_>)> {
    vec![
        ("clean", clean(text)),
        ("nfc", nfc_mapped(text)),
        ("nfd", nfd_mapped(text)),
        ("new", tone_placement_mapped(text, ToneStyle::New)),
        ("old", tone_placement_mapped(text, ToneStyle::Old)),
        ("y", unify_iy_mapped(text, IyStyle::Y, IyScope::AllWords)),
        ("i", unify_iy_mapped(text, IyStyle::I, IyScope::AllWords)),
        ("punctuation", unify_punctuation_mapped(text)),
        ("spaces", collapse_spaces_mapped(text)),
        ("mojibake", repair_mojibake_mapped(text)),
        ("strip", strip_diacritics_mapped(text)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_operation_is_idempotent(text in text()) {
        let again = operations(&text).into_iter().map(|(name, once)| (name, once.into_text()));
        for (i, (name, once)) in again.enumerate() {
            let twice = operations(&once).swap_remove(i).1;
            prop_assert_eq!(twice.text(), &*once, "{}", name);
            prop_assert!(!twice.is_changed(), "{}", name);
        }
    }

    #[test]
    fn clean_text_is_composed(text in text()) {
        let clean = clean(&text);
        prop_assert!(is_nfc(clean.text()), "{:?}", clean.text());
        prop_assert!(is_clean(clean.text()));
        prop_assert_eq!(is_clean(&text), !clean.is_changed());
        let mut cleaner = Cleaner::new();
        cleaner.clean("Hoà");
        let (again, map) = cleaner.clean(&text);
        prop_assert_eq!(again, clean.text());
        prop_assert_eq!(map.changes(), clean.map().changes());
    }

    #[test]
    fn forms_are_those_of_unicode(text in text()) {
        prop_assert_eq!(nfc(&text), text.nfc().collect::<String>());
        prop_assert_eq!(nfd(&text), text.nfd().collect::<String>());
        let decomposed = nfd(&text);
        prop_assert_eq!(nfc(&decomposed), nfc(&text));
    }

    #[test]
    fn every_map_is_total_and_monotone(text in text()) {
        for (name, normalized) in operations(&text) {
            let (clean, map) = (normalized.text(), normalized.map());
            let to_input: [Vec<usize>; 2] = [
                (0..=clean.len() + 2).map(|at| map.input_start(at)).collect(),
                (0..=clean.len() + 2).map(|at| map.input_end(at)).collect(),
            ];
            let to_clean: [Vec<usize>; 2] = [
                (0..=text.len() + 2).map(|at| map.clean_start(at)).collect(),
                (0..=text.len() + 2).map(|at| map.clean_end(at)).collect(),
            ];
            for offsets in to_input.iter().chain(&to_clean) {
                prop_assert!(offsets.is_sorted(), "{} {:?}", name, offsets);
            }
            for (into, target) in [(&to_input, &text[..]), (&to_clean, clean)] {
                for (at, &offset) in into.iter().flat_map(|offsets| offsets.iter().enumerate()) {
                    prop_assert!(target.is_char_boundary(offset)
                        || !clean.is_char_boundary(at.min(clean.len()))
                        || !text.is_char_boundary(at.min(text.len())), "{} {}", name, at);
                }
            }
            prop_assert_eq!(to_input[0][clean.len()], text.len());
            prop_assert_eq!(to_input[1][0], 0);

            // A span of whole characters comes back to itself, and the parts make the whole.
            let mut cursor = map.cursor();
            for (start, c) in clean.char_indices() {
                let span = start..start + c.len_utf8();
                let input = map.input_span(span.clone());
                prop_assert_eq!(cursor.input_span(span.clone()), input.clone());
                prop_assert!(!input.is_empty(), "{}", name);
                let back = map.clean_span(input);
                prop_assert!(back.start <= span.start && back.end >= span.end, "{}", name);
            }
        }
    }

    #[test]
    fn composed_maps_agree(text in text()) {
        let first = clean(&text);
        let second = strip_diacritics_mapped(first.text());
        let both = first.map().then(second.map());
        for (start, c) in second.text().char_indices() {
            let between = second.map().input_span(start..start + c.len_utf8());
            let wanted = first.map().input_span(between);
            let found = both.input_span(start..start + c.len_utf8());
            prop_assert!(found.start <= wanted.start && found.end >= wanted.end);
        }
    }

    #[test]
    fn stripping_keeps_the_number_of_letters(text in text()) {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        let composed = nfc(&text);
        prop_assert_eq!(letters(&strip_diacritics(&composed)), letters(&composed));
    }

    #[test]
    fn nothing_panics(text in text(), bytes in any::<Vec<u8>>()) {
        collation_key(&text);
        syllable::is_vietnamese(&text);
        syllable::parse(&text);
        syllable::tone(&text);
        decode_misread(&text, None);
        detect(&bytes);
        decode(&bytes, None);
        for encoding in Encoding::ALL {
            decode(&bytes, Some(encoding));
            let _ = encode(&text, encoding);
        }
    }

    #[test]
    fn what_an_encoding_writes_it_reads(text in text()) {
        for encoding in Encoding::ALL {
            if let Ok(bytes) = encode(&text, encoding)
                && encoding != Encoding::Tcvn3
            {
                let back = decode(&bytes, Some(encoding)).text;
                // A text may begin with what looks like a BOM; windows-1258 composes.
                prop_assert_eq!(
                    nfc(back.trim_start_matches('\u{FEFF}')),
                    nfc(text.trim_start_matches('\u{FEFF}')),
                    "{}", encoding
                );
            }
        }
    }
}

/// All syllables that the phonotactics allow, with the tone where the new style puts it.
fn syllables() -> Vec<String> {
    const ONSETS: [&str; 28] = [
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
        "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
    ];
    const NUCLEI: [&str; 36] = [
        "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu",
        "ây", "eo", "êu", "ia", "iê", "iu", "oa", "oai", "oay", "oe", "oi", "ua", "uâ", "uê", "uô",
        "uy", "uyê", "ươ", "yê",
    ];
    const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    const TONES: [&str; 6] = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
    let mut found = Vec::new();
    for onset in ONSETS {
        for nucleus in NUCLEI {
            for coda in CODAS {
                for tone in TONES {
                    // On the last vowel first; the placement finds its own.
                    let typed = nfc(&format!("{onset}{nucleus}{tone}{coda}")).into_owned();
                    if syllable::is_vietnamese(&typed) {
                        found.push(tone_placement(&typed, ToneStyle::New).into_owned());
                    }
                }
            }
        }
    }
    found
}

#[test]
fn tones_of_all_syllables_change_places_and_come_back() {
    let syllables = syllables();
    assert!(syllables.len() > 10_000, "{}", syllables.len());
    let title = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    let mut moved = 0;
    for new in &syllables {
        for new in [new.clone(), title(new), new.to_uppercase()] {
            let old = tone_placement(&new, ToneStyle::Old);
            assert_eq!(tone_placement(&old, ToneStyle::Old), old);
            assert_eq!(tone_placement(&old, ToneStyle::New), new);
            assert_eq!(clean(&old).text(), new);
            assert_eq!(clean(&nfd(&old)).text(), new);
            assert!(is_clean(&new), "{new}");
            let parts = |word: &str| syllable::parse(word).map(|s| (s.base().to_owned(), s.tone()));
            assert_eq!(parts(&old), parts(&new), "{old} {new}");
            if old != new {
                moved += 1;
                let strip = strip_diacritics(&new).to_lowercase();
                assert!(["oa", "oe", "uy"].iter().any(|rime| strip.ends_with(rime)), "{old} {new}");
            }
        }
    }
    assert!(moved > 500, "{moved}");
}

#[test]
fn text_encoded_several_times_comes_back_with_its_offsets() {
    let misread = |text: &str| -> String { text.bytes().map(char::from).collect() };
    let text = "Ủy ban nhân dân huyện Đắk Đoa – “Hội thi giọng hát”… Ỷ Lan, H’Yim: 5 m²";
    let mut layer = text.to_owned();
    for _ in 0..3 {
        layer = misread(&layer);
        let repaired = repair_mojibake_mapped(&layer);
        assert_eq!(repaired.text(), text);
        for (at, c) in text.char_indices() {
            let input = repaired.map().input_span(at..at + c.len_utf8());
            assert_eq!(
                repair_mojibake(&layer[input.clone()]),
                c.to_string(),
                "{:?}",
                &layer[input]
            );
        }
    }
}

#[test]
fn what_hides_in_words_is_removed_and_maps_back() {
    for (hidden, plain) in [
        ("Nguy\u{AD}ễn", "Nguyễn"),
        ("Đ\u{200B}ồng", "Đồng"),
        ("hu\u{FEFF}yện", "huyện"),
        ("t\u{2060}ỉnh", "tỉnh"),
        ("ngàу", "ngày"),
        ("Вộ", "Bộ"),
        ("МТТQ", "MTTQ"),
        ("２４．７．２０１８", "24.7.2018"),
        ("la\u{2CB}m", "làm"),
        ("ca\u{B4}c", "các"),
        ("ﬁle", "file"),
    ] {
        for end in [" ", "\r\n", "\u{2028}", "\u{2029}", "\u{85}", "\0"] {
            let input = format!("a {hidden}{end}b {hidden}");
            let cleaned = clean(&input);
            let line = if matches!(end, " " | "\0") { end } else { "\n" };
            assert_eq!(cleaned.text(), format!("a {plain}{line}b {plain}"));
            for (at, _) in cleaned.text().match_indices(plain) {
                assert_eq!(&input[cleaned.map().input_span(at..at + plain.len())], hidden);
            }
        }
    }
}
