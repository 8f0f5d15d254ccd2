//! The inputs, one piece of work a document, read lazily and in order.

use super::lang::message;
use super::report::{Failure, Meter, cannot_read, reason};
use memchr::memchr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A document to be.
#[derive(Debug)]
pub enum Work {
    /// A text file that is still to be opened, and its size.
    File { path: Arc<str>, file: PathBuf, size: u64 },
    /// A text that has been read.
    Text { path: Arc<str>, bytes: Vec<u8> },
    /// A line of JSON Lines.
    Record { path: Arc<str>, line: u64, bytes: Vec<u8> },
    /// Nothing: the input is faulty.
    Failed(Failure),
}

impl Work {
    /// About how many bytes of memory it holds or will hold.
    pub fn size(&self) -> u64 {
        match self {
            Work::File { size, .. } => *size,
            Work::Text { bytes, .. } | Work::Record { bytes, .. } => bytes.len() as u64,
            Work::Failed(failure) => failure.message.len() as u64,
        }
    }
}

/// How to read the inputs.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Standard input and files that look like it hold records.
    pub jsonl: bool,
    /// Folders are read.
    pub folders: bool,
    /// Which files of a folder; none stands for texts and records by their usual names.
    pub globs: Vec<glob::Pattern>,
    /// Largest document.
    pub max_bytes: u64,
    /// A file that is not read when it stands in a folder: the output.
    pub except: Option<PathBuf>,
    pub meter: Meter,
}

/// The inputs in order.
pub struct Inputs {
    paths: std::vec::IntoIter<PathBuf>,
    reading: Reading,
    folder: Option<(PathBuf, walkdir::IntoIter)>,
    records: Option<Records>,
    stdin_was_read: bool,
}

impl Inputs {
    pub fn new(paths: Vec<PathBuf>, reading: Reading) -> Self {
        Inputs {
            paths: paths.into_iter(),
            reading,
            folder: None,
            records: None,
            stdin_was_read: false,
        }
    }

    /// Whether the next document may be long in coming.
    pub fn may_wait(&self) -> bool {
        self.records.as_ref().is_none_or(|records| !records.has_line())
    }

    /// What to do about a path of the command line; `None` where it opened a folder or records.
    fn open(&mut self, given: PathBuf) -> Option<Work> {
        let path: Arc<str> = given.to_string_lossy().into();
        if given.as_os_str() == "-" {
            return self.open_stdin(path);
        }
        let failed = |message: String| Some(Work::Failed(Failure::new(&path, None, message)));
        let metadata = match std::fs::metadata(&given) {
            Ok(metadata) => metadata,
            Err(error) => return failed(cannot_read(&error)),
        };
        if metadata.is_dir() {
            if !self.reading.folders {
                return failed(message!(
                    "is a folder; with --jsonl or --glob '*.txt' the files in it are read",
                    "là thư mục; thêm --jsonl hoặc --glob '*.txt' để đọc các tệp trong đó"
                ));
            }
            let walk = walkdir::WalkDir::new(&given).follow_links(true).sort_by_file_name();
            self.folder = Some((given, walk.into_iter()));
            return None;
        }
        self.open_file(given, path, metadata.len(), true)
    }

    fn open_stdin(&mut self, path: Arc<str>) -> Option<Work> {
        if std::mem::replace(&mut self.stdin_was_read, true) {
            let message = message!("can be read only once", "chỉ đọc được một lần");
            return Some(Work::Failed(Failure::new(&path, None, message)));
        }
        let input: Box<dyn Read + Send> = Box::new(io::stdin());
        let reader = Counted { inner: input, meter: self.reading.meter.clone() };
        if self.reading.jsonl {
            self.records = Some(Records::new(path, Box::new(reader), self.reading.max_bytes));
            return None;
        }
        Some(match read_limited(reader, self.reading.max_bytes) {
            Ok(bytes) => Work::Text { path, bytes },
            Err(message) => Work::Failed(Failure::new(&path, None, message)),
        })
    }

