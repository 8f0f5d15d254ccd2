//! The program `vnextract`.
#![forbid(unsafe_code)]
fn main() {}
