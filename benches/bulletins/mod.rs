//! The texts that are measured.
//!
//! They are those of `data/samples`. Set `VNEXTRACT_CORPUS` to a file, or to a folder of files, to
//! measure with others: a `.jsonl` file holds a record with a `text` on each line, any other is one
//! bulletin.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The bulletins.
pub fn bulletins() -> Vec<String> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let path = env::var_os("VNEXTRACT_CORPUS").map_or(samples, PathBuf::from);
    let mut files = match fs::read_dir(&path) {
        Ok(folder) => folder.flatten().map(|entry| entry.path()).collect(),
        Err(_) => vec![path.clone()],
    };
    files.sort();
    let bulletins: Vec<String> = files.iter().flat_map(|file| read(file)).collect();
    assert!(!bulletins.is_empty(), "no bulletin in {}", path.display());
    bulletins
}

/// The bulletins of a file; none if it is no text.
fn read(file: &Path) -> Vec<String> {
    let Ok(content) = fs::read_to_string(file) else { return Vec::new() };
    if file.extension().is_none_or(|name| name != "jsonl") {
        return vec![content];
    }
    let record = |line| -> Option<String> {
        let record: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(record.get("text")?.as_str()?.to_owned())
    };
    content.lines().filter_map(record).collect()
}
