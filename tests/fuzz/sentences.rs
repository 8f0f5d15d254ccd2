//! Text split into sentences.

use vnextract::sentences::{Splitter, sentences};

pub fn run(bytes: &[u8]) {
    let text = &String::from_utf8_lossy(bytes);
    let found: Vec<_> = sentences(text).collect();
    let mut end = 0;
    for sentence in &found {
        assert!(text[end..sentence.start].trim().is_empty(), "text is left out");
        let surface = &text[sentence.range()];
        assert!(!surface.is_empty());
        assert_eq!(surface, surface.trim());
        end = sentence.end;
    }
    assert!(text[end..].trim().is_empty(), "text is left out at the end");

    let mut splitter = Splitter::new();
    assert!(splitter.split("Một. Hai.").len() == 2);
    assert!(splitter.split(text).eq(found), "used buffers make a difference");
}
