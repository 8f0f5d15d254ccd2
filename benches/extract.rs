//! How fast bulletins are cleaned and read, in bytes a second on one thread.
//!
//! The bulletins are those of `data/samples`. Set `VNEXTRACT_CORPUS` to a file, or to a folder of
//! files, to measure with others: a `.jsonl` file holds a record with a `text` on each line, any
//! other is one bulletin.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::{env, fs};
use vnextract::normalize::Cleaner;
use vnextract::{Document, Extractor, Kind, Options, Worker, date};

fn bulletins() -> Vec<String> {
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

fn extract(criterion: &mut Criterion) {
    let bulletins = bulletins();
    let bytes: usize = bulletins.iter().map(String::len).sum();
    let mut group = criterion.benchmark_group("bulletins");
    group.throughput(Throughput::Bytes(bytes as u64));

    let mut cleaner = Cleaner::new();
    group.bench_function("normalize", |b| {
        b.iter(|| bulletins.iter().map(|text| cleaner.clean(text).0.len()).sum::<usize>());
    });

    group.bench_function("dates alone", |b| {
        b.iter(|| bulletins.iter().map(|text| date::find_all(text, None).len()).sum::<usize>());
    });

    let options = Options::default();
    for (name, extractor) in [
        ("extract", Extractor::new()),
        ("extract one kind", Extractor::builder().kinds(&[Kind::Date]).build()),
    ] {
        let (mut worker, mut document) = (Worker::default(), Document::default());
        group.bench_function(name, |b| {
            b.iter(|| {
                for text in &bulletins {
                    worker.extract_into(&extractor, black_box(text), &options, &mut document);
                    black_box(document.entities().len());
                }
            });
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = extract
}
criterion_main!(benches);
