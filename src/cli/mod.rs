//! The program: arguments, reading, writing, progress.

mod args;
mod check;
mod decode;
mod format;
mod input;
mod lang;
mod output;
mod record;
mod report;
mod run;

use args::{Cli, ColorName, Command, EXAMPLES, Extract, FormatName, TimexName};
use clap::{CommandFactory, FromArgMatches};
use format::Writer;
use input::{Content, Inputs, Reading};
use lang::message;
use output::{Done, Output};
use record::Keep;
use report::{Failure, Fatal, Harmless, Meter, Progress, Quoted, Tally, cannot_read, say};
use run::{INTERRUPTED, Job, Resumed, Sink};
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use vnextract::{Extractor, Kind};

/// Runs the program.
pub fn main() -> ExitCode {
    let mut arguments: Vec<OsString> = std::env::args_os().collect();
    lang::choose(&arguments);
    let command = lang::translated(Cli::command());
    lang::move_behind_command(&mut arguments, &command);
    let matches = command.try_get_matches_from(arguments);
    let matches = matches.unwrap_or_else(|error| lang::exit(&error));
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let result = match cli.command {
        None => extract(cli.extract),
        Some(Command::Normalize(args)) => normalize(&args),
        Some(Command::Sentences(args)) => sentences(&args),
        Some(Command::Date { expression, date }) => date_value(&expression.join(" "), date),
        Some(Command::Check(args)) => check(&args),
        Some(Command::Schema) => schema(),
        Some(Command::Completions { shell }) => completions(shell),
        Some(Command::Man) => man(),
    };
    match result {
        Ok(status) => status,
        Err(Fatal::ClosedPipe) => ExitCode::SUCCESS,
        Err(Fatal::Interrupted) => ExitCode::from(INTERRUPTED as u8),
        Err(Fatal::Failed(message)) => {
            say(message);
            ExitCode::from(1)
        }
        Err(Fatal::Usage(message)) => {
            say(message);
            ExitCode::from(2)
        }
    }
}

/// The main job.
fn extract(args: Extract) -> Result<ExitCode, Fatal> {
    let started = Instant::now();
    let files = files(&args)?;
    let (format, single) = format(&args, &files)?;
    let extractor = extractor(&args.only, &args.lexicon, args.timex)?;
    let errors = args.errors.as_deref().map(Output::log).transpose()?;
    let (output, done) = open_output(&args)?;
    let meter = Meter::default();
    let reading = Reading {
        jsonl: args.jsonl,
        folders: args.jsonl || args.format.is_some() || !args.glob.is_empty(),
        globs: args.glob.clone(),
        max_bytes: args.max_bytes,
        except: args.output.as_deref().and_then(|path| path.canonicalize().ok()),
        meter: meter.clone(),
    };
    let progress = Progress::new(!single && !args.quiet, meter.clone(), || {
        input::total_size(&files, &reading)
    });
    let color = wants_color(args.color, args.output.is_some());
    let writer = Writer { format, offsets: args.offsets.into(), single, color };
    let job = Job {
        extractor,
        writer,
        keep: keep(&args),
        date: args.date,
        encoding: args.encoding,
        max_bytes: args.max_bytes,
        meter,
    };
    let (tally, failures, index) = (Tally::default(), 0, Vec::new());
    let quiet = args.quiet;
    let mut sink = Sink { output, writer, progress, errors, tally, failures, index, quiet };
    let inputs = Resumed::new(Inputs::new(files, reading), done);
    let jobs = match (single, args.jobs) {
        (true, _) => 1,
        (false, Some(jobs)) => jobs.get(),
        (false, None) => std::thread::available_parallelism().map_or(1, |cores| cores.get()),
    };
    let result = if jobs > 1 {
        run::together(job, jobs, inputs, &mut sink)
    } else {
        if !single {
            run::stop_on_interrupt_alone(interrupted(&sink.output.remains()));
        }
        run::alone(&job, inputs, &mut sink)
    };
    finish(&args, sink, result, (!single).then(|| started.elapsed()))
}

/// The inputs, standard input if there are none.
fn files(args: &Extract) -> Result<Vec<PathBuf>, Fatal> {
    if !args.files.is_empty() {
        return Ok(args.files.clone());
    }
    if std::io::stdin().is_terminal() {
        return Err(Fatal::Usage(message!(
            "give a FILE, or - for standard input; --help says more",
            "hãy nêu TỆP, hoặc - là đầu vào chuẩn; xem thêm ở --help"
        )));
    }
    Ok(vec![PathBuf::from("-")])
}

