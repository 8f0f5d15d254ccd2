//! What the program says about its run: failures, progress, the summary.

use super::lang::{is_vietnamese, message};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::fmt::{self, Write as _};
use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use vnextract::{Document, Kind};

/// What is to be said of an input, mostly why it could not be read; the others go on.
#[derive(Debug, Serialize)]
pub struct Failure {
    /// The path as given, `-` for standard input.
    pub path: Arc<str>,
    /// The line of the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    #[serde(rename = "error")]
    pub message: String,
}

impl Failure {
    pub fn new(path: &Arc<str>, line: Option<u64>, message: impl Into<String>) -> Self {
        Failure { path: Arc::clone(path), line, message: message.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.path {
            "-" => f.write_str(&message!("standard input", "đầu vào chuẩn"))?,
            path => write!(f, "{}", Quoted(path))?,
        }
        if let Some(line) = self.line {
            f.write_str(&message!(", line {line}", ", dòng {line}"))?;
        }
        write!(f, ": {}", Harmless(&self.message))
    }
}

/// A reason to end the run.
#[derive(Debug)]
pub enum Fatal {
    /// Wrong use: exit status 2.
    Usage(String),
    /// The output cannot be written, or the like: exit status 1.
    Failed(String),
    /// Nobody reads the output any more: the end, quietly.
    ClosedPipe,
    /// Ctrl-C, or the system asks to end.
    Interrupted,
}

/// Text that came from outside, made harmless to a terminal: no control and no direction characters.
pub struct Harmless<'a>(pub &'a str);

impl fmt::Display for Harmless<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '\n' | '\r' | '\t' => write!(f, "{}", c.escape_default())?,
                c if is_harmful(c) => write!(f, "{}", c.escape_unicode())?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// Whether a character steers a terminal rather than being shown.
pub fn is_harmful(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A path in a message.
pub struct Quoted<'a>(pub &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}'", Harmless(self.0))
    }
}

/// Prints one line on standard error; that it cannot be printed is no reason to stop.
pub fn say(message: impl fmt::Display) {
    let _ = writeln!(std::io::stderr(), "vnextract: {message}");
}

/// That an input cannot be read, and why.
pub fn cannot_read(error: &io::Error) -> String {
    message!("cannot read: {}", "không đọc được: {}", reason(error))
}

/// The system's reason, without its number.
pub fn reason(error: &io::Error) -> String {
    if is_vietnamese() {
        match error.kind() {
            io::ErrorKind::NotFound => return "không có tệp hay thư mục này".to_owned(),
            io::ErrorKind::PermissionDenied => return "không được phép".to_owned(),
            io::ErrorKind::IsADirectory => return "là thư mục".to_owned(),
            io::ErrorKind::StorageFull => return "hết chỗ trên đĩa".to_owned(),
            _ => {}
        }
    }
    let text = error.to_string();
    match text.rfind(" (os error ") {
        Some(at) => text[..at].to_owned(),
        None => text,
    }
}

/// What a run has done so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub documents: u64,
    pub sentences: u64,
    pub entities: [u64; Kind::ALL.len()],
    pub bytes: u64,
}

impl Tally {
    pub fn of(document: &Document) -> Self {
        let mut entities = [0; Kind::ALL.len()];
        for entity in document.entities() {
            entities[entity.kind as usize] += 1;
        }
        Tally {
            documents: 1,
            sentences: document.sentences().len() as u64,
            entities,
            bytes: document.text().len() as u64,
        }
    }

    pub fn add(&mut self, other: &Tally) {
        self.documents += other.documents;
        self.sentences += other.sentences;
        for (sum, n) in self.entities.iter_mut().zip(other.entities) {
            *sum += n;
        }
        self.bytes += other.bytes;
    }

    /// One line for the end of a run.
    pub fn summary(&self, failures: u64, took: Duration) -> String {
        let kinds = Kind::ALL
            .map(|kind| format!("{} {}", kind.as_str(), grouped(self.entities[kind as usize])));
        let megabytes = self.bytes as f64 / 1e6;
        let seconds = took.as_secs_f64();
        message!(
            "{} documents, {} sentences, {} entities ({}), {} failed; {megabytes:.1} MB in \
             {seconds:.1} s, {:.1} MB/s",
            "{} văn bản, {} câu, {} thực thể ({}), {} lỗi; {megabytes:.1} MB trong {seconds:.1} \
             giây, {:.1} MB/giây",
            grouped(self.documents),
            grouped(self.sentences),
            grouped(self.entities.iter().sum()),
            kinds.join(", "),
            grouped(failures),
            megabytes / seconds.max(1e-9),
        )
    }
}

/// `1234567` as `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// How many bytes of the input files have been read.
#[derive(Clone, Debug, Default)]
pub struct Meter(Arc<AtomicU64>);

impl Meter {
    pub fn add(&self, bytes: u64) {
        self.0.fetch_add(bytes, Ordering::Relaxed);
    }

    fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The progress bar, on a terminal only.
pub struct Progress {
    bar: Option<ProgressBar>,
    meter: Meter,
    drawn: Instant,
}

impl Progress {
    /// `total` is the size of the input, where it is known.
    pub fn new(wanted: bool, meter: Meter, total: impl FnOnce() -> Option<u64>) -> Self {
        let bar = (wanted && std::io::stderr().is_terminal()).then(|| {
            let (bar, template) = match total() {
                Some(total) => (
                    ProgressBar::new(total),
                    "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {msg}, {eta} left",
                ),
                None => (
                    ProgressBar::new_spinner(),
                    "{spinner} {bytes} {bytes_per_sec} {msg}, {elapsed}",
                ),
            };
            bar.set_style(
                ProgressStyle::with_template(template).unwrap_or(ProgressStyle::default_bar()),
            );
            bar
        });
        Progress { bar, meter, drawn: Instant::now() }
    }

    pub fn update(&mut self, documents: u64) {
        let Some(bar) = &self.bar else { return };
        if self.drawn.elapsed() >= Duration::from_millis(100) {
            self.drawn = Instant::now();
            bar.set_message(message!("{} documents", "{} văn bản", grouped(documents)));
            bar.set_position(self.meter.get());
        }
    }

    /// Says something without disturbing the bar.
    pub fn say(&self, message: impl fmt::Display) {
        match &self.bar {
            Some(bar) => bar.suspend(|| say(message)),
            None => say(message),
        }
    }

    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_cannot_steer_the_terminal() {
        let failure = Failure::new(&"a\u{1b}[2J\u{9b}b'\n".into(), Some(3), "bad\r\u{202e}");
        assert_eq!(failure.to_string(), r"'a\u{1b}[2J\u{9b}b'\n', line 3: bad\r\u{202e}");
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
