#![no_main]

#[path = "../../tests/fuzz/jsonl.rs"]
mod body;

/// The program's files that read records; the rest of the program is not here to use them.
#[allow(dead_code)]
#[path = "../../src/cli"]
mod cli {
    pub mod args;
    pub mod input;
    pub mod lang;
    pub mod record;
    pub mod report;
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
