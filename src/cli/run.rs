//! The main job: documents in, results out, in order, on as many cores as wanted.

use super::args::FormatName;
use super::decode::{self, decode};
use super::format::{Entry, Writer};
use super::input::{Inputs, Work, read_file};
use super::lang::message;
use super::output::{Done, Output};
use super::record::{self, Id, Keep, Kept};
use super::report::{Failure, Fatal, Meter, Progress, Quoted, Tally, say};
use std::collections::BTreeMap;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use vnextract::normalize::encoding::Encoding;
use vnextract::{Document, Extractor, Options, Worker};

/// What is done to each document.
pub struct Job {
    pub extractor: Extractor,
    pub writer: Writer,
    pub keep: Keep,
    pub date: Option<jiff::civil::Date>,
    pub encoding: Option<Encoding>,
    pub max_bytes: u64,
    pub meter: Meter,
}

/// A text with its options, read and checked.
struct Prepared {
    id: Id,
    text: String,
    date: Option<jiff::civil::Date>,
    kept: Kept,
    /// What is to be said of how it was read.
    note: Option<Failure>,
}

/// A document that is ready to be written.
struct Rendered {
    bytes: Vec<u8>,
    tally: Tally,
    /// Its number and name, for an index.
    title: Option<(u64, String)>,
    note: Option<Failure>,
}

/// What a thread uses again for each document.
#[derive(Default)]
struct Buffers {
    worker: Worker,
    document: Document,
}

type Outcome = Result<Rendered, Failure>;

impl Job {
    fn prepare(&self, work: Work) -> Result<Prepared, Failure> {
        let text = |path: Arc<str>, bytes| match decode(bytes, self.encoding) {
            Ok(decode::Text { text, note }) => Ok(Prepared {
                id: Id::Text(path.to_string()),
                text,
                date: self.date,
                kept: Kept::default(),
                note: note.map(|note| Failure::new(&path, None, note)),
            }),
            Err(decode::NotText { line, message }) => Err(Failure { path, line, message }),
        };
        match work {
            Work::Failed(failure) => Err(failure),
            Work::Text { path, bytes } => text(path, bytes),
            Work::File { path, file, .. } => match read_file(&file, self.max_bytes, &self.meter) {
                Ok(bytes) => text(path, bytes),
                Err(message) => Err(Failure::new(&path, None, message)),
            },
            Work::Record { path, line, bytes } => match record::read(&bytes, &self.keep) {
                Ok(record) => Ok(Prepared {
                    id: record.id.unwrap_or_else(|| Id::Text(format!("{path}:{line}"))),
                    text: record.text,
                    date: record.reference_date.or(self.date),
                    kept: record.kept,
                    note: None,
                }),
                Err(message) => Err(Failure::new(&path, Some(line), message)),
            },
        }
    }

    /// Does one document. A fault of the program itself costs that document and no other.
    fn run(&self, number: u64, work: Work, buffers: &mut Buffers) -> Outcome {
        let place = match &work {
            Work::File { path, .. } | Work::Text { path, .. } => (Arc::clone(path), None),
            Work::Record { path, line, .. } => (Arc::clone(path), Some(*line)),
            Work::Failed(failure) => (Arc::clone(&failure.path), failure.line),
        };
        catch_unwind(AssertUnwindSafe(|| self.extract(number, work, buffers))).unwrap_or_else(
            |_| {
                let message = message!(
                    "the program has a fault: please report it with this input",
                    "chương trình có lỗi: xin báo lại cùng đầu vào này"
                );
                Err(Failure::new(&place.0, place.1, message))
            },
        )
    }

    fn extract(&self, number: u64, work: Work, buffers: &mut Buffers) -> Outcome {
        let Prepared { id, text, date, kept, note } = self.prepare(work)?;
        let options = Options { reference_date: date };
        let Buffers { worker, document } = buffers;
        worker.extract_into(&self.extractor, &text, &options, document);
        let entry = Entry { number, id: &id, document, kept: &kept };
        let bytes = match self.writer.format {
            FormatName::Explanation => {
                self.writer.explanation(&entry, &self.extractor.explain_with(&text, &options))
            }
            _ => self.writer.write(&entry),
        };
        let title = self.writer.has_index().then(|| (number, id.to_string()));
        Ok(Rendered { bytes, tally: Tally::of(document), title, note })
    }
}