    /// `look` says whether the first byte may tell what the file holds.
    fn open_file(&mut self, file: PathBuf, path: Arc<str>, size: u64, look: bool) -> Option<Work> {
        let by_name = Content::of(&file);
        let may_be_records = match by_name {
            Content::Records => true,
            Content::Text => false,
            Content::Unknown => look && self.reading.jsonl,
        };
        if !may_be_records {
            return Some(Work::File { path, file, size });
        }
        let mut reader = match open(&file, &self.reading.meter) {
            Ok(reader) => BufReader::new(reader),
            Err(error) => {
                return Some(Work::Failed(Failure::new(&path, None, cannot_read(&error))));
            }
        };
        if by_name == Content::Unknown {
            let is_object = match reader.fill_buf() {
                Ok(head) => {
                    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
                    head.trim_ascii_start().first() == Some(&b'{')
                }
                Err(_) => false,
            };
            if !is_object {
                return Some(match read_limited(reader, self.reading.max_bytes) {
                    Ok(bytes) => Work::Text { path, bytes },
                    Err(message) => Work::Failed(Failure::new(&path, None, message)),
                });
            }
        }
        self.records = Some(Records::new(path, Box::new(reader), self.reading.max_bytes));
        None
    }

    /// The next file of the open folder.
    fn next_in_folder(&mut self) -> Option<Option<Work>> {
        let (root, walk) = self.folder.as_mut()?;
        let Some(entry) = walk.next() else {
            self.folder = None;
            return Some(None);
        };
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(root).to_string_lossy().into();
                let message = match (error.loop_ancestor(), error.io_error()) {
                    (Some(above), _) => message!(
                        "is a link that loops back to the folder '{}' above it",
                        "là liên kết vòng về thư mục '{}' chứa nó",
                        above.to_string_lossy()
                    ),
                    (None, Some(error)) => cannot_read(error),
                    (None, None) => message!("cannot be read", "không đọc được"),
                };
                return Some(Some(Work::Failed(Failure::new(&path, None, message))));
            }
        };
        let is_output = || match &self.reading.except {
            Some(output) => entry.path().canonicalize().is_ok_and(|path| path == *output),
            None => false,
        };
        if !entry.file_type().is_file()
            || !is_wanted(&self.reading.globs, root, entry.path())
            || is_output()
        {
            return Some(None);
        }
        let size = entry.metadata().map_or(0, |metadata| metadata.len());
        let path = entry.path().to_string_lossy().into();
        Some(self.open_file(entry.into_path(), path, size, false))
    }
}

impl Iterator for Inputs {
    type Item = Work;

    fn next(&mut self) -> Option<Work> {
        loop {
            if let Some(records) = &mut self.records {
                match records.next() {
                    Some(work) => return Some(work),
                    None => self.records = None,
                }
            }
            let work = match self.next_in_folder() {
                Some(work) => work,
                None => {
                    let path = self.paths.next()?;
                    self.open(path)
                }
            };
            if work.is_some() {
                return work;
            }
        }
    }
}

/// The bytes of a text file.
pub fn read_file(file: &Path, max_bytes: u64, meter: &Meter) -> Result<Vec<u8>, String> {
    let reader = open(file, meter).map_err(|error| cannot_read(&error))?;
    read_limited(reader, max_bytes)
}

/// The size of the inputs on disk, unless one of them is a stream.
pub fn total_size(paths: &[PathBuf], reading: &Reading) -> Option<u64> {
    let mut total = 0;
    for path in paths {
        let metadata = std::fs::metadata(path).ok()?;
        if metadata.is_file() {
            total += metadata.len();
        } else if metadata.is_dir() {
            let files = walkdir::WalkDir::new(path).follow_links(true).into_iter().flatten();
            total += files
                .filter(|file| file.file_type().is_file())
                .filter(|file| is_wanted(&reading.globs, path, file.path()))
                .filter_map(|file| file.metadata().ok())
                .map(|metadata| metadata.len())
                .sum::<u64>();
        } else {
            return None;
        }
    }
    Some(total)
}

/// What a file holds, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    Text,
    Records,
    Unknown,
}

impl Content {
    pub fn of(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.strip_suffix(".gz").or(name.strip_suffix(".zst")).unwrap_or(&name);
        match name.rsplit_once('.') {
            Some((_, "jsonl" | "ndjson")) => Content::Records,
            Some((_, "txt" | "text")) => Content::Text,
            _ => Content::Unknown,
        }
    }
}

