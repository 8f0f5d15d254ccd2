//! Turns `data/weights.tsv` into the constants of `src/recognize/rules.rs`.

use std::fmt::Write;

/// Writes `rules.rs`: a constant for each row.
pub fn build() {
    let path = "data/weights.tsv";
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut source = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [rule, weight, reason] = columns[..] else { panic!("{path}: `{line}` is no row") };
        let weight: i32 = weight.parse().unwrap_or_else(|e| panic!("{path}: `{weight}`: {e}"));
        let name = rule.to_uppercase();
        let _ = writeln!(
            source,
            "pub(crate) const {name}: Rule = Rule {{ weight: {weight}, reason: {reason:?} }};"
        );
    }
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    std::fs::write(out.join("rules.rs"), source).expect("the rules can be written");
}
