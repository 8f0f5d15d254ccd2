//! Turns tables of three columns into constants, one for each row: `data/weights.tsv` into those of
//! `src/recognize/rules.rs`, `data/word_lists.tsv` into those of `src/lexicon/lists.rs`.

/// Writes `rules.rs` and `word_lists.rs`.
pub fn build() {
    write("data/weights.tsv", "rules.rs", |name, weight, reason| {
        let weight: i32 = weight.parse().unwrap_or_else(|e| panic!("weight `{weight}`: {e}"));
        format!("pub(crate) const {name}: Rule = Rule {{ weight: {weight}, reason: {reason:?} }};")
    });
    write("data/word_lists.tsv", "word_lists.rs", |name, words, what| {
        let words: Vec<&str> = words.split('|').collect();
        let count = words.len();
        format!("/// {what}.\npub const {name}: [Word; {count}] = crate::text::words!{words:?};")
    });
}

/// Writes what `constant` makes of each row: of its name in capitals and the other two columns.
fn write(table: &str, to: &str, constant: impl Fn(&str, &str, &str) -> String) {
    let text = std::fs::read_to_string(table).unwrap_or_else(|e| panic!("{table}: {e}"));
    let rows = text.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [name, second, third] = columns[..] else { panic!("{table}: `{line}` is no row") };
        constant(&name.to_uppercase(), second, third) + "\n"
    });
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    std::fs::write(out.join(to), rows.collect::<String>()).expect("the constants can be written");
}