/// The form of the output, and whether it is for one text alone.
fn format(args: &Extract, files: &[PathBuf]) -> Result<(FormatName, bool), Fatal> {
    let single = match files {
        [file] => !args.jsonl && Content::of(file) != Content::Records && !file.is_dir(),
        _ => false,
    };
    let format = match args.format {
        Some(format) => format,
        None if args.explain => FormatName::Explanation,
        None if single => FormatName::Json,
        None => FormatName::Jsonl,
    };
    if args.resume && format != FormatName::Jsonl {
        return Err(Fatal::Usage(message!(
            "--resume goes with JSON Lines only; add --jsonl",
            "--resume chỉ đi với JSON Lines; hãy thêm --jsonl"
        )));
    }
    if format == FormatName::Brat && !single {
        return Err(Fatal::Usage(message!(
            "--format brat writes one text: give one FILE",
            "--format brat chỉ ghi một văn bản: hãy nêu một TỆP"
        )));
    }
    Ok((format, single))
}

fn open_output(args: &Extract) -> Result<(Output, Option<Done>), Fatal> {
    match &args.output {
        Some(path) if path.as_os_str() != "-" => match args.resume {
            true => Output::resume(path).map(|(output, done)| (output, Some(done))),
            false => Output::create(path).map(|output| (output, None)),
        },
        _ => Ok((Output::stdout(), None)),
    }
}

fn keep(args: &Extract) -> Keep {
    match &args.keep {
        None => Keep::None,
        Some(names) if names.iter().all(String::is_empty) => Keep::All,
        Some(names) => Keep::Named(names.clone()),
    }
}

/// Completes the output, and says how the run went; `took` is given if it was over several texts.
fn finish(
    args: &Extract,
    mut sink: Sink,
    result: Result<(), Fatal>,
    took: Option<Duration>,
) -> Result<ExitCode, Fatal> {
    sink.progress.finish();
    let remains = sink.output.remains();
    let has_nothing = sink.tally.documents == 0 && sink.failures > 0 && !args.resume;
    let finished = match result {
        Ok(()) if has_nothing && (sink.writer.single || args.output.is_some()) => {
            sink.output.discard();
            Ok(())
        }
        Ok(()) => sink.end().and_then(|()| sink.output.finish()),
        Err(Fatal::Interrupted) => sink.output.flush().and(Err(Fatal::Interrupted)),
        Err(fatal) => Err(fatal),
    };
    let is_watched = args.output.is_some() || std::io::stderr().is_terminal();
    match (took, &args.errors) {
        _ if args.quiet => {}
        (Some(took), _) if is_watched => say(sink.tally.summary(sink.failures, took)),
        (_, Some(errors)) if sink.failures > 0 => say(message!(
            "{} failed, see {}",
            "{} lỗi, xem {}",
            sink.failures,
            Quoted(&errors.to_string_lossy())
        )),
        _ => {}
    }
    if let Err(Fatal::Interrupted) = finished {
        say(interrupted(&remains));
    }
    finished?;
    Ok(ExitCode::from(u8::from(sink.failures > 0)))
}

fn interrupted(remains: &str) -> String {
    message!("interrupted; {remains}", "bị ngắt; {remains}")
}

fn wants_color(when: ColorName, to_file: bool) -> bool {
    match when {
        ColorName::Always => true,
        ColorName::Never => false,
        ColorName::Auto => {
            let choice = anstream::AutoStream::choice(&std::io::stdout());
            !to_file && choice != anstream::ColorChoice::Never
        }
    }
}

fn extractor(kinds: &[Kind], lexicons: &[PathBuf], timex: TimexName) -> Result<Extractor, Fatal> {
    let mut builder = Extractor::builder();
    if timex == TimexName::All {
        builder = builder.all_times();
    }
    if !kinds.is_empty() {
        builder = builder.kinds(kinds);
    }
    for path in lexicons {
        builder = builder.lexicon_tsv(&read_lexicon(path)?).map_err(|error| {
            Fatal::Usage(format!("{}: {error}", Quoted(&path.to_string_lossy())))
        })?;
    }
    Ok(builder.build())
}

fn read_lexicon(path: &Path) -> Result<String, Fatal> {
    std::fs::read_to_string(path).map_err(|error| {
        let path = path.to_string_lossy();
        Fatal::Usage(format!("{}: {}", Quoted(&path), cannot_read(&error)))
    })
}

