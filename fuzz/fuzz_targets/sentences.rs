#![no_main]

#[path = "../../tests/fuzz/sentences.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