fn is_wanted(globs: &[glob::Pattern], root: &Path, path: &Path) -> bool {
    if globs.is_empty() {
        return Content::of(path) != Content::Unknown;
    }
    let below = path.strip_prefix(root).unwrap_or(path);
    let name = Path::new(path.file_name().unwrap_or_default());
    let options = glob::MatchOptions { require_literal_separator: true, ..Default::default() };
    globs.iter().any(|glob| {
        let subject = if glob.as_str().contains('/') { below } else { name };
        glob.matches_path_with(subject, options)
    })
}

/// Opens a file, through its decompressor if its name says so.
fn open(path: &Path, meter: &Meter) -> io::Result<Box<dyn Read + Send>> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let file = Counted { inner: file, meter: meter.clone() };
    Ok(match path.extension().and_then(|extension| extension.to_str()) {
        Some("gz") => Box::new(flate2::read::MultiGzDecoder::new(file)),
        Some("zst") => Box::new(Zstd::new(BufReader::new(file))),
        _ => Box::new(file),
    })
}

/// Everything that a reader gives, within the limit.
pub fn read_limited(reader: impl Read, max_bytes: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut reader = reader.take(max_bytes.saturating_add(1));
    reader.read_to_end(&mut bytes).map_err(|error| cannot_read(&error))?;
    match bytes.len() as u64 > max_bytes {
        true => Err(too_large(None, max_bytes)),
        false => Ok(bytes),
    }
}

fn too_large(bytes: Option<u64>, max_bytes: u64) -> String {
    match bytes {
        Some(bytes) => message!(
            "has {bytes} bytes, more than --max-bytes allows ({max_bytes})",
            "có {bytes} byte, quá giới hạn --max-bytes ({max_bytes})"
        ),
        None => message!(
            "has more bytes than --max-bytes allows ({max_bytes})",
            "có số byte quá giới hạn --max-bytes ({max_bytes})"
        ),
    }
}

/// Counts what is read from a file.
struct Counted<R> {
    inner: R,
    meter: Meter,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.meter.add(n as u64);
        Ok(n)
    }
}

/// All the frames of a Zstandard file.
struct Zstd<R: BufRead> {
    state: Option<ruzstd::decoding::StreamingDecoder<R, ruzstd::decoding::FrameDecoder>>,
    between: Option<R>,
}

impl<R: BufRead> Zstd<R> {
    fn new(source: R) -> Self {
        Zstd { state: None, between: Some(source) }
    }

    /// Opens the next frame; false at the end of the file.
    fn next_frame(&mut self) -> io::Result<bool> {
        use ruzstd::decoding::StreamingDecoder;
        let Some(mut source) = self.between.take() else {
            return Ok(false);
        };
        loop {
            let head = source.fill_buf()?;
            if head.is_empty() {
                return Ok(false);
            }
            // A skippable frame: four bytes of magic, four of length.
            let mut magic = [0; 8];
            if (0x50..=0x5F).contains(&head[0]) {
                source.read_exact(&mut magic)?;
                if magic[1..4] != [0x2A, 0x4D, 0x18] {
                    return Err(io::Error::other(message!(
                        "not a Zstandard file",
                        "không phải tệp Zstandard"
                    )));
                }
                let [.., a, b, c, d] = magic;
                let length = u64::from(u32::from_le_bytes([a, b, c, d]));
                io::copy(&mut source.by_ref().take(length), &mut io::sink())?;
                continue;
            }
            self.state = Some(StreamingDecoder::new(source).map_err(io::Error::other)?);
            return Ok(true);
        }
    }
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let Some(decoder) = &mut self.state else {
                if !self.next_frame()? {
                    return Ok(0);
                }
                continue;
            };
            let n = decoder.read(buffer)?;
            if n > 0 || buffer.is_empty() {
                return Ok(n);
            }
            self.between = self.state.take().map(|decoder| decoder.into_inner());
        }
    }
}

/// The lines of a JSON Lines file.
pub struct Records {
    path: Arc<str>,
    reader: BufReader<Box<dyn Read + Send>>,
    line: u64,
    max_bytes: u64,
}

