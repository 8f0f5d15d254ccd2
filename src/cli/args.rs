//! The command line.

use super::lang::message;
use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use std::path::PathBuf;
use vnextract::normalize::encoding::Encoding;
use vnextract::{Kind, Offsets};

pub const EXAMPLES: &str = "\
Examples:
  vnextract article.txt                         one bulletin, as indented JSON
  vnextract --date 2018-07-26 article.txt       its day of publication, to complete dates from
  vnextract --format html -o page.html a.txt    a page to look at
  cat records.jsonl | vnextract --jsonl -       JSON Lines in, JSON Lines out
  vnextract corpus/ --jsonl -o out.jsonl        every text below a folder, on all cores
  vnextract --jsonl big.jsonl.zst -o out.jsonl --resume
                                                go on where an interrupted run stopped

A file named like a command is given with its folder: vnextract ./date

Exit status: 0 all inputs were read, 1 some input failed or the output could not be written,
2 the command line is wrong, 130 interrupted.";

const ABOUT: &str = "Say what a Vietnamese bulletin says: sentences, dates with calendar values, persons, \
                     titles, organizations, places, documents and officials, with exact offsets";

/// What the user asked for.
#[derive(Debug, Parser)]
#[command(
    name = "vnextract",
    version,
    about = ABOUT,
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    styles = Styles::styled()
        .header(AnsiColor::Green.on_default().bold())
        .usage(AnsiColor::Green.on_default().bold())
        .literal(AnsiColor::Cyan.on_default())
        .placeholder(AnsiColor::Cyan.on_default()),
    override_usage = "vnextract [OPTIONS] FILE...\n       vnextract COMMAND",
    subcommand_help_heading = "Commands",
    subcommand_value_name = "COMMAND"
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,

    #[command(flatten)]
    pub extract: Extract,

    /// Language of help and messages [default: from LANG]
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<Language>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    En,
    Vi,
}

/// The main job.
#[derive(Debug, Args)]
pub struct Extract {
    /// Texts to read: files, `-` for standard input, folders with --jsonl, --format or --glob;
    /// names ending in .gz or .zst are decompressed, names ending in .jsonl hold records
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub files: Vec<PathBuf>,

    /// Read records (`id`, `text`, `reference_date`) from standard input and .jsonl files, and write
    /// one line for each document, unless --format says otherwise
    #[arg(long, help_heading = "Input")]
    pub jsonl: bool,

    /// In folders, read the files whose name (or path, if the pattern has a slash) matches
    #[arg(long, value_name = "PATTERN", help_heading = "Input", value_parser = glob_pattern)]
    pub glob: Vec<glob::Pattern>,

    /// Day of publication, for texts that are not records with their own
    #[arg(long, value_name = "YYYY-MM-DD", help_heading = "Input", value_parser = date)]
    pub date: Option<jiff::civil::Date>,

    /// Encoding of text files: utf-8, utf-16, tcvn3, vni, viscii, vps, viqr, windows-1258
    /// [default: UTF-8 where the file is that, else what it seems to be]
    #[arg(long, value_name = "NAME", help_heading = "Input", value_parser = encoding)]
    pub encoding: Option<Encoding>,

    /// Largest document or record, in bytes (K, M and G are understood); 0 for no limit
    #[arg(long, value_name = "SIZE", help_heading = "Input", default_value = "16M", value_parser = size)]
    pub max_bytes: u64,

    /// Kinds of entities to find: person, title, organization, place, date, document
    #[arg(long, value_name = "KINDS", help_heading = "Extraction", value_delimiter = ',', value_parser = kind)]
    pub only: Vec<Kind>,

    /// Expressions of time to give as dates
    #[arg(long, value_name = "WHICH", help_heading = "Extraction", default_value = "dates")]
    pub timex: TimexName,

    /// More lexicon entries, which win over the built-in ones: lines of `form<TAB>class<TAB>value`
    #[arg(long, value_name = "FILE", help_heading = "Extraction", value_hint = ValueHint::FilePath)]
    pub lexicon: Vec<PathBuf>,

    /// How to write the result [default: json for one text, jsonl for several]
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    pub format: Option<FormatName>,

    /// Print the candidates of each sentence, their weights and reasons, and which won
    #[arg(long, help_heading = "Output", conflicts_with_all = ["format", "resume"])]
    pub explain: bool,

    /// What offsets count
    #[arg(long, value_name = "UNIT", help_heading = "Output", default_value = "char")]
    pub offsets: OffsetsName,

    /// Write to FILE, which appears only when it is complete
    #[arg(short, long, value_name = "FILE", help_heading = "Output", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,

