//! Text to a document, with buffers that other texts have filled before.

use super::sound;
use jiff::civil::date;
use std::cell::RefCell;
use vnextract::{Document, Extractor, Offsets, Options, Worker};

thread_local! {
    static USED: RefCell<(Worker, Document)> = RefCell::default();
}

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
    USED.with_borrow_mut(|(worker, used)| {
        worker.extract_into(&extractor, text, &options, used);
        assert_eq!(used, &document, "used buffers make a difference");
    });

    let plain = Extractor::new();
    sound::check(&plain.extract(text));
    for sentence in plain.explain(text).sentences {
        assert_eq!(text[sentence.start..sentence.end], sentence.text);
        for candidate in sentence.candidates {
            assert_eq!(text[candidate.start..candidate.end], candidate.text);
        }
    }
}
