//! What the documentation promises of every document.

use vnextract::{Detail, Document, Kind};

/// Fails if a document breaks a promise.
pub fn check(document: &Document) {
    let text = document.text();
    let mut end = 0;
    for sentence in document.sentences() {
        assert!(end <= sentence.start, "sentences overlap at byte {}", sentence.start);
        let surface = &text[sentence.range()];
        assert!(!surface.is_empty());
        assert_eq!(surface, surface.trim(), "space at the edge of a sentence");
        end = sentence.end;
    }
    end = 0;
    for entity in document.entities() {
        assert!(end <= entity.start, "entities overlap at byte {}", entity.start);
        let surface = &text[entity.range()];
        assert!(!surface.is_empty());
        assert_eq!(surface, surface.trim(), "space at the edge of an entity");
        let sentence = &document.sentences()[entity.sentence];
        assert!(
            sentence.start <= entity.start && entity.end <= sentence.end,
            "{surface:?} leaves its sentence {:?}",
            &text[sentence.range()]
        );
        match &entity.detail {
            Detail::Date(_) => assert_eq!(entity.kind, Kind::Date),
            Detail::Organization(_) => assert_eq!(entity.kind, Kind::Organization),
            Detail::Place(_) => assert_eq!(entity.kind, Kind::Place),
            Detail::Official(row) => assert!(*row < document.officials().len()),
            Detail::None => assert_ne!(entity.kind, Kind::Date, "{surface:?} has no value"),
        }
        end = entity.end;
    }
    for (row, official) in document.officials().iter().enumerate() {
        assert!(!official.posts.is_empty());
        assert!(!official.mentions.is_empty());
        for &mention in &official.mentions {
            let entity = &document.entities()[mention];
            assert_eq!((entity.kind, &entity.detail), (Kind::Person, &Detail::Official(row)));
        }
    }
}