impl Records {
    pub fn new(path: Arc<str>, reader: Box<dyn Read + Send>, max_bytes: u64) -> Self {
        Records { path, reader: BufReader::with_capacity(1 << 17, reader), line: 0, max_bytes }
    }

    fn has_line(&self) -> bool {
        memchr(b'\n', self.reader.buffer()).is_some()
    }

    /// The next line that is not blank.
    pub fn next(&mut self) -> Option<Work> {
        loop {
            let mut bytes = Vec::new();
            self.line += 1;
            let length = match read_line(&mut self.reader, &mut bytes, self.max_bytes) {
                Ok(0) => return None,
                Ok(length) => length,
                Err(error) => {
                    // The rest cannot be read either.
                    self.reader = BufReader::new(Box::new(io::empty()));
                    return self.failed(message!(
                        "cannot read on: {}",
                        "không đọc tiếp được: {}",
                        reason(&error)
                    ));
                }
            };
            if length > self.max_bytes {
                return self.failed(too_large(Some(length), self.max_bytes));
            }
            // A file that is only a mark of its encoding holds no record.
            if !matches!(bytes.trim_ascii(), b"" | b"\xEF\xBB\xBF") {
                return Some(Work::Record { path: Arc::clone(&self.path), line: self.line, bytes });
            }
        }
    }

    fn failed(&self, message: String) -> Option<Work> {
        Some(Work::Failed(Failure::new(&self.path, Some(self.line), message)))
    }
}

/// Reads a line without its end, of a line that is too long only the beginning.
/// Gives how many bytes it has, 0 only at the end of the input.
fn read_line(reader: &mut impl BufRead, line: &mut Vec<u8>, max_bytes: u64) -> io::Result<u64> {
    let mut length = 0;
    loop {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() {
            return Ok(length);
        }
        let end = memchr(b'\n', buffer);
        let part = &buffer[..end.unwrap_or(buffer.len())];
        length += part.len() as u64;
        if length <= max_bytes {
            line.extend_from_slice(part);
        } else {
            *line = Vec::new();
        }
        let used = end.map_or(part.len(), |end| end + 1);
        reader.consume(used);
        if end.is_some() {
            // An empty line is not the end.
            return Ok(length.max(1));
        }
    }
}

#[cfg(test)]
#[path = "../../tests/fuzz/jsonl.rs"]
mod fuzz;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fuzz_seeds_are_read() {
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds/jsonl");
        for seed in std::fs::read_dir(seeds).unwrap() {
            fuzz::run(&std::fs::read(seed.unwrap().path()).unwrap());
        }
    }

    #[test]
    fn lines_are_read_within_their_limit() {
        let mut input = BufReader::with_capacity(3, &b"abcdef\n\nabcd\nx"[..]);
        let mut next = || {
            let mut line = Vec::new();
            let length = read_line(&mut input, &mut line, 4).unwrap();
            (length, String::from_utf8(line).unwrap())
        };
        assert_eq!(next().0, 6);
        assert_eq!(next(), (1, String::new()));
        assert_eq!(next(), (4, "abcd".into()));
        assert_eq!(next(), (1, "x".into()));
        assert_eq!(next().0, 0);
    }

    #[test]
    fn names_tell_the_content() {
        assert_eq!(Content::of(Path::new("a/b.jsonl.zst")), Content::Records);
        assert_eq!(Content::of(Path::new("b.txt.gz")), Content::Text);
        assert_eq!(Content::of(Path::new("jsonl")), Content::Unknown);
    }

    #[test]
    fn globs_match_names_or_paths() {
        let glob = |pattern: &str| vec![glob::Pattern::new(pattern).unwrap()];
        let wanted = |pattern, path| is_wanted(&glob(pattern), Path::new("c"), Path::new(path));
        assert!(wanted("*.md", "c/x/y.md"));
        assert!(!wanted("*.md", "c/x/y.txt"));
        assert!(wanted("x/*.md", "c/x/y.md"));
        assert!(!wanted("x/*.md", "c/x/z/y.md"));
        assert!(wanted("**/*.md", "c/x/z/y.md"));
    }
}
