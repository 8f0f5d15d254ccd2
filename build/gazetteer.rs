//! Writes the tables of the gazetteer, laid out as `src/gazetteer/layout.rs` says, to `OUT_DIR`:
//! `gazetteer_text` (names and keys), `gazetteer_units`, `gazetteer_rows` (lists of row numbers),
//! `gazetteer_exact` and `gazetteer_loose` (the keys).

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "../src/gazetteer/key.rs"]
mod key;
#[path = "../src/gazetteer/layout.rs"]
mod layout;

const UNITS: &str = "data/admin_units.tsv";
const NAMES: [&str; 2] = ["data/admin_spellings.tsv", "data/admin_aliases.tsv"];

/// A line of `data/admin_units.tsv`.
struct Unit {
    code: String,
    kind: u8,
    name: String,
    parent: String,
    from: u32,
    to: u32,
    successors: Vec<String>,
}

/// Writes the tables; panics, and so fails the build, on a line that is not as it should be.
pub fn build() {
    for file in NAMES.iter().chain([&UNITS]) {
        println!("cargo:rerun-if-changed={file}");
    }
    for file in ["build/gazetteer.rs", "src/gazetteer/key.rs", "src/gazetteer/layout.rs"] {
        println!("cargo:rerun-if-changed={file}");
    }
    let units = read_units();
    let rows_by_code = rows_by_code(&units);
    let mut names: Vec<(String, u16)> = Vec::new();
    for (row, unit) in (0..).zip(&units) {
        names.push((unit.name.clone(), row));
    }
    for file in NAMES {
        read_names(file, &units, &rows_by_code, &mut names);
    }

    let mut text = Text::default();
    let mut rows = Rows::default();
    let mut table = Vec::new();
    for unit in &units {
        write_unit(unit, &units, &rows_by_code, &mut text, &mut rows, &mut table);
    }
    let exact = write_keys(&names, key::exact, &mut text, &mut rows);
    let loose = write_keys(&names, key::loose, &mut text, &mut rows);

    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    write(&out, "gazetteer_units", &table);
    write(&out, "gazetteer_exact", &exact);
    write(&out, "gazetteer_loose", &loose);
    write(&out, "gazetteer_rows", &rows.0);
    write(&out, "gazetteer_text", text.pool.as_bytes());
}

fn write(out: &Path, file: &str, bytes: &[u8]) {
    fs::write(out.join(file), bytes).unwrap_or_else(|error| panic!("{file}: {error}"));
}

/// The lines of a table without comments and header, split into columns.
fn read_table(file: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1)
        .map(|line| line.split('\t').map(String::from).collect())
        .collect()
}

fn read_units() -> Vec<Unit> {
    let units = read_table(UNITS).into_iter().map(|mut columns| {
        columns.resize(8, String::new());
        let [code, _level, kind, name, parent, from, to, successors] =
            columns.try_into().expect("eight columns");
        let kind = layout::UNIT_TYPES.iter().position(|&unit_type| unit_type == kind);
        Unit {
            kind: kind.unwrap_or_else(|| panic!("{code}: unknown type")) as u8,
            from: date_number(&from),
            to: date_number(&to),
            successors: successors.split(';').filter(|c| !c.is_empty()).map(String::from).collect(),
            code,
            name,
            parent,
        }
    });
    units.collect()
}

/// `2025-07-01` is 20250701, an empty date is 0.
fn date_number(date: &str) -> u32 {
    match date {
        "" => 0,
        date => date.replace('-', "").parse().expect("a date is YYYY-MM-DD"),
    }
}

/// Checks the order that the library searches by, and gives the row numbers of each code.
fn rows_by_code(units: &[Unit]) -> HashMap<&str, Vec<u16>> {
    let sorted = units.is_sorted_by_key(|unit| (unit.code.len(), &unit.code, unit.from));
    assert!(sorted, "{UNITS} is not sorted by level, code and date");
    assert!(units.len() <= usize::from(u16::MAX), "{UNITS} has too many lines for its row numbers");
    let mut rows: HashMap<&str, Vec<u16>> = HashMap::new();
    for (row, unit) in (0..).zip(units) {
        rows.entry(&unit.code).or_default().push(row);
    }
    rows
}

