//! The program `vnextract`: reads bulletins, writes what they say.
#![forbid(unsafe_code)]

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