/// Writes a text to standard output.
fn print(text: &[u8]) -> Result<ExitCode, Fatal> {
    let mut output = Output::stdout();
    output.write(text)?;
    output.finish()?;
    Ok(ExitCode::SUCCESS)
}

/// The text of one file, or a message why there is none.
fn read_text(args: &args::Text) -> Result<String, Fatal> {
    let path = args.file.to_string_lossy();
    let told = |line, message| Failure::new(&(&*path).into(), line, message).to_string();
    let failed = |line, message| Fatal::Failed(told(line, message));
    let bytes = if path == "-" {
        input::read_limited(std::io::stdin(), u64::MAX)
    } else {
        input::read_file(&args.file, u64::MAX, &Meter::default())
    };
    let bytes = bytes.map_err(|message| failed(None, message))?;
    let decode::Text { text, note } =
        decode::decode(bytes, args.encoding).map_err(|fault| failed(fault.line, fault.message))?;
    if let Some(note) = note {
        say(told(None, note));
    }
    Ok(text)
}

fn normalize(args: &args::Text) -> Result<ExitCode, Fatal> {
    let text = read_text(args)?;
    // Before cleaning, which would move tones in `Nguyá»…n`.
    let repaired = vnextract::normalize::repair_mojibake(&text);
    print_text(vnextract::normalize::clean(&repaired).text())
}

fn sentences(args: &args::Text) -> Result<ExitCode, Fatal> {
    let text = read_text(args)?;
    let mut out = String::with_capacity(text.len());
    for sentence in vnextract::sentences::sentences(&text) {
        // A sentence may go over hard line ends.
        for (n, line) in text[sentence.range()].lines().enumerate() {
            if n > 0 {
                out.push(' ');
            }
            out.push_str(line.trim());
        }
        out.push('\n');
    }
    print_text(&out)
}

/// Writes a text from outside: to a terminal without what would steer it.
fn print_text(text: &str) -> Result<ExitCode, Fatal> {
    if std::io::stdout().is_terminal() {
        return print(format::shown(text).as_bytes());
    }
    print(text.as_bytes())
}

fn date_value(expression: &str, date: Option<jiff::civil::Date>) -> Result<ExitCode, Fatal> {
    let clean = vnextract::normalize::clean(expression);
    let value = vnextract::date::parse(clean.text(), date).map_err(|error| {
        let message = message!(
            "{error}",
            "không hiểu `{expression}` là ngày giờ nào: hãy thử như `chiều 24/7` hay `quý II/2018`"
        );
        Fatal::Failed(Harmless(&message).to_string())
    })?;
    let mut json = serde_json::to_vec(&value).unwrap_or_default();
    json.push(b'\n');
    print(&json)
}

fn check(args: &args::Check) -> Result<ExitCode, Fatal> {
    let (report, failures) = check::check(args, &extractor(&[], &args.lexicon, TimexName::Dates)?)?;
    print(report.as_bytes())?;
    Ok(ExitCode::from(u8::from(failures > 0)))
}

fn schema() -> Result<ExitCode, Fatal> {
    // A schema is plain JSON: it can always be written.
    let mut text = serde_json::to_vec_pretty(&format::schema()).unwrap_or_default();
    text.push(b'\n');
    print(&text)
}

fn completions(shell: clap_complete::Shell) -> Result<ExitCode, Fatal> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "vnextract", &mut script);
    print(&script)
}

fn man() -> Result<ExitCode, Fatal> {
    let mut page = Vec::new();
    // Writing to a vector cannot fail.
    let _ = write_man(&mut page);
    print(&page)
}

/// One page for the program and its commands, with the examples as they stand.
fn write_man(page: &mut Vec<u8>) -> std::io::Result<()> {
    let command = Cli::command();
    let man = clap_mangen::Man::new(command.clone());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    for command in command.get_subcommands() {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        writeln!(page, ".SH \"VNEXTRACT {}\"\n{about}.", command.get_name().to_uppercase())?;
        let mut options = Vec::new();
        let command = command.clone().disable_help_flag(true);
        clap_mangen::Man::new(command).render_options_section(&mut options)?;
        page.extend(String::from_utf8_lossy(&options).replace(".SH OPTIONS\n", "").bytes());
    }
    let (examples, status) = EXAMPLES.split_once("\n\nExit status: ").unwrap_or((EXAMPLES, ""));
    let examples = examples.trim_start_matches("Examples:\n");
    writeln!(page, ".SH EXAMPLES\n.nf\n{examples}\n.fi\n.SH \"EXIT STATUS\"\n{status}")
}