/// Adds the other names of a table of `form`, `class`, `value` to those of the units.
fn read_names(
    file: &str,
    units: &[Unit],
    rows_by_code: &HashMap<&str, Vec<u16>>,
    names: &mut Vec<(String, u16)>,
) {
    for line in read_table(file) {
        let [forms, class, value] = &line[..] else { panic!("{file}: {line:?}") };
        if !matches!(class.as_str(), "admin_alias" | "commune_alias") {
            continue;
        }
        let (code, name) = value.split_once('=').unwrap_or((value, ""));
        let rows = rows_by_code.get(code).unwrap_or_else(|| panic!("{file}: no unit {code}"));
        let rows =
            rows.iter().filter(|&&row| name.is_empty() || units[usize::from(row)].name == name);
        assert!(rows.clone().next().is_some(), "{file}: no unit {value}");
        for form in forms.split('|') {
            names.extend(rows.clone().map(|&row| (form.to_owned(), row)));
        }
    }
}

/// The pool of names and keys, each text once.
#[derive(Default)]
struct Text {
    pool: String,
    offsets: HashMap<String, u32>,
}

impl Text {
    /// Offset and length of a text.
    fn add(&mut self, text: &str) -> (u32, u8) {
        let offset = *self.offsets.entry(text.to_owned()).or_insert_with(|| {
            self.pool.push_str(text);
            (self.pool.len() - text.len()) as u32
        });
        (offset, text.len().try_into().expect("a name has less than 256 bytes"))
    }
}

/// Lists of row numbers, one after the other.
#[derive(Default)]
struct Rows(Vec<u8>);

impl Rows {
    /// Index of the first number of the list.
    fn add(&mut self, rows: impl IntoIterator<Item = u16>) -> u32 {
        let start = self.0.len() / 2;
        self.0.extend(rows.into_iter().flat_map(u16::to_le_bytes));
        start as u32
    }
}

fn write_unit(
    unit: &Unit,
    units: &[Unit],
    rows_by_code: &HashMap<&str, Vec<u16>>,
    text: &mut Text,
    rows: &mut Rows,
    table: &mut Vec<u8>,
) {
    let (name, name_len) = text.add(&unit.name);
    // A successor is a unit of today, so the last one of its code.
    let successors = unit.successors.iter().map(|code| {
        let found = rows_by_code.get(code.as_str()).and_then(|rows| rows.last());
        *found.unwrap_or_else(|| panic!("{}: no successor {code}", unit.code))
    });
    let (parent, parent_count) = parents(unit, units, rows_by_code);
    table.extend(name.to_le_bytes());
    table.push(name_len);
    table.push(unit.kind);
    table.extend(code_field(&unit.code));
    table.extend(parent.to_le_bytes());
    table.push(parent_count);
    table.extend(unit.from.to_le_bytes());
    table.extend(unit.to.to_le_bytes());
    table.extend(rows.add(successors).to_le_bytes());
    table.push(unit.successors.len().try_into().expect("a unit has less than 256 successors"));
    assert_eq!(table.len() % layout::UNIT_LEN, 0);
}

/// The first row of the parent's forms that lived when the unit did, and their number.
fn parents(unit: &Unit, units: &[Unit], rows_by_code: &HashMap<&str, Vec<u16>>) -> (u16, u8) {
    let Some(rows) = rows_by_code.get(unit.parent.as_str()) else {
        assert!(unit.parent.is_empty(), "{}: no parent {}", unit.code, unit.parent);
        return (0, 0);
    };
    let end = |unit: &Unit| if unit.to == 0 { u32::MAX } else { unit.to };
    let mut lived = rows.iter().filter(|&&row| {
        let parent = &units[usize::from(row)];
        parent.from <= end(unit) && unit.from <= end(parent)
    });
    let first = lived.next().unwrap_or_else(|| panic!("{}: no parent of its time", unit.code));
    (*first, 1 + lived.count() as u8)
}

fn code_field(code: &str) -> [u8; layout::CODE_LEN] {
    let mut field = [0; layout::CODE_LEN];
    field[..code.len()].copy_from_slice(code.as_bytes());
    field
}

/// The rows of all keys, sorted by hash.
fn write_keys(
    names: &[(String, u16)],
    key: impl Fn(&str) -> String,
    text: &mut Text,
    rows: &mut Rows,
) -> Vec<u8> {
    let mut keys: BTreeMap<(u32, String), Vec<u16>> = BTreeMap::new();
    for (name, row) in names {
        let key = key(name);
        keys.entry((key::hash(&key), key)).or_default().push(*row);
    }
    let mut table = Vec::new();
    for ((hash, key), mut units) in keys {
        units.sort_unstable();
        units.dedup();
        let (offset, len) = text.add(&key);
        let count: u16 = units.len().try_into().expect("a key has less than 65536 units");
        table.extend(hash.to_le_bytes());
        table.extend(offset.to_le_bytes());
        table.extend(rows.add(units).to_le_bytes());
        table.extend(count.to_le_bytes());
        table.push(len);
    }
    assert_eq!(table.len() % layout::KEY_LEN, 0);
    table
}
