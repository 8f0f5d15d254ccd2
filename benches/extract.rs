//! How fast bulletins are read, as a whole and step by step, in bytes a second on one thread.
//!
//! The group `reference` scans the same texts for the names of the administrative units with an
//! Aho-Corasick automaton: a measure of the machine that the other figures can be held against.

mod bulletins;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use bulletins::bulletins;
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use unicode_normalization::UnicodeNormalization;
use vnextract::normalize::Cleaner;
use vnextract::normalize::encoding::{Encoding, decode, encode};
use vnextract::sentences::Splitter;
use vnextract::stages::Stages;
use vnextract::{Document, Extractor, Kind, Options, Worker, date};

fn bytes(texts: &[String]) -> u64 {
    texts.iter().map(|text| text.len() as u64).sum()
}

fn group<'c>(criterion: &'c mut Criterion, name: &str, bytes: u64) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(bytes));
    group
}

fn reference(criterion: &mut Criterion) {
    let bulletins = bulletins();
    let names: Vec<&str> = include_str!("../data/admin_units.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| line.split('\t').nth(3))
        .collect();
    let kind = AhoCorasickKind::ContiguousNFA;
    let automaton = AhoCorasick::builder().kind(Some(kind)).build(names).expect("names build");
    let mut group = group(criterion, "reference", bytes(&bulletins));
    group.bench_function("names by Aho-Corasick", |b| {
        b.iter(|| bulletins.iter().map(|text| automaton.find_iter(text).count()).sum::<usize>());
    });
    group.finish();
}

fn clean(criterion: &mut Criterion) {
    let bulletins = bulletins();
    let mut cleaner = Cleaner::new();
    let mut measure = |name, texts: &[String]| {
        let mut group = group(criterion, "clean", bytes(texts));
        group.bench_function(name, |b| {
            b.iter(|| texts.iter().map(|text| cleaner.clean(text).0.len()).sum::<usize>());
        });
        group.finish();
    };
    let nfd: Vec<String> = bulletins.iter().map(|text| text.nfd().collect()).collect();
    measure("as given", &bulletins);
    measure("decomposed", &nfd);

    let legacy = |text: &String| encode(text, Encoding::Tcvn3).ok();
    let legacy: Vec<Vec<u8>> = bulletins.iter().filter_map(legacy).collect();
    let size = legacy.iter().map(|text| text.len() as u64).sum();
    let mut group = group(criterion, "clean", size);
    group.bench_function("from TCVN3", |b| {
        b.iter(|| legacy.iter().map(|text| decode(text, None).text.len()).sum::<usize>());
    });
    group.finish();
}

fn stages(criterion: &mut Criterion) {
    let bulletins = bulletins();
    let mut texts: Vec<Stages> = bulletins.iter().map(|text| Stages::new(text)).collect();
    let mut group = group(criterion, "stages", bytes(&bulletins));
    for (name, stage) in Stages::all() {
        group.bench_function(name, |b| b.iter(|| texts.iter_mut().for_each(&stage)));
    }
    group.finish();
}

fn whole(criterion: &mut Criterion) {
    let bulletins = bulletins();
    let mut group = group(criterion, "whole", bytes(&bulletins));

    let mut splitter = Splitter::new();
    group.bench_function("sentences alone", |b| {
        b.iter(|| bulletins.iter().map(|text| splitter.split(text).len()).sum::<usize>());
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

    let extractor = Extractor::new();
    let documents: Vec<_> = bulletins.iter().map(|text| extractor.extract(text)).collect();
    group.bench_function("write JSON", |b| {
        let mut json = Vec::new();
        b.iter(|| {
            for document in &documents {
                json.clear();
                serde_json::to_writer(&mut json, document).expect("a document serializes");
                black_box(json.len());
            }
        });
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = reference, clean, stages, whole
}
criterion_main!(benches);
