//! The program in English and Vietnamese: messages stand in both languages where they are said,
//! the help in Vietnamese is in `help.vi.tsv`.

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command};
use std::collections::HashMap;
use std::error::Error as _;
use std::ffi::OsString;
use std::sync::atomic::{AtomicBool, Ordering};

static VIETNAMESE: AtomicBool = AtomicBool::new(false);

/// Whether the user reads Vietnamese.
pub fn is_vietnamese() -> bool {
    VIETNAMESE.load(Ordering::Relaxed)
}

/// A message in the user's language: first English, then Vietnamese, both as for `format!`.
macro_rules! message {
    ($english:literal, $vietnamese:literal $(, $argument:expr)* $(,)?) => {
        if $crate::cli::lang::is_vietnamese() {
            format!($vietnamese $(, $argument)*)
        } else {
            format!($english $(, $argument)*)
        }
    };
}
pub(super) use message;

/// Takes the language from `--lang`, else from the locale. This is before the arguments are
/// parsed, since what is said of them is in that language too.
pub fn choose(arguments: &[OsString]) {
    let arguments: Vec<String> =
        arguments.iter().map(|a| a.to_string_lossy().into_owned()).collect();
    let asked = arguments.iter().enumerate().find_map(|(index, argument)| {
        match argument.strip_prefix("--lang") {
            Some("") => arguments.get(index + 1).cloned(),
            Some(value) => value.strip_prefix('=').map(str::to_owned),
            None => None,
        }
    });
    let locale = || {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        names.iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty())
    };
    let language = asked.or_else(locale).unwrap_or_default();
    let is_vietnamese = language == "vi" || language.starts_with("vi_");
    VIETNAMESE.store(is_vietnamese, Ordering::Relaxed);
}

/// Says in the user's language what is wrong with the command line, or prints the help that was asked
/// for; then ends.
pub fn exit(error: &clap::Error) -> ! {
    match in_vietnamese(error).filter(|_| is_vietnamese()) {
        Some(message) => {
            super::report::say(message);
            std::process::exit(error.exit_code());
        }
        None => error.exit(),
    }
}

/// What is wrong with the command line, if it is one of the usual things.
fn in_vietnamese(error: &clap::Error) -> Option<String> {
    let context = |kind| error.get(kind).map(|value| value.to_string());
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue).filter(|value| !value.is_empty());
    let message = match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match value {
            None => format!("thiếu giá trị sau {}", argument?),
            Some(value) => {
                let values = context(ContextKind::ValidValue).map(|names| format!("cần {names}"));
                let reason = values.or(error.source().map(ToString::to_string));
                format!("giá trị '{value}' của {} không đúng: {}", argument?, reason?)
            }
        },
        ErrorKind::UnknownArgument => match context(ContextKind::SuggestedArg) {
            Some(other) => format!("không có tùy chọn {}, hay là {other}", argument?),
            None => format!("không có tùy chọn {}", argument?),
        },
        ErrorKind::MissingRequiredArgument => format!("còn thiếu {}", argument?),
        ErrorKind::ArgumentConflict => {
            format!("{} không đi cùng {}", argument?, context(ContextKind::PriorArg)?)
        }
        _ => return None,
    };
    Some(super::report::Harmless(&format!("{message}; xem --help")).to_string())
}

/// Puts a `--lang` that stands before a command behind it: clap looks for no command after options.
pub fn move_behind_command(arguments: &mut [OsString], command: &Command) {
    let length = match arguments.get(1).and_then(|argument| argument.to_str()) {
        Some("--lang") => 2,
        Some(argument) if argument.starts_with("--lang=") => 1,
        _ => return,
    };
    let name = arguments.get(1 + length).and_then(|argument| argument.to_str());
    if name.is_some_and(|name| command.find_subcommand(name).is_some()) {
        arguments[1..=1 + length].rotate_right(1);
    }
}

type Texts = HashMap<&'static str, &'static str>;

/// The command line with its help in the user's language.
pub fn translated(command: Command) -> Command {
    if !is_vietnamese() {
        return command;
    }
    let texts: Texts = include_str!("help.vi.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let text = |key: &str| texts.get(key).copied().unwrap_or_default();
    let examples = text("examples").replace("\\n", "\n");
    with_help(command, "", &texts)
        .version(env!("CARGO_PKG_VERSION"))
        .override_usage("vnextract [TÙY CHỌN] TỆP...\n       vnextract LỆNH")
        .subcommand_help_heading(text("heading.Commands"))
        .subcommand_value_name("LỆNH")
        .after_help(examples)
}

/// Replaces the help of a command and of those under it. The keys of its texts begin with `prefix`.
fn with_help(mut command: Command, prefix: &str, texts: &Texts) -> Command {
    let text = |key: &str| texts.get(format!("{prefix}{key}").as_str()).copied();
    let heading = |name: &str| texts.get(format!("heading.{name}").as_str()).copied();
    if let Some(about) = text("about") {
        command = command.about(about);
    }
    let options = heading("Options");
    command = command
        .help_template("{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|argument| {
            let name = match argument.get_help_heading() {
                Some(name) => name.to_owned(),
                None if argument.is_positional() => "Arguments".to_owned(),
                None => "Options".to_owned(),
            };
            let help = text(argument.get_id().as_str());
            // Possible values are named in the Vietnamese text; their own texts are English.
            let takes_value = argument.get_action().takes_values();
            let default = argument.get_default_values().first();
            let default = default.map(|value| format!(" [mặc định: {}]", value.display()));
            let argument = argument.help_heading(heading(&name)).hide_possible_values(takes_value);
            match help {
                Some(help) => argument
                    .help(format!("{help}{}", default.unwrap_or_default()))
                    .hide_default_value(takes_value),
                None => argument,
            }
        })
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(texts.get("help").copied().unwrap_or_default())
                .help_heading(options),
        );
    if prefix.is_empty() {
        command = command.arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(texts.get("version").copied().unwrap_or_default())
                .help_heading(options),
        );
    }
    let names: Vec<String> =
        command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        let prefix = format!("{name}.");
        command = command.mut_subcommand(name, |command| with_help(command, &prefix, texts));
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    /// Every text of the English help has its key in the Vietnamese one.
    #[test]
    fn the_help_is_translated_whole() {
        let keys: Vec<&str> = include_str!("help.vi.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split('\t').next())
            .collect();
        let command = crate::cli::args::Cli::command();
        let mut wanted = vec!["about".to_owned(), "examples".to_owned(), "help".to_owned()];
        let heading = |argument: &Arg| argument.get_help_heading().map(|h| format!("heading.{h}"));
        let arguments = |command: &Command, prefix: &str| -> Vec<String> {
            let ids = command.get_arguments().map(|a| format!("{prefix}{}", a.get_id()));
            ids.chain(command.get_arguments().filter_map(heading)).collect()
        };
        wanted.extend(arguments(&command, ""));
        for sub in command.get_subcommands() {
            wanted.push(format!("{}.about", sub.get_name()));
            wanted.extend(arguments(sub, &format!("{}.", sub.get_name())));
        }
        let missing: Vec<_> = wanted.iter().filter(|key| !keys.contains(&key.as_str())).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