/// Where results and failures go.
pub struct Sink {
    pub output: Output,
    pub writer: Writer,
    pub progress: Progress,
    /// The file of `--errors`.
    pub errors: Option<Output>,
    pub tally: Tally,
    pub failures: u64,
    pub index: Vec<(u64, String)>,
    /// Notes are not said.
    pub quiet: bool,
}

impl Sink {
    fn accept(&mut self, outcome: Outcome) -> Result<(), Fatal> {
        match outcome {
            Ok(Rendered { bytes, tally, title, note }) => {
                if let Some(note) = note.filter(|_| !self.quiet) {
                    self.progress.say(note);
                }
                match self.tally.documents {
                    0 => self.output.write(self.writer.begin().as_bytes())?,
                    _ => self.output.write(self.writer.between().as_bytes())?,
                }
                self.output.write(&bytes)?;
                self.tally.add(&tally);
                self.index.extend(title);
                self.progress.update(self.tally.documents);
                Ok(())
            }
            Err(failure) => self.fail(&failure),
        }
    }

    /// Writes what comes after the last document.
    pub fn end(&mut self) -> Result<(), Fatal> {
        if self.tally.documents == 0 {
            self.output.write(self.writer.begin().as_bytes())?;
        }
        self.output.write(self.writer.end(&self.index).as_bytes())
    }

    fn fail(&mut self, failure: &Failure) -> Result<(), Fatal> {
        self.failures += 1;
        let Some(errors) = &mut self.errors else {
            self.progress.say(failure);
            return Ok(());
        };
        let mut line = serde_json::to_vec(failure).unwrap_or_default();
        let _ = line.write_all(b"\n");
        errors.write(&line)?;
        errors.flush()
    }
}

/// The inputs without those whose results an interrupted run has written.
pub struct Resumed {
    inputs: Inputs,
    done: Option<Done>,
    /// The line of the next document that is done, or nothing.
    line: Vec<u8>,
}

impl Resumed {
    pub fn new(inputs: Inputs, done: Option<Done>) -> Self {
        Resumed { inputs, done, line: Vec::new() }
    }

    fn next(&mut self, job: &Job) -> Option<Result<Work, Fatal>> {
        loop {
            if let Some(done) = &mut self.done
                && self.line.is_empty()
            {
                match done.next(&mut self.line) {
                    Ok(true) => {}
                    Ok(false) => self.done = None,
                    Err(error) => return Some(Err(Fatal::Failed(format!("--resume: {error}")))),
                }
            }
            let work = match self.inputs.next() {
                Some(work) if self.done.is_none() => return Some(Ok(work)),
                Some(work) => work,
                None if self.line.is_empty() => return None,
                None => return Some(Err(misfit(message!("is at its end", "đã hết")))),
            };
            // A faulty input has no line in the output; it is reported again.
            let prepared = match job.prepare(work) {
                Ok(prepared) => prepared,
                Err(failure) => return Some(Ok(Work::Failed(failure))),
            };
            if !self.line.starts_with(&Writer::line_head(&prepared.id)) {
                let id = prepared.id.to_string();
                return Some(Err(misfit(message!("has {}", "có {}", Quoted(&id)))));
            }
            self.line.clear();
        }
    }
}

fn misfit(found: String) -> Fatal {
    Fatal::Failed(message!(
        "--resume: the output does not fit the input, which {found} where the output has another \
         document; without --resume everything is done anew",
        "--resume: kết quả cũ không khớp với đầu vào: đầu vào {found}, kết quả có văn bản khác; bỏ \
         --resume để làm lại từ đầu"
    ))
}

