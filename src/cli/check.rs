//! `vnextract check`: how well the extraction does on gold bulletins.

use super::args::Check;
use super::lang::message;
use super::report::{Failure, Fatal, Harmless, cannot_read, say};
use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;
use vnextract::gold::{Bulletin, Scores};
use vnextract::{Extractor, Options};

/// Scores the extractor; gives the report and how many files could not be read.
pub fn check(args: &Check, extractor: &Extractor) -> Result<(String, u64), Fatal> {
    let mut scores = Scores::default();
    let (mut documents, mut characters, mut failures) = (0, 0, 0);
    let started = Instant::now();
    for file in gold_files(&args.paths, &mut failures) {
        let bulletin = match read(&file) {
            Ok(bulletin) => bulletin,
            Err(failure) => {
                failures += 1;
                say(failure);
                continue;
            }
        };
        let options = Options { reference_date: bulletin.reference_date };
        let document = extractor.extract_with(&bulletin.text, &options);
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        scores.add(&name, &bulletin, &document);
        documents += 1;
        characters += bulletin.text.chars().count();
    }
    if documents == 0 {
        return Err(Fatal::Failed(message!(
            "no gold bulletin could be read",
            "không đọc được bản tin mẫu nào"
        )));
    }
    let seconds = started.elapsed().as_secs_f64();
    let mut report =
        format!("{documents} documents, {characters} code points, {seconds:.1} s\n{scores}");
    write_misses(&mut report, &scores, args.errors);
    Ok((report, failures))
}

/// The files themselves, and the `*.gold` files below folders.
fn gold_files(paths: &[PathBuf], failures: &mut u64) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        for entry in walkdir::WalkDir::new(path).follow_links(true).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => {
                    let is_gold = entry.path().extension().is_some_and(|name| name == "gold");
                    if is_gold || entry.depth() == 0 {
                        files.push(entry.into_path());
                    }
                }
                Err(error) => {
                    *failures += 1;
                    let path = error.path().unwrap_or(path).to_string_lossy().into();
                    let message = match error.io_error() {
                        Some(error) => cannot_read(error),
                        None => message!("is a link that loops", "là liên kết vòng"),
                    };
                    say(Failure::new(&path, None, message));
                }
            }
        }
    }
    files
}

fn read(file: &Path) -> Result<Bulletin, Failure> {
    let path = file.to_string_lossy().into();
    let source = std::fs::read_to_string(file)
        .map_err(|error| Failure::new(&path, None, cannot_read(&error)))?;
    Bulletin::parse(&source)
        .map_err(|error| Failure::new(&path, Some(error.line() as u64), error.message()))
}

/// The first mistakes of each sort.
fn write_misses(report: &mut String, scores: &Scores, most: usize) {
    let mut shown: HashMap<_, usize> = HashMap::new();
    for miss in &scores.misses {
        let n = shown.entry((miss.sign, miss.group)).or_default();
        *n += 1;
        if *n <= most {
            // Writing to a string cannot fail.
            let _ = writeln!(
                report,
                "{} {:<12} {}  «{}»  …{}…",
                miss.sign,
                miss.group,
                Harmless(&miss.bulletin),
                Harmless(&miss.text),
                Harmless(&miss.context)
            );
        }
    }
}
