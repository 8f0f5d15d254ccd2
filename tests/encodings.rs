//! The bulletins of `tests/gold` and `tests/gold-second` through every encoding and back.
//!
//! What an encoding has no character for is written as a typist would have: straight quotation
//! marks, hyphens and three points for “ ” – …, a plain letter for a foreign one, `*` for the
//! rest. TCVN3 has no capitals with tones; a reader of its fonts sees them all the same.

use std::collections::HashMap;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;
use vnextract::gold::{Bulletin, Scores};
use vnextract::normalize::encoding::{Encoding, decode, encode};
use vnextract::normalize::unify_punctuation;
use vnextract::{Document, Extractor, Kind, Options};

fn bulletins() -> Vec<(String, Bulletin)> {
    let mut bulletins = Vec::new();
    for folder in ["gold", "gold-second"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
        for entry in std::fs::read_dir(folder).expect("the bulletins can be listed") {
            let path = entry.expect("the bulletins can be listed").path();
            if path.extension().is_some_and(|name| name == "gold") {
                let source = std::fs::read_to_string(&path).expect("the bulletin can be read");
                let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                bulletins.push((name, Bulletin::parse(&source).expect("the bulletin is sound")));
            }
        }
    }
    bulletins.sort_by(|a, b| a.0.cmp(&b.0));
    bulletins
}

/// What stands in a file of the encoding for a character.
fn typed(c: char, encoding: Encoding) -> String {
    let writable = |text: &str| encode(text, encoding).is_ok();
    let mut buffer = [0; 4];
    let text = c.encode_utf8(&mut buffer);
    if writable(text) {
        return text.to_owned();
    }
    let plain = match c {
        '…' => "...".to_owned(),
        '\u{A0}' => " ".to_owned(),
        'Ð' => "Đ".to_owned(),
        'ø' => "o".to_owned(),
        _ => unify_punctuation(text).into_owned(),
    };
    if writable(&plain) {
        return plain;
    }
    let letter = text.nfd().next().filter(char::is_ascii);
    letter.unwrap_or('*').to_string()
}

/// The bulletin as it stands in a file of the encoding.
fn typed_bulletin(bulletin: &Bulletin, encoding: Encoding) -> Bulletin {
    let mut known = HashMap::new();
    let mut typed = |c: char| known.entry(c).or_insert_with(|| typed(c, encoding)).clone();
    let mut text = String::new();
    let mut places = vec![0; bulletin.text.len() + 1];
    for (at, c) in bulletin.text.char_indices() {
        places[at] = text.len();
        text += &typed(c);
    }
    places[bulletin.text.len()] = text.len();
    let mut retype = |text: &mut String| *text = text.chars().map(&mut typed).collect();
    let mut officials = bulletin.officials.clone();
    for row in &mut officials {
        retype(&mut row.name);
        for post in &mut row.posts {
            retype(&mut post.title);
            post.organization.iter_mut().for_each(&mut retype);
        }
    }
    let mut bulletin = Bulletin { text, officials, ..bulletin.clone() };
    move_marks(&mut bulletin, &places);
    bulletin
}

/// Moves the marks of a bulletin by a table of its bytes.
fn move_marks(bulletin: &mut Bulletin, places: &[usize]) {
    for mark in &mut bulletin.entities {
        (mark.start, mark.end) = (places[mark.start], places[mark.end]);
    }
    for sentence in &mut bulletin.sentences {
        *sentence = places[sentence.start]..places[sentence.end];
    }
}

/// Puts the decoded text into a bulletin. Only its case may differ.
fn decoded_bulletin(mut bulletin: Bulletin, decoded: String) -> Bulletin {
    let mut places = vec![0; bulletin.text.len() + 1];
    let mut back = decoded.char_indices();
    for (at, c) in bulletin.text.char_indices() {
        let (place, read) = back.next().expect("no character is lost");
        assert!(c.to_lowercase().eq(read.to_lowercase()), "{c:?} {read:?}");
        places[at] = place;
    }
    assert_eq!(back.next(), None);
    places[bulletin.text.len()] = decoded.len();
    move_marks(&mut bulletin, &places);
    Bulletin { text: decoded, ..bulletin }
}