/// Does everything on this thread.
pub fn alone(job: &Job, mut inputs: Resumed, sink: &mut Sink) -> Result<(), Fatal> {
    let mut buffers = Buffers::default();
    let mut working = lock(&WORKING);
    let mut number = 0;
    let result = loop {
        if STOP.load(Ordering::Relaxed) {
            break Err(Fatal::Interrupted);
        }
        let work = if inputs.inputs.may_wait() {
            if let Err(fatal) = sink.output.flush() {
                break Err(fatal);
            }
            drop(working);
            let work = inputs.next(job);
            working = lock(&WORKING);
            work
        } else {
            inputs.next(job)
        };
        let accepted = match work {
            None => break Ok(()),
            Some(work) => work.and_then(|work| sink.accept(job.run(number, work, &mut buffers))),
        };
        if accepted.is_err() {
            break accepted;
        }
        number += 1;
    };
    // From here on nobody else may end the program.
    std::mem::forget(working);
    result
}

/// Set when the program is to end.
static STOP: AtomicBool = AtomicBool::new(false);

/// Held while there is work in hand that an end would lose; free while waiting for input.
static WORKING: Mutex<()> = Mutex::new(());

/// Makes Ctrl-C end [`alone`] between two documents. `farewell` is what to say if it ends while
/// the program waits for input.
pub fn stop_on_interrupt_alone(farewell: String) {
    on_interrupt(move || {
        let farewell = farewell.clone();
        std::thread::spawn(move || {
            let _working = lock(&WORKING);
            say(&farewell);
            std::process::exit(INTERRUPTED);
        });
    });
}

/// The exit status by convention: 128 and the number of the signal.
pub const INTERRUPTED: i32 = 130;

/// Runs `stop` at the first signal to end; the second ends at once.
fn on_interrupt(mut stop: impl FnMut() + Send + 'static) {
    let handler = move || match STOP.swap(true, Ordering::Relaxed) {
        false => stop(),
        true => std::process::exit(INTERRUPTED),
    };
    // Without a handler a signal ends the program as it ends any other.
    let _ = ctrlc::set_handler(handler);
}

/// What the threads tell the one that writes.
enum Message {
    /// A batch, its number, and what it takes up in the gate.
    Outcomes(u64, u64, Vec<Outcome>),
    /// There are so many batches and no more.
    End(u64),
    /// The input cannot go on.
    Fatal(Fatal),
    Interrupted,
}

/// Lets batches of documents in as long as those under way are not too large together.
#[derive(Default)]
struct Gate {
    state: Mutex<GateState>,
    changed: Condvar,
}

#[derive(Default)]
struct GateState {
    inside: u64,
    admitted: u64,
    closed: bool,
}

impl Gate {
    const BYTES: u64 = 4 << 20;
    /// What a document takes up besides its text.
    const EACH: u64 = 1 << 10;

