//! Marked bulletins, and the score of an extraction on them.

use vnextract::Extractor;
use vnextract::gold::{Bulletin, Scores};

pub fn run(bytes: &[u8]) {
    let source = &String::from_utf8_lossy(bytes);
    let bulletin = match Bulletin::parse(source) {
        Ok(bulletin) => bulletin,
        Err(error) => {
            assert!((1..=source.lines().count() + 1).contains(&error.line()), "{error}");
            return;
        }
    };
    let mut end = 0;
    for mark in &bulletin.entities {
        assert!(end <= mark.start && !bulletin.text[mark.start..mark.end].is_empty());
        end = mark.end;
    }
    end = 0;
    for sentence in &bulletin.sentences {
        assert!(end <= sentence.start && !bulletin.text[sentence.clone()].is_empty());
        end = sentence.end;
    }
    let document = Extractor::new().extract(&bulletin.text);
    let mut scores = Scores::default();
    scores.add("fuzz", &bulletin, &document);
    assert!((0.0..=1.0).contains(&scores.sentences.span.f1()), "{scores}");
}
