//! Where the result goes: standard output, or a file that appears when it is complete.

use super::lang::message;
use super::report::{Fatal, Quoted, reason};
use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// An open output.
pub struct Output {
    writer: BufWriter<Box<dyn Write>>,
    name: String,
    /// The file under its name for the time of writing, and the file to be.
    rename: Option<(PathBuf, PathBuf)>,
}

/// The lines that an interrupted run left.
pub struct Done(BufReader<io::Take<File>>);

impl Done {
    /// Reads the next line, with its end; false after the last.
    pub fn next(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        Ok(self.0.read_until(b'\n', line)? > 0)
    }
}

impl Output {
    pub fn stdout() -> Self {
        Output {
            writer: BufWriter::with_capacity(1 << 16, Box::new(io::stdout().lock())),
            name: message!("standard output", "đầu ra chuẩn"),
            rename: None,
        }
    }

    /// Opens a file for writing. The file under this name stays as it is until [`Output::finish`].
    pub fn create(path: &Path) -> Result<Self, Fatal> {
        if !is_replaceable(path) {
            let file = OpenOptions::new().write(true).truncate(true).open(path);
            return Ok(Self::new(path, None, file.map_err(|error| cannot_write(path, &error))?));
        }
        let (part, path) = part_of(path);
        let file = File::create(&part).map_err(|error| cannot_write(&path, &error))?;
        Ok(Self::new(&path.clone(), Some((part, path)), file))
    }

    /// Opens a file that is written as it grows.
    pub fn log(path: &Path) -> Result<Self, Fatal> {
        let file = File::create(path).map_err(|error| cannot_write(path, &error))?;
        Ok(Self::new(path, None, file))
    }

    /// Opens a file to go on with what an interrupted run left in it.
    pub fn resume(path: &Path) -> Result<(Self, Done), Fatal> {
        if !is_replaceable(path) {
            let path = path.to_string_lossy();
            return Err(Fatal::Usage(message!(
                "--resume: {} is no plain file",
                "--resume: {} không phải tệp thường",
                Quoted(&path)
            )));
        }
        let (part, path) = part_of(path);
        let open = || -> io::Result<(File, Done)> {
            if !part.exists() && path.exists() {
                std::fs::rename(&path, &part)?;
            }
            let mut options = OpenOptions::new();
            let mut file =
                options.read(true).write(true).create(true).truncate(false).open(&part)?;
            let length = end_of_last_line(&mut file)?;
            file.set_len(length)?;
            file.seek(SeekFrom::Start(length))?;
            Ok((file, Done(BufReader::with_capacity(1 << 16, File::open(&part)?.take(length)))))
        };
        let (file, done) = open().map_err(|error| cannot_write(&path, &error))?;
        Ok((Self::new(&path.clone(), Some((part, path)), file), done))
    }

    fn new(path: &Path, rename: Option<(PathBuf, PathBuf)>, file: File) -> Self {
        Output {
            writer: BufWriter::with_capacity(1 << 16, Box::new(file)),
            name: Quoted(&path.to_string_lossy()).to_string(),
            rename,
        }
    }

    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Fatal> {
        self.writer.write_all(bytes).map_err(|error| self.failed(&error))
    }

    pub fn flush(&mut self) -> Result<(), Fatal> {
        self.writer.flush().map_err(|error| self.failed(&error))
    }

    /// Gives the complete file its name.
    pub fn finish(mut self) -> Result<(), Fatal> {
        self.flush()?;
        let Some((part, path)) = self.rename.take() else {
            return Ok(());
        };
        let finish = || {
            File::open(&part)?.sync_all()?;
            if let Ok(old) = path.metadata() {
                std::fs::set_permissions(&part, old.permissions())?;
            }
            std::fs::rename(&part, &path)
        };
        finish().map_err(|error| self.failed(&error))
    }

    /// Forgets what was written; a file of this name stays as it was.
    pub fn discard(self) {
        if let Some((part, _)) = self.rename {
            let _ = std::fs::remove_file(part);
        }
    }

    /// Where the documents are that were done when the run ended early.
    pub fn remains(&self) -> String {
        match &self.rename {
            Some((part, _)) => {
                message!(
                    "what was done is kept in {}",
                    "phần đã xong giữ ở {}",
                    Quoted(&part.to_string_lossy())
                )
            }
            None => message!("what was done is written", "phần đã xong đã được ghi"),
        }
    }

    fn failed(&self, error: &io::Error) -> Fatal {
        match error.kind() {
            ErrorKind::BrokenPipe => Fatal::ClosedPipe,
            _ => Fatal::Failed(message!(
                "cannot write to {}: {}",
                "không ghi được vào {}: {}",
                self.name,
                reason(error)
            )),
        }
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> Fatal {
    let path = path.to_string_lossy();
    Fatal::Failed(message!(
        "cannot write to {}: {}",
        "không ghi được vào {}: {}",
        Quoted(&path),
        reason(error)
    ))
}

/// Whether a new file can take the place of what has this name; a device or a pipe is written to.
fn is_replaceable(path: &Path) -> bool {
    std::fs::metadata(path).map_or(true, |metadata| metadata.is_file())
}

/// The name for the time of writing, and the name of the file itself where the path is a link.
fn part_of(path: &Path) -> (PathBuf, PathBuf) {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut part = OsString::from(path.file_name().unwrap_or_default());
    part.push(".part");
    (path.with_file_name(part), path)
}

/// How long the file is up to and with its last line end.
fn end_of_last_line(file: &mut File) -> io::Result<u64> {
    let mut end = file.seek(SeekFrom::End(0))?;
    let mut buffer = vec![0; 1 << 16];
    while end > 0 {
        let start = end.saturating_sub(buffer.len() as u64);
        let chunk = &mut buffer[..(end - start) as usize];
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(chunk)?;
        if let Some(at) = memchr::memrchr(b'\n', chunk) {
            return Ok(start + at as u64 + 1);
        }
        end = start;
    }
    Ok(0)
}