    /// Waits until there is room; gives the batch's number, or nothing if the gate is closed.
    fn enter(&self, size: u64) -> Option<u64> {
        let mut state = lock(&self.state);
        while !state.closed && state.inside > 0 && state.inside.saturating_add(size) > Self::BYTES {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.closed {
            return None;
        }
        state.inside += size;
        state.admitted += 1;
        Some(state.admitted - 1)
    }

    fn leave(&self, size: u64) {
        lock(&self.state).inside -= size;
        self.changed.notify_one();
    }

    /// Lets nobody in any more; gives how many were let in.
    fn close(&self) -> u64 {
        let mut state = lock(&self.state);
        state.closed = true;
        self.changed.notify_one();
        state.admitted
    }
}

/// Does the documents on `jobs` threads and writes them in order. Threads that still wait for input
/// or output when it returns end with the program.
pub fn together(job: Job, jobs: usize, inputs: Resumed, sink: &mut Sink) -> Result<(), Fatal> {
    let (job, gate) = (Arc::new(job), Arc::new(Gate::default()));
    let (to_workers, work) = mpsc::channel();
    let (to_writer, messages) = mpsc::channel();
    let work = Arc::new(Mutex::new(work));
    for _ in 0..jobs {
        let (job, work, to_writer) = (Arc::clone(&job), Arc::clone(&work), to_writer.clone());
        std::thread::spawn(move || work_off(&job, &work, &to_writer));
    }
    {
        let (gate, to_writer) = (Arc::clone(&gate), to_writer.clone());
        std::thread::spawn(move || feed(&job, inputs, &gate, &to_workers, &to_writer));
    }
    on_interrupt(move || {
        let _ = to_writer.send(Message::Interrupted);
    });
    write_in_order(&messages, &gate, sink)
}

/// Documents that go together from thread to thread, which costs less than one by one.
struct Batch {
    /// Which batch it is.
    number: u64,
    /// Which document of the run is its first.
    first: u64,
    /// What it takes up in the gate.
    size: u64,
    work: Vec<Work>,
}

impl Batch {
    /// Large enough that handing it over does not count.
    const BYTES: u64 = 32 << 10;
}

/// Reads the inputs and hands them out.
fn feed(
    job: &Job,
    mut inputs: Resumed,
    gate: &Gate,
    to_workers: &Sender<Batch>,
    to_writer: &Sender<Message>,
) {
    let mut first = 0;
    loop {
        let batch = match next_batch(job, &mut inputs) {
            Ok(work) if work.is_empty() => break,
            Ok(work) => work,
            Err(fatal) => {
                let _ = to_writer.send(Message::Fatal(fatal));
                return;
            }
        };
        let (count, size) = (batch.len() as u64, batch.iter().map(cost).sum());
        let Some(number) = gate.enter(size) else { break };
        if to_workers.send(Batch { number, first, size, work: batch }).is_err() {
            break;
        }
        first += count;
    }
    let _ = to_writer.send(Message::End(gate.close()));
}

/// What a document takes up in the gate.
fn cost(work: &Work) -> u64 {
    work.size().saturating_add(Gate::EACH)
}

/// The next documents, only one if more would have to be waited for; none at the end.
fn next_batch(job: &Job, inputs: &mut Resumed) -> Result<Vec<Work>, Fatal> {
    let (mut batch, mut size) = (Vec::new(), 0);
    while let Some(work) = inputs.next(job).transpose()? {
        size += cost(&work);
        batch.push(work);
        if size >= Batch::BYTES || inputs.inputs.may_wait() {
            break;
        }
    }
    Ok(batch)
}

fn work_off(job: &Job, work: &Mutex<Receiver<Batch>>, to_writer: &Sender<Message>) {
    let mut buffers = Buffers::default();
    loop {
        let Ok(Batch { number, first, size, work }) = lock(work).recv() else { return };
        let outcomes = (first..).zip(work).map(|(n, work)| job.run(n, work, &mut buffers));
        if to_writer.send(Message::Outcomes(number, size, outcomes.collect())).is_err() {
            return;
        }
    }
}

fn write_in_order(messages: &Receiver<Message>, gate: &Gate, sink: &mut Sink) -> Result<(), Fatal> {
    let mut early = BTreeMap::new();
    let (mut next, mut end, mut interrupted) = (0, None, false);
    while end != Some(next) {
        let message = match messages.try_recv() {
            Ok(message) => message,
            Err(_) => {
                // Whoever reads the output gets what is done before the next takes its time.
                sink.output.flush()?;
                let gone = || {
                    message!("the threads that do the work have ended", "các luồng xử lý đã dừng")
                };
                messages.recv().map_err(|_| Fatal::Failed(gone()))?
            }
        };
        match message {
            Message::Outcomes(number, size, outcomes) => {
                early.insert(number, (size, outcomes));
                while let Some((size, outcomes)) = early.remove(&next) {
                    outcomes.into_iter().try_for_each(|outcome| sink.accept(outcome))?;
                    gate.leave(size);
                    next += 1;
                }
            }
            Message::End(count) => end = Some(count),
            Message::Fatal(fatal) => return Err(fatal),
            Message::Interrupted => {
                end = Some(gate.close());
                interrupted = true;
            }
        }
    }
    if interrupted { Err(Fatal::Interrupted) } else { Ok(()) }
}

/// Locks; a thread that panicked has left nothing half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