/// What the extraction finds in each text, found once.
#[derive(Default)]
struct Extracted {
    extractor: Extractor,
    documents: HashMap<String, Document>,
}

impl Extracted {
    fn score(&mut self, scores: &mut Scores, name: &str, bulletin: &Bulletin) {
        let options = Options { reference_date: bulletin.reference_date };
        let text = &bulletin.text;
        if !self.documents.contains_key(text) {
            let document = self.extractor.extract_with(text, &options);
            self.documents.insert(text.clone(), document);
        }
        scores.add(name, bulletin, &self.documents[text]);
    }
}

fn measures(scores: &Scores) -> Vec<(String, f64)> {
    let kinds =
        [Kind::Person, Kind::Title, Kind::Organization, Kind::Place, Kind::Date, Kind::Document];
    let kinds = kinds.map(|kind| (format!("{kind:?}"), scores.kind(kind).strict.f1()));
    let mut measures = kinds.to_vec();
    measures.push(("posts".to_owned(), scores.officials.post.f1()));
    measures.push(("sentences".to_owned(), scores.sentences.span.f1()));
    measures
}

/// Which encoding is found for each bulletin, and what is lost on the way.
#[test]
fn no_measure_depends_on_the_encoding() {
    let mut extracted = Extracted::default();
    let bulletins = bulletins();
    let mut unchanged = Scores::default();
    for (name, bulletin) in &bulletins {
        extracted.score(&mut unchanged, name, bulletin);
    }
    for encoding in Encoding::ALL {
        let mut scores = Scores::default();
        let (mut least, mut most) = (1_f32, 0_f32);
        for (name, bulletin) in &bulletins {
            let typed = typed_bulletin(bulletin, encoding);
            let bytes = encode(&typed.text, encoding).expect("it was made to fit");
            let told = decode(&bytes, Some(encoding));
            assert_eq!(told.malformed, 0, "{name} in {encoding}");
            let found = decode(&bytes, None);
            (least, most) = (least.min(found.confidence), most.max(found.confidence));
            if encoding == Encoding::Vps {
                // It is never guessed, and nothing else is surely it.
                assert!(found.confidence < 0.5, "{name}: {} {}", found.encoding, found.confidence);
            } else {
                assert_eq!(found.encoding, encoding, "{name}");
                assert_eq!(found.text, told.text, "{name} in {encoding}");
            }
            let decoded = decoded_bulletin(typed, told.text);
            extracted.score(&mut scores, name, &decoded);
        }
        println!("{encoding}: confidence {least} to {most}");
        // Names that begin with a vowel with a tone lose their capitals.
        let tolerance = if encoding == Encoding::Tcvn3 { 0.004 } else { 0.002 };
        for ((measure, before), (_, after)) in measures(&unchanged).iter().zip(measures(&scores)) {
            println!("    {measure}: {before:.4} {after:.4}");
            assert!((before - after).abs() <= tolerance, "{encoding}, {measure}: {before} {after}");
        }
    }
}

#[test]
fn a_byte_order_mark_tells_the_encoding() {
    for (encoding, mark) in [
        (Encoding::Utf8, &b"\xEF\xBB\xBF"[..]),
        (Encoding::Utf16Le, b"\xFF\xFE"),
        (Encoding::Utf16Be, b"\xFE\xFF"),
    ] {
        for (name, bulletin) in bulletins() {
            let bytes = [mark, &encode(&bulletin.text, encoding).expect("it has all characters")];
            for told in [None, Some(encoding)] {
                let decoded = decode(&bytes.concat(), told);
                assert_eq!((decoded.encoding, decoded.confidence), (encoding, 1.0), "{name}");
                assert_eq!(decoded.text, bulletin.text, "{name}");
            }
        }
    }
}
