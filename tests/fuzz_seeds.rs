//! The fuzz targets over their seeds: `fuzz/` runs the same on what it makes up.

#[path = "fuzz/date.rs"]
mod date;
#[path = "fuzz/extract.rs"]
mod extract;
#[path = "fuzz/gold.rs"]
mod gold;
#[path = "fuzz/normalize.rs"]
mod normalize;
#[path = "fuzz/sentences.rs"]
mod sentences;
#[path = "fuzz/sound.rs"]
mod sound;

use std::path::Path;

/// Runs a target over each seed, and over the beginning of each.
fn seeds(target: &str, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds").join(target);
    for seed in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(seed.unwrap().path()).unwrap();
        run(&bytes);
        run(&bytes[..bytes.len() / 3]);
    }
}

#[test]
fn seeds_of_normalize() {
    seeds("normalize", normalize::run);
}

#[test]
fn seeds_of_sentences() {
    seeds("sentences", sentences::run);
}

#[test]
fn seeds_of_date() {
    seeds("date", date::run);
}

#[test]
fn seeds_of_extract() {
    seeds("extract", extract::run);
}

#[test]
fn seeds_of_gold() {
    seeds("gold", gold::run);
}
