//! The extraction on the bulletins of `tests/gold`, against what a person found in them.
//!
//! `cargo test --test gold -- --nocapture` prints the table. `vnextract check tests/gold --errors 20`
//! prints the mistakes too.

use std::path::{Path, PathBuf};
use vnextract::gold::{Bulletin, Scores};
use vnextract::{Extractor, Kind, Options};

/// What is measured, and the F1 in percent below which the test fails: just under the present figure.
const FLOORS: [(&str, Measure, f64); 9] = [
    ("person", |s| strict(s, Kind::Person), 97.4),
    ("title", |s| strict(s, Kind::Title), 99.4),
    ("organization", |s| strict(s, Kind::Organization), 94.4),
    ("place", |s| strict(s, Kind::Place), 96.6),
    ("date", |s| strict(s, Kind::Date), 99.8),
    ("date with value", |s| s.dates.exact.f1(), 99.8),
    ("document", |s| strict(s, Kind::Document), 99.4),
    ("officials: name, title and organization", |s| s.officials.post.f1(), 95.4),
    ("sentences", |s| s.sentences.span.f1(), 99.1),
];

type Measure = fn(&Scores) -> f64;

fn strict(scores: &Scores, kind: Kind) -> f64 {
    scores.kind(kind).strict.f1()
}

fn gold_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let entries = std::fs::read_dir(folder).expect("tests/gold can be read");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("tests/gold can be listed").path())
        .filter(|path| path.extension().is_some_and(|name| name == "gold"))
        .collect();
    files.sort();
    files
}

#[test]
fn no_measure_falls_below_its_floor() {
    let extractor = Extractor::new();
    let mut scores = Scores::default();
    let files = gold_files();
    assert!(files.len() >= 90, "only {} bulletins in tests/gold", files.len());
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy();
        let source = std::fs::read_to_string(&file).unwrap();
        let bulletin = Bulletin::parse(&source).unwrap_or_else(|error| panic!("{name}: {error}"));
        let options = Options { reference_date: bulletin.reference_date };
        scores.add(&name, &bulletin, &extractor.extract_with(&bulletin.text, &options));
    }
    println!("{scores}");
    let fallen: Vec<String> = FLOORS
        .iter()
        .map(|(name, measure, floor)| (name, 100.0 * measure(&scores), floor))
        .filter(|(_, figure, floor)| figure < floor)
        .map(|(name, figure, floor)| format!("{name}: {figure:.2}, the floor is {floor}"))
        .collect();
    assert!(fallen.is_empty(), "F1 below the floor:\n{}\n{scores}", fallen.join("\n"));
}
