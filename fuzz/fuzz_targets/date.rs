#![no_main]

#[path = "../../tests/fuzz/date.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
