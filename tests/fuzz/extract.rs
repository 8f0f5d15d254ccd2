//! Text to a document, with buffers that another text has filled before.

use super::sound;
use jiff::civil::date;
use vnextract::{Document, Extractor, Offsets, Options, Worker};

/// What leaves names in the buffers.
const BEFORE: &str = "Nguyễn Văn Hiến, ";

pub fn run(bytes: &[u8]) {
    let text = &String::from_utf8_lossy(bytes);
    let extractor = Extractor::builder().all_times().build();
    let options = Options { reference_date: Some(date(2018, 7, 26)) };
    let document = extractor.extract_with(text, &options);
    sound::check(&document);
    assert_eq!(document.text(), text);
    for offsets in [Offsets::Byte, Offsets::CodePoint, Offsets::Utf16] {
        serde_json::to_string(&document.view(offsets)).unwrap();
    }
    let (mut worker, mut used) = (Worker::default(), Document::default());
    // They begin at another of four tokens for texts of another length.
    let shift = "x ".repeat(text.len() % 4);
    let before = shift + &BEFORE.repeat(1 + text.len() / 10);
    worker.extract_into(&extractor, &before, &options, &mut used);
    worker.extract_into(&extractor, text, &options, &mut used);
    assert_eq!(used, document, "used buffers make a difference");

    let plain = Extractor::new();
    sound::check(&plain.extract(text));
    for sentence in plain.explain(text).sentences {
        assert_eq!(text[sentence.start..sentence.end], sentence.text);
        for candidate in sentence.candidates {
            assert_eq!(text[candidate.start..candidate.end], candidate.text);
        }
    }
}
