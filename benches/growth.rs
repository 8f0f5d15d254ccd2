//! Whether time grows with the size of the text and not faster: many documents, one long document,
//! one long line. Prints MB/s for each size and fails if a large one is read far more slowly, byte
//! by byte, than a small one.
//!
//! The texts are the bulletins, again and again; see `bulletins/mod.rs` to measure with others.

mod bulletins;

use bulletins::bulletins;
use std::hint::black_box;
use std::time::{Duration, Instant};
use vnextract::{Document, Extractor, Options, Worker};

/// How many times as long a byte may take in a larger text. Caches and a busy machine make some
/// difference; quadratic growth would make ten.
const TOLERANCE: f64 = 3.0;

const MB: usize = 1_000_000;

fn main() {
    let bulletins = bulletins();
    let document = |bytes: usize| repeat(&bulletins, "\n\n", bytes);
    let line = |bytes: usize| repeat(&bulletins, " ", bytes).replace(['\n', '\r'], " ");

    compare("documents", [1, 10, 100].map(|size| (size, time(&bulletins, size * MB))));
    compare("one document", [1, 10].map(|size| (size, time(&[document(size * MB)], size * MB))));
    compare("one line", [1, 10].map(|size| (size, time(&[line(size * MB)], size * MB))));
}

/// The bulletins one after the other, up to so many bytes.
fn repeat(bulletins: &[String], between: &str, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + bulletins[0].len());
    for bulletin in bulletins.iter().cycle() {
        if text.len() >= bytes {
            break;
        }
        text += bulletin;
        text += between;
    }
    text
}

/// Time to read the texts, again and again, up to so many bytes.
fn time(texts: &[String], bytes: usize) -> Duration {
    let extractor = Extractor::new();
    let (mut worker, mut document) = (Worker::default(), Document::default());
    let mut read = 0;
    let start = Instant::now();
    for text in texts.iter().cycle() {
        if read >= bytes {
            break;
        }
        worker.extract_into(&extractor, text, &Options::default(), &mut document);
        black_box(document.entities().len());
        read += text.len();
    }
    start.elapsed()
}

fn compare<const N: usize>(name: &str, times: [(usize, Duration); N]) {
    let per_mb = times.map(|(size, time)| time.as_secs_f64() / size as f64);
    for ((size, _), seconds) in times.iter().zip(per_mb) {
        println!("{name}, {size} MB: {:.1} MB/s", 1.0 / seconds);
        let ratio = seconds / per_mb[0];
        assert!(ratio < TOLERANCE, "{name}: a byte takes {ratio:.1} times as long in {size} MB");
    }
}
