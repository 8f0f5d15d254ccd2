//! Text split into sentences.

use vnextract::normalize::clean;
use vnextract::sentences::{Splitter, sentences};

pub fn run(bytes: &[u8]) {
    let text = &String::from_utf8_lossy(bytes);
    let found: Vec<_> = sentences(text).collect();
    let mut end = 0;
    for sentence in &found {
        assert!(is_nothing(&text[end..sentence.start]), "text is left out");
        let surface = &text[sentence.range()];
        assert!(!surface.is_empty());
        assert_eq!(surface, surface.trim());
        end = sentence.end;
    }
    assert!(is_nothing(&text[end..]), "text is left out at the end");

    let mut splitter = Splitter::new();
    assert!(splitter.split("Một. Hai.").len() == 2);
    assert!(splitter.split(text).eq(found), "used buffers make a difference");
}

/// White space, and characters that show nothing.
fn is_nothing(text: &str) -> bool {
    clean(text).text().trim().is_empty()
}
