//! The extraction on the bulletins of `tests/gold`, `tests/gold-second`, `tests/gold-third`, `tests/gold-fourth`, `tests/gold-fifth`,
//! `tests/gold-sixth`, `tests/gold-flat` and `tests/gold-genres` (histories, letters, newsletters), against what a reader found in them.
//!
//! `cargo test --test gold -- --nocapture` prints the tables. `vnextract check tests/gold --errors 20`
//! prints the mistakes too.

use std::path::{Path, PathBuf};
use vnextract::gold::{Bulletin, Scores};
use vnextract::{Extractor, Kind, Options};

/// What is measured, and the F1 in percent below which the test
/// fails, for each of the eight sets: just under the present figures.
const FLOORS: [(&str, Measure, [f64; 8]); 9] = [
    ("person", |s| strict(s, Kind::Person), [98.8, 98.4, 98.4, 98.2, 98.8, 97.0, 94.5, 98.7]),
    ("title", |s| strict(s, Kind::Title), [99.7, 98.8, 98.7, 98.7, 99.8, 98.4, 95.5, 99.5]),
    (
        "organization",
        |s| strict(s, Kind::Organization),
        [98.3, 97.9, 97.8, 98.5, 99.0, 97.5, 94.4, 99.2],
    ),
    ("place", |s| strict(s, Kind::Place), [98.4, 97.6, 98.7, 98.0, 98.4, 96.6, 93.7, 97.5]),
    ("date", |s| strict(s, Kind::Date), [99.8, 99.7, 99.8, 99.6, 99.5, 99.1, 96.2, 99.8]),
    ("date with value", |s| s.dates.exact.f1(), [99.8, 99.7, 99.8, 99.6, 99.1, 97.8, 94.8, 99.8]),
    ("document", |s| strict(s, Kind::Document), [99.8, 99.8, 99.8, 99.8, 98.2, 98.6, 98.7, 99.8]),
    (
        "officials: name, title and organization",
        |s| s.officials.post.f1(),
        [98.3, 97.3, 97.3, 95.8, 99.3, 94.4, 90.7, 96.5],
    ),
    ("sentences", |s| s.sentences.span.f1(), [99.9, 99.8, 97.0, 99.9, 99.9, 99.5, 99.3, 99.9]),
];

type Measure = fn(&Scores) -> f64;

fn strict(scores: &Scores, kind: Kind) -> f64 {
    scores.kind(kind).strict.f1()
}

fn gold_files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = std::fs::read_dir(folder).expect("the bulletins can be read");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the bulletins can be listed").path())
        .filter(|path| path.extension().is_some_and(|name| name == "gold"))
        .collect();
    files.sort();
    files
}

#[test]
fn no_measure_falls_below_its_floor() {
    hold("gold", 90, 0);
}

#[test]
fn no_measure_of_the_second_set_falls_below_its_floor() {
    hold("gold-second", 62, 1);
}

#[test]
fn no_measure_of_the_flat_texts_falls_below_its_floor() {
    hold("gold-flat", 14, 2);
}

#[test]
fn no_measure_of_the_other_genres_falls_below_its_floor() {
    hold("gold-genres", 13, 3);
}

#[test]
fn no_measure_of_the_third_set_falls_below_its_floor() {
    hold("gold-third", 32, 4);
}

#[test]
fn no_measure_of_the_fourth_set_falls_below_its_floor() {
    hold("gold-fourth", 16, 5);
}

#[test]
fn no_measure_of_the_fifth_set_falls_below_its_floor() {
    hold("gold-fifth", 18, 6);
}

#[test]
fn no_measure_of_the_sixth_set_falls_below_its_floor() {
    hold("gold-sixth", 24, 7);
}

fn hold(folder: &str, least: usize, set: usize) {
    let extractor = Extractor::new();
    let mut scores = Scores::default();
    let files = gold_files(folder);
    assert!(files.len() >= least, "only {} bulletins in {folder}", files.len());
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
        .map(|(name, measure, floors)| (name, 100.0 * measure(&scores), floors[set]))
        .filter(|(_, figure, floor)| figure < floor)
        .map(|(name, figure, floor)| format!("{name}: {figure:.2}, the floor is {floor}"))
        .collect();
    assert!(fallen.is_empty(), "F1 below the floor:\n{}\n{scores}", fallen.join("\n"));
}