    /// Copy the records' other fields to the output: all of them, or those named
    #[arg(
        long, value_name = "FIELDS", help_heading = "Output", num_args = 0..=1,
        require_equals = true, value_delimiter = ',', default_missing_value = ""
    )]
    pub keep: Option<Vec<String>>,

    /// Colour in --format text
    #[arg(long, value_name = "WHEN", help_heading = "Output", default_value = "auto")]
    pub color: ColorName,

    /// Documents worked on at a time [default: one for each core]
    #[arg(short, long, value_name = "N", help_heading = "Long runs")]
    pub jobs: Option<std::num::NonZeroUsize>,

    /// Go on with the output of an interrupted run over the same input
    #[arg(long, help_heading = "Long runs", requires = "output")]
    pub resume: bool,

    /// Write failures to FILE, as JSON Lines, instead of standard error
    #[arg(long, value_name = "FILE", help_heading = "Long runs", value_hint = ValueHint::FilePath)]
    pub errors: Option<PathBuf>,

    /// No progress bar, no summary, no word of detected encodings
    #[arg(short, long, help_heading = "Long runs")]
    pub quiet: bool,
}

/// The other jobs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print a text with clean Unicode: composed, one tone placement, no look-alikes
    Normalize(Text),
    /// Print the sentences of a text, one a line
    Sentences(Text),
    /// Print what a date expression means, as JSON
    Date {
        /// The expression, such as `chiều 24/7`
        #[arg(value_name = "EXPRESSION", required = true)]
        expression: Vec<String>,

        /// The day it was written
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
        date: Option<jiff::civil::Date>,
    },
    /// Score the extraction on gold bulletins of your own
    Check(Check),
    /// Print the JSON Schema of the output
    Schema,
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

#[derive(Debug, Args)]
pub struct Text {
    /// The text; standard input if it is `-` or left out
    #[arg(value_name = "FILE", default_value = "-", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,

    /// Its encoding: utf-8, utf-16, tcvn3, vni, viscii, vps, viqr, windows-1258
    /// [default: UTF-8 where it is that, else what it seems to be]
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<Encoding>,
}

#[derive(Debug, Args)]
pub struct Check {
    /// Gold files, or folders of them
    #[arg(value_name = "PATH", required = true, value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    /// Show the first N mistakes of each kind
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub errors: usize,

    /// More lexicon entries: lines of `form<TAB>class<TAB>value`
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub lexicon: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    /// Indented JSON; of several documents, an array
    Json,
    /// JSON Lines: one document a line
    Jsonl,
    /// A self-contained page to look at; of several documents, with an index
    Html,
    /// For terminals: the text with coloured spans, and the officials
    Text,
    /// Tab-separated: one entity a row
    Tsv,
    /// One syllable a line with its BIO tag
    Conll,
    /// brat's stand-off annotations (.ann), of one text
    Brat,
    /// Input for spaCy's displaCy, drawn with manual=True
    Displacy,
    /// What `--explain` prints
    #[value(skip)]
    Explanation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TimexName {
    /// What stands on the calendar or the clock: DATE and TIME
    Dates,
    /// Durations and repeated times too: DURATION and SET
    All,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OffsetsName {
    /// Unicode code points (Python)
    Char,
    /// UTF-8 bytes (Rust, Go)
    Byte,
    /// UTF-16 units (JavaScript, Java)
    Utf16,
}

impl From<OffsetsName> for Offsets {
    fn from(name: OffsetsName) -> Self {
        match name {
            OffsetsName::Char => Offsets::CodePoint,
            OffsetsName::Byte => Offsets::Byte,
            OffsetsName::Utf16 => Offsets::Utf16,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorName {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

/// A day, as records and `--date` give it.
pub fn date(text: &str) -> Result<jiff::civil::Date, String> {
    let shape = |b: &[u8]| b.len() == 10 && b[4] == b'-' && b[7] == b'-';
    match text.parse() {
        Ok(date) if shape(text.as_bytes()) => Ok(date),
        _ => Err(message!("expected a day as YYYY-MM-DD", "cần một ngày dạng YYYY-MM-DD")),
    }
}

fn kind(text: &str) -> Result<Kind, String> {
    let found = Kind::ALL.into_iter().find(|kind| kind.as_str() == text);
    found.ok_or_else(|| {
        let names = Kind::ALL.map(Kind::as_str).join(", ");
        message!(
            "expected one of {names}, separated by commas",
            "cần một trong các loại {names}, cách nhau bằng dấu phẩy"
        )
    })
}

fn encoding(text: &str) -> Result<Encoding, String> {
    text.parse().map_err(|_| {
        let names = Encoding::ALL.map(Encoding::name).join(", ");
        message!("expected one of {names}", "cần một trong các bảng mã {names}")
    })
}

fn glob_pattern(text: &str) -> Result<glob::Pattern, String> {
    glob::Pattern::new(text).map_err(|error| error.to_string())
}

fn size(text: &str) -> Result<u64, String> {
    let unit = match text.as_bytes().last() {
        Some(b'K' | b'k') => 1 << 10,
        Some(b'M' | b'm') => 1 << 20,
        Some(b'G' | b'g') => 1 << 30,
        _ => 1,
    };
    let digits = if unit > 1 { &text[..text.len() - 1] } else { text };
    let number: Option<u64> = digits.parse().ok();
    match number.and_then(|number| number.checked_mul(unit)) {
        Some(0) => Ok(u64::MAX),
        Some(bytes) => Ok(bytes),
        None => Err(message!(
            "expected a number of bytes such as 65536, 64K or 100M",
            "cần số byte như 65536, 64K hay 100M"
        )),
    }
}
