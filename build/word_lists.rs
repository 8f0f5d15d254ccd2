//! Turns `data/word_lists.tsv` into the constants of `src/lexicon/lists.rs`.

use std::fmt::Write;

/// Writes `word_lists.rs`: a constant for each row.
pub fn build() {
    let path = "data/word_lists.tsv";
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut source = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [list, words, what] = columns[..] else { panic!("{path}: `{line}` is no row") };
        let words: Vec<&str> = words.split('|').collect();
        let (name, count) = (list.to_uppercase(), words.len());
        let _ = writeln!(source, "/// {what}.");
        let _ =
            writeln!(source, "pub const {name}: [Word; {count}] = crate::text::words!{words:?};");
    }
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    std::fs::write(out.join("word_lists.rs"), source).expect("the lists can be written");
}
