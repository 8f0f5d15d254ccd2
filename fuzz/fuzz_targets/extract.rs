#![no_main]

#[path = "../../tests/fuzz/extract.rs"]
mod body;
#[path = "../../tests/fuzz/sound.rs"]
mod sound;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::run(bytes));
