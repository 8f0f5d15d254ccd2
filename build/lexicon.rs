//! `data/*.tsv` to `lexicon.bin` and the text of its values, `lexicon.txt`; the hashes of
//! abbreviations to `abbreviations.rs`.

use crate::lexicon::class::Class;
use crate::lexicon::source;
use crate::lexicon::table::{self, Entry};
use crate::text::token::tokenize;
use std::path::PathBuf;

/// Files in `data/` that are no lexicons of three columns.
const OTHER: [&str; 6] = [
    "admin_units.tsv",
    "date_words.tsv",
    "holidays.tsv",
    "reigns.tsv",
    "weights.tsv",
    "word_lists.tsv",
];

/// Writes the lexicon; panics, and so stops the build, on a faulty line.
pub fn build() {
    println!("cargo:rerun-if-changed=src/lexicon");
    println!("cargo:rerun-if-changed=src/normalize");
    println!("cargo:rerun-if-changed=src/text");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut files: Vec<_> = std::fs::read_dir("data")
        .expect("data/ can be read")
        .map(|entry| entry.expect("data/ can be listed").path())
        .filter(|path| path.extension().is_some_and(|e| e == "tsv"))
        .collect();
    files.sort();
    let mut tables = Vec::new();
    let mut units = String::new();
    for path in &files {
        let text = std::fs::read_to_string(path).expect("a data file can be read");
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
        match name {
            "admin_units.tsv" => units = text,
            _ if OTHER.contains(&name) => {}
            _ => tables.push((name.to_owned(), text)),
        }
    }
    let mut entries = Vec::new();
    for (name, text) in &tables {
        for entry in source::entries(text) {
            match entry {
                Ok(entry) => entries.push(entry),
                Err(e) => panic!("data/{name}:{}: {}", e.line, e.message),
            }
        }
    }
    entries.extend(units.lines().filter_map(unit));
    let filter = abbreviations(&entries);
    std::fs::write(out.join("abbreviations.rs"), filter).expect("the filter can be written");
    let (table, values) = table::build(entries);
    std::fs::write(out.join("lexicon.bin"), table).expect("the lexicon can be written");
    std::fs::write(out.join("lexicon.txt"), values).expect("the lexicon can be written");
}

/// Rust source of a filter by hash of the abbreviations of one word: an array of bits.
fn abbreviations(entries: &[Entry]) -> String {
    let mut filter = [0u64; 64];
    let mut tokens = Vec::new();
    for entry in entries.iter().filter(|e| matches!(e.class, Class::Abbr | Class::AbbrEnd)) {
        tokenize(entry.form, &mut tokens);
        if let [token] = tokens[..] {
            let (number, bit) = table::filter_bit(&token, filter.len());
            filter[number] |= bit;
        }
    }
    format!("{filter:?}")
}

/// The bare name of an administrative unit. Numbered wards and districts have none.
fn unit(line: &str) -> Option<Entry<'_>> {
    let mut columns = line.split('\t');
    let _code = columns.next()?;
    let class = match columns.next()? {
        "p" => Class::Province,
        "d" => Class::District,
        "c" => Class::Commune,
        _ => return None,
    };
    let form = columns.nth(1)?;
    let named = form.chars().next().is_some_and(char::is_alphabetic);
    named.then_some(Entry { form, class, value: "" })
}
