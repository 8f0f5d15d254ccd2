//! The tables of `data/`: every line is in the format that `data/README.md` describes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use unicode_normalization::is_nfc;
use vnextract::Extractor;
use vnextract::normalize::syllable;

/// A line of a table, split at its tabs.
struct Line {
    file: String,
    number: usize,
    columns: Vec<String>,
}

impl Line {
    fn place(&self) -> String {
        format!("data/{}:{}", self.file, self.number)
    }

    fn column(&self, index: usize) -> &str {
        self.columns.get(index).map_or("", |column| column.trim())
    }
}

fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// The tables with their headers and lines.
fn tables() -> BTreeMap<String, (String, Vec<Line>)> {
    let mut tables = BTreeMap::new();
    for entry in std::fs::read_dir(data()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|name| name != "tsv") {
            continue;
        }
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
        let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#'));
        let (_, header) = lines.next().unwrap_or_else(|| panic!("{file} is empty"));
        let lines = lines.filter(|(_, line)| !line.is_empty()).map(|(number, line)| Line {
            file: file.clone(),
            number,
            columns: line.split('\t').map(str::to_owned).collect(),
        });
        let lines = lines.collect();
        tables.insert(file, (header.to_owned(), lines));
    }
    tables
}

/// The lines of the tables in the usual three columns.
fn entries() -> Vec<Line> {
    let own_columns = ["admin_units.tsv", "weights.tsv", "word_lists.tsv"];
    let tables = tables().into_iter().filter(|(file, _)| !own_columns.contains(&file.as_str()));
    tables.flat_map(|(_, (_, lines))| lines).collect()
}

fn refuse(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn tables_have_a_header_and_full_lines() {
    let mut faults = Vec::new();
    let tables = tables();
    assert!(tables.len() > 15);
    for (file, (header, lines)) in &tables {
        let expected = match file.as_str() {
            "admin_units.tsv" => "code\tlevel\ttype\tname\tparent\tfrom\tto\tsuccessors",
            "weights.tsv" => "rule\tweight\treason",
            "word_lists.tsv" => "list\twords\twhat",
            _ => "form\tclass\tvalue",
        };
        assert_eq!(header, expected, "data/{file}");
        let width = expected.split('\t').count();
        for line in lines {
            if line.columns.len() > width || line.column(0).is_empty() || line.column(1).is_empty()
            {
                faults.push(format!("{}: {:?}", line.place(), line.columns));
            }
        }
    }
    refuse(faults);
}

#[test]
fn tables_are_composed_text_with_the_new_tone_placement() {
    let mut faults = Vec::new();
    for (_, (_, lines)) in tables() {
        for line in lines {
            for column in &line.columns {
                if !is_nfc(column) {
                    faults.push(format!("{}: not composed: {column}", line.place()));
                }
                let old = column.split(|c: char| !c.is_alphabetic()).find(|word| {
                    syllable::parse(word).is_some_and(|s| s.is_old_style() && !s.is_new_style())
                });
                if let Some(word) = old {
                    faults.push(format!("{}: old tone placement: {word}", line.place()));
                }
            }
        }
    }
    refuse(faults);
}

#[test]
fn forms_are_words_with_single_spaces() {
    let mut faults = Vec::new();
    for line in entries() {
        for form in line.column(0).split('|') {
            if form.is_empty() || form != form.trim() || form.contains("  ") {
                faults.push(format!("{}: {form:?}", line.place()));
            }
        }
    }
    refuse(faults);
}

#[test]
fn no_entry_is_there_twice() {
    let mut faults = Vec::new();
    let mut seen: BTreeMap<(String, String, String), String> = BTreeMap::new();
    for line in entries() {
        for form in line.column(0).split('|') {
            let [class, value] = [1, 2].map(|column| line.column(column).to_owned());
            if let Some(first) = seen.insert((form.to_owned(), class, value), line.place()) {
                faults.push(format!("{}: {form} stands in {first} too", line.place()));
            }
        }
    }
    refuse(faults);
}

#[test]
fn every_class_is_known_and_described() {
    let readme = std::fs::read_to_string(data().join("README.md")).unwrap();
    // Read by modules of their own, which refuse what they do not know.
    let own_classes = ["date_words.tsv", "holidays.tsv", "reigns.tsv"];
    let mut classes = BTreeSet::new();
    for line in entries() {
        let class = line.column(1).to_owned();
        if !own_classes.contains(&line.file.as_str()) && classes.insert(class.clone()) {
            let read = Extractor::builder().lexicon_tsv(&format!("một\t{class}\n"));
            assert!(read.is_ok(), "{}: unknown class {class}", line.place());
        }
        assert!(readme.contains(&format!("`{class}`")), "data/README.md is silent on {class}");
    }
    assert!(classes.len() > 60);
}

#[test]
fn every_class_and_table_of_the_lexicon_is_described() {
    let folder = data();
    let readme = std::fs::read_to_string(folder.join("README.md")).unwrap();
    let sources = std::fs::read_to_string(folder.join("SOURCES")).unwrap();
    for file in tables().keys() {
        assert!(readme.contains(&format!("`{file}`")), "data/README.md is silent on {file}");
        let name = file.trim_end_matches(".tsv");
        assert!(sources.contains(name), "data/SOURCES is silent on {file}");
    }
    let classes = include_str!("../src/lexicon/class.rs");
    let names = classes.lines().filter_map(|line| line.trim().strip_suffix("\","));
    for name in names.filter_map(|line| line.split_once(" = \"")).map(|(_, name)| name) {
        assert!(readme.contains(&format!("`{name}`")), "data/README.md is silent on {name}");
    }
}

/// `text::sentence` does not look up longer words.
#[test]
fn abbreviations_are_short() {
    let words = |line: &Line| line.column(0).split('|').map(str::to_owned).collect::<Vec<_>>();
    let abbreviations: Vec<Line> = entries()
        .into_iter()
        .filter(|line| matches!(line.column(1), "abbr" | "abbr_end"))
        .collect();
    assert!(abbreviations.len() > 50, "only {} lines", abbreviations.len());
    let long = |word: &String| word.chars().all(char::is_alphanumeric) && word.len() > 6;
    let faults = abbreviations.iter().flat_map(|line| {
        words(line).into_iter().filter(long).map(|word| format!("{}: {word}", line.place()))
    });
    refuse(faults.collect());
}
